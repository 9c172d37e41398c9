import { createHash } from 'node:crypto'
import { canonical } from '@sanoat/composite'
import { dayInTashkent } from '#lib/day.ts'
import { isPeriod, type Period } from '#lib/period.ts'
import { ok, refuse, type Result } from '#lib/result.ts'
import { decodeCursor, pageOfRows } from '#platform/cursor.ts'
import type { Circumstances, ReadHandler, WriteHandler } from '#platform/dispatch.ts'
import type { Reader, Writer } from '#platform/database/sql.ts'
import { newId } from '#platform/id.ts'
import { readParameter } from '#registers/legislation/service.ts'
import type * as contract from './contract.ts'
import { rating, type Rating, type Run, type RunFile, type RunStep } from './model.ts'
import { acceptObjection, decideOn, lastObjectionDay, takeStep } from './rules.ts'
import { computeRating } from './rules/compute.ts'
import { loadRating, ratingOf } from './service.ts'
import {
  draftRuns,
  insertObjection,
  insertRun,
  insertStep,
  lockRun,
  objectionsOf,
  publicRunsAfter,
  runById,
  setDecision,
  setPublished,
  setRevised,
  setState,
  stepsOf,
  type RunRow,
} from './run-store.ts'

type Wish = { readonly method: string; readonly version?: number; readonly place: string; readonly period: string }

/** The result of a run as it will be kept: canonical JSON of method, values, ranks and all, and its hash. */
async function compute(reader: Reader, wish: Wish): Promise<Result<{ content: string; hash: string; version: number }>> {
  const period = isPeriod(wish.period) ? wish.period : undefined
  const loaded = await loadRating(reader, { ...wish, period })
  if (!loaded.ok) return loaded
  const { data } = loaded.value
  const computed = computeRating(data, data.content)
  if (!computed.ok) return computed
  const values = { zones: data.zones.map(({ id }) => id), indicators: data.indicators.map(({ code, values }) => ({ code, values })) }
  const content = canonical({ ...ratingOf(data), ...computed.value, values })
  return ok({ content, hash: createHash('sha256').update(content).digest('hex'), version: data.method.version })
}

/** The rating of a run that everybody may see. */
export async function readPublicRating(reader: Reader, id: string): Promise<Result<{ readonly run: Run; readonly rating: Rating }>> {
  const row = await requireRun(reader, id)
  if (!row.ok) return row
  return isPublic(row.value) ? ok({ run: row.value, rating: rating.parse(JSON.parse(row.value.content)) }) : refuse('rating.run.unknown', { id })
}

/** The rating of a territory's zones by a method in a period, as computed now. */
export async function readComputedRating(reader: Reader, wish: { method: string; place: string; period: Period }): Promise<Result<Rating>> {
  const loaded = await loadRating(reader, wish)
  if (!loaded.ok) return loaded
  const computed = computeRating(loaded.value.data, loaded.value.data.content)
  return computed.ok ? ok({ ...ratingOf(loaded.value.data), ...computed.value }) : computed
}

async function requireRun(reader: Reader, id: string): Promise<Result<RunRow>> {
  const run = await runById(reader, id)
  return run === undefined ? refuse('rating.run.unknown', { id }) : ok(run)
}

const isPublic = (run: Run): boolean => run.state !== 'draft' && run.publishedOn !== null

export const answerListRuns: ReadHandler<typeof contract.listRuns> = async (input, reader) => {
  const cursor = decodeCursor(input.cursor, 2)
  if (!cursor.ok) return cursor
  const after = cursor.value === null ? null : ([cursor.value[0] ?? '', cursor.value[1] ?? ''] as const)
  const rows = await publicRunsAfter(reader, input.place, after, input.limit + 1)
  return ok(pageOfRows(rows, input.limit, (run) => [run.createdAt, run.id]))
}

export const answerListDrafts: ReadHandler<typeof contract.listDrafts> = async (_input, reader) => ok({ items: await draftRuns(reader) })

export const answerGetRun: ReadHandler<typeof contract.getRun> = async ({ id }, reader) => {
  const run = await requireRun(reader, id)
  if (!run.ok) return run
  return isPublic(run.value) ? ok(await fileOf(reader, run.value)) : refuse('rating.run.unknown', { id })
}

export const answerGetDraft: ReadHandler<typeof contract.getDraft> = async ({ id }, reader) => {
  const run = await requireRun(reader, id)
  return run.ok ? ok(await fileOf(reader, run.value)) : run
}

async function fileOf(reader: Reader, run: RunRow): Promise<RunFile> {
  return {
    run: run,
    steps: await stepsOf(reader, run.id),
    objections: await objectionsOf(reader, run.id),
    result: rating.parse(JSON.parse(run.content)),
  }
}

/** The kept bytes: canonical JSON reads and writes back as the very same text. */
export const answerGetRunResult: ReadHandler<typeof contract.getRunResult> = async ({ id }, reader) => {
  const run = await requireRun(reader, id)
  if (!run.ok) return run
  if (!isPublic(run.value)) return refuse('rating.run.unknown', { id })
  const result: unknown = JSON.parse(run.value.content)
  return ok(result)
}

