import { fold } from '@sanoat/uzbek'
import { ok, refuse } from '#lib/result.ts'
import { decodeCursor, pageOfRows } from '#platform/cursor.ts'
import type { ReadHandler } from '#platform/dispatch.ts'
import type { Day } from '#lib/day.ts'
import type { Reader } from '#platform/database/sql.ts'
import type { Parameter } from './model.ts'
import type { getAct, listActs, listParameters } from './contract.ts'
import { actById, actsBefore, parameterOn, parametersAfter, parametersOf, relationsOf, targetsOf } from './store.ts'

/** A day before every act, for those whose date is unknown. */
const EARLIEST = '0001-01-01'

export const answerListActs: ReadHandler<typeof listActs> = async (input, reader) => {
  const cursor = decodeCursor(input.cursor, 2)
  if (!cursor.ok) return cursor
  const before = cursor.value === null ? null : ([cursor.value[0] ?? EARLIEST, cursor.value[1] ?? ''] as const)
  const rows = await actsBefore(
    reader,
    { kind: input.kind, inForceOn: input.inForceOn, search: input.q === undefined ? undefined : fold(input.q) },
    before,
    input.limit + 1,
  )
  return ok(pageOfRows(rows, input.limit, (row) => [row.date ?? EARLIEST, row.id]))
}

export const answerGetAct: ReadHandler<typeof getAct> = async ({ id }, reader) => {
  const act = await actById(reader, id)
  if (act === undefined) return refuse('act.unknown', { id })
  return ok({ act, relations: await relationsOf(reader, id), parameters: await parametersOf(reader, id), targets: await targetsOf(reader, id) })
}

export const answerListParameters: ReadHandler<typeof listParameters> = async (input, reader) => {
  const cursor = decodeCursor(input.cursor, 2)
  if (!cursor.ok) return cursor
  const rows = await parametersAfter(
    reader,
    { mark: input.mark, validOn: input.validOn },
    [cursor.value?.[0] ?? '', cursor.value?.[1] ?? EARLIEST],
    input.limit + 1,
  )
  return ok(pageOfRows(rows, input.limit, (row) => [row.key, row.validFrom ?? EARLIEST]))
}

/** The rule, term or price in force on a day. */
export const readParameter = (reader: Reader, key: string, day: Day): Promise<Parameter | undefined> => parameterOn(reader, key, day)
