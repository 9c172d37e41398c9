import type { Writer } from '#platform/database/sql.ts'
import { upsert, type ReferenceFile } from '#platform/reference.ts'

export const SOURCE_FILES = ['sources'] as const

export async function loadSources(writer: Writer, [sources]: readonly ReferenceFile[]): Promise<void> {
  const rows = (sources?.rows ?? []).map((row) => ({
    id: row.text('id'),
    kind: row.text('kind'),
    titles: row.texts('title'),
    publisher: row.text('publisher'),
    date: row.orNull('date'),
    priority: row.number('priority'),
    note: row.text('note'),
  }))
  await upsert(writer, 'source', ['id'], rows)
}