export const answerDraftRun: WriteHandler<typeof contract.draftRun> = async (input, writer, circumstances) => {
  const computed = await compute(writer, input)
  if (!computed.ok) return computed
  const id = newId(circumstances.now)
  await insertRun(writer, { id, method: input.method, place: input.place, period: input.period, ...computed.value }, circumstances.now)
  return finished(writer, id, 'create', '', circumstances)
}

/** Writes the step, and answers the run as it now stands. */
async function finished(writer: Writer, id: string, step: string, note: string, { actor, now }: Circumstances) {
  await insertStep(writer, { run: id, step, note, actor: actor.id, name: actor.name }, now)
  const run = await requireRun(writer, id)
  if (!run.ok) return run
  const { hash, revision, state } = run.value
  return ok({ output: run.value, subject: id, journalled: { id, step, note, state, revision, hash } })
}

/** Locks the run and asks the table of steps; the answer is the run when the step may be taken. */
async function permitted(writer: Writer, id: string, step: RunStep, { actor, now }: Circumstances): Promise<Result<RunRow>> {
  await lockRun(writer, id)
  const run = await requireRun(writer, id)
  if (!run.ok) return run
  const next = takeStep({ ...run.value, objections: await objectionsOf(writer, id) }, step, actor, dayInTashkent(now))
  return next.ok ? run : next
}

export const answerPublishRun: WriteHandler<typeof contract.publishRun> = async ({ id }, writer, circumstances) => {
  const run = await permitted(writer, id, 'publish', circumstances)
  if (!run.ok) return run
  const today = dayInTashkent(circumstances.now)
  const term = await readParameter(writer, 'rating.objection_days', today)
  if (term === undefined) return refuse('rating.run.noTerm')
  await setPublished(writer, id, circumstances.actor.id, today, lastObjectionDay(today, Number(term.value)))
  return finished(writer, id, 'publish', '', circumstances)
}

export const answerReviseRun: WriteHandler<typeof contract.reviseRun> = async ({ id, reason }, writer, circumstances) => {
  const run = await permitted(writer, id, 'revise', circumstances)
  if (!run.ok) return run
  const { method, version, place, period } = run.value
  const computed = await compute(writer, { method, version, place, period })
  if (!computed.ok) return computed
  await setRevised(writer, id, computed.value.content, computed.value.hash)
  return finished(writer, id, 'revise', reason, circumstances)
}

export const answerFinaliseRun: WriteHandler<typeof contract.finaliseRun> = async ({ id }, writer, circumstances) => {
  const run = await permitted(writer, id, 'finalise', circumstances)
  if (!run.ok) return run
  await setState(writer, id, 'final')
  return finished(writer, id, 'finalise', '', circumstances)
}

export const answerWithdrawRun: WriteHandler<typeof contract.withdrawRun> = async ({ id, reason }, writer, circumstances) => {
  const run = await permitted(writer, id, 'withdraw', circumstances)
  if (!run.ok) return run
  await setState(writer, id, 'withdrawn')
  return finished(writer, id, 'withdraw', reason, circumstances)
}

export const answerObjectToRun: WriteHandler<typeof contract.objectToRun> = async (input, writer, { actor, now }) => {
  await lockRun(writer, input.id)
  const run = await requireRun(writer, input.id)
  if (!run.ok) return run
  const accepted = acceptObjection({ ...run.value, objections: [] }, dayInTashkent(now))
  if (!accepted.ok) return accepted
  const rated = rating.parse(JSON.parse(run.value.content)).rows
  if (input.subject !== undefined && !rated.some(({ subject }) => subject === input.subject)) return refuse('zone.unknown', { zone: input.subject })
  const objection = { run: input.id, id: newId(now), revision: run.value.revision, zone: input.subject ?? null, onBehalfOf: input.onBehalfOf, text: input.text }
  await insertObjection(writer, { ...objection, actor: actor.id, name: actor.name }, now)
  return ok({
    output: { ...objection, by: actor.name, at: now.toISOString(), decision: null, reason: null, decidedBy: null, decidedAt: null },
    subject: input.id,
  })
}

export const answerDecideObjection: WriteHandler<typeof contract.decideObjection> = async (input, writer, { actor, now }) => {
  await lockRun(writer, input.id)
  const run = await requireRun(writer, input.id)
  if (!run.ok) return run
  const objection = (await objectionsOf(writer, input.id)).find(({ id }) => id === input.objection)
  if (objection === undefined) return refuse('rating.objection.unknown', { id: input.objection })
  const may = decideOn({ ...run.value, objections: [] }, objection, actor)
  if (!may.ok) return may
  const { id, decision, reason } = input
  await setDecision(writer, { run: id, objection: input.objection, decision, reason, actor: actor.id, name: actor.name }, now)
  return ok({ output: { ...objection, decision, reason, decidedBy: actor.name, decidedAt: now.toISOString() }, subject: id })
}
