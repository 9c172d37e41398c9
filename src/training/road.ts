import { addDays, weekdayOf } from '@sanoat/uzbek'
import * as z from 'zod/mini'
import type { Actor } from '#lib/access.ts'
import type { Day } from '#lib/day.ts'
import { dayInTashkent } from '#lib/day.ts'
import { expectOk } from '#lib/result.ts'
import { inWriting, type Database } from '#platform/database/connect.ts'
import type { Writer } from '#platform/database/sql.ts'
import type { Circumstances, Dispatch } from '#platform/dispatch.ts'
import type { Equipment } from '#platform/equipment.ts'
import { writeJournal } from '#platform/journal.ts'
import { stableId } from '#platform/stable-id.ts'
import { TRAINING_ZONE } from '#registers/zones/training.ts'

/** What the training zone is made with: the product's own door, the day it is made on, and the paper that is attached everywhere. */
export type World = {
  readonly database: Database
  readonly equipment: Equipment
  readonly dispatch: Dispatch
  /** Day from which everything is counted back. */
  readonly today: Day
  /** A small paper in PDF. */
  readonly paper: Buffer
  /** Ends the work between two steps. */
  readonly signal?: AbortSignal
}

/** A day so many days after the start day (below zero: before it). */
export const dayAt = (world: Pick<World, 'today'>, offset: number): Day => addDays(world.today, offset)

const [SATURDAY, SUNDAY] = [6, 7]

/** The same day, or the Friday before where it is a weekend: people work on working days. */
export function workdayAt(world: Pick<World, 'today'>, offset: number): Day {
  const day = dayAt(world, offset)
  const weekday = weekdayOf(day)
  return weekday === SATURDAY ? addDays(day, -1) : weekday === SUNDAY ? addDays(day, -2) : day
}

/** An hour (0…23, Tashkent) of a working day. */
export const timeAt = (world: Pick<World, 'today'>, offset: number, hour = 10): Date =>
  new Date(`${workdayAt(world, offset)}T${String(hour).padStart(2, '0')}:00:00.000+05:00`)

/**
 * Asks an operation as somebody at a time and reads its answer. A refusal ends the work, unless it is one of those `known`, which say that
 * the same was done before; then there is no answer.
 */
export async function ask<S extends z.ZodMiniType>(
  world: World,
  as: { readonly actor: Actor; readonly at: Date },
  name: string,
  input: object,
  shape: S,
  { known = [], file }: { readonly known?: readonly string[]; readonly file?: { readonly name: string; readonly bytes: Buffer } } = {},
): Promise<z.output<S> | undefined> {
  world.signal?.throwIfAborted()
  const { actor, at: now } = as
  const answer = await world.dispatch.answer(name, input, { actor, language: 'uz', now, ...(file === undefined ? {} : { file }) })
  if (!answer.ok && known.includes(answer.code)) return undefined
  if (!answer.ok)
    throw new Error(
      `Cannot make the training zone: ${name} ${JSON.stringify(input).slice(0, 300)} of ${actor.name} was refused with ${answer.code} ${JSON.stringify(answer.faults ?? answer.details)}`,
    )
  return shape.parse(JSON.parse(answer.value.json))
}

/** The same where an answer is needed. */
export async function mustAsk<S extends z.ZodMiniType>(
  world: World,
  as: { readonly actor: Actor; readonly at: Date },
  name: string,
  input: object,
  shape: S,
  file?: { readonly name: string; readonly bytes: Buffer },
): Promise<z.output<S>> {
  const answer = await ask(world, as, name, input, shape, file === undefined ? {} : { file })
  if (answer === undefined) throw new Error(`Cannot make the training zone: ${name} gave no answer`)
  return answer
}

export const NOTHING = z.unknown()

/** A change for which there is no operation, in one transaction with its journal entry. `work` gives undefined where there is nothing to do. */
export async function change<T>(
  world: World,
  as: { readonly actor: Actor; readonly at: Date },
  entry: { readonly action: string; readonly subject: string },
  work: (writer: Writer, circumstances: Circumstances) => Promise<T | undefined>,
): Promise<T | undefined> {
  world.signal?.throwIfAborted()
  const circumstances: Circumstances = { actor: as.actor, language: 'uz', now: as.at, equipment: world.equipment }
  return inWriting(world.database, async (writer) => {
    const value = await work(writer, circumstances)
    if (value === undefined) return { keep: false, value }
    await writeJournal(writer, as.actor, as.at, { chain: TRAINING_ZONE, ...entry, content: { training: true, day: dayInTashkent(as.at) } })
    return { keep: true, value }
  })
}

/** A case as it was left by the step taken last. */
export type Case = { readonly key: string; readonly id: string; state: string; version: number; steps: number }

const done = z.object({ id: z.string(), state: z.string(), version: z.number() })

/** Opens a case once: the same key is the same case. */
export async function openCase(
  world: World,
  as: { readonly actor: Actor; readonly at: Date },
  key: string,
  wish: { readonly kind: string; readonly party: string | null; readonly input: object },
): Promise<Case> {
  const { id, state, version } = await mustAsk(world, as, 'openCase', { zone: TRAINING_ZONE, request: stableId(`training ${key}`), ...wish }, done)
  return { key, id, state, version, steps: 0 }
}

/** Takes the next step of a case, once: steps are counted, so that a second run takes only those the first one did not come to. */
export async function take(world: World, one: Case, as: { readonly actor: Actor; readonly at: Date }, step: string, input: object = {}): Promise<void> {
  one.steps += 1
  const request = stableId(`training ${one.key} ${one.steps} ${step}`)
  const wish = { zone: TRAINING_ZONE, id: one.id, step, version: one.version, request, input }
  const { state, version } = await mustAsk(world, as, 'takeCaseStep', wish, done)
  one.state = state
  one.version = version
}

const made = z.object({ id: z.string() })

/** Attaches the paper under a name; the same paper of the same person under the same name is one. */
export const attach = async (world: World, as: { readonly actor: Actor; readonly at: Date }, name: string, kind = 'attachment'): Promise<string> =>
  (await mustAsk(world, as, 'uploadDocument', { zone: TRAINING_ZONE, kind }, made, { name: `${name}.pdf`, bytes: world.paper })).id

/** What a service function gave; a refusal is a fault of the generator. */
export const given = expectOk
