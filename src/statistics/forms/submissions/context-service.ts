import { isPeriod } from '#lib/period.ts'
import type { Reader, Writer } from '#platform/database/sql.ts'
import { reportValue, type FormContent, type ReportValues } from '../templates/model.ts'
import { peersOf, ratioOf, type CheckContext, type Peers } from '../templates/rules/checks.ts'
import { readExpression } from '../templates/rules/expression.ts'
import { figureNames, figuresOf } from '../templates/rules/paths.ts'
import { carryOver } from '../templates/rules/versions.ts'
import { readChain } from '../templates/service.ts'
import { divisionFigures, knownOf, lastApproved, neighbourFigures, putKnown, submittedFor, type KnownFigure, type PastRevision } from './context-store.ts'
import { monthsOf, overlaps, previousOf } from './rules/periods.ts'
import type { ReportRow } from './store.ts'

/** The monthly form whose months a quarter is compared with. */
const MONTHLY_FORM = 'ksz-1'

/** Values of a stored revision. */
export function valuesOfContent(text: string): ReportValues {
  const read: unknown = JSON.parse(text)
  if (typeof read !== 'object' || read === null) throw new Error('Cannot read a revision: its content is not an object')
  return Object.fromEntries(Object.entries(read).map(([path, value]) => [path, reportValue.parse(value)]))
}

/** Values of an earlier report in the codes and units of a later version. */
async function inVersion(reader: Reader, form: string, past: PastRevision, version: number): Promise<ReportValues> {
  const [own, ...chain] = await readChain(reader, form, past.version, version)
  const values = valuesOfContent(past.content)
  return own === undefined || chain.length === 0 ? values : carryOver(values, own, chain)
}

/** The last approved report of the same residency and form: its period and its values in the version of this one. */
export async function readPrevious(reader: Reader, report: ReportRow): Promise<{ readonly period: string; readonly values: ReportValues } | undefined> {
  const past = await lastApproved(reader, report.zone, report.residency, report.form, report.period)
  return past === undefined ? undefined : { period: past.period, values: await inVersion(reader, report.form, past, report.version) }
}

/** What the checks of a report know beside it: the last period, the months of a quarter, what others know, the division. */
export async function readContext(
  reader: Reader,
  report: ReportRow,
  content: FormContent,
): Promise<CheckContext & { readonly last: { period: string; values: ReportValues } | undefined }> {
  const last = await readPrevious(reader, report)
  const known = await knownOf(reader, report.zone, report.party, report.period)
  return {
    last,
    previous: last === undefined ? {} : figuresOf(content, last.values),
    months: await readMonths(reader, report),
    known: Object.fromEntries(known.map(({ field, value }) => [field, value])),
    peers: await readPeers(reader, report, content),
    withinResidency: isPeriod(report.period) && overlaps(report.period, report.since, report.until),
  }
}

/** Sums of the three monthly reports of a quarter by field; nothing unless all three have been submitted. */
async function readMonths(reader: Reader, report: ReportRow): Promise<Record<string, number>> {
  const months = isPeriod(report.period) ? monthsOf(report.period) : []
  if (months.length === 0) return {}
  const past = await submittedFor(reader, report.zone, report.residency, MONTHLY_FORM, months)
  if (past.length < months.length) return {}
  const versions = Math.max(...past.map(({ version }) => version))
  const sums: Record<string, number> = {}
  for (const one of past) {
    for (const [field, value] of Object.entries(one.nil ? {} : await inVersion(reader, MONTHLY_FORM, one, versions)))
      if (typeof value === 'number') sums[field] = (sums[field] ?? 0) + value
  }
  return sums
}

/** Ratios of the division in the period before (all of it is there), or in this one where there is none before. */
async function readPeers(reader: Reader, report: ReportRow, content: FormContent): Promise<Record<string, Peers>> {
  if (content.ratios.length === 0 || report.division === '' || !isPeriod(report.period)) return {}
  const names = figureNames(content)
  const fields = [...new Set(content.ratios.flatMap(({ expression }) => readExpression(expression, names, 'double').expression?.needs ?? []))]
  for (const period of [previousOf(report.period), report.period]) {
    const rows = await divisionFigures(reader, report.form, period, report.division, fields, report.training)
    if (rows.length === 0) continue
    const reports = [...Map.groupBy(rows, ({ report: id }) => id).values()].map((list) => Object.fromEntries(list.map(({ field, value }) => [field, value])))
    return Object.fromEntries(
      content.ratios.map(({ code, expression }) => [code, peersOf(reports.flatMap((figures) => ratioOf(content, expression, figures) ?? []))]),
    )
  }
  return {}
}

/** By field: count, median and spread of what the other enterprises of the zone report for the period. */
export async function readNeighbours(reader: Reader, report: ReportRow): Promise<Record<string, Peers>> {
  const rows = await neighbourFigures(reader, report.zone, report.form, report.period, report.id)
  return Object.fromEntries([...Map.groupBy(rows, ({ field }) => field)].map(([field, list]) => [field, peersOf(list.map(({ value }) => value))]))
}

/** Puts on record what meters, customs or the tax service say of enterprises, so that reports are compared with it. */
export const putKnownFigures = (writer: Writer, rows: readonly KnownFigure[], now: Date): Promise<number> =>
  rows.length === 0 ? Promise.resolve(0) : putKnown(writer, rows, now)
