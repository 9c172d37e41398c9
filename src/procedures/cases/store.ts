import { column, sql, type Reader, type Writer } from '#platform/database/sql.ts'
import type { Grant } from '#lib/access.ts'
import type { Day } from '#lib/day.ts'
import type { Language } from '#lib/language.ts'
import type { CaseRecord, CaseSummary, DeadlineRow, Said, TakenStepRow } from './model.ts'
import type { StepInput } from './rules/input.ts'

const caseColumns = sql.raw(`
  c.zone_id as zone, c.case_id as id, c.kind, c.number, c.state, c.round, c.version, c.party_id as party, p.names as "partyNames", z.names as "zoneNames",
  z.training, z.place, c.title, c.triggered_on as "triggeredOn", c.parameter_day as "parameterDay", c.opened_on as "openedOn", c.closed_on as "closedOn"`)
const caseJoins = sql.raw('procedure_case c join zone z on z.zone_id = c.zone_id left join party p on p.party_id = c.party_id')
const dueColumn = sql.raw('(select min(due_day) from case_deadline d where d.zone_id = c.zone_id and d.case_id = c.case_id and d.met_on is null) as due')

/** Rows of grants as a table, so that a query can ask what reaches its rows. */
const grantRows = (grants: readonly Grant[]) =>
  sql`unnest(${column(
    grants.map(({ role }) => role),
    'text',
  )}, ${column(
    grants.map(({ zone }) => zone ?? null),
    'text',
  )}, ${column(
    grants.map(({ party }) => party ?? null),
    'uuid',
  )}) as g (role, zone_id, party_id)`

/**
 * Whether a grant g reaches the row r: of its zone and organisation, or of every zone; a grant for the network reaches the training zone only
 * where that is asked for by name, so that nobody who works meets what others learn on.
 */
const grantReaches = (row: 'c' | 't', zone?: string) => {
  const r = sql.raw(row)
  return sql`(g.zone_id = ${r}.zone_id or (g.zone_id is null and (g.party_id is not null or not z.training or z.zone_id = ${zone ?? null}::text)))
      and (g.party_id is null or g.party_id = ${r}.party_id)`
}

export const caseById = (reader: Reader, zone: string, id: string) =>
  reader.first(sql<CaseRecord>`
    select ${caseColumns}, c.data, c.opened_by as "openedBy", c.progress_token as token, c.language from ${caseJoins} where c.zone_id = ${zone} and c.case_id = ${id}`)

/** The same, locked until the transaction ends: two steps are not taken at once. */
export async function lockCase(writer: Writer, zone: string, id: string): Promise<CaseRecord | undefined> {
  await writer.run(sql`select 1 from procedure_case where zone_id = ${zone} and case_id = ${id} for update`)
  return caseById(writer, zone, id)
}

export const caseByToken = (reader: Reader, token: string) =>
  reader.first(
    sql<CaseRecord>`select ${caseColumns}, c.data, c.opened_by as "openedBy", c.progress_token as token, c.language from ${caseJoins} where c.progress_token = ${token}`,
  )

export const caseByRequest = (reader: Reader, zone: string, request: string) =>
  reader.first(sql<{ id: string }>`select case_id as id from procedure_case where zone_id = ${zone} and request_id = ${request}`)

export const stepByRequest = (reader: Reader, zone: string, request: string) =>
  reader.first(sql<{ id: string; step: string }>`select case_id as id, step from case_step where zone_id = ${zone} and request_id = ${request}`)

type CaseFilter = { kind?: string; state?: string; zone?: string; party?: string; open?: boolean; overdueOn?: Day }

