import { isDay } from '#lib/day.ts'
import { ok, refuse, type Result } from '#lib/result.ts'
import { decodeCursor, pageOfRows } from '#platform/cursor.ts'
import type { Reader } from '#platform/database/sql.ts'
import type { ReadHandler } from '#platform/dispatch.ts'
import type { getRate, listRates } from './contract.ts'
import type { Rate } from './model.ts'
import { currencies, rateBefore, ratesAfter } from './store.ts'

export const answerListRates: ReadHandler<typeof listRates> = async (input, reader) => {
  const cursor = decodeCursor(input.cursor, 2)
  if (!cursor.ok) return cursor
  const [day = '', currency = ''] = cursor.value ?? []
  if (cursor.value !== null && !isDay(day)) return refuse('cursor.invalid')
  const rows = await ratesAfter(
    reader,
    { currency: input.currency, from: input.from, to: input.to },
    cursor.value === null ? null : [day, currency],
    input.limit + 1,
  )
  return ok({ ...pageOfRows(rows, input.limit, (row) => [row.day, row.currency]), currencies: (await currencies(reader)).map((row) => row.currency) })
}

export const answerGetRate: ReadHandler<typeof getRate> = async ({ currency, day }, reader) => rateOn(reader, currency, day)

/** The rate that holds on a day: the latest on or before it. Soʻm are one for one. Refuses rate.unknown where there is none. */
export async function rateOn(reader: Reader, currency: string, day: string): Promise<Result<Rate>> {
  if (currency === 'UZS') return ok({ currency, day, rate: 100, nominal: 1, source: '' })
  const found = await rateBefore(reader, currency, day)
  return found === undefined ? refuse('rate.unknown', { currency, day }) : ok(found)
}
