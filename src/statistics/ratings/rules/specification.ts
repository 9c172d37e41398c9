import type { IndicatorNode, NormaliseMethod, Specification, Step, StructureNode } from '@sanoat/composite'
import type { MethodContent, MethodItem } from '../model.ts'

/** Code of the total. */
export const TOTAL = 'TOTAL'

/** Geometric and harmonic means need values above zero: their scale begins at 1 instead of 0. */
export const scaleOf = (content: Pick<MethodContent, 'aggregation'>): readonly [number, number] => [
  content.aggregation === 'geometric' || content.aggregation === 'harmonic' ? 1 : 0,
  100,
]

/** Whether an indicator can be scored: one of a threshold nobody has stated cannot. */
export const isScored = (content: Pick<MethodContent, 'normalisation'>, item: MethodItem): boolean =>
  content.normalisation !== 'threshold' || item.threshold !== null

/**
 * Values that score nothing and full marks. Of a threshold: from 0 up to it; where less is better, from twice the threshold down to it (assumed).
 */
export function boundsOf(content: Pick<MethodContent, 'normalisation'>, item: MethodItem): readonly [number, number] | undefined {
  if (content.normalisation === 'goalposts' && item.goalposts !== null && item.goalposts.low < item.goalposts.high)
    return [item.goalposts.low, item.goalposts.high]
  if (content.normalisation === 'threshold' && item.threshold !== null && item.threshold > 0)
    return item.direction === 'up' ? [0, item.threshold] : [item.threshold, 2 * item.threshold]
  return undefined
}

/**
 * The method as the engine reads it: winsorise → one scale → weighted means from the bottom up. Re-weighted inside a pillar when at least the stated share of
 * its weight is present, else the pillar has no score; the total needs every pillar. Undefined where nothing can be scored.
 */
export function specificationOf(content: MethodContent): Specification | undefined {
  const pillars = content.pillars
    .map((pillar) => ({ ...pillar, items: pillar.items.filter((item) => isScored(content, item)) }))
    .filter(({ items }) => items.length > 0)
  const [only] = pillars
  if (only === undefined) return undefined
  const flat = content.pillars.length === 1
  const children: readonly StructureNode[] = flat
    ? only.items.map((item) => leafOf(content, item))
    : pillars.map((pillar) => ({ code: pillar.code, weight: pillar.weight, children: pillar.items.map((item) => leafOf(content, item)) }))
  const steps: readonly Step[] = [
    ...treatSteps(content),
    normaliseStep(content),
    {
      do: 'aggregate',
      with: { method: content.aggregation },
      coverage: { weight: content.coverage },
      ...(flat ? {} : { coverageOf: { [TOTAL]: { count: 1 } } }),
    },
  ]
  return { version: 1, structure: { code: TOTAL, children }, steps }
}

function leafOf(content: MethodContent, item: MethodItem): IndicatorNode {
  const bounds = boundsOf(content, item)
  return { code: item.code, weight: item.weight, direction: item.direction === 'down' ? -1 : 1, ...(bounds === undefined ? {} : { goalposts: bounds }) }
}

/** The 5th and 95th percentile, off below ten values: the rule of the procedure. */
const treatSteps = (content: MethodContent): readonly Step[] =>
  content.winsorise && (content.normalisation === 'minMax' || content.normalisation === 'zScore')
    ? [{ do: 'treat', with: { rule: 'quantiles', quantiles: [0.05, 0.95] } }]
    : []

function normaliseStep(content: MethodContent): Step {
  const range = scaleOf(content)
  const bounded = content.pillars.flatMap(({ items }) => items).filter((item) => boundsOf(content, item) !== undefined)
  const overrides = Object.fromEntries(bounded.map(({ code }) => [code, { method: 'goalposts' as const, range }]))
  return { do: 'normalise', with: methodOf(content, range), ...(bounded.length === 0 ? {} : { overrides }) }
}

/** Equal values of all zones score the middle of the scale. Z-scores are shown about 50 with a deviation of 10. */
function methodOf({ normalisation }: Pick<MethodContent, 'normalisation'>, range: readonly [number, number]): NormaliseMethod {
  if (normalisation === 'zScore') return { method: 'zScore', mean: 50, sd: 10, constant: 'middle' }
  if (normalisation === 'rank') return { method: 'percentileRank', ties: 'average', range }
  return { method: 'minMax', range, constant: 'middle' }
}
