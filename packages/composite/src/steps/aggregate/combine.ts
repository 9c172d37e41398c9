import { fault, type Fault } from '../../outcome.ts'
import type { AggregateMethod } from '../../specification/aggregateStep.ts'
import type { Tree, TreeNode } from '../../specification/tree.ts'
import type { WeightRules } from '../weigh/rules.ts'
import { copeland } from './copeland.ts'
import { arithmeticMean, geometricMean, mazziottaPareto, medianOf, powerMean, weightedMedian, type Children } from './means.ts'
import type { AggregatePlan } from './plan.ts'

/** One aggregate by one method. */
export function combine(children: Children, method: AggregateMethod, out: Float64Array): void {
  switch (method.method) {
    case 'arithmetic':
      return arithmeticMean(children, out)
    case 'geometric':
      return geometricMean(children, out)
    case 'harmonic':
      return powerMean(children, -1, out)
    case 'generalised':
      return powerMean(children, method.power, out)
    case 'median':
      return medianOf(children, out)
    case 'weightedMedian':
      return weightedMedian(children, out)
    case 'copeland':
      return copeland(children, out)
    case 'mazziottaPareto':
      return mazziottaPareto(children, method.penalty === 'plus' ? 1 : -1, out)
  }
}

/** Everything about an aggregation but the values. */
export interface Aggregation {
  readonly tree: Tree
  readonly plan: AggregatePlan
  readonly rules: WeightRules
  /** Middle of the scale of every indicator, by column. */
  readonly centres: Float64Array
}

/** Child scores as they count in the parent: aggregates of direction −1 are mirrored about the middle of the scale. */
export function childColumns(parent: TreeNode, scores: readonly Float64Array[], { tree, centres }: Aggregation): readonly Float64Array[] | Fault {
  const columns: Float64Array[] = []
  for (const index of parent.children) {
    const child = tree.nodes[index]
    if (child.direction === 1 || child.column >= 0) columns.push(scores[index])
    else {
      const centre = centres[0]
      if (!centres.every((c) => c === centre))
        return fault('aggregate.mirror', child.path, 'direction 1, or one normalisation with a fixed scale for all indicators', -1)
      columns.push(scores[index].map((x) => 2 * centre - x))
    }
  }
  return columns
}
