import { isSame } from '../../analysis/rules/figures.ts'
import { byFigure, sameTimePairs } from './figures.ts'
import { explanationOf, makeFinding, show, showList } from './finding.ts'
import { commonSubject, valued, type QualityInput, type QualityRule, type ValuedClaim } from './input.ts'

const AGREE = 'sources-agree'
const DIFFER = 'sources-differ'

/**
 * Figures that two sources give for the same subject, measure, period and scope, both exact, and that are equal: one note
 * per pair of sources and measure. Agreement supports both; where the one has no date of its own it also dates it.
 */
export const sourcesAgree: QualityRule = {
  name: AGREE,
  find: (input) => {
    const pairs = pairsOf(input).filter(([a, b]) => a.period !== null && a.period === b.period && isSame(a.value, b.value))
    return [...Map.groupBy(pairs, ([a, b]) => [a.source, b.source, a.measure, a.period].join('|')).values()].map((group) => {
      const [first] = group
      return makeFinding({
        rule: AGREE,
        severity: 'note',
        subject: commonSubject(
          group.map(([a]) => a.subject),
          input,
        ),
        claims: group.flatMap(([a, b]) => [a.id, b.id]),
        arithmetic: showList(
          group.map(([a, b]) => `${show(a.value)} = ${show(b.value)}`),
          '; ',
        ),
        parameters: { figures: group.length, measure: first?.[0].measure ?? '', period: first?.[0].period ?? '' },
        explanation: group.some((pair) => pair.some(({ periodBasis }) => periodBasis === 'inferred')) ? explanationOf(AGREE) : null,
      })
    })
  },
}

/**
 * The same figure with another value in another source (same subject, measure and scope; periods equal, or one of them
 * without a period). Warning. Claims that repeat either value in another period are listed with them. Both figures stay;
 * which is official follows the strength of the sources.
 */
export const sourcesDiffer: QualityRule = {
  name: DIFFER,
  find: (input) => {
    const pairs = pairsOf(input).filter(([a, b]) => !isSame(a.value, b.value))
    return [...Map.groupBy(pairs, ([a, b]) => [a.subject, a.measure, a.value, b.value].join('|')).values()].flatMap((group) => {
      const [a, b] = group[0] ?? []
      if (a === undefined || b === undefined) return []
      const known = byFigure(valued(input.claims)).get([a.subject, a.measure, a.scope, a.unit].join('|')) ?? []
      const repeated = known.filter(({ value }) => isSame(value, a.value) || isSame(value, b.value))
      const [low, high] = [Math.min(a.value, b.value), Math.max(a.value, b.value)]
      return [
        makeFinding({
          rule: DIFFER,
          severity: 'warning',
          subject: a.subject,
          claims: [...new Set([...group.flat(), ...repeated].map(({ id }) => id))],
          arithmetic: `${show(high)} − ${show(low)} = ${show(high - low)}; ${show(high)} / ${show(low)} = ${show(high / low)}`,
          parameters: { measure: a.measure, low, high, difference: high - low, unit: a.unit },
          explanation: explanationOf(DIFFER),
        }),
      ]
    })
  },
}

/** Pairs of exact claims of one figure from two sources, in a fixed order. */
function pairsOf(input: QualityInput): (readonly [ValuedClaim, ValuedClaim])[] {
  const exact = valued(input.claims).filter(({ qualifier }) => qualifier === 'exact')
  const pairs = [...byFigure(exact).values()].flatMap(sameTimePairs)
  return pairs.flatMap(([a, b]) => (a.source === b.source ? [] : a.source < b.source ? [[a, b] as const] : [[b, a] as const]))
}
