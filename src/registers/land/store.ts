import { sql, type Reader, type Writer } from '#platform/database/sql.ts'
import type { Building, Inspection, Kin, Lot, LotEvent, LotSummary, Occupancy, Plot, ZoneArea } from './model.ts'

const summaryColumns =
  sql.raw(`lot.lot_id as id, lot.zone_id as zone, zone.names as "zoneNames", lot.number, lot.kind, lot.polygon, lot.area_m2 as "areaM2", lot.polygon_area_m2 as "polygonAreaM2",
  lot.allowed_ifut as "allowedIfut", lot.utilities, lot.starting_price as "startingPrice", lot.price_basis as "priceBasis", lot.status, lot.side, lot.status_from as "statusFrom",
  lot.vacant_since as "vacantSince", zone.training`)
const lotColumns = sql.raw('lot.plot_id as plot, lot.building_id as building, lot.opened_on as "openedOn", lot.closed_on as "closedOn"')

export type ZoneRow = {
  readonly id: string
  readonly names: Lot['zoneNames']
  readonly training: boolean
  readonly founded: number | null
  readonly boundary: unknown
  readonly district: unknown
}

/** The zone whose land it is, with its own boundary and its district's, as far as they were imported. */
export const zoneOfLand = (reader: Reader, zone: string) =>
  reader.first(sql<ZoneRow>`
    select zone.zone_id as id, zone.names, zone.training, zone.founded, zone.boundary, place.boundary as district
    from zone join place on place.soato = zone.place where zone.zone_id = ${zone}`)

/** Holds the land of a zone until the transaction ends: borders of its lots are redrawn one after another. */
export const lockLand = (writer: Writer, zone: string) => writer.run(sql`select 1 from zone where zone_id = ${zone} for no key update`)

export const lockLot = (writer: Writer, zone: string, lot: string) => writer.run(sql`select 1 from lot where zone_id = ${zone} and lot_id = ${lot} for update`)

export const lotById = (reader: Reader, zone: string, lot: string) =>
  reader.first(sql<Lot>`select ${summaryColumns}, ${lotColumns} from lot join zone using (zone_id) where lot.zone_id = ${zone} and lot.lot_id = ${lot}`)

export const lotsById = (reader: Reader, zone: string, ids: readonly string[]) =>
  reader.all(sql<Lot>`
    select ${summaryColumns}, ${lotColumns} from lot join zone using (zone_id) where lot.zone_id = ${zone} and lot.lot_id = any (${[...ids]}::uuid[]) order by lot.number limit 100`)

export type LotFilter = { readonly status?: string; readonly side?: string; readonly kind?: string; readonly q?: string; readonly closed: boolean }

/** Lots of a zone by number, after one. */
export const lotsAfter = (reader: Reader, zone: string, filter: LotFilter, after: string | null, limit: number) =>
  reader.all(sql<Lot>`
    select ${summaryColumns}, ${lotColumns} from lot join zone using (zone_id)
    where lot.zone_id = ${zone} and (${after}::text is null or lot.number > ${after})
      and (${filter.closed} or lot.status <> 'closed')
      and (${filter.status ?? null}::text is null or lot.status = ${filter.status ?? null})
      and (${filter.side ?? null}::text is null or lot.side = ${filter.side ?? null})
      and (${filter.kind ?? null}::text is null or lot.kind = ${filter.kind ?? null})
      and (${filter.q ?? null}::text is null or strpos(lower(lot.number), lower(${filter.q ?? null}::text)) > 0)
    order by lot.number limit ${limit}`)

/** Every lot of a zone that is not closed. */
export const openLots = (reader: Reader, zone: string) => lotsAfter(reader, zone, { closed: false }, null, 20_000)

export type VacantFilter = {
  readonly place?: string
  readonly zone?: string
  readonly kind?: string
  readonly minArea?: number
  readonly maxArea?: number
  readonly power?: number
  readonly gas?: number
  readonly water?: number
  readonly ifut?: string
  readonly maxPriceTiyin?: number
  readonly ids?: readonly string[]
}

