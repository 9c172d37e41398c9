import { sql, type Query, type Reader, type Writer } from '#platform/database/sql.ts'
import type { ReportState, Round } from './model.ts'

const columns = sql.raw(`
  reporting_round.zone_id as zone, zone.names as "zoneNames", reporting_round.form, reporting_round.period, reporting_round.version, reporting_round.due, reporting_round.grace_until as "graceUntil",
  reporting_round.state, reporting_round.due_count as "dueCount", reporting_round.approved_count as "approvedCount", reporting_round.on_time_count as "onTimeCount", reporting_round.imputed_count as "imputedCount"`)
const joins = sql.raw('join zone on zone.zone_id = reporting_round.zone_id')

export const roundRow = (reader: Reader, zone: string, form: string, period: string) =>
  reader.first(sql<Round>`
    select ${columns} from reporting_round ${joins} where reporting_round.zone_id = ${zone} and reporting_round.form = ${form} and reporting_round.period = ${period}`)

/** Locks a round until the transaction ends: its sums and counts are made by one writer at a time. */
export const lockRoundRow = (writer: Writer, zone: string, form: string, period: string) =>
  writer.run(sql`select 1 from reporting_round where zone_id = ${zone} and form = ${form} and period = ${period} for update`)

/** Rounds of a year (its months, quarters and the year itself), of the zones the reader may see; null is all. */
export const roundsOfYear = (reader: Reader, filter: { zone?: string; form?: string; year: number; zones: readonly string[] | null }) =>
  reader.all(sql<Round & { training: boolean }>`
    select ${columns}, zone.training from reporting_round ${joins}
    where left(reporting_round.period, 4) = ${String(filter.year)}
      and (${filter.zone ?? null}::text is null or reporting_round.zone_id = ${filter.zone ?? null})
      and (${filter.form ?? null}::text is null or reporting_round.form = ${filter.form ?? null})
      and (not zone.training or ${filter.zone !== undefined || filter.zones !== null}::boolean)
      and (${filter.zones === null}::boolean or reporting_round.zone_id = any(${[...(filter.zones ?? [])]}::text[]))
    order by reporting_round.form, reporting_round.period, zone.position, reporting_round.zone_id limit 20000`)

type NewRound = {
  readonly zone: string
  readonly form: string
  readonly period: string
  readonly version: number
  readonly opened: string
  readonly due: string
  readonly grace: string
}

/** Opens a round where there is none; says how many it opened. */
export const insertRound = (writer: Writer, round: NewRound) =>
  writer.run(sql`
    insert into reporting_round (zone_id, form, period, version, opened_on, due, grace_until, state)
    values (${round.zone}, ${round.form}, ${round.period}, ${round.version}, ${round.opened}, ${round.due}, ${round.grace}, 'open') on conflict do nothing`)

/** Enterprises whose residency in the zone touches the days of a period, and that were not closed before it. */
export const reportersOf = (reader: Reader, zone: string, first: string, last: string) =>
  reader.all(
    sql<{ residency: string; party: string; ifut: string | null }>`
      select residency_id as residency, residency.party_id as party, coalesce(residency.ifut, enterprise.ifut) as ifut
      from residency left join enterprise on enterprise.party_id = residency.party_id
      where residency.zone_id = ${zone} and residency.status <> 'planned' and residency.since <= ${last}::date and (residency.until is null or residency.until >= ${first}::date)
        and (enterprise.status is null or enterprise.status <> 'closed' or enterprise.status_from is null or enterprise.status_from >= ${first}::date)
      order by residency_id limit 100000`,
  )

type NewReport = { readonly id: string; readonly residency: string; readonly party: string; readonly division: string; readonly sequence: number }

/** Adds reports to a round; residencies that have theirs are left out. Says how many it added. */
export const insertReports = (writer: Writer, round: Omit<NewRound, 'opened'>, reports: readonly NewReport[]) =>
  writer.run(sql`
    insert into submission (zone_id, submission_id, form, period, party_id, residency_id, sequence, division, version, state, due, grace_until)
    select ${round.zone}, id, ${round.form}, ${round.period}, party, residency, sequence, division, ${round.version}::int, 'awaited', ${round.due}::date, ${round.grace}::date
    from unnest(${reports.map(({ id }) => id)}::uuid[], ${reports.map(({ party }) => party)}::uuid[], ${reports.map(({ residency }) => residency)}::uuid[],
      ${reports.map(({ sequence }) => sequence)}::int[], ${reports.map(({ division }) => division)}::text[]) as r (id, party, residency, sequence, division)
    on conflict (zone_id, form, period, residency_id, sequence) do nothing`)

