import { ok, refuse, type Result } from '#lib/result.ts'
import type { WriteHandler } from '#platform/dispatch.ts'
import type { Writer } from '#platform/database/sql.ts'
import { newId } from '#platform/id.ts'
import { insertArea, insertBuilding, insertPlot } from './change-store.ts'
import type * as contract from './contract.ts'
import { holdLand, readDrawing } from './land-service.ts'
import { compareAreas, dateFits, fitZoneArea, isGround } from './rules/areas.ts'
import { polygonArea } from './rules/geodesy.ts'
import { insideBoundary, polygonsOf } from './rules/polygon.ts'
import { cadastralTaken, partyKnown } from './store.ts'

export const answerRecordZoneArea: WriteHandler<typeof contract.recordZoneArea> = async (input, writer, { actor, now }) => {
  const land = await holdLand(writer, input.zone, now)
  if (!land.ok) return land
  const { zone, limits, lots, today } = land.value
  const dated = dateFits(input.validFrom, zone.founded, today)
  if (!dated.ok) return dated
  const own = polygonsOf(zone.boundary)
  if (input.basis === 'boundary' && own.length === 0) return refuse('land.boundary.missing')
  const fits = fitZoneArea(
    {
      totalM2: input.totalM2,
      allocableM2: input.allocableM2,
      boundaryM2: own.length === 0 ? null : own.reduce((sum, part) => sum + polygonArea(part), 0),
      lotsM2: lots.filter(({ kind }) => isGround(kind)).reduce((sum, { areaM2 }) => sum + areaM2, 0),
    },
    limits,
  )
  if (!fits.ok) return fits
  const { zone: id, ...area } = input
  if ((await insertArea(writer, id, area, actor, now)) === 0) return refuse('land.area.sameDay', { day: input.validFrom })
  return ok({ output: area, subject: id, zone: id })
}

/** A cadastral number stands once in the country. */
async function freeCadastral(writer: Writer, number: string | null): Promise<Result<true>> {
  if (number === null) return ok(true)
  const taken = await cadastralTaken(writer, number)
  return taken === undefined ? ok(true) : refuse('land.cadastral.taken', { number })
}

export const answerAddPlot: WriteHandler<typeof contract.addPlot> = async (input, writer, { now }) => {
  const land = await holdLand(writer, input.zone, now)
  if (!land.ok) return land
  const dated = dateFits(input.validFrom, land.value.zone.founded, land.value.today)
  if (!dated.ok) return dated
  const free = await freeCadastral(writer, input.cadastralNo)
  if (!free.ok) return free
  if (input.holder !== null && (await partyKnown(writer, input.holder)) === undefined) return refuse('party.unknown', { party: input.holder })
  const drawing = readDrawing(input.polygon)
  if (!drawing.ok) return drawing
  const polygon = drawing.value
  const inside = polygon === null ? ok(true) : insideBoundary(polygon, land.value.boundary, land.value.limits.sum)
  if (!inside.ok) return inside
  const polygonAreaM2 = polygon === null ? null : Math.round(polygonArea(polygon) * 100) / 100
  const compared = compareAreas('land', input.areaM2, polygonAreaM2, land.value.limits)
  if (!compared.ok) return compared
  const { zone, cadastralNo, areaM2, tenure, holder, validFrom } = input
  const plot = { id: newId(now), cadastralNo, polygon, areaM2, polygonAreaM2, tenure, holder, validFrom }
  await insertPlot(writer, zone, plot, now)
  return ok({ output: { ...plot, holderNames: null, validTo: null }, subject: plot.id, zone })
}

export const answerAddBuilding: WriteHandler<typeof contract.addBuilding> = async (input, writer, { now }) => {
  const land = await holdLand(writer, input.zone, now)
  if (!land.ok) return land
  if (!land.value.plots.some(({ id }) => id === input.plot)) return refuse('land.plot.unknown', { plot: input.plot })
  if (input.productionAreaM2 > input.floorAreaM2)
    return refuse('land.building.production', { productionM2: input.productionAreaM2, floorM2: input.floorAreaM2 })
  if (input.builtYear !== null && input.builtYear > Number(land.value.today.slice(0, 4))) return refuse('land.date.future', { day: String(input.builtYear) })
  const free = await freeCadastral(writer, input.cadastralNo)
  if (!free.ok) return free
  const drawing = readDrawing(input.polygon)
  if (!drawing.ok) return drawing
  const { zone, ...facts } = input
  const building = { ...facts, id: newId(now), polygon: drawing.value }
  await insertBuilding(writer, zone, building, now)
  return ok({ output: building, subject: building.id, zone })
}
