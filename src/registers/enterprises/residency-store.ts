import { sql, type Reader, type Writer } from '#platform/database/sql.ts'
import type { Residency } from './model.ts'

const columns =
  sql.raw(`residency.zone_id as zone, zone.names as "zoneNames", residency_id as id, party_id as party, since, until, contract_id as contract, contract_note as "contractNote",
  ifut, status, reason`)

/** Residencies of some enterprises in every zone, the present ones first. */
export const residenciesOf = (reader: Reader, parties: readonly string[]) =>
  reader.all(sql<Residency>`
    select ${columns} from residency join zone using (zone_id) where party_id = any(${parties}::uuid[])
    order by until desc nulls first, since desc, residency_id limit 20000`)

export const residencyById = (reader: Reader, zone: string, id: string) =>
  reader.first(sql<Residency>`select ${columns} from residency join zone using (zone_id) where residency.zone_id = ${zone} and residency_id = ${id}`)

export type NewResidency = Omit<Residency, 'zoneNames'>

/** Adds a residency; nothing is added where one of the same enterprise in the zone overlaps it. */
export const insertResidency = (writer: Writer, residency: NewResidency, now: Date) =>
  writer.run(sql`
    insert into residency (zone_id, residency_id, party_id, since, until, contract_id, contract_note, ifut, status, reason, recorded_at)
    values (${residency.zone}, ${residency.id}, ${residency.party}, ${residency.since}, ${residency.until}, ${residency.contract}, ${residency.contractNote}, ${residency.ifut},
      ${residency.status}, ${residency.reason}, ${now.toISOString()})
    on conflict on constraint residency_once do nothing`)

export const finishResidency = (writer: Writer, zone: string, id: string, until: string, reason: string) =>
  writer.run(
    sql`update residency set until = ${until}, status = 'ended', reason = ${reason} where zone_id = ${zone} and residency_id = ${id} and status <> 'ended'`,
  )

/** Ends what is open of an enterprise: on the day, or where it had not begun then, on its first. */
export const finishResidencies = (writer: Writer, party: string, until: string, reason: string) =>
  writer.run(sql`
    update residency set until = greatest(since, ${until}::date), status = 'ended', reason = ${reason} where party_id = ${party} and status <> 'ended'`)

export const dropResidency = (writer: Writer, zone: string, id: string) =>
  writer.run(sql`delete from residency where zone_id = ${zone} and residency_id = ${id}`)

export const giveResidency = (writer: Writer, kept: { zone: string; id: string; since: string; until: string | null }, party: string) =>
  writer.run(sql`
    update residency set party_id = ${party}, since = ${kept.since}, until = ${kept.until}, status = case when ${kept.until}::date is null and status = 'ended' then 'active' else status end
    where zone_id = ${kept.zone} and residency_id = ${kept.id}`)

type Resident = { readonly id: string; readonly names: Residency['zoneNames']; readonly ifut: string | null }

const residents = (zone: string) => sql`
  from residency join party using (party_id) join enterprise using (party_id)
  where residency.zone_id = ${zone} and residency.status = 'active' and party.training = false and enterprise.status <> 'closed'`

/** Who works in a zone, as anybody may know it; of the training zone nobody. */
export const residentsAfter = (reader: Reader, zone: string, after: readonly [string, string] | null, limit: number) =>
  reader.all(sql<Resident>`
    select party_id as id, party.names, coalesce(residency.ifut, enterprise.ifut) as ifut ${residents(zone)}
      and (${after?.[0] ?? null}::text is null or (party.names->>'uz', party_id) > (${after?.[0] ?? null}, ${after?.[1] ?? null}::uuid))
    order by party.names->>'uz', party_id limit ${limit}`)

export async function countResidents(reader: Reader, zone: string): Promise<number> {
  return (await reader.first(sql<{ total: number }>`select count(*) as total ${residents(zone)}`))?.total ?? 0
}
