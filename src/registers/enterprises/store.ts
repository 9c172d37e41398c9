import { sql, type Reader, type Writer } from '#platform/database/sql.ts'
import type { Contact, Enterprise, EnterpriseEvent, EnterpriseRow } from './model.ts'
import type { Comparable } from './rules/twins.ts'

const columns =
  sql.raw(`enterprise.party_id as id, party.names, party.stir, party.place, party.training, enterprise.legal_form as "legalForm", enterprise.registered_on as "registeredOn",
  enterprise.ifut, enterprise.hs_codes as "hsCodes", enterprise.head_name as "headName", enterprise.phone, enterprise.email, enterprise.address, enterprise.account, enterprise.mfo,
  enterprise.size, enterprise.foreign_share as "foreignShare", enterprise.status, enterprise.status_from as "statusFrom", enterprise.merged_into as "mergedInto", enterprise.revision`)

const rowColumns =
  sql.raw(`enterprise.party_id as id, party.names, party.stir, enterprise.legal_form as "legalForm", enterprise.ifut, enterprise.size, enterprise.status,
  enterprise.status_from as "statusFrom", party.training`)

export type ListedRow = Omit<EnterpriseRow, 'zones'>

export type EnterpriseFilter = {
  readonly zone: string | undefined
  readonly ifut: string | undefined
  readonly status: string | undefined
  readonly search: string | undefined
  readonly training: boolean
}

/** Records that were joined into others are in no list. */
const matching = ({ zone, ifut, status, search, training }: EnterpriseFilter) => sql`
  enterprise.merged_into is null and party.training = ${training}
  and (${zone ?? null}::text is null or enterprise.party_id = any(select party_id from residency where zone_id = ${zone ?? null} and status <> 'ended'))
  and (${ifut ?? null}::text is null or enterprise.ifut like ${ifut ?? null} || '%')
  and (${status ?? null}::text is null or enterprise.status = ${status ?? null})
  and (${search ?? null}::text is null or party.search like '%' || ${search ?? null} || '%')`

/** Enterprises by name, after a name and id. */
export const enterprisesAfter = (reader: Reader, filter: EnterpriseFilter, after: readonly [string, string] | null, limit: number) =>
  reader.all(sql<ListedRow>`
    select ${rowColumns} from enterprise join party using (party_id)
    where ${matching(filter)}
      and (${after?.[0] ?? null}::text is null or (party.names->>'uz', enterprise.party_id) > (${after?.[0] ?? null}, ${after?.[1] ?? null}::uuid))
    order by party.names->>'uz', enterprise.party_id limit ${limit}`)

export async function countEnterprises(reader: Reader, filter: EnterpriseFilter): Promise<number> {
  const row = await reader.first(sql<{ total: number }>`select count(*) as total from enterprise join party using (party_id) where ${matching(filter)}`)
  return row?.total ?? 0
}

export const listedRows = (reader: Reader, ids: readonly string[]) =>
  reader.all(
    sql<ListedRow>`select ${rowColumns} from enterprise join party using (party_id) where enterprise.party_id = any(${ids}::uuid[]) order by 1 limit 10000`,
  )

export const enterpriseById = (reader: Reader, id: string) =>
  reader.first(sql<Enterprise>`select ${columns} from enterprise join party using (party_id) where enterprise.party_id = ${id}`)

/** Locks an enterprise until the transaction ends, so that of two who change it the second sees what the first did. */
export async function lockedEnterprise(writer: Writer, id: string): Promise<Enterprise | undefined> {
  await writer.run(sql`select 1 from enterprise where party_id = ${id} for update`)
  return enterpriseById(writer, id)
}

export const insertEnterprise = (writer: Writer, enterprise: Enterprise, now: Date) =>
  writer.run(sql`
    insert into enterprise (party_id, legal_form, registered_on, ifut, hs_codes, head_name, phone, email, address, account, mfo, size, foreign_share, status, status_from, revision, updated_at)
    values (${enterprise.id}, ${enterprise.legalForm}, ${enterprise.registeredOn}, ${enterprise.ifut}, ${enterprise.hsCodes}::text[], ${enterprise.headName}, ${enterprise.phone}, ${enterprise.email},
      ${enterprise.address}, ${enterprise.account}, ${enterprise.mfo}, ${enterprise.size}, ${enterprise.foreignShare}, ${enterprise.status}, ${enterprise.statusFrom}, 1, ${now.toISOString()})`)

