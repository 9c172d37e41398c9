import type { Actor } from '#lib/access.ts'
import { dayInTashkent, type Day } from '#lib/day.ts'
import { ok, refuse, type Result } from '#lib/result.ts'
import type { WriteHandler } from '#platform/dispatch.ts'
import type { Writer } from '#platform/database/sql.ts'
import { newId } from '#platform/id.ts'
import { requireDocuments } from '#registers/documents/service.ts'
import { endOccupancy, insertEvents, insertInspection, insertOccupancy, moveOccupancies, setStanding } from './change-store.ts'
import type * as contract from './contract.ts'
import { heldFrom, holdLot, readLimits, requireZone } from './land-service.ts'
import type { Lot, Occupancy } from './model.ts'
import { dateFits, fitOccupancy } from './rules/areas.ts'
import { isUnderUsed, isUtilised, stepTo, turnSide } from './rules/status.ts'
import { inspectionsOf, occupanciesOf, partyKnown } from './store.ts'

export type AllocationWish = {
  readonly zone: string
  readonly lot: string
  readonly party: string
  readonly contract: string | null
  readonly from: Day
  readonly until?: Day | null
  /** Area held, m²; left out: the whole lot. */
  readonly area?: number
  readonly document: string
}

/**
 * Gives a lot, or a part of it, to a party (for procedures too, which have checked who may). A lot that is available or reserved becomes
 * allocated; one that has a resident already keeps its status. No square metre is held twice on one day (rule 2).
 * Refusals: lot.unknown, lot.noStep, lot.frozen, lot.withdrawn, party.unknown, land.occupancy.overlaps, land.occupancy.tooMuch, land.occupancy.order, land.training.
 */
export async function allocateLot(writer: Writer, now: Date, actor: Actor, wish: AllocationWish): Promise<Result<{ lot: Lot; occupancy: Occupancy }>> {
  const { zone, lot: id, party, contract, from, until = null, document } = wish
  const held = await holdLot(writer, zone, id)
  if (!held.ok) return held
  const lot = held.value
  if (until !== null && until < from) return refuse('land.occupancy.order', { from, until })
  const holder = await partyKnown(writer, party)
  if (holder === undefined) return refuse('party.unknown', { party })
  if (holder.training !== lot.training) return refuse('land.training')
  const begun = isUtilised(lot)
  const step = begun ? undefined : stepTo(lot, 'allocated', true)
  if (step !== undefined && !step.ok) return step
  if (begun && lot.side === 'frozen') return refuse('lot.frozen', { lot: lot.number })
  const areaM2 = wish.area ?? lot.areaM2
  const whole = areaM2 >= lot.areaM2
  const fits = fitOccupancy(lot.areaM2, { from, until, areaM2, whole }, await occupanciesOf(writer, zone, id))
  if (!fits.ok) return fits
  const occupancy = { id: newId(now), lot: id, party, contract, from, until, areaM2, whole, document }
  await insertOccupancy(writer, zone, occupancy, now)
  const today = dayInTashkent(now)
  const day = latest(lot.statusFrom, from > today ? today : from)
  if (!begun) await setStanding(writer, zone, id, { status: 'allocated', side: lot.side, day, vacantSince: null })
  const details = { party, areaM2, from, until, statusFrom: lot.status, statusTo: begun ? lot.status : 'allocated' }
  await insertEvents(writer, zone, [{ id: newId(now), lot: id, kind: 'occupied', day: from, document, details }], actor, now)
  return answerOf(writer, zone, id, occupancy.id)
}

/** The lot and one of its occupancies as they now stand. */
async function answerOf(writer: Writer, zone: string, lot: string, id: string): Promise<Result<{ lot: Lot; occupancy: Occupancy }>> {
  const now = await holdLot(writer, zone, lot)
  const occupancy = (await occupanciesOf(writer, zone, lot)).find((one) => one.id === id)
  if (!now.ok || occupancy === undefined) throw new Error(`Cannot answer occupancy ${id} of lot ${lot}: it is not there after it was saved`)
  return ok({ lot: now.value, occupancy })
}

export type VacationWish = {
  readonly zone: string
  readonly lot: string
  /** Which one ends: by its own id, or all that rest on a contract. */
  readonly occupancy?: string
  readonly contract?: string
  /** Last day held. */
  readonly until: Day
  readonly document: string
}

/**
 * Ends what a party holds of a lot. When nobody holds anything any more, a lot that is allocated, under construction or operating
 * becomes recovering and stands vacant from the next day; an owned one stays with its owner's title.
 * Refusals: lot.unknown, lot.frozen, occupancy.unknown, land.occupancy.order, land.occupancy.ended.
 */
