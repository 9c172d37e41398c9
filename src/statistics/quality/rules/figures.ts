import type { QualityClaim, ValuedClaim } from './input.ts'

/** Claims of one figure at any time: the same subject, measure, scope and unit. */
export const byFigure = <C extends QualityClaim>(claims: readonly C[]): Map<string, C[]> =>
  Map.groupBy(claims, (claim) => [claim.subject, claim.measure, claim.scope, claim.unit].join('|'))

/** Pairs of claims of a list that may speak of one time: the same period, or one of them undated. Each pair once. */
export function sameTimePairs(claims: readonly ValuedClaim[]): (readonly [ValuedClaim, ValuedClaim])[] {
  const periods = Map.groupBy(claims, ({ period }) => period)
  const undated = periods.get(null) ?? []
  const dated = claims.filter(({ period }) => period !== null)
  const across = undated.flatMap((first) => dated.map((second): readonly [ValuedClaim, ValuedClaim] => [first, second]))
  return [...[...periods.values()].flatMap(pairsWithin), ...across]
}

const pairsWithin = (claims: readonly ValuedClaim[]): (readonly [ValuedClaim, ValuedClaim])[] =>
  claims.flatMap((first, index) => claims.slice(index + 1).map((second): readonly [ValuedClaim, ValuedClaim] => [first, second]))
