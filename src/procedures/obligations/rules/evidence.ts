import { fold } from '@sanoat/uzbek'
import { ok, refuse, type Result } from '#lib/result.ts'

/** A document's number as it is compared: spelling, script, spaces and punctuation do not make another document of it. */
export const numberKey = (number: string): string => fold(number).replace(/[^a-z0-9]/g, '')

/**
 * An amount in the target's currency. Each payment is converted at the Central Bank's rates of its own day; the target is not revalued.
 * Rates are in tiyin of UZS for one unit. Rounded to whole hundredths.
 */
export function convert(
  amount: number,
  from: string,
  to: string,
  rateOf: (currency: string) => number | undefined,
): Result<{ readonly amount: number; readonly rate: number | null }> {
  if (from === to) return ok({ amount, rate: null })
  const [rateFrom, rateTo] = [from === 'UZS' ? 100 : rateOf(from), to === 'UZS' ? 100 : rateOf(to)]
  if (rateFrom === undefined) return refuse('rate.unknown', { currency: from })
  if (rateTo === undefined) return refuse('rate.unknown', { currency: to })
  const rate = rateFrom / rateTo
  return ok({ amount: Math.round(amount * rate), rate })
}

/** Whether the accepted part fits the evidence: nothing is accepted that was not shown. */
export function checkAccepted(converted: number, accepted: number): Result<true> {
  if (accepted < 0) return refuse('evidence.negative')
  return accepted > converted ? refuse('evidence.moreThanShown', { shown: converted, accepted }) : ok(true)
}
