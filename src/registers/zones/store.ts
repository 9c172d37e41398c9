import { sql, type Reader, type Writer } from '#platform/database/sql.ts'
import type { Zone, ZoneEvent, ZoneSummary } from './model.ts'

/** A zone with its district and region; the district's centre stands in, marked approximate, where no point is known. */
const summary = sql.raw(`
  zone.zone_id as id, zone.names, zone.training, zone.founded,
  (select kind from zone_kind where zone_kind.zone_id = zone.zone_id and valid_to is null order by valid_from desc limit 1) as kind,
  district.soato as district, district.names as "districtNames",
  coalesce(region.soato, district.soato) as region,
  case when coalesce(zone.latitude, district.latitude) is null then null
    else jsonb_build_object('latitude', coalesce(zone.latitude, district.latitude), 'longitude', coalesce(zone.longitude, district.longitude), 'approximate', zone.latitude is null) end as point`)

/** District and region of a zone; a zone of a region that has no districts in the register hangs on the region itself. */
const joins = sql.raw(`
  join place district on district.soato = zone.place
  left join place region on region.soato = district.parent and region.level = 'region'`)

export type ZoneFilter = { place?: string; kind?: string; search?: string; training?: boolean }

/** Whether a zone lies in the place: the same district, its region, or the country. */
const inPlace = (place: string | undefined) =>
  sql`(${place ?? null}::text is null or zone.place = ${place ?? null} or district.parent = ${place ?? null} or region.parent = ${place ?? null})`

/** Zones after a position and id, in the register's order; the training zone only when asked for. */
export const zonesAfter = (reader: Reader, filter: ZoneFilter, after: readonly [number, string], limit: number) =>
  reader.all(sql<ZoneSummary & { position: number }>`
    select ${summary}, zone.position from zone ${joins}
    where (zone.position, zone.zone_id) > (${after[0]}::int, ${after[1]}::text)
      and ${inPlace(filter.place)}
      and zone.training = ${filter.training ?? false}
      and (${filter.kind ?? null}::text is null or exists (select 1 from zone_kind where zone_kind.zone_id = zone.zone_id and kind = ${filter.kind ?? null} and valid_to is null))
      and (${filter.search ?? null}::text is null or zone.search like '%' || ${filter.search ?? null} || '%')
    order by zone.position, zone.zone_id limit ${limit}`)

export type ZoneRow = Omit<Zone, 'kinds' | 'directions' | 'events'>

export const zoneById = (reader: Reader, zone: string) =>
  reader.first(sql<ZoneRow>`
    select ${summary}, coalesce(region.names, district.names) as "regionNames", zone.aliases, zone.founding_act as "foundingAct", zone.origin, zone.boundary, zone.locator, zone.quote
    from zone ${joins} where zone.zone_id = ${zone}`)

export const kindsOf = (reader: Reader, zone: string) =>
  reader.all(sql<Zone['kinds'][number]>`
    select kind, nullif(valid_from, '0001-01-01') as "validFrom", valid_to as "validTo", act, note from zone_kind where zone_id = ${zone} order by valid_from limit 50`)

export const directionsOf = (reader: Reader, zone: string) =>
  reader.all(sql<Zone['directions'][number]>`select ifut, labels, basis, assumed from zone_direction where zone_id = ${zone} order by position limit 100`)

/** Directions of all real zones, for structure by direction. */
export const allDirections = (reader: Reader) =>
  reader.all(sql<{ zone: string; ifut: string; labels: Zone['names']; basis: string }>`
    select zone_id as zone, ifut, labels, basis from zone_direction join zone using (zone_id) where not training order by zone_id, zone_direction.position limit 20000`)

const eventColumns = sql.raw(
  `zone_event.id, zone_event.zone_id as zone, zone.names as "zoneNames", zone_event.date, zone_event.type, zone_event.titles, zone_event.effects, zone_event.source, zone_event.locator, zone_event.quote`,
)

export const eventsOf = (reader: Reader, zone: string) =>
  reader.all(
    sql<ZoneEvent>`select ${eventColumns} from zone_event join zone using (zone_id) where zone_event.zone_id = ${zone} order by zone_event.date, zone_event.id limit 500`,
  )

/** Events newest first, after a date and id. */
export const eventsBefore = (reader: Reader, place: string | undefined, before: readonly [string, string] | null, limit: number) =>
  reader.all(sql<ZoneEvent>`
    select ${eventColumns} from zone_event join zone using (zone_id) ${joins}
    where zone.training = false and ${inPlace(place)}
      and (${before?.[0] ?? null}::text is null or (zone_event.date, zone_event.id) < (${before?.[0] ?? null}, ${before?.[1] ?? null}))
    order by zone_event.date desc, zone_event.id desc limit ${limit}`)

/** Boundaries that were imported: of a territory, of what it contains, and of the zones there. */
export const boundariesIn = (reader: Reader, place: string) =>
  reader.all(sql<{ subject: string; kind: 'place' | 'zone'; name: string; geometry: unknown }>`
    select soato as subject, 'place' as kind, names->>'uz' as name, boundary as geometry from place
    where boundary is not null and (soato = ${place} or parent = ${place})
    union all
    select zone.zone_id, 'zone', zone.names->>'uz', zone.boundary from zone ${joins}
    where zone.boundary is not null and zone.training = false and ${inPlace(place)}
    order by kind, subject limit 2000`)

export const knownPlaces = (reader: Reader) => reader.all(sql<{ soato: string }>`select soato from place order by soato limit 100000`)

/** Gives zones that have no kind yet the one that was imported with them. */
export const putKinds = (writer: Writer, kinds: readonly { zone: string; kind: string }[]) =>
  writer.run(sql`
    insert into zone_kind (zone_id, kind) select given.zone, given.kind from jsonb_to_recordset(${JSON.stringify(kinds)}::jsonb) as given (zone text, kind text)
    where not exists (select 1 from zone_kind where zone_kind.zone_id = given.zone)`)

/** Records the training zone unless it is there. */
export const putTrainingZone = (writer: Writer, zone: { id: string; names: Zone['names']; place: string; search: string }) =>
  writer.run(sql`
    with made as (
      insert into zone (zone_id, names, place, training, search, position)
      values (${zone.id}, ${JSON.stringify(zone.names)}::jsonb, ${zone.place}, true, ${zone.search}, 100000)
      on conflict (zone_id) do nothing returning zone_id
    )
    insert into zone_kind (zone_id, kind) select zone_id, 'small' from made`)

/** All boundaries of territories and real zones. */
export const allBoundaries = (reader: Reader) =>
  reader.all(sql<{ subject: string; geometry: unknown }>`
    select soato as subject, boundary as geometry from place where boundary is not null
    union all
    select zone_id, boundary from zone where boundary is not null and training = false
    order by subject limit 20000`)

/** Draws the boundary of a training zone that has none yet. */
export const putTrainingBoundary = (writer: Writer, zone: string, boundary: unknown) =>
  writer.run(sql`update zone set boundary = ${JSON.stringify(boundary)}::jsonb where zone_id = ${zone} and training and boundary is null`)
