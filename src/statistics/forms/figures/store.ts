import { sql, type Reader, type Writer } from '#platform/database/sql.ts'

type Round = { readonly zone: string; readonly form: string; readonly period: string }
export type ValueRow = { readonly report: string; readonly division: string; readonly field: string; readonly value: number }

/** Puts figures in place of what some reports had. */
export async function replaceValues(
  writer: Writer,
  { zone, form, period }: Round,
  reports: readonly string[],
  rows: readonly ValueRow[],
  imputed: boolean,
): Promise<void> {
  await writer.run(sql`
    delete from submission_value where zone_id = ${zone} and form = ${form} and period = ${period} and submission_id = any(${[...reports]}::uuid[])`)
  await writer.run(sql`
    insert into submission_value (zone_id, form, period, submission_id, field, division, value, imputed)
    select ${zone}, ${form}, ${period}, report, field, division, value, ${imputed}
    from unnest(${rows.map(({ report }) => report)}::uuid[], ${rows.map(({ field }) => field)}::text[], ${rows.map(({ division }) => division)}::text[], ${rows.map(({ value }) => value)}::numeric[])
      as v (report, field, division, value)`)
}

/**
 * One at a time decides over a form and period: what a zone may show hangs on the sums of the others, so each must see what the one before it committed.
 * Whoever needs several takes them in ascending order of form and period.
 */
export const lockFigures = (writer: Writer, form: string, period: string) =>
  writer.run(sql`select pg_advisory_xact_lock(hashtextextended(${`figures|${form}|${period}`}, 0))`)

/** Makes the sums of a round anew from its figures: by division, and over all divisions under ''. */
export async function resum(writer: Writer, { zone, form, period }: Round): Promise<void> {
  await writer.run(sql`
    with figure as (select field, division, value, imputed from submission_value where zone_id = ${zone} and form = ${form} and period = ${period}),
    sums as (
      select field, coalesce(division, '') as division, coalesce(sum(value) filter (where not imputed), 0) as approved, (count(*) filter (where not imputed))::int as approved_count,
        coalesce(max(abs(value)) filter (where not imputed), 0) as approved_max, coalesce(sum(value) filter (where imputed), 0) as imputed, (count(*) filter (where imputed))::int as imputed_count
      from figure group by grouping sets ((field), (field, division))
    ),
    gone as (
      delete from reported_figure where zone_id = ${zone} and form = ${form} and period = ${period}
        and not exists (select 1 from sums where sums.field = reported_figure.field and sums.division = reported_figure.division)
    )
    insert into reported_figure (zone_id, form, period, field, division, approved, approved_count, approved_max, imputed, imputed_count)
    select ${zone}, ${form}, ${period}, field, division, approved, approved_count, approved_max, imputed, imputed_count from sums
    on conflict (zone_id, form, period, field, division) do update set approved = excluded.approved, approved_count = excluded.approved_count, approved_max = excluded.approved_max,
      imputed = excluded.imputed, imputed_count = excluded.imputed_count`)
}

export type SumRow = {
  readonly zone: string
  readonly field: string
  readonly division: string
  readonly value: number
  readonly count: number
  readonly max: number
  readonly imputed: number
  readonly imputedCount: number
  readonly disclosed: boolean
}

/** Sums of every real zone for a form and period: over all divisions, or by division; never those for training. */
export const sumsOf = (reader: Reader, form: string, period: string, byDivision: boolean) =>
  reader.all(sql<SumRow>`
    select reported_figure.zone_id as zone, field, division, approved::float8 as value, approved_count as count, approved_max::float8 as max, imputed::float8 as imputed,
      imputed_count as "imputedCount", disclosed
    from reported_figure join zone on zone.zone_id = reported_figure.zone_id
    where form = ${form} and period = ${period} and ${byDivision ? sql`true` : sql`division = ''`} and not zone.training order by reported_figure.zone_id, field, division limit 1000000`)

