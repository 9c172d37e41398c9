import { ok, refuse } from '#lib/result.ts'
import { decodeCursor, pageOfRows } from '#platform/cursor.ts'
import type { ReadHandler } from '#platform/dispatch.ts'
import type { Reader } from '#platform/database/sql.ts'
import type * as contract from './contract.ts'
import { areaOn, requireZone } from './land-service.ts'
import type { LandBalance, Lot, LotFile, LotSummary, Polygon } from './model.ts'
import { balanceOf, medianVacancyDays } from './rules/balance.ts'
import { polygonArea } from './rules/geodesy.ts'
import { polygonsOf } from './rules/polygon.ts'
import { isVacant } from './rules/status.ts'
import {
  areasOf,
  buildingsOf,
  childrenOf,
  eventsOfLot,
  inspectionsOf,
  lotById,
  lotsAfter,
  occupanciesOf,
  openLots,
  parentsOf,
  plotsOf,
  vacantAfter,
  type VacantFilter,
  type ZoneRow,
} from './store.ts'

/** A day after every other: the area that was recorded last. */
const LAST = '9999-12-31'

/** The balance of a zone with the area in force on a day. */
async function balance(reader: Reader, zone: ZoneRow, day: string): Promise<LandBalance> {
  const boundary = polygonsOf(zone.boundary)
  return balanceOf({
    area: areaOn(await areasOf(reader, zone.id), day) ?? null,
    lots: await openLots(reader, zone.id),
    buildings: await buildingsOf(reader, zone.id),
    boundaryM2: boundary.length === 0 ? null : boundary.reduce((sum, part) => sum + polygonArea(part), 0),
  })
}

export const answerShowLand: ReadHandler<typeof contract.showLand> = async ({ zone }, reader) => {
  const row = await requireZone(reader, zone)
  if (!row.ok) return row
  const { id, names, training, boundary } = row.value
  return ok({
    zone: { id, names, training },
    balance: await balance(reader, row.value, LAST),
    vacant: await vacantAfter(reader, { zone }, null, 1000),
    boundary: polygonsOf(boundary),
  })
}

export const answerShowLandBalance: ReadHandler<typeof contract.showLandBalance> = async ({ zone, day }, reader) => {
  const row = await requireZone(reader, zone)
  if (!row.ok) return row
  const found = await balance(reader, row.value, day)
  return ok({ balance: found, medianVacancyDays: medianVacancyDays(found.vacancies, day) })
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export const answerListVacantLots: ReadHandler<typeof contract.listVacantLots> = async (input, reader) => {
  const cursor = decodeCursor(input.cursor, 2)
  if (!cursor.ok) return cursor
  const { maxPrice, ids, cursor: _cursor, limit, ...rest } = input
  const filter: VacantFilter = {
    ...rest,
    maxPriceTiyin: maxPrice === undefined ? undefined : Math.round(maxPrice * 100),
    ids: ids?.split(',').filter((id) => UUID.test(id)),
  }
  const after = cursor.value === null ? null : ([cursor.value[0] ?? '', cursor.value[1] ?? ''] as const)
  return ok(pageOfRows(await vacantAfter(reader, filter, after, limit + 1), limit, (lot) => [lot.zone, lot.number]))
}

/** Lots drawn round about, for the extract of the map. */
const neighboursOf = (lots: readonly LotSummary[], lot: string) =>
  lots.flatMap(({ id, number, polygon }) => (id === lot || polygon === null ? [] : [{ id, number, polygon }])).slice(0, 200)

export const answerGetVacantLot: ReadHandler<typeof contract.getVacantLot> = async (input, reader) => {
  const lot = await lotById(reader, input.zone, input.lot)
  if (lot === undefined || !isVacant(lot)) return refuse('lot.unknown', { lot: input.lot })
  return ok({ lot, neighbours: neighboursOf(await vacantAfter(reader, { zone: input.zone }, null, 1000), lot.id) })
}

export const answerListLots: ReadHandler<typeof contract.listLots> = async (input, reader) => {
  const row = await requireZone(reader, input.zone)
  if (!row.ok) return row
  const cursor = decodeCursor(input.cursor, 1)
  if (!cursor.ok) return cursor
  const rows = await lotsAfter(reader, input.zone, input, cursor.value?.[0] ?? null, input.limit + 1)
  return ok({ ...pageOfRows(rows, input.limit, ({ number }) => [number]), zoneNames: row.value.names })
}

type Feature = {
  readonly type: 'Feature'
  readonly id: string
  readonly geometry: Polygon | null
  readonly properties: Omit<LotSummary, 'id' | 'zoneNames' | 'polygon' | 'priceBasis' | 'statusFrom'>
}

/** Lots as GeoJSON (RFC 7946). */
const featuresOf = (lots: readonly LotSummary[]): { type: 'FeatureCollection'; features: Feature[] } => ({
  type: 'FeatureCollection',
  features: lots.map(({ id, polygon, zoneNames: _names, priceBasis: _basis, statusFrom: _from, ...properties }) => ({
    type: 'Feature',
    id,
    geometry: polygon,
    properties,
  })),
})

export const answerListLotFeatures: ReadHandler<typeof contract.listLotFeatures> = async ({ zone }, reader) => {
  const row = await requireZone(reader, zone)
  return row.ok ? ok(featuresOf(await openLots(reader, zone))) : row
}

/** Vacant lots of real zones as features. */
export const readVacantLotFeatures = async (reader: Reader, filter: { readonly place?: string; readonly zone?: string } = {}) =>
  featuresOf(await vacantAfter(reader, filter, null, 10_000))

export const answerListVacantLotFeatures: ReadHandler<typeof contract.listVacantLotFeatures> = async (input, reader) =>
  ok(await readVacantLotFeatures(reader, input))

export const answerGetLot: ReadHandler<typeof contract.getLot> = async (input, reader) => {
  const lot = await lotById(reader, input.zone, input.lot)
  if (lot === undefined) return refuse('lot.unknown', { lot: input.lot })
  const plots = await plotsOf(reader, input.zone)
  const buildings = await buildingsOf(reader, input.zone)
  const file: LotFile = {
    lot,
    plot: plots.find(({ id }) => id === lot.plot) ?? null,
    buildings:
      lot.building === null ? (lot.plot === null ? [] : buildings.filter(({ plot }) => plot === lot.plot)) : buildings.filter(({ id }) => id === lot.building),
    occupancies: await occupanciesOf(reader, input.zone, input.lot),
    inspections: await inspectionsOf(reader, input.zone, input.lot),
    events: await eventsOfLot(reader, input.zone, input.lot),
    parents: await parentsOf(reader, input.zone, input.lot),
    children: await childrenOf(reader, input.zone, input.lot),
    neighbours: neighboursOf(await openLots(reader, input.zone), lot.id),
  }
  return ok(file)
}

export const answerGetLandRegister: ReadHandler<typeof contract.getLandRegister> = async ({ zone }, reader) => {
  const row = await requireZone(reader, zone)
  if (!row.ok) return row
  return ok({ areas: await areasOf(reader, zone), plots: await plotsOf(reader, zone), buildings: await buildingsOf(reader, zone) })
}

/** A lot as procedures look at it; undefined where there is none. */
export const lotForProcedures = async (reader: Reader, zone: string, lot: string): Promise<Lot | undefined> =>
  UUID.test(lot) ? lotById(reader, zone, lot) : undefined

/** Lots of a zone that an applicant may choose. */
export const vacantLotsForProcedures = (reader: Reader, zone: string): Promise<LotSummary[]> => vacantAfter(reader, { zone }, null, 500)
