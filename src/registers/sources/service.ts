import { ok, refuse } from '#lib/result.ts'
import { decodeCursor, pageOfRows } from '#platform/cursor.ts'
import type { ReadHandler } from '#platform/dispatch.ts'
import type { getSource, listSources } from './contract.ts'
import type { Source } from './model.ts'
import { insertSource, sourceById, sourcesAfter, sourcesByIds } from './store.ts'
import type { Reader, Writer } from '#platform/database/sql.ts'

export const answerListSources: ReadHandler<typeof listSources> = async (input, reader) => {
  const cursor = decodeCursor(input.cursor, 1)
  if (!cursor.ok) return cursor
  const rows = await sourcesAfter(reader, cursor.value?.[0] ?? '', input.limit + 1)
  return ok(pageOfRows(rows, input.limit, (row) => [row.id]))
}

export const answerGetSource: ReadHandler<typeof getSource> = async ({ id }, reader) => {
  const source = await sourceById(reader, id)
  return source === undefined ? refuse('source.unknown', { id }) : ok(source)
}

/** Sources by their ids, strongest first. */
export const readSources = (reader: Reader, ids: readonly string[]) => sourcesByIds(reader, [...new Set(ids)])

/** Adds a source that the program keeps itself, such as the approved reports of a form and period; one that is there stays as it is. */
export const ensureSource = (writer: Writer, source: Source): Promise<number> => insertSource(writer, source)
