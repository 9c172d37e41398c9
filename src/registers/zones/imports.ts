import { fold } from '@sanoat/uzbek'
import { choiceColumn, coordinateColumn, listColumn, MOST_FAULTS, placeOf, readTable, slugColumn, soatoColumn, textColumn, wholeColumn } from '#lib/columns.ts'
import { refuse, type Fault } from '#lib/result.ts'
import type { WriteHandler } from '#platform/dispatch.ts'
import { allTexts, textsOf } from '#platform/reference.ts'
import { doubledRows, putRows } from '#platform/register-import.ts'
import { readTableFile } from '#platform/tables.ts'
import type { importZones } from './contract.ts'
import { ZONE_KINDS } from './model.ts'
import { knownPlaces, putKinds } from './store.ts'

/** Columns of a file of zones. */
export const ZONE_COLUMNS = {
  id: slugColumn(),
  name_uz: textColumn(),
  name_ru: textColumn(),
  name_en: textColumn(),
  place: soatoColumn(),
  kind: choiceColumn(ZONE_KINDS, 'small'),
  aliases: listColumn(),
  founded: wholeColumn(),
  founding_act: textColumn(''),
  origin_uz: textColumn(''),
  origin_ru: textColumn(''),
  origin_en: textColumn(''),
  latitude: coordinateColumn(37, 46),
  longitude: coordinateColumn(55, 74),
  position: wholeColumn(),
}

export const answerImportZones: WriteHandler<typeof importZones> = async ({ dryRun }, writer, { file }) => {
  const table = await readTableFile(file)
  if (!table.ok) return table
  const { rows, numbers, faults } = readTable(table.value, ZONE_COLUMNS)
  if (faults.some(({ code }) => code.startsWith('import.column'))) return refuse('import.columns', { count: faults.length }, faults)
  const places = new Set((await knownPlaces(writer)).map(({ soato }) => soato))
  const strangers = rows
    .flatMap(({ place }, index): Fault[] =>
      place !== null && places.has(place)
        ? []
        : [{ path: placeOf(numbers[index] ?? 0, 'place'), code: 'import.value.unknown', value: place ?? '', expected: 'SOATO' }],
    )
    .slice(0, MOST_FAULTS)
  const all = [...faults, ...strangers, ...doubledRows(rows, numbers, 'id')]
  if (all.length > 0) return refuse('import.rows', { count: all.length }, all)
  const zones = rows.map((row) => {
    const names = textsOf(row.name_uz, row.name_ru, row.name_en)
    return {
      zone_id: row.id,
      names,
      aliases: row.aliases,
      place: row.place ?? '',
      founded: row.founded,
      founding_act: row.founding_act || null,
      origin: textsOf(row.origin_uz, row.origin_ru, row.origin_en),
      latitude: row.latitude,
      longitude: row.longitude,
      position: row.position ?? 1000,
      training: false,
      locator: '',
      quote: '',
      search: [...new Set([...allTexts(names), ...row.aliases, row.id].map(fold))].join(' | '),
    }
  })
  const done = await putRows(writer, { table: 'zone', key: 'zone_id', rows: zones, dryRun, name: file?.name ?? '' })
  if (done.ok && !dryRun)
    await putKinds(
      writer,
      rows.map(({ id, kind }) => ({ zone: id, kind })),
    )
  return done
}
