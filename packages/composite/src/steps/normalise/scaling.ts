import { extremes, median, quantileSorted } from '../../numbers/order.ts'
import { momentsOf, standardDeviation } from '../../numbers/moments.ts'
import type { NormaliseMethod } from '../../specification/normaliseStep.ts'
import type { IndicatorNode } from '../../specification/structure.ts'

/** y = (x·direction − from)/span·scale + base, then held within [floor, ceiling]. */
export interface Linear {
  readonly kind: 'linear'
  readonly from: number
  readonly span: number
  readonly scale: number
  readonly base: number
  readonly floor: number
  readonly ceiling: number
}

type LinearMethod = Exclude<NormaliseMethod, { method: 'rank' | 'borda' | 'percentileRank' | 'targetRange' | 'categorical' | 'none' }>

/** Everything a linear method needs to know of the column besides the method itself. */
export interface Surroundings {
  readonly direction: 1 | -1
  readonly node: IndicatorNode | undefined
  /** Value of the reference unit, before direction; NaN when there is none. */
  readonly reference: number
}

/** The parameters of a linear method for one directed column (x·direction). A span of 0 or NaN means the method does not apply. */
export function linearScaling(directed: Float64Array, method: LinearMethod, { direction, node, reference }: Surroundings): Linear {
  const flip = (ends: readonly [number, number]): readonly [number, number] => (direction === 1 ? ends : [-ends[1], -ends[0]])
  const to = (range: readonly [number, number] | undefined, fallback: readonly [number, number]) => range ?? fallback
  switch (method.method) {
    case 'minMax': {
      const { min, max } = extremes(directed)
      return between(min, max, to(method.range, [0, 100]))
    }
    case 'distanceToMaximum': {
      const { min, max } = extremes(directed)
      return between(min, max, to(method.range, [0, 1]))
    }
    case 'zScore': {
      const moments = momentsOf(directed)
      return around(moments.mean, standardDeviation(moments), method.mean ?? 0, method.sd ?? 1)
    }
    case 'robust': {
      const centre = median(directed)
      const deviations = directed.map((x) => Math.abs(x - centre)).filter((x) => x === x)
      return around(centre, 1.4826 * quantileSorted(deviations.sort(), 0.5), method.centre ?? 0, method.spread ?? 1)
    }
    case 'scaled': {
      const [low, high] = flip(method.from)
      return between(low, high, to(method.range, [0, 100]))
    }
    case 'goalposts': {
      const posts = method.goalposts ?? node?.goalposts
      const [low, high] = posts ? flip(posts) : [Number.NaN, Number.NaN]
      const range = to(method.range, [0, 100])
      return method.truncate === false ? between(low, high, range) : { ...between(low, high, range), floor: range[0], ceiling: range[1] }
    }
    case 'distanceToReference': {
      const range = to(method.range, [0, 1])
      return capped(between(extremes(directed).min, reference * direction, range), method.cap, range)
    }
    case 'distanceToTarget': {
      const range = to(method.range, [0, 1])
      const target = method.target ?? node?.target ?? Number.NaN
      return capped(between(extremes(directed).min, target * direction, range), method.cap, range)
    }
    case 'fractionOfMaximum':
      return between(0, extremes(directed).max, to(method.range, [0, 1]))
  }
}

function between(from: number, until: number, [low, high]: readonly [number, number]): Linear {
  return { ...around(from, until - from, low, high - low) }
}

function around(from: number, span: number, base: number, scale: number): Linear {
  return { kind: 'linear', from, span, scale, base, floor: Number.NEGATIVE_INFINITY, ceiling: Number.POSITIVE_INFINITY }
}

function capped(linear: Linear, cap: boolean | undefined, range: readonly [number, number]): Linear {
  return cap ? { ...linear, ceiling: range[1] } : linear
}

/** Applies a linear scaling to a column as measured. */
export function applyLinear(column: Float64Array, direction: 1 | -1, linear: Linear): Float64Array {
  const { from, span, scale, base, floor, ceiling } = linear
  const scaled = new Float64Array(column.length)
  const bounded = floor > Number.NEGATIVE_INFINITY || ceiling < Number.POSITIVE_INFINITY
  for (let i = 0; i < column.length; i++) scaled[i] = ((column[i] * direction - from) / span) * scale + base
  if (bounded) {
    for (let i = 0; i < column.length; i++) {
      if (scaled[i] < floor) scaled[i] = floor
      else if (scaled[i] > ceiling) scaled[i] = ceiling
    }
  }
  return scaled
}