export async function vacateLot(writer: Writer, now: Date, actor: Actor, wish: VacationWish): Promise<Result<{ lot: Lot; occupancy: Occupancy }>> {
  const { zone, lot: id, until, document } = wish
  const held = await holdLot(writer, zone, id)
  if (!held.ok) return held
  const lot = held.value
  const ending = (await occupanciesOf(writer, zone, id)).filter((one) =>
    wish.occupancy === undefined ? one.contract !== null && one.contract === wish.contract : one.id === wish.occupancy,
  )
  const [first] = ending
  if (first === undefined) return refuse('occupancy.unknown', { occupancy: wish.occupancy ?? wish.contract ?? '' })
  const early = ending.find(({ from }) => until < from)
  if (early !== undefined) return refuse('land.occupancy.order', { from: early.from, until })
  if (ending.every((one) => one.until !== null && one.until <= until)) return refuse('land.occupancy.ended', { until: first.until ?? until })
  for (const one of ending) await endOccupancy(writer, zone, one.id, until)
  const next = dayAfter(until)
  const empty = (await heldFrom(writer, zone, id, next)).length === 0
  const freed = empty && isUtilised(lot) && lot.status !== 'owned'
  if (freed)
    await setStanding(writer, zone, id, {
      status: 'recovering',
      side: lot.side === 'frozen' ? 'frozen' : null,
      day: latest(lot.statusFrom, until),
      vacantSince: next,
    })
  const details = { party: first.party, areaM2: first.areaM2, until, statusFrom: lot.status, statusTo: freed ? 'recovering' : lot.status }
  await insertEvents(writer, zone, [{ id: newId(now), lot: id, kind: 'vacated', day: until, document, details }], actor, now)
  return answerOf(writer, zone, id, first.id)
}

const latest = (a: string, b: string): string => (a > b ? a : b)

const dayAfter = (day: Day): string => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)

export const answerOccupyLot: WriteHandler<typeof contract.occupyLot> = async (input, writer, { actor, now }) => {
  const row = await requireZone(writer, input.zone)
  if (!row.ok) return row
  if (row.value.founded !== null && Number(input.from.slice(0, 4)) < row.value.founded)
    return refuse('land.date.beforeZone', { day: input.from, founded: String(row.value.founded) })
  const done = await allocateLot(writer, now, actor, { ...input, area: input.areaM2 })
  return done.ok ? ok({ output: done.value.occupancy, subject: input.lot, zone: input.zone }) : done
}

export const answerVacateLot: WriteHandler<typeof contract.vacateLot> = async (input, writer, { actor, now }) => {
  const today = dayInTashkent(now)
  if (input.until > today) return refuse('land.date.future', { day: input.until })
  const done = await vacateLot(writer, now, actor, input)
  return done.ok ? ok({ output: done.value.occupancy, subject: input.lot, zone: input.zone }) : done
}

export const answerRecordInspection: WriteHandler<typeof contract.recordInspection> = async (input, writer, { actor, now }) => {
  const row = await requireZone(writer, input.zone)
  if (!row.ok) return row
  const today = dayInTashkent(now)
  const dated = dateFits(input.day, row.value.founded, today)
  if (!dated.ok) return dated
  const held = await holdLot(writer, input.zone, input.lot)
  if (!held.ok) return held
  const lot = held.value
  if (lot.status === 'closed') return refuse('lot.closed', { lot: lot.number })
  if (input.usedAreaM2 > lot.areaM2 * 1.005) return refuse('land.inspection.tooMuch', { usedM2: input.usedAreaM2, areaM2: lot.areaM2 })
  const { day, usedAreaM2, note, documents } = input
  const attached = await requireDocuments(writer, { actor }, input.zone, documents)
  if (!attached.ok) return attached
  const made = { id: newId(now), lot: lot.id, day, usedAreaM2, note, documents }
  if ((await insertInspection(writer, input.zone, made, actor, now)) === 0) return refuse('land.inspection.sameDay', { day })
  const events = [{ id: newId(now), lot: lot.id, kind: 'inspected' as const, day, document: '', details: { usedAreaM2 } }]
  await insertEvents(writer, input.zone, events, actor, now)
  const limits = await readLimits(writer, today)
  const underUsed = isUtilised(lot) && isUnderUsed(lot.areaM2, await inspectionsOf(writer, input.zone, lot.id), limits)
  if (underUsed && lot.side === null && turnSide(lot, 'under_used').ok) await turn(writer, lot, 'under_used', day, actor, now)
  if (!underUsed && lot.side === 'under_used') await turn(writer, lot, null, day, actor, now)
  return ok({ output: { inspection: { id: made.id, day, usedAreaM2, note, documents, by: actor.name }, underUsed }, subject: lot.id, zone: input.zone })
}

/** Sets or lifts the mark of an under-used lot, as the inspections say. */
async function turn(writer: Writer, lot: Lot, side: 'under_used' | null, day: Day, actor: Actor, now: Date) {
  const from = day < lot.statusFrom ? lot.statusFrom : day
  await setStanding(writer, lot.zone, lot.id, { status: lot.status, side, day: from, vacantSince: lot.vacantSince })
  const details = { from: lot.side, to: side }
  await insertEvents(writer, lot.zone, [{ id: newId(now), lot: lot.id, kind: 'side', day: from, document: '', details }], actor, now)
}

/** Gives the lots a party holds to the one it was found to be the same as. */
export const moveOccupanciesOf = (writer: Writer, from: string, to: string): Promise<number> => moveOccupancies(writer, from, to)