/** Counts of a round, made anew from its reports. */
export const recountRound = (writer: Writer, zone: string, form: string, period: string) =>
  writer.run(sql`
    update reporting_round set due_count = counted.due, approved_count = counted.approved, on_time_count = counted.on_time, imputed_count = counted.imputed
    from (select count(*)::int as due, (count(*) filter (where approved_revision > 0))::int as approved,
        (count(*) filter (where approved_revision > 0 and submitted_on <= due))::int as on_time,
        (select count(distinct submission_id)::int from submission_value where zone_id = ${zone} and form = ${form} and period = ${period} and imputed) as imputed
      from submission report where zone_id = ${zone} and form = ${form} and period = ${period}) counted
    where reporting_round.zone_id = ${zone} and reporting_round.form = ${form} and reporting_round.period = ${period}`)

export const countInCheck = (reader: Reader, zone: string, form: string, period: string) =>
  reader.first(
    sql<{
      count: number
    }>`select count(*)::int as count from submission report where zone_id = ${zone} and form = ${form} and period = ${period} and state = 'in_check'`,
  )

/** Locks a round and its approved reports; says which reports these are. */
export async function setLocked(writer: Writer, zone: string, form: string, period: string, by: string, now: Date): Promise<string[]> {
  await writer.run(sql`
    update reporting_round set state = 'locked', locked_at = ${now.toISOString()}, locked_by = ${by} where zone_id = ${zone} and form = ${form} and period = ${period}`)
  const rows = await writer.all(sql<{ id: string }>`
    update submission report set state = 'locked' where zone_id = ${zone} and form = ${form} and period = ${period} and state = 'approved' returning submission_id as id`)
  return rows.map(({ id }) => id)
}

/** Zones in which anybody resides. */
export const zonesWithResidents = (reader: Reader): Promise<{ zone: string; training: boolean }[]> =>
  reader.all(
    sql<{
      zone: string
      training: boolean
    }>`select zone_id as zone, training from zone where exists (select 1 from residency where residency.zone_id = zone.zone_id) order by position, zone_id limit 5000`,
  )

/** Reports still with their enterprises whose due day, or end of grace, is this day: to be reminded. */
export const reportsToRemind = (reader: Reader, day: { readonly soon: string; readonly late: string }) =>
  reader.all(
    sql<{ zone: string; id: string; party: string; form: string; period: string; version: number; due: string; late: boolean }>`
      select zone_id as zone, submission_id as id, party_id as party, form, period, version, due, due < ${day.late}::date as late from submission report
      where state in ('awaited', 'draft', 'returned', 'reopened') and (due = ${day.soon}::date or grace_until = ${day.late}::date) order by zone_id, submission_id limit 100000`,
  )

export const lastSequence = (reader: Reader, zone: string, form: string, period: string, residency: string) =>
  reader.first(
    sql<{
      last: number
    }>`select coalesce(max(sequence), 0)::int as last from submission report where zone_id = ${zone} and form = ${form} and period = ${period} and residency_id = ${residency}::uuid`,
  )

/** The log of steps, latest first. */
export const stepsBefore = (reader: Reader, before: readonly [string, string, number] | null, limit: number): Promise<StepRow[]> =>
  reader.all(sql<StepRow>`
    select submission_step.zone_id as zone, submission_step.submission_id as id, report.form, report.period, party.names as "partyNames", submission_step.step, submission_step.state, submission_step.revision,
      submission_step.note, submission_step.actor_name as by, submission_step.at, submission_step.seq
    from submission_step join submission report on report.zone_id = submission_step.zone_id and report.submission_id = submission_step.submission_id join party on party.party_id = report.party_id
    where ${afterStep(before)} and exists (select 1 from zone where zone.zone_id = report.zone_id and not zone.training) order by submission_step.at desc, submission_step.submission_id desc, submission_step.seq desc limit ${limit}`)

export type StepRow = {
  readonly zone: string
  readonly id: string
  readonly form: string
  readonly period: string
  readonly partyNames: Round['zoneNames']
  readonly step: string
  readonly state: string
  readonly revision: number
  readonly note: string
  readonly by: string
  readonly at: string
  readonly seq: number
}

const afterStep = (before: readonly [string, string, number] | null): Query<unknown> =>
  before === null
    ? sql`true`
    : sql`(submission_step.at, submission_step.submission_id, submission_step.seq) < (${before[0]}::timestamptz, ${before[1]}::uuid, ${before[2]}::int)`

/** Where every report of a zone for a form and year stands, by the name of the enterprise. */
export const matrixOf = (reader: Reader, zone: string, form: string, year: number) =>
  reader.all(
    sql<{
      party: string
      names: Round['zoneNames']
      id: string
      period: string
      state: ReportState
      due: string
      graceUntil: string
      returnedUntil: string | null
      submittedOn: string | null
      nil: boolean
    }>`
      select report.party_id as party, party.names, report.submission_id as id, report.period, report.state, report.due, report.grace_until as "graceUntil",
        report.returned_until as "returnedUntil", report.submitted_on as "submittedOn", report.nil
      from submission report join party on party.party_id = report.party_id
      where report.zone_id = ${zone} and report.form = ${form} and left(report.period, 4) = ${String(year)}
      order by party.names ->> 'uz', report.party_id, report.period, report.sequence limit 100000`,
  )
