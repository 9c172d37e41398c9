import { maximise } from '../../numbers/linearProgram.ts'

export interface FavourableWeights {
  /** Score 0…1: the unit's weighted sum over the best anyone reaches with its weights. */
  readonly score: number
  /** One weight per child; Σ weight·value = score. */
  readonly weights: Float64Array
}

/**
 * Each unit's own most favourable weights: maximise Σwx subject to Σw·x_j ≤ 1 for every unit j and w ≥ 0; with `shares` [l, u] also l·s ≤ w_i·x_i ≤ u·s.
 * Missing children count as 0, which can only lower a unit. Values must not be negative. Undefined for a unit without positive values.
 * Source: Cherchye et al., J. Operational Research Society 59 (2008).
 */
export function benefitOfTheDoubt(columns: readonly Float64Array[], shares: readonly [number, number] | undefined): readonly (FavourableWeights | undefined)[] {
  const n = columns[0].length
  const peers = Array.from({ length: n }, (_, i) => Float64Array.from(columns, (column) => (column[i] === column[i] ? column[i] : 0)))
  const frontier = notDominated(peers)
  return peers.map((own) => {
    if (!own.some((x) => x > 0)) return undefined
    const limits = shares ? shareRows(own, shares) : []
    const weights = maximise(own, [...frontier, ...limits], Float64Array.from([...frontier.map(() => 1), ...limits.map(() => 0)]))
    if (!weights) return undefined
    return { score: weights.reduce((sum, w, i) => sum + w * own[i], 0), weights }
  })
}

/** Units not matched or beaten on every child by another: the only ones that can bind. */
function notDominated(rows: readonly Float64Array[]) {
  return rows.filter((row, i) => !rows.some((other, j) => j !== i && other.every((x, c) => x >= row[c]) && (other.some((x, c) => x > row[c]) || j < i)))
}

function shareRows(own: Float64Array, [least, most]: readonly [number, number]) {
  return Array.from(own).flatMap((x, i) => [
    own.map((y, k) => (most === 1 ? 0 : (k === i ? x : 0) - most * y)),
    own.map((y, k) => least * y - (k === i ? x : 0)),
  ])
}
