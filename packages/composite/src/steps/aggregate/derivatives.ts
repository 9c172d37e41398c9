import type { AggregateMethod } from '../../specification/aggregateStep.ts'

/**
 * ∂score/∂xᵢ of every child for one unit. All means here are homogeneous of degree one, so by Euler Σ xᵢ·∂score/∂xᵢ = score: the products are
 * contributions that add up exactly. Missing children get 0. Undefined where no additive split exists (Copeland).
 * generalised: wᵢ/W·(xᵢ/s)^{p−1} (p = 1 arithmetic, 0 geometric, −1 harmonic).
 */
export function derivativesOf(method: AggregateMethod, values: Float64Array, weights: Float64Array, score: number): Float64Array | undefined {
  const present = values.map((x) => (x === x ? 1 : 0))
  const total = weights.reduce((sum, w, i) => sum + w * present[i], 0)
  switch (method.method) {
    case 'arithmetic':
      return weights.map((w, i) => (w * present[i]) / total)
    case 'geometric':
      return power(values, weights, total, score, 0)
    case 'harmonic':
      return power(values, weights, total, score, -1)
    case 'generalised':
      return power(values, weights, total, score, method.power)
    case 'median':
      return middleShares(
        values,
        values.map((x) => (x === x ? 1 : 0)),
        score,
      )
    case 'weightedMedian':
      return middleShares(
        values,
        weights.map((w, i) => w * present[i]),
        score,
      )
    case 'mazziottaPareto':
      return mazziottaPareto(values, weights, total, method.penalty === 'plus' ? 1 : -1)
    case 'copeland':
      return undefined
  }
}

function power(values: Float64Array, weights: Float64Array, total: number, score: number, p: number) {
  return values.map((x, i) => {
    if (x !== x) return 0
    return score === 0 ? (p > 1 ? 0 : weights[i] / total) : (weights[i] / total) * (x / score) ** (p - 1)
  })
}

/** A median is one child, or the mean of two: they share it. */
function middleShares(values: Float64Array, weights: Float64Array, score: number) {
  const chosen = new Float64Array(values.length)
  const exact = values.findIndex((x, i) => x === score && weights[i] > 0)
  if (exact >= 0) {
    chosen[exact] = 1
    return chosen
  }
  let below = -1
  let above = -1
  values.forEach((x, i) => {
    if (weights[i] === 0) return
    if (x < score && (below < 0 || x > values[below])) below = i
    if (x > score && (above < 0 || x < values[above])) above = i
  })
  if (below >= 0) chosen[below] = 0.5
  if (above >= 0) chosen[above] = 0.5
  return chosen
}

/** s = M + σ·S²/M: ∂s/∂xᵢ = wᵢ/W·(1 + σ·(2(xᵢ − M)M − S²)/M²). */
function mazziottaPareto(values: Float64Array, weights: Float64Array, total: number, sign: 1 | -1) {
  let mean = 0
  values.forEach((x, i) => {
    if (x === x) mean += (weights[i] * x) / total
  })
  let variance = 0
  values.forEach((x, i) => {
    if (x === x) variance += (weights[i] * (x - mean) ** 2) / total
  })
  return values.map((x, i) => (x === x ? (weights[i] / total) * (1 + (sign * (2 * (x - mean) * mean - variance)) / (mean * mean)) : 0))
}
