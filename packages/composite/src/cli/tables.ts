import { ranksOfNode, type Build } from '../build.ts'
import { formatCsv } from '../data/csv.ts'
import type { Diagnostics } from '../diagnostics/diagnose.ts'
import type { Message } from '../outcome.ts'
import { hashSpecification } from '../specification/specification.ts'
import type { Stage } from '../stages.ts'
import type { StudyResult } from '../uncertainty/summary.ts'

/** uCode, (Time), the score of every node from the top down, the rank of the top; best first, unranked last. */
export function scoresCsv(build: Build): string {
  const nodes = build.tree.nodes.toSorted((a, b) => b.level - a.level || a.index - b.index)
  const ranks = ranksOfNode(build)
  const order = [...build.units.keys()].sort(
    (a, b) => (build.times?.[a] ?? 0) - (build.times?.[b] ?? 0) || (ranks[a] || Infinity) - (ranks[b] || Infinity) || a - b,
  )
  const header = ['uCode', ...(build.times ? ['Time'] : []), ...nodes.map((node) => node.code), 'rank']
  return formatCsv(
    header,
    order.map((i) => [build.units[i], ...(build.times ? [build.times[i]] : []), ...nodes.map((node) => build.scores[node.index][i]), ranks[i] || null]),
  )
}

/** The table of one stage. */
export function stageCsv({ table }: Stage): string {
  return formatCsv(
    ['uCode', ...(table.times ? ['Time'] : []), ...table.codes],
    table.units.map((unit, i) => [unit, ...(table.times ? [table.times[i]] : []), ...table.columns.map((column) => column[i])]),
  )
}

/** Rank interval of every unit. */
export function uncertaintyCsv(study: StudyResult): string {
  const timed = study.intervals.some((row) => row.time !== undefined)
  return formatCsv(
    ['uCode', ...(timed ? ['Time'] : []), 'score', 'rank', 'mean', 'median', 'q5', 'q95', 'best', 'worst', `pTop${study.top}`, 'runs'],
    study.intervals.map((row) => [
      row.unit,
      ...(timed ? [row.time ?? null] : []),
      row.nominalScore,
      row.nominal || null,
      row.mean,
      row.median,
      row.low,
      row.high,
      row.best,
      row.worst,
      row.topProbability,
      row.runs,
    ]),
  )
}

/** First- and total-order indices of every factor for the mean rank shift. */
export function sensitivityCsv(study: StudyResult): string {
  return formatCsv(
    ['factor', 'first', 'first_q5', 'first_q95', 'total', 'total_q5', 'total_q95'],
    study.sensitivity.map((row) => [row.factor, row.first, ...row.firstInterval, row.total, ...row.totalInterval]),
  )
}

/** Diagnostics as JSON; typed arrays become lists and NaN null. */
export function diagnosticsJson(build: Build, diagnostics: Diagnostics, study: StudyResult | undefined, messages: readonly Message[]): string {
  const stages = build.stages.map(({ name, step, treatments, scalings, screening }) => ({
    name,
    step,
    treatments,
    scalings,
    screened: screening.filter((row) => !row.included),
  }))
  const weights = build.tree.nodes.map((node) => ({
    code: node.code,
    level: node.level,
    weight: build.weights[node.index],
    effectiveWeight: build.effectiveWeights[node.index],
  }))
  const { messages: _own, removals, ...rest } = diagnostics
  const plain = {
    specificationHash: hashSpecification(build.specification),
    messages,
    weights,
    stages,
    ...rest,
    removals: removals.map(({ code, level, meanRankShift, maxRankShift }) => ({ code, level, meanRankShift, maxRankShift })),
    uncertainty: study && {
      runs: study.runs,
      failed: study.failures.length,
      failures: study.failures.slice(0, 20),
      sensitivity: study.sensitivity,
    },
  }
  return `${JSON.stringify(plain, (_key, value: unknown) => (value instanceof Float64Array ? Array.from(value) : value), 2)}\n`
}
