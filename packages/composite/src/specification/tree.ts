import { isAggregate, type AggregateNode, type IndicatorNode } from './structure.ts'

/** One node with its place in the tree; children always come before their parent in `Tree.nodes`. */
export interface TreeNode {
  readonly index: number
  readonly code: string
  readonly name: string
  readonly level: number
  readonly parent: number
  readonly children: readonly number[]
  readonly direction: 1 | -1
  readonly weight: number
  /** Position among the indicators, −1 for an aggregate. */
  readonly column: number
  readonly indicator: IndicatorNode | undefined
  readonly path: string
}

export interface Tree {
  readonly nodes: readonly TreeNode[]
  readonly indicators: readonly TreeNode[]
  /** Aggregates by level, then order of the structure: the order in which they can be built. */
  readonly aggregates: readonly TreeNode[]
  readonly top: TreeNode
  readonly byCode: ReadonlyMap<string, TreeNode>
  readonly levels: number
}

/** Flattens the structure. An indicator is level 1, an aggregate one above its highest child. */
export function treeOf(root: AggregateNode): Tree {
  const nodes: TreeNode[] = []
  let columns = 0
  const visit = (node: AggregateNode | IndicatorNode, path: string): TreeNode => {
    const children = isAggregate(node) ? node.children.map((child, i) => visit(child, `${path}/children/${i}`)) : []
    const made = {
      index: nodes.length,
      code: node.code,
      name: node.name ?? node.code,
      level: 1 + Math.max(0, ...children.map((child) => child.level)),
      parent: -1,
      children: children.map((child) => child.index),
      direction: node.direction ?? 1,
      weight: node.weight ?? 1,
      column: isAggregate(node) ? -1 : columns++,
      indicator: isAggregate(node) ? undefined : node,
      path,
    }
    for (const child of children) nodes[child.index] = { ...nodes[child.index], parent: made.index }
    nodes.push(made)
    return made
  }
  const top = visit(root, '/structure')
  return {
    nodes,
    indicators: nodes.filter((node) => node.column >= 0),
    aggregates: nodes.filter((node) => node.column < 0).sort((a, b) => a.level - b.level || a.index - b.index),
    top,
    byCode: new Map(nodes.map((node) => [node.code, node])),
    levels: top.level,
  }
}

/** The ancestors of a node, parent first. */
export function ancestorsOf(tree: Tree, node: TreeNode): readonly TreeNode[] {
  const chain: TreeNode[] = []
  for (let at = node.parent; at >= 0; at = tree.nodes[at].parent) chain.push(tree.nodes[at])
  return chain
}

/** The indicators under a node, itself if it is one. */
export function indicatorsUnder(tree: Tree, node: TreeNode): readonly TreeNode[] {
  if (node.column >= 0) return [node]
  return node.children.flatMap((child) => indicatorsUnder(tree, tree.nodes[child]))
}

/** Nominal weight of every node, by node index. */
export function nominalWeights(tree: Tree): Float64Array {
  const weights = new Float64Array(tree.nodes.length)
  for (const node of tree.nodes) weights[node.index] = node.weight
  return weights
}

/** Effective weight: w/Σw among siblings times the effective weight of the parent, 1 at the top. */
export function effectiveWeights(tree: Tree, weights: Float64Array): Float64Array {
  const effective = new Float64Array(tree.nodes.length)
  effective[tree.top.index] = 1
  for (let p = tree.nodes.length - 1; p >= 0; p--) {
    const children = tree.nodes[p].children
    let sum = 0
    for (const child of children) sum += weights[child]
    for (const child of children) effective[child] = (effective[p] * weights[child]) / sum
  }
  return effective
}
