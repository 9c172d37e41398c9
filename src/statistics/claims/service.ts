import { isDay } from '#lib/day.ts'

import { ok, refuse, type Refusal, type Result } from '#lib/result.ts'
import { decodeCursor, pageOfRows } from '#platform/cursor.ts'
import type { Reader, Writer } from '#platform/database/sql.ts'
import type { ReadHandler, WriteHandler } from '#platform/dispatch.ts'
import { newId } from '#platform/id.ts'
import { readSources } from '#registers/sources/service.ts'
import type { correctClaim, getClaim, listClaims, listMeasures, listOfficialValues, overrideOfficial, recordClaim } from './contract.ts'
import type { Claim, OfficialValue } from './model.ts'
import { checkCorrection, chooseOfficials, figureKey, rollUp, sameContent } from './rules.ts'
import * as store from './store.ts'

/** The end of a day in Tashkent, or the instant itself. */
export const instantOf = (asOf: string | undefined): string | undefined =>
  asOf === undefined ? undefined : new Date(isDay(asOf) ? `${asOf}T23:59:59.999+05:00` : asOf).toISOString()

export const answerListClaims: ReadHandler<typeof listClaims> = async (input, reader) => {
  const cursor = decodeCursor(input.cursor, 2)
  if (!cursor.ok) return cursor
  const filter = { subject: input.subject, measure: input.measure, period: input.period, source: input.source, asOf: instantOf(input.asOf) }
  const rows = await store.claimsAfter(reader, filter, [cursor.value?.[0] ?? '', cursor.value?.[1] ?? ''], input.limit + 1)
  return ok(pageOfRows(rows, input.limit, (row) => [row.subject, row.id]))
}

export const answerGetClaim: ReadHandler<typeof getClaim> = async ({ id }, reader) => {
  const claim = await store.claimById(reader, id)
  if (claim === undefined) return refuse('claim.unknown', { id })
  const history = await store.versionsOf(reader, claim.subject, id)
  const official = claim.period === null ? undefined : await store.officialOf(reader, claim.subject, claim.measure, claim.period)
  return ok({ claim, history, rivals: await store.rivalsOf(reader, claim), official: official ?? null })
}

export const answerListMeasures: ReadHandler<typeof listMeasures> = async (input, reader) => {
  const cursor = decodeCursor(input.cursor, 1)
  if (!cursor.ok) return cursor
  const rows = await store.measuresAfter(reader, cursor.value?.[0] ?? '', input.limit + 1)
  return ok(pageOfRows(rows, input.limit, (row) => [row.code]))
}

export const answerListOfficialValues: ReadHandler<typeof listOfficialValues> = async (input, reader) => {
  const cursor = decodeCursor(input.cursor, 3)
  if (!cursor.ok) return cursor
  const after = [cursor.value?.[0] ?? '', cursor.value?.[1] ?? '', cursor.value?.[2] ?? ''] as const
  const keys = (row: OfficialValue) => [row.subject, row.measure, row.period]
  const asOf = instantOf(input.asOf)
  if (asOf === undefined) return ok(pageOfRows(await store.officialsAfter(reader, input, after, input.limit + 1), input.limit, keys))
  const measures = input.measure === undefined ? (await store.measuresAfter(reader, '', 1000)).map(({ code }) => code) : [input.measure]
  const rows = (await officialsAsOf(reader, measures, asOf))
    .filter((row) => (input.subject === undefined || row.subject === input.subject) && (input.period === undefined || row.period === input.period))
    .toSorted((a, b) => (figureKey(a) < figureKey(b) ? -1 : 1))
    .filter((row) => cursor.value === null || figureKey(row) > after.join('|'))
  return ok(pageOfRows(rows.slice(0, input.limit + 1), input.limit, keys))
}

/** Official values of some measures as they were chosen at an instant, from the claims that stood then. */
export async function officialsAsOf(reader: Reader, measures: readonly string[], asOf: string): Promise<OfficialValue[]> {
  const overrides = new Map((await store.overridesOf(reader, asOf)).map((row) => [figureKey(row), row]))
  const chosen = chooseOfficials(await store.candidatesAsOf(reader, measures, asOf), overrides)
  const kinds = new Map((await readMeasures(reader)).map(({ code, kind }) => [code, kind]))
  return [...chosen, ...rollUp(chosen, kinds)]
}

export const answerRecordClaim: WriteHandler<typeof recordClaim> = async (input, writer, { now }) => {
  const checked = await checkAgainstRegister(writer, input)
  if (!checked.ok) return checked
  const claim = newClaim(input, newId(now), now)
  await store.lockFigure(writer, claim)
  if ((await store.insertClaims(writer, [claim])) === 0) return refuseTwin(writer, claim)
  await refreshOfficials(writer, [claim])
  return ok({ output: claim, subject: claim.id, zone: claim.subject })
}

