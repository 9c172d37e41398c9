import type { Table } from './data/table.ts'
import { warn, type Message } from './outcome.ts'
import type { Specification } from './specification/specification.ts'
import { SMALL_UNIT_COUNT } from './steps/weigh/byData.ts'

const RELATIVE = new Set(['minMax', 'zScore', 'robust', 'rank', 'borda', 'percentileRank', 'distanceToMaximum', 'fractionOfMaximum', 'distanceToReference'])

/**
 * What cannot be concluded from fewer than 20 units, as codes:
 * small.units – order differences are fragile, a bare rank must not be shown; small.relativeScale – one unit entering or leaving rescales all others,
 * use goalposts or targets; small.outlierRule – skewness and kurtosis of so few values do not tell outliers; small.noCorrelations – components, Cronbach's
 * alpha and correlation-based weights are not offered.
 */
export function smallSampleMessages(specification: Specification, table: Table): readonly Message[] {
  const units = table.times ? new Set(table.units).size : table.units.length
  if (units >= SMALL_UNIT_COUNT) return []
  const values = { units, limit: SMALL_UNIT_COUNT }
  const messages = [warn('small.units', undefined, values), warn('small.noCorrelations', undefined, values)]
  for (const step of specification.steps) {
    if (step.do === 'normalise') {
      const relative = table.codes.filter((code) => RELATIVE.has((step.overrides?.[code] ?? step.with)?.method ?? 'minMax'))
      if (relative.length > 0)
        messages.push(warn('small.relativeScale', undefined, { ...values, indicators: relative.length, prefer: 'goalposts, distanceToTarget' }))
    }
    if (step.do === 'treat' && (step.with?.rule ?? 'outliers') === 'outliers') messages.push(warn('small.outlierRule', undefined, values))
  }
  return messages
}
