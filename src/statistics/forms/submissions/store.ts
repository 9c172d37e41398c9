import { sql, type Query, type Reader, type Writer } from '#platform/database/sql.ts'
import type { FieldEdit, ReportField, ReportRevision, ReportSignature, ReportState, ReportSummary } from './model.ts'

/** A report with what rules need beside what lists show. */
export type ReportRow = ReportSummary & {
  readonly residency: string
  readonly division: string
  readonly since: string
  readonly until: string | null
  readonly ifut: string | null
}

const columns = sql.raw(`
  report.zone_id as zone, zone.names as "zoneNames", report.submission_id as id, report.form, form_version.names as "formNames", report.period, report.party_id as party,
  party.names as "partyNames", zone.training, report.sequence, report.version, report.state, report.due, report.grace_until as "graceUntil",
  report.returned_until as "returnedUntil", report.revision, report.approved_revision as "approvedRevision", report.nil, report.submitted_on as "submittedOn",
  report.residency_id as residency, report.division, residency.since, residency.until, coalesce(residency.ifut, enterprise.ifut) as ifut`)

const joins = sql.raw(`
  join zone on zone.zone_id = report.zone_id join party on party.party_id = report.party_id
  join form_version on form_version.form = report.form and form_version.version = report.version
  join residency on residency.zone_id = report.zone_id and residency.residency_id = report.residency_id
  left join enterprise on enterprise.party_id = report.party_id`)

export const reportRow = (reader: Reader, zone: string, id: string) =>
  reader.first(sql<ReportRow>`select ${columns} from submission report ${joins} where report.zone_id = ${zone} and report.submission_id = ${id}::uuid`)

export const reportRows = (reader: Reader, zone: string, ids: readonly string[]) =>
  reader.all(
    sql<ReportRow>`select ${columns} from submission report ${joins} where report.zone_id = ${zone} and report.submission_id = any(${[...ids]}::uuid[]) order by report.submission_id limit 500`,
  )

/** Keeps everybody else from changing these reports until the transaction ends. */
export const lockReports = (writer: Writer, zone: string, ids: readonly string[]) =>
  writer.run(sql`select 1 from submission report where zone_id = ${zone} and submission_id = any(${[...ids]}::uuid[]) order by submission_id for update`)

export type ReportFilter = {
  readonly zone?: string
  readonly party?: string
  readonly form?: string
  readonly period?: string
  readonly state?: string
  readonly lateOn?: string
  /** Where the reader may look: everywhere (null), or in these zones and for these enterprises. */
  readonly reach: { readonly zones: readonly string[]; readonly parties: readonly string[] } | null
}

/** Whoever may look everywhere meets reports of the training zone only where they ask for the zone or the enterprise. */
const within = ({ reach, zone, party }: ReportFilter): Query<unknown> =>
  reach === null
    ? sql`(not zone.training or ${zone !== undefined || party !== undefined}::boolean)`
    : sql`(report.zone_id = any(${[...reach.zones]}::text[]) or report.party_id = any(${[...reach.parties]}::uuid[]))`

const LATE = sql.raw(`(report.state in ('awaited', 'draft') or report.state in ('returned', 'reopened'))`)

/** Reports the reader may see, the latest due first. */
export const reportsAfter = (reader: Reader, filter: ReportFilter, after: readonly [string, string] | null, limit: number) =>
  reader.all(sql<ReportRow>`
    select ${columns} from submission report ${joins}
    where ${within(filter)}
      and (${filter.zone ?? null}::text is null or report.zone_id = ${filter.zone ?? null})
      and (${filter.party ?? null}::uuid is null or report.party_id = ${filter.party ?? null}::uuid)
      and (${filter.form ?? null}::text is null or report.form = ${filter.form ?? null})
      and (${filter.period ?? null}::text is null or report.period = ${filter.period ?? null})
      and (${filter.state ?? null}::text is null or report.state = ${filter.state ?? null})
      and (${filter.lateOn ?? null}::date is null or (coalesce(report.returned_until, report.grace_until) < ${filter.lateOn ?? null}::date and ${LATE}))
      and (${after?.[0] ?? null}::date is null or (report.due, report.submission_id) < (${after?.[0] ?? null}::date, ${after?.[1] ?? null}::uuid))
    order by report.due desc, report.submission_id desc limit ${limit}`)