export const answerCorrectClaim: WriteHandler<typeof correctClaim> = async ({ id, reason, ...content }, writer, { now }) => {
  const old = await lockedClaim(writer, id)
  if (old === undefined) return refuse('claim.unknown', { id })
  const latest = (await store.versionsOf(writer, old.subject, id)).at(-1)?.id ?? id
  const allowed = checkCorrection(old, { ...content, note: content.note ?? '' }, latest)
  if (!allowed.ok) return allowed
  const checked = await checkAgainstRegister(writer, { ...content, subject: old.subject, measure: old.measure })
  if (!checked.ok) return checked
  const at = now.toISOString()
  await store.closeClaims(writer, [old.subject], [id], at)
  const claim: Claim = { ...newClaim({ ...content, subject: old.subject, measure: old.measure }, newId(now), now), corrects: id, reason }
  if ((await store.insertClaims(writer, [claim])) === 0) return refuseTwin(writer, claim)
  await refreshOfficials(writer, [old, claim])
  return ok({ output: claim, subject: claim.id, zone: claim.subject })
}

/** A claim as it stands once everybody else who changes claims of its figure has finished: of two people the second sees what the first did. */
async function lockedClaim(writer: Writer, id: string): Promise<Claim | undefined> {
  const found = await store.claimById(writer, id)
  if (found === undefined) return undefined
  await store.lockFigure(writer, found)
  return store.claimById(writer, id)
}

/** Refuses a claim that its source states already in this very place. */
async function refuseTwin(reader: Reader, claim: Claim): Promise<Refusal> {
  const twin = await store.standingTwin(reader, claim)
  return refuse('claim.duplicate', { subject: claim.subject, measure: claim.measure, period: claim.period ?? '–', locator: claim.locator, id: twin?.id ?? '' })
}

export const answerOverrideOfficial: WriteHandler<typeof overrideOfficial> = async (input, writer, { now, actor }) => {
  const claim = await lockedClaim(writer, input.claim)
  if (claim === undefined) return refuse('claim.unknown', { id: input.claim })
  if (claim.recordedTo !== null)
    return refuse('claim.superseded', { id: claim.id, latest: (await store.versionsOf(writer, claim.subject, claim.id)).at(-1)?.id ?? '' })
  if (claim.period === null || claim.value === null) return refuse('claim.undated')
  const figure = { subject: claim.subject, measure: claim.measure, period: claim.period }
  await store.insertOverride(writer, { ...figure, claim: claim.id, reason: input.reason, actor: actor.id }, now.toISOString())
  await refreshOfficials(writer, [claim])
  const official = await store.officialOf(writer, figure.subject, figure.measure, figure.period)
  if (official === undefined) throw new Error(`Cannot override ${figureKey(figure)}: no official value stands after the choice`)
  return ok({ output: official, subject: claim.id, zone: claim.subject })
}

type NewClaim = Pick<Claim, 'subject' | 'measure' | 'period' | 'periodBasis' | 'value' | 'unit' | 'qualifier' | 'scope' | 'source' | 'locator' | 'quote'> & {
  note?: string
  asPrinted?: string | null
}

/** A first version of a claim as it goes on record now. */
export const newClaim = (content: NewClaim, id: string, now: Date): Claim => ({
  ...content,
  id,
  note: content.note ?? '',
  asPrinted: content.asPrinted ?? null,
  recordedFrom: now.toISOString(),
  recordedTo: null,
  corrects: null,
  reason: null,
})

/**
 * Puts the statements of a source that is kept by the program (approved reports) on record as they now are: new ones are added, one that
 * changed corrects the version that stood, the same stay. Official values and years are chosen anew in the same transaction. Says how many changed. Gives how many
 * statements are new or changed.
 */
export async function restateClaims(writer: Writer, claims: readonly Claim[], reason: string, now: Date): Promise<number> {
  if (claims.length === 0) return 0
  await store.lockFigures(writer, claims)
  const statement = (claim: Claim) => [claim.subject, claim.measure, claim.period, claim.scope, claim.source, claim.locator].join('|')
  const standing = new Map((await store.standingTwins(writer, claims)).map((claim) => [statement(claim), claim]))
  const changed = claims.flatMap((claim) => {
    const old = standing.get(statement(claim))
    if (old === undefined) return claim.value === null ? [] : [claim]
    return sameContent(old, claim) ? [] : [{ ...claim, corrects: old.id, reason }]
  })
  if (changed.length === 0) return 0
  const corrected = changed.filter(({ corrects }) => corrects !== null)
  await store.closeClaims(
    writer,
    corrected.map(({ subject }) => subject),
    corrected.map(({ corrects }) => corrects ?? ''),
    now.toISOString(),
  )
  await store.insertClaims(writer, changed)
  await refreshOfficials(writer, changed)
  return changed.length
}

