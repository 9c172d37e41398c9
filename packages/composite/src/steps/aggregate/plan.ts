import type { AggregateMethod, AggregateStep, Coverage } from '../../specification/aggregateStep.ts'
import type { Tree } from '../../specification/tree.ts'

/** How every aggregate is made, in building order. */
export interface AggregatePlan {
  readonly methods: ReadonlyMap<number, AggregateMethod>
  readonly coverage: ReadonlyMap<number, Coverage>
}

const ARITHMETIC: AggregateMethod = { method: 'arithmetic' }

/** The most particular statement wins: node, then level, then the whole step. */
export function aggregatePlan(tree: Tree, step: AggregateStep): AggregatePlan {
  const methods = new Map<number, AggregateMethod>()
  const coverage = new Map<number, Coverage>()
  for (const node of tree.aggregates) {
    methods.set(node.index, step.nodes?.[node.code] ?? step.levels?.[String(node.level)] ?? step.with ?? ARITHMETIC)
    const rule = step.coverageOf?.[node.code] ?? step.coverage
    if (rule && (rule.count !== undefined || rule.weight !== undefined)) coverage.set(node.index, rule)
  }
  return { methods, coverage }
}
