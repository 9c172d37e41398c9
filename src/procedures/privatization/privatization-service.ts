import { isDay, type Day } from '#lib/day.ts'
import { inTurn } from '#lib/in-turn.ts'
import { ok, refuse, type Result } from '#lib/result.ts'
import type { Reader, Writer } from '#platform/database/sql.ts'
import type { CaseModule, Opening, Outcome, StepContext } from '#procedures/cases/engine.ts'
import type { CaseRecord } from '#procedures/cases/model.ts'
import { casesInState } from '#procedures/cases/reading-service.ts'
import { documentsOf, numberOf, textOf, type StepInput } from '#procedures/cases/rules/input.ts'
import { obligationsOfContract } from '#procedures/obligations/register-service.ts'
import { decidedByCommission } from '#procedures/obligations/rules.ts'
import { arrearsOf, contractById, contractsOfParty, createContract, encumbrancesOn, signContract, addLedgerEntry } from '#registers/contracts/service.ts'
import { setLotStatus } from '#registers/land/lot-service.ts'
import { lotForProcedures } from '#registers/land/service.ts'
import { readParameter } from '#registers/legislation/service.ts'
import { partyById } from '#registers/parties/service.ts'
import { priceStrategy, privatizationData, type PrivatizationData } from './model.ts'
import { privatization } from './procedure.ts'
import { checkPayment, guardPrivatization, instalmentsOf, priceOf, type PrivatizationFacts } from './rules.ts'
import { orderAct, refusalAct, saleAct } from './rules/acts.ts'
import { privatizationForm, privatizationSheet } from './rules/sheet.ts'

/** Privatization as the kernel runs it. */
export const privatizationModule: CaseModule = {
  procedure: privatization,
  prefix: 'XS',
  open: openPrivatization,
  opening: async (reader, zone, party) => {
    const contracts = party === null ? [] : (await contractsOfParty(reader, party)).filter((one) => one.zone === zone && one.kind === 'investment')
    return { contract: { options: contracts.map(({ id, number }) => ({ id, said: { key: 'acceptance.contract', values: { number } } })) } }
  },
  prepare: async (reader, record, today) => {
    const facts = await readFacts(reader, record, today)
    return {
      guard: (step) => guardPrivatization(step, facts),
      form: (step) => privatizationForm(step, facts),
      take: (writer, step, input, context) => take(writer, record, facts, step, input, context),
      sheet: privatizationSheet(facts),
    }
  },
}

async function openPrivatization(writer: Writer, zone: string, party: string | null, input: StepInput, { today }: StepContext): Promise<Result<Opening>> {
  const contract = await contractById(writer, zone, textOf(input, 'contract'))
  if (contract === undefined || contract.party !== party) return refuse('contract.unknown', { id: textOf(input, 'contract') })
  const running = (await casesInState(writer, 'privatization')).find((one) => privatizationData.parse(one.data).contract === contract.id)
  if (running !== undefined) return refuse('privatization.runs', { number: running.number })
  const data: PrivatizationData = {
    contract: contract.id,
    contractNumber: contract.number,
    lot: contract.lot,
    cadastralNumber: textOf(input, 'cadastralNumber'),
    extract: textOf(input, 'extract'),
    valuation: null,
    price: null,
    order: null,
    sale: null,
    paid: 0,
    title: null,
    ground: null,
  }
  const names = (await partyById(writer, contract.party))?.names
  return ok({ party, title: { key: 'privatization.title', values: { party: names ?? '', contract: contract.number } }, data, triggeredOn: today })
}

async function readFacts(reader: Reader, record: CaseRecord, today: Day): Promise<PrivatizationFacts> {
  const data = privatizationData.parse(record.data)
  const { zone } = record
  const value = async (key: string) => (await readParameter(reader, key, record.parameterDay))?.value
  const obligations = await obligationsOfContract(reader, zone, data.contract)
  const accepting = (await casesInState(reader, 'acceptance')).filter((one) => one.zone === zone && holdsContract(one.data, data.contract))
  const lease = record.party === null ? [] : (await contractsOfParty(reader, record.party)).filter((one) => one.zone === zone && one.kind !== 'sale')
  const owed = await inTurn(lease, (one) => arrearsOf(reader, zone, one.id, today))
  const burdens = await encumbrancesOn(reader, zone, { contract: data.contract, lot: data.lot })
  return {
    state: record.state,
    data,
    today,
    byCommission: decidedByCommission(record.place, (await value('obligation.commission_regions')) ?? ''),
    accepted: obligations.filter(({ status }) => status === 'accepted').length,
    unsettled: obligations.filter(({ status }) => status !== 'accepted').length,
    openAcceptance: accepting[0]?.number ?? null,
    lot: data.lot === null ? undefined : await lotForProcedures(reader, zone, data.lot),
    arrears: owed.reduce((sum, one) => sum + (one.ok ? one.value.amount : 0), 0),
    encumbrances: burdens.filter(({ since, until }) => since <= today && (until === null || until >= today)),
    instalmentsMost: Number((await value('privatization.instalments_most')) ?? 12),
    valuationMonths: Number((await value('privatization.valuation_valid_months')) ?? 6),
  }
}

