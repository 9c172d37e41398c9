import { dayInTashkent, type Day } from '#lib/day.ts'
import { ok, refuse, type Result } from '#lib/result.ts'
import type { Reader, Writer } from '#platform/database/sql.ts'
import { readParameter } from '#registers/legislation/service.ts'
import type { Building, LandLimits, Lot, LotKind, Occupancy, Plot, Polygon, Remark, ZoneArea } from './model.ts'
import { compareAreas, fitAllocable, isGround } from './rules/areas.ts'
import { polygonArea } from './rules/geodesy.ts'
import { insideBoundary, polygonsOf, readPolygon, refuseOverlap } from './rules/polygon.ts'
import { areasOf, buildingsOf, lockLand, lockLot, lotById, occupanciesOf, openLots, plotsOf, zoneOfLand, type ZoneRow } from './store.ts'

/** Everything a change of borders is decided on, read while the land of the zone is held. */
export type Land = {
  readonly zone: ZoneRow
  readonly today: Day
  readonly limits: LandLimits
  readonly boundary: readonly Polygon[]
  readonly area: ZoneArea | undefined
  readonly lots: readonly Lot[]
  readonly plots: readonly Plot[]
  readonly buildings: readonly Building[]
}

async function limitOf(reader: Reader, key: string, day: Day): Promise<number> {
  const parameter = await readParameter(reader, key, day)
  const value = Number(parameter?.value)
  if (!Number.isFinite(value)) throw new Error(`Cannot judge land on ${day}: parameter ${key} is ${parameter?.value ?? 'missing'}, expected a number`)
  return value
}

/** The limits in force on a day. */
export const readLimits = async (reader: Reader, day: Day): Promise<LandLimits> => ({
  sum: await limitOf(reader, 'land.sum_tolerance', day),
  warning: await limitOf(reader, 'land.gis_warning', day),
  refusal: await limitOf(reader, 'land.gis_refusal', day),
  underUsed: await limitOf(reader, 'land.under_used_share', day),
  underUsedDays: await limitOf(reader, 'land.under_used_days', day),
})

export async function requireZone(reader: Reader, zone: string): Promise<Result<ZoneRow>> {
  const row = await zoneOfLand(reader, zone)
  return row === undefined ? refuse('zone.unknown', { zone }) : ok(row)
}

/** The area in force on a day. */
export const areaOn = (areas: readonly ZoneArea[], day: string): ZoneArea | undefined => areas.find(({ validFrom }) => validFrom <= day)

/** Holds the land of the zone and reads it whole; the zone's own boundary counts, else its district's. */
export async function holdLand(writer: Writer, zone: string, now: Date): Promise<Result<Land>> {
  await lockLand(writer, zone)
  const row = await requireZone(writer, zone)
  if (!row.ok) return row
  const today = dayInTashkent(now)
  const own = polygonsOf(row.value.boundary)
  return ok({
    zone: row.value,
    today,
    limits: await readLimits(writer, today),
    boundary: own.length > 0 ? own : polygonsOf(row.value.district),
    area: areaOn(await areasOf(writer, zone), today),
    lots: await openLots(writer, zone),
    plots: await plotsOf(writer, zone),
    buildings: await buildingsOf(writer, zone),
  })
}

/** Holds one lot and reads it; a lot that is not there is told so. */
export async function holdLot(writer: Writer, zone: string, lot: string): Promise<Result<Lot>> {
  await lockLot(writer, zone, lot)
  const row = await lotById(writer, zone, lot)
  return row === undefined ? refuse('lot.unknown', { lot }) : ok(row)
}

/** Reads a drawing that may be left out. */
export function readDrawing(value: unknown): Result<Polygon | null> {
  return value === null || value === undefined ? ok(null) : readPolygon(value)
}

type Placed = { readonly number: string; readonly kind: LotKind; readonly areaM2: number; readonly polygon: unknown }
export type Measured = { readonly polygon: Polygon | null; readonly polygonAreaM2: number | null; readonly remarks: Remark[] }

/** Reads a lot's polygon and checks it by itself: its faults, the zone's boundary, its area against the document. */
export function measureLot(land: Pick<Land, 'boundary' | 'limits'>, lot: Placed): Result<Measured> {
  const read = readDrawing(lot.polygon)
  if (!read.ok) return read
  const polygon = read.value
  if (polygon !== null) {
    const inside = insideBoundary(polygon, land.boundary, land.limits.sum)
    if (!inside.ok) return inside
  }
  const polygonAreaM2 = polygon === null ? null : Math.round(polygonArea(polygon) * 100) / 100
  const compared = compareAreas(lot.kind, lot.areaM2, polygonAreaM2, land.limits)
  if (!compared.ok) return compared
  const remarks = compared.value === 'differs' ? [{ code: 'land.area.remark', lot: lot.number, measuredM2: polygonAreaM2 ?? 0, documentM2: lot.areaM2 }] : []
  return ok({ polygon, polygonAreaM2, remarks })
}

type Ground = { readonly number: string; readonly kind: LotKind; readonly areaM2: number; readonly polygon: Polygon | null }

/** Checks a lot against the others of the zone: no overlap, and no more ground than may be allocated. */
export function fitAmong(land: Pick<Land, 'area' | 'limits'>, lot: Ground, others: readonly Ground[]): Result<true> {
  const overlap = refuseOverlap(lot, others)
  if (!overlap.ok || !isGround(lot.kind)) return overlap
  const taken = others.filter(({ kind }) => isGround(kind)).reduce((sum, { areaM2 }) => sum + areaM2, 0)
  return fitAllocable(taken + lot.areaM2, land.area?.allocableM2, land.limits)
}

type Refs = { readonly kind: LotKind; readonly plot: string | null; readonly building: string | null }

/** Plot and building of a lot: known, of this zone, and the building on that plot. */
export function placeOn(land: Pick<Land, 'plots' | 'buildings'>, { kind, plot, building }: Refs): Result<{ plot: string | null; building: string | null }> {
  if (plot !== null && !land.plots.some(({ id }) => id === plot)) return refuse('land.plot.unknown', { plot })
  if (building === null) return kind === 'building' || kind === 'building_part' ? refuse('land.building.required') : ok({ plot, building })
  const found = land.buildings.find(({ id }) => id === building)
  if (found === undefined) return refuse('land.building.unknown', { building })
  if (plot !== null && found.plot !== plot) return refuse('land.building.otherPlot', { building: found.cadastralNo ?? building })
  return ok({ plot: found.plot, building })
}

/** What is held of a lot on a day or after it. */
export async function heldFrom(reader: Reader, zone: string, lot: string, day: string): Promise<Occupancy[]> {
  return (await occupanciesOf(reader, zone, lot)).filter(({ until }) => until === null || until >= day)
}
