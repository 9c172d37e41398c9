import { buildIndex, type Build } from '../build.ts'
import type { Observations } from '../data/observations.ts'
import type { Outcome } from '../outcome.ts'
import { fault } from '../outcome.ts'
import type { Specification } from '../specification/specification.ts'

/** One side of a comparison: what was measured and how it was rated. */
export interface Side {
  readonly observations: Observations
  readonly specification: Specification
}

/** How a unit's score came from one side to the other; data + method + peers = after − before. */
export interface ScoreChange {
  readonly unit: string
  readonly before: number
  readonly after: number
  /** The unit's own figures changed. */
  readonly data: number
  /** The method changed. */
  readonly method: number
  /** The other units' figures changed, and with them the scale. */
  readonly peers: number
}

/**
 * Splits the change of a unit's score into data, method and peers: the mean over all orders of switching the three (Shapley value), from eight builds.
 * Both sides must be cross-sections with the unit in them, and both specifications must be buildable on both data sets.
 * Source: Shapley (1953); for decompositions Shorrocks, J. Economic Inequality 11 (2013).
 */
export function splitChange(before: Side, after: Side, unit: string): Outcome<ScoreChange> {
  const rows = [before, after].map((side) => side.observations.units.indexOf(unit))
  if (rows.some((row) => row < 0)) return { ok: false, faults: [fault('change.unit', `/units/${unit}`, 'a unit of both sides', unit)] }
  const scores = new Float64Array(8)
  for (let mask = 0; mask < 8; mask++) {
    const [ownAfter, peersAfter, methodAfter] = [1, 2, 4].map((bit) => (mask & bit) !== 0)
    const peers = peersAfter ? after.observations : before.observations
    const own = ownAfter ? after.observations : before.observations
    const observations = withRow(peers, peers.units.indexOf(unit), own, own.units.indexOf(unit))
    const built = buildIndex(methodAfter ? after.specification : before.specification, observations)
    if (!built.ok) return built
    scores[mask] = scoreOf(built.value, unit)
  }
  const [data, peers, method] = [0, 1, 2].map((player) => shapley(scores, player))
  return { ok: true, value: { unit, before: scores[0], after: scores[7], data, method, peers } }
}

function scoreOf(build: Build, unit: string) {
  const row = build.units.indexOf(unit)
  return row < 0 ? Number.NaN : build.scores[build.tree.top.index][row]
}

/** Mean marginal effect of one of three players; weights 1/3, 1/6, 1/6, 1/3 by how many others joined before. */
function shapley(scores: Float64Array, player: number) {
  const own = 1 << player
  let value = 0
  for (let others = 0; others < 8; others++) {
    if (others & own) continue
    const joined = others === 0 ? 0 : others === (7 ^ own) ? 2 : 1
    value += (joined === 1 ? 1 / 6 : 1 / 3) * (scores[others | own] - scores[others])
  }
  return value
}

/** Observations with one row replaced by that of another data set; columns the other lacks become missing. */
function withRow(target: Observations, row: number, source: Observations, sourceRow: number): Observations {
  if (target === source) return target
  const columns = new Map<string, Float64Array>()
  for (const code of new Set([...target.columns.keys(), ...source.columns.keys()])) {
    const column = Float64Array.from(target.columns.get(code) ?? new Float64Array(target.units.length).fill(Number.NaN))
    column[row] = source.columns.get(code)?.[sourceRow] ?? Number.NaN
    columns.set(code, column)
  }
  return { ...target, columns }
}
