import { sql, type Reader, type Writer } from '#platform/database/sql.ts'
import type { Contract, ContractVersion, Encumbrance, LedgerEntry } from './model.ts'

const columns =
  sql.raw(`zone_id as zone, contract_id as id, party_id as party, kind, number, signed_on as "signedOn", starts_on as "startsOn", ends_on as "endsOn",
  lot_id as lot, amount, currency, parameter_day as "parameterDay", state, version, terminated_on as "terminatedOn", ground`)

export const contractRow = (reader: Reader, zone: string, id: string) =>
  reader.first(sql<Contract>`select ${columns} from contract where zone_id = ${zone} and contract_id = ${id}`)

/** Locks a contract until the transaction ends, so that two changes of it cannot be made at once. */
export const lockedContract = (writer: Writer, zone: string, id: string) =>
  writer.first(sql<Contract>`select ${columns} from contract where zone_id = ${zone} and contract_id = ${id} for update`)

export const contractsOf = (reader: Reader, party: string) =>
  reader.all(sql<Contract>`select ${columns} from contract where party_id = ${party} order by zone_id, contract_id limit 1000`)

export const contractsAfter = (
  reader: Reader,
  zone: string,
  filter: { kind: string | undefined; party: string | undefined },
  after: string | null,
  limit: number,
) =>
  reader.all(sql<Contract>`
    select ${columns} from contract
    where zone_id = ${zone} and (${after}::uuid is null or contract_id > ${after}::uuid)
      and (${filter.kind ?? null}::text is null or kind = ${filter.kind ?? null})
      and (${filter.party ?? null}::uuid is null or party_id = ${filter.party ?? null}::uuid)
    order by contract_id limit ${limit}`)

/** Adds a contract with its first version; nothing is added where its number is taken. */
export async function insertContract(writer: Writer, contract: Contract, document: string | null, now: Date): Promise<number> {
  const { zone, id, party, kind, number, signedOn, startsOn, endsOn, lot, amount, currency, parameterDay, state } = contract
  const added = await writer.run(sql`
    insert into contract (zone_id, contract_id, party_id, kind, number, signed_on, starts_on, ends_on, lot_id, amount, currency, parameter_day, state, version, created_at)
    values (${zone}, ${id}, ${party}, ${kind}, ${number}, ${signedOn}, ${startsOn}, ${endsOn}, ${lot}, ${amount}, ${currency}, ${parameterDay}, ${state}, 1, ${now.toISOString()})
    on conflict (zone_id, kind, number) do nothing`)
  if (added > 0) await insertVersion(writer, zone, id, { version: 1, signedOn, startsOn, endsOn, amount, document, reason: '' }, now)
  return added
}

/** Takes a draft away with its version; nothing else hangs on one. */
export async function deleteDraft(writer: Writer, zone: string, id: string): Promise<void> {
  await writer.run(sql`delete from contract_version where zone_id = ${zone} and contract_id = ${id}`)
  await writer.run(sql`delete from contract where zone_id = ${zone} and contract_id = ${id} and state = 'draft'`)
}

export const insertVersion = (writer: Writer, zone: string, contract: string, version: ContractVersion, now: Date) =>
  writer.run(sql`
    insert into contract_version (zone_id, contract_id, version, signed_on, starts_on, ends_on, amount, document_id, reason, recorded_at)
    values (${zone}, ${contract}, ${version.version}, ${version.signedOn}, ${version.startsOn}, ${version.endsOn}, ${version.amount}, ${version.document}, ${version.reason}, ${now.toISOString()})`)

export const versionsOf = (reader: Reader, zone: string, contract: string) =>
  reader.all(sql<ContractVersion>`
    select version, signed_on as "signedOn", starts_on as "startsOn", ends_on as "endsOn", amount, document_id as document, reason
    from contract_version where zone_id = ${zone} and contract_id = ${contract} order by version limit 500`)

/** Saves what of a contract changes after it was made. */
export const saveContract = (writer: Writer, contract: Contract) =>
  writer.run(sql`
    update contract set signed_on = ${contract.signedOn}, starts_on = ${contract.startsOn}, ends_on = ${contract.endsOn}, amount = ${contract.amount},
      parameter_day = ${contract.parameterDay}, state = ${contract.state}, version = ${contract.version}, terminated_on = ${contract.terminatedOn}, ground = ${contract.ground}
    where zone_id = ${contract.zone} and contract_id = ${contract.id}`)

export const signFirstVersion = (writer: Writer, contract: Contract, document: string | null) =>
  writer.run(sql`
    update contract_version set signed_on = ${contract.signedOn}, starts_on = ${contract.startsOn}, ends_on = ${contract.endsOn}, document_id = coalesce(${document}::uuid, document_id)
    where zone_id = ${contract.zone} and contract_id = ${contract.id} and version = 1`)

export const moveContracts = (writer: Writer, from: string, to: string) => writer.run(sql`update contract set party_id = ${to} where party_id = ${from}`)

const entryColumns = sql.raw('entry_id as id, kind, due_on as "dueOn", amount, currency, document_id as document, note')

export const entriesOf = (reader: Reader, zone: string, contract: string) =>
  reader.all(
    sql<LedgerEntry>`select ${entryColumns} from ledger_entry where zone_id = ${zone} and contract_id = ${contract} order by due_on, entry_id limit 10000`,
  )

export const insertEntry = (writer: Writer, zone: string, contract: string, entry: LedgerEntry, now: Date) =>
  writer.run(sql`
    insert into ledger_entry (zone_id, entry_id, contract_id, kind, due_on, amount, currency, document_id, note, at)
    values (${zone}, ${entry.id}, ${contract}, ${entry.kind}, ${entry.dueOn}, ${entry.amount}, ${entry.currency}, ${entry.document}, ${entry.note}, ${now.toISOString()})`)

const encumbranceColumns = sql.raw('encumbrance_id as id, lot_id as lot, contract_id as contract, kind, since, until, ground')

/** Encumbrances of a contract or of the lot it is about. */
export const encumbrancesOf = (reader: Reader, zone: string, contract: string | null, lot: string | null) =>
  reader.all(sql<Encumbrance>`
    select ${encumbranceColumns} from encumbrance
    where zone_id = ${zone} and (contract_id = ${contract}::uuid or lot_id = ${lot}::uuid) order by since, encumbrance_id limit 500`)

export const encumbranceRow = (reader: Reader, zone: string, id: string) =>
  reader.first(sql<Encumbrance>`select ${encumbranceColumns} from encumbrance where zone_id = ${zone} and encumbrance_id = ${id}`)

export const insertEncumbrance = (writer: Writer, zone: string, encumbrance: Encumbrance, now: Date) =>
  writer.run(sql`
    insert into encumbrance (zone_id, encumbrance_id, lot_id, contract_id, kind, since, until, ground, recorded_at)
    values (${zone}, ${encumbrance.id}, ${encumbrance.lot}, ${encumbrance.contract}, ${encumbrance.kind}, ${encumbrance.since}, ${encumbrance.until}, ${encumbrance.ground}, ${now.toISOString()})`)

export const endEncumbrance = (writer: Writer, zone: string, id: string, until: string) =>
  writer.run(sql`update encumbrance set until = ${until} where zone_id = ${zone} and encumbrance_id = ${id} and until is null`)
