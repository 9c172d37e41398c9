import { sql, type Reader, type Writer } from '#platform/database/sql.ts'
import type * as z from 'zod/mini'
import type { Act, Parameter, ParameterChange, actRelation, target } from './model.ts'

const actColumns = sql.raw(
  `id, kind, number, date, titles, sets, mechanisms, applies_to as "appliesTo", in_force_from as "inForceFrom", in_force_to as "inForceTo", status, mark, locator, quote, note`,
)

/** Acts newest first after a date and id; narrowed to those in force on a day by what is known of their dates. */
export const actsBefore = (
  reader: Reader,
  filter: { kind?: string; inForceOn?: string; search?: string },
  before: readonly [string, string] | null,
  limit: number,
) =>
  reader.all(sql<Act>`
    select ${actColumns} from act
    where (${before?.[0] ?? null}::date is null or (coalesce(date, '0001-01-01'), id) < (${before?.[0] ?? null}::date, ${before?.[1] ?? null}))
      and (${filter.kind ?? null}::text is null or kind = ${filter.kind ?? null})
      and (${filter.inForceOn ?? null}::date is null or (coalesce(in_force_from, date) <= ${filter.inForceOn ?? null}::date and (in_force_to is null or in_force_to > ${filter.inForceOn ?? null}::date)))
      and (${filter.search ?? null}::text is null or search like '%' || ${filter.search ?? null} || '%')
    order by coalesce(date, '0001-01-01') desc, id desc limit ${limit}`)

export const actById = (reader: Reader, id: string) => reader.first(sql<Act>`select ${actColumns} from act where id = ${id}`)

export const relationsOf = (reader: Reader, id: string) =>
  reader.all(sql<z.output<typeof actRelation>>`
    select from_act as "from", relation, to_act as "to", note from act_relation where from_act = ${id} or to_act = ${id} order by from_act, relation, to_act limit 200`)

const parameterColumns = sql.raw(`key, value, unit, nullif(valid_from, '0001-01-01') as "validFrom", valid_to as "validTo", act, mark, source`)

export const parametersOf = (reader: Reader, act: string) =>
  reader.all(sql<Parameter>`select ${parameterColumns} from parameter where act = ${act} order by key, valid_from limit 500`)

export const targetsOf = (reader: Reader, act: string) =>
  reader.all(
    sql<z.output<typeof target>>`select id, act, names, value, unit, deadline, scope, locator, quote from target where act = ${act} order by id limit 100`,
  )

export const parametersAfter = (reader: Reader, filter: { mark?: string; validOn?: string }, after: readonly [string, string], limit: number) =>
  reader.all(sql<Parameter>`
    select ${parameterColumns} from parameter
    where (key, valid_from) > (${after[0]}, ${after[1]}::date)
      and (${filter.mark ?? null}::text is null or mark = ${filter.mark ?? null})
      and (${filter.validOn ?? null}::date is null or (valid_from <= ${filter.validOn ?? null}::date and (valid_to is null or valid_to > ${filter.validOn ?? null}::date)))
    order by key, valid_from limit ${limit}`)

/** The parameter in force on a day; the latest beginning where several are. */
export const parameterOn = (reader: Reader, key: string, day: string) =>
  reader.first(sql<Parameter>`
    select ${parameterColumns} from parameter
    where key = ${key} and valid_from <= ${day}::date and (valid_to is null or valid_to > ${day}::date)
    order by parameter.valid_from desc limit 1`)

const changeColumns = sql.raw(`
  change_id as id, change.key, change.value, valid_from as "validFrom", act, mark, reason, state, proposed_by as "proposedBy", proposed_name as "proposedName",
  proposed_at as "proposedAt", decided_name as "decidedName", decided_at as "decidedAt", decision_reason as "decisionReason",
  (select standing.value from parameter standing where standing.key = change.key and standing.valid_from < change.valid_from order by standing.valid_from desc limit 1) as before`)

export const parameterChanges = (reader: Reader, state: string | undefined) =>
  reader.all(sql<ParameterChange>`
    select ${changeColumns} from parameter_change change where (${state ?? null}::text is null or state = ${state ?? null}) order by proposed_at desc, change_id desc limit 300`)

export const parameterChangeById = (reader: Reader, id: string) =>
  reader.first(sql<ParameterChange>`select ${changeColumns} from parameter_change change where change_id = ${id}`)

export const lockParameterChange = (writer: Writer, id: string) => writer.run(sql`select 1 from parameter_change where change_id = ${id} for update`)

export const insertParameterChange = (writer: Writer, one: ParameterChange) =>
  writer.run(sql`
    insert into parameter_change (change_id, key, value, valid_from, act, mark, reason, state, proposed_by, proposed_name, proposed_at)
    values (${one.id}, ${one.key}, ${one.value}, ${one.validFrom}, ${one.act}, ${one.mark}, ${one.reason}, 'proposed', ${one.proposedBy}, ${one.proposedName}, ${one.proposedAt})`)

export const settleParameterChange = (writer: Writer, id: string, one: { state: string; by: string; name: string; reason: string }, now: Date) =>
  writer.run(sql`
    update parameter_change set state = ${one.state}, decided_by = ${one.by}, decided_name = ${one.name}, decided_at = ${now.toISOString()}, decision_reason = ${one.reason}
    where change_id = ${id}`)

/** Lets a new value hold from a day on: the value before it ends there; one that already begins on that day is replaced. */
export async function putParameter(
  writer: Writer,
  one: Pick<Parameter, 'key' | 'value' | 'unit' | 'act' | 'mark' | 'source'> & { validFrom: string },
): Promise<void> {
  await writer.run(sql`
    update parameter set valid_to = ${one.validFrom}::date
    where key = ${one.key} and valid_from < ${one.validFrom}::date and (valid_to is null or valid_to > ${one.validFrom}::date)`)
  await writer.run(sql`
    insert into parameter (key, valid_from, value, unit, act, mark, source) values (${one.key}, ${one.validFrom}, ${one.value}, ${one.unit}, ${one.act}, ${one.mark}, ${one.source})
    on conflict (key, valid_from) do update set value = excluded.value, act = excluded.act, mark = excluded.mark, source = excluded.source`)
}