/** Vacant lots of all zones, in the order of zones and numbers, after one; the training zone only when it is named. */
export const vacantAfter = (reader: Reader, filter: VacantFilter, after: readonly [string, string] | null, limit: number) =>
  reader.all(sql<LotSummary>`
    select ${summaryColumns} from lot join zone using (zone_id) join place district on district.soato = zone.place left join place region on region.soato = district.parent
    where lot.status in ('available', 'on_auction') and lot.side is null
      and (zone.training = false or zone.zone_id = ${filter.zone ?? null} or ${filter.ids !== undefined})
      and (${after?.[0] ?? null}::text is null or (lot.zone_id, lot.number) > (${after?.[0] ?? null}, ${after?.[1] ?? null}))
      and (${filter.place ?? null}::text is null or zone.place = ${filter.place ?? null} or district.parent = ${filter.place ?? null} or region.parent = ${filter.place ?? null})
      and (${filter.zone ?? null}::text is null or lot.zone_id = ${filter.zone ?? null})
      and (${filter.kind ?? null}::text is null or lot.kind = ${filter.kind ?? null})
      and (${filter.minArea ?? null}::float8 is null or lot.area_m2 >= ${filter.minArea ?? null})
      and (${filter.maxArea ?? null}::float8 is null or lot.area_m2 <= ${filter.maxArea ?? null})
      and (${filter.power ?? null}::float8 is null or (lot.utilities->>'powerKw')::float8 >= ${filter.power ?? null})
      and (${filter.gas ?? null}::float8 is null or (lot.utilities->>'gasM3Hour')::float8 >= ${filter.gas ?? null})
      and (${filter.water ?? null}::float8 is null or (lot.utilities->>'waterM3Day')::float8 >= ${filter.water ?? null})
      and (${filter.ifut ?? null}::text is null or lot.allowed_ifut = '{}' or exists (
        select 1 from unnest(lot.allowed_ifut) as allowed (code) where starts_with(allowed.code, ${filter.ifut ?? null}) or starts_with(${filter.ifut ?? null}, allowed.code)))
      and (${filter.maxPriceTiyin ?? null}::bigint is null or lot.starting_price <= ${filter.maxPriceTiyin ?? null})
      and (${filter.ids ?? null}::uuid[] is null or lot.lot_id = any (${filter.ids ?? null}::uuid[]))
    order by lot.zone_id, lot.number limit ${limit}`)

/** Every number ever given in a zone. */
export const numbersOf = (reader: Reader, zone: string) =>
  reader.all(sql<{ number: string }>`select number from lot where zone_id = ${zone} order by number limit 100000`)

const plotColumns =
  sql.raw(`plot.plot_id as id, plot.cadastral_no as "cadastralNo", plot.polygon, plot.area_m2 as "areaM2", plot.polygon_area_m2 as "polygonAreaM2", plot.tenure,
  plot.right_holder as holder, party.names as "holderNames", plot.valid_from as "validFrom", plot.valid_to as "validTo"`)

export const plotsOf = (reader: Reader, zone: string) =>
  reader.all(sql<Plot>`
    select ${plotColumns} from plot left join party on party.party_id = plot.right_holder where plot.zone_id = ${zone} order by plot.cadastral_no, plot.plot_id limit 5000`)

const buildingColumns =
  sql.raw(`building_id as id, plot_id as plot, cadastral_no as "cadastralNo", floor_area_m2 as "floorAreaM2", production_area_m2 as "productionAreaM2", floors,
  built_year as "builtYear", condition, building_use as use, ownership, polygon`)

export const buildingsOf = (reader: Reader, zone: string) =>
  reader.all(sql<Building>`select ${buildingColumns} from building where zone_id = ${zone} order by cadastral_no, building_id limit 5000`)

/** Whether a cadastral number stands already at a plot in force or a building, of any zone. */
export const cadastralTaken = (reader: Reader, number: string) =>
  reader.first(sql<{ zone: string }>`
    select zone_id as zone from plot where cadastral_no = ${number} and valid_to is null
    union all select zone_id from building where cadastral_no = ${number} limit 1`)

const occupancyColumns =
  sql.raw(`occupancy.occupancy_id as id, occupancy.party_id as party, party.names as "partyNames", occupancy.contract_id as contract, lower(occupancy.period) as "from",
  upper(occupancy.period) - 1 as until, occupancy.area_m2 as "areaM2", occupancy.whole, occupancy.document`)

