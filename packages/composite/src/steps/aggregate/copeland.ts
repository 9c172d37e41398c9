import type { Children } from './means.ts'

/** Weighted share of the children on which unit i is above unit j. */
export interface Outranking {
  /** Row-major n × n; ½ for equal values and for children one of the two lacks; NaN when a unit has no child at all. */
  readonly matrix: Float64Array
  readonly size: number
}

/** Equality of two weighted sums is decided to this share of the total weight, so that rounding never decides a tie. */
const TIE = 1e-12

/**
 * o(i, j) = Σw[xᵢ > xⱼ] + ½Σw[xᵢ = xⱼ or one missing], weights normalised to 1; o(i, j) + o(j, i) = 1 whatever the order of the rows.
 */
export function outrankingMatrix({ columns, weights }: Children): Outranking {
  const n = columns[0]?.length ?? 0
  const total = weights.reduce((sum, w) => sum + w, 0)
  const matrix = new Float64Array(n * n)
  const hasAny = Array.from({ length: n }, (_, i) => columns.some((column) => column[i] === column[i]))
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      const o = hasAny[i] && hasAny[j] ? 0.5 + advantage(columns, weights, i, j) / (2 * total) : Number.NaN
      matrix[i * n + j] = o
      matrix[j * n + i] = 1 - o
    }
  }
  return { matrix, size: n }
}

/** Σw[xᵢ > xⱼ] − Σw[xᵢ < xⱼ]; a missing value on either side counts for neither. */
function advantage(columns: readonly Float64Array[], weights: Float64Array, i: number, j: number) {
  let sum = 0
  for (let c = 0; c < columns.length; c++) {
    const a = columns[c][i]
    const b = columns[c][j]
    if (a > b) sum += weights[c]
    else if (a < b) sum -= weights[c]
  }
  return sum
}

/** Copeland score: pairwise wins less losses; a tie counts 0 exactly. Units without any child stay missing. Source: Copeland (1951). */
export function copeland({ columns, weights }: Children, out: Float64Array): void {
  const n = out.length
  const total = weights.reduce((sum, w) => sum + w, 0)
  out.fill(0)
  const hasAny = Array.from({ length: n }, (_, i) => columns.some((column) => column[i] === column[i]))
  for (let i = 0; i < n; i++) {
    if (!hasAny[i]) continue
    for (let j = i + 1; j < n; j++) {
      if (!hasAny[j]) continue
      const won = advantage(columns, weights, i, j)
      if (Math.abs(won) <= TIE * total) continue
      out[i] += Math.sign(won)
      out[j] -= Math.sign(won)
    }
  }
  for (let i = 0; i < n; i++) if (!hasAny[i]) out[i] = Number.NaN
}