/** Cases that grants reach, newest first after a row. */
export const casesOf = (reader: Reader, grants: readonly Grant[], filter: CaseFilter, after: readonly [string, string] | null, limit: number) =>
  reader.all(sql<CaseSummary>`
    select ${caseColumns}, ${dueColumn} from ${caseJoins}
    where exists (select 1 from ${grantRows(grants)} where ${grantReaches('c', filter.zone)})
      and (${filter.kind ?? null}::text is null or c.kind = ${filter.kind ?? null})
      and (${filter.state ?? null}::text is null or c.state = ${filter.state ?? null})
      and (${filter.zone ?? null}::text is null or c.zone_id = ${filter.zone ?? null})
      and (${filter.party ?? null}::uuid is null or c.party_id = ${filter.party ?? null})
      and (${filter.open ?? null}::boolean is null or (c.closed_on is null) = ${filter.open ?? null}::boolean)
      and (${filter.overdueOn ?? null}::date is null or exists (
        select 1 from case_deadline d where d.zone_id = c.zone_id and d.case_id = c.case_id and d.met_on is null and d.due_day < ${filter.overdueOn ?? null}::date))
      and (${after?.[0] ?? null}::date is null or (c.opened_on, c.case_id) < (${after?.[0] ?? null}::date, ${after?.[1] ?? null}::uuid))
    order by c.opened_on desc, c.case_id desc limit ${limit}`)

/** Open cases of a kind, whatever zone: for the system's own steps. */
export const openCasesOfKind = (reader: Reader, kind: string, state?: string) =>
  reader.all(sql<CaseRecord>`
    select ${caseColumns}, c.data, c.opened_by as "openedBy", c.progress_token as token, c.language from ${caseJoins}
    where c.kind = ${kind} and c.closed_on is null and (${state ?? null}::text is null or c.state = ${state ?? null})
    order by c.zone_id, c.case_id limit 5000`)

export type TaskRow = CaseSummary & { readonly step: string; readonly role: string; readonly taskDue: Day | null }

/** What waits for these grants: a row for each case, step and role, the most urgent first. */
export const tasksFor = (reader: Reader, grants: readonly Grant[], limit: number) =>
  reader.all(sql<TaskRow>`
    select ${caseColumns}, t.due_day as due, t.step, t.role, t.due_day as "taskDue"
    from case_task t join ${caseJoins} on c.zone_id = t.zone_id and c.case_id = t.case_id
    where exists (select 1 from ${grantRows(grants)}
      where g.role = t.role and ${grantReaches('t')})
    order by t.due_day nulls last, t.since, c.case_id limit ${limit}`)

/** Open cases in which the actor took a step or which an organisation of theirs is party to. */
export const casesFollowedBy = (reader: Reader, actor: string, parties: readonly string[], limit: number) =>
  reader.all(sql<CaseSummary>`
    select ${caseColumns}, ${dueColumn} from ${caseJoins}
    where c.closed_on is null and (c.party_id = any(${column(parties, 'uuid')})
      or exists (select 1 from case_step s where s.zone_id = c.zone_id and s.case_id = c.case_id and s.actor = ${actor}))
    order by due nulls last, c.opened_on limit ${limit}`)

export const stepsOf = (reader: Reader, zone: string, id: string) =>
  reader.all(sql<TakenStepRow & { input: StepInput }>`
    select seq, step, from_state as "from", to_state as "to", round, actor, actor_name as name, role, day, at, coalesce(input ->> 'reason', input ->> 'note', '') as note, input
    from case_step where zone_id = ${zone} and case_id = ${id} order by seq limit 500`)

/** Steps of several cases: by whom and in which round, for separation of duty. */
export const takersOf = (reader: Reader, ids: readonly string[]) =>
  reader.all(sql<{ id: string; step: string; actor: string; role: string; round: number }>`
    select case_id as id, step, actor, role, round from case_step where case_id = any(${column(ids, 'uuid')}) limit 20000`)

const deadlineColumns = sql.raw(
  `name, round, unit, count, start_day as start, due_day as due, paused_on as "pausedOn", pause_reason as "pauseReason", met_on as "metOn", parameter`,
)
export type StoredDeadline = Omit<DeadlineRow, 'act' | 'mark'> & { readonly round: number }

export const deadlinesOf = (reader: Reader, zone: string, id: string) =>
  reader.all(sql<StoredDeadline>`select ${deadlineColumns} from case_deadline where zone_id = ${zone} and case_id = ${id} order by start_day, name limit 200`)

/** Every term that is not met and begins to be due, with its case. */
export const runningDeadlines = (reader: Reader) =>
  reader.all(sql<StoredDeadline & { zone: string; id: string; kind: string; number: string; title: Said; party: string | null }>`
    select d.zone_id as zone, d.case_id as id, d.name, d.round, d.unit, d.count, d.start_day as start, d.due_day as due, d.paused_on as "pausedOn",
      d.pause_reason as "pauseReason", d.met_on as "metOn", d.parameter, c.kind, c.number, c.title, c.party_id as party
    from case_deadline d join procedure_case c on c.zone_id = d.zone_id and c.case_id = d.case_id
    where d.met_on is null and d.paused_on is null order by d.due_day limit 20000`)

