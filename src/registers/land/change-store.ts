import type { Actor } from '#lib/access.ts'
import { sql, type Writer } from '#platform/database/sql.ts'
import type { EventKind, LotEvent, LotKind, LotSide, LotStatus, Polygon, Utilities } from './model.ts'

const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value))

export type LotFacts = {
  readonly plot: string | null
  readonly building: string | null
  readonly polygon: Polygon | null
  readonly areaM2: number
  readonly polygonAreaM2: number | null
  readonly allowedIfut: readonly string[]
  readonly utilities: Utilities
  readonly startingPrice: number | null
  readonly priceBasis: string
  readonly vacantSince: string | null
}

export type NewLot = LotFacts & {
  readonly id: string
  readonly number: string
  readonly kind: LotKind
  readonly status: LotStatus
  readonly openedOn: string
}

/** Adds a lot; no row is added where its number is taken. */
export const insertLot = (writer: Writer, zone: string, lot: NewLot, now: Date) =>
  writer.run(sql`
    insert into lot (zone_id, lot_id, number, kind, plot_id, building_id, polygon, area_m2, polygon_area_m2, allowed_ifut, utilities, starting_price, price_basis, status, status_from, vacant_since, opened_on, recorded_at)
    values (${zone}, ${lot.id}, ${lot.number}, ${lot.kind}, ${lot.plot}, ${lot.building}, ${json(lot.polygon)}::jsonb, ${lot.areaM2}, ${lot.polygonAreaM2}, ${[...lot.allowedIfut]}::text[],
      ${JSON.stringify(lot.utilities)}::jsonb, ${lot.startingPrice}, ${lot.priceBasis}, ${lot.status}, ${lot.openedOn}, ${lot.vacantSince}, ${lot.openedOn}, ${now.toISOString()})
    on conflict (zone_id, number) do nothing`)

export const setFacts = (writer: Writer, zone: string, id: string, lot: LotFacts) =>
  writer.run(sql`
    update lot set plot_id = ${lot.plot}, building_id = ${lot.building}, polygon = ${json(lot.polygon)}::jsonb, area_m2 = ${lot.areaM2}, polygon_area_m2 = ${lot.polygonAreaM2},
      allowed_ifut = ${[...lot.allowedIfut]}::text[], utilities = ${JSON.stringify(lot.utilities)}::jsonb, starting_price = ${lot.startingPrice}, price_basis = ${lot.priceBasis},
      vacant_since = ${lot.vacantSince}
    where zone_id = ${zone} and lot_id = ${id}`)

export type Turn = { readonly status: LotStatus; readonly side: LotSide | null; readonly day: string; readonly vacantSince: string | null }

export const setStanding = (writer: Writer, zone: string, id: string, turn: Turn) =>
  writer.run(sql`
    update lot set status = ${turn.status}, side = ${turn.side}, status_from = ${turn.day}, vacant_since = ${turn.vacantSince},
      closed_on = ${turn.status === 'closed' ? turn.day : null} where zone_id = ${zone} and lot_id = ${id}`)

export type NewEvent = {
  readonly id: string
  readonly lot: string
  readonly kind: EventKind
  readonly day: string
  readonly document: string
  readonly details: LotEvent['details']
}

export const insertEvents = (writer: Writer, zone: string, events: readonly NewEvent[], actor: Actor, now: Date) =>
  writer.run(sql`
    insert into lot_event (zone_id, event_id, lot_id, kind, day, document, details, actor, actor_name, at)
    select ${zone}, given.id, given.lot, given.kind, given.day, given.document, given.details, ${actor.id}, ${actor.name}, ${now.toISOString()}
    from jsonb_to_recordset(${JSON.stringify(events)}::jsonb) as given (id uuid, lot uuid, kind text, day date, document text, details jsonb)`)

export const insertKinship = (writer: Writer, zone: string, child: string, parent: string, share: number) =>
  writer.run(sql`insert into lot_parent (zone_id, child_id, parent_id, share) values (${zone}, ${child}, ${parent}, ${share})`)

type NewPlot = {
  readonly id: string
  readonly cadastralNo: string | null
  readonly polygon: Polygon | null
  readonly areaM2: number
  readonly polygonAreaM2: number | null
  readonly tenure: string
  readonly holder: string | null
  readonly validFrom: string
}

