/**
 * Maximises objective·w over w ≥ 0 with rows·w ≤ limits, limits ≥ 0, by the primal simplex on a dense tableau.
 * Bland's rule takes over after many steps without gain, so it ends on degenerate problems. Undefined when unbounded.
 * Source: Chvátal, Linear Programming (1983), chapters 2 and 3.
 */
export function maximise(objective: Float64Array, rows: readonly Float64Array[], limits: Float64Array): Float64Array | undefined {
  const m = rows.length
  const n = objective.length
  const width = n + 1
  const tableau = new Float64Array((m + 1) * width)
  for (let i = 0; i < m; i++) {
    tableau.set(rows[i], i * width)
    tableau[i * width + n] = limits[i]
  }
  for (let j = 0; j < n; j++) tableau[m * width + j] = -objective[j]
  const basis = Int32Array.from({ length: m }, (_, i) => n + i)
  const nonBasis = Int32Array.from({ length: n }, (_, j) => j)
  for (let step = 0; step < 50 * (m + n); step++) {
    const column = entering(tableau, m, n, nonBasis, step > 5 * (m + n))
    if (column < 0) return solution(tableau, m, n, basis)
    const row = leaving(tableau, m, n, column, basis)
    if (row < 0) return undefined
    pivot(tableau, m, n, row, column)
    const swap = basis[row]
    basis[row] = nonBasis[column]
    nonBasis[column] = swap
  }
  return undefined
}

function entering(tableau: Float64Array, m: number, n: number, nonBasis: Int32Array, bland: boolean) {
  const costs = m * (n + 1)
  let best = -1
  for (let j = 0; j < n; j++) {
    if (tableau[costs + j] >= -1e-11) continue
    if (best < 0) best = j
    else if (bland ? nonBasis[j] < nonBasis[best] : tableau[costs + j] < tableau[costs + best]) best = j
  }
  return best
}

function leaving(tableau: Float64Array, m: number, n: number, column: number, basis: Int32Array) {
  const width = n + 1
  let best = -1
  let bestRatio = Number.POSITIVE_INFINITY
  for (let i = 0; i < m; i++) {
    const a = tableau[i * width + column]
    if (a <= 1e-11) continue
    const ratio = tableau[i * width + n] / a
    const closer = ratio < bestRatio - 1e-14
    if (closer || (best >= 0 && ratio <= bestRatio + 1e-14 && basis[i] < basis[best])) {
      best = i
      bestRatio = Math.min(ratio, bestRatio)
    }
  }
  return best
}

function pivot(tableau: Float64Array, m: number, n: number, row: number, column: number) {
  const width = n + 1
  const start = row * width
  const p = tableau[start + column]
  for (let j = 0; j < width; j++) tableau[start + j] /= p
  tableau[start + column] = 1 / p
  for (let i = 0; i <= m; i++) {
    if (i === row) continue
    const factor = tableau[i * width + column]
    if (factor === 0) continue
    for (let j = 0; j < width; j++) if (j !== column) tableau[i * width + j] -= factor * tableau[start + j]
    tableau[i * width + column] = -factor / p
  }
}

function solution(tableau: Float64Array, m: number, n: number, basis: Int32Array) {
  const w = new Float64Array(n)
  for (let i = 0; i < m; i++) if (basis[i] < n) w[basis[i]] = tableau[i * (n + 1) + n]
  return w
}