export const updateEnterprise = (writer: Writer, enterprise: Enterprise, now: Date) =>
  writer.run(sql`
    update enterprise set legal_form = ${enterprise.legalForm}, registered_on = ${enterprise.registeredOn}, ifut = ${enterprise.ifut}, hs_codes = ${enterprise.hsCodes}::text[],
      head_name = ${enterprise.headName}, phone = ${enterprise.phone}, email = ${enterprise.email}, address = ${enterprise.address}, account = ${enterprise.account}, mfo = ${enterprise.mfo},
      size = ${enterprise.size}, foreign_share = ${enterprise.foreignShare}, status = ${enterprise.status}, status_from = ${enterprise.statusFrom}, merged_into = ${enterprise.mergedInto},
      revision = ${enterprise.revision}, updated_at = ${now.toISOString()}
    where party_id = ${enterprise.id}`)

export const contactsOf = (reader: Reader, id: string) =>
  reader.all(sql<Contact>`select name, post, phone, email from enterprise_contact where party_id = ${id} order by position limit 100`)

export async function putContacts(writer: Writer, id: string, contacts: readonly Contact[]): Promise<void> {
  await writer.run(sql`delete from enterprise_contact where party_id = ${id}`)
  if (contacts.length === 0) return
  await writer.run(sql`
    insert into enterprise_contact (party_id, position, name, post, phone, email)
    select ${id}::uuid, position, name, post, phone, email
    from unnest(${contacts.map(({ name }) => name)}::text[], ${contacts.map(({ post }) => post)}::text[], ${contacts.map(({ phone }) => phone)}::text[], ${contacts.map(({ email }) => email)}::text[])
      with ordinality as given (name, post, phone, email, position)`)
}

export const hasJshshir = async (reader: Reader, id: string): Promise<boolean> =>
  (await reader.first(sql`select 1 from enterprise_head where party_id = ${id}`)) !== undefined

/** The one reading of a personal number; its caller journals it. */
export const readJshshir = (reader: Reader, id: string) => reader.first(sql<{ jshshir: string }>`select jshshir from enterprise_head where party_id = ${id}`)

export const putJshshir = (writer: Writer, id: string, jshshir: string) =>
  writer.run(sql`insert into enterprise_head (party_id, jshshir) values (${id}, ${jshshir}) on conflict (party_id) do update set jshshir = excluded.jshshir`)

/** Gives the number of the head to the record that stays where that has none. */
export const moveJshshir = (writer: Writer, from: string, to: string) =>
  writer.run(
    sql`insert into enterprise_head (party_id, jshshir) select ${to}, jshshir from enterprise_head where party_id = ${from} on conflict (party_id) do nothing`,
  )

export const eventsOf = (reader: Reader, id: string) =>
  reader.all(sql<EnterpriseEvent>`
    select kind, day, fields, status, other, note, actor_name as by, at from enterprise_event where party_id = ${id} order by at desc, event_id desc limit 500`)

export type NewEvent = Omit<EnterpriseEvent, 'at'> & { readonly party: string; readonly id: string; readonly actor: string }

export const insertEvent = (writer: Writer, event: NewEvent, now: Date) =>
  writer.run(sql`
    insert into enterprise_event (party_id, event_id, kind, day, fields, status, other, note, actor, actor_name, at)
    values (${event.party}, ${event.id}, ${event.kind}, ${event.day}, ${event.fields}::text[], ${event.status}, ${event.other}, ${event.note}, ${event.actor}, ${event.by}, ${now.toISOString()})`)

export const absorbedBy = (reader: Reader, id: string) =>
  reader.all(sql<{ id: string; names: Enterprise['names'] }>`
    select party.party_id as id, party.names from enterprise join party using (party_id) where enterprise.merged_into = ${id} order by party.party_id limit 100`)

/** What is compared when twins are looked for. */
export const comparables = (reader: Reader) =>
  reader.all(sql<Comparable>`
    select enterprise.party_id as id, party.names->>'uz' as name, party.stir, enterprise.phone, enterprise.head_name as "headName", party.training
    from enterprise join party using (party_id) where enterprise.merged_into is null order by enterprise.party_id limit 50000`)
