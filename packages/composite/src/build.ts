import type { Observations } from './data/observations.ts'
import type { Table } from './data/table.ts'
import { fault, warn, type Fault, type Message, type Outcome } from './outcome.ts'
import { ranksOf, ranksWithin } from './results/ranks.ts'
import type { Specification } from './specification/specification.ts'
import type { AggregateStep } from './specification/aggregateStep.ts'
import type { Step } from './specification/steps.ts'
import type { WeighStep } from './specification/weighStep.ts'
import { effectiveWeights, type Tree } from './specification/tree.ts'
import { smallSampleMessages } from './smallSample.ts'
import { createStages, type Stage, type Stages } from './stages.ts'
import { aggregate, type Aggregated } from './steps/aggregate/aggregate.ts'
import { aggregatePlan } from './steps/aggregate/plan.ts'
import { weightRules } from './steps/weigh/rules.ts'

/** A finished index: every stage, every node's score, and how it came about. */
export interface Build {
  readonly specification: Specification
  readonly tree: Tree
  /** Rows that were not screened out; `rows` points to the observations. */
  readonly units: readonly string[]
  readonly times: Int32Array | undefined
  readonly rows: Int32Array
  /** Raw data first, then one stage per step that changes values. */
  readonly stages: readonly Stage[]
  /** By node index; NaN = no score. */
  readonly scores: readonly Float64Array[]
  /** By node index, as used. */
  readonly weights: Float64Array
  readonly effectiveWeights: Float64Array
  readonly unitWeights: ReadonlyMap<number, Float64Array>
  readonly messages: readonly Message[]
}

/** Builds one data set many times; stages whose settings did not change are reused. */
export interface Builder {
  readonly observations: Observations
  readonly build: (specification: Specification) => Outcome<Build>
  /** The scores alone, with the weights of nodes multiplied by `factors` (by node index): what a replication needs. */
  readonly score: (specification: Specification, factors?: Float64Array) => Outcome<Aggregated & { readonly last: Stage; readonly tree: Tree }>
}

export function createBuilder(observations: Observations): Builder {
  const stages = createStages(observations)
  return {
    observations,
    build: (specification) => build(specification, stages),
    score: (specification, factors) => score(specification, stages, factors),
  }
}

/** Builds once. The specification must have passed parseSpecification, the data openDataSet. */
export function buildIndex(specification: Specification, observations: Observations): Outcome<Build> {
  return createBuilder(observations).build(specification)
}

function build(specification: Specification, stages: Stages): Outcome<Build> {
  const run = stages.run(specification)
  if (!run.ok) return run
  const scored = score(specification, stages, undefined)
  if (!scored.ok) return scored
  const { tree, last, scores, weights, unitWeights, messages } = scored.value
  const { table } = last
  return {
    ok: true,
    value: {
      specification,
      tree,
      units: table.units,
      times: table.times,
      rows: table.rows,
      stages: run.value,
      scores,
      weights,
      effectiveWeights: effectiveWeights(tree, weights),
      unitWeights,
      messages: [...run.value.flatMap((stage) => stage.messages), ...messages, ...gapMessages(tree, scores), ...smallSampleMessages(specification, table)],
    },
  }
}

function score(specification: Specification, stages: Stages, factors: Float64Array | undefined) {
  const run = stages.run(specification)
  if (!run.ok) return run
  const tree = stages.treeOf(specification)
  const last = run.value[run.value.length - 1]
  const { weighSteps, aggregateStep } = finalSteps(specification.steps)
  const rules = weightRules(tree, weighSteps)
  if (rules.faults.length > 0) return { ok: false as const, faults: rules.faults }
  if (factors) for (let i = 0; i < factors.length; i++) rules.weights[i] *= factors[i]
  const made = aggregate(last.table.columns, {
    tree,
    rules: factors ? { ...rules, factors } : rules,
    plan: aggregatePlan(tree, aggregateStep),
    centres: last.centres,
  })
  if (!made.ok) return made
  return { ok: true as const, value: { ...made.value, messages: [...rules.messages, ...made.value.messages], last, tree } }
}

function finalSteps(steps: readonly Step[]) {
  const weighSteps: { readonly step: WeighStep; readonly path: string }[] = []
  let aggregateStep: AggregateStep = { do: 'aggregate' }
  steps.forEach((step, i) => {
    if (step.do === 'weigh') weighSteps.push({ step, path: `/steps/${i}` })
    if (step.do === 'aggregate') aggregateStep = step
  })
  return { weighSteps, aggregateStep }
}

/** Indicators without any value and units without a total are said, not left to be noticed. */
function gapMessages(tree: Tree, scores: readonly Float64Array[]): readonly Message[] {
  const empty = tree.indicators.filter((node) => scores[node.index].every(Number.isNaN)).map((node) => warn('aggregate.emptyIndicator', node.code))
  const unranked = scores[tree.top.index].reduce((count, x) => count + (x === x ? 0 : 1), 0)
  return unranked > 0 ? [...empty, warn('aggregate.unranked', tree.top.code, { units: unranked })] : empty
}

/** Scores of one node, row by row of `build.units`. Throws when the structure has no such node. */
export function scoresOf(build: Build, code: string = build.tree.top.code): Float64Array {
  const node = build.tree.byCode.get(code)
  if (!node) throw new Error(`Cannot read scores of ${code}: the structure has ${build.tree.nodes.map((n) => n.code).join(', ')}`)
  return build.scores[node.index]
}

/** Competition ranks of one node (0 = not ranked), within each year of a panel. */
export function ranksOfNode(build: Build, code: string = build.tree.top.code): Int32Array {
  return rankRows(build, scoresOf(build, code))
}

/** Competition ranks of any scores of the rows of a build, within each year of a panel. */
export function rankRows({ times }: Pick<Build, 'times'>, scores: Float64Array): Int32Array {
  if (!times) return ranksOf(scores)
  return ranksWithin(
    scores,
    [...new Set(times)].map((year) => Int32Array.from([...times.keys()].filter((i) => times[i] === year))),
  )
}

/** Competition ranks of one node within each value of a group column; rows without a group are not ranked. */
export function ranksWithinGroup(build: Build, observations: Observations, group: string, code: string = build.tree.top.code): Outcome<Int32Array> {
  const groups = observations.groups.get(group)
  if (!groups) return { ok: false, faults: [groupFault(group, observations)] }
  const rowsOf = new Map<string, number[]>()
  build.rows.forEach((row, i) => {
    const value = groups[row]
    if (value === null) return
    const key = `${build.times?.[i] ?? ''} ${value}`
    rowsOf.set(key, [...(rowsOf.get(key) ?? []), i])
  })
  return {
    ok: true,
    value: ranksWithin(
      scoresOf(build, code),
      [...rowsOf.values()].map((rows) => Int32Array.from(rows)),
    ),
  }
}

function groupFault(group: string, observations: Observations): Fault {
  return fault('data.group', '/groups', `one of ${[...observations.groups.keys()].join(', ')}`, group)
}

/** The table after the last step of a kind, or the raw data. */
export function tableAfter(build: Build, step: Step['do'] | 'raw'): Table | undefined {
  return build.stages.findLast((stage) => stage.name === step)?.table
}
