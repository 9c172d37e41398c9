import { fold } from '@sanoat/uzbek'
import { ok, refuse, type Result } from '#lib/result.ts'
import { decodeCursor, pageOfRows } from '#platform/cursor.ts'
import type { Reader } from '#platform/database/sql.ts'
import type { ReadHandler } from '#platform/dispatch.ts'
import type { getZone, listBoundaries, listEvents, listZones } from './contract.ts'
import type { Zone, ZoneSummary } from './model.ts'
import { allBoundaries, allDirections, boundariesIn, directionsOf, eventsBefore, eventsOf, kindsOf, zoneById, zonesAfter, type ZoneFilter } from './store.ts'

export const answerListZones: ReadHandler<typeof listZones> = async (input, reader) => {
  const cursor = decodeCursor(input.cursor, 2)
  if (!cursor.ok) return cursor
  const filter = { place: input.place, kind: input.kind, search: input.q === undefined ? undefined : fold(input.q) }
  const rows = await zonesAfter(reader, filter, [Number(cursor.value?.[0] ?? -1), cursor.value?.[1] ?? ''], input.limit + 1)
  return ok(pageOfRows(rows, input.limit, (row) => [row.position, row.id]))
}

export const answerGetZone: ReadHandler<typeof getZone> = async ({ zone }, reader) => readZone(reader, zone)

export const answerListEvents: ReadHandler<typeof listEvents> = async (input, reader) => {
  const cursor = decodeCursor(input.cursor, 2)
  if (!cursor.ok) return cursor
  const before = cursor.value === null ? null : ([cursor.value[0] ?? '', cursor.value[1] ?? ''] as const)
  const rows = await eventsBefore(reader, input.place, before, input.limit + 1)
  return ok(pageOfRows(rows, input.limit, (row) => [row.date, row.id]))
}

export const answerListBoundaries: ReadHandler<typeof listBoundaries> = async ({ place }, reader) => {
  const rows = await boundariesIn(reader, place)
  const features = rows.map(({ subject, kind, name, geometry }) => ({ type: 'Feature' as const, properties: { subject, kind, name }, geometry }))
  return ok({ type: 'FeatureCollection', features })
}

/** The register entry of one zone, whole. */
export async function readZone(reader: Reader, zone: string): Promise<Result<Zone>> {
  const row = await zoneById(reader, zone)
  if (row === undefined) return refuse('zone.unknown', { zone })
  const [kinds, directions, events] = [await kindsOf(reader, zone), await directionsOf(reader, zone), await eventsOf(reader, zone)]
  return ok({ ...row, kinds, directions, events })
}

/** Every zone a statistic of the place covers: the real ones, never the training zone. */
export const readZones = (reader: Reader, filter: ZoneFilter = {}): Promise<ZoneSummary[]> => zonesAfter(reader, filter, [-1, ''], 5000)

export const readDirections = (reader: Reader) => allDirections(reader)

/** The latest events of a place, newest first. */
export const readEvents = (reader: Reader, place: string, limit: number) => eventsBefore(reader, place, null, limit)

/** Every boundary that was imported: of territories and of real zones. */
export const readBoundaries = (reader: Reader) => allBoundaries(reader)
