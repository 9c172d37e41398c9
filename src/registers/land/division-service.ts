import type { Actor } from '#lib/access.ts'
import { ok, refuse, type Result } from '#lib/result.ts'
import type { WriteHandler } from '#platform/dispatch.ts'
import type { Writer } from '#platform/database/sql.ts'
import { newId } from '#platform/id.ts'
import { insertEvents, insertKinship, insertLot, setStanding, type NewLot } from './change-store.ts'
import type * as contract from './contract.ts'
import { fitAmong, heldFrom, holdLand, holdLot, measureLot, readDrawing, type Land } from './land-service.ts'
import type { EventKind, Lot, Polygon, Remark, Utilities } from './model.ts'
import { dateFits } from './rules/areas.ts'
import { checkMerge, checkSplit, mayRedraw, type Part } from './rules/division.ts'
import { polygonArea } from './rules/geodesy.ts'
import { cut } from './rules/overlay.ts'
import { lotsById } from './store.ts'

/** Holds a lot whose borders are to be redrawn on a day. */
async function redrawable(writer: Writer, land: Land, id: string, day: string): Promise<Result<Lot>> {
  const lot = await holdLot(writer, land.zone.id, id)
  if (!lot.ok) return lot
  const held = await heldFrom(writer, land.zone.id, id, day)
  const may = mayRedraw(lot.value, held.length > 0)
  if (!may.ok) return may
  return day < lot.value.statusFrom ? refuse('lot.beforeStatus', { lot: lot.value.number, day, from: lot.value.statusFrom }) : lot
}

const cents = (value: number): number => Math.round(value * 100) / 100

/** The asked parts with their polygons; along a line they are cut out of the lot, and areas not given follow the polygons. */
function partsOf(
  lot: Lot,
  input: { line?: Parameters<typeof cut>[1]; parts: readonly { number: string; areaM2?: number; polygon: unknown }[] },
): Result<Part[]> {
  const drawings: (Polygon | null)[] = []
  if (input.line === undefined) {
    for (const { polygon } of input.parts) {
      const drawing = readDrawing(polygon)
      if (!drawing.ok) return drawing
      drawings.push(drawing.value)
    }
  } else {
    if (lot.polygon === null) return refuse('land.split.undrawn', { lot: lot.number })
    const pieces = cut(lot.polygon, input.line)
    if (pieces.length !== input.parts.length) return refuse('land.split.pieces', { pieces: pieces.length, parts: input.parts.length })
    drawings.push(...pieces)
  }
  const whole = drawings.reduce((sum, drawing) => sum + (drawing === null ? 0 : polygonArea(drawing)), 0)
  const parts: Part[] = []
  for (const [index, { number, areaM2 }] of input.parts.entries()) {
    const polygon = drawings[index] ?? null
    if (areaM2 === undefined && polygon === null) return refuse('land.split.noArea', { part: number })
    parts.push({ number, polygon, areaM2: areaM2 ?? cents((lot.areaM2 * (polygon === null ? 0 : polygonArea(polygon))) / whole) })
  }
  return ok(parts)
}

/** Saves a lot made of others, and says of which. */
async function saveMade(
  writer: Writer,
  land: Land,
  lot: NewLot,
  kind: EventKind,
  document: string,
  parents: readonly { id: string; number: string; share: number }[],
  actor: Actor,
  now: Date,
) {
  if ((await insertLot(writer, land.zone.id, lot, now)) === 0) return refuse('lot.numberTaken', { number: lot.number })
  const details = { lots: parents.map(({ number }) => number).join(', '), areaM2: lot.areaM2 }
  await insertEvents(writer, land.zone.id, [{ id: newId(now), lot: lot.id, kind, day: lot.openedOn, document, details }], actor, now)
  for (const { id, share } of parents) await insertKinship(writer, land.zone.id, lot.id, id, share)
  return ok(lot)
}

/** Closes a lot for the ones made of it. */
async function close(writer: Writer, zone: string, lot: Lot, kind: EventKind, day: string, document: string, into: readonly string[], actor: Actor, now: Date) {
  await setStanding(writer, zone, lot.id, { status: 'closed', side: null, day, vacantSince: null })
  await insertEvents(writer, zone, [{ id: newId(now), lot: lot.id, kind, day, document, details: { lots: into.join(', ') } }], actor, now)
}

