import { correlation } from '../../numbers/correlate.ts'
import { momentsOf, standardDeviation } from '../../numbers/moments.ts'
import { symmetricEigen } from '../../numbers/eigen.ts'

/** Principal components of standardised columns over the rows without a gap. */
export interface PrincipalComponents {
  /** Eigenvalues of the correlation matrix, descending. */
  readonly eigenvalues: readonly number[]
  readonly shares: readonly number[]
  /** loadings[k][i]: column i on component k; unit length, signed so that their sum is not negative. */
  readonly loadings: readonly Float64Array[]
  readonly rows: number
}

/** Columns without spread make the analysis impossible: undefined. So do fewer than two complete rows. */
export function principalComponents(columns: readonly Float64Array[]): PrincipalComponents | undefined {
  const complete = columns[0].map((_, i) => (columns.every((column) => column[i] === column[i]) ? 1 : 0))
  const kept = columns.map((column) => column.filter((_, i) => complete[i] === 1))
  const rows = kept[0].length
  if (rows < 2) return undefined
  const matrix = kept.map((a, i) => Float64Array.from(kept, (b, j) => (i === j ? 1 : correlation(a, b))))
  if (matrix.some((row) => row.some(Number.isNaN)) || kept.some((column) => !(standardDeviation(momentsOf(column)) > 0))) return undefined
  const { values, vectors } = symmetricEigen(matrix)
  const total = values.reduce((sum, value) => sum + value, 0)
  const loadings = vectors.map((vector) => (vector.reduce((sum, x) => sum + x, 0) < 0 ? vector.map((x) => -x) : vector))
  return { eigenvalues: values, shares: values.map((value) => value / total), loadings, rows }
}

/**
 * Entropy weights: p_ij = x_ij/Σ_i x_ij, e_j = −Σ p ln p/ln n, w_j ∝ 1 − e_j. Undefined when a value is negative or all weights vanish.
 * Source: Shannon (1948); Zeleny, Multiple Criteria Decision Making (1982).
 */
export function entropyWeights(columns: readonly Float64Array[]): Float64Array | undefined {
  const diversities = columns.map((column) => {
    const present = column.filter((x) => x === x)
    const total = present.reduce((sum, x) => sum + x, 0)
    if (present.length < 2 || total <= 0 || present.some((x) => x < 0)) return Number.NaN
    let entropy = 0
    for (const x of present) if (x > 0) entropy -= (x / total) * Math.log(x / total)
    return Math.max(0, 1 - entropy / Math.log(present.length))
  })
  return shares(Float64Array.from(diversities))
}

/** CRITIC: w_j ∝ sd_j·Σ_k(1 − r_jk). Source: Diakoulaki, Mavrotas and Papayannakis, Computers & OR 22 (1995). */
export function criticWeights(columns: readonly Float64Array[]): Float64Array | undefined {
  const information = columns.map((column, j) => {
    const conflict = columns.reduce((sum, other, k) => sum + (k === j ? 0 : 1 - correlation(column, other)), 0)
    return standardDeviation(momentsOf(column)) * conflict
  })
  return columns.length === 1 ? Float64Array.of(1) : shares(Float64Array.from(information))
}

/** Values divided by their sum; undefined unless every value is a number ≥ 0 and the sum is positive. */
export function shares(values: Float64Array): Float64Array | undefined {
  const total = values.reduce((sum, x) => sum + x, 0)
  if (!(total > 0) || values.some((x) => !(x >= 0))) return undefined
  return values.map((x) => x / total)
}
