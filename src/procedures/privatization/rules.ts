import { addMonths } from '@sanoat/uzbek'
import type { Day } from '#lib/day.ts'
import { ok, refuse, type Refusal, type Result } from '#lib/result.ts'
import type { Instalment, PriceStrategy, PrivatizationData } from './model.ts'

/** What the guards of a privatization look at. Amounts in tiyin. */
export type PrivatizationFacts = {
  readonly state: string
  readonly data: PrivatizationData
  readonly today: Day
  readonly byCommission: boolean
  /** Acceptance of the contract's obligations: how many are accepted, and how many are open or not accepted. */
  readonly accepted: number
  readonly unsettled: number
  readonly openAcceptance: string | null
  /** The lot of the contract; undefined where none is named. */
  readonly lot: { readonly number: string; readonly status: string } | undefined
  readonly arrears: number
  readonly encumbrances: readonly { readonly kind: string; readonly since: string; readonly ground: string }[]
  readonly instalmentsMost: number
  readonly valuationMonths: number
}

/**
 * Whether land and buildings may be privatized: an accepted act, no acceptance open, a lot in operation, no arrears, no arrest, pledge or court case
 * (VMQ-432 as the article tells it; the list of grounds is assumed). Each refusal names its ground.
 */
export function eligible(facts: Pick<PrivatizationFacts, 'accepted' | 'unsettled' | 'openAcceptance' | 'arrears' | 'encumbrances' | 'lot'>): Result<true> {
  if (facts.openAcceptance !== null) return refuse('privatization.acceptanceOpen', { number: facts.openAcceptance })
  if (facts.accepted === 0) return refuse('privatization.notAccepted')
  if (facts.unsettled > 0) return refuse('privatization.unsettled', { count: facts.unsettled })
  if (facts.lot !== undefined && facts.lot.status !== 'operating') return refuse('privatization.notOperating', { lot: facts.lot.number })
  if (facts.arrears > 0) return refuse('privatization.arrears', { amount: facts.arrears / 100 })
  const [first] = facts.encumbrances
  return first === undefined ? ok(true) : refuse('privatization.encumbered', { kind: first.kind, since: first.since, ground: first.ground })
}

const refusalOf = (result: Result<unknown>): Refusal | undefined => (result.ok ? undefined : result)

const GUARDS: Readonly<Record<string, (facts: PrivatizationFacts) => Refusal | undefined>> = {
  checkFile: (facts) => refusalOf(eligible(facts)),
  order: (facts) => refusalOf(eligible(facts)),
  proposePrice: ({ data, today, valuationMonths }) => {
    if (data.valuation === null) return refuse('privatization.notValued')
    const until = addMonths(data.valuation.valuedOn, valuationMonths)
    return today > until ? refuse('privatization.valuationOld', { until }) : undefined
  },
  cancel: ({ data, today }) => {
    const overdue = overdueInstalment(data, today)
    return overdue === undefined ? refuse('privatization.nothingOverdue') : undefined
  },
}

export const guardPrivatization = (step: string, facts: PrivatizationFacts): Refusal | undefined => GUARDS[step]?.(facts)

/** The first instalment that is due before today and not wholly paid. */
export function overdueInstalment(data: Pick<PrivatizationData, 'sale' | 'paid'>, today: Day): Instalment | undefined {
  let owed = 0
  return data.sale?.instalments.find(({ due, amount }) => {
    owed += amount
    return due < today && data.paid < owed
  })
}

/**
 * The price by a strategy: the appraised or cadastral value as it is, land tax times a multiplier, or nothing where ownership passes free.
 * Which one holds is said by an act; the default is the appraised value (parameter privatization.price_strategy, assumed). Tiyin.
 */
export function priceOf(strategy: PriceStrategy, base: number, multiplier: number): Result<number> {
  if (strategy === 'free') return ok(0)
  if (base <= 0) return refuse('privatization.baseMissing')
  if (strategy !== 'landTax') return ok(base)
  return multiplier > 0 ? ok(Math.round(base * multiplier)) : refuse('privatization.multiplierMissing')
}

const SOM = 100

/**
 * Equal instalments in whole soʻm, the remainder in the last: 500 000 000 in 12 → eleven of 41 666 666 and one of 41 666 674.
 * The first is due on `firstDue`, the others on the same day of the following months, clamped to the month's end.
 */
export function instalmentsOf(price: number, count: number, firstDue: Day): Instalment[] {
  if (price === 0) return []
  const each = Math.floor(price / SOM / count) * SOM
  return Array.from({ length: count }, (_, index) => ({
    number: index + 1,
    due: addMonths(firstDue, index),
    amount: index === count - 1 ? price - each * (count - 1) : each,
  }))
}

/** Whether a payment fits: nothing is taken above what is owed. */
export function checkPayment(data: Pick<PrivatizationData, 'sale' | 'paid'>, amount: number): Result<{ readonly paid: number; readonly settled: boolean }> {
  const price = (data.sale?.instalments ?? []).reduce((sum, one) => sum + one.amount, 0)
  const paid = data.paid + amount
  return paid > price ? refuse('privatization.overpaid', { owed: (price - data.paid) / 100 }) : ok({ paid, settled: paid === price })
}
