import type { Build } from '../build.ts'
import { rankInto } from '../results/ranks.ts'
import { rankInterval, type RankInterval } from './rankIntervals.ts'
import { crossedOutput, exactIndices, sobolIndices, type SobolIndex } from './indices.ts'
import type { StudyPlan } from './plan.ts'
import { yearSlices, type StudyFailure, type StudyRows } from './run.ts'
import { cumulated } from './sample.ts'

export interface FactorImportance extends SobolIndex {
  readonly factor: string
}

export interface StudyResult {
  readonly runs: number
  readonly failures: readonly StudyFailure[]
  readonly top: number
  readonly intervals: readonly RankInterval[]
  /** Mean over units of |rank − nominal rank| in every run; NaN = failed. */
  readonly meanRankShift: Float64Array
  /** Which factor moves the ranking as a whole (output: mean rank shift). Empty without sensitivity. */
  readonly sensitivity: readonly FactorImportance[]
  /** Which factor moves each unit’s rank, rows as `intervals`. Empty without sensitivity. */
  readonly unitSensitivity: readonly (readonly FactorImportance[])[]
  readonly scores: Float64Array
  readonly ranks: Int32Array
  /** Runs the intervals are made of: all, or A and B of a sensitivity design. */
  readonly counted: number
}

/** Joins the parts of a study, in any order, into its result. */
export function summariseStudy(
  plan: StudyPlan,
  nominal: Build,
  units: readonly string[],
  times: Int32Array | undefined,
  parts: readonly StudyRows[],
): StudyResult {
  const n = units.length
  const { runs, base } = plan.sample
  const scores = new Float64Array(runs * n).fill(Number.NaN)
  const ranks = new Int32Array(runs * n)
  for (const part of parts) {
    scores.set(part.scores, part.from * n)
    ranks.set(part.ranks, part.from * n)
  }
  const failures = parts.flatMap((part) => part.failures).sort((a, b) => a.run - b.run)
  const failed = new Set(failures.map((failure) => failure.run))
  const { nominalScores, nominalRanks } = spread(nominal, n, times)
  const counted = base > 0 ? 2 * base : runs
  const top = plan.study.top ?? 10
  const weights = runWeights(plan)
  const intervals = units.map((unit, i) => rankInterval(unit, times?.[i], i, n, counted, ranks, nominalRanks[i], nominalScores[i], top, weights))
  const meanRankShift = Float64Array.from({ length: runs }, (_, r) => (failed.has(r) ? Number.NaN : shiftOf(ranks.subarray(r * n, (r + 1) * n), nominalRanks)))
  const indicesOf = indexer(plan)
  return {
    runs,
    failures,
    top,
    intervals,
    meanRankShift,
    sensitivity: indicesOf(meanRankShift, plan.study.bootstrap ?? 500),
    unitSensitivity: plan.study.sensitivity
      ? units.map((_, i) =>
          indicesOf(
            Float64Array.from({ length: runs }, (_r, r) => ranks[r * n + i] || Number.NaN),
            0,
          ),
        )
      : [],
    scores,
    ranks,
    counted,
  }
}

function spread(nominal: Build, n: number, times: Int32Array | undefined) {
  const nominalScores = new Float64Array(n).fill(Number.NaN)
  nominal.rows.forEach((row, i) => (nominalScores[row] = nominal.scores[nominal.tree.top.index][i]))
  const nominalRanks = new Int32Array(n)
  const slices = yearSlices(times) ?? [Int32Array.from({ length: n }, (_, i) => i)]
  for (const rows of slices) {
    const placed = new Int32Array(rows.length)
    rankInto(
      Float64Array.from(rows, (row) => nominalScores[row]),
      new Float64Array(rows.length),
      placed,
    )
    rows.forEach((row, k) => (nominalRanks[row] = placed[k]))
  }
  return { nominalScores, nominalRanks }
}

/** Probabilities of enumerated runs; undefined when all runs count the same. */
function runWeights(plan: StudyPlan): Float64Array | undefined {
  if (plan.study.design.method !== 'enumerate') return undefined
  const all = choiceProbabilities(plan)
  const sizes = all.map((p) => p.length)
  return Float64Array.from({ length: plan.sample.runs }, (_, run) => {
    let rest = run
    let weight = 1
    for (let f = sizes.length - 1; f >= 0; f--) {
      weight *= all[f][rest % sizes[f]]
      rest = Math.floor(rest / sizes[f])
    }
    return weight
  })
}

function choiceProbabilities(plan: StudyPlan) {
  return plan.study.factors.map((factor) => {
    if (factor.kind !== 'choice') return Float64Array.of(1)
    const ends = cumulated(factor)
    return ends.map((end, k) => end - (k === 0 ? 0 : ends[k - 1]))
  })
}

function shiftOf(ranks: Int32Array, nominal: Int32Array) {
  let sum = 0
  let count = 0
  for (let i = 0; i < ranks.length; i++) {
    if (ranks[i] === 0 || nominal[i] === 0) continue
    sum += Math.abs(ranks[i] - nominal[i])
    count++
  }
  return count === 0 ? Number.NaN : sum / count
}

function indexer(plan: StudyPlan): (outputs: Float64Array, bootstrap: number) => readonly FactorImportance[] {
  const { study, sample } = plan
  if (!study.sensitivity) return () => []
  const named = (indices: readonly SobolIndex[]) => indices.map((index, f) => ({ factor: study.factors[f].name, ...index }))
  if (study.design.method === 'enumerate') {
    const probabilities = choiceProbabilities(plan)
    return (outputs) => named(exactIndices(outputs, probabilities))
  }
  const seed = study.design.method === 'given' ? 1 : (study.design.seed ?? 1)
  return (outputs, bootstrap) => named(sobolIndices(crossedOutput(outputs, sample.base), bootstrap, seed))
}

/**
 * Share of counted runs in which unit i has a higher score than unit j, ties half; row-major n × n. NaN where the two were never ranked together.
 * Cost n²·runs: meant for up to some thousand units.
 */
export function pairwiseDominance(result: StudyResult): Float64Array {
  const n = result.intervals.length
  const wins = new Float64Array(n * n)
  const met = new Float64Array(n * n)
  for (let r = 0; r < result.counted; r++) {
    const ranks = result.ranks.subarray(r * n, (r + 1) * n)
    for (let i = 0; i < n; i++) {
      if (ranks[i] === 0) continue
      for (let j = 0; j < n; j++) {
        if (ranks[j] === 0) continue
        met[i * n + j]++
        if (ranks[i] < ranks[j]) wins[i * n + j]++
        else if (ranks[i] === ranks[j]) wins[i * n + j] += 0.5
      }
    }
  }
  return wins.map((won, k) => won / met[k])
}
