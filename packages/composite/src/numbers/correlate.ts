import { ascendingRanks } from './order.ts'

export type CorrelationKind = 'pearson' | 'spearman' | 'kendall'

/** Correlation over the rows where both values are present. NaN when fewer than two remain or one side is constant. */
export function correlation(x: Float64Array, y: Float64Array, kind: CorrelationKind = 'pearson'): number {
  if (kind === 'pearson') return pearson(x, y)
  const [a, b] = bothPresent(x, y)
  if (kind === 'spearman') return pearson(ascendingRanks(a, 'average'), ascendingRanks(b, 'average'))
  return kendallTauB(a, b)
}

/** The two columns reduced to the rows where both are present. */
export function bothPresent(x: Float64Array, y: Float64Array): [Float64Array, Float64Array] {
  const a = new Float64Array(x.length)
  const b = new Float64Array(x.length)
  let count = 0
  for (let i = 0; i < x.length; i++) {
    if (x[i] === x[i] && y[i] === y[i]) {
      a[count] = x[i]
      b[count++] = y[i]
    }
  }
  return [a.subarray(0, count), b.subarray(0, count)]
}

/** Pearson's r = Σdₓd_y / √(Σdₓ²·Σd_y²), pairwise complete, two passes. */
export function pearson(x: Float64Array, y: Float64Array): number {
  let n = 0
  let sumX = 0
  let sumY = 0
  for (let i = 0; i < x.length; i++) {
    if (x[i] === x[i] && y[i] === y[i]) {
      n++
      sumX += x[i]
      sumY += y[i]
    }
  }
  const meanX = sumX / n
  const meanY = sumY / n
  let xx = 0
  let yy = 0
  let xy = 0
  for (let i = 0; i < x.length; i++) {
    const dx = x[i] - meanX
    const dy = y[i] - meanY
    const product = dx * dy
    if (product === product) {
      xx += dx * dx
      yy += dy * dy
      xy += product
    }
  }
  if (n < 2 || xx === 0 || yy === 0) return Number.NaN
  return Math.max(-1, Math.min(1, xy / Math.sqrt(xx) / Math.sqrt(yy)))
}

/** Covariance with n−1, pairwise complete. */
export function covariance(x: Float64Array, y: Float64Array): number {
  const [a, b] = bothPresent(x, y)
  const n = a.length
  let meanA = 0
  let meanB = 0
  for (let i = 0; i < n; i++) {
    meanA += a[i] / n
    meanB += b[i] / n
  }
  let sum = 0
  for (let i = 0; i < n; i++) sum += (a[i] - meanA) * (b[i] - meanB)
  return n < 2 ? Number.NaN : sum / (n - 1)
}

/**
 * Kendall's τ_b = (C − D)/√((N−Tₓ)(N−T_y)), N = n(n−1)/2, in O(n log n) by counting exchanges of a merge sort.
 * Source: Knight, JASA 61 (1966). Both columns must be complete.
 */
export function kendallTauB(x: Float64Array, y: Float64Array): number {
  const n = x.length
  const order = Array.from({ length: n }, (_, i) => i).sort((i, j) => x[i] - x[j] || y[i] - y[j])
  const a = Float64Array.from(order, (i) => x[i])
  const b = Float64Array.from(order, (i) => y[i])
  const pairs = (n * (n - 1)) / 2
  const tiedX = tiedPairs(a, (i) => a[i] === a[i - 1])
  const tiedBoth = tiedPairs(a, (i) => a[i] === a[i - 1] && b[i] === b[i - 1])
  const exchanges = sortCountingExchanges(b)
  const tiedY = tiedPairs(b, (i) => b[i] === b[i - 1])
  const concordantMinusDiscordant = pairs - tiedX - tiedY + tiedBoth - 2 * exchanges
  return concordantMinusDiscordant / Math.sqrt(pairs - tiedX) / Math.sqrt(pairs - tiedY)
}

function tiedPairs(values: Float64Array, sameAsBefore: (i: number) => boolean) {
  let pairs = 0
  let run = 0
  for (let i = 1; i < values.length; i++) {
    run = sameAsBefore(i) ? run + 1 : 0
    pairs += run
  }
  return pairs
}

/** Sorts `values` in place and returns how many adjacent exchanges a bubble sort would have needed. */
function sortCountingExchanges(values: Float64Array) {
  let from = values
  let to: Float64Array = new Float64Array(values.length)
  let exchanges = 0
  for (let width = 1; width < values.length; width *= 2) {
    for (let start = 0; start < values.length; start += 2 * width) {
      const middle = Math.min(start + width, values.length)
      const end = Math.min(start + 2 * width, values.length)
      let left = start
      let right = middle
      for (let k = start; k < end; k++) {
        if (right < end && (left >= middle || from[right] < from[left])) {
          exchanges += middle - left
          to[k] = from[right++]
        } else to[k] = from[left++]
      }
    }
    const swap = from
    from = to
    to = swap
  }
  if (from !== values) values.set(from)
  return exchanges
}
