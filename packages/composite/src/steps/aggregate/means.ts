import { logarithmsOf } from './logarithms.ts'

/**
 * Weighted means of child columns into `out`, missing children left out and the other weights rescaled; rows without any present child, or whose
 * present children weigh 0, become NaN. Works on blocks of rows so that accumulators stay in the cache. `offset` 0 is the first row.
 */
export interface Children {
  readonly columns: readonly Float64Array[]
  readonly weights: Float64Array
  /** The columns are indicators, which live as long as their stage: worth remembering their logarithms. */
  readonly lasting?: boolean
}

const BLOCK = 2048

/** Σwx/Σw. */
export function arithmeticMean({ columns, weights }: Children, out: Float64Array): void {
  const present = new Float64Array(Math.min(BLOCK, out.length))
  for (let start = 0; start < out.length; start += BLOCK) {
    const end = Math.min(start + BLOCK, out.length)
    present.fill(0)
    out.fill(0, start, end)
    for (let c = 0; c < columns.length; c++) {
      const column = columns[c]
      const w = weights[c]
      for (let i = start; i < end; i++) {
        const x = column[i]
        if (x === x) {
          out[i] += w * x
          present[i - start] += w
        }
      }
    }
    for (let i = start; i < end; i++) out[i] = present[i - start] === 0 ? Number.NaN : out[i] / present[i - start]
  }
}

/** exp(Σw·ln x/Σw). Values must be positive. */
export function geometricMean({ columns, weights, lasting }: Children, out: Float64Array): void {
  const logs = columns.map((column) => logarithmsOf(column, lasting ?? false).logs)
  arithmeticMean({ columns: logs, weights }, out)
  for (let i = 0; i < out.length; i++) out[i] = Math.exp(out[i])
}

/** Generalised mean (Σwx^p/Σw)^{1/p}; p = −1 is the harmonic mean. Values must be positive unless p is a positive whole number. */
export function powerMean({ columns, weights }: Children, p: number, out: Float64Array): void {
  const present = new Float64Array(Math.min(BLOCK, out.length))
  for (let start = 0; start < out.length; start += BLOCK) {
    const end = Math.min(start + BLOCK, out.length)
    present.fill(0)
    out.fill(0, start, end)
    for (let c = 0; c < columns.length; c++) {
      const column = columns[c]
      const w = weights[c]
      for (let i = start; i < end; i++) {
        const x = column[i]
        if (x === x) {
          out[i] += w * (p === -1 ? 1 / x : x ** p)
          present[i - start] += w
        }
      }
    }
    for (let i = start; i < end; i++) {
      const mean = present[i - start] === 0 ? Number.NaN : out[i] / present[i - start]
      out[i] = p === -1 ? 1 / mean : mean ** (1 / p)
    }
  }
}

/** M ∓ S²/M with weighted mean M and weighted standard deviation S (divisor Σw). Source: Mazziotta and Pareto, Rivista Italiana di Economia 67 (2013). */
export function mazziottaPareto({ columns, weights }: Children, sign: 1 | -1, out: Float64Array): void {
  for (let i = 0; i < out.length; i++) {
    let total = 0
    let sum = 0
    for (let c = 0; c < columns.length; c++) {
      const x = columns[c][i]
      if (x === x) {
        total += weights[c]
        sum += weights[c] * x
      }
    }
    const mean = sum / total
    let spread = 0
    for (let c = 0; c < columns.length; c++) {
      const d = columns[c][i] - mean
      if (d === d) spread += weights[c] * d * d
    }
    out[i] = total === 0 ? Number.NaN : mean + (sign * (spread / total)) / mean
  }
}

/** Ordinary median of the present children; weights are unused, except that a child of weight 0 is left out. */
export function medianOf({ columns: all, weights }: Children, out: Float64Array): void {
  const columns = all.filter((_, c) => weights[c] !== 0)
  const values = new Float64Array(columns.length)
  for (let i = 0; i < out.length; i++) {
    const count = gather(columns, i, values)
    const sorted = values.subarray(0, count).sort()
    const half = count >> 1
    out[i] = count === 0 ? Number.NaN : count % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
  }
}

function gather(columns: readonly Float64Array[], row: number, values: Float64Array) {
  let count = 0
  for (const column of columns) if (column[row] === column[row]) values[count++] = column[row]
  return count
}

/** The value at which the cumulated weight passes half of the total; the middle of two when it meets half exactly. */
export function weightedMedian({ columns, weights }: Children, out: Float64Array): void {
  for (let i = 0; i < out.length; i++) {
    const order = columns.map((_, c) => c).filter((c) => columns[c][i] === columns[c][i] && weights[c] > 0)
    order.sort((a, b) => columns[a][i] - columns[b][i])
    const half = order.reduce((sum, c) => sum + weights[c], 0) / 2
    out[i] = Number.NaN
    let cumulated = 0
    for (let k = 0; k < order.length; k++) {
      cumulated += weights[order[k]]
      if (cumulated < half * (1 - 1e-12)) continue
      const here = columns[order[k]][i]
      const meets = Math.abs(cumulated - half) <= half * 1e-12 && k + 1 < order.length
      out[i] = meets ? (here + columns[order[k + 1]][i]) / 2 : here
      break
    }
  }
}
