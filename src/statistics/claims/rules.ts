import { ok, refuse, type Result } from '#lib/result.ts'
import type { Claim, Measure, OfficialValue } from './model.ts'

/** What the choice of an official value looks at. */
export type Candidate = Pick<Claim, 'id' | 'subject' | 'measure' | 'value' | 'qualifier' | 'periodBasis' | 'source' | 'recordedFrom'> & {
  readonly period: string
  /** Strength of the source, lower is stronger, and its date. */
  readonly priority: number
  readonly sourceDate: string | null
}

type Choice = OfficialValue['chosenBy']

/** The criteria in the order they are asked: each sorts the better claim first and names itself where it decided. */
const CRITERIA: readonly { readonly name: Choice; readonly compare: (a: Candidate, b: Candidate) => number }[] = [
  { name: 'priority', compare: (a, b) => a.priority - b.priority },
  { name: 'recency', compare: (a, b) => compareText(b.sourceDate ?? '', a.sourceDate ?? '') },
  { name: 'exactness', compare: (a, b) => inexactness(a) - inexactness(b) },
  { name: 'recency', compare: (a, b) => compareText(b.recordedFrom, a.recordedFrom) || compareText(a.id, b.id) },
]

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
const inexactness = (candidate: Candidate) => (candidate.qualifier === 'exact' ? 0 : 1)

/**
 * The official value among claims of one figure (same subject, measure and period): an override on record, else the
 * stronger source, else the more recent source, else the exact figure before "more than", else the claim recorded last.
 * Claims without a value or period are not candidates. Undefined where there is none.
 */
export function chooseOfficial(claims: readonly Candidate[], override?: { readonly claim: string; readonly reason: string }): OfficialValue | undefined {
  const candidates = claims.filter((claim) => claim.value !== null)
  const ranked = candidates.toSorted((a, b) => CRITERIA.reduce((order, { compare }) => order || compare(a, b), 0))
  const chosen = ranked.find(({ id }) => id === override?.claim) ?? ranked[0]
  if (chosen === undefined || chosen.value === null) return undefined
  const second = ranked[1]
  const overridden = override !== undefined && chosen.id === override.claim
  const decided = second === undefined ? 'only' : (CRITERIA.find(({ compare }) => compare(chosen, second) !== 0)?.name ?? 'recency')
  return {
    subject: chosen.subject,
    measure: chosen.measure,
    period: chosen.period,
    value: chosen.value,
    qualifier: chosen.qualifier,
    periodBasis: chosen.periodBasis,
    claim: chosen.id,
    source: chosen.source,
    chosenBy: overridden ? 'override' : decided,
    rivals: candidates.filter(({ id, value, qualifier }) => id !== chosen.id && (value !== chosen.value || qualifier !== chosen.qualifier)).length,
    overrideReason: overridden ? override.reason : null,
  }
}

/** The official values of many figures at once; claims in any order. */
export function chooseOfficials(
  claims: readonly Candidate[],
  overrides: ReadonlyMap<string, { readonly claim: string; readonly reason: string }>,
): OfficialValue[] {
  const figures = Map.groupBy(claims, figureKey)
  return [...figures].flatMap(([key, candidates]) => chooseOfficial(candidates, overrides.get(key)) ?? [])
}

/**
 * Years made of their parts, where no source states the year: a flow is the sum of its twelve months, else of its four
 * quarters, when all are there; a stock is that of December, else of the fourth quarter. Shares are not rolled up.
 */
export function rollUp(officials: readonly OfficialValue[], kinds: ReadonlyMap<string, Measure['kind']>): OfficialValue[] {
  const stated = new Set(officials.filter(({ period }) => period.length === 4).map(figureKey))
  const parts = Map.groupBy(
    officials.filter(({ period }) => period.length > 4),
    (official) => figureKey({ ...official, period: official.period.slice(0, 4) }),
  )
  return [...parts].flatMap(([key, list]) => (stated.has(key) ? [] : (yearOfParts(list, kinds.get(list[0]?.measure ?? '')) ?? [])))
}

function yearOfParts(parts: readonly OfficialValue[], kind: Measure['kind'] | undefined): OfficialValue | undefined {
  const months = parts.filter(({ period }) => !period.includes('Q')).toSorted((a, b) => compareText(a.period, b.period))
  const quarters = parts.filter(({ period }) => period.includes('Q')).toSorted((a, b) => compareText(a.period, b.period))
  const whole = months.length === 12 ? months : quarters.length === 4 ? quarters : []
  const last = kind === 'stock' ? (months.find(({ period }) => period.endsWith('-12')) ?? quarters.find(({ period }) => period.endsWith('Q4'))) : whole.at(-1)
  if (last === undefined || kind === 'share' || kind === undefined) return undefined
  const used = kind === 'stock' ? [last] : whole
  return {
    ...last,
    period: last.period.slice(0, 4),
    value: used.reduce((sum, { value }) => sum + value, 0),
    qualifier: used.find(({ qualifier }) => qualifier !== 'exact')?.qualifier ?? 'exact',
    chosenBy: 'rollup',
    rivals: used.reduce((sum, { rivals }) => sum + rivals, 0),
    overrideReason: null,
  }
}

/** One figure's name: subject, measure, period. */
export const figureKey = (figure: { readonly subject: string; readonly measure: string; readonly period: string }) =>
  `${figure.subject}|${figure.measure}|${figure.period}`

type Content = Pick<Claim, 'value' | 'unit' | 'period' | 'periodBasis' | 'qualifier' | 'scope' | 'source' | 'locator' | 'quote' | 'note'>

/** Whether a correction may be made: of the version that stands, and changing something. */
export function checkCorrection(old: Claim, content: Content, latest: string): Result<Content> {
  if (old.recordedTo !== null) return refuse('claim.superseded', { id: old.id, latest })
  return sameContent(old, content) ? refuse('claim.same') : ok(content)
}

/** Whether two claims say the same in the same words. */
export const sameContent = (a: Content, b: Content): boolean =>
  a.value === b.value &&
  a.unit === b.unit &&
  a.period === b.period &&
  a.periodBasis === b.periodBasis &&
  a.qualifier === b.qualifier &&
  a.scope === b.scope &&
  a.source === b.source &&
  a.locator === b.locator &&
  a.quote === b.quote &&
  a.note === b.note
