import { isSame } from '../../analysis/rules/figures.ts'
import { comparable } from './area.ts'
import { sameTimePairs } from './figures.ts'
import { explanationOf, makeFinding, show } from './finding.ts'
import { valued, type QualityRule, type ValuedClaim } from './input.ts'

const NAME = 'two-totals'
/** Measures that are one thing in two units. */
const ONE_THING: Readonly<Record<string, string>> = { total_area_m2: 'area_ha' }

/**
 * Two totals of one thing for one place, of different scope: 567 and 647 enterprises, 40.5 ha and 1 327 261 m². Areas are
 * compared in m²; nothing is converted in the register. Warning. Both stand, each with its scope.
 */
export const twoTotals: QualityRule = {
  name: NAME,
  find: (input) => {
    const totals = valued(input.claims).filter(({ scope }) => scope !== 'zone')
    const groups = Map.groupBy(totals, ({ subject, measure }) => `${subject}|${ONE_THING[measure] ?? measure}`)
    const several = [...groups.values()].filter((claims) => new Set(claims.map(({ scope }) => scope)).size > 1)
    return several.flatMap(sameTimePairs).flatMap(([a, b]) => check(a, b))
  },
}

function check(a: ValuedClaim, b: ValuedClaim) {
  const values = comparable(a, b)
  if (a.scope === b.scope || values === undefined || isSame(values[0], values[1])) return []
  const [low, high] = values[0] < values[1] ? [a, b] : [b, a]
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const converted = low.unit === high.unit ? '' : `${show(low.value)} ${low.unit} = ${show(least)} m2; `
  return [
    makeFinding({
      rule: NAME,
      severity: 'warning',
      subject: a.subject,
      claims: [low.id, high.id],
      arithmetic: `${converted}${show(most)} − ${show(least)} = ${show(most - least)}; ${show(most)} / ${show(least)} = ${show(most / least)}`,
      parameters: {
        low: low.value,
        lowUnit: low.unit,
        lowScope: low.scope,
        high: high.value,
        highUnit: high.unit,
        highScope: high.scope,
        times: most / least,
        measure: low.measure,
      },
      explanation: explanationOf(NAME),
    }),
  ]
}
