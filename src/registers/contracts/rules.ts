import { dayOf, daysBetween } from '@sanoat/uzbek'
import { ok, refuse, type Result } from '#lib/result.ts'
import type { Contract, ContractState, LedgerEntry } from './model.ts'

/**
 * Penalty for late payment (uz: penya): min(arrears × daily % × days, cap % of arrears), in tiyin rounded half up.
 * Parameters lease.penalty_daily_pct and lease.penalty_cap_pct (assumed: contract law, not looked up).
 * 96 000 000 soʻm for 45 days at 0.4 % is 17 280 000; for 200 days the cap of 50 % holds: 48 000 000.
 */
export function penaltyOf(arrears: number, days: number, dailyPct: string, capPct: string): number {
  if (arrears <= 0 || days <= 0) return 0
  const amount = BigInt(arrears)
  const accrued = amount * hundredThousandths(dailyPct) * BigInt(days)
  const cap = amount * hundredThousandths(capPct)
  return Number(roundHalfUp(accrued < cap ? accrued : cap, 10_000_000n))
}

/** A percentage as a whole number of hundred-thousandths of a per cent. */
function hundredThousandths(pct: string): bigint {
  const value = Number(pct)
  if (!Number.isFinite(value) || value < 0) throw new Error(`Cannot compute a penalty: ${pct} is no percentage`)
  return BigInt(Math.round(value * 100_000))
}

const roundHalfUp = (value: bigint, by: bigint): bigint => (value * 2n + by) / (by * 2n)

export type Unpaid = { readonly kind: LedgerEntry['kind']; readonly dueOn: string; readonly amount: number }

/** What of the charges due by a day is unpaid; payments made by that day settle the oldest charge first. */
export function unpaidOn(entries: readonly LedgerEntry[], day: string): Unpaid[] {
  const past = entries.filter(({ dueOn }) => dueOn <= day)
  let paid = past.filter(({ amount }) => amount < 0).reduce((sum, { amount }) => sum - amount, 0)
  return past
    .filter(({ amount }) => amount > 0)
    .toSorted((a, b) => (a.dueOn === b.dueOn ? 0 : a.dueOn < b.dueOn ? -1 : 1))
    .map(({ kind, dueOn, amount }) => {
      const settled = Math.min(paid, amount)
      paid -= settled
      return { kind, dueOn, amount: amount - settled }
    })
    .filter(({ amount }) => amount > 0)
}

/**
 * Arrears on a day and their penalty: each unpaid charge from its own due day, which itself is not counted.
 * A penalty that was charged is owed too, but bears none.
 */
export function arrearsOn(entries: readonly LedgerEntry[], day: string, dailyPct: string, capPct: string) {
  const unpaid = unpaidOn(entries, day).filter(({ dueOn }) => dueOn < day)
  const penalty = unpaid
    .filter(({ kind }) => kind !== 'penalty')
    .reduce((sum, { amount, dueOn }) => sum + penaltyOf(amount, daysBetween(dayOf(dueOn), dayOf(day)), dailyPct, capPct), 0)
  return { amount: unpaid.reduce((sum, { amount }) => sum + amount, 0), since: unpaid[0]?.dueOn ?? null, penalty }
}

/** The state of a contract on a day: a signed one becomes active on its first day and expires after its last one. */
export function stateOn({ state, startsOn, endsOn }: Pick<Contract, 'state' | 'startsOn' | 'endsOn'>, day: string): ContractState {
  if (state !== 'signed' && state !== 'active') return state
  if (endsOn !== null && endsOn < day) return 'expired'
  return startsOn === null || startsOn <= day ? 'active' : 'signed'
}

/** Whether the first and the last day of a term are in order. Refuses contract.term. */
export const checkTerm = (startsOn: string | null, endsOn: string | null): Result<null> =>
  startsOn !== null && endsOn !== null && endsOn < startsOn ? refuse('contract.term', { startsOn, endsOn }) : ok(null)

/** Only a draft is signed. Refuses contract.wrongState. */
export const maySign = ({ state, number }: Pick<Contract, 'state' | 'number'>): Result<null> =>
  state === 'draft' ? ok(null) : refuse('contract.wrongState', { number, state })

/** Only a contract that binds is amended, ended before its term or completed. Refuses contract.wrongState. */
export const mayChange = ({ state, number }: Pick<Contract, 'state' | 'number'>): Result<null> =>
  state === 'signed' || state === 'active' ? ok(null) : refuse('contract.wrongState', { number, state })

/** A charge is above zero and a payment below; a contrary amount corrects an entry and needs a note. Refuses ledger.sign, ledger.currency. */
export function checkEntry(entry: Pick<LedgerEntry, 'kind' | 'amount' | 'currency' | 'note'>, currency: string): Result<null> {
  if (entry.currency !== currency) return refuse('ledger.currency', { expected: currency, found: entry.currency })
  const usual = entry.kind === 'payment' ? entry.amount < 0 : entry.amount > 0
  return usual || (entry.amount !== 0 && entry.note !== '') ? ok(null) : refuse('ledger.sign', { kind: entry.kind })
}