export const fieldsOf = (reader: Reader, zone: string, id: string) =>
  reader.all(sql<ReportField>`
    select path, value, version, actor_name as by, at from submission_field where zone_id = ${zone} and submission_id = ${id}::uuid order by path limit 20000`)

/** Ids of everybody who filled a field of a report or submitted a revision of it: they may not decide on it. */
export const makersOf = (reader: Reader, zone: string, id: string) =>
  reader.all(sql<{ actor: string }>`
    select actor from submission_field where zone_id = ${zone} and submission_id = ${id}::uuid
    union select submitted_by from submission_revision where zone_id = ${zone} and submission_id = ${id}::uuid limit 1000`)

export const putFields = (
  writer: Writer,
  zone: string,
  id: string,
  writes: readonly (FieldEdit & { version: number })[],
  actor: { id: string; name: string },
  now: Date,
) =>
  writer.run(sql`
    insert into submission_field (zone_id, submission_id, path, value, version, actor, actor_name, at)
    select ${zone}, ${id}::uuid, path, value, version, ${actor.id}, ${actor.name}, ${now.toISOString()}::timestamptz
    from unnest(${writes.map(({ path }) => path)}::text[], ${writes.map(({ value }) => JSON.stringify(value))}::jsonb[], ${writes.map(({ version }) => version)}::int[]) as f (path, value, version)
    on conflict (zone_id, submission_id, path) do update set value = excluded.value, version = excluded.version, actor = excluded.actor, actor_name = excluded.actor_name, at = excluded.at`)

export const setState = (writer: Writer, zone: string, id: string, state: ReportState, returnedUntil: string | null) =>
  writer.run(sql`
    update submission report set state = ${state}, returned_until = ${returnedUntil}, edited = edited + 1 where zone_id = ${zone} and submission_id = ${id}::uuid`)

export const setSubmitted = (writer: Writer, zone: string, id: string, revision: number, nil: boolean, on: string) =>
  writer.run(sql`
    update submission report set state = 'in_check', revision = ${revision}, nil = ${nil}, submitted_on = coalesce(submitted_on, ${on}::date), edited = edited + 1
    where zone_id = ${zone} and submission_id = ${id}::uuid`)

/** Reports that are approved now: their latest revision counts; in a locked round they are locked at once. */
export const setApproved = (writer: Writer, zone: string, ids: readonly string[]) =>
  writer.run(sql`
    update submission report set approved_revision = report.revision, returned_until = null, edited = edited + 1,
      state = case when reporting_round.state = 'locked' then 'locked' else 'approved' end
    from reporting_round
    where report.zone_id = ${zone} and report.submission_id = any(${[...ids]}::uuid[])
      and reporting_round.zone_id = report.zone_id and reporting_round.form = report.form and reporting_round.period = report.period`)

type NewRevision = {
  readonly zone: string
  readonly id: string
  readonly revision: number
  readonly version: number
  readonly content: string
  readonly comments: unknown
  readonly findings: unknown
  readonly nil: boolean
  readonly source: string
  readonly hash: string
  readonly signature: ReportSignature | null
  readonly actor: { readonly id: string; readonly name: string }
}

export const insertRevision = (writer: Writer, row: NewRevision, now: Date) =>
  writer.run(sql`
    insert into submission_revision (zone_id, submission_id, revision, version, content, comments, findings, nil, source, hash, signature, submitted_by, submitted_name, submitted_at)
    values (${row.zone}, ${row.id}::uuid, ${row.revision}, ${row.version}, ${row.content}, ${JSON.stringify(row.comments)}::jsonb, ${JSON.stringify(row.findings)}::jsonb, ${row.nil}, ${row.source},
      ${row.hash}, ${row.signature === null ? null : JSON.stringify(row.signature)}::jsonb, ${row.actor.id}, ${row.actor.name}, ${now.toISOString()})`)

