import type { Day } from '#lib/day.ts'
import { ok, refuse, type Result } from '#lib/result.ts'
import type { LandLimits, LotKind } from '../model.ts'

/** A lot of land smaller than this was most likely typed in hectares. */
const SMALLEST_LAND_M2 = 50

/** Areas are kept to the hundredth of a square metre. */
const ROUNDING_M2 = 0.01

const near = (value: number, expected: number): boolean => Math.abs(value / expected - 1) <= 0.05

/**
 * Compares the area of the polygon with that of the document: |polygon − document| / document. Above the refusal it is refused, in the
 * words of the slip it looks like (hectares typed as m², a shifted point); above the warning it is remarked on (rule 3).
 */
export function compareAreas(kind: LotKind, documentM2: number, measuredM2: number | null, limits: LandLimits): Result<'agrees' | 'differs'> {
  if (measuredM2 === null) {
    if (kind === 'land' && documentM2 < SMALLEST_LAND_M2) return refuse('land.area.hectares', { documentM2, meantM2: Math.round(documentM2 * 10_000) })
    return ok('agrees')
  }
  const told = { documentM2, measuredM2: Math.round(measuredM2) }
  const ratio = measuredM2 / documentM2
  if (near(ratio, 10_000)) return refuse('land.area.hectares', { documentM2, meantM2: Math.round(documentM2 * 10_000) })
  if (near(ratio, 10) || near(ratio, 0.1)) return refuse('land.area.shifted', told)
  const difference = Math.abs(measuredM2 - documentM2) - ROUNDING_M2
  if (difference > limits.refusal * documentM2) return refuse('land.area.differs', { ...told, percent: Math.round(Math.abs(ratio - 1) * 1000) / 10 })
  return ok(difference > limits.warning * documentM2 ? 'differs' : 'agrees')
}

/** Kinds whose area is ground; the floor area of buildings is not part of the land balance. */
export const isGround = (kind: LotKind): boolean => kind === 'land' || kind === 'unfinished'

/** Σ area of lots ≤ allocable area, with the tolerance (rule 1); where the allocable area is not recorded, nothing is said. */
export function fitAllocable(lotsM2: number, allocableM2: number | undefined, limits: LandLimits): Result<true> {
  if (allocableM2 === undefined || lotsM2 <= allocableM2 * (1 + limits.sum) + ROUNDING_M2) return ok(true)
  return refuse('land.area.aboveAllocable', { lotsM2: Math.round(lotsM2), allocableM2: Math.round(allocableM2) })
}

type ZoneAreaWish = { readonly totalM2: number; readonly allocableM2: number; readonly boundaryM2: number | null; readonly lotsM2: number }

/** Allocable ≤ total (tolerance), total against the boundary as for lots, and not below what the lots already take. */
export function fitZoneArea({ totalM2, allocableM2, boundaryM2, lotsM2 }: ZoneAreaWish, limits: LandLimits): Result<true> {
  const measured = compareAreas('land', totalM2, boundaryM2, limits)
  if (!measured.ok) return measured
  if (allocableM2 > totalM2 * (1 + limits.sum)) return refuse('land.area.aboveTotal', { allocableM2, totalM2 })
  return fitAllocable(lotsM2, allocableM2, limits)
}

/** A lot may not become smaller than what is held of it. */
export function fitOccupied(areaM2: number, occupiedM2: number): Result<true> {
  return areaM2 + ROUNDING_M2 < occupiedM2 ? refuse('land.area.belowOccupied', { areaM2, occupiedM2: Math.round(occupiedM2) }) : ok(true)
}

/** Nothing in a zone is older than the zone; `founded` is its year, null where unknown. Nor does a register know the future. */
export function dateFits(day: Day, founded: number | null, today: Day): Result<true> {
  if (founded !== null && Number(day.slice(0, 4)) < founded) return refuse('land.date.beforeZone', { day, founded: String(founded) })
  return day > today ? refuse('land.date.future', { day }) : ok(true)
}

type Held = { readonly from: string; readonly until: string | null; readonly areaM2: number; readonly whole: boolean }

const overlaps = (a: Held, b: Held): boolean => (a.until === null || b.from <= a.until) && (b.until === null || a.from <= b.until)

/** The most that is held on one day of the wished time: it changes only on first days, so those are tried. */
export function mostHeld(wish: Held, held: readonly Held[]): number {
  const during = held.filter((one) => overlaps(one, wish))
  const days = [wish.from, ...during.map(({ from }) => from).filter((day) => day > wish.from)]
  return Math.max(
    0,
    ...days.map((day) => during.filter(({ from, until }) => from <= day && (until === null || day <= until)).reduce((sum, { areaM2 }) => sum + areaM2, 0)),
  )
}

/** One holder of a square metre at a time: no overlap with a whole lot, and never more held than there is (rule 2). */
export function fitOccupancy(lotM2: number, wish: Held, held: readonly Held[]): Result<true> {
  const during = held.filter((one) => overlaps(one, wish))
  const [first] = during
  if (first !== undefined && (wish.whole || during.some(({ whole }) => whole)))
    return refuse('land.occupancy.overlaps', { from: first.from, until: first.until ?? '' })
  const free = lotM2 - mostHeld(wish, held)
  return wish.areaM2 > free + ROUNDING_M2 ? refuse('land.occupancy.tooMuch', { areaM2: wish.areaM2, freeM2: Math.max(0, Math.round(free)) }) : ok(true)
}
