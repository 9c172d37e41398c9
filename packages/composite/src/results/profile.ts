import type { Build } from '../build.ts'
import { ancestorsOf, type TreeNode } from '../specification/tree.ts'
import { ranksOf } from './ranks.ts'

/** One indicator of a unit as a strength or weakness. */
export interface ProfileRow {
  readonly code: string
  readonly name: string
  readonly parent: string
  /** Competition rank among the units with a value, 1 = best in the indicator's direction. */
  readonly rank: number
  /** Raw value. */
  readonly value: number
}

export interface Profile {
  readonly strengths: readonly ProfileRow[]
  readonly weaknesses: readonly ProfileRow[]
}

/**
 * The indicators in which a unit ranks best and worst, by raw value in its direction. Indicators where the unit shares the worst rank are left out of the
 * strengths' pool and, as there is nothing to tell apart, of the weaknesses too. Equal ranks: the one that weighs more first.
 * `minUnique` leaves out indicators with a smaller share of different values.
 */
export function profileOf(build: Build, row: number, count = 5, minUnique = 0): Profile {
  const raw = build.stages[0].table
  const observed = raw.rows.indexOf(build.rows[row])
  const ranked = build.tree.indicators.flatMap((node) => {
    const column = raw.columns[node.column]
    if (Number.isNaN(column[observed]) || uniqueShare(column) < minUnique) return []
    const ranks = ranksOf(node.direction === 1 ? column : column.map((x) => -x))
    const worst = ranks.reduce((most, rank) => Math.max(most, rank), 0)
    return ranks[observed] === worst ? [] : [{ node, rank: ranks[observed], value: column[observed] }]
  })
  const byRank = ranked.toSorted((a, b) => a.rank - b.rank || build.effectiveWeights[b.node.index] - build.effectiveWeights[a.node.index])
  const shown = byRank.map(({ node, rank, value }) => ({ code: node.code, name: node.name, parent: parentOf(build, node), rank, value }))
  return { strengths: shown.slice(0, count), weaknesses: shown.slice(-count) }
}

function parentOf(build: Build, node: TreeNode) {
  return ancestorsOf(build.tree, node)[0]?.code ?? ''
}

function uniqueShare(column: Float64Array) {
  const present = column.filter((x) => x === x)
  return new Set(present).size / present.length
}
