import { sql, type Reader } from '#platform/database/sql.ts'
import type * as z from 'zod/mini'
import type { Act, Parameter, actRelation, target } from './model.ts'

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
