import { dayInTashkent, type Day } from '#lib/day.ts'
import type { Reader, Writer } from '#platform/database/sql.ts'
import { newId } from '#platform/id.ts'
import { textsOf } from '#platform/reference.ts'
import { readParameter } from '#registers/legislation/service.ts'
import { ensureSource } from '#registers/sources/service.ts'
import { readZones } from '#registers/zones/service.ts'
import type { Claim } from '../../claims/model.ts'
import { newClaim, readMeasures, restateClaims } from '../../claims/service.ts'
import type { FormContent, FormVersion, ReportValues } from '../templates/model.ts'
import { figuresOf, isNumeric } from '../templates/rules/paths.ts'
import { readFormsFor, readTemplate } from '../templates/service.ts'
import { withhold, type DisclosureRule } from './rules/disclosure.ts'
import { cellsOfPlaces, type Seat } from './rules/places.ts'
import * as store from './store.ts'

export type ValueRow = store.ValueRow
export type RoundKey = { readonly zone: string; readonly form: string; readonly period: string }

/** Puts the figures of reports in place of what they had. */
export const putValues = (writer: Writer, round: RoundKey, reports: readonly string[], rows: readonly store.ValueRow[], imputed: boolean): Promise<void> =>
  store.replaceValues(writer, round, reports, rows, imputed)

/** Figures of a report that are added up: its own, sums of its lists; a nil report states nought in every mandatory figure. */
export function valuesOfReport(content: FormContent, values: ReportValues, nil: boolean): [field: string, value: number][] {
  if (!nil) return Object.entries(figuresOf(content, values))
  return content.fields.filter(({ type, mandatory }) => mandatory && isNumeric(type)).map(({ code }) => [code, 0])
}

const COUNTRY = '17'

/** Where every real zone lies. */
export const readSeats = async (reader: Reader): Promise<Seat[]> =>
  (await readZones(reader)).map(({ id, district, region }) => ({ zone: id, district, region, country: COUNTRY }))

/** The rule of confidentiality in force on a day, with its mark. */
export async function readDisclosureRule(reader: Reader, day: Day): Promise<DisclosureRule & { readonly mark: string }> {
  const count = await readParameter(reader, 'reporting.disclosure_min', day)
  const share = await readParameter(reader, 'reporting.disclosure_share', day)
  return { minCount: Number(count?.value ?? 3), maxShare: Number(share?.value ?? 85) / 100, mark: share?.mark ?? 'assumed' }
}

/**
 * Brings everything that follows from a round's figures up to date in the transaction that changed them: sums of the zone, what may be
 * disclosed over the whole country, and the claims that approved reports make (says how many changed). Approvals of one form and period wait for each other here,
 * so a transaction that brings several up to date goes in ascending order of them. A training zone gets its own sums and nothing else.
 */
export async function refreshFigures(writer: Writer, round: RoundKey, now: Date): Promise<number> {
  await store.lockFigures(writer, round.form, round.period)
  await store.resum(writer, round)
  const seats = await readSeats(writer)
  if (!seats.some(({ zone }) => zone === round.zone)) return 0
  const changed = await discloseAnew(writer, round, seats, await readDisclosureRule(writer, dayInTashkent(now)))
  return stateClaims(writer, round, changed, now)
}

type Stated = store.SumRow & { readonly shown: boolean }

/** Decides what of a form and period may be disclosed; answers the sums of the round's zone, and of every other zone where the decision changed. */
async function discloseAnew(writer: Writer, { zone, form, period }: RoundKey, seats: readonly Seat[], rule: DisclosureRule): Promise<Stated[]> {
  const sums = await store.sumsOf(writer, form, period, false)
  const decided = [...Map.groupBy(sums, ({ field }) => field).values()].flatMap((list) => {
    const { cells, relations } = cellsOfPlaces(list, seats)
    const hidden = withhold(cells, relations, rule)
    return list.map((sum) => ({ ...sum, shown: !hidden.has(sum.zone) }))
  })
  const turned = decided.filter(({ disclosed, shown }) => disclosed !== shown)
  if (turned.length > 0)
    await store.setDisclosed(
      writer,
      form,
      period,
      turned.map((sum) => ({ zone: sum.zone, field: sum.field, disclosed: sum.shown })),
    )
  return [...decided.filter((sum) => sum.zone === zone), ...turned.filter((sum) => sum.zone !== zone)]
}

/** Source of the claims that approved reports make: one for each form version and period. */
export const sourceIdOf = (form: string, version: number, period: string): string => `${form}-v${version}-${period.toLowerCase()}`

/** Weaker than a table of the directorate (20), stronger than running text (30): coverage may be partial, and says so. */
const PRIORITY = 25

