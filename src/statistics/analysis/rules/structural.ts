import { ok, refuse, type Result } from '#lib/result.ts'
import { shareFigures } from './comparative.ts'
import { knownOf, sumBy, type Figure } from './figures.ts'

/** Bands of concentration by the Herfindahl–Hirschman index; antitrust practice, a convention and not a law of zones. */
export const HHI_BANDS = { middleFrom: 1500, concentratedAbove: 2500 } as const
export type HhiBand = 'diversified' | 'middle' | 'concentrated'

/**
 * Herfindahl–Hirschman index of concentration: 10 000·Σsᵢ², from 10 000/n (all equal) to 10 000 (one has all).
 * Under 1500 diversified, 1500 to 2500 middle, over 2500 concentrated. Refuses as shareFigures does.
 */
export function measureConcentration(figures: readonly Figure[]): Result<{ hhi: number; band: HhiBand; parts: number }> {
  const shares = shareFigures(figures)
  if (!shares.ok) return shares
  const known = knownOf(shares.value)
  const hhi = 10_000 * sumBy(known, ({ value }) => value ** 2)
  const band = hhi < HHI_BANDS.middleFrom ? 'diversified' : hhi <= HHI_BANDS.concentratedAbove ? 'middle' : 'concentrated'
  return ok({ hhi, band, parts: known.length })
}

/**
 * Gatev's index of structural shift between two years: √(Σ(s₁−s₀)² / Σ(s₁²+s₀²)) over the shares of the same objects,
 * 0 (same structure) to 1 (nothing in common). An object absent from one year has share 0 in it only when it is listed
 * there with the value 0. Refuses analysis.missingValue (an object known in one year only) and as shareFigures does.
 */
export function measureShift(earlier: readonly Figure[], later: readonly Figure[]): Result<{ index: number; parts: number }> {
  const [before, after] = [shareFigures(earlier), shareFigures(later)]
  if (!before.ok) return before
  if (!after.ok) return after
  const [first, second] = [sharesById(before.value), sharesById(after.value)]
  const alone = [...first.keys(), ...second.keys()].find((id) => !first.has(id) || !second.has(id))
  if (alone !== undefined) return refuse('analysis.missingValue', { id: alone })
  const pairs = [...first].map(([id, share]) => ({ before: share, after: second.get(id) ?? 0 }))
  const moved = sumBy(pairs, (pair) => (pair.after - pair.before) ** 2)
  const size = sumBy(pairs, (pair) => pair.after ** 2 + pair.before ** 2)
  return ok({ index: Math.sqrt(moved / size), parts: pairs.length })
}

const sharesById = (figures: readonly Figure[]): Map<string, number> => new Map(knownOf(figures).map(({ id, value }) => [id, value]))

/** Counts of a location quotient: of the activity and of all activities, in the zone and in the area it is compared with. */
export type QuotientCounts = { readonly activityInZone: number; readonly zone: number; readonly activityInArea: number; readonly area: number }

/**
 * Location quotient (e_iz/e_z) / (e_i/e): 1 is the area's own share, above 1 the zone is more specialised in the activity.
 * Counts are jobs or enterprises of one year. Refuses analysis.negativeValue, analysis.zeroTotal and analysis.partAboveWhole.
 */
export function measureSpecialisation(counts: QuotientCounts): Result<number> {
  const { activityInZone, zone, activityInArea, area } = counts
  if (Math.min(activityInZone, zone, activityInArea, area) < 0) return refuse('analysis.negativeValue')
  if (zone === 0 || area === 0 || activityInArea === 0) return refuse('analysis.zeroTotal')
  if (activityInZone > zone || activityInArea > area || zone > area) return refuse('analysis.partAboveWhole', { ...counts })
  return ok(activityInZone / zone / (activityInArea / area))
}

/** A part's and a whole's figures of two measures. */
export type TwoFigures = { readonly part: number; readonly partOther: number; readonly whole: number; readonly wholeOther: number }

/**
 * The part's share in one measure against its share in another: (x_part / x_whole) / (y_part / y_whole). 1: it holds as
 * much of the one as of the other; Uchtepa's workers against its enterprises (600/3700) / (90/567) = 1.02. The units of
 * the two measures do not matter. Refuses analysis.negativeValue and analysis.zeroTotal.
 */
export function relateShares({ part, partOther, whole, wholeOther }: TwoFigures): Result<number> {
  if (Math.min(part, partOther, whole, wholeOther) < 0) return refuse('analysis.negativeValue')
  if (whole === 0 || partOther === 0 || wholeOther === 0) return refuse('analysis.zeroTotal')
  return ok(part / whole / (partOther / wholeOther))
}