export const insertPlot = (writer: Writer, zone: string, plot: NewPlot, now: Date) =>
  writer.run(sql`
    insert into plot (zone_id, plot_id, cadastral_no, polygon, area_m2, polygon_area_m2, tenure, right_holder, valid_from, recorded_at)
    values (${zone}, ${plot.id}, ${plot.cadastralNo}, ${json(plot.polygon)}::jsonb, ${plot.areaM2}, ${plot.polygonAreaM2}, ${plot.tenure}, ${plot.holder}, ${plot.validFrom}, ${now.toISOString()})`)

type NewBuilding = {
  readonly id: string
  readonly plot: string
  readonly cadastralNo: string | null
  readonly floorAreaM2: number
  readonly productionAreaM2: number
  readonly floors: number | null
  readonly builtYear: number | null
  readonly condition: string
  readonly use: string
  readonly ownership: string
  readonly polygon: Polygon | null
}

export const insertBuilding = (writer: Writer, zone: string, one: NewBuilding, now: Date) =>
  writer.run(sql`
    insert into building (zone_id, building_id, plot_id, cadastral_no, floor_area_m2, production_area_m2, floors, built_year, condition, building_use, ownership, polygon, recorded_at)
    values (${zone}, ${one.id}, ${one.plot}, ${one.cadastralNo}, ${one.floorAreaM2}, ${one.productionAreaM2}, ${one.floors}, ${one.builtYear}, ${one.condition}, ${one.use}, ${one.ownership},
      ${json(one.polygon)}::jsonb, ${now.toISOString()})`)

type NewArea = { readonly validFrom: string; readonly totalM2: number; readonly allocableM2: number; readonly basis: string; readonly document: string }

/** Adds the area in force from a day; no row is added where one holds from that day already. */
export const insertArea = (writer: Writer, zone: string, area: NewArea, actor: Actor, now: Date) =>
  writer.run(sql`
    insert into zone_area (zone_id, valid_from, total_m2, allocable_m2, basis, document, actor, actor_name, recorded_at)
    values (${zone}, ${area.validFrom}, ${area.totalM2}, ${area.allocableM2}, ${area.basis}, ${area.document}, ${actor.id}, ${actor.name}, ${now.toISOString()})
    on conflict (zone_id, valid_from) do nothing`)

type NewOccupancy = {
  readonly id: string
  readonly lot: string
  readonly party: string
  readonly contract: string | null
  readonly from: string
  readonly until: string | null
  readonly areaM2: number
  readonly whole: boolean
  readonly document: string
}

export const insertOccupancy = (writer: Writer, zone: string, one: NewOccupancy, now: Date) =>
  writer.run(sql`
    insert into occupancy (zone_id, occupancy_id, lot_id, party_id, contract_id, period, area_m2, whole, document, recorded_at)
    values (${zone}, ${one.id}, ${one.lot}, ${one.party}, ${one.contract}, daterange(${one.from}, ${one.until}, '[]'), ${one.areaM2}, ${one.whole}, ${one.document}, ${now.toISOString()})`)

export const endOccupancy = (writer: Writer, zone: string, id: string, until: string) =>
  writer.run(sql`update occupancy set period = daterange(lower(period), ${until}, '[]') where zone_id = ${zone} and occupancy_id = ${id}`)

type NewInspection = {
  readonly id: string
  readonly lot: string
  readonly day: string
  readonly usedAreaM2: number
  readonly note: string
  readonly documents: readonly string[]
}

/** Adds an inspection; no row is added where the lot was inspected on that day already. */
export const insertInspection = (writer: Writer, zone: string, one: NewInspection, actor: Actor, now: Date) =>
  writer.run(sql`
    insert into inspection (zone_id, inspection_id, lot_id, day, used_area_m2, note, documents, actor, actor_name, recorded_at)
    values (${zone}, ${one.id}, ${one.lot}, ${one.day}, ${one.usedAreaM2}, ${one.note}, ${[...one.documents]}::text[], ${actor.id}, ${actor.name}, ${now.toISOString()})
    on conflict (zone_id, lot_id, day) do nothing`)

export const moveOccupancies = (writer: Writer, from: string, to: string) => writer.run(sql`update occupancy set party_id = ${to} where party_id = ${from}`)
