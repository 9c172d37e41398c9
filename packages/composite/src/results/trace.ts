import { scoresOf, type Build } from '../build.ts'
import type { Step } from '../specification/steps.ts'
import type { TreeNode } from '../specification/tree.ts'
import type { Screening } from '../steps/screen.ts'
import type { Scaling } from '../steps/normalise/normalise.ts'
import type { Treatment } from '../steps/treat/treat.ts'
import { childColumns } from '../steps/aggregate/combine.ts'
import { derivativesOf } from '../steps/aggregate/derivatives.ts'
import { weightRules } from '../steps/weigh/rules.ts'
import { aggregatePlan } from '../steps/aggregate/plan.ts'

/** One node of a unit's score, explained. */
export interface TraceNode {
  readonly code: string
  readonly name: string
  readonly level: number
  readonly parent: string | undefined
  readonly score: number
  /** Weight as used for this unit among its siblings, those without a value left out: sums to 1 over the present siblings. */
  readonly weight: number
  /**
   * What the node brings to the score of the top: score·∂top/∂score. Contributions of the children of a node sum to its own
   * (all means but Copeland are homogeneous of degree one). NaN where no additive split exists.
   */
  readonly contribution: number
  /** Value of an indicator after every stage, raw first; empty for an aggregate. */
  readonly values: readonly TraceValue[]
}

export interface TraceValue {
  readonly stage: 'raw' | Step['do']
  readonly step: number
  /** NaN = missing. */
  readonly value: number
  /** The cell was filled in here. */
  readonly imputed: boolean
  readonly treatment: Treatment | undefined
  readonly scaling: Scaling | undefined
}

/** Everything behind the scores of one unit: raw → treated → normalised → weight → contribution. `row` is a row of `build.units`. */
export function traceUnit(build: Build, row: number): readonly TraceNode[] {
  const { tree } = build
  const derivatives = chainedDerivatives(build, row)
  return tree.nodes.toReversed().map((node) => ({
    code: node.code,
    name: node.name,
    level: node.level,
    parent: node.parent < 0 ? undefined : tree.nodes[node.parent].code,
    score: build.scores[node.index][row],
    weight: node.parent < 0 ? 1 : shareAmongPresent(build, node, row),
    contribution: contributionOf(build, node, row, derivatives[node.index]),
    values: node.column < 0 ? [] : valuesOf(build, node, row),
  }))
}

function contributionOf(build: Build, node: TreeNode, row: number, derivative: number) {
  const score = build.scores[node.index][row]
  return score === score ? score * derivative : 0
}

/** ∂top/∂node by the chain rule from the top down. */
function chainedDerivatives(build: Build, row: number): Float64Array {
  const { tree, specification } = build
  const step = specification.steps.findLast((candidate) => candidate.do === 'aggregate')
  const plan = aggregatePlan(tree, step ?? { do: 'aggregate' })
  const chained = new Float64Array(tree.nodes.length)
  chained[tree.top.index] = 1
  const centres = build.stages[build.stages.length - 1].centres
  const aggregation = { tree, plan, rules: weightRules(tree, []), centres }
  for (const parent of tree.aggregates.toReversed()) {
    const columns = childColumns(parent, build.scores, aggregation)
    if ('code' in columns) continue
    const values = Float64Array.from(columns, (column) => column[row])
    const own = parent.children.map((child) => build.unitWeights.get(child)?.[row])
    const local = own.some((w) => w !== undefined)
      ? Float64Array.from(own, (w) => w ?? 0)
      : derivativesOf(
          plan.methods.get(parent.index) ?? { method: 'arithmetic' },
          values,
          Float64Array.from(parent.children, (child) => build.weights[child]),
          build.scores[parent.index][row],
        )
    parent.children.forEach((child, i) => {
      // A mirrored child counts as 2c − x, whose derivative is −1; its contribution is then not proportional to its own score.
      const sign = tree.nodes[child].direction === -1 && tree.nodes[child].column < 0 ? -1 : 1
      chained[child] = local ? sign * local[i] * chained[parent.index] : Number.NaN
    })
  }
  return chained
}

function shareAmongPresent(build: Build, node: TreeNode, row: number) {
  if (Number.isNaN(build.scores[node.index][row])) return 0
  const siblings = build.tree.nodes[node.parent].children.filter((child) => !Number.isNaN(build.scores[child][row]))
  const weightOf = (child: number) => build.unitWeights.get(child)?.[row] ?? build.weights[child]
  return weightOf(node.index) / siblings.reduce((sum, child) => sum + weightOf(child), 0)
}

function valuesOf(build: Build, node: TreeNode, row: number): readonly TraceValue[] {
  const observed = build.rows[row]
  let before = Number.NaN
  return build.stages.flatMap((stage): readonly TraceValue[] => {
    const at = stage.table.rows.indexOf(observed)
    if (at < 0) return []
    const value = stage.table.columns[node.column][at]
    const imputed = stage.name === 'impute' && Number.isNaN(before) && !Number.isNaN(value)
    before = value
    return [
      {
        stage: stage.name,
        step: stage.step,
        value,
        imputed,
        treatment: stage.treatments.find((treatment) => treatment.code === node.code),
        scaling: stage.scalings.find((scaling) => scaling.code === node.code),
      },
    ]
  })
}

/** Row of a unit (and year) in a build; undefined when it was screened out. */
export function findRow(build: Build, unit: string, time?: number): number | undefined {
  const row = build.units.findIndex((candidate, i) => candidate === unit && (time === undefined || build.times?.[i] === time))
  return row < 0 ? undefined : row
}

/** How many of a unit's indicator values were imputed, over all impute steps. */
export function imputedCount(build: Build, row: number): number {
  return build.tree.indicators.filter((node) => valuesOf(build, node, row).some((value) => value.imputed)).length
}

/** Names of the screened-out units with what they lacked. */
export function screenedOut(build: Build): readonly Screening[] {
  return build.stages.flatMap((stage) => stage.screening.filter((row) => !row.included))
}

/** Scores of several nodes side by side, for a page that shows pillars without a total. */
export function scoreRows(build: Build, codes: readonly string[]): readonly { readonly unit: string; readonly scores: readonly number[] }[] {
  const columns = codes.map((code) => scoresOf(build, code))
  return build.units.map((unit, i) => ({ unit, scores: columns.map((column) => column[i]) }))
}
