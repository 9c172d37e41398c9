import { ok, refuse, type Result } from '#lib/result.ts'
import { isDay } from '#lib/day.ts'
import type { Reader, Writer } from '#platform/database/sql.ts'
import { isId, newId } from '#platform/id.ts'
import { readParameter } from '#registers/legislation/service.ts'
import { partyById } from '#registers/parties/service.ts'
import { readZone } from '#registers/zones/service.ts'
import type { Arrears, Contract, ContractVersion, Encumbrance, LedgerEntry } from './model.ts'
import { arrearsOn, checkEntry, checkTerm, mayChange, maySign, stateOn } from './rules.ts'
import * as store from './store.ts'

/** A contract by zone and id; undefined for an id that is none. */
export const contractById = async (reader: Reader, zone: string, id: string): Promise<Contract | undefined> =>
  isId(id) ? store.contractRow(reader, zone, id) : undefined

/** Contracts of a party in every zone. */
export const contractsOfParty = async (reader: Reader, party: string): Promise<Contract[]> => (isId(party) ? store.contractsOf(reader, party) : [])

/** The first form of a contract and its amendments, in order. */
export const versionsOfContract = (reader: Reader, zone: string, id: string): Promise<ContractVersion[]> => store.versionsOf(reader, zone, id)

export const entriesOfContract = (reader: Reader, zone: string, id: string): Promise<LedgerEntry[]> => store.entriesOf(reader, zone, id)

/** Arrests, pledges and court cases on a contract or a lot of the zone, past ones too. */
export const encumbrancesOn = (reader: Reader, zone: string, on: { readonly contract?: string | null; readonly lot?: string | null }): Promise<Encumbrance[]> =>
  store.encumbrancesOf(reader, zone, on.contract ?? null, on.lot ?? null)

export type NewContract = Pick<Contract, 'zone' | 'party' | 'kind' | 'number' | 'startsOn' | 'endsOn' | 'lot' | 'amount' | 'currency'> & {
  /** Day whose parameters hold: the day of the triggering event. */
  readonly parameterDay: string
  readonly document?: string | null
}

/**
 * Drafts a contract. Refuses zone.unknown, party.unknown, contract.term, contract.numberTaken, and training.mixed where
 * a real party would contract in the training zone or the other way round.
 */
export async function createContract(writer: Writer, wish: NewContract, now: Date): Promise<Result<Contract>> {
  const zone = await readZone(writer, wish.zone)
  if (!zone.ok) return zone
  const party = await partyById(writer, wish.party)
  if (party === undefined) return refuse('party.unknown', { id: wish.party })
  if (party.training !== zone.value.training) return refuse('training.mixed', { zone: wish.zone })
  const term = checkTerm(wish.startsOn, wish.endsOn)
  if (!term.ok) return term
  const { document = null, ...content } = wish
  const contract: Contract = { ...content, id: newId(now), signedOn: null, state: 'draft', version: 1, terminatedOn: null, ground: '' }
  if ((await store.insertContract(writer, contract, document, now)) === 0) return refuse('contract.numberTaken', { number: wish.number })
  return ok(contract)
}

type Named = { readonly zone: string; readonly id: string }

async function locked(writer: Writer, { zone, id }: Named): Promise<Result<Contract>> {
  const found = isId(id) ? await store.lockedContract(writer, zone, id) : undefined
  return found === undefined ? refuse('contract.unknown', { id }) : ok(found)
}

/** Takes a draft back that nobody signed; its number is free again. Refuses contract.unknown and contract.wrongState. */
export async function discardDraft(writer: Writer, named: Named): Promise<Result<true>> {
  const found = await locked(writer, named)
  if (!found.ok) return found
  if (found.value.state !== 'draft') return refuse('contract.wrongState', { number: found.value.number, state: found.value.state })
  await store.deleteDraft(writer, named.zone, named.id)
  return ok(true)
}

/** Signs a draft: it binds from now on, and is active from its first day. */
export async function signContract(
  writer: Writer,
  wish: Named & { readonly signedOn: string; readonly startsOn?: string; readonly endsOn?: string; readonly document?: string | null },
): Promise<Result<Contract>> {
  const found = await locked(writer, wish)
  if (!found.ok) return found
  const may = maySign(found.value)
  if (!may.ok) return may
  const [startsOn, endsOn] = [wish.startsOn ?? found.value.startsOn ?? wish.signedOn, wish.endsOn ?? found.value.endsOn]
  const term = checkTerm(startsOn, endsOn)
  if (!term.ok) return term
  const signed: Contract = { ...found.value, signedOn: wish.signedOn, startsOn, endsOn, state: startsOn <= wish.signedOn ? 'active' : 'signed' }
  await store.saveContract(writer, signed)
  await store.signFirstVersion(writer, signed, wish.document ?? null)
  return ok(signed)
}

