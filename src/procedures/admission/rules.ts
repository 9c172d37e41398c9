import type { Day } from '#lib/day.ts'
import { refuse, type Fault, type Refusal } from '#lib/result.ts'
import type { AdmissionData, Application, Criterion } from './model.ts'

export type LotFacts = {
  readonly id: string
  readonly number: string
  readonly areaM2: number
  readonly allowedIfut: readonly string[]
  readonly status: string
}

export type AdmissionFacts = {
  readonly state: string
  readonly data: AdmissionData
  readonly today: Day
  /** The lot applied for; undefined where none was named. */
  readonly lot: LotFacts | undefined
  /** Last day for the opinions of agencies, while it runs. */
  readonly opinionsUntil: Day | undefined
  readonly signed: readonly string[]
}

const HECTARE = 10_000

/**
 * What is wrong with an application, every fault at once: finish before start, negative or broken figures, more land than the lot has, an
 * activity the lot does not allow, own funds above the whole.
 */
export function faultsOfApplication(one: Application, lot: LotFacts | undefined): Fault[] {
  const faults: (Fault | false)[] = [
    one.finishesOn <= one.startsOn && { path: 'finishesOn', code: 'input.finishBeforeStart', value: one.finishesOn, expected: one.startsOn },
    one.landNeed <= 0 && { path: 'landNeed', code: 'input.required' },
    one.investment <= 0 && { path: 'investment', code: 'input.required' },
    !/^\d{2,5}$/.test(one.ifut) && { path: 'ifut', code: 'input.ifut', value: one.ifut },
    one.ownFunds !== null && one.ownFunds > one.investment && { path: 'ownFunds', code: 'input.partAboveWhole', expected: String(one.investment / 100) },
    lot !== undefined &&
      one.landNeed > lot.areaM2 && { path: 'landNeed', code: 'input.moreThanLot', value: String(one.landNeed), expected: String(lot.areaM2) },
    lot !== undefined && !allows(lot, one.ifut) && { path: 'ifut', code: 'input.activityNotAllowed', value: one.ifut, expected: lot.allowedIfut.join(', ') },
  ]
  return faults.filter((fault) => fault !== false)
}

/** Whether a lot allows an activity: no list means any; a division stands for all below it. */
export const allows = (lot: Pick<LotFacts, 'allowedIfut'>, ifut: string): boolean =>
  lot.allowedIfut.length === 0 || lot.allowedIfut.some((code) => ifut.startsWith(code))

export function guardAdmission(step: string, facts: AdmissionFacts, role?: string): Refusal | undefined {
  const { data, lot, today, opinionsUntil, signed } = facts
  if (step === 'acceptFile') {
    const faults = faultsOfApplication(data.application, lot)
    return faults.length === 0 ? undefined : refuse('admission.faults', { count: faults.length }, faults)
  }
  if (step === 'silence' && opinionsUntil !== undefined && today <= opinionsUntil) return refuse('admission.opinionsRun', { until: opinionsUntil })
  if (step === 'score' && data.score !== null) return refuse('admission.scored')
  if (step === 'decide' && data.score === null) return refuse('admission.notScored')
  if (step === 'reviseContract' && signed.length > 0) return refuse('admission.signedAlready')
  if (step === 'sign' && role !== undefined && signed.some((other) => sideOf(other) === sideOf(role))) return refuse('admission.sideSigned')
  return undefined
}

/** Side of the contract a role signs for. */
export const sideOf = (role: string): 'directorate' | 'participant' => (role.startsWith('directorate.') ? 'directorate' : 'participant')

/** Weights of the criteria when nothing else is set (parameter admission.score_weights, assumed). */
export const DEFAULT_WEIGHTS = 'investment 25; jobs 20; export 15; technology 15; ownFunds 10; cooperation 10; readiness 5'

/** Weights by criterion, as the parameter writes them. */
export function weightsOf(text: string): Map<string, number> {
  const pairs = text.split(';').map((part) => part.trim().split(/\s+/))
  const weights = new Map(pairs.flatMap(([name = '', weight = '']) => (name !== '' && Number(weight) > 0 ? [[name, Number(weight)] as const] : [])))
  if (weights.size === 0) throw new Error(`Cannot read the weights of admission.score_weights: ${text}`)
  return weights
}

/** What is full marks: investment of 10 bn soʻm and 100 jobs on a hectare (assumed; a competition would compare the applicants with each other). */
const FULL = { investmentPerHectare: 10_000_000_000_00, jobsPerHectare: 100 }

/**
 * The score of an application, Σ w·part / Σ w of parts 0…1: investment and jobs by hectare against full marks, export share, share of own
 * funds, and what the specialist judged 0…100: technology, cooperation with residents, readiness.
 */
export function scoreOf(
  one: Application,
  judged: { readonly technology: number; readonly cooperation: number; readonly readiness: number },
  weights: ReadonlyMap<string, number>,
): { total: number; criteria: Criterion[] } {
  const hectares = one.landNeed / HECTARE
  const capped = (value: number) => Math.max(0, Math.min(1, value))
  const parts: Readonly<Record<string, number>> = {
    investment: capped(one.investment / hectares / FULL.investmentPerHectare),
    jobs: capped(one.jobs / hectares / FULL.jobsPerHectare),
    export: capped(one.exportShare ?? 0),
    technology: judged.technology / 100,
    ownFunds: capped((one.ownFunds ?? 0) / one.investment),
    cooperation: judged.cooperation / 100,
    readiness: judged.readiness / 100,
  }
  const criteria = [...weights].map(([code, weight]) => ({ code, weight, part: parts[code] ?? 0 }))
  const whole = criteria.reduce((sum, { weight }) => sum + weight, 0)
  return { criteria, total: criteria.reduce((sum, { part, weight }) => sum + part * weight, 0) / whole }
}
