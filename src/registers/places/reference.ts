import type { Writer } from '#platform/database/sql.ts'
import { allTexts, upsert, type ReferenceFile } from '#platform/reference.ts'

export const PLACE_FILES = ['places'] as const

const LEVELS = ['country', 'region', 'city', 'district']

/** Loads the shipped territories, containing ones first. */
export async function loadPlaces(writer: Writer, [places]: readonly ReferenceFile[]): Promise<void> {
  const rows = (places?.rows ?? []).map((row) => {
    const names = row.texts('name')
    const aliases = row.list('aliases')
    return {
      soato: row.text('soato'),
      level: row.text('level'),
      parent: row.orNull('parent'),
      names,
      aliases,
      iso: row.orNull('iso_3166_2'),
      latitude: row.number('lat'),
      longitude: row.number('lon'),
      valid_from: row.orNull('valid_from'),
      valid_to: row.orNull('valid_to'),
      source: row.text('source'),
      search: row.search(allTexts(names), aliases, row.text('soato')),
    }
  })
  for (const level of LEVELS)
    await upsert(
      writer,
      'place',
      ['soato'],
      rows.filter((row) => row.level === level),
    )
}