/** Amends a contract that binds: a new version with its own day of signing; what is not named stays as it was. */
export async function amendContract(
  writer: Writer,
  wish: Named & {
    readonly signedOn: string
    readonly reason: string
    readonly startsOn?: string | null
    readonly endsOn?: string | null
    readonly amount?: number | null
    readonly document?: string | null
  },
  now: Date,
): Promise<Result<Contract>> {
  const found = await locked(writer, wish)
  if (!found.ok) return found
  const may = mayChange(found.value)
  if (!may.ok) return may
  const { startsOn = found.value.startsOn, endsOn = found.value.endsOn, amount = found.value.amount } = wish
  const term = checkTerm(startsOn, endsOn)
  if (!term.ok) return term
  if (found.value.signedOn !== null && wish.signedOn < found.value.signedOn) return refuse('contract.amendedBefore', { signedOn: found.value.signedOn })
  const amended: Contract = { ...found.value, startsOn, endsOn, amount, version: found.value.version + 1 }
  await store.saveContract(writer, amended)
  const version = { version: amended.version, signedOn: wish.signedOn, startsOn, endsOn, amount, document: wish.document ?? null, reason: wish.reason }
  await store.insertVersion(writer, wish.zone, wish.id, version, now)
  return ok(amended)
}

/** Ends a contract before its term, or as fulfilled with `completed`. */
export async function terminateContract(
  writer: Writer,
  wish: Named & { readonly on: string; readonly ground: string; readonly completed?: boolean },
): Promise<Result<Contract>> {
  const found = await locked(writer, wish)
  if (!found.ok) return found
  const may = mayChange(found.value)
  if (!may.ok) return may
  if (found.value.signedOn !== null && wish.on < found.value.signedOn) return refuse('contract.endedBefore', { signedOn: found.value.signedOn })
  const ended: Contract = { ...found.value, state: wish.completed === true ? 'completed' : 'terminated', terminatedOn: wish.on, ground: wish.ground }
  await store.saveContract(writer, ended)
  return ok(ended)
}

/** Adds to what is due or paid under a contract that was signed. Refuses contract.unknown, ledger.currency, ledger.sign, ledger.notSigned. */
export async function addLedgerEntry(writer: Writer, named: Named, entry: Omit<LedgerEntry, 'id'>, now: Date): Promise<Result<LedgerEntry>> {
  const found = await locked(writer, named)
  if (!found.ok) return found
  if (found.value.state === 'draft') return refuse('ledger.notSigned', { number: found.value.number })
  const checked = checkEntry(entry, found.value.currency)
  if (!checked.ok) return checked
  const added = { id: newId(now), ...entry }
  await store.insertEntry(writer, named.zone, named.id, added, now)
  return ok(added)
}

/** Puts an arrest, pledge or court case on a contract or a lot. */
export async function addEncumbrance(writer: Writer, zone: string, encumbrance: Omit<Encumbrance, 'id'>, now: Date): Promise<Result<Encumbrance>> {
  if (encumbrance.contract !== null && (await contractById(writer, zone, encumbrance.contract)) === undefined)
    return refuse('contract.unknown', { id: encumbrance.contract })
  if (encumbrance.until !== null && encumbrance.until < encumbrance.since)
    return refuse('contract.term', { startsOn: encumbrance.since, endsOn: encumbrance.until })
  const added = { id: newId(now), ...encumbrance }
  await store.insertEncumbrance(writer, zone, added, now)
  return ok(added)
}

/** Ends an encumbrance that stands. Refuses encumbrance.unknown and contract.term. */
export async function liftEncumbrance(writer: Writer, zone: string, id: string, until: string): Promise<Result<Encumbrance>> {
  const found = isId(id) ? await store.encumbranceRow(writer, zone, id) : undefined
  if (found === undefined) return refuse('encumbrance.unknown', { id })
  if (until < found.since) return refuse('contract.term', { startsOn: found.since, endsOn: until })
  if ((await store.endEncumbrance(writer, zone, id, until)) === 0) return refuse('encumbrance.ended', { id })
  return ok({ ...found, until })
}

/** Gives the contracts of a party to the one it was found to be the same as. */
export const moveContractsOf = (writer: Writer, from: string, to: string): Promise<number> => store.moveContracts(writer, from, to)

/** Arrears of a contract on a day with their penalty, by the parameters of the contract's day. Refuses contract.unknown and contract.noPenaltyRule. */
export async function arrearsOf(reader: Reader, zone: string, contract: string, day: string): Promise<Result<Arrears>> {
  const found = await contractById(reader, zone, contract)
  if (found === undefined) return refuse('contract.unknown', { id: contract })
  if (!isDay(found.parameterDay)) throw new Error(`Cannot read the parameters of contract ${contract}: ${found.parameterDay} is no day`)
  const daily = await readParameter(reader, 'lease.penalty_daily_pct', found.parameterDay)
  const cap = await readParameter(reader, 'lease.penalty_cap_pct', found.parameterDay)
  if (daily === undefined || cap === undefined) return refuse('contract.noPenaltyRule', { day: found.parameterDay })
  const owed = arrearsOn(await store.entriesOf(reader, zone, contract), day, daily.value, cap.value)
  return ok({ day, ...owed, currency: found.currency, dailyPct: daily.value, capPct: cap.value, mark: daily.mark })
}

/** The contract as it stands on a day: active from its first day, expired after its last. */
export const contractOn = (contract: Contract, day: string): Contract => ({ ...contract, state: stateOn(contract, day) })
