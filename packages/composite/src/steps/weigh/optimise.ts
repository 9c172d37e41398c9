import { pearson } from '../../numbers/correlate.ts'
import { minimise } from '../../numbers/nelderMead.ts'
import { note, warn, type Message } from '../../outcome.ts'
import type { Tree, TreeNode } from '../../specification/tree.ts'
import { childColumns, combine, type Aggregation } from '../aggregate/combine.ts'
import type { WeightRules } from './rules.ts'

/** Correlation of each node with the top after aggregating everything above `level` with these weights. */
function correlationsWithTop(
  nodes: readonly TreeNode[],
  scores: readonly Float64Array[],
  weights: Float64Array,
  aggregation: Aggregation,
  level: number,
): Float64Array {
  const { tree, plan } = aggregation
  const upper = [...scores]
  for (const parent of tree.aggregates) {
    if (parent.level <= level) continue
    const columns = childColumns(parent, upper, aggregation)
    if ('code' in columns) return new Float64Array(nodes.length).fill(Number.NaN)
    const out = new Float64Array(columns[0].length)
    combine(
      { columns, weights: Float64Array.from(parent.children, (child) => weights[child]) },
      plan.methods.get(parent.index) ?? { method: 'arithmetic' },
      out,
    )
    upper[parent.index] = out
  }
  const top = upper[tree.top.index]
  return Float64Array.from(nodes, (node) => pearson(scores[node.index], top))
}

/**
 * Searches the weights of one level: balance minimises ln mean(tᵢ − cᵢ/Σc)² for target shares t, infomax maximises Σcᵢ; c = correlation of node i with the top.
 * Weights are searched as exponentials, so none can become negative, and reported with sum 1. Writes into `weights`.
 * Source: Becker et al., Ecological Indicators 80 (2017).
 */
export function optimiseWeights(
  scores: readonly Float64Array[],
  weights: Float64Array,
  aggregation: Aggregation,
  search: NonNullable<WeightRules['optimised']>,
): { readonly objective: number; readonly messages: readonly Message[] } {
  const nodes = nodesOfLevel(aggregation.tree, search.level)
  const { aim, targets } = search.method
  const wanted = Float64Array.from(nodes, (node) => targets?.[node.code] ?? 1)
  const total = wanted.reduce((sum, t) => sum + t, 0)
  const place = (logs: Float64Array) => {
    const sum = logs.reduce((s, x) => s + Math.exp(x), 0)
    nodes.forEach((node, i) => (weights[node.index] = Math.exp(logs[i]) / sum))
  }
  const objective = (logs: Float64Array) => {
    place(logs)
    const c = correlationsWithTop(nodes, scores, weights, aggregation, search.level)
    const sum = c.reduce((s, x) => s + x, 0)
    if (aim === 'infomax') return -sum
    return Math.log(c.reduce((s, x, i) => s + (wanted[i] / total - x / sum) ** 2, 0) / c.length + Number.MIN_VALUE)
  }
  const nominal = nodes.map((node) => weights[node.index]).map((w) => (w > 0 ? Math.log(w) : -5))
  const start = aim === 'balance' ? Float64Array.from(wanted, (t) => Math.log(t / total)) : Float64Array.from(nominal)
  const found = minimise(objective, start)
  place(found.at)
  const values = { objective: found.value, evaluations: found.evaluations }
  return {
    objective: found.value,
    messages: [found.converged ? note('weigh.optimised', aim, values) : warn('weigh.notConverged', aim, values)],
  }
}

function nodesOfLevel(tree: Tree, level: number) {
  return tree.nodes.filter((node) => node.level === level && node.parent >= 0)
}
