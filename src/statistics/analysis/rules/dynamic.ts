import { ok, refuse, type Result } from '#lib/result.ts'

/** A figure of one object in a year. */
export type Point = { readonly year: number; readonly value: number | null }
type KnownPoint = { readonly year: number; readonly value: number }

/** The points that have a value, earliest first. */
export const knownPoints = (points: readonly Point[]): KnownPoint[] =>
  points.flatMap(({ year, value }) => (value === null ? [] : [{ year, value }])).toSorted((a, b) => a.year - b.year)

export type GrowthPoint = {
  readonly year: number
  readonly value: number
  /** Year of the figure before; growth over several years is not growth per year. Null for the first. */
  readonly since: number | null
  readonly absoluteChange: number | null
  readonly chainGrowth: number | null
  readonly baseGrowth: number | null
}

/**
 * Growth of a series of known figures. Absolute change xₜ − xₚ in the unit of the figures; chain growth xₜ/xₚ − 1 to the
 * figure before (p, whose year is `since`); base growth xₜ/x₀ − 1 to the first figure. Shares, 0.1 is +10 %.
 * A growth from a zero or negative figure is null: it has no meaning. Years without a figure are skipped, never filled.
 */
export function measureGrowth(points: readonly Point[]): GrowthPoint[] {
  const known = knownPoints(points)
  const first = known[0]
  return known.map(({ year, value }, index) => {
    const before = known[index - 1]
    return {
      year,
      value,
      since: before?.year ?? null,
      absoluteChange: before === undefined ? null : value - before.value,
      chainGrowth: before === undefined ? null : growth(before.value, value),
      baseGrowth: index === 0 || first === undefined ? null : growth(first.value, value),
    }
  })
}

const growth = (from: number, to: number): number | null => (from > 0 ? to / from - 1 : null)

export type GrowthWindow = {
  readonly from: number
  readonly to: number
  readonly first: number
  readonly last: number
  /** xₜ / x₀ */
  readonly ratio: number
  readonly absolute: number
  /** Mean growth per year, a share: (xₜ/x₀)^(1/(t−0)) − 1. */
  readonly rate: number
}

/**
 * Compound annual growth rate between the first and last known figure of a series, with the window it is of: zones have
 * different windows, so the rate means nothing without it. Refuses analysis.tooFewPoints (under two years with figures) and
 * analysis.noPositiveBase (the first figure is zero or negative) and analysis.negativeValue (the last is negative).
 */
export function averageGrowth(points: readonly Point[], window: { readonly from?: number; readonly to?: number } = {}): Result<GrowthWindow> {
  const known = knownPoints(points).filter(({ year }) => year >= (window.from ?? year) && year <= (window.to ?? year))
  const [first, last] = [known[0], known.at(-1)]
  if (first === undefined || last === undefined || first.year === last.year) return refuse('analysis.tooFewPoints', { points: known.length })
  if (first.value <= 0) return refuse('analysis.noPositiveBase', { year: first.year, value: first.value })
  if (last.value < 0) return refuse('analysis.negativeValue', { year: last.year, value: last.value })
  const ratio = last.value / first.value
  return ok({
    from: first.year,
    to: last.year,
    first: first.value,
    last: last.value,
    ratio,
    absolute: last.value - first.value,
    rate: ratio ** (1 / (last.year - first.year)) - 1,
  })
}

/** An object's figure at the start and the end of one window. */
export type Change = { readonly id: string; readonly first: number | null; readonly last: number | null }

/**
 * Contribution of each object to the growth of their sum: s₀·g = (x₁ − x₀) / Σx₀. The contributions add up to the growth
 * of the sum. A share. Refuses analysis.missingValue (naming the first object without both figures: a sum over fewer
 * objects is another sum) and analysis.noPositiveBase.
 */
export function contributeToGrowth(changes: readonly Change[]): Result<{ total: number; parts: { id: string; contribution: number }[] }> {
  const known: { id: string; first: number; last: number }[] = []
  for (const { id, first, last } of changes) {
    if (first === null || last === null) return refuse('analysis.missingValue', { id })
    known.push({ id, first, last })
  }
  const base = known.reduce((sum, { first }) => sum + first, 0)
  if (base <= 0) return refuse('analysis.noPositiveBase', { value: base })
  const parts = known.map(({ id, first, last }) => ({ id, contribution: (last - first) / base }))
  return ok({ total: parts.reduce((sum, { contribution }) => sum + contribution, 0), parts })
}

/** The first and last year in which every series has a figure; null where there are not two such years. */
export function commonWindow(all: readonly (readonly Point[])[]): { from: number; to: number } | null {
  const [first, ...others] = all.map((points) => new Set(knownPoints(points).map(({ year }) => year)))
  if (first === undefined) return null
  const years = [...first].filter((year) => others.every((set) => set.has(year))).toSorted((a, b) => a - b)
  const [from, to] = [years[0], years.at(-1)]
  return from === undefined || to === undefined || from === to ? null : { from, to }
}

export type DrawnPoint = { readonly year: number; readonly value: number; readonly interpolated: boolean }

/**
 * The series with every year between its first and last figure, for drawing only: a year without a figure lies on the
 * straight line between its neighbours and is marked `interpolated`. Nothing before the first or after the last figure.
 */
export function interpolateSeries(points: readonly Point[]): DrawnPoint[] {
  const known = knownPoints(points)
  return known.flatMap((point, index) => {
    const next = known[index + 1]
    const stated = { ...point, interpolated: false }
    if (next === undefined) return [stated]
    const gap = next.year - point.year
    const between = Array.from({ length: gap - 1 }, (_, step) => ({
      year: point.year + step + 1,
      value: point.value + ((next.value - point.value) * (step + 1)) / gap,
      interpolated: true,
    }))
    return [stated, ...between]
  })
}
