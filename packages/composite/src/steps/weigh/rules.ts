import { fault, note, warn, type Fault, type Message } from '../../outcome.ts'
import type { WeighMethod, WeighStep } from '../../specification/weighStep.ts'
import { nominalWeights, type Tree, type TreeNode } from '../../specification/tree.ts'
import { ahpWeights, budgetWeights } from './expertWeights.ts'

export type DataMethod = Extract<WeighMethod, { method: 'pca' | 'entropy' | 'critic' | 'benefitOfTheDoubt' }>
export type OptimisedMethod = Extract<WeighMethod, { method: 'optimised' }>

/** What the weigh steps say, in order, before any score exists. */
export interface WeightRules {
  /** Weight of every node as far as it does not depend on data. */
  readonly weights: Float64Array
  /** Parents whose children are weighed by their scores. */
  readonly byData: ReadonlyMap<number, DataMethod>
  readonly optimised: { readonly level: number; readonly method: OptimisedMethod } | undefined
  /** Multiplies every weight, data-driven ones too, by node index; undefined = all 1. */
  readonly factors?: Float64Array
  readonly messages: readonly Message[]
  readonly faults: readonly Fault[]
}

/** Later steps win over earlier ones for the nodes they concern. */
export function weightRules(tree: Tree, steps: readonly { readonly step: WeighStep; readonly path: string }[]): WeightRules {
  const weights = nominalWeights(tree)
  const byData = new Map<number, DataMethod>()
  const messages: Message[] = []
  const faults: Fault[] = []
  let optimised: WeightRules['optimised']
  for (const { step, path } of steps) {
    const method = step.with
    if (method.method === 'given') {
      for (const [code, weight] of Object.entries(method.weights)) {
        const node = tree.byCode.get(code)
        if (!node) continue
        weights[node.index] = weight
        byData.delete(node.parent)
      }
      continue
    }
    if (method.method === 'optimised') {
      optimised = { level: step.level ?? tree.levels - 1, method }
      continue
    }
    for (const parent of parentsConcerned(tree, step)) {
      const children = parent.children.map((child) => tree.nodes[child])
      byData.delete(parent.index)
      if (method.method === 'equal') for (const child of children) weights[child.index] = 1
      else if (method.method === 'budget' || method.method === 'ahp') {
        const made =
          method.method === 'ahp'
            ? fromComparisons(method, parent, messages)
            : budgetWeights(
                method.experts,
                children.map((child) => child.code),
              )
        if (made) children.forEach((child, i) => (weights[child.index] = made[i]))
        else if (method.method === 'budget' && step.parents)
          faults.push(fault('weigh.budget', `${path}/with/experts`, `points of every expert for the children of ${parent.code}`))
      } else byData.set(parent.index, method)
    }
  }
  return { weights, byData, optimised, messages, faults }
}

function parentsConcerned(tree: Tree, step: WeighStep): readonly TreeNode[] {
  if (step.parents) return tree.aggregates.filter((node) => step.parents?.includes(node.code))
  const { level } = step
  return level === undefined ? tree.aggregates : tree.aggregates.filter((node) => node.level === level + 1)
}

function fromComparisons(method: Extract<WeighMethod, { method: 'ahp' }>, parent: TreeNode, messages: Message[]) {
  const matrix = method.comparisons[parent.code]
  if (!matrix) return undefined
  const { weights, ratio } = ahpWeights(matrix)
  messages.push(ratio > 0.1 ? warn('weigh.inconsistent', parent.code, { ratio, limit: 0.1 }) : note('weigh.consistent', parent.code, { ratio }))
  return weights
}
