import { shares } from './dataWeights.ts'

export interface Consistency {
  readonly weights: Float64Array
  /** Largest eigenvalue λ of the comparison matrix. */
  readonly lambda: number
  /** ((λ − n)/(n − 1))/RI(n); 0 for n ≤ 2. Above 0.1 the judgements contradict each other. */
  readonly ratio: number
}

/** Mean consistency index of random matrices of size 1…15. Source: Saaty, The Analytic Hierarchy Process (1980); 11–15 as commonly tabulated. */
const RANDOM_INDEX = [0, 0, 0.58, 0.9, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59]

/** Principal eigenvector of a positive reciprocal matrix by power iteration. Source: Saaty (1980). */
export function ahpWeights(matrix: readonly (readonly number[])[]): Consistency {
  const n = matrix.length
  let weights = new Float64Array(n).fill(1 / n)
  let lambda = n
  for (let round = 0; round < 1000; round++) {
    const next = Float64Array.from(matrix, (row) => row.reduce((sum, a, j) => sum + a * weights[j], 0))
    lambda = next.reduce((sum, x) => sum + x, 0)
    const scaled = next.map((x) => x / lambda)
    const moved = scaled.reduce((most, x, i) => Math.max(most, Math.abs(x - weights[i])), 0)
    weights = scaled
    if (moved < 1e-15) break
  }
  const random = RANDOM_INDEX[Math.min(n, RANDOM_INDEX.length) - 1]
  return { weights, lambda, ratio: n <= 2 ? 0 : (lambda - n) / (n - 1) / random }
}

/** Budget allocation: the mean over experts of each expert's points as shares of what he gave to these children. Undefined when an expert gave none. */
export function budgetWeights(experts: readonly Readonly<Record<string, number>>[], children: readonly string[]): Float64Array | undefined {
  const mean = new Float64Array(children.length)
  for (const expert of experts) {
    const given = shares(Float64Array.from(children, (code) => expert[code] ?? 0))
    if (!given) return undefined
    given.forEach((share, i) => {
      mean[i] += share / experts.length
    })
  }
  return mean
}
