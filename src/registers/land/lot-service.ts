import type { Actor } from '#lib/access.ts'
import { dayInTashkent, type Day } from '#lib/day.ts'
import { ok, refuse, type Result } from '#lib/result.ts'
import type { WriteHandler } from '#platform/dispatch.ts'
import type { Writer } from '#platform/database/sql.ts'
import { newId } from '#platform/id.ts'
import { insertEvents, insertLot, setFacts, setStanding } from './change-store.ts'
import type * as contract from './contract.ts'
import { fitAmong, heldFrom, holdLand, holdLot, measureLot, placeOn, requireZone } from './land-service.ts'
import type { Lot, LotEvent, LotSide, LotStatus } from './model.ts'
import { dateFits, fitOccupied, mostHeld } from './rules/areas.ts'
import { isUnheld, stepTo, turnSide } from './rules/status.ts'
import { lotById } from './store.ts'

async function getLotAgain(writer: Writer, zone: string, id: string): Promise<Lot> {
  const lot = await lotById(writer, zone, id)
  if (lot === undefined) throw new Error(`Cannot answer lot ${id} of ${zone}: it is not there after it was saved`)
  return lot
}

export const answerCreateLot: WriteHandler<typeof contract.createLot> = async (input, writer, { actor, now }) => {
  const land = await holdLand(writer, input.zone, now)
  if (!land.ok) return land
  for (const day of [input.openedOn, input.vacantSince]) {
    const dated = day === null ? ok(true) : dateFits(day, land.value.zone.founded, land.value.today)
    if (!dated.ok) return dated
  }
  const placed = placeOn(land.value, input)
  if (!placed.ok) return placed
  const measured = measureLot(land.value, input)
  if (!measured.ok) return measured
  const { polygon, polygonAreaM2, remarks } = measured.value
  const fits = fitAmong(land.value, { ...input, polygon }, land.value.lots)
  if (!fits.ok) return fits
  const lot = { ...input, ...placed.value, id: newId(now), polygon, polygonAreaM2, status: 'draft' as const }
  if ((await insertLot(writer, input.zone, lot, now)) === 0) return refuse('lot.numberTaken', { number: input.number })
  const event = { id: newId(now), lot: lot.id, kind: 'created' as const, day: input.openedOn, document: input.document, details: { areaM2: input.areaM2 } }
  await insertEvents(writer, input.zone, [event], actor, now)
  return ok({ output: { lot: await getLotAgain(writer, input.zone, lot.id), remarks }, subject: lot.id, zone: input.zone })
}

export const answerCorrectLot: WriteHandler<typeof contract.correctLot> = async (input, writer, { actor, now }) => {
  const land = await holdLand(writer, input.zone, now)
  if (!land.ok) return land
  const held = await holdLot(writer, input.zone, input.lot)
  if (!held.ok) return held
  const before = held.value
  if (before.status === 'closed') return refuse('lot.closed', { lot: before.number })
  const dated = input.vacantSince === null ? ok(true) : dateFits(input.vacantSince, land.value.zone.founded, land.value.today)
  if (!dated.ok) return dated
  const { number, kind } = before
  const placed = placeOn(land.value, { ...input, kind })
  if (!placed.ok) return placed
  const wish = { from: land.value.today, until: null, areaM2: 0, whole: false }
  const occupied = fitOccupied(input.areaM2, mostHeld(wish, await heldFrom(writer, input.zone, input.lot, land.value.today)))
  if (!occupied.ok) return occupied
  const measured = measureLot(land.value, { ...input, number, kind })
  if (!measured.ok) return measured
  const { polygon, polygonAreaM2, remarks } = measured.value
  const others = land.value.lots.filter(({ id }) => id !== before.id)
  const fits = fitAmong(land.value, { ...input, number, kind, polygon }, others)
  if (!fits.ok) return fits
  await setFacts(writer, input.zone, before.id, { ...input, ...placed.value, polygon, polygonAreaM2 })
  const after = await getLotAgain(writer, input.zone, before.id)
  const event = {
    id: newId(now),
    lot: before.id,
    kind: 'corrected' as const,
    day: land.value.today,
    document: input.document,
    details: differences(before, after),
  }
  await insertEvents(writer, input.zone, [event], actor, now)
  return ok({ output: { lot: after, remarks }, subject: before.id, zone: input.zone })
}

