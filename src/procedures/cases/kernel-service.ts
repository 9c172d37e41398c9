import { randomBytes } from 'node:crypto'
import { rolesOf, type Actor, type Role } from '#lib/access.ts'
import { dayInTashkent, type Day } from '#lib/day.ts'
import { grantFor, refusalByTable, type Procedure } from '#lib/procedure.ts'
import { ok, refuse, type Result } from '#lib/result.ts'
import { lastDay } from '#lib/terms.ts'
import type { Writer } from '#platform/database/sql.ts'
import type { Circumstances } from '#platform/dispatch.ts'
import { newId } from '#platform/id.ts'
import { readCalendar } from '#registers/calendar/service.ts'
import { readParameter } from '#registers/legislation/service.ts'
import { checkDocuments, issueAct, keepDocuments, settleSignature, signAct } from './acts-service.ts'
import type { CaseModule, Outcome, StepContext, StepWish, Wish } from './engine.ts'
import type { CaseRecord } from './model.ts'
import { announceTasks } from './notice-service.ts'
import { readInput, type StepInput } from './rules/input.ts'
import { runningIn, tasksOf } from './rules/standing.ts'
import * as store from './store.ts'

/** The system's own name in steps and journal. */
export const SYSTEM: Actor = { id: 'system', name: 'Sanoat', grants: [] }

export type Opened = { readonly id: string; readonly already: boolean }

/** Opens a case inside the caller's transaction. The same request opens it once. */
export async function openCase(module: CaseModule, writer: Writer, wish: Wish, circumstances: Circumstances, role: Role | 'system'): Promise<Result<Opened>> {
  const { procedure } = module
  const known = await store.caseByRequest(writer, wish.zone, wish.request)
  if (known !== undefined) return ok({ id: known.id, already: true })
  const input = readInput(procedure.opening ?? [], wish.input)
  if (!input.ok) return input
  const today = dayInTashkent(circumstances.now)
  const context: StepContext = { ...circumstances, today, role, seq: 1, takers: [] }
  const attached = await checkDocuments(writer, wish.zone, procedure.opening ?? [], input.value, context)
  if (!attached.ok) return attached
  const opening = await module.open(writer, wish.zone, wish.party, input.value, context)
  if (!opening.ok) return opening
  const { party, title, data, triggeredOn } = opening.value
  const id = newId(circumstances.now)
  const year = Number(today.slice(0, 4))
  const number = `${module.prefix}-${year}-${String(await store.takeNumber(writer, wish.zone, procedure.kind, year)).padStart(4, '0')}`
  // Whoever takes a number waits for the one before: the same request sent twice at once finds its case here.
  const twin = await store.caseByRequest(writer, wish.zone, wish.request)
  if (twin !== undefined) return ok({ id: twin.id, already: true })
  await store.insertCase(
    writer,
    {
      zone: wish.zone,
      id,
      kind: procedure.kind,
      number,
      state: procedure.start,
      party,
      title,
      data,
      triggeredOn,
      parameterDay: opening.value.parameterDay ?? triggeredOn,
      openedOn: today,
      openedBy: circumstances.actor.id,
      token: randomBytes(16).toString('base64url'),
      language: circumstances.language,
      request: wish.request,
    },
    circumstances.now,
  )
  const record = await store.lockCase(writer, wish.zone, id)
  if (record === undefined) throw new Error(`Cannot open a case: ${id} was not written`)
  await keepStep(writer, record, 'open', '', procedure.start, input.value, wish.request, context)
  await keepDocuments(writer, record, procedure.opening ?? [], input.value, context)
  await enterState(module, writer, record, '', context)
  return ok({ id, already: false })
}

/** Takes a step of a case that is locked by this transaction, and those that follow from it. */
export async function takeStep(
  modules: ReadonlyMap<string, CaseModule>,
  writer: Writer,
  wish: StepWish,
  raw: { readonly read: StepInput } | { readonly said: Readonly<Record<string, unknown>> },
  circumstances: Circumstances,
  bySystem: boolean,
): Promise<Result<{ readonly state: string; readonly already: boolean }>> {
  const record = await store.lockCase(writer, wish.zone, wish.id)
  // Asked under the lock: the same request sent twice at once waits here and finds its step taken.
  const done = await store.stepByRequest(writer, wish.zone, wish.request)
  const module = modules.get(record?.kind ?? '')
  const rule = module?.procedure.steps[wish.step]
  if (record === undefined || module === undefined) return refuse('case.unknown', { id: wish.id })
  if (done !== undefined) return ok({ state: record.state, already: true })
  if (rule === undefined) return refuse('step.unknown', { step: wish.step })
  if (wish.version !== undefined && wish.version !== record.version) return changed(writer, record)
  const steps = await store.stepsOf(writer, wish.zone, wish.id)
  const refused = bySystem
    ? rule.from.includes(record.state)
      ? undefined
      : 'case.wrongState'
    : refusalByTable(rule, wish.step, { ...record, taken: steps }, circumstances.actor)
  if (refused !== undefined) return refuse(refused, { step: wish.step, state: record.state })
  const input = 'read' in raw ? ok(raw.read) : readInput(rule.input ?? [], raw.said)
  const today = dayInTashkent(circumstances.now)
  const prepared = await module.prepare(writer, record, today)
  const guarded = prepared.guard(wish.step, bySystem ? undefined : circumstances.actor)
  if (guarded !== undefined) return guarded
  if (!input.ok) return input
  const role = bySystem ? 'system' : (grantFor(circumstances.actor, rule.who, record)?.role ?? 'public')
  const context: StepContext = { ...circumstances, today, role, seq: record.version + 1, takers: steps.filter(({ round }) => round === record.round) }
  const attached = await checkDocuments(writer, record.zone, rule.input ?? [], input.value, context)
  if (!attached.ok) return attached
  const signed = await signAct(writer, record, rule.input ?? [], input.value, context)
  if (!signed.ok) return signed
  const outcome = await prepared.take(writer, wish.step, input.value, context)
  if (!outcome.ok) return outcome
  if (!rule.to.includes(outcome.value.to))
    throw new Error(`Cannot take ${record.kind}.${wish.step}: it led to ${outcome.value.to}, expected one of ${rule.to.join(', ')}`)
  await keepDocuments(writer, record, rule.input ?? [], input.value, context)
  await settle(module, writer, record, wish, input.value, outcome.value, context)
  for (const next of outcome.value.following ?? []) {
    const followed = await takeStep(
      modules,
      writer,
      { ...next, request: newId(circumstances.now) },
      { read: next.input },
      { ...circumstances, actor: SYSTEM },
      true,
    )
    if (!followed.ok) return followed
  }
  return ok({ state: outcome.value.to, already: false })
}