export const occupanciesOf = (reader: Reader, zone: string, lot: string) =>
  reader.all(sql<Occupancy>`
    select ${occupancyColumns} from occupancy join party using (party_id) where occupancy.zone_id = ${zone} and occupancy.lot_id = ${lot}
    order by lower(occupancy.period), occupancy.occupancy_id limit 1000`)

/** Area of each lot of a zone that is held on a day. */
export const heldOn = (reader: Reader, zone: string, day: string) =>
  reader.all(sql<{ lot: string; areaM2: number }>`
    select lot_id as lot, sum(area_m2) as "areaM2" from occupancy where zone_id = ${zone} and period @> ${day}::date group by lot_id order by lot_id limit 20000`)

export const inspectionsOf = (reader: Reader, zone: string, lot: string) =>
  reader.all(sql<Inspection>`
    select inspection_id as id, day, used_area_m2 as "usedAreaM2", note, documents, actor_name as by from inspection
    where zone_id = ${zone} and lot_id = ${lot} order by day desc limit 500`)

export const eventsOfLot = (reader: Reader, zone: string, lot: string) =>
  reader.all(sql<LotEvent>`
    select event_id as id, kind, day, document, details, actor_name as by, at from lot_event where zone_id = ${zone} and lot_id = ${lot} order by day, at, event_id limit 1000`)

export const parentsOf = (reader: Reader, zone: string, lot: string) =>
  reader.all(sql<Kin>`
    select lot.lot_id as id, lot.number, lot_parent.share from lot_parent join lot on lot.zone_id = lot_parent.zone_id and lot.lot_id = lot_parent.parent_id
    where lot_parent.zone_id = ${zone} and lot_parent.child_id = ${lot} order by lot.number limit 100`)

export const childrenOf = (reader: Reader, zone: string, lot: string) =>
  reader.all(sql<Kin>`
    select lot.lot_id as id, lot.number, lot_parent.share from lot_parent join lot on lot.zone_id = lot_parent.zone_id and lot.lot_id = lot_parent.child_id
    where lot_parent.zone_id = ${zone} and lot_parent.parent_id = ${lot} order by lot.number limit 100`)

export const areasOf = (reader: Reader, zone: string) =>
  reader.all(sql<ZoneArea>`
    select valid_from as "validFrom", total_m2 as "totalM2", allocable_m2 as "allocableM2", basis, document from zone_area where zone_id = ${zone} order by valid_from desc limit 200`)

export const partyKnown = (reader: Reader, party: string) => reader.first(sql<{ training: boolean }>`select training from party where party_id = ${party}`)

/** Every lot that is not closed of the zones that count in statistics, with what is needed for their figures. */
export const lotsThatCount = (reader: Reader) =>
  reader.all(sql<Pick<Lot, 'zone' | 'kind' | 'status' | 'side' | 'areaM2' | 'polygonAreaM2' | 'vacantSince'>>`
    select lot.zone_id as zone, lot.kind, lot.status, lot.side, lot.area_m2 as "areaM2", lot.polygon_area_m2 as "polygonAreaM2", lot.vacant_since as "vacantSince"
    from lot join zone using (zone_id) where zone.training = false and lot.status <> 'closed' order by lot.zone_id, lot.number limit 200000`)

export const buildingsThatCount = (reader: Reader) =>
  reader.all(sql<{ zone: string; use: Building['use']; floorAreaM2: number; productionAreaM2: number }>`
    select building.zone_id as zone, building.building_use as use, building.floor_area_m2 as "floorAreaM2", building.production_area_m2 as "productionAreaM2"
    from building join zone using (zone_id) where zone.training = false order by building.zone_id, building.building_id limit 200000`)

/** Area in force on a day of each zone that counts. */
export const areasThatCount = (reader: Reader, day: string) =>
  reader.all(sql<ZoneArea & { zone: string }>`
    select distinct on (zone_area.zone_id) zone_area.zone_id as zone, valid_from as "validFrom", total_m2 as "totalM2", allocable_m2 as "allocableM2", basis, document
    from zone_area join zone using (zone_id) where zone.training = false and valid_from <= ${day} order by zone_area.zone_id, valid_from desc limit 20000`)