export const rolesWaitedFor = (reader: Reader, zone: string, id: string) =>
  reader.all(sql<{ role: string; step: string }>`select role, step from case_task where zone_id = ${zone} and case_id = ${id} order by step, role limit 100`)

/** Next number of a kind of case in a zone and year. */
export async function takeNumber(writer: Writer, zone: string, kind: string, year: number): Promise<number> {
  const row = await writer.first(sql<{ last: number }>`
    insert into procedure_counter as counter (zone_id, kind, year, last) values (${zone}, ${kind}, ${year}, 1)
    on conflict (zone_id, kind, year) do update set last = counter.last + 1 returning last`)
  return row?.last ?? 1
}

export type NewCase = {
  zone: string
  id: string
  kind: string
  number: string
  state: string
  party: string | null
  title: Said
  data: unknown
  triggeredOn: Day
  parameterDay: Day
  openedOn: Day
  openedBy: string
  token: string
  language: Language
  request: string
}

export const insertCase = (writer: Writer, one: NewCase, now: Date) =>
  writer.run(sql`
    insert into procedure_case (zone_id, case_id, kind, number, state, party_id, title, data, triggered_on, parameter_day, opened_on, opened_by, progress_token, language, request_id, changed_at)
    values (${one.zone}, ${one.id}, ${one.kind}, ${one.number}, ${one.state}, ${one.party}, ${JSON.stringify(one.title)}, ${JSON.stringify(one.data)}, ${one.triggeredOn},
      ${one.parameterDay}, ${one.openedOn}, ${one.openedBy}, ${one.token}, ${one.language}, ${one.request}, ${now.toISOString()})`)

export type CaseChange = {
  triggeredOn: Day
  state: string
  round: number
  version: number
  data: unknown
  title: Said
  party: string | null
  closedOn: Day | null
}

export const updateCase = (writer: Writer, zone: string, id: string, change: CaseChange, now: Date) =>
  writer.run(sql`
    update procedure_case set state = ${change.state}, round = ${change.round}, version = ${change.version}, data = ${JSON.stringify(change.data)},
      title = ${JSON.stringify(change.title)}, party_id = ${change.party}, closed_on = ${change.closedOn}, triggered_on = ${change.triggeredOn}, changed_at = ${now.toISOString()}
    where zone_id = ${zone} and case_id = ${id}`)

export type NewStep = Omit<TakenStepRow, 'note' | 'at'> & { readonly input: unknown; readonly request: string }

export const insertStep = (writer: Writer, zone: string, id: string, step: NewStep, now: Date) =>
  writer.run(sql`
    insert into case_step (zone_id, case_id, seq, step, from_state, to_state, round, actor, actor_name, role, day, at, input, request_id)
    values (${zone}, ${id}, ${step.seq}, ${step.step}, ${step.from}, ${step.to}, ${step.round}, ${step.actor}, ${step.name}, ${step.role}, ${step.day}, ${now.toISOString()},
      ${JSON.stringify(step.input)}, ${step.request})`)

export const insertDeadline = (
  writer: Writer,
  zone: string,
  id: string,
  one: { name: string; round: number; unit: string; count: number; parameter: string; start: Day; due: Day },
) =>
  writer.run(sql`
    insert into case_deadline (zone_id, case_id, name, round, unit, count, parameter, start_day, due_day)
    values (${zone}, ${id}, ${one.name}, ${one.round}, ${one.unit}, ${one.count}, ${one.parameter}, ${one.start}, ${one.due})`)

/** Notes that a term was met; a pause ends with it. */
export const meetDeadline = (writer: Writer, zone: string, id: string, name: string, day: Day) =>
  writer.run(sql`update case_deadline set met_on = ${day}, paused_on = null where zone_id = ${zone} and case_id = ${id} and name = ${name} and met_on is null`)

