import { ok, refuse, type Result } from '#lib/result.ts'
import type { LandLimits, LotKind, LotStatus, Polygon } from '../model.ts'
import { polygonArea } from './geodesy.ts'
import { commonArea, joined } from './overlay.ts'
import { refuseOverlap } from './polygon.ts'

/** Statuses in which a lot's borders may be redrawn: nobody holds it and nobody is bidding for it. */
const DIVISIBLE: readonly LotStatus[] = ['draft', 'available', 'recovering']

type Whole = {
  readonly number: string
  readonly kind: LotKind
  readonly status: LotStatus
  readonly side: string | null
  readonly areaM2: number
  readonly polygon: Polygon | null
}

/** Whether a lot may be split or merged at all. */
export function mayRedraw(lot: Whole, occupied: boolean): Result<true> {
  if (lot.status === 'closed') return refuse('lot.closed', { lot: lot.number })
  if (lot.side === 'frozen') return refuse('lot.frozen', { lot: lot.number })
  if (occupied) return refuse('lot.occupied', { lot: lot.number })
  return DIVISIBLE.includes(lot.status) ? ok(true) : refuse('lot.notDivisible', { lot: lot.number, status: lot.status })
}

export type Part = { readonly number: string; readonly areaM2: number; readonly polygon: Polygon | null }

/**
 * The parts of a split: their areas by document sum to the lot's (tolerance 0.5 %), and where the lot is drawn, they are too, lie in it,
 * not over each other, and cover it.
 */
export function checkSplit(lot: Whole, parts: readonly Part[], limits: LandLimits): Result<true> {
  const numbers = new Set(parts.map(({ number }) => number))
  if (numbers.size < parts.length) return refuse('lot.sameNumber', { lot: lot.number })
  const sum = parts.reduce((total, { areaM2 }) => total + areaM2, 0)
  if (Math.abs(sum - lot.areaM2) > lot.areaM2 * limits.sum) return refuse('land.split.sum', { partsM2: Math.round(sum), lotM2: Math.round(lot.areaM2) })
  if (lot.polygon === null) return parts.some(({ polygon }) => polygon !== null) ? refuse('land.split.undrawn', { lot: lot.number }) : ok(true)
  const whole = polygonArea(lot.polygon)
  let covered = 0
  for (const [index, part] of parts.entries()) {
    if (part.polygon === null) return refuse('land.split.missing', { part: part.number })
    const overlap = refuseOverlap(part, parts.slice(0, index))
    if (!overlap.ok) return overlap
    const inside = commonArea(part.polygon, lot.polygon)
    if (polygonArea(part.polygon) - inside > whole * limits.sum) return refuse('land.split.outside', { part: part.number })
    covered += inside
  }
  return whole - covered > whole * limits.sum ? refuse('land.split.uncovered', { lot: lot.number, areaM2: Math.round(whole - covered) }) : ok(true)
}

type Mergeable = Whole & { readonly plot: string | null; readonly tenure: string | null }

/** The one polygon of lots that are merged (null where none is drawn), or why they cannot be: kind, right, or they do not touch. */
export function checkMerge(lots: readonly Mergeable[]): Result<Polygon | null> {
  const [first, ...others] = lots
  if (first === undefined || others.length === 0) return refuse('land.merge.few')
  const odd = others.find(({ kind }) => kind !== first.kind)
  if (odd !== undefined) return refuse('land.merge.kind', { lot: first.number, other: odd.number })
  const strange = others.find(({ tenure }) => tenure !== first.tenure)
  if (strange !== undefined) return refuse('land.merge.right', { lot: first.number, other: strange.number })
  const shapes = lots.flatMap(({ polygon }) => (polygon === null ? [] : [polygon]))
  if (shapes.length === 0) return ok(null)
  const undrawn = lots.find(({ polygon }) => polygon === null)
  if (undrawn !== undefined) return refuse('land.merge.undrawn', { lot: undrawn.number })
  const one = joined(shapes)
  return one === undefined ? refuse('land.merge.apart', { lots: lots.map(({ number }) => number) }) : ok(one)
}
