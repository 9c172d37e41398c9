import { dayInTashkent } from '#lib/day.ts'
import type { Texts } from '#lib/language.ts'
import { isPeriod } from '#lib/period.ts'
import { ok, refuse, type Result } from '#lib/result.ts'
import type { Reader } from '#platform/database/sql.ts'
import type { ReadHandler } from '#platform/dispatch.ts'
import type { OutputOf } from '#lib/operation.ts'
import { readPlace, readPlacesOf } from '#registers/places/service.ts'
import { readZones } from '#registers/zones/service.ts'
import { readReportedAgainstOthers } from '../../claims/service.ts'
import { isNumeric } from '../templates/rules/paths.ts'
import { readLatestForms, readTemplate } from '../templates/service.ts'
import type { Template } from '../templates/model.ts'
import type * as contract from './contract.ts'
import { readDisclosureRule, readSeats } from './refresh-service.ts'
import { tabulate, type Row } from './rules/tabulate.ts'
import type { DisclosureRule } from './rules/disclosure.ts'
import { countsOf, periodsOf, sumsOf } from './store.ts'

type Wish = { readonly form: string; readonly period?: string; readonly place: string; readonly field?: string }
type Figures = OutputOf<typeof contract.listReportedFigures>

/** Names and levels of zones and places by their ids. */
async function readNames(reader: Reader): Promise<Map<string, { names: Texts; level: Row['level'] }>> {
  const country = await readPlace(reader, '17')
  const zones = await readZones(reader)
  return new Map<string, { names: Texts; level: Row['level'] }>([
    ...(country === undefined ? [] : [['17', { names: country.names, level: 'country' as const }] as const]),
    ...zones
      .filter(({ district, region }) => district !== region)
      .map(({ district, districtNames }) => [district, { names: districtNames, level: 'district' as const }] as const),
    ...(await readPlacesOf(reader, '17')).map(({ soato, names }) => [soato, { names, level: 'region' as const }] as const),
    ...zones.map(({ id, names }) => [id, { names, level: 'zone' as const }] as const),
  ])
}

async function figures(reader: Reader, wish: Wish, rule: DisclosureRule & { mark: string }, whole: boolean): Promise<Result<Figures>> {
  const form = (await readLatestForms(reader)).find((one) => one.form === wish.form)
  if (form === undefined) return refuse('form.unknown', { form: wish.form })
  const names = await readNames(reader)
  const place = names.get(wish.place)
  if (place === undefined) return refuse('place.unknown', { soato: wish.place })
  const periods = (await periodsOf(reader, wish.form)).map(({ period }) => period)
  const period = wish.period ?? periods[0] ?? null
  const counts = period === null ? [] : await countsOf(reader, wish.form, period)
  const template: Template = await readTemplate(reader, wish.form, counts[0]?.version ?? form.version)
  const fields = template.content.fields
    .filter(({ type }) => isNumeric(type))
    .map(({ code, names: fieldNames, unit, measure }) => ({ code, names: fieldNames, unit, measure: measure?.code ?? null }))
  const sums = period === null ? [] : await sumsOf(reader, wish.form, period, wish.field !== undefined)
  const asked = sums.filter(({ field }) => fields.some(({ code }) => code === field) && (wish.field === undefined || field === wish.field))
  const rows = tabulate(asked, counts, await readSeats(reader), whole ? undefined : rule, wish.place, wish.field !== undefined)
  return ok({
    form: wish.form,
    formNames: form.names,
    version: template.version,
    period,
    periods,
    place: { id: wish.place, names: place.names },
    fields,
    items: rows.flatMap((row) => {
      const named = names.get(row.subject)
      return named === undefined ? [] : [{ ...row, ...named }]
    }),
    rule,
  })
}

/** The day the rule is asked on: the period's own, so that the answer does not depend on the clock. */
const dayOfPeriod = (period: string | undefined) =>
  dayInTashkent(new Date(period !== undefined && isPeriod(period) ? `${period.slice(0, 4)}-12-31T00:00:00Z` : '2026-01-01T00:00:00Z'))

export const answerListReportedFigures: ReadHandler<typeof contract.listReportedFigures> = async (input, reader) =>
  figures(reader, input, await readDisclosureRule(reader, dayOfPeriod(input.period)), false)

export const answerListFullFigures: ReadHandler<typeof contract.listFullFigures> = async (input, reader) =>
  figures(reader, input, await readDisclosureRule(reader, dayOfPeriod(input.period)), true)

const MOST_DIFFERENCES = 500

export const answerListDifferences: ReadHandler<typeof contract.listDifferences> = async (input, reader) => {
  const names = await readNames(reader)
  const rows = await readReportedAgainstOthers(reader, input, MOST_DIFFERENCES)
  return ok({
    items: rows.flatMap((row) =>
      names.has(row.subject) ? [{ ...row, names: names.get(row.subject)?.names ?? { uz: '', 'uz-Cyrl': '', ru: '', en: '' } }] : [],
    ),
  })
}
