import type { Day } from '#lib/day.ts'
import { ok, refuse, type Fault, type Result } from '#lib/result.ts'
import { isDay } from '#lib/day.ts'
import type { Reader, Writer } from '#platform/database/sql.ts'
import { newId } from '#platform/id.ts'
import type { StepContext } from '#procedures/cases/engine.ts'
import type { CaseRecord } from '#procedures/cases/model.ts'
import { numberOf, textOf, type Row, type StepInput } from '#procedures/cases/rules/input.ts'
import { rateOn } from '#registers/rates/service.ts'
import { CURRENCIES, evidenceKind, MONEY_ITEMS, type Evidence, type Obligation } from './model.ts'
import type { AcceptanceFacts } from './rules.ts'
import { checkAccepted, convert, numberKey } from './rules/evidence.ts'
import { isHeadcount } from './rules/fulfilment.ts'
import * as store from './store.ts'

/** Adds evidence to a case: of one of its obligations, counted nowhere else, converted at the rate of its own day. */
export async function addEvidence(
  writer: Writer,
  record: CaseRecord,
  facts: AcceptanceFacts,
  input: StepInput,
  { actor, now, today }: StepContext,
): Promise<Result<Evidence>> {
  const obligation = facts.obligations.find(({ id }) => id === textOf(input, 'obligation'))
  if (obligation === undefined) return refuse('obligation.unknown', { id: textOf(input, 'obligation') })
  const kind = evidenceKind.parse(textOf(input, 'kind'))
  const dated = textOf(input, 'dated')
  if (!isDay(dated) || dated > today) return refuse('evidence.inFuture', { day: dated })
  const faults = shapeFaults(obligation, input)
  if (faults.length > 0) return refuse('input.invalid', { count: faults.length }, faults)
  const number = textOf(input, 'number')
  const key = numberKey(number)
  const counted = await store.evidenceWithNumber(writer, kind, key)
  if (counted !== undefined) return refuse('evidence.countsAlready', { number })
  const amount = await amountOf(writer, obligation, input, dated)
  if (!amount.ok) return amount
  const one: Evidence = {
    id: newId(now),
    obligation: obligation.id,
    kind,
    number,
    dated,
    month: isHeadcount(obligation.item) ? textOf(input, 'month') : null,
    ...amount.value,
    document: textOf(input, 'document'),
    status: 'submitted',
    accepted: null,
    remark: '',
    submittedBy: actor.name,
  }
  return (await store.insertEvidence(writer, record.zone, record.id, one, key, now)) ? ok(one) : refuse('evidence.countsAlready', { number })
}

function shapeFaults(obligation: Obligation, input: StepInput): Fault[] {
  const money = MONEY_ITEMS.includes(obligation.item)
  const currency = textOf(input, 'currency')
  const month = textOf(input, 'month')
  return [
    ...(money && currency === '' ? [{ path: 'currency', code: 'input.currencyMissing' }] : []),
    ...(!money && currency !== '' ? [{ path: 'currency', code: 'input.currencyForeign', value: currency }] : []),
    ...(isHeadcount(obligation.item) && !/^\d{4}-(0[1-9]|1[0-2])$/.test(month) ? [{ path: 'month', code: 'input.month', value: month }] : []),
  ]
}

/** The amount as it was shown and in the target's unit; of money in hundredths. */
async function amountOf(
  reader: Reader,
  obligation: Obligation,
  input: StepInput,
  day: Day,
): Promise<Result<Pick<Evidence, 'amount' | 'currency' | 'rate' | 'rateDay' | 'converted'>>> {
  const shown = numberOf(input, 'amount')
  if (!MONEY_ITEMS.includes(obligation.item)) return ok({ amount: shown, currency: null, rate: null, rateDay: null, converted: shown })
  const currency = textOf(input, 'currency')
  const amount = Math.round(shown * 100)
  if (!Number.isSafeInteger(amount)) return refuse('input.invalid', { count: 1 }, [{ path: 'amount', code: 'input.money', value: String(shown) }])
  const rates = new Map<string, { rate: number; day: string }>()
  for (const code of CURRENCIES) {
    if (code === 'UZS' || (code !== currency && code !== obligation.currency)) continue
    const found = await rateOn(reader, code, day)
    if (found.ok) rates.set(code, { rate: found.value.rate / found.value.nominal, day: found.value.day })
  }
  const converted = convert(amount, currency, obligation.currency ?? 'UZS', (code) => rates.get(code)?.rate)
  if (!converted.ok) return refuse('rate.unknown', { ...converted.details, day })
  const rateDay = rates.get(currency)?.day ?? rates.get(obligation.currency ?? '')?.day
  return ok({
    amount,
    currency,
    rate: converted.value.rate,
    rateDay: converted.value.rate === null || rateDay === undefined || !isDay(rateDay) ? null : rateDay,
    converted: converted.value.amount,
  })
}

/** Verifies evidence row by row: what is accepted of each, or why it is not. Nothing is accepted that was not shown. */
export async function verifyAll(
  writer: Writer,
  zone: string,
  facts: AcceptanceFacts,
  rows: readonly Row[],
  { actor, today }: StepContext,
): Promise<Result<true>> {
  const faults: Fault[] = []
  for (const [index, row] of rows.entries()) {
    const one = facts.evidence.find(({ id }) => id === row['id'])
    const obligation = facts.obligations.find(({ id }) => id === one?.obligation)
    const at = (name: string, code: string, expected = '') => faults.push({ path: `evidence.${index}.${name}`, code, expected })
    if (one === undefined || obligation === undefined) {
      at('id', 'input.evidenceUnknown')
      continue
    }
    const rejected = row['verdict'] === 'rejected'
    const remark = typeof row['remark'] === 'string' ? row['remark'] : ''
    const scale = MONEY_ITEMS.includes(obligation.item) ? 100 : 1
    const accepted = rejected ? null : typeof row['accepted'] === 'number' ? Math.round(row['accepted'] * scale * 100) / 100 : one.converted
    const fits = accepted === null ? ok(true) : checkAccepted(one.converted, accepted)
    if (!fits.ok) at('accepted', fits.code === 'evidence.moreThanShown' ? 'input.moreThanShown' : 'input.too_small', String(one.converted / scale))
    if ((rejected || (accepted !== null && accepted < one.converted)) && remark.length < 3) at('remark', 'input.remarkMissing')
    if (faults.length > 0) continue
    await store.verifyEvidence(writer, zone, one.id, { status: rejected ? 'rejected' : 'accepted', accepted, remark, by: actor.name, on: today })
  }
  return faults.length === 0 ? ok(true) : refuse('input.invalid', { count: faults.length }, faults)
}
