/** The k largest and k smallest distinct values of a column with how often each occurs. */
export interface Extremes {
  /** Distinct values from the largest down. */
  readonly highs: Float64Array
  /** Distinct values from the smallest up. */
  readonly lows: Float64Array
  /** Points among the first `steps` highs and those equal to the next, which they join: the points at the bound after `steps` steps, less the natural ones. */
  readonly highsUpTo: (steps: number) => number
  readonly lowsUpTo: (steps: number) => number
  /** Points strictly between these two are in neither list. */
  readonly coreLow: number
  readonly coreHigh: number
  /** Every collected distinct value once, with its count. */
  readonly outside: Float64Array
  readonly outsideCounts: Float64Array
}

/** One scan with two short insertion lists: O(n) as long as k is small. When the lists meet, they hold the whole column. */
export function collectExtremes(column: Float64Array, k: number): Extremes {
  if (k > 64) return fromSorted(column)
  const highs = new ShortList(k, 1)
  const lows = new ShortList(k, -1)
  for (let i = 0; i < column.length; i++) {
    const x = column[i]
    if (x === x) {
      if (x >= highs.gate) highs.offer(x)
      if (-x >= lows.gate) lows.offer(x)
    }
  }
  const h = highs.taken()
  const l = lows.taken()
  const meet = h.values[h.values.length - 1] <= l.values[l.values.length - 1]
  return meet ? fromSorted(column) : assemble(h, l, l.values[l.values.length - 1], h.values[h.values.length - 1])
}

interface Counted {
  readonly values: Float64Array
  readonly counts: Float64Array
}

/** The `k` distinct values furthest in one direction, kept in order while scanning. */
class ShortList {
  gate = Number.NEGATIVE_INFINITY
  private readonly values: Float64Array
  private readonly counts: Float64Array
  private size = 0
  private readonly sign: 1 | -1

  constructor(k: number, sign: 1 | -1) {
    this.values = new Float64Array(k)
    this.counts = new Float64Array(k)
    this.sign = sign
  }

  /** Takes a value known to reach the gate. */
  offer(value: number) {
    const x = value * this.sign
    let at = this.size
    while (at > 0 && this.values[at - 1] < x) at--
    if (at > 0 && this.values[at - 1] === x) {
      this.counts[at - 1]++
      return
    }
    if (at === this.values.length) return
    const last = Math.min(this.size, this.values.length - 1)
    for (let i = last; i > at; i--) {
      this.values[i] = this.values[i - 1]
      this.counts[i] = this.counts[i - 1]
    }
    this.values[at] = x
    this.counts[at] = 1
    if (this.size < this.values.length) this.size++
    if (this.size === this.values.length) this.gate = this.values[this.size - 1]
  }

  taken(): Counted {
    return { values: this.values.subarray(0, this.size).map((x) => x * this.sign), counts: this.counts.subarray(0, this.size) }
  }
}

function assemble(h: Counted, l: Counted, coreLow: number, coreHigh: number): Extremes {
  const sumTo = (counts: Float64Array) => (steps: number) => {
    let sum = 0
    for (let i = 0; i < steps; i++) sum += counts[i]
    return sum
  }
  return {
    highs: h.values,
    lows: l.values,
    highsUpTo: sumTo(h.counts),
    lowsUpTo: sumTo(l.counts),
    coreLow,
    coreHigh,
    outside: Float64Array.from([...h.values, ...l.values]),
    outsideCounts: Float64Array.from([...h.counts, ...l.counts]),
  }
}

/** All distinct values: the whole column is "outside", the core is empty. */
function fromSorted(column: Float64Array): Extremes {
  const sorted = column.filter((x) => x === x).sort()
  const values: number[] = []
  const counts: number[] = []
  for (const x of sorted) {
    if (values.length > 0 && values[values.length - 1] === x) counts[counts.length - 1]++
    else {
      values.push(x)
      counts.push(1)
    }
  }
  const lows = { values: Float64Array.from(values), counts: Float64Array.from(counts) }
  const highs = { values: lows.values.toReversed(), counts: lows.counts.toReversed() }
  const joined = assemble(highs, lows, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY)
  return { ...joined, outside: lows.values, outsideCounts: lows.counts }
}