/** Somebody else was faster: who, and what they did. */
async function changed(writer: Writer, record: CaseRecord): Promise<Result<never>> {
  const last = (await store.stepsOf(writer, record.zone, record.id)).at(-1)
  return refuse('case.changed', { by: last?.name ?? '', number: record.number })
}

/** Keeps what a step did: the case, the step, its act, terms and tasks. */
async function settle(
  module: CaseModule,
  writer: Writer,
  record: CaseRecord,
  wish: StepWish,
  input: StepInput,
  outcome: Outcome,
  context: StepContext,
): Promise<void> {
  const moved = outcome.to !== record.state
  const ended = module.procedure.states[outcome.to]?.end !== undefined
  const after: CaseRecord = {
    ...record,
    state: outcome.to,
    version: context.seq,
    round: record.round + (moved ? 1 : 0),
    data: outcome.data ?? record.data,
    title: outcome.title ?? record.title,
    party: outcome.party === undefined ? record.party : outcome.party,
    closedOn: ended ? context.today : null,
    triggeredOn: outcome.triggeredOn ?? record.triggeredOn,
  }
  await store.updateCase(writer, record.zone, record.id, after, context.now)
  await keepStep(writer, record, wish.step, record.state, outcome.to, input, wish.request, context)
  if (outcome.signed === true) await settleSignature(writer, record)
  if (outcome.act !== undefined) await issueAct(writer, module.procedure, after, outcome.act, context)
  await enterState(module, writer, after, record.state, context)
  if (moved && !record.training) await module.settled?.(writer, after, context)
}

async function keepStep(
  writer: Writer,
  record: CaseRecord,
  step: string,
  from: string,
  to: string,
  input: StepInput,
  request: string,
  context: StepContext,
): Promise<void> {
  // A signature is kept with its document; in the step it would only be weight.
  const { signature: _kept, ...said } = input
  const { actor, role, today, seq } = context
  await store.insertStep(
    writer,
    record.zone,
    record.id,
    { seq, step, from, to, round: record.round, actor: actor.id, name: actor.name, role, day: today, input: said, request },
    context.now,
  )
}

/** Terms that end with the state left and those that begin with the state entered; then what the case waits for. */
async function enterState(module: CaseModule, writer: Writer, record: CaseRecord, from: string, context: StepContext): Promise<void> {
  const { procedure } = module
  const { ended, begun } = runningIn(procedure, from, record.state)
  for (const name of ended) await store.meetDeadline(writer, record.zone, record.id, name, context.today)
  for (const name of begun) await beginDeadline(writer, procedure, record, name, context.today)
  const deadlines = await store.deadlinesOf(writer, record.zone, record.id)
  const due =
    deadlines
      .filter(({ metOn }) => metOn === null)
      .map((one) => one.due)
      .toSorted()[0] ?? null
  const steps = await store.stepsOf(writer, record.zone, record.id)
  const prepared = await module.prepare(writer, record, context.today)
  const tasks = tasksOf(procedure, record, steps).filter(({ step, role }) => prepared.notWaitedFor?.(step, role) !== true)
  await store.replaceTasks(
    writer,
    record.zone,
    record.id,
    record.party,
    context.today,
    tasks.map((task) => ({ ...task, due })),
  )
  await announceTasks(writer, record, tasks, context)
}

/** Begins a term by the parameter in force on the case's own day. */
async function beginDeadline(writer: Writer, procedure: Procedure, record: CaseRecord, name: string, today: Day): Promise<void> {
  const rule = procedure.deadlines[name]
  if (rule === undefined) return
  const parameter = await readParameter(writer, rule.parameter, record.parameterDay)
  const count = Number(parameter?.value)
  if (!Number.isInteger(count))
    throw new Error(`Cannot begin the term ${record.kind}.${name}: parameter ${rule.parameter} on ${record.parameterDay} is ${parameter?.value ?? 'not set'}`)
  const start = rule.fromTrigger === true ? record.triggeredOn : today
  const year = Number(start.slice(0, 4))
  const calendar = await readCalendar(writer, [year, year + 1, year + 2])
  await store.insertDeadline(writer, record.zone, record.id, {
    name,
    round: record.round,
    unit: rule.unit,
    count,
    parameter: rule.parameter,
    start,
    due: lastDay(start, { unit: rule.unit, count }, calendar),
  })
}

/** Whether the actor may see a case at all. */
export const sees = (
  actor: Actor,
  record: { readonly zone: string; readonly party: string | null },
  may: (where: { zone: string; party?: string }) => boolean,
): boolean => rolesOf(actor).length > 0 && may({ zone: record.zone, party: record.party ?? undefined })
