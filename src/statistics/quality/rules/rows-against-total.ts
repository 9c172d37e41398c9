import { isSame } from '../../analysis/rules/figures.ts'
import { makeFinding, show } from './finding.ts'
import { valued, zonesWithin, type QualityInput, type QualityRule, type ValuedClaim } from './input.ts'

const NAME = 'rows-against-total'
/** Units whose values do not add up. */
const NOT_ADDED = new Set(['percent', 'ratio'])

/**
 * A table's stated total must equal the sum of its rows: same source, measure and period. Checked where every zone of the
 * place has its row in that source; a table with rows missing cannot be added up. Error: Σ rows ≠ total.
 */
export const rowsAgainstTotal: QualityRule = { name: NAME, find: (input) => valued(input.claims).flatMap((total) => check(total, input)) }

function check(total: ValuedClaim, input: QualityInput) {
  if (NOT_ADDED.has(total.unit) || total.qualifier !== 'exact' || total.scope !== 'eight_small_zones') return []
  const zones = zonesWithin(total.subject, input)
  const rows = valued(input.claims).filter(
    (claim) =>
      zones.includes(claim.subject) &&
      claim.measure === total.measure &&
      claim.period === total.period &&
      claim.source === total.source &&
      claim.unit === total.unit,
  )
  if (zones.length === 0 || new Set(rows.map(({ subject }) => subject)).size !== zones.length || rows.length !== zones.length) return []
  const sum = rows.reduce((running, { value }) => running + value, 0)
  if (isSame(sum, total.value)) return []
  return [
    makeFinding({
      rule: NAME,
      severity: 'error',
      subject: total.subject,
      claims: [...rows, total].map(({ id }) => id),
      arithmetic: `${rows.map(({ value }) => show(value)).join(' + ')} = ${show(sum)} ≠ ${show(total.value)}`,
      parameters: { measure: total.measure, sum, total: total.value, difference: sum - total.value, rows: rows.length },
    }),
  ]
}