async function ensureFormSource(writer: Writer, version: FormVersion, period: string): Promise<string> {
  const id = sourceIdOf(version.form, version.version, period)
  const { uz, ru, en } = version.names
  await ensureSource(writer, {
    id,
    kind: 'submission',
    titles: textsOf(`${uz}, ${period}: tasdiqlangan hisobotlar`, `${ru}, ${period}: утверждённые отчёты`, `${en}, ${period}: approved reports`),
    publisher: '',
    date: null,
    priority: PRIORITY,
    note: `Sums of approved reports, version ${version.version} of the form`,
  })
  return id
}

/** Puts the sums of zones on record as claims: exact where every report due is in them, else "more than"; withheld ones without a value. */
async function stateClaims(writer: Writer, { form, period, zone }: RoundKey, sums: readonly Stated[], now: Date): Promise<number> {
  const counts = new Map((await store.countsOf(writer, form, period)).map((count) => [count.zone, count]))
  const own = counts.get(zone)
  const version = own === undefined ? undefined : await versionOf(writer, form, period, own.version)
  if (own === undefined || version === undefined) return 0
  const { content } = await readTemplate(writer, form, own.version)
  const units = new Map((await readMeasures(writer)).map(({ code, unit }) => [code, unit]))
  const source = await ensureFormSource(writer, version, period)
  const claims = sums.flatMap((sum): Claim[] => {
    const field = content.fields.find(({ code }) => code === sum.field)
    const count = counts.get(sum.zone)
    if (field === undefined || field.measure === null || count === undefined || sum.count === 0) return []
    const { code: measure, factor } = field.measure
    const quote = `${sum.count} / ${count.due}`
    const qualifier = sum.count >= count.due ? ('exact' as const) : field.signed ? ('about' as const) : ('more_than' as const)
    const value = sum.shown ? Number((sum.value * factor).toPrecision(12)) : null
    return [
      claimOf(
        {
          subject: sum.zone,
          measure,
          value,
          unit: units.get(measure) ?? '',
          qualifier: sum.shown ? qualifier : 'exact',
          period,
          source,
          locator: field.code,
          quote,
        },
        now,
      ),
    ]
  })
  const stated = await restateClaims(writer, [...claims, ...timeliness(own, period, source, now, form)], 'reports approved', now)
  return period.length > 4 ? stated + (await stateYear(writer, { zone, form, version, content }, period.slice(0, 4), units, now)) : stated
}

type Statement = Pick<Claim, 'subject' | 'measure' | 'value' | 'unit' | 'qualifier' | 'source' | 'locator' | 'quote'> & { readonly period: string }

const claimOf = (statement: Statement, now: Date): Claim => newClaim({ ...statement, periodBasis: 'stated', scope: 'zone' }, newId(now), now)

const versionOf = async (reader: Reader, form: string, period: string, version: number): Promise<FormVersion | undefined> => {
  const inForce = (await readFormsFor(reader, period, ['month', 'quarter', 'year'])).get(form)?.version
  return inForce === undefined ? undefined : { ...inForce, version }
}

/** The monthly form alone counts for timeliness (GOV-03), so that months add up to a year; once the grace of the round is over. */
function timeliness(count: store.CountRow, period: string, source: string, now: Date, form: string): Claim[] {
  if (form !== 'ksz-1' || dayInTashkent(now) <= count.graceUntil) return []
  const of = (measure: string, value: number) =>
    claimOf(
      { subject: count.zone, measure, value, unit: 'count', qualifier: 'exact', period, source, locator: measure, quote: `${count.onTime} / ${count.due}` },
      now,
    )
  return [of('forms_due', count.due), of('forms_on_time', count.onTime)]
}

type YearWish = { readonly zone: string; readonly form: string; readonly version: FormVersion; readonly content: FormContent }

/** States the year of a zone when all of its parts are in: so that it stands beside published yearly figures, and differences are found. */
async function stateYear(
  writer: Writer,
  { zone, form, version, content }: YearWish,
  year: string,
  units: ReadonlyMap<string, string>,
  now: Date,
): Promise<number> {
  const parts = version.rhythm === 'month' ? 12 : 4
  const whole = new Map((await store.wholeYears(writer, zone, form, year, parts)).map((row) => [row.field, row]))
  if (whole.size === 0) return 0
  const kinds = new Map((await readMeasures(writer)).map(({ code, kind }) => [code, kind]))
  const source = await ensureFormSource(writer, version, year)
  const claims = content.fields.flatMap((field): Claim[] => {
    const row = whole.get(field.code)
    if (row === undefined || field.measure === null) return []
    const { code: measure, factor } = field.measure
    const value = Number(((kinds.get(measure) === 'stock' ? row.last : row.sum) * factor).toPrecision(12))
    return [
      claimOf(
        {
          subject: zone,
          measure,
          value,
          unit: units.get(measure) ?? '',
          qualifier: 'about',
          period: year,
          source,
          locator: field.code,
          quote: `${parts} / ${parts}`,
        },
        now,
      ),
    ]
  })
  return restateClaims(writer, claims, 'reports approved', now)
}
