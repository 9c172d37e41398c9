import { may, type Actor } from '#lib/access.ts'
import { inTurn } from '#lib/in-turn.ts'
import { dayInTashkent, type Day } from '#lib/day.ts'
import { grantFor, refusalByTable, type Procedure } from '#lib/procedure.ts'
import type { Translator } from '#lib/translator.ts'
import { refusalText } from '#lib/refusal-text.ts'
import { ok, refuse, type Refusal, type Result } from '#lib/result.ts'
import { translatorOf } from '#platform/catalogs.ts'
import { decodeCursor, pageOfRows } from '#platform/cursor.ts'
import type { Reader } from '#platform/database/sql.ts'
import type { Circumstances, ReadHandler } from '#platform/dispatch.ts'
import { readParameter } from '#registers/legislation/service.ts'
import { partiesByIds } from '#registers/parties/service.ts'
import { readZones } from '#registers/zones/service.ts'
import { caseDocumentsFor } from './acts-service.ts'
import type * as contract from './contract.ts'
import type { CaseModule, PreparedCase } from './engine.ts'
import type { CaseFile, CaseRecord, DeadlineRow, NextStep } from './model.ts'
import { formOf } from './rules/form.ts'
import * as store from './store.ts'

export type Modules = ReadonlyMap<string, CaseModule>

/** A case the actor may see; to a stranger there is none. */
export async function visibleCase(reader: Reader, actor: Actor, zone: string, id: string): Promise<Result<CaseRecord>> {
  const record = await store.caseById(reader, zone, id)
  const visible = record !== undefined && may(actor, 'case.read', { zone, party: record.party ?? undefined })
  return visible ? ok(record) : refuse('case.unknown', { id })
}

/** Whether the actor belongs to the bodies that decide, and not only to the organisation of the case. */
export const isInside = (actor: Actor, record: { readonly zone: string }): boolean => may(actor, 'case.read', { zone: record.zone })

export const listCasesWith =
  (modules: Modules): ReadHandler<typeof contract.listCases> =>
  async (input, reader, { actor, now }) => {
    const cursor = decodeCursor(input.cursor, 2)
    if (!cursor.ok) return cursor
    const today = dayInTashkent(now)
    const filter = {
      kind: input.kind,
      state: input.state,
      zone: input.inZone,
      party: input.party,
      open: input.open,
      ...(input.overdue === true ? { overdueOn: today } : {}),
    }
    const after = cursor.value === null ? null : ([cursor.value[0] ?? '', cursor.value[1] ?? ''] as const)
    const rows = await store.casesOf(reader, readingGrants(actor), filter, after, input.limit + 1)
    return ok({ ...pageOfRows(rows, input.limit, (row) => [row.openedOn, row.id]), today, kinds: [...modules.keys()] })
  }

const readingGrants = (actor: Actor) => actor.grants.filter((grant) => may({ ...actor, grants: [grant] }, 'case.read'))

export const getCaseWith =
  (modules: Modules): ReadHandler<typeof contract.getCase> =>
  async ({ zone, id }, reader, circumstances) => {
    const record = await visibleCase(reader, circumstances.actor, zone, id)
    if (!record.ok) return record
    return ok(await readFile(moduleOf(modules, record.value), reader, record.value, circumstances))
  }

export function moduleOf(modules: Modules, record: CaseRecord): CaseModule {
  const module = modules.get(record.kind)
  if (module === undefined) throw new Error(`Cannot read case ${record.number}: the product has no procedure ${record.kind}`)
  return module
}

async function readFile(module: CaseModule, reader: Reader, record: CaseRecord, { actor, now, language, equipment }: Circumstances): Promise<CaseFile> {
  const today = dayInTashkent(now)
  const { procedure } = module
  const { zone, id } = record
  const steps = await store.stepsOf(reader, zone, id)
  const prepared = await module.prepare(reader, record, today)
  const deadlines = await readDeadlines(reader, record)
  const inside = isInside(actor, record)
  const due =
    deadlines
      .filter(({ metOn }) => metOn === null)
      .map((one) => one.due)
      .toSorted()[0] ?? null
  const { data: _data, openedBy: _openedBy, token, place: _place, language: _language, ...summary } = record
  return {
    today,
    case: { ...summary, due },
    act: procedure.act,
    mark: procedure.mark,
    sheet: [...prepared.sheet],
    steps: steps.map(({ input: _input, ...step }) => step),
    next: nextSteps(procedure, prepared, { ...record, taken: steps }, actor, translatorOf(language)),
    waitsFor: [...new Set((await store.rolesWaitedFor(reader, zone, id)).map(({ role }) => role))],
    deadlines,
    documents: await caseDocumentsFor(reader, record),
    comments: await store.commentsOf(reader, zone, id, inside),
    inside,
    testSigning: equipment.testSigning,
    progress: `/progress/${token}`,
  }
}

/** The steps that lead on from here and that the reader's roles take, each with its form, or with the reason why it is not possible. */
function nextSteps(procedure: Procedure, prepared: PreparedCase, standing: Parameters<typeof refusalByTable>[2], actor: Actor, t: Translator): NextStep[] {
  return Object.entries(procedure.steps)
    .filter(([, { from, who }]) => from.includes(standing.state) && grantFor(actor, who, standing) !== undefined)
    .map(([step, rule]) => {
      const byTable = refusalByTable(rule, step, standing, actor)
      const refusal: Refusal | undefined = byTable === undefined ? prepared.guard(step, actor) : refuse(byTable, { step })
      return {
        step,
        optional: rule.optional === true,
        refusal: refusal === undefined ? null : { code: refusal.code, text: refusalText(refusal, t), details: mutable(refusal.details) },
        fields: refusal === undefined ? formOf(procedure.kind, rule.input ?? [], prepared.form?.(step, actor) ?? {}) : [],
      }
    })
}

