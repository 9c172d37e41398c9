import { comparable } from './area.ts'
import { explanationOf, makeFinding, show } from './finding.ts'
import { maybeSameTime, valued, zonesWithin, type QualityInput, type QualityRule, type ValuedClaim } from './input.ts'

const NAME = 'part-above-whole'
/** Measures one of which is part of the other. */
const PARTS: readonly (readonly [part: string, whole: string])[] = [
  ['production_area_m2', 'total_area_m2'],
  ['production_area_m2', 'area_ha'],
  ['allocable_area_ha', 'area_ha'],
  ['developed_area_ha', 'area_ha'],
  ['vacant_area_ha', 'area_ha'],
  ['green_area_ha', 'area_ha'],
  ['enterprises', 'residents'],
  ['workers_female', 'workers'],
  ['workers_young', 'workers'],
  ['workers_local', 'workers'],
]
/** Shares of a whole, which cannot exceed 100 percent. Changes and indices may. */
const SHARES = ['infrastructure_level_pct', 'infrastructure_renewed_pct', 'electricity_supply_pct', 'gas_supply_pct', 'water_supply_pct', 'land_developed_pct']

/**
 * A part cannot exceed its whole: production area and total area, women and workers, a zone and its city, a share and
 * 100 %. Compared where the periods agree or one is undated; areas in m². Error where both speak of one scope, warning
 * where the scopes differ (then the figures cover different things).
 */
export const partAboveWhole: QualityRule = {
  name: NAME,
  find: (input) => {
    const claims = valued(input.claims)
    return [...measurePairs(claims), ...zonePairs(claims, input)].flatMap(([part, whole]) => check(part, whole)).concat(claims.flatMap(checkShare))
  },
}

type Pair = readonly [part: ValuedClaim, whole: ValuedClaim]

const measurePairs = (claims: readonly ValuedClaim[]): Pair[] =>
  [...Map.groupBy(claims, ({ subject }) => subject).values()].flatMap((ofSubject) => {
    const measures = Map.groupBy(ofSubject, ({ measure }) => measure)
    return PARTS.flatMap(([part, whole]) => (measures.get(part) ?? []).flatMap((first) => (measures.get(whole) ?? []).map((second): Pair => [first, second])))
  })

function zonePairs(claims: readonly ValuedClaim[], input: QualityInput): Pair[] {
  const wholes = claims.filter(({ scope, unit }) => scope === 'eight_small_zones' && unit !== 'percent')
  return wholes.flatMap((whole) => {
    const zones = new Set(zonesWithin(whole.subject, input))
    return claims.filter((part) => zones.has(part.subject) && part.measure === whole.measure && part.period === whole.period).map((part): Pair => [part, whole])
  })
}

function check(part: ValuedClaim, whole: ValuedClaim) {
  const values = comparable(part, whole)
  if (values === undefined || !maybeSameTime(part, whole) || values[0] <= values[1]) return []
  const sameScope = part.scope === whole.scope || part.scope === 'zone'
  return [
    makeFinding({
      rule: NAME,
      severity: sameScope ? 'error' : 'warning',
      subject: whole.subject,
      claims: [part.id, whole.id],
      arithmetic: `${show(values[0])} > ${show(values[1])}`,
      parameters: { part: part.value, partUnit: part.unit, whole: whole.value, wholeUnit: whole.unit, times: values[0] / values[1] },
      explanation: sameScope ? null : explanationOf(NAME),
    }),
  ]
}

function checkShare(claim: ValuedClaim) {
  if (!SHARES.includes(claim.measure) || claim.value <= 100) return []
  return [
    makeFinding({
      rule: NAME,
      severity: 'error',
      subject: claim.subject,
      claims: [claim.id],
      arithmetic: `${show(claim.value)} % > 100 %`,
      parameters: { part: claim.value, partUnit: 'percent', whole: 100, wholeUnit: 'percent', times: claim.value / 100 },
    }),
  ]
}