export const setDisclosed = (writer: Writer, form: string, period: string, rows: readonly { zone: string; field: string; disclosed: boolean }[]) =>
  writer.run(sql`
    update reported_figure set disclosed = d.disclosed
    from unnest(${rows.map(({ zone }) => zone)}::text[], ${rows.map(({ field }) => field)}::text[], ${rows.map(({ disclosed }) => disclosed)}::boolean[]) as d (zone, field, disclosed)
    where reported_figure.zone_id = d.zone and reported_figure.form = ${form} and reported_figure.period = ${period} and reported_figure.field = d.field and reported_figure.division = ''`)

export type CountRow = {
  readonly zone: string
  readonly due: number
  readonly approved: number
  readonly onTime: number
  readonly version: number
  readonly graceUntil: string
}

/** How far the rounds of real zones have come for a form and period. */
export const countsOf = (reader: Reader, form: string, period: string) =>
  reader.all(sql<CountRow>`
    select reporting_round.zone_id as zone, due_count as due, approved_count as approved, on_time_count as "onTime", version, grace_until as "graceUntil"
    from reporting_round join zone on zone.zone_id = reporting_round.zone_id where form = ${form} and period = ${period} and not zone.training order by reporting_round.zone_id limit 5000`)

/** Periods of a form that have figures of real zones, latest first. */
export const periodsOf = (reader: Reader, form: string) =>
  reader.all(
    sql<{ period: string }>`
      select distinct period from reporting_round join zone on zone.zone_id = reporting_round.zone_id where form = ${form} and not zone.training and approved_count > 0 order by period desc limit 200`,
  )

/** Yearly sums of disclosed monthly or quarterly figures of a zone: of those fields of which every part of the year is there. */
export const wholeYears = (reader: Reader, zone: string, form: string, year: string, parts: number) =>
  reader.all(
    sql<{ field: string; sum: number; last: number }>`
      select field, sum(approved)::float8 as sum, (array_agg(approved::float8 order by period desc))[1] as last from reported_figure
      where zone_id = ${zone} and form = ${form} and period > ${year} and period < ${`${year}-Z`} and division = '' and disclosed
      group by field having count(*) = ${parts}::int order by field limit 200`,
  )

/** Approved figures of a residency's last report before a period, for reports that are missing after their grace; without a last one they stay missing. */
export const missingWithPast = (reader: Reader, { zone, form, period }: Round, today: string) =>
  reader.all(
    sql<ValueRow & { past: string }>`
      select missing.submission_id as report, missing.division, past_value.field, past_value.value::float8 as value, past.period as past
      from submission missing
      join lateral (
        select submission_id, period from submission report where report.zone_id = missing.zone_id and report.form = missing.form and report.residency_id = missing.residency_id
          and report.period < missing.period and report.approved_revision > 0 order by period desc limit 1) past on true
      join submission_value past_value on past_value.zone_id = missing.zone_id and past_value.form = missing.form and past_value.period = past.period and past_value.submission_id = past.submission_id and not past_value.imputed
      where missing.zone_id = ${zone} and missing.form = ${form} and missing.period = ${period} and missing.approved_revision = 0 and missing.grace_until < ${today}::date
      order by 1, 3 limit 200000`,
  )

/** Sums of enterprises that reported both in an earlier period and in this one, by field: how the zone has grown. */
export const growthOf = (reader: Reader, { zone, form, period }: Round, past: string) =>
  reader.all(
    sql<{ field: string; before: number; now: number }>`
      select now_value.field, sum(past_value.value)::float8 as before, sum(now_value.value)::float8 as now
      from submission now_report
      join submission past_report on past_report.zone_id = now_report.zone_id and past_report.form = now_report.form and past_report.period = ${past} and past_report.residency_id = now_report.residency_id
        and past_report.sequence = now_report.sequence
      join submission_value now_value on now_value.zone_id = now_report.zone_id and now_value.form = now_report.form and now_value.period = now_report.period and now_value.submission_id = now_report.submission_id and not now_value.imputed
      join submission_value past_value on past_value.zone_id = past_report.zone_id and past_value.form = past_report.form and past_value.period = past_report.period and past_value.submission_id = past_report.submission_id
        and past_value.field = now_value.field and not past_value.imputed
      where now_report.zone_id = ${zone} and now_report.form = ${form} and now_report.period = ${period} group by now_value.field order by 1 limit 200`,
  )
