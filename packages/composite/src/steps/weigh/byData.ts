import { fault, warn, type Fault, type Message } from '../../outcome.ts'
import type { TreeNode } from '../../specification/tree.ts'
import { benefitOfTheDoubt } from './benefitOfTheDoubt.ts'
import { criticWeights, entropyWeights, principalComponents } from './dataWeights.ts'
import type { DataMethod } from './rules.ts'

/** Below this many units correlations and components are noise: 20 leaves a 95 % interval of about ±0.44 around r = 0. */
export const SMALL_UNIT_COUNT = 20

export interface MadeWeights {
  readonly weights: Float64Array
  /** One array per child when every unit has its own weights. */
  readonly perUnit: readonly Float64Array[] | undefined
  readonly messages: readonly Message[]
}

/** Weights of the children of one parent from their scores. Under benefit of the doubt a child of factor 0 cannot be chosen. */
export function weighByData(
  method: DataMethod,
  parent: TreeNode,
  children: readonly TreeNode[],
  columns: readonly Float64Array[],
  factors: Float64Array,
): MadeWeights | Fault {
  const units = columns[0].length
  const plain = (weights: Float64Array | undefined, expected: string): MadeWeights | Fault =>
    weights ? { weights, perUnit: undefined, messages: [] } : fault(`weigh.${method.method}`, `/structure/${parent.code}`, expected)
  switch (method.method) {
    case 'entropy':
      return plain(entropyWeights(columns), 'children with values of 0 or more that differ between units')
    case 'critic':
      return plain(criticWeights(columns), 'children that vary between units')
    case 'pca': {
      if (units < SMALL_UNIT_COUNT)
        return fault('weigh.tooFewUnits', `/structure/${parent.code}`, `at least ${SMALL_UNIT_COUNT} units for principal components`, units)
      const components = principalComponents(columns)
      if (!components) return fault('weigh.pca', `/structure/${parent.code}`, 'children that vary between complete units')
      const loadings = components.loadings[0]
      const negative = children.filter((_, i) => loadings[i] < 0)
      return {
        weights: method.use === 'loadings' ? loadings : loadings.map((x) => x * x),
        perUnit: undefined,
        messages: negative.map((child) =>
          warn('weigh.negativeLoading', child.code, { loading: loadings[children.indexOf(child)], component: components.shares[0] }),
        ),
      }
    }
    case 'benefitOfTheDoubt':
      return favourable(
        method,
        parent,
        columns.map((column, c) => (factors[c] === 0 ? new Float64Array(column.length) : column)),
      )
  }
}

function favourable(method: Extract<DataMethod, { method: 'benefitOfTheDoubt' }>, parent: TreeNode, columns: readonly Float64Array[]): MadeWeights | Fault {
  if (columns.some((column) => column.some((x) => x < 0)))
    return fault('weigh.benefitOfTheDoubt', `/structure/${parent.code}`, 'children with values of 0 or more')
  const solved = benefitOfTheDoubt(columns, method.shares)
  const top = method.top ?? 100
  const perUnit = columns.map((_, c) => Float64Array.from(solved, (own) => (own ? own.weights[c] * top : Number.NaN)))
  const best = solved.filter((own) => own && own.score > 1 - 1e-9).length
  const mean = Float64Array.from(perUnit, (weights) => {
    const present = weights.filter((w) => w === w)
    return present.reduce((sum, w) => sum + w, 0) / present.length
  })
  return { weights: mean, perUnit, messages: best > 1 ? [warn('weigh.severalBest', parent.code, { units: best })] : [] }
}
