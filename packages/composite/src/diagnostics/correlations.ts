import type { Build } from '../build.ts'
import { bothPresent, correlation, type CorrelationKind } from '../numbers/correlate.ts'
import { correlationPValue } from '../numbers/student.ts'
import { ancestorsOf, type TreeNode } from '../specification/tree.ts'

/** A square table of correlations, row-major in the order of `codes`. */
export interface CorrelationMatrix {
  readonly codes: readonly string[]
  readonly values: Float64Array
}

/** Pairwise complete correlations between columns. */
export function correlationMatrix(codes: readonly string[], columns: readonly Float64Array[], kind: CorrelationKind): CorrelationMatrix {
  const n = columns.length
  const values = new Float64Array(n * n)
  for (let i = 0; i < n; i++) {
    for (let j = i; j < n; j++) values[i * n + j] = values[j * n + i] = i === j ? 1 : correlation(columns[i], columns[j], kind)
  }
  return { codes, values }
}

/** Two-sided p-values of Pearson correlations, pairwise complete. */
export function pValueMatrix(codes: readonly string[], columns: readonly Float64Array[]): CorrelationMatrix {
  const n = columns.length
  const values = new Float64Array(n * n)
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      const pairs = bothPresent(columns[i], columns[j])[0].length
      values[i * n + j] = values[j * n + i] = correlationPValue(correlation(columns[i], columns[j]), pairs)
    }
  }
  return { codes, values }
}

export interface CorrelationFlag {
  /** The common parent. */
  readonly group: string
  readonly first: string
  readonly second: string
  readonly correlation: number
  readonly kind: 'redundant' | 'contrary'
}

/** Pairs of siblings that say the same (r > high) or pull against each other (r < low). */
export function correlationFlags(build: Build, level: number, low: number, high: number): readonly CorrelationFlag[] {
  return build.tree.aggregates.flatMap((parent) => {
    const children = parent.children.map((child) => build.tree.nodes[child]).filter((child) => child.level === level)
    return children.flatMap((a, i) =>
      children.slice(i + 1).flatMap((b): readonly CorrelationFlag[] => {
        const r = correlation(build.scores[a.index], build.scores[b.index])
        if (!(r > high || r < low)) return []
        return [{ group: parent.code, first: a.code, second: b.code, correlation: r, kind: r > high ? 'redundant' : 'contrary' }]
      }),
    )
  })
}

/** A node that goes better with another aggregate than with its own parent. */
export interface Stray {
  readonly code: string
  readonly own: string
  readonly ownCorrelation: number
  readonly other: string
  readonly otherCorrelation: number
}

/**
 * Nodes whose correlation with another aggregate of their parent's level exceeds that with their parent by more than `margin`. The parent contains the node
 * and has the advantage, so this is a strong sign of a wrong place in the tree.
 */
export function strays(build: Build, margin = 0.1): readonly Stray[] {
  const { tree, scores } = build
  return tree.nodes.flatMap((node) => {
    if (node.parent < 0) return []
    const own = tree.nodes[node.parent]
    const ownCorrelation = correlation(scores[node.index], scores[own.index])
    const others = tree.aggregates
      .filter((other) => other.level === own.level && other.index !== own.index)
      .map((other) => ({ other: other.code, otherCorrelation: correlation(scores[node.index], scores[other.index]) }))
    const best = others.toSorted((a, b) => b.otherCorrelation - a.otherCorrelation)[0]
    return best && best.otherCorrelation > ownCorrelation + margin ? [{ code: node.code, own: own.code, ownCorrelation, ...best }] : []
  })
}

/** Pairs of a level from different parents that say the same (r > high): the same thing may be counted twice. */
export function crossRedundancies(build: Build, level: number, high: number): readonly CorrelationFlag[] {
  const nodes = build.tree.nodes.filter((node) => node.level === level && node.parent >= 0)
  return nodes.flatMap((a, i) =>
    nodes.slice(i + 1).flatMap((b): readonly CorrelationFlag[] => {
      if (a.parent === b.parent) return []
      const r = correlation(build.scores[a.index], build.scores[b.index])
      return r > high ? [{ group: '', first: a.code, second: b.code, correlation: r, kind: 'redundant' }] : []
    }),
  )
}

/** A node with each of its ancestors. */
export interface FamilyCorrelation {
  readonly code: string
  readonly ancestor: string
  readonly level: number
  readonly correlation: number
}

/** How every node of a level goes with its own ancestors. A value near or below 0 means the node is not heard. */
export function familyCorrelations(build: Build, level: number): readonly FamilyCorrelation[] {
  const nodes = build.tree.nodes.filter((node) => node.level === level)
  return nodes.flatMap((node: TreeNode) =>
    ancestorsOf(build.tree, node).map((ancestor) => ({
      code: node.code,
      ancestor: ancestor.code,
      level: ancestor.level,
      correlation: correlation(build.scores[node.index], build.scores[ancestor.index]),
    })),
  )
}

/** Pairs of an indicator and a size column whose correlation is stronger than `limit`: candidates for denomination. */
export function sizeCorrelations(
  codes: readonly string[],
  columns: readonly Float64Array[],
  sizes: ReadonlyMap<string, Float64Array>,
  limit = 0.6,
): readonly { readonly indicator: string; readonly denominator: string; readonly correlation: number }[] {
  return codes.flatMap((indicator, c) =>
    [...sizes].flatMap(([denominator, size]) => {
      const r = correlation(columns[c], size)
      return Math.abs(r) > limit ? [{ indicator, denominator, correlation: r }] : []
    }),
  )
}
