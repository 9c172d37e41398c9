import { ok, refuse, type Result } from '#lib/result.ts'
import { totalOf } from './comparative.ts'
import { knownOf, sumBy, type Figure } from './figures.ts'

/**
 * Gini coefficient of inequality between territories, each counted once: G = Σ(2i − n − 1)·xᵢ / (n·Σx) over the values
 * sorted upwards, i from 1. 0 (all equal) to (n−1)/n. Refuses analysis.noValues, analysis.negativeValue, analysis.zeroTotal.
 */
export function measureGini(figures: readonly Figure[]): Result<{ gini: number; parts: number }> {
  const total = totalOf(figures)
  if (!total.ok) return total
  const sorted = knownOf(figures).toSorted((a, b) => a.value - b.value)
  const count = sorted.length
  const weighted = sorted.reduce((sum, { value }, index) => sum + (2 * (index + 1) - count - 1) * value, 0)
  return ok({ gini: weighted / (count * total.value), parts: count })
}

/**
 * Theil index T = (1/n)·Σ(xᵢ/μ)·ln(xᵢ/μ), each territory counted once, 0·ln 0 = 0. 0 (all equal) to ln n.
 * Refuses as measureGini does.
 */
export function measureTheil(figures: readonly Figure[]): Result<{ theil: number; parts: number }> {
  const total = totalOf(figures)
  if (!total.ok) return total
  const known = knownOf(figures)
  const mean = total.value / known.length
  return ok({ theil: sumBy(known, ({ value }) => term(value / mean)) / known.length, parts: known.length })
}

const term = (ratio: number): number => (ratio === 0 ? 0 : ratio * Math.log(ratio))

/** A territory's figure and the group (region, district, kind) it belongs to. */
export type Grouped = Figure & { readonly group: string }

/**
 * Theil index split exactly: T = within + between, within = Σ s_g·T_g and between = Σ s_g·ln(s_g / (n_g/n)), where s_g is the
 * group's share of the total and n_g its number of territories. Refuses as measureGini does.
 */
export function splitTheil(
  figures: readonly Grouped[],
): Result<{ theil: number; within: number; between: number; groups: { group: string; share: number; theil: number }[] }> {
  const total = totalOf(figures)
  if (!total.ok) return total
  const known = figures.filter(({ value }) => value !== null)
  const parts: { group: string; share: number; theil: number; count: number }[] = []
  for (const [group, members] of Map.groupBy(known, (figure) => figure.group)) {
    const sum = sumBy(members, ({ value }) => value ?? 0)
    const inside = sum === 0 ? ok({ theil: 0, parts: members.length }) : measureTheil(members)
    if (!inside.ok) return refuse(inside.code, { ...inside.details, group })
    parts.push({ group, share: sum / total.value, theil: inside.value.theil, count: members.length })
  }
  const within = sumBy(parts, ({ share, theil }) => share * theil)
  const between = sumBy(parts, ({ share, count }) => (share === 0 ? 0 : share * Math.log(share / (count / known.length))))
  return ok({ theil: within + between, within, between, groups: parts.map(({ group, share, theil }) => ({ group, share, theil })) })
}
