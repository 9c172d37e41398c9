import { rankRows, type Build, type Builder } from '../build.ts'
import type { Outcome } from '../outcome.ts'

/** What the ranking would be without one node. */
export interface Removal {
  readonly code: string
  readonly level: number
  /** Mean over units ranked both times of |rank without − rank with|. */
  readonly meanRankShift: number
  readonly maxRankShift: number
  /** Scores of the top without the node, row by row. */
  readonly scores: Float64Array
}

/** Sets the weight of every indicator and every aggregate below the top to 0, one at a time, and ranks again; normalised data stay as they are. */
export function leaveOneOut(build: Build, builder: Builder): Outcome<readonly Removal[]> {
  const { tree } = build
  const nominal = rankRows(build, build.scores[tree.top.index])
  const removals: Removal[] = []
  for (const node of tree.nodes) {
    if (node.parent < 0) continue
    const factors = new Float64Array(tree.nodes.length).fill(1)
    factors[node.index] = 0
    const made = builder.score(build.specification, factors)
    if (!made.ok) return made
    const scores = made.value.scores[tree.top.index]
    removals.push({ code: node.code, level: node.level, scores, ...rankShift(nominal, rankRows(build, scores)) })
  }
  return { ok: true, value: removals }
}

/** Mean and largest |difference| of two rankings over the units ranked in both. */
export function rankShift(before: Int32Array, after: Int32Array): { readonly meanRankShift: number; readonly maxRankShift: number } {
  let total = 0
  let count = 0
  let max = 0
  for (let i = 0; i < before.length; i++) {
    if (before[i] === 0 || after[i] === 0) continue
    const shift = Math.abs(before[i] - after[i])
    total += shift
    count++
    if (shift > max) max = shift
  }
  return { meanRankShift: count === 0 ? 0 : total / count, maxRankShift: max }
}
