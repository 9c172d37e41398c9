import type { Builder } from '../build.ts'
import type { Fault } from '../outcome.ts'
import { rankInto } from '../results/ranks.ts'
import type { StudyPlan } from './plan.ts'

/** Scores and ranks of the top in runs from…until − 1, row-major by run; columns are the rows of the observations. NaN and 0 where there is none. */
export interface StudyRows {
  readonly from: number
  readonly until: number
  readonly scores: Float64Array
  readonly ranks: Int32Array
  readonly failures: readonly StudyFailure[]
}

export interface StudyFailure {
  readonly run: number
  readonly faults: readonly Fault[]
}

/** Does some of the runs. Each run depends on its own row of the sample only, so any division among workers gives the same figures. */
export function runRows(plan: StudyPlan, builder: Builder, from: number, until: number): StudyRows {
  const { observations } = builder
  const n = observations.units.length
  const scores = new Float64Array((until - from) * n).fill(Number.NaN)
  const ranks = new Int32Array((until - from) * n)
  const failures: StudyFailure[] = []
  const sorted = new Float64Array(n)
  const years = yearSlices(observations.times)
  for (let run = from; run < until; run++) {
    const composed = plan.run(run)
    const made = composed.ok ? builder.score(composed.value.specification, composed.value.weightFactors) : composed
    if (!made.ok) {
      failures.push({ run, faults: made.faults })
      continue
    }
    const { scores: nodes, tree, last } = made.value
    const own = scores.subarray((run - from) * n, (run - from + 1) * n)
    const top = nodes[tree.top.index]
    const { rows } = last.table
    for (let i = 0; i < rows.length; i++) own[rows[i]] = top[i]
    const place = ranks.subarray((run - from) * n, (run - from + 1) * n)
    if (years) rankYears(own, years, place)
    else rankInto(own, sorted, place)
  }
  return { from, until, scores, ranks, failures }
}

export function yearSlices(times: Int32Array | undefined): readonly Int32Array[] | undefined {
  if (!times) return undefined
  return [...new Set(times)].map((year) => Int32Array.from([...times.keys()].filter((i) => times[i] === year)))
}

function rankYears(scores: Float64Array, years: readonly Int32Array[], ranks: Int32Array) {
  for (const rows of years) {
    const part = Float64Array.from(rows, (row) => scores[row])
    const placed = new Int32Array(rows.length)
    rankInto(part, new Float64Array(rows.length), placed)
    rows.forEach((row, k) => (ranks[row] = placed[k]))
  }
}

export interface RunOptions {
  /** Looked at between chunks; an AbortSignal will do. */
  readonly signal?: { readonly aborted: boolean }
  readonly onProgress?: (done: number, total: number) => void
  /** Awaited between chunks so that the host can handle events, for example a timer of 0 ms. */
  readonly pause?: () => Promise<void>
  /** Runs per chunk; default 64. */
  readonly chunk?: number
}

/** All runs in this thread. Returns undefined when cancelled. */
export async function runStudy(plan: StudyPlan, builder: Builder, options: RunOptions = {}): Promise<readonly StudyRows[] | undefined> {
  const parts: StudyRows[] = []
  const total = plan.sample.runs
  const chunk = options.chunk ?? 64
  for (let from = 0; from < total; from += chunk) {
    if (options.signal?.aborted) return undefined
    parts.push(runRows(plan, builder, from, Math.min(from + chunk, total)))
    options.onProgress?.(Math.min(from + chunk, total), total)
    await options.pause?.()
  }
  return options.signal?.aborted ? undefined : parts
}
