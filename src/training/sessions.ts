import * as z from 'zod/mini'
import { trainingActor } from '#registers/people/training.ts'
import { TRAINING_ZONE } from '#registers/zones/training.ts'
import { mustAsk, openCase, take, timeAt, workdayAt, type Case, type World } from './road.ts'

const CHAIR = trainingActor('commission.chair')
const SECRETARY = trainingActor('commission.secretary')
const MEMBER = trainingActor('commission.member')

/** How far a session has come. */
type Reached = 'planned' | 'open' | 'closed' | 'signed'
const ORDER: readonly Reached[] = ['planned', 'open', 'closed', 'signed']

type Wish = { readonly key: string; readonly planned: number; readonly day: number; readonly cases: readonly Case[]; readonly against?: readonly Case[] }

const standing = z.object({ case: z.object({ state: z.string(), version: z.number() }) })

/** A session of the training commission: planned, opened with everybody present, voted, closed, and its minutes signed by chair and secretary. */
export async function hold(world: World, { key, planned, day, cases, against = [] }: Wish, reached: Reached): Promise<Case> {
  const goes = (to: Reached) => ORDER.indexOf(reached) >= ORDER.indexOf(to)
  const input = { day: workdayAt(world, day), place: 'Oʻquv zonasi, majlislar zali', cases: cases.map(({ id }) => ({ case: id })) }
  const one = await openCase(world, { actor: SECRETARY, at: timeAt(world, planned, 9) }, `session ${key}`, { kind: 'session', party: null, input })
  if (!goes('open')) return one
  const present = [CHAIR, MEMBER].map(({ id }) => ({ member: id, here: true }))
  await take(world, one, { actor: CHAIR, at: timeAt(world, day, 10) }, 'open', { present })
  if (!goes('closed')) return one
  const opinion = 'Korxonada ish toʻxtagan'
  const ballot = (dissents: boolean) => ({
    votes: cases.map((each) => ({ case: each.id, ...(dissents && against.includes(each) ? { vote: 'against', opinion } : { vote: 'for', opinion: '' }) })),
  })
  await take(world, one, { actor: MEMBER, at: timeAt(world, day, 11) }, 'vote', ballot(true))
  await take(world, one, { actor: CHAIR, at: timeAt(world, day, 11) }, 'vote', ballot(false))
  await take(world, one, { actor: CHAIR, at: timeAt(world, day, 12) }, 'close')
  if (!goes('signed')) return one
  await take(world, one, { actor: CHAIR, at: timeAt(world, day, 16) }, 'sign', { signature: 'test' })
  await take(world, one, { actor: SECRETARY, at: timeAt(world, day, 17) }, 'sign', { signature: 'test' })
  for (const each of cases) await refresh(world, each)
  return one
}

/** Reads a case that was moved on by the minutes. */
async function refresh(world: World, one: Case): Promise<void> {
  const found = await mustAsk(world, { actor: SECRETARY, at: timeAt(world, -1) }, 'getCase', { zone: TRAINING_ZONE, id: one.id }, standing)
  one.state = found.case.state
  one.version = found.case.version
}
