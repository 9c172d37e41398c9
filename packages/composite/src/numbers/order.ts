/** How equal values share ranks. */
export type Ties = 'min' | 'max' | 'average' | 'dense'

/** The present values of a column, ascending. */
export function sortedPresent(column: Float64Array): Float64Array {
  const present = new Float64Array(column.length)
  let count = 0
  for (let i = 0; i < column.length; i++) {
    const x = column[i]
    if (x === x) present[count++] = x
  }
  return present.subarray(0, count).sort()
}

/** Quantile of ascending values by linear interpolation at h = (n−1)p (Hyndman and Fan 1996, type 7). NaN when empty. */
export function quantileSorted(sorted: Float64Array, p: number): number {
  const last = sorted.length - 1
  if (last < 0) return Number.NaN
  const h = last * p
  const low = Math.floor(h)
  const high = Math.min(low + 1, last)
  const gap = sorted[high] - sorted[low]
  return sorted[low] + (h - low) * gap
}

export function quantile(column: Float64Array, p: number): number {
  return quantileSorted(sortedPresent(column), p)
}

export function median(column: Float64Array): number {
  return quantile(column, 0.5)
}

/** First position in ascending `sorted` whose value is ≥ x. */
export function lowerBound(sorted: Float64Array, x: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (sorted[middle] < x) low = middle + 1
    else high = middle
  }
  return low
}

/** First position in ascending `sorted` whose value is > x. */
export function upperBound(sorted: Float64Array, x: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (sorted[middle] <= x) low = middle + 1
    else high = middle
  }
  return low
}

/** Ascending ranks 1…n of the present values; missing stays NaN. Exact equality makes a tie. */
export function ascendingRanks(column: Float64Array, ties: Ties = 'min'): Float64Array {
  const sorted = sortedPresent(column)
  const distinct = ties === 'dense' ? sorted.filter((x, i) => i === 0 || x !== sorted[i - 1]) : sorted
  const ranks = new Float64Array(column.length).fill(Number.NaN)
  for (let i = 0; i < column.length; i++) {
    const x = column[i]
    if (x !== x) continue
    const first = lowerBound(distinct, x) + 1
    if (ties === 'min' || ties === 'dense') ranks[i] = first
    else {
      const last = upperBound(sorted, x)
      ranks[i] = ties === 'max' ? last : (first + last) / 2
    }
  }
  return ranks
}

/** Smallest and largest present value; ±Infinity inverted when there is none. */
export function extremes(column: Float64Array): { readonly min: number; readonly max: number } {
  let min = Number.POSITIVE_INFINITY
  let max = Number.NEGATIVE_INFINITY
  for (let i = 0; i < column.length; i++) {
    const x = column[i]
    if (x < min) min = x
    if (x > max) max = x
  }
  return { min, max }
}
