import type { Obligation, Outcome } from '../model.ts'

/** One obligation with what was accepted of it. */
export type Measured = Pick<Obligation, 'id' | 'section' | 'sense' | 'target' | 'weight' | 'mandatory'> & { readonly actual: number }

/**
 * How far an obligation is met, 0…1. At least: min(1, actual / target); at most: min(1, target / actual), 1 where nothing was used.
 * Over-fulfilment of one does not make up for another (parameter obligation.cap_pct, assumed). The target is never zero.
 */
export function degree({ sense, target, actual }: Pick<Measured, 'sense' | 'target' | 'actual'>): number {
  if (target <= 0) throw new Error(`Cannot measure an obligation: its target is ${target}, expected more than 0`)
  if (sense === 'atLeast') return Math.min(1, Math.max(0, actual) / target)
  return actual <= 0 ? 1 : Math.min(1, target / actual)
}

/** Weighted degree of several obligations, F = Σwᵢfᵢ / Σwᵢ; 0 where there are none. */
export function degreeOf(items: readonly Measured[]): number {
  const weight = items.reduce((sum, item) => sum + item.weight, 0)
  return weight === 0 ? 0 : items.reduce((sum, item) => sum + item.weight * degree(item), 0) / weight
}

export type Conclusion = {
  /** Degree of each obligation, by id. */
  readonly items: readonly { readonly id: string; readonly degree: number }[]
  readonly investment: number | null
  readonly social: number | null
  readonly total: number
  readonly proposal: Exclude<Outcome, 'postponed'>
}

/**
 * What follows from the figures: accepted when every mandatory obligation is met whole and F reaches the threshold
 * (parameter obligation.accept_threshold_pct, assumed 100 %); otherwise partial, with a term to cure, once; after that not accepted.
 * Example: 1,900 of 2,000 m soʻm, 55 of 50 jobs, 240 of 300, weights .4 .3 .3 → F = 92.0 % → partial.
 */
export function conclude(items: readonly Measured[], threshold: number, cureUsed: boolean): Conclusion {
  const total = degreeOf(items)
  const section = (name: Obligation['section']) => {
    const own = items.filter((item) => item.section === name)
    return own.length === 0 ? null : degreeOf(own)
  }
  const whole = items.every((item) => !item.mandatory || degree(item) === 1)
  const met = items.length > 0 && whole && total >= threshold - 1e-9
  const proposal = met ? 'accepted' : !cureUsed && total > 0 ? 'partial' : 'notAccepted'
  return { items: items.map((item) => ({ id: item.id, degree: degree(item) })), investment: section('investment'), social: section('social'), total, proposal }
}

/** What was accepted of an obligation: the sum of the evidence; for headcounts the mean of the three months before the due date, for kept jobs the least of the months that must be kept. */
export function achieved(
  obligation: { readonly item: string; readonly due: string; readonly keepMonths: number | null },
  evidence: readonly { readonly month: string | null; readonly accepted: number | null; readonly status: string }[],
): number {
  const accepted = evidence.filter(({ status }) => status === 'accepted')
  if (!isHeadcount(obligation.item)) return accepted.reduce((sum, one) => sum + (one.accepted ?? 0), 0)
  const months = obligation.item === 'jobsKept' ? lastMonths(obligation.due, obligation.keepMonths ?? 3) : lastMonths(obligation.due, 3)
  const counts = months.map((month) => Math.max(0, ...accepted.filter((one) => one.month === month).map((one) => one.accepted ?? 0)))
  return obligation.item === 'jobsKept' ? Math.min(...counts) : counts.reduce((sum, count) => sum + count, 0) / counts.length
}

/** Items that are measured by a headcount, which is a mean of months and not a sum (average list headcount of the three months before the due date, assumed). */
export const HEADCOUNTS: readonly string[] = ['jobs', 'jobsKept', 'youthJobs', 'womenJobs', 'wage']
export const isHeadcount = (item: string): boolean => HEADCOUNTS.includes(item)

/** The last `count` whole calendar months before a day, the earliest first; the day's own month is one of them when the day is its last. */
export function lastMonths(day: string, count: number): string[] {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const whole = date === new Date(Date.UTC(year, month, 0)).getUTCDate()
  const last = year * 12 + (month - 1) - (whole ? 0 : 1)
  return Array.from({ length: count }, (_, index) => {
    const number = last - (count - 1 - index)
    return `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`
  })
}
