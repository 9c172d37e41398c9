import { may } from '#lib/access.ts'
import { dayInTashkent } from '#lib/day.ts'
import { ok, refuse } from '#lib/result.ts'
import { decodeCursor, pageOfRows } from '#platform/cursor.ts'
import type { ReadHandler, WriteHandler } from '#platform/dispatch.ts'
import { isId } from '#platform/id.ts'
import { partyById } from '#registers/parties/service.ts'
import type * as operations from './contract.ts'
import {
  addLedgerEntry,
  arrearsOf,
  contractById,
  contractOn,
  createContract,
  encumbrancesOn,
  entriesOfContract,
  signContract,
  terminateContract,
  versionsOfContract,
} from './service.ts'
import { contractsAfter } from './store.ts'

export const answerListContracts: ReadHandler<typeof operations.listContracts> = async (input, reader, { now }) => {
  const cursor = decodeCursor(input.cursor, 1)
  if (!cursor.ok) return cursor
  const after = cursor.value?.[0] ?? null
  if (after !== null && !isId(after)) return refuse('cursor.invalid')
  if (input.party !== undefined && !isId(input.party)) return refuse('party.unknown', { id: input.party })
  const rows = await contractsAfter(reader, input.zone, { kind: input.kind, party: input.party }, after, input.limit + 1)
  const page = pageOfRows(rows, input.limit, ({ id }) => [id])
  return ok({ ...page, items: page.items.map((one) => contractOn(one, input.day ?? dayInTashkent(now))) })
}

export const answerGetContract: ReadHandler<typeof operations.getContract> = async ({ zone, id, day }, reader, { actor, now }) => {
  const found = await contractById(reader, zone, id)
  const mine = actor.grants.some(({ party }) => party !== undefined && party === found?.party)
  if (found === undefined || !(mine || may(actor, 'register.read', { zone, party: found.party }))) return refuse('contract.unknown', { id })
  const on = day ?? dayInTashkent(now)
  const arrears = await arrearsOf(reader, zone, id, on)
  if (!arrears.ok) return arrears
  const party = await partyById(reader, found.party)
  if (party === undefined) throw new Error(`Cannot read contract ${id}: its party ${found.party} is not in the register`)
  return ok({
    contract: contractOn(found, on),
    partyNames: party.names,
    versions: await versionsOfContract(reader, zone, id),
    ledger: await entriesOfContract(reader, zone, id),
    arrears: arrears.value,
    encumbrances: await encumbrancesOn(reader, zone, { contract: id, lot: found.lot }),
  })
}

export const answerRecordContract: WriteHandler<typeof operations.recordContract> = async (input, writer, { now }) => {
  const { signedOn, parameterDay = signedOn ?? dayInTashkent(now), ...wish } = input
  const drafted = await createContract(writer, { ...wish, lot: null, parameterDay }, now)
  if (!drafted.ok) return drafted
  const { zone, id } = drafted.value
  const contract = signedOn === undefined ? drafted : await signContract(writer, { zone, id, signedOn })
  return contract.ok ? ok({ output: contract.value, subject: id, zone }) : contract
}

export const answerRecordLedgerEntry: WriteHandler<typeof operations.recordLedgerEntry> = async ({ zone, id, ...entry }, writer, { now }) => {
  const contract = await contractById(writer, zone, id)
  if (contract === undefined) return refuse('contract.unknown', { id })
  const added = await addLedgerEntry(writer, { zone, id }, { ...entry, currency: contract.currency, document: null }, now)
  return added.ok ? ok({ output: added.value, subject: id, zone }) : added
}

export const answerEndContract: WriteHandler<typeof operations.endContract> = async (input, writer) => {
  const ended = await terminateContract(writer, input)
  return ended.ok ? ok({ output: ended.value, subject: input.id, zone: input.zone }) : ended
}
