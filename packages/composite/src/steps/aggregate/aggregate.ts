import { fault, warn, type Fault, type Message, type Outcome } from '../../outcome.ts'
import type { AggregateMethod, Coverage } from '../../specification/aggregateStep.ts'
import type { Tree, TreeNode } from '../../specification/tree.ts'
import { weighByData } from '../weigh/byData.ts'
import { optimiseWeights } from '../weigh/optimise.ts'
import { childColumns, combine, type Aggregation } from './combine.ts'
import type { Children } from './means.ts'
import { logarithmsOf } from './logarithms.ts'

/** Scores of every node and the weights they were made with. */
export interface Aggregated {
  /** By node index; NaN = missing. */
  readonly scores: readonly Float64Array[]
  /** By node index, as used (data-driven ones included; the mean over units where every unit has its own). */
  readonly weights: Float64Array
  /** By node index of the child: the units' own weights. */
  readonly unitWeights: ReadonlyMap<number, Float64Array>
  readonly messages: readonly Message[]
}

/** Builds every aggregate from the normalised indicator columns (ordered as the tree's indicators). */
export function aggregate(columns: readonly Float64Array[], aggregation: Aggregation): Outcome<Aggregated> {
  const { tree, rules } = aggregation
  const scores: Float64Array[] = []
  for (const node of tree.indicators) scores[node.index] = columns[node.column]
  const faults: Fault[] = []
  const messages: Message[] = []
  const weights = Float64Array.from(rules.weights)
  const unitWeights = new Map<number, Float64Array>()
  let searched = rules.optimised === undefined
  for (const parent of tree.aggregates) {
    if (!searched && rules.optimised && parent.level > rules.optimised.level) {
      const found = optimiseWeights(scores, weights, aggregation, rules.optimised)
      messages.push(...found.messages)
      if (rules.factors) for (const node of tree.nodes) if (node.level === rules.optimised.level) weights[node.index] *= rules.factors[node.index]
      searched = true
    }
    const made = makeParent(parent, scores, weights, aggregation)
    if ('code' in made) {
      faults.push(made)
      scores[parent.index] = new Float64Array(columns[0].length).fill(Number.NaN)
      continue
    }
    scores[parent.index] = made.score
    messages.push(...made.messages)
    made.perUnit?.forEach((own, i) => unitWeights.set(parent.children[i], own))
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: { scores, weights, unitWeights, messages } }
}

interface MadeParent {
  readonly score: Float64Array
  readonly perUnit: readonly Float64Array[] | undefined
  readonly messages: readonly Message[]
}

function makeParent(parent: TreeNode, scores: readonly Float64Array[], weights: Float64Array, aggregation: Aggregation): MadeParent | Fault {
  const { tree, plan, rules } = aggregation
  const columns = childColumns(parent, scores, aggregation)
  if ('code' in columns) return columns
  const method = plan.methods.get(parent.index) ?? { method: 'arithmetic' }
  const dataMethod = rules.byData.get(parent.index)
  let perUnit: readonly Float64Array[] | undefined
  let messages: readonly Message[] = []
  if (dataMethod) {
    const factors = Float64Array.from(parent.children, (child) => rules.factors?.[child] ?? 1)
    const made = weighByData(
      dataMethod,
      parent,
      parent.children.map((child) => tree.nodes[child]),
      columns,
      factors,
    )
    if ('code' in made) return made
    parent.children.forEach((child, i) => (weights[child] = made.weights[i] * factors[i]))
    perUnit = made.perUnit?.map((own, i) => (factors[i] === 1 ? own : own.map((w) => w * factors[i])))
    messages = made.messages
    if (perUnit && method.method !== 'arithmetic')
      return fault('aggregate.unitWeights', `/structure/${parent.code}`, 'arithmetic aggregation of units with their own weights', method.method)
  }
  const own = new Float64Array(columns.length)
  for (let c = 0; c < own.length; c++) own[c] = weights[parent.children[c]]
  const children: Children = {
    columns,
    weights: own,
    lasting: parent.level === 2 && parent.children.every((child) => tree.nodes[child].column >= 0),
  }
  const refused = positiveOnly(method) ? firstNotPositive(parent, children, tree, method) : undefined
  if (refused) return refused
  const score = new Float64Array(columns[0].length)
  if (perUnit) sumWithUnitWeights(columns, perUnit, score)
  else combine(children, method, score)
  const rule = plan.coverage.get(parent.index)
  if (rule) applyCoverage(children, rule, score)
  if (children.weights.some((w) => w < 0)) messages = [...messages, warn('aggregate.negativeWeight', parent.code)]
  return { score, perUnit, messages }
}

function positiveOnly(method: AggregateMethod) {
  if (method.method === 'generalised') return !(method.power > 0 && Number.isInteger(method.power))
  return method.method === 'geometric' || method.method === 'harmonic'
}

function firstNotPositive(parent: TreeNode, { columns, lasting }: Children, tree: Tree, method: AggregateMethod): Fault | undefined {
  for (let c = 0; c < columns.length; c++) {
    const { smallest } = logarithmsOf(columns[c], lasting ?? false)
    if (smallest <= 0)
      return fault(
        'aggregate.notPositive',
        `/structure/${parent.code}/${tree.nodes[parent.children[c]].code}`,
        `values above 0 for the ${method.method} mean`,
        smallest,
      )
  }
  return undefined
}

function sumWithUnitWeights(columns: readonly Float64Array[], weights: readonly Float64Array[], out: Float64Array) {
  for (let c = 0; c < columns.length; c++) {
    for (let i = 0; i < out.length; i++) out[i] += weights[c][i] * (columns[c][i] === columns[c][i] ? columns[c][i] : 0)
  }
}

/** Blanks rows whose present children are fewer than `count` of the children or lighter than `weight` of their weight. */
function applyCoverage({ columns, weights }: Children, rule: Coverage, out: Float64Array) {
  const total = weights.reduce((sum, w) => sum + w, 0)
  for (let i = 0; i < out.length; i++) {
    let count = 0
    let weight = 0
    for (let c = 0; c < columns.length; c++) {
      if (columns[c][i] === columns[c][i]) {
        count++
        weight += weights[c]
      }
    }
    if (count / columns.length < (rule.count ?? 0) || weight / total < (rule.weight ?? 0) * (1 - 1e-12)) out[i] = Number.NaN
  }
}
