import { sql, type Reader, type Writer } from '#platform/database/sql.ts'
import type { Objection, Run, RunState, RunFile } from './model.ts'

export type RunRow = Run & { readonly content: string }

const runColumns =
  sql.raw(`run.id, run.method, run.version, method.names as "methodNames", run.place, place.names as "placeNames", run.period, run.state, run.revision, run.hash,
  run.published_on as "publishedOn", run.published_by as "publishedBy", run.objections_until as "objectionsUntil", run.created_at as "createdAt"`)
const joins = sql.raw('join rating_method method on method.method = run.method and method.version = run.version join place on place.soato = run.place')

/** Runs anybody may see, latest first, after a row. */
export const publicRunsAfter = (reader: Reader, place: string | undefined, after: readonly [string, string] | null, limit: number) =>
  reader.all(sql<Run>`
    select ${runColumns} from rating_run run ${joins}
    where run.state <> 'draft' and run.published_on is not null and (${place ?? null}::text is null or run.place = ${place ?? null})
      and (${after?.[0] ?? null}::timestamptz is null or (run.created_at, run.id) < (${after?.[0] ?? null}::timestamptz, ${after?.[1] ?? null}))
    order by run.created_at desc, run.id desc limit ${limit}`)

export const draftRuns = (reader: Reader) =>
  reader.all(sql<Run>`select ${runColumns} from rating_run run ${joins} where run.state = 'draft' order by run.created_at desc, run.id desc limit 200`)

export const runById = (reader: Reader, id: string) =>
  reader.first(sql<RunRow>`select ${runColumns}, run.content from rating_run run ${joins} where run.id = ${id}`)

/** Locks a run until the transaction ends, so that two steps cannot be taken at once. */
export const lockRun = (writer: Writer, id: string) => writer.run(sql`select 1 from rating_run where id = ${id} for update`)

export const insertRun = (
  writer: Writer,
  run: { id: string; method: string; version: number; place: string; period: string; content: string; hash: string },
  now: Date,
) =>
  writer.run(sql`
    insert into rating_run (id, method, version, place, period, state, revision, content, hash, created_at)
    values (${run.id}, ${run.method}, ${run.version}, ${run.place}, ${run.period}, 'draft', 1, ${run.content}, ${run.hash}, ${now.toISOString()})`)

export const setPublished = (writer: Writer, id: string, by: string, on: string, until: string) =>
  writer.run(
    sql`update rating_run set state = 'published', published_on = ${on}, published_by = ${by}, objections_until = ${until} where id = ${id} and state = 'draft'`,
  )

export const setRevised = (writer: Writer, id: string, content: string, hash: string) =>
  writer.run(sql`
    update rating_run set state = 'draft', revision = revision + 1, content = ${content}, hash = ${hash}, published_by = null, objections_until = null
    where id = ${id} and state in ('draft', 'published')`)

export const setState = (writer: Writer, id: string, state: RunState) =>
  writer.run(sql`update rating_run set state = ${state} where id = ${id} and state <> 'final'`)

type TakenStep = { readonly run: string; readonly step: string; readonly note: string; readonly actor: string; readonly name: string }

/** Writes the step a run has just taken, with its state as it stands now. */
export const insertStep = (writer: Writer, step: TakenStep, now: Date) =>
  writer.run(sql`
    insert into rating_run_step (run, seq, step, state, revision, hash, note, actor, actor_name, at)
    select run.id, (select coalesce(max(seq), 0) + 1 from rating_run_step where run = ${step.run}), ${step.step}, run.state, run.revision, run.hash, ${step.note}, ${step.actor}, ${step.name}, ${now.toISOString()}
    from rating_run run where run.id = ${step.run}`)

export const stepsOf = (reader: Reader, run: string) =>
  reader.all(
    sql<
      RunFile['steps'][number]
    >`select step, state, revision, hash, note, actor_name as by, at from rating_run_step where run = ${run} order by seq limit 500`,
  )

export type ObjectionRow = Objection & { readonly registeredBy: string }

const objectionColumns = sql.raw(
  `id, revision, zone, on_behalf_of as "onBehalfOf", content as text, actor_name as by, at, decision, reason, decided_by_name as "decidedBy", decided_at as "decidedAt", actor as "registeredBy"`,
)

export const objectionsOf = (reader: Reader, run: string) =>
  reader.all(sql<ObjectionRow>`select ${objectionColumns} from rating_objection where run = ${run} order by at, id limit 1000`)

export const insertObjection = (
  writer: Writer,
  objection: { run: string; id: string; revision: number; zone: string | null; onBehalfOf: string; text: string; actor: string; name: string },
  now: Date,
) =>
  writer.run(sql`
    insert into rating_objection (run, id, revision, zone, on_behalf_of, content, actor, actor_name, at)
    values (${objection.run}, ${objection.id}, ${objection.revision}, ${objection.zone}, ${objection.onBehalfOf}, ${objection.text}, ${objection.actor}, ${objection.name}, ${now.toISOString()})`)

export const setDecision = (
  writer: Writer,
  decision: { run: string; objection: string; decision: string; reason: string; actor: string; name: string },
  now: Date,
) =>
  writer.run(sql`
    update rating_objection set decision = ${decision.decision}, reason = ${decision.reason}, decided_by = ${decision.actor}, decided_by_name = ${decision.name}, decided_at = ${now.toISOString()}
    where run = ${decision.run} and id = ${decision.objection} and decision is null`)
