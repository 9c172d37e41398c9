import type { Day } from '#lib/day.ts'
import { ok, refuse, type Refusal, type Result } from '#lib/result.ts'
import type { AcceptanceData, Evidence, Obligation, Outcome } from './model.ts'

/** What the guards of an acceptance look at: the case, its obligations and evidence, the parameters of its day. */
export type AcceptanceFacts = {
  readonly state: string
  readonly data: AcceptanceData
  readonly obligations: readonly Obligation[]
  readonly evidence: readonly Evidence[]
  /** Last days of the running terms, by name. */
  readonly terms: Readonly<Record<string, Day>>
  readonly today: Day
  /** Whether the government commission decides: the zone lies in a territory of obligation.commission_regions. */
  readonly byCommission: boolean
  readonly threshold: number
  readonly groupLeast: number
}

/**
 * Whether a place's SOATO code belongs to the territories in which the commission decides. The city of Tashkent is 1726, the region of
 * Tashkent 1727: the codes are compared whole, not by what the names have in common (VMQ-432; parameter obligation.commission_regions).
 */
export const decidedByCommission = (soato: string, regions: string): boolean =>
  regions
    .split(/[;,\s]+/)
    .filter((code) => code !== '')
    .some((code) => soato.startsWith(code))

type Guard = (facts: AcceptanceFacts) => Refusal | undefined

/** What must hold for each step beside the table's own rules; the page asks the same as the server. */
const GUARDS: Readonly<Record<string, Guard>> = {
  handIn: ({ evidence }) => (evidence.some(({ status }) => status !== 'rejected') ? undefined : refuse('acceptance.noEvidence')),
  proceed: ({ terms, state, today }) => {
    const due = terms[state]
    return due !== undefined && today <= due ? refuse('acceptance.termRuns', { due }) : undefined
  },
  verify: ({ evidence }) => (evidence.some(({ status }) => status === 'submitted') ? undefined : refuse('acceptance.nothingToVerify')),
  visit: ({ data }) => (data.visit === null ? undefined : refuse('acceptance.visited', { day: data.visit.visitedOn })),
  conclude: ({ evidence, data }) => {
    const open = evidence.filter(({ status }) => status === 'submitted').length
    if (open > 0) return refuse('acceptance.unverified', { count: open })
    return data.visit === null ? refuse('acceptance.notVisited') : undefined
  },
  resume: ({ data, today }) => {
    const until = data.decision?.until ?? null
    return until !== null && today < until ? refuse('acceptance.postponedUntil', { until }) : undefined
  },
}

export const guardAcceptance = (step: string, facts: AcceptanceFacts): Refusal | undefined => GUARDS[step]?.(facts)

/**
 * Whether a decision may stand: accepted only when the conclusion says so; a cure term once; a postponement needs its day and the ground
 * (force majeure); whatever departs from the conclusion needs a reason.
 */
export function checkDecision(
  decision: { readonly outcome: Outcome; readonly reason: string; readonly until: Day | null; readonly ground: string | null },
  { data, today }: Pick<AcceptanceFacts, 'data' | 'today'>,
): Result<true> {
  const { conclusion } = data
  if (conclusion === null) return refuse('acceptance.noConclusion')
  if (decision.outcome === 'accepted' && conclusion.proposal !== 'accepted')
    return refuse('acceptance.notFulfilled', { total: Math.round(conclusion.total * 1000) / 10 })
  if (decision.outcome === 'partial' && data.cureUsed) return refuse('acceptance.cureUsed')
  if (decision.outcome === 'postponed' && decision.until === null) return refuse('acceptance.untilMissing')
  const postponed = decision.outcome === 'postponed' ? checkPostponement(decision.until, decision.ground, today) : ok(true)
  if (!postponed.ok) return postponed
  if (decision.outcome !== conclusion.proposal && decision.reason.length < 10) return refuse('acceptance.reasonMissing', { proposal: conclusion.proposal })
  return ok(true)
}

/** Whether a postponement may be proposed or decided: to a day after today, with the document on its ground. None is none. */
export function checkPostponement(until: Day | null, ground: string | null, today: Day): Result<unknown> {
  if (until === null) return ok(true)
  if (until <= today) return refuse('acceptance.untilMissing')
  return ground === null ? refuse('acceptance.groundMissing') : ok(true)
}

/** Names of a working group, one a line. */
export const namesOf = (text: string): string[] =>
  text
    .split(/[\n;]+/)
    .map((name) => name.trim())
    .filter((name) => name !== '')

/** State an acceptance goes to once its act is signed. */
export const STATE_AFTER = { accepted: 'accepted', partial: 'cure', notAccepted: 'notAccepted', postponed: 'postponed' } as const satisfies Record<
  Outcome,
  string
>
/** What becomes of its obligations. */
export const STATUS_AFTER = { accepted: 'accepted', partial: 'partial', notAccepted: 'notAccepted', postponed: 'inAcceptance' } as const satisfies Record<
  Outcome,
  Obligation['status']
>
