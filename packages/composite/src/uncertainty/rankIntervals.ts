import { quantileSorted } from '../numbers/order.ts'

/** Where a unit may stand. Ranks are over the runs in which it was ranked. */
export interface RankInterval {
  readonly unit: string
  readonly time: number | undefined
  /** Rank under the specification itself; 0 = not ranked. */
  readonly nominal: number
  readonly nominalScore: number
  readonly mean: number
  readonly median: number
  /** 5 % and 95 % quantiles. */
  readonly low: number
  readonly high: number
  readonly best: number
  readonly worst: number
  /** Share of runs among the first k. */
  readonly topProbability: number
  /** Runs in which the unit was ranked. */
  readonly runs: number
}

/** The ranks of row i over the counted runs; `weights` are the probabilities of enumerated runs. */
export function rankInterval(
  unit: string,
  time: number | undefined,
  i: number,
  n: number,
  counted: number,
  ranks: Int32Array,
  nominal: number,
  nominalScore: number,
  top: number,
  weights: Float64Array | undefined,
): RankInterval {
  const own = new Float64Array(counted)
  let count = 0
  let weight = 0
  let mean = 0
  let first = 0
  for (let r = 0; r < counted; r++) {
    const rank = ranks[r * n + i]
    if (rank === 0) continue
    own[count++] = rank
    const w = weights ? weights[r] : 1
    weight += w
    mean += w * rank
    if (rank <= top) first += w
  }
  const sorted = own.subarray(0, count).sort()
  const quantileAt = weights ? weightedQuantile(i, n, counted, ranks, weights, weight) : (p: number) => quantileSorted(sorted, p)
  return {
    unit,
    time,
    nominal,
    nominalScore,
    mean: mean / weight,
    median: quantileAt(0.5),
    low: quantileAt(0.05),
    high: quantileAt(0.95),
    best: sorted[0] ?? Number.NaN,
    worst: sorted[count - 1] ?? Number.NaN,
    topProbability: first / weight,
    runs: count,
  }
}

/** The smallest rank at which the cumulated probability reaches p. */
function weightedQuantile(i: number, n: number, counted: number, ranks: Int32Array, weights: Float64Array, total: number) {
  const runs = Array.from({ length: counted }, (_, r) => r).filter((r) => ranks[r * n + i] > 0)
  runs.sort((a, b) => ranks[a * n + i] - ranks[b * n + i])
  return (p: number) => {
    let cumulated = 0
    for (const r of runs) {
      cumulated += weights[r]
      if (cumulated >= p * total * (1 - 1e-12)) return ranks[r * n + i]
    }
    return Number.NaN
  }
}
