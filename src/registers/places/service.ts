import { fold } from '@sanoat/uzbek'
import { ok, refuse } from '#lib/result.ts'
import { decodeCursor, pageOfRows } from '#platform/cursor.ts'
import type { Reader } from '#platform/database/sql.ts'
import type { ReadHandler } from '#platform/dispatch.ts'
import type { getPlace, listPlaces } from './contract.ts'
import { childrenOf, placeBySoato, placesAfter } from './store.ts'

export const answerListPlaces: ReadHandler<typeof listPlaces> = async (input, reader) => {
  const cursor = decodeCursor(input.cursor, 1)
  if (!cursor.ok) return cursor
  const filter = { level: input.level, parent: input.parent, search: input.q === undefined ? undefined : fold(input.q) }
  const rows = await placesAfter(reader, filter, cursor.value?.[0] ?? '', input.limit + 1)
  return ok(pageOfRows(rows, input.limit, (row) => [row.soato]))
}

export const answerGetPlace: ReadHandler<typeof getPlace> = async ({ soato }, reader) => {
  const place = await placeBySoato(reader, soato)
  if (place === undefined) return refuse('place.unknown', { soato })
  return ok({ place, children: await childrenOf(reader, soato) })
}

export const readPlace = (reader: Reader, soato: string) => placeBySoato(reader, soato)

/** What a territory contains, one level down. */
export const readPlacesOf = (reader: Reader, soato: string) => childrenOf(reader, soato)
