import { sql, type Reader } from '#platform/database/sql.ts'
import type { Enterprise, Residency } from './model.ts'

/** What a file is compared with. */
export type KnownEnterprise = Omit<Enterprise, 'training' | 'mergedInto'> & { readonly createdAt: string }

/** Every real enterprise that is not joined into another. Training ones are never imported. */
export const knownEnterprises = (reader: Reader) =>
  reader.all(sql<KnownEnterprise>`
    select enterprise.party_id as id, party.names, party.stir, party.place, party.created_at as "createdAt", enterprise.legal_form as "legalForm", enterprise.registered_on as "registeredOn",
      enterprise.ifut, enterprise.hs_codes as "hsCodes", enterprise.head_name as "headName", enterprise.phone, enterprise.email, enterprise.address, enterprise.account, enterprise.mfo,
      enterprise.size, enterprise.foreign_share as "foreignShare", enterprise.status, enterprise.status_from as "statusFrom", enterprise.revision
    from enterprise join party using (party_id) where party.training = false and enterprise.merged_into is null order by enterprise.party_id limit 200000`)

/** Numbers of taxpayers that belong to what is no enterprise to import into: other parties, training ones, joined records. */
export const takenStir = async (reader: Reader): Promise<Set<string>> =>
  new Set(
    (
      await reader.all(sql<{ stir: string }>`
        select party.stir from party left join enterprise using (party_id)
        where party.stir is not null and (enterprise.party_id is null or party.training or enterprise.merged_into is not null) order by party.stir limit 200000`)
    ).map(({ stir }) => stir),
  )

export const knownPlaces = async (reader: Reader): Promise<Set<string>> =>
  new Set((await reader.all(sql<{ soato: string }>`select soato from place order by soato limit 100000`)).map(({ soato }) => soato))

export const knownZones = async (reader: Reader): Promise<Set<string>> =>
  new Set(
    (await reader.all(sql<{ zone: string }>`select zone_id as zone from zone where training = false order by position, zone_id limit 5000`)).map(
      ({ zone }) => zone,
    ),
  )

export const knownResidencies = (reader: Reader) =>
  reader.all(sql<Pick<Residency, 'zone' | 'id' | 'party' | 'since' | 'until'>>`
    select zone_id as zone, residency_id as id, party_id as party, since, until from residency order by party_id, since limit 200000`)

/** Enterprises whose personal number on record is none or another; the numbers themselves are not read. */
export const differingHeads = async (reader: Reader, heads: readonly { id: string; jshshir: string }[]): Promise<string[]> =>
  (
    await reader.all(sql<{ id: string }>`
      select given.id from unnest(${heads.map(({ id }) => id)}::uuid[], ${heads.map(({ jshshir }) => jshshir)}::text[]) as given (id, jshshir)
      left join enterprise_head on party_id = given.id where enterprise_head.jshshir is distinct from given.jshshir`)
  ).map(({ id }) => id)
