import { addDays } from '@sanoat/uzbek'
import { isDay, type Day } from '#lib/day.ts'
import { ok, refuse, type Result } from '#lib/result.ts'
import type { Writer } from '#platform/database/sql.ts'
import type { StepContext } from '#procedures/cases/engine.ts'
import type { CaseRecord } from '#procedures/cases/model.ts'
import { numberOf, rowsOf, textOf, type Row, type StepInput } from '#procedures/cases/rules/input.ts'
import { item, MONEY_ITEMS } from '#procedures/obligations/model.ts'
import { addObligations, discardObligations, type NewObligation } from '#procedures/obligations/register-service.ts'
import { createContract, discardDraft, signContract } from '#registers/contracts/service.ts'
import { enrolParty } from '#registers/enterprises/enrolment-service.ts'
import { takeUpResidency } from '#registers/enterprises/residency-service.ts'
import { lotForProcedures } from '#registers/land/service.ts'
import { allocateLot } from '#registers/land/occupancy-service.ts'
import { readParameter } from '#registers/legislation/service.ts'
import { giveRoleOfResidents } from '#registers/people/holders-service.ts'
import type { AdmissionData } from './model.ts'

/** A row of the contract's obligations as the register keeps it. */
export function obligationOf(row: Row): NewObligation {
  const kind = item.parse(row['item'])
  const money = MONEY_ITEMS.includes(kind)
  const target = typeof row['target'] === 'number' ? row['target'] : 0
  const currency = typeof row['currency'] === 'string' && row['currency'] !== '' ? row['currency'] : null
  return {
    item: kind,
    description: typeof row['description'] === 'string' ? row['description'] : '',
    target: money ? Math.round(target * 100) : target,
    currency: money ? currency : null,
    weight: typeof row['weight'] === 'number' ? row['weight'] : 0,
    mandatory: row['mandatory'] === true,
    due: typeof row['due'] === 'string' ? row['due'] : null,
  }
}

/** Drafts the investment contract with its obligations and the lease of the lot: both stand as drafts until signed. */
export async function draftContracts(
  writer: Writer,
  record: CaseRecord,
  data: AdmissionData,
  input: StepInput,
  { now, today }: StepContext,
): Promise<Result<AdmissionData>> {
  const { zone, party } = record
  if (party === null) return refuse('admission.noApplicant')
  const lot = await lotForProcedures(writer, zone, textOf(input, 'lot'))
  if (lot === undefined) return refuse('lot.unknown', { lot: textOf(input, 'lot') })
  if (lot.status !== 'available' && lot.status !== 'reserved') return refuse('admission.lotTaken', { lot: lot.number })
  const years = Number((await readParameter(writer, 'lease.term_years', today))?.value ?? 10)
  const shared = { zone, party, startsOn: today, lot: lot.id, currency: 'UZS', parameterDay: today }
  const [number, leaseNumber, rent] = [textOf(input, 'number'), textOf(input, 'leaseNumber'), numberOf(input, 'rent')]
  const contract = await createContract(writer, { ...shared, kind: 'investment', number, endsOn: null, amount: data.application.investment }, now)
  if (!contract.ok) return contract
  const lease = await createContract(writer, { ...shared, kind: 'lease', number: leaseNumber, endsOn: yearsLater(today, years), amount: rent }, now)
  if (!lease.ok) return lease
  const obligations = await addObligations(writer, zone, contract.value.id, rowsOf(input, 'obligations').map(obligationOf), now)
  if (!obligations.ok) return obligations
  return ok({ ...data, contract: { id: contract.value.id, number, lease: lease.value.id, leaseNumber, lot: lot.id, rent } })
}

/** Takes the drafts back: contract, lease and obligations, so that others can be drafted under the same numbers. */
export async function discardContracts(writer: Writer, { zone }: CaseRecord, data: AdmissionData): Promise<Result<AdmissionData>> {
  if (data.contract === null) return ok(data)
  await discardObligations(writer, zone, data.contract.id)
  for (const id of [data.contract.id, data.contract.lease]) {
    const discarded = await discardDraft(writer, { zone, id })
    if (!discarded.ok) return discarded
  }
  return ok({ ...data, contract: null })
}

/** The last day of a term of years that begins today. */
function yearsLater(day: Day, years: number): Day {
  const [year = '', rest = ''] = [day.slice(0, 4), day.slice(4)]
  const same = `${Number(year) + years}${rest === '-02-29' ? '-02-28' : rest}`
  return isDay(same) ? addDays(same, -1) : day
}

/** Both sides have signed: contracts bind, the lot is allocated, the applicant is a participant of the zone. */
export async function signContracts(writer: Writer, record: CaseRecord, data: AdmissionData, context: StepContext): Promise<Result<true>> {
  const { zone, party } = record
  const { contract, application } = data
  const { now, actor, today } = context
  if (contract === null || party === null) return refuse('admission.noContract')
  for (const id of [contract.id, contract.lease]) {
    const signed = await signContract(writer, { zone, id, signedOn: today })
    if (!signed.ok) return signed
  }
  const allocated = await allocateLot(writer, now, actor, {
    zone,
    lot: contract.lot,
    party,
    contract: contract.lease,
    from: today,
    document: contract.leaseNumber,
  })
  if (!allocated.ok) return allocated
  await enrolParty(writer, party, { ifut: application.ifut, since: today }, context)
  const wish = { zone, party, since: today, status: 'active' as const, ifut: application.ifut, contract: contract.id, contractNote: contract.number }
  // One who was a resident already and takes another lot stays one.
  const resident = await takeUpResidency(writer, wish, context)
  if (!resident.ok && resident.code !== 'residency.overlaps') return resident
  await giveRoleOfResidents(writer, now, party, actor)
  return ok(true)
}