const revisionColumns = sql.raw(`revision, version, nil, source, hash, signature, submitted_name as "submittedBy", submitted_at as "submittedAt",
  decision, decided_name as "decidedBy", decided_at as "decidedAt"`)

export const revisionsOf = (reader: Reader, zone: string, id: string) =>
  reader.all(
    sql<ReportRevision>`select ${revisionColumns} from submission_revision where zone_id = ${zone} and submission_id = ${id}::uuid order by revision desc limit 200`,
  )

export type RevisionContent = ReportRevision & {
  readonly id: string
  readonly content: string
  readonly comments: Record<string, string>
  readonly submitter: string
}

export const revisionOf = (reader: Reader, zone: string, id: string, revision: number) =>
  reader.first(sql<RevisionContent>`
    select submission_id as id, ${revisionColumns}, content, comments, submitted_by as submitter from submission_revision
    where zone_id = ${zone} and submission_id = ${id}::uuid and revision = ${revision}`)

/** Contents of the latest revisions of some reports. */
export const latestRevisions = (reader: Reader, zone: string, ids: readonly string[]) =>
  reader.all(sql<RevisionContent>`
    select submission_revision.submission_id as id, submission_revision.revision, submission_revision.version, submission_revision.nil, content, comments, submitted_by as submitter
    from submission_revision join submission report on report.zone_id = submission_revision.zone_id and report.submission_id = submission_revision.submission_id and report.revision = submission_revision.revision
    where submission_revision.zone_id = ${zone} and submission_revision.submission_id = any(${[...ids]}::uuid[]) order by 1 limit 500`)

export const setDecision = (
  writer: Writer,
  zone: string,
  ids: readonly string[],
  decision: 'approved' | 'returned',
  actor: { id: string; name: string },
  now: Date,
) =>
  writer.run(sql`
    update submission_revision set decision = ${decision}, decided_by = ${actor.id}, decided_name = ${actor.name}, decided_at = ${now.toISOString()}
    from submission report where report.zone_id = ${zone} and report.submission_id = any(${[...ids]}::uuid[])
      and submission_revision.zone_id = report.zone_id and submission_revision.submission_id = report.submission_id and submission_revision.revision = report.revision`)

export const insertRemarks = (
  writer: Writer,
  zone: string,
  id: string,
  revision: number,
  remarks: readonly { path: string; text: string }[],
  by: string,
  now: Date,
) =>
  writer.run(sql`
    insert into submission_remark (zone_id, submission_id, revision, path, content, actor_name, at)
    select ${zone}, ${id}::uuid, ${revision}::int, path, content, ${by}, ${now.toISOString()}::timestamptz
    from unnest(${remarks.map(({ path }) => path)}::text[], ${remarks.map(({ text }) => text)}::text[]) as r (path, content)
    on conflict do nothing`)

export const remarksOf = (reader: Reader, zone: string, id: string) =>
  reader.all(
    sql<{ revision: number; path: string; text: string; by: string; at: string }>`
      select revision, path, content as text, actor_name as by, at from submission_remark where zone_id = ${zone} and submission_id = ${id}::uuid order by revision desc, path limit 1000`,
  )

/** Writes the step each report has just taken, with its state and revision as they stand now. */
export const insertSteps = (writer: Writer, zone: string, ids: readonly string[], step: string, note: string, actor: { id: string; name: string }, now: Date) =>
  writer.run(sql`
    insert into submission_step (zone_id, submission_id, seq, step, state, revision, note, actor, actor_name, at)
    select report.zone_id, report.submission_id, (select coalesce(max(seq), 0) + 1 from submission_step s where s.zone_id = report.zone_id and s.submission_id = report.submission_id),
      ${step}, report.state, report.revision, ${note}, ${actor.id}, ${actor.name}, ${now.toISOString()}::timestamptz
    from submission report where report.zone_id = ${zone} and report.submission_id = any(${[...ids]}::uuid[])`)

export const stepsOf = (reader: Reader, zone: string, id: string) =>
  reader.all(
    sql<{ step: string; state: string; revision: number; note: string; by: string; at: string }>`
      select step, state, revision, note, actor_name as by, at from submission_step where zone_id = ${zone} and submission_id = ${id}::uuid order by seq limit 500`,
  )