export const answerSplitLot: WriteHandler<typeof contract.splitLot> = async (input, writer, { actor, now }) => {
  const land = await holdLand(writer, input.zone, now)
  if (!land.ok) return land
  const dated = dateFits(input.day, land.value.zone.founded, land.value.today)
  if (!dated.ok) return dated
  const held = await redrawable(writer, land.value, input.lot, input.day)
  if (!held.ok) return held
  const lot = held.value
  const parts = partsOf(lot, input)
  if (!parts.ok) return parts
  const checked = checkSplit(lot, parts.value, land.value.limits)
  if (!checked.ok) return checked
  await close(
    writer,
    input.zone,
    lot,
    'split',
    input.day,
    input.document,
    parts.value.map(({ number }) => number),
    actor,
    now,
  )
  const others = land.value.lots.filter(({ id }) => id !== lot.id)
  const remarks: Remark[] = []
  const made: string[] = []
  for (const part of parts.value) {
    const measured = measureLot(land.value, { ...part, kind: lot.kind })
    if (!measured.ok) return measured
    const apart = fitAmong(land.value, { ...part, kind: lot.kind, polygon: measured.value.polygon }, others)
    if (!apart.ok) return apart
    const child = { ...lot, ...part, ...measured.value, id: newId(now), openedOn: input.day, startingPrice: null, priceBasis: '' }
    const saved = await saveMade(writer, land.value, child, 'split_from', input.document, [{ ...lot, share: part.areaM2 / lot.areaM2 }], actor, now)
    if (!saved.ok) return saved
    remarks.push(...measured.value.remarks)
    made.push(child.id)
  }
  return ok({ output: { lots: await lotsById(writer, input.zone, made), remarks }, subject: lot.id, zone: input.zone })
}

/** Utilities that all lots have alike; the rest is not known of the new one. */
function sharedUtilities(lots: readonly Lot[]): Utilities {
  const [first, ...others] = lots.map(({ utilities }) => new Map<string, unknown>(Object.entries(utilities)))
  return Object.fromEntries([...(first ?? [])].filter(([key, value]) => others.every((other) => other.get(key) === value)))
}

/** Activities allowed on all lots; a lot without a list allows what the zone does. Undefined where nothing is left. */
function sharedActivities(lots: readonly Lot[]): string[] | undefined {
  const lists = lots.map(({ allowedIfut }) => allowedIfut).filter((list) => list.length > 0)
  const [first, ...others] = lists
  if (first === undefined) return []
  const shared = first.filter((code) => others.every((list) => list.includes(code)))
  return shared.length === 0 ? undefined : shared
}

export const answerMergeLots: WriteHandler<typeof contract.mergeLots> = async (input, writer, { actor, now }) => {
  const land = await holdLand(writer, input.zone, now)
  if (!land.ok) return land
  const dated = dateFits(input.day, land.value.zone.founded, land.value.today)
  if (!dated.ok) return dated
  const lots: Lot[] = []
  for (const id of [...new Set(input.lots)].toSorted()) {
    const held = await redrawable(writer, land.value, id, input.day)
    if (!held.ok) return held
    lots.push(held.value)
  }
  lots.sort((a, b) => a.number.localeCompare(b.number))
  const tenureOf = ({ plot }: Lot) => land.value.plots.find(({ id }) => id === plot)?.tenure ?? null
  const merged = checkMerge(lots.map((lot) => ({ ...lot, tenure: tenureOf(lot) })))
  if (!merged.ok) return merged
  const allowedIfut = sharedActivities(lots)
  if (allowedIfut === undefined) return refuse('land.merge.ifut')
  const [first] = lots
  if (first === undefined) return refuse('land.merge.few')
  const areaM2 = cents(lots.reduce((sum, lot) => sum + lot.areaM2, 0))
  const measured = measureLot(land.value, { number: input.number, kind: first.kind, areaM2, polygon: merged.value })
  if (!measured.ok) return measured
  const alike = <Key extends 'status' | 'plot' | 'building'>(key: Key) => lots.every((lot) => lot[key] === first[key])
  const vacant = lots.map(({ vacantSince }) => vacantSince)
  const lot = {
    id: newId(now),
    number: input.number,
    kind: first.kind,
    plot: alike('plot') ? first.plot : null,
    building: alike('building') && alike('plot') ? first.building : null,
    polygon: measured.value.polygon,
    areaM2,
    polygonAreaM2: measured.value.polygonAreaM2,
    allowedIfut,
    utilities: sharedUtilities(lots),
    startingPrice: null,
    priceBasis: '',
    status: alike('status') ? first.status : ('draft' as const),
    vacantSince: vacant.includes(null) ? null : (vacant.toSorted().at(-1) ?? null),
    openedOn: input.day,
  }
  for (const parent of lots) await close(writer, input.zone, parent, 'merged', input.day, input.document, [input.number], actor, now)
  const saved = await saveMade(
    writer,
    land.value,
    lot,
    'merged_from',
    input.document,
    lots.map(({ id, number }) => ({ id, number, share: 1 })),
    actor,
    now,
  )
  if (!saved.ok) return saved
  const [output] = await lotsById(writer, input.zone, [lot.id])
  if (output === undefined) throw new Error(`Cannot answer the merged lot ${lot.id} of ${input.zone}: it is not there after it was saved`)
  return ok({ output: { lot: output, remarks: measured.value.remarks }, subject: lot.id, zone: input.zone })
}
