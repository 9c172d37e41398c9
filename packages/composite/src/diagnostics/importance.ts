import type { Build } from '../build.ts'
import { bothPresent, pearson } from '../numbers/correlate.ts'
import type { TreeNode } from '../specification/tree.ts'

/** What a node is said to weigh and what it does to the total. */
export interface Importance {
  readonly code: string
  readonly level: number
  readonly nominalWeight: number
  readonly effectiveWeight: number
  /** r² with the top: the linear main effect. */
  readonly linear: number
  /** η² = Var(E[top | node])/Var(top): the main effect, whatever its form. */
  readonly mainEffect: number
}

/**
 * Main effect of every node on the top beside its weights. Source: Paruolo, Saisana and Saltelli, J. Royal Statistical Society A 176 (2013).
 */
export function importanceOf(build: Build): readonly Importance[] {
  const { tree } = build
  const top = build.scores[tree.top.index]
  return tree.nodes
    .filter((node) => node.parent >= 0)
    .map((node: TreeNode) => {
      const r = pearson(build.scores[node.index], top)
      return {
        code: node.code,
        level: node.level,
        nominalWeight: build.weights[node.index],
        effectiveWeight: build.effectiveWeights[node.index],
        linear: r * r,
        mainEffect: correlationRatio(build.scores[node.index], top),
      }
    })
}

/** Most points a smoother looks at; larger data are thinned evenly by rank. */
const MOST_POINTS = 500
const BANDWIDTHS = [0.05, 0.1, 0.2, 0.4, 0.8, 1.6]

/**
 * η² of y given x by local linear regression (Gaussian kernel on x scaled to its standard deviation), the bandwidth chosen by leave-one-out cross-validation:
 * η² = 1 − Σ(y − ŷ)²/Σ(y − ȳ)² with leave-one-out predictions, so that noise does not count as effect; 0 at least. NaN below 5 pairs or without spread.
 */
export function correlationRatio(x: Float64Array, y: Float64Array): number {
  const [a, b] = thinned(...bothPresent(x, y))
  const n = a.length
  const spread = deviation(a)
  const total = deviation(b) ** 2 * n
  if (n < 5 || !(spread > 0) || !(total > 0)) return Number.NaN
  let best = 0
  for (const bandwidth of BANDWIDTHS) {
    let error = 0
    for (let i = 0; i < n; i++) error += (b[i] - localLinear(a, b, i, bandwidth * spread)) ** 2
    best = Math.max(best, 1 - error / total)
  }
  return best
}

/** Prediction at point i from all others. */
function localLinear(x: Float64Array, y: Float64Array, i: number, bandwidth: number) {
  let s0 = 0
  let s1 = 0
  let s2 = 0
  let t0 = 0
  let t1 = 0
  for (let j = 0; j < x.length; j++) {
    if (j === i) continue
    const d = (x[j] - x[i]) / bandwidth
    const w = Math.exp(-0.5 * d * d) + 1e-12
    s0 += w
    s1 += w * d
    s2 += w * d * d
    t0 += w * y[j]
    t1 += w * d * y[j]
  }
  const determinant = s0 * s2 - s1 * s1
  return determinant > 1e-10 * s0 * s0 ? (t0 * s2 - t1 * s1) / determinant : t0 / s0
}

function thinned(x: Float64Array, y: Float64Array): [Float64Array, Float64Array] {
  if (x.length <= MOST_POINTS) return [x, y]
  const order = Array.from(x.keys()).sort((i, j) => x[i] - x[j])
  const kept = Array.from({ length: MOST_POINTS }, (_, k) => order[Math.floor(((k + 0.5) * x.length) / MOST_POINTS)])
  return [Float64Array.from(kept, (i) => x[i]), Float64Array.from(kept, (i) => y[i])]
}

function deviation(values: Float64Array) {
  const mean = values.reduce((sum, v) => sum + v, 0) / values.length
  return Math.sqrt(values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / values.length)
}