const mutable = (details: Refusal['details']) =>
  Object.fromEntries(Object.entries(details).map(([key, value]) => [key, typeof value === 'object' && value !== null ? [...value] : value]))

async function readDeadlines(reader: Reader, record: CaseRecord): Promise<DeadlineRow[]> {
  const rows = await store.deadlinesOf(reader, record.zone, record.id)
  return inTurn(rows, async ({ round: _round, ...row }) => {
    const parameter = await readParameter(reader, row.parameter, record.parameterDay)
    return { ...row, act: parameter?.act ?? null, mark: parameter?.mark ?? 'unverified' }
  })
}

export const prepareCaseWith =
  (modules: Modules): ReadHandler<typeof contract.prepareCase> =>
  async ({ kind, inZone, party }, reader, circumstances) => {
    const module = modules.get(kind)
    if (module === undefined) return refuse('procedure.unknown', { kind })
    const { actor, now } = circumstances
    const { procedure } = module
    const grants = actor.grants.filter(({ role }) => procedure.openedBy.some((opener) => opener === role))
    if (grants.length === 0) return refuse('access.forbidden', { permission: 'case.open' })
    const parties = await partiesByIds(
      reader,
      grants.flatMap((grant) => grant.party ?? []),
    )
    const chosen = party ?? parties[0]?.id ?? null
    const training = parties.find(({ id }) => id === chosen)?.training ?? grants.every(({ zone }) => zone !== undefined)
    const zones = (await readZones(reader, { training })).filter(({ id }) => grants.some((grant) => grant.zone === undefined || grant.zone === id))
    const zone = zones.find(({ id }) => id === inZone) ?? zones[0]
    const parts = zone === undefined ? {} : await module.opening?.(reader, zone.id, chosen, dayInTashkent(now))
    return ok({
      kind,
      act: procedure.act,
      mark: procedure.mark,
      zones: zones.map(({ id, names }) => ({ id, names })),
      parties: parties.map(({ id, names }) => ({ id, names })),
      fields: formOf(kind, procedure.opening ?? [], parts ?? {}),
    })
  }

export const showProgressWith =
  (modules: Modules): ReadHandler<typeof contract.showProgress> =>
  async ({ token }, reader) => {
    const record = await store.caseByToken(reader, token)
    if (record === undefined) return refuse('progress.unknown')
    const { procedure } = moduleOf(modules, record)
    const deadlines = await store.deadlinesOf(reader, record.zone, record.id)
    const steps = await store.stepsOf(reader, record.zone, record.id)
    const { kind, number, state, zoneNames, title, training, openedOn, closedOn } = record
    return ok({
      kind,
      number,
      state,
      end: procedure.states[state]?.end ?? null,
      zoneNames,
      title,
      training,
      openedOn,
      closedOn,
      waitsFor: [...new Set((await store.rolesWaitedFor(reader, record.zone, record.id)).map(({ role }) => role))],
      deadlines: deadlines.map(({ name, due, metOn, pausedOn }) => ({ name, due, metOn, pausedOn })),
      steps: steps.map(({ step, day, to }) => ({ step, day, to })),
    })
  }

/** Whether a procedure looks at a parameter at all: for a term, or for something else. */
const uses = (procedure: Procedure, key: string): boolean =>
  procedure.parameters.includes(key) || Object.values(procedure.deadlines).some(({ parameter }) => parameter === key)

export const showParameterImpactWith =
  (modules: Modules): ReadHandler<typeof contract.showParameterImpact> =>
  async ({ key, validFrom }, reader) => {
    const kinds = [...modules.values()].filter(({ procedure }) => uses(procedure, key)).map(({ procedure }) => procedure.kind)
    const open = (await store.openCasesWithDays(reader))
      .filter(({ kind }) => kinds.includes(kind))
      .map(({ zone, id, kind, number, parameterDay }) => ({ zone, id, kind, number, parameterDay }))
    return ok({
      procedures: kinds,
      touched: open.filter(({ parameterDay }) => parameterDay >= validFrom),
      untouched: open.filter(({ parameterDay }) => parameterDay < validFrom),
    })
  }

export const listProceduresWith =
  (modules: Modules): ReadHandler<typeof contract.listProcedures> =>
  async (_input, reader) => {
    const items = await inTurn(modules.values(), ({ procedure }) => describeProcedure(reader, procedure))
    return ok({ items })
  }

async function describeProcedure(reader: Reader, procedure: Procedure) {
  const terms = await inTurn(Object.entries(procedure.deadlines), async ([name, { unit, parameter, runs }]) => {
    const found = await readParameter(reader, parameter, LATEST)
    return { name, unit, parameter, runs: [...runs], value: found?.value ?? '', act: found?.act ?? null, mark: found?.mark ?? 'unverified' }
  })
  return {
    kind: procedure.kind,
    act: procedure.act,
    mark: procedure.mark,
    start: procedure.start,
    states: Object.entries(procedure.states).map(([state, { end }]) => ({ state, end: end ?? null })),
    openedBy: [...procedure.openedBy],
    steps: Object.entries(procedure.steps).map(([step, { from, to, who, optional, guards, issues }]) => ({
      step,
      from: [...from],
      to: [...to],
      who: [...who],
      optional: optional === true,
      guards: [...(guards ?? [])],
      issues: issues ?? null,
    })),
    terms,
  }
}

/** A day after every parameter's beginning: the ones set last. */
const LATEST = readLatest()
function readLatest(): Day {
  return dayInTashkent(new Date('9998-01-01T00:00:00Z'))
}
