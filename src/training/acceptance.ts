import * as z from 'zod/mini'
import { inTurn } from '#lib/in-turn.ts'
import { readerOf } from '#platform/database/sql.ts'
import { stableId } from '#platform/stable-id.ts'
import { openCase as openByKernel, SYSTEM } from '#procedures/cases/kernel-service.ts'
import { acceptanceModule } from '#procedures/obligations/acceptance-service.ts'
import { obligationsOfContract } from '#procedures/obligations/register-service.ts'
import { lastMonths } from '#procedures/obligations/rules/fulfilment.ts'
import { trainingActor } from '#registers/people/training.ts'
import { TRAINING_ZONE } from '#registers/zones/training.ts'
import type { Resident } from './firms.ts'
import { attach, change, dayAt, given, mustAsk, take, timeAt, workdayAt, type Case, type World } from './road.ts'

const SPECIALIST = trainingActor('directorate.specialist')
const ADMIN = trainingActor('zone.admin')
const GROUP = 'Oʻquv aʼzosi 1\nOʻquv aʼzosi 2\nOʻquv aʼzosi 3'

const standing = z.object({ case: z.object({ id: z.string(), state: z.string(), version: z.number() }) })

/** The case of a resident's due obligations, opened on the due day as the system does; found where it stands. */
export async function openAcceptance(world: World, resident: Resident): Promise<Case> {
  const { firm, contract, party } = resident
  const key = `acceptance ${firm.number}`
  const at = new Date(`${dayAt(world, firm.due)}T08:00:00.000+05:00`)
  const wish = { kind: 'acceptance', zone: TRAINING_ZONE, party, input: { contract }, request: stableId(`training ${key}`) }
  const action = { action: 'case.opened', subject: contract }
  let id = ''
  await change(world, { actor: SYSTEM, at }, action, async (writer, circumstances) => {
    const opened = given(await openByKernel(acceptanceModule, writer, wish, circumstances, 'system'), `open ${key}`)
    id = opened.id
    return opened.already ? undefined : opened
  })
  const { case: one } = await mustAsk(world, { actor: SPECIALIST, at }, 'getCase', { zone: TRAINING_ZONE, id }, standing)
  return { key, id: one.id, state: one.state, version: one.version, steps: 0 }
}

/** Evidence of shares of what was promised: investment in two payments, headcounts of three months, training. */
export async function showEvidence(world: World, one: Case, resident: Resident, offset: number, share: number): Promise<void> {
  const { firm, contract, actor } = resident
  const as = { actor, at: timeAt(world, offset) }
  const document = await attach(world, as, `dalil-${firm.number}`, 'evidence')
  const promised = await obligationsOfContract(readerOf(world.database.readers), TRAINING_ZONE, contract)
  const due = dayAt(world, firm.due)
  const idOf = (item: string) => promised.find((each) => each.item === item && each.due === due)?.id
  const number = (kind: string, index: number) => `OQUV-${kind}-${firm.number}-${index}`
  const soum = firm.invested * 1_000_000
  const dated = dayAt(world, firm.due - 20)
  const rows = [
    { obligation: idOf('invested'), kind: 'invoice', number: number('HF', 1), amount: soum * 0.6, currency: 'UZS' },
    { obligation: idOf('invested'), kind: 'bank', number: number('TT', 2), amount: soum * (share - 0.6), currency: 'UZS' },
    ...lastMonths(due, 3).map((month, index) => ({
      obligation: idOf('jobs'),
      kind: 'taxHeadcount',
      number: number('SH', 3 + index),
      amount: firm.jobs,
      month,
    })),
    { obligation: idOf('training'), kind: 'other', number: number('OQ', 6), amount: Math.round(firm.trained * share) },
  ]
  await inTurn(rows, ({ amount, ...row }) => take(world, one, as, 'addEvidence', { ...row, dated, document, amount: String(Math.round(amount)) }))
}

export const handIn = (world: World, one: Case, { actor }: Resident, offset: number): Promise<void> =>
  take(world, one, { actor, at: timeAt(world, offset, 15) }, 'handIn')

const forms = z.object({ next: z.array(z.object({ step: z.string(), fields: z.array(z.object({ rows: z.array(z.record(z.string(), z.string())) })) })) })

/** The specialist takes the evidence as it was shown. */
export async function verify(world: World, one: Case, offset: number): Promise<void> {
  const as = { actor: SPECIALIST, at: timeAt(world, offset, 11) }
  const { next } = await mustAsk(world, as, 'getCase', { zone: TRAINING_ZONE, id: one.id }, forms)
  const rows = next.find(({ step }) => step === 'verify')?.fields[0]?.rows ?? []
  const evidence = rows.map((row) => ({ id: row['id'], accepted: row['accepted'], verdict: 'accepted', remark: '' }))
  await take(world, one, as, 'verify', { evidence })
}

export const visit = (world: World, one: Case, offset: number, seen = 'Sexlar ishlamoqda, uskunalar oʻrnatilgan'): Promise<void> =>
  take(world, one, { actor: ADMIN, at: timeAt(world, offset, 15) }, 'visit', { visitedOn: workdayAt(world, offset), members: GROUP, seen })

export const conclude = (world: World, one: Case, offset: number): Promise<void> =>
  take(world, one, { actor: SPECIALIST, at: timeAt(world, offset, 16) }, 'conclude', { note: 'Oʻquv xulosasi' })

/** The whole way to the commission: evidence, verification, visit, conclusion. The days are counted from the due day. */
export async function bringToCommission(world: World, resident: Resident, share = 1, days: readonly [number, number, number] = [6, 18, 24]): Promise<Case> {
  const { due } = resident.firm
  const one = await openAcceptance(world, resident)
  await showEvidence(world, one, resident, due + days[0], share)
  await handIn(world, one, resident, due + days[0] + 1)
  await verify(world, one, due + days[1])
  await visit(world, one, due + days[1] + 2)
  await conclude(world, one, due + days[2])
  return one
}

/** Nothing was handed in: the specialist goes on when the term is over, and the conclusion is that nothing is fulfilled. */
export async function goOnWithoutEvidence(world: World, resident: Resident): Promise<Case> {
  const { due } = resident.firm
  const one = await openAcceptance(world, resident)
  await take(world, one, { actor: SPECIALIST, at: timeAt(world, due + 26) }, 'proceed', { reason: 'Muddat tugadi, dalillar topshirilmadi' })
  await visit(world, one, due + 28, 'Qurilish toʻxtagan, uskunalar yoʻq')
  await conclude(world, one, due + 30)
  return one
}

/** The chair signs the act that follows from signed minutes. */
export const signAct = (world: World, one: Case, offset: number): Promise<void> =>
  take(world, one, { actor: trainingActor('commission.chair'), at: timeAt(world, offset, 12) }, 'sign', { signature: 'test' })