export const setPause = (
  writer: Writer,
  zone: string,
  id: string,
  name: string,
  pause: { on: Day | null; due: Day; reason: string; document: string | null },
) =>
  writer.run(sql`
    update case_deadline set paused_on = ${pause.on}, due_day = ${pause.due}, pause_reason = ${pause.reason}, pause_document = coalesce(${pause.document}, pause_document)
    where zone_id = ${zone} and case_id = ${id} and name = ${name} and met_on is null`)

export type NewTask = { step: string; role: string; due: Day | null }

/** Writes anew what a case waits for. */
export async function replaceTasks(writer: Writer, zone: string, id: string, party: string | null, since: Day, tasks: readonly NewTask[]): Promise<void> {
  await writer.run(sql`delete from case_task where zone_id = ${zone} and case_id = ${id}`)
  if (tasks.length === 0) return
  await writer.run(sql`
    insert into case_task (zone_id, case_id, step, role, party_id, since, due_day)
    select ${zone}, ${id}, step, role, ${party}, ${since}, due from unnest(
      ${column(
        tasks.map(({ step }) => step),
        'text',
      )},
      ${column(
        tasks.map(({ role }) => role),
        'text',
      )},
      ${column(
        tasks.map(({ due }) => due),
        'date',
      )}) as task (step, role, due)`)
}

export const insertCaseDocument = (
  writer: Writer,
  zone: string,
  id: string,
  one: { document: string; seq: number; kind: string; verification: string | null; awaitsSignature: boolean },
) =>
  writer.run(sql`
    insert into case_document (zone_id, case_id, document_id, seq, kind, verification, awaits_signature)
    values (${zone}, ${id}, ${one.document}, ${one.seq}, ${one.kind}, ${one.verification}, ${one.awaitsSignature})
    on conflict (zone_id, case_id, document_id) do nothing`)

export const caseDocuments = (reader: Reader, zone: string, id: string) =>
  reader.all(sql<{ id: string; kind: string; verification: string | null; awaitsSignature: boolean }>`
    select document_id as id, kind, verification, awaits_signature as "awaitsSignature" from case_document where zone_id = ${zone} and case_id = ${id} order by seq, document_id limit 500`)

/** The cases a document stands in. */
export const casesOfDocument = (reader: Reader, zone: string, document: string) =>
  reader.all(sql<{ id: string; party: string | null }>`
    select c.case_id as id, c.party_id as party from case_document d join procedure_case c on c.zone_id = d.zone_id and c.case_id = d.case_id
    where d.zone_id = ${zone} and d.document_id = ${document} limit 50`)

export const markSigned = (writer: Writer, zone: string, id: string, document: string) =>
  writer.run(sql`update case_document set awaits_signature = false where zone_id = ${zone} and case_id = ${id} and document_id = ${document}`)

export const insertComment = (
  writer: Writer,
  zone: string,
  id: string,
  one: { comment: string; text: string; inside: boolean; actor: string; name: string },
  now: Date,
) =>
  writer.run(sql`
    insert into case_comment (zone_id, case_id, comment_id, content, inside, actor, actor_name, at)
    values (${zone}, ${id}, ${one.comment}, ${one.text}, ${one.inside}, ${one.actor}, ${one.name}, ${now.toISOString()})`)

export const commentsOf = (reader: Reader, zone: string, id: string, inside: boolean) =>
  reader.all(sql<{ id: string; text: string; inside: boolean; name: string; at: string }>`
    select comment_id as id, content as text, inside, actor_name as name, at from case_comment
    where zone_id = ${zone} and case_id = ${id} and (not inside or ${inside}) order by at, comment_id limit 500`)

/** Open cases and the parameters they keep, by the day they keep them from. */
export const openCasesWithDays = (reader: Reader) =>
  reader.all(sql<{ zone: string; id: string; kind: string; number: string; title: Said; parameterDay: Day }>`
    select zone_id as zone, case_id as id, kind, number, title, parameter_day as "parameterDay" from procedure_case
    where closed_on is null and exists (select 1 from zone where zone.zone_id = procedure_case.zone_id and not zone.training) order by parameter_day, case_id limit 5000`)

/** Cases of an organisation and what they wait for, given to another. */
export async function moveCases(writer: Writer, from: string, to: string): Promise<number> {
  await writer.run(sql`update case_task set party_id = ${to} where party_id = ${from}`)
  return writer.run(sql`update procedure_case set party_id = ${to} where party_id = ${from}`)
}
