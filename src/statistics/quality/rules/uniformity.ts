import { isSame } from '../../analysis/rules/figures.ts'
import { explanationOf, makeFinding, show, showList } from './finding.ts'
import { commonSubject, valued, type QualityInput, type QualityRule, type ValuedClaim } from './input.ts'

const EQUAL_RATIOS = 'equal-ratios'
const ROUND_NUMBERS = 'round-numbers'
/** Objects that must share one exact ratio before it is remarkable. */
const AT_LEAST = 3
/** Fewer figures than this say nothing of their last digits. */
const ENOUGH_FIGURES = 6
/** Chance below which so many round numbers are held to be no accident. */
const CHANCE = 0.001

/** Ratios of two measures that are compared: numerator, denominator. */
const RATIOS: readonly (readonly [string, string])[] = [
  ['workers', 'area_ha'],
  ['workers', 'enterprises'],
  ['enterprises', 'area_ha'],
]

/**
 * The same exact ratio of two counted figures at three or more zones in one period (workers per hectare of exactly 100):
 * real counts seldom do that; a norm used to make the figures does. Warning.
 */
export const equalRatios: QualityRule = {
  name: EQUAL_RATIOS,
  find: (input) =>
    RATIOS.flatMap(([numerator, denominator]) => {
      const [tops, bottoms] = [figuresByPeriod(input, numerator), figuresByPeriod(input, denominator)]
      return [...tops].flatMap(([period, claims]) => findEqual(claims, bottoms.get(period) ?? [], `${numerator}/${denominator}`, period, input))
    }),
}

type Quotient = { readonly top: ValuedClaim; readonly bottom: ValuedClaim; readonly ratio: number }

function findEqual(tops: readonly ValuedClaim[], bottoms: readonly ValuedClaim[], expression: string, period: string, input: QualityInput) {
  const quotients = tops.flatMap((top): Quotient[] => {
    const bottom = bottoms.find(({ subject }) => subject === top.subject)
    return bottom === undefined || bottom.value === 0 ? [] : [{ top, bottom, ratio: top.value / bottom.value }]
  })
  const leaders = quotients.filter((quotient, index) => quotients.findIndex(({ ratio }) => isSame(ratio, quotient.ratio)) === index)
  return leaders.flatMap((leader) => {
    const equal = quotients.filter(({ ratio }) => isSame(ratio, leader.ratio))
    if (equal.length < AT_LEAST) return []
    return [
      makeFinding({
        rule: EQUAL_RATIOS,
        severity: 'warning',
        subject: commonSubject(
          equal.map(({ top }) => top.subject),
          input,
        ),
        claims: equal.flatMap(({ top, bottom }) => [top.id, bottom.id]),
        arithmetic: showList(
          equal.map(({ top, bottom, ratio }) => `${show(top.value)} / ${show(bottom.value)} = ${show(ratio)}`),
          '; ',
        ),
        parameters: {
          expression,
          ratio: Number(show(leader.ratio)),
          zones: equal.length,
          total: quotients.length,
          period,
          subjects: equal.map(({ top }) => top.subject).join(', '),
        },
        explanation: explanationOf(EQUAL_RATIOS),
      }),
    ]
  })
}

/**
 * Too many round numbers: counts of one measure and period that are multiples of 10 (or 5) more often than last digits
 * would fall by chance, P(K ≥ k) of the binomial with share 1/10 (1/5) under 0.001. At least six figures. Note.
 */
export const roundNumbers: QualityRule = {
  name: ROUND_NUMBERS,
  find: (input) => {
    const measures = [...new Set(input.claims.map(({ measure }) => measure))]
    return measures.flatMap((measure) => [...figuresByPeriod(input, measure)].flatMap(([period, claims]) => findRound(claims, measure, period, input)))
  },
}

function findRound(claims: readonly ValuedClaim[], measure: string, period: string, input: QualityInput) {
  const counts = claims.filter(({ value, unit }) => Number.isInteger(value) && (unit === 'count' || unit === 'person'))
  if (counts.length < ENOUGH_FIGURES) return []
  for (const base of [10, 5]) {
    const round = counts.filter(({ value }) => value % base === 0)
    const chance = atLeastByChance(round.length, counts.length, 1 / base)
    if (chance >= CHANCE) continue
    const arithmetic = `${round.length} / ${counts.length}: ${showList(
      round.map(({ value }) => show(value)),
      ', ',
    )}; P = ${chance.toExponential(1)}`
    return [
      makeFinding({
        rule: ROUND_NUMBERS,
        severity: 'note',
        subject: commonSubject(
          counts.map(({ subject }) => subject),
          input,
        ),
        claims: counts.map(({ id }) => id),
        arithmetic,
        parameters: { round: round.length, total: counts.length, base, measure, period },
        explanation: explanationOf(ROUND_NUMBERS),
      }),
    ]
  }
  return []
}

/** P(K ≥ k) of the binomial distribution with n trials and share p. */
export function atLeastByChance(k: number, n: number, p: number): number {
  let [term, sum] = [(1 - p) ** n, 0]
  for (let count = 0; count <= n; count += 1) {
    if (count >= k) sum += term
    term *= ((n - count) / (count + 1)) * (p / (1 - p))
  }
  return sum
}

/** Exact figures of zones by period, one per zone. */
function figuresByPeriod(input: QualityInput, measure: string): Map<string, ValuedClaim[]> {
  const zones = new Set(input.zones.map(({ id }) => id))
  const claims = valued(input.claims).filter(
    (claim) => claim.measure === measure && zones.has(claim.subject) && claim.period !== null && claim.qualifier === 'exact',
  )
  const single = new Map(claims.map((claim) => [`${claim.subject}|${claim.period}`, claim]))
  return Map.groupBy(single.values(), ({ period }) => period ?? '')
}