const CORRECTABLE = ['areaM2', 'polygonAreaM2', 'startingPrice', 'priceBasis', 'vacantSince', 'plot', 'building'] as const

/** What a correction changed, before and after. */
function differences(before: Lot, after: Lot): LotEvent['details'] {
  const pairs = CORRECTABLE.filter((key) => before[key] !== after[key]).flatMap((key) => [
    [`${key}Before`, before[key]] as const,
    [`${key}After`, after[key]] as const,
  ])
  const lists = (['allowedIfut', 'utilities', 'polygon'] as const).filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]))
  return { ...Object.fromEntries(pairs), ...(lists.length === 0 ? {} : { changed: lists.join(', ') }) }
}

export type StatusWish = { readonly zone: string; readonly lot: string; readonly to: LotStatus; readonly day: Day; readonly document: string }

/**
 * Takes a lot one step on (for procedures too, which have checked who may): refuses a step the table of PROCEDURES 4.1 does not have,
 * a frozen or withdrawn lot, and offering a lot that somebody holds. Vacant since: from the day it is free until it is allocated.
 * Refusals: lot.unknown, lot.closed, lot.frozen, lot.withdrawn, lot.noStep, lot.occupied, lot.noHolder, lot.beforeStatus.
 */
export async function setLotStatus(writer: Writer, now: Date, actor: Actor, { zone, lot: id, to, day, document }: StatusWish): Promise<Result<Lot>> {
  const lot = await holdLot(writer, zone, id)
  if (!lot.ok) return lot
  const occupied = (await heldFrom(writer, zone, id, day)).length > 0
  const step = stepTo(lot.value, to, occupied)
  if (!step.ok) return step
  if (day < lot.value.statusFrom) return refuse('lot.beforeStatus', { lot: lot.value.number, day, from: lot.value.statusFrom })
  const vacantSince = isUnheld(to) || (to === 'recovering' && !occupied) ? (lot.value.vacantSince ?? day) : null
  const side = isUnheld(to) || to === 'recovering' ? null : lot.value.side
  await setStanding(writer, zone, id, { status: to, side, day, vacantSince })
  const details = { from: lot.value.status, to, event: step.value.event }
  await insertEvents(writer, zone, [{ id: newId(now), lot: id, kind: 'status', day, document, details }], actor, now)
  return ok(await getLotAgain(writer, zone, id))
}

export type SideWish = { readonly zone: string; readonly lot: string; readonly side: LotSide | null; readonly day: Day; readonly document: string }

/** Sets a side state (under-used, idle, frozen by court or pledge, withdrawn) or lifts it with null. Refusals: lot.unknown, lot.closed, lot.noSide, lot.sideSame. */
export async function setLotSide(writer: Writer, now: Date, actor: Actor, { zone, lot: id, side, day, document }: SideWish): Promise<Result<Lot>> {
  const lot = await holdLot(writer, zone, id)
  if (!lot.ok) return lot
  const turned = turnSide(lot.value, side)
  if (!turned.ok) return turned
  if (day < lot.value.statusFrom) return refuse('lot.beforeStatus', { lot: lot.value.number, day, from: lot.value.statusFrom })
  await setStanding(writer, zone, id, { status: lot.value.status, side, day, vacantSince: lot.value.vacantSince })
  const details = { from: lot.value.side, to: side }
  await insertEvents(writer, zone, [{ id: newId(now), lot: id, kind: 'side', day, document, details }], actor, now)
  return ok(await getLotAgain(writer, zone, id))
}

export const answerChangeLotStatus: WriteHandler<typeof contract.changeLotStatus> = async (input, writer, { actor, now }) => {
  const { zone, lot, day, document, to, side } = input
  const row = await requireZone(writer, zone)
  if (!row.ok) return row
  const dated = dateFits(day, row.value.founded, dayInTashkent(now))
  if (!dated.ok) return dated
  if ((to === undefined) === (side === undefined)) return refuse('lot.oneChange')
  const done =
    to === undefined
      ? await setLotSide(writer, now, actor, { zone, lot, side: side === undefined || side === 'none' ? null : side, day, document })
      : await setLotStatus(writer, now, actor, { zone, lot, to, day, document })
  return done.ok ? ok({ output: done.value, subject: lot, zone }) : done
}