const holdsContract = (data: unknown, contract: string): boolean =>
  typeof data === 'object' && data !== null && 'contract' in data && data.contract === contract

async function take(
  writer: Writer,
  record: CaseRecord,
  facts: PrivatizationFacts,
  step: string,
  input: StepInput,
  context: StepContext,
): Promise<Result<Outcome>> {
  const { data } = facts
  switch (step) {
    case 'checkFile':
      return ok({ to: 'valuation' })
    case 'returnFile':
      return ok({ to: 'returned' })
    case 'handInAgain':
      return ok({ to: 'requested', data: { ...data, cadastralNumber: textOf(input, 'cadastralNumber'), extract: textOf(input, 'extract') } })
    case 'value':
      return value(facts, input, context)
    case 'proposePrice':
      return proposePrice(facts, input)
    case 'decidePrice':
      return decidePrice(facts, textOf(input, 'decision') === 'confirm', textOf(input, 'reason'))
    case 'commissionDecides':
      return decidePrice(facts, numberOf(input, 'adopted') === 1, textOf(input, 'reason'))
    case 'order': {
      const after = { ...data, order: { number: textOf(input, 'orderNumber') } }
      return ok({ to: 'orderSigning', data: after, act: orderAct(record, { ...facts, data: after }, context.actor.name) })
    }
    case 'signOrder':
      return ok({ to: 'contract', signed: true })
    case 'draftContract':
      return draftContract(writer, record, facts, input, context)
    case 'signContract':
      return signSale(writer, record, facts, context)
    case 'recordPayment':
      return recordPayment(writer, record, facts, input, context)
    case 'registerTitle':
      return registerTitle(writer, record, facts, input, context)
    case 'refuse':
    case 'cancel': {
      const after = { ...data, ground: { norm: textOf(input, 'norm'), reason: textOf(input, 'reason') } }
      return ok({
        to: step === 'refuse' ? 'refused' : 'cancelled',
        data: after,
        act: refusalAct(record, { ...facts, data: after }, context.actor.name, context.role),
      })
    }
    case 'withdraw':
      return ok({ to: 'withdrawn' })
    default:
      throw new Error(`Cannot take privatization.${step}: the module does not know it`)
  }
}

function value({ data, today }: PrivatizationFacts, input: StepInput, { actor }: StepContext): Result<Outcome> {
  const [valuedOn, licenceUntil] = [textOf(input, 'valuedOn'), textOf(input, 'licenceUntil')]
  if (!isDay(valuedOn) || !isDay(licenceUntil)) return refuse('input.invalid', { count: 1 })
  if (valuedOn > today) return refuse('privatization.valuedInFuture', { day: valuedOn })
  if (licenceUntil < valuedOn) return refuse('privatization.licenceExpired', { until: licenceUntil })
  const valuation = {
    value: numberOf(input, 'value'),
    valuedOn,
    method: textOf(input, 'method'),
    licence: textOf(input, 'licence'),
    licenceUntil,
    report: textOf(input, 'report'),
    by: actor.name,
  }
  return ok({ to: 'price', data: { ...data, valuation } })
}

function proposePrice({ data, byCommission, instalmentsMost }: PrivatizationFacts, input: StepInput): Result<Outcome> {
  const strategy = priceStrategy.parse(textOf(input, 'strategy'))
  const instalments = numberOf(input, 'instalments')
  if (instalments > instalmentsMost) return refuse('privatization.tooManyInstalments', { most: instalmentsMost })
  const base = strategy === 'appraised' ? (data.valuation?.value ?? 0) : numberOf(input, 'base')
  const multiplier = numberOf(input, 'multiplier')
  const amount = priceOf(strategy, base, multiplier)
  if (!amount.ok) return amount
  const price = { strategy, act: textOf(input, 'act'), base, multiplier, amount: amount.value, instalments, decided: false }
  return ok({ to: byCommission ? 'commission' : 'priceDecision', data: { ...data, price } })
}

