import type { Writer } from '#platform/database/sql.ts'
import { allTexts, upsert, type ReferenceFile, type ReferenceRow } from '#platform/reference.ts'

export const ZONE_FILES = ['zones', 'zone_kinds', 'zone_directions', 'events'] as const

/** The day that stands for "since before anybody knows" in keys. */
const UNKNOWN_START = '0001-01-01'

/** Loads the shipped zones with their kinds, directions and events. */
export async function loadZones(writer: Writer, [zones, kinds, directions, events]: readonly ReferenceFile[]): Promise<void> {
  await upsert(writer, 'zone', ['zone_id'], (zones?.rows ?? []).map(zoneRow))
  await upsert(
    writer,
    'zone_kind',
    ['zone_id', 'valid_from'],
    (kinds?.rows ?? []).map((row) => ({
      zone_id: row.text('zone'),
      kind: row.text('kind'),
      valid_from: row.orNull('valid_from') ?? UNKNOWN_START,
      valid_to: row.orNull('valid_to'),
      act: row.orNull('act'),
      note: row.text('note'),
    })),
  )
  await upsert(
    writer,
    'zone_direction',
    ['zone_id', 'position'],
    (directions?.rows ?? []).map((row, position) => ({
      zone_id: row.text('zone'),
      position,
      ifut: row.text('ifut'),
      labels: row.texts('label'),
      basis: row.text('basis'),
      assumed: row.text('mapping') === 'assumed',
      locator: row.text('source_lines'),
      quote: row.text('quote'),
    })),
  )
  await upsert(
    writer,
    'zone_event',
    ['zone_id', 'id'],
    (events?.rows ?? []).map((row) => ({
      zone_id: row.text('zone'),
      id: row.text('id'),
      date: row.text('year'),
      type: row.text('type'),
      titles: row.texts('title'),
      effects: row.texts('effect'),
      source: row.text('source'),
      locator: row.text('source_lines'),
      quote: row.text('quote'),
    })),
  )
}

function zoneRow(row: ReferenceRow) {
  const names = row.texts('name')
  const aliases = row.list('aliases')
  return {
    zone_id: row.text('id'),
    position: row.number('no') ?? 0,
    names,
    aliases,
    place: row.text('place'),
    founded: row.number('founded'),
    founding_act: row.orNull('founding_act'),
    origin: row.texts('origin'),
    locator: row.text('source_lines'),
    quote: row.text('quote'),
    search: row.search(allTexts(names), aliases, row.text('id')),
    training: false,
  }
}
