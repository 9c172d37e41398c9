import { covariance } from '../numbers/correlate.ts'

/**
 * Cronbach's α = k²c̄/ΣC over k columns: c̄ the mean covariance of different columns, C the covariance matrix, each pair over its own complete rows
 * ("pairwise") or all over the rows complete in every column ("complete"). NaN for one column. Source: Cronbach, Psychometrika 16 (1951).
 */
export function cronbachAlpha(columns: readonly Float64Array[], rows: 'pairwise' | 'complete' = 'pairwise'): number {
  const k = columns.length
  if (k < 2) return Number.NaN
  const used = rows === 'complete' ? completeRows(columns) : columns
  let total = 0
  let diagonal = 0
  for (let i = 0; i < k; i++) {
    for (let j = 0; j < k; j++) {
      const c = covariance(used[i], used[j])
      total += c
      if (i === j) diagonal += c
    }
  }
  return (k * k * ((total - diagonal) / (k * (k - 1)))) / total
}

function completeRows(columns: readonly Float64Array[]) {
  const keep = columns[0].map((_, i) => (columns.every((column) => column[i] === column[i]) ? 1 : 0))
  return columns.map((column) => column.filter((_, i) => keep[i] === 1))
}