function decidePrice({ data }: PrivatizationFacts, confirmed: boolean, reason: string): Result<Outcome> {
  if (data.price === null) return refuse('privatization.notPriced')
  if (!confirmed && reason.length < 3) return refuse('input.invalid', { count: 1 }, [{ path: 'reason', code: 'input.required' }])
  return confirmed ? ok({ to: 'order', data: { ...data, price: { ...data.price, decided: true } } }) : ok({ to: 'price', data: { ...data, price: null } })
}

async function draftContract(
  writer: Writer,
  record: CaseRecord,
  facts: PrivatizationFacts,
  input: StepInput,
  { actor, now, today }: StepContext,
): Promise<Result<Outcome>> {
  const { data } = facts
  const firstDue = textOf(input, 'firstDue')
  if (data.price === null || record.party === null) return refuse('privatization.notPriced')
  if (!isDay(firstDue) || firstDue < today) return refuse('privatization.firstDuePast', { day: firstDue })
  const number = textOf(input, 'contractNumber')
  const made = await createContract(
    writer,
    {
      zone: record.zone,
      party: record.party,
      kind: 'sale',
      number,
      startsOn: today,
      endsOn: null,
      lot: data.lot,
      amount: data.price.amount,
      currency: 'UZS',
      parameterDay: record.parameterDay,
    },
    now,
  )
  if (!made.ok) return made
  const sale = { contract: made.value.id, number, instalments: instalmentsOf(data.price.amount, data.price.instalments, firstDue) }
  const after: PrivatizationData = { ...data, sale }
  return ok({ to: 'contractSigning', data: after, act: saleAct(record, { ...facts, data: after }, actor.name) })
}

/** Both sides sign; with the second signature the contract binds and what is owed stands in the ledger. */
async function signSale(writer: Writer, record: CaseRecord, { data }: PrivatizationFacts, { now, today, role, takers }: StepContext): Promise<Result<Outcome>> {
  const others = takers.some((one) => one.step === 'signContract' && one.role !== role)
  if (!others) return ok({ to: 'contractSigning' })
  const { sale } = data
  if (sale === null) return refuse('privatization.notPriced')
  const signed = await signContract(writer, { zone: record.zone, id: sale.contract, signedOn: today })
  if (!signed.ok) return signed
  for (const { due, amount, number } of sale.instalments) {
    const entry = await addLedgerEntry(
      writer,
      { zone: record.zone, id: sale.contract },
      { kind: 'instalment', dueOn: due, amount, currency: 'UZS', document: null, note: String(number) },
      now,
    )
    if (!entry.ok) return entry
  }
  return ok({ to: sale.instalments.length === 0 ? 'title' : 'paying', signed: true })
}

async function recordPayment(
  writer: Writer,
  record: CaseRecord,
  { data, today }: PrivatizationFacts,
  input: StepInput,
  { now }: StepContext,
): Promise<Result<Outcome>> {
  const paidOn = textOf(input, 'paidOn')
  if (paidOn > today) return refuse('privatization.paidInFuture', { day: paidOn })
  const amount = numberOf(input, 'amount')
  const fits = checkPayment(data, amount)
  if (!fits.ok) return fits
  const entry = await addLedgerEntry(
    writer,
    { zone: record.zone, id: data.sale?.contract ?? '' },
    { kind: 'payment', dueOn: paidOn, amount: -amount, currency: 'UZS', document: documentsOf(input, 'document')[0] ?? null, note: '' },
    now,
  )
  if (!entry.ok) return entry
  return ok({ to: fits.value.settled ? 'title' : 'paying', data: { ...data, paid: fits.value.paid } })
}

async function registerTitle(
  writer: Writer,
  record: CaseRecord,
  { data, today }: PrivatizationFacts,
  input: StepInput,
  context: StepContext,
): Promise<Result<Outcome>> {
  const registeredOn = textOf(input, 'registeredOn')
  if (!isDay(registeredOn) || registeredOn > today) return refuse('privatization.registeredInFuture', { day: registeredOn })
  if (data.lot !== null && record.party !== null) {
    const extract = documentsOf(input, 'extract')[0] ?? ''
    const owned = await setLotStatus(writer, context.now, context.actor, {
      zone: record.zone,
      lot: data.lot,
      to: 'owned',
      day: registeredOn,
      document: extract,
    })
    if (!owned.ok) return owned
  }
  return ok({ to: 'closed', data: { ...data, title: { number: textOf(input, 'registrationNumber'), registeredOn } } })
}
