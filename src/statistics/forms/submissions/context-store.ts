import { sql, type Reader, type Writer } from '#platform/database/sql.ts'

/** The approved revision of a residency's report for a form and period. */
export type PastRevision = { readonly version: number; readonly content: string; readonly nil: boolean; readonly period: string }

/** The last approved report of a residency before a period. */
export const lastApproved = (reader: Reader, zone: string, residency: string, form: string, before: string) =>
  reader.first(sql<PastRevision>`
    select submission_revision.version, submission_revision.content, submission_revision.nil, report.period
    from submission report join submission_revision on submission_revision.zone_id = report.zone_id and submission_revision.submission_id = report.submission_id and submission_revision.revision = report.approved_revision
    where report.zone_id = ${zone} and report.form = ${form} and report.residency_id = ${residency}::uuid and report.period < ${before} and report.approved_revision > 0
    order by report.period desc, report.sequence desc limit 1`)

/** Latest submitted revisions of a residency's reports for some periods of forms of a rhythm. */
export const submittedFor = (reader: Reader, zone: string, residency: string, form: string, periods: readonly string[]) =>
  reader.all(sql<PastRevision>`
    select submission_revision.version, submission_revision.content, submission_revision.nil, report.period
    from submission report join submission_revision on submission_revision.zone_id = report.zone_id and submission_revision.submission_id = report.submission_id and submission_revision.revision = report.revision
    where report.zone_id = ${zone} and report.form = ${form} and report.residency_id = ${residency}::uuid and report.period = any(${[...periods]}::text[]) order by report.period limit 12`)

/** What meters, customs and the tax service say of an enterprise in a zone for a period. */
export const knownOf = (reader: Reader, zone: string, party: string, period: string) =>
  reader.all(
    sql<{
      field: string
      value: number
    }>`select field, value::float8 as value from known_figure where zone_id = ${zone} and party_id = ${party}::uuid and period = ${period} order by field limit 200`,
  )

export type KnownFigure = {
  readonly zone: string
  readonly party: string
  readonly period: string
  readonly field: string
  readonly value: number
  readonly origin: 'telemetry' | 'customs' | 'tax'
}

export const putKnown = (writer: Writer, rows: readonly KnownFigure[], now: Date) =>
  writer.run(sql`
    insert into known_figure (zone_id, party_id, period, field, value, origin, at)
    select zone, party, period, field, value, origin, ${now.toISOString()}::timestamptz
    from unnest(${rows.map(({ zone }) => zone)}::text[], ${rows.map(({ party }) => party)}::uuid[], ${rows.map(({ period }) => period)}::text[], ${rows.map(({ field }) => field)}::text[],
      ${rows.map(({ value }) => value)}::numeric[], ${rows.map(({ origin }) => origin)}::text[]) as k (zone, party, period, field, value, origin)
    on conflict (zone_id, party_id, period, field) do update set value = excluded.value, origin = excluded.origin, at = excluded.at`)

/** Approved figures of a form and period by report, of enterprises of one division in all zones (those for training apart). */
export const divisionFigures = (reader: Reader, form: string, period: string, division: string, fields: readonly string[], training: boolean) =>
  reader.all(
    sql<{ report: string; field: string; value: number }>`
      select submission_id as report, field, value::float8 as value from submission_value join zone on zone.zone_id = submission_value.zone_id
      where form = ${form} and period = ${period} and division = ${division} and not imputed and field = any(${[...fields]}::text[]) and zone.training = ${training} limit 200000`,
  )

/** Approved figures of a zone's round by field, without one report. */
export const neighbourFigures = (reader: Reader, zone: string, form: string, period: string, without: string) =>
  reader.all(
    sql<{ field: string; value: number }>`
      select field, value::float8 as value from submission_value where zone_id = ${zone} and form = ${form} and period = ${period} and not imputed and submission_id <> ${without}::uuid limit 200000`,
  )
