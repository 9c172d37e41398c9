import { choiceColumn, coordinateColumn, dayColumn, listColumn, placeOf, readTable, soatoColumn, textColumn } from '#lib/columns.ts'
import { refuse, type Fault } from '#lib/result.ts'
import type { WriteHandler } from '#platform/dispatch.ts'
import { allTexts, textsOf } from '#platform/reference.ts'
import { doubledRows, putRows } from '#platform/register-import.ts'
import { readTableFile } from '#platform/tables.ts'
import { fold } from '@sanoat/uzbek'
import type { importPlaces } from './contract.ts'
import { allSoato } from './store.ts'

/** The country lies within these degrees. */
export const LATITUDES = [37, 46] as const
export const LONGITUDES = [55, 74] as const

export const PLACE_COLUMNS = {
  soato: { read: soatoColumn().read },
  level: choiceColumn(['country', 'region', 'city', 'district']),
  parent: soatoColumn(null),
  name_uz: textColumn(),
  name_ru: textColumn(),
  name_en: textColumn(),
  aliases: listColumn(),
  iso_3166_2: textColumn(''),
  lat: coordinateColumn(...LATITUDES),
  lon: coordinateColumn(...LONGITUDES),
  valid_from: dayColumn(),
  valid_to: dayColumn(),
  source: textColumn(''),
}

export const answerImportPlaces: WriteHandler<typeof importPlaces> = async ({ dryRun }, writer, { file }) => {
  const table = await readTableFile(file)
  if (!table.ok) return table
  const { rows, numbers, faults } = readTable(table.value, PLACE_COLUMNS)
  if (faults.some(({ code }) => code.startsWith('import.column'))) return refuse('import.columns', { count: faults.length }, faults)
  const known = new Set([...(await allSoato(writer)).map(({ soato }) => soato), ...rows.map(({ soato }) => soato)])
  const orphans = rows.flatMap(({ parent }, index): Fault[] =>
    parent === null || known.has(parent)
      ? []
      : [{ path: placeOf(numbers[index] ?? 0, 'parent'), code: 'import.value.unknown', value: parent, expected: 'SOATO' }],
  )
  const all = [...faults, ...orphans, ...doubledRows(rows, numbers, 'soato')]
  if (all.length > 0) return refuse('import.rows', { count: all.length }, all)
  const places = rows.map((row) => {
    const names = textsOf(row.name_uz, row.name_ru, row.name_en)
    return {
      soato: row.soato ?? '',
      level: row.level,
      parent: row.parent,
      names,
      aliases: row.aliases,
      iso: row.iso_3166_2 || null,
      latitude: row.lat,
      longitude: row.lon,
      valid_from: row.valid_from,
      valid_to: row.valid_to,
      source: row.source,
      search: [...new Set([...allTexts(names), ...row.aliases, row.soato ?? ''].map(fold))].join(' | '),
    }
  })
  // Containing territories first, so that every parent stands before its children.
  return putRows(writer, { table: 'place', key: 'soato', rows: places.toSorted((a, b) => a.soato.length - b.soato.length), dryRun, name: file?.name ?? '' })
}
