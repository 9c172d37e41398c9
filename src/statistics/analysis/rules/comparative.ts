import { ok, refuse, type Result } from '#lib/result.ts'
import { isSame, knownOf, sumOf, type Figure, type Known } from './figures.ts'

export type Ranked = Figure & { readonly rank: number | null }

/**
 * Standard competition ranking: 1, 2, 2, 4. The largest value is first, the smallest with `down`.
 * Figures that differ only by floating-point noise (1e-9 of their size) tie. A missing value has no rank and stands last.
 * Returned in rank order; ties keep their given order. Ties by standard competition.
 */
export function rankFigures(figures: readonly Figure[], direction: 'up' | 'down' = 'up'): Ranked[] {
  const sign = direction === 'up' ? -1 : 1
  const known = knownOf(figures).toSorted((a, b) => sign * (a.value - b.value))
  let [leader, rank] = [Number.NaN, 0]
  const ranked = known.map((figure, index) => {
    if (!isSame(figure.value, leader)) [leader, rank] = [figure.value, index + 1]
    return { ...figure, rank }
  })
  // A group that ties keeps the order it was given in.
  const order = new Map(figures.map(({ id }, index) => [id, index]))
  const stable = ranked.toSorted((a, b) => a.rank - b.rank || (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0))
  return [...stable, ...figures.filter(({ value }) => value === null).map((figure) => ({ ...figure, rank: null }))]
}

/** A figure known only within bounds, both included: "more than 70" is 70 to infinity. */
export type Bounded = { readonly id: string; readonly low: number; readonly high: number }

/**
 * The best and worst rank each object may have when figures are known within bounds: best = 1 + objects surely above it,
 * worst = 1 + objects possibly above it. Equal to the rank where all bounds are points. Unit: rank, 1 is the largest value.
 */
export function rankBounds(figures: readonly Bounded[]): { id: string; best: number; worst: number }[] {
  const above = (a: number, b: number) => a > b && !isSame(a, b)
  return figures.map((figure) => {
    const others = figures.filter((other) => other !== figure)
    return {
      id: figure.id,
      best: 1 + others.filter((other) => above(other.low, figure.high)).length,
      worst: 1 + others.filter((other) => above(other.high, figure.low)).length,
    }
  })
}

/**
 * Share of each object in the total, sᵢ = xᵢ / Σx, 0…1. Missing stays missing and is not in the total.
 * Refuses analysis.noValues, analysis.negativeValue, analysis.zeroTotal.
 */
export function shareFigures(figures: readonly Figure[]): Result<Figure[]> {
  const total = totalOf(figures)
  if (!total.ok) return total
  return ok(figures.map((figure) => (figure.value === null ? figure : { ...figure, value: figure.value / total.value })))
}

/** Σx of figures that are parts of a whole. Refuses analysis.noValues, analysis.negativeValue, analysis.zeroTotal. */
export function totalOf(figures: readonly Figure[]): Result<number> {
  const known = knownOf(figures)
  if (known.length === 0) return refuse('analysis.noValues')
  const negative = known.find(({ value }) => value < 0)
  if (negative !== undefined) return refuse('analysis.negativeValue', { id: negative.id, value: negative.value })
  const total = sumOf(known)
  return total === 0 ? refuse('analysis.zeroTotal') : ok(total)
}

/** Unweighted arithmetic mean of the known values. Refuses analysis.noValues. */
export function meanOf(figures: readonly Figure[]): Result<number> {
  const known = knownOf(figures)
  return known.length === 0 ? refuse('analysis.noValues') : ok(sumOf(known) / known.length)
}

/** The best known figure: the largest, the smallest with `down`. Refuses analysis.noValues. */
export function bestOf(figures: readonly Figure[], direction: 'up' | 'down' = 'up'): Result<Known> {
  const [first, ...others] = knownOf(figures)
  if (first === undefined) return refuse('analysis.noValues')
  return ok(others.reduce((best, figure) => ((direction === 'up' ? figure.value > best.value : figure.value < best.value) ? figure : best), first))
}

/** Each value divided by a reference (the mean, the best, the city): 1 is equal to it. Refuses analysis.zeroReference. */
export function relateTo(figures: readonly Figure[], reference: number): Result<Figure[]> {
  if (reference === 0) return refuse('analysis.zeroReference')
  return ok(figures.map((figure) => (figure.value === null ? figure : { ...figure, value: figure.value / reference })))
}

/**
 * A rank somebody stated against the rank the figures give. `agrees` also requires the stated number of objects, where given.
 * Refuses analysis.noSuchObject and analysis.missingValue.
 */
export function checkRank(
  figures: readonly Figure[],
  id: string,
  stated: { readonly rank: number; readonly outOf: number | null },
): Result<{ stated: number; computed: number; outOf: number; agrees: boolean }> {
  const own = figures.find((figure) => figure.id === id)
  if (own === undefined) return refuse('analysis.noSuchObject', { id })
  const ranked = rankFigures(figures)
  const computed = ranked.find((figure) => figure.id === id)?.rank ?? null
  if (computed === null) return refuse('analysis.missingValue', { id })
  const outOf = knownOf(figures).length
  return ok({ stated: stated.rank, computed, outOf, agrees: computed === stated.rank && (stated.outOf === null || stated.outOf === outOf) })
}
