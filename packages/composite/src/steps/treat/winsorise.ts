import { centred, kurtosis, momentsOf, skewness, type Moments } from '../../numbers/moments.ts'
import { collectExtremes, type Extremes } from './extremes.ts'

/** What a column's distribution says: outlying when |skewness| and kurtosis both reach their limits. */
export interface Shape {
  readonly skewness: number
  readonly kurtosis: number
  /** Undefined when the statistics do not exist (too few values, or constant). */
  readonly passes: boolean | undefined
}

export interface OutlierLimits {
  readonly skewness: number
  readonly kurtosis: number
}

/** Passes ⇔ |S| < limit or K < limit. With a missing statistic the other one may still decide. */
export function shapeOf(moments: Moments, limits: OutlierLimits): Shape {
  const s = skewness(moments)
  const k = kurtosis(moments)
  if (Math.abs(s) < limits.skewness || k < limits.kurtosis) return { skewness: s, kurtosis: k, passes: true }
  return { skewness: s, kurtosis: k, passes: s !== s || k !== k ? undefined : false }
}

/** Values ≥ `high` become `high`, values ≤ `low` become `low`. */
export interface Winsorising {
  readonly low: number
  readonly high: number
  /** Points at or beyond the bounds of the sides that moved: the cumulative set, ties included. */
  readonly moved: number
  readonly movedLow: boolean
  readonly movedHigh: boolean
  readonly shape: Shape
}

/**
 * Moves extreme points one distinct value at a time until the shape passes or `most` points have moved: for S ≥ 0 all points equal to the largest take the
 * largest value strictly below it, else all equal to the smallest take the smallest above it. A step moves all ties, so the last may overshoot `most`.
 * Undefined when a step leaves no spread. With `force` it goes on to `most` although the shape passes.
 *
 * The moments of the middle of the column are summed once about its own mean; each step then adds the few extreme points analytically,
 * so the cost is one selection and two passes whatever the number of steps.
 */
export function winsorise(column: Float64Array, start: Shape, most: number, force: boolean, limits: OutlierLimits): Winsorising | undefined {
  const extremes = collectExtremes(column, Math.min(most, column.length) + 1)
  const core = coreSums(column, extremes)
  let high = 0
  let low = 0
  let shape = start
  let moved = 0
  while ((force || shape.passes === false) && moved < most) {
    if (shape.skewness >= 0) high++
    else low++
    if (high >= extremes.highs.length || low >= extremes.lows.length || extremes.highs[high] <= extremes.lows[low]) return undefined
    moved = (high > 0 ? extremes.highsUpTo(high) : 0) + (low > 0 ? extremes.lowsUpTo(low) : 0)
    shape = shapeOf(momentsWith(core, extremes, high, low), limits)
    if (shape.passes === undefined) return undefined
  }
  return { low: extremes.lows[low], high: extremes.highs[high], moved, movedLow: low > 0, movedHigh: high > 0, shape }
}

interface CoreSums {
  readonly count: number
  readonly shift: number
  readonly s1: number
  readonly s2: number
  readonly s3: number
  readonly s4: number
}

/** Power sums, about their own mean, of the points strictly between the collected extremes. */
function coreSums(column: Float64Array, extremes: Extremes): CoreSums {
  const { coreLow, coreHigh } = extremes
  let count = 0
  let total = 0
  for (let i = 0; i < column.length; i++) {
    const x = column[i]
    if (x > coreLow && x < coreHigh) {
      total += x
      count++
    }
  }
  const shift = count > 0 ? total / count : extremes.highs[extremes.highs.length - 1]
  let s1 = 0
  let s2 = 0
  let s3 = 0
  let s4 = 0
  if (count > 0) {
    for (let i = 0; i < column.length; i++) {
      const x = column[i]
      if (x > coreLow && x < coreHigh) {
        const d = x - shift
        const d2 = d * d
        s1 += d
        s2 += d2
        s3 += d2 * d
        s4 += d2 * d2
      }
    }
  }
  return { count, shift, s1, s2, s3, s4 }
}

function momentsWith(core: CoreSums, extremes: Extremes, high: number, low: number): Moments {
  let { count, s1, s2, s3, s4 } = core
  const add = (value: number, times: number) => {
    const d = value - core.shift
    const d2 = d * d
    count += times
    s1 += times * d
    s2 += times * d2
    s3 += times * d2 * d
    s4 += times * d2 * d2
  }
  const top = extremes.highs[high]
  const bottom = extremes.lows[low]
  extremes.outside.forEach((value, i) => add(Math.min(top, Math.max(bottom, value)), extremes.outsideCounts[i]))
  return centred(count, core.shift, s1, s2, s3, s4)
}

/** The column after winsorising. */
export function clamp(column: Float64Array, low: number, high: number): Float64Array {
  const clamped = new Float64Array(column.length)
  for (let i = 0; i < column.length; i++) {
    const x = column[i]
    clamped[i] = x > high ? high : x < low ? low : x
  }
  return clamped
}

/** The shape of a column as it is. */
export function columnShape(column: Float64Array, limits: OutlierLimits): Shape {
  return shapeOf(momentsOf(column), limits)
}