async function checkAgainstRegister(reader: Reader, claim: Pick<Claim, 'subject' | 'measure' | 'unit' | 'source'>): Promise<Result<null>> {
  const measure = await store.measureByCode(reader, claim.measure)
  if (measure === undefined) return refuse('measure.unknown', { measure: claim.measure })
  if (measure.unit !== claim.unit) return refuse('measure.unit', { measure: claim.measure, unit: claim.unit, expected: measure.unit })
  const [source] = await readSources(reader, [claim.source])
  if (source === undefined) return refuse('source.unknown', { id: claim.source })
  return (await store.subjectExists(reader, claim.subject)) === undefined ? refuse('subject.unknown', { subject: claim.subject }) : ok(null)
}

type Dated = Pick<Claim, 'subject' | 'measure'> & { readonly period: string }

const columnsOf = (figures: readonly Dated[]) => ({
  subjects: figures.map(({ subject }) => subject),
  measures: figures.map(({ measure }) => measure),
  periods: figures.map(({ period }) => period),
})

/** Chooses the official values of figures anew among their standing claims. */
async function chooseFigures(writer: Writer, figures: readonly Dated[]): Promise<OfficialValue[]> {
  const overrides = new Map((await store.overridesOf(writer)).map((row) => [figureKey(row), row]))
  const { subjects, measures, periods } = columnsOf(figures)
  return chooseOfficials(await store.candidatesOf(writer, subjects, measures, periods), overrides)
}

/** Makes the years anew that the months and quarters of these figures make up. */
export async function refreshYears(writer: Writer, figures: readonly Dated[]): Promise<void> {
  const parts = figures.filter(({ period }) => period.length > 4).map(({ subject, measure, period }) => ({ subject, measure, period: period.slice(0, 4) }))
  const years = [...new Map(parts.map((figure) => [figureKey(figure), figure])).values()]
  if (years.length === 0) return
  const kinds = new Map((await readMeasures(writer)).map(({ code, kind }) => [code, kind]))
  const { subjects, measures, periods } = columnsOf(years)
  const stated = await chooseFigures(writer, years)
  await store.replaceOfficials(writer, columnsOf(years), [
    ...stated,
    ...rollUp([...stated, ...(await store.partsOfYears(writer, subjects, measures, periods))], kinds),
  ])
}

/** Claims of a period, for whose figures an official value can stand. */
export const datedOf = (claims: readonly Pick<Claim, 'subject' | 'measure' | 'period'>[]): Dated[] =>
  claims.flatMap(({ subject, measure, period }) => (period === null ? [] : [{ subject, measure, period }]))

/**
 * Chooses the official values anew for the figures of these claims, and the years that their months and quarters make
 * up, in the transaction that changed them.
 */
export async function refreshOfficials(writer: Writer, claims: readonly Pick<Claim, 'subject' | 'measure' | 'period'>[]): Promise<void> {
  const dated = datedOf(claims)
  if (dated.length === 0) return
  await store.replaceOfficials(writer, columnsOf(dated), await chooseFigures(writer, dated))
  await refreshYears(writer, dated)
}

/** The periods an engine reads: years, or the quarters or months of the period asked for. */
export type Grain = 'year' | 'quarter' | 'month'
const LENGTHS = { year: 4, quarter: 7, month: 7 } as const satisfies Record<Grain, number>

const isOfGrain = (period: string, grain: Grain) => period.length === LENGTHS[grain] && period.includes('Q') === (grain === 'quarter')

/** Official values of some measures: as they stand, or as they were chosen at an instant. */
export async function readOfficials(reader: Reader, measures: readonly string[], grain: Grain, asOf?: string): Promise<OfficialValue[]> {
  const instant = instantOf(asOf)
  const all = instant === undefined ? await store.officialsOfMeasures(reader, measures, LENGTHS[grain]) : await officialsAsOf(reader, measures, instant)
  return all.filter(({ period }) => isOfGrain(period, grain))
}

export const readMeasures = (reader: Reader) => store.measuresAfter(reader, '', 1000)
export const readZoneCounts = (reader: Reader, instant: string | undefined) => store.zoneCountsAt(reader, instant)
export const readUnits = (reader: Reader) => store.allUnits(reader)
export const readClaims = (reader: Reader, ids: readonly string[]) => store.claimsByIds(reader, ids)
export const readClaimsOf = (reader: Reader, subjects: readonly string[]) => store.claimsOfSubjects(reader, subjects)
export const readOfficialsOf = (reader: Reader, subject: string) => store.officialsOfSubject(reader, subject)
export const readStandingClaims = (reader: Reader) => store.standingClaims(reader)
export const readReportedAgainstOthers = store.reportedAgainstOthers
export const readStatements = (reader: Reader) => store.allStatements(reader)
