import type { Day } from '#lib/day.ts'
import type { Role } from '#lib/access.ts'
import { column, sql, type Reader, type Writer } from '#platform/database/sql.ts'
import type { PersonSummary } from './model.ts'

type ActorRow = { readonly id: string; readonly name: string; readonly training: boolean; readonly grants: readonly GrantRow[] }
type GrantRow = { readonly role: string; readonly zone?: string; readonly party?: string }

/** A person with the roles in force on a day, in one question. */
export const actorRow = (reader: Reader, person: string, day: Day) =>
  reader.first(sql<ActorRow>`
    select person_id as id, name, training, coalesce((
      select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('role', role, 'zone', zone, 'party', party_id)) order by valid_from, grant_id) from role_grant
      where role_grant.person_id = person.person_id and revoked_at is null and valid_from <= ${day}::date and (valid_to is null or valid_to >= ${day}::date)
    ), '[]') as grants
    from person where person_id = ${person}`)

export type NewPerson = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly confirmed: boolean
  readonly training: boolean
}

/** Records a person; one who is there already, by id or e-mail, stays as they are and false is told. */
export const putPerson = async (writer: Writer, now: Date, { id, name, email, confirmed, training }: NewPerson) =>
  (await writer.run(sql`
    insert into person (person_id, name, email, email_verified, training, created_at, updated_at)
    values (${id}, ${name}, ${email}, ${confirmed}, ${training}, ${now.toISOString()}, ${now.toISOString()})
    on conflict do nothing`)) > 0

export type NewGrant = {
  readonly id: string
  readonly person: string
  readonly role: string
  readonly zone: string | undefined
  readonly party: string | undefined
  readonly from: Day
  readonly to: Day | undefined
  readonly by: string
  readonly reason: string
}

/** Gives a role; a grant that is there already by its id stays. */
export const putGrant = (writer: Writer, now: Date, grant: NewGrant) =>
  writer.run(sql`
    insert into role_grant (grant_id, person_id, role, zone, party_id, valid_from, valid_to, granted_by, reason, at)
    values (${grant.id}, ${grant.person}, ${grant.role}, ${grant.zone ?? null}, ${grant.party ?? null}::uuid, ${grant.from}::date, ${grant.to ?? null}::date, ${grant.by}, ${grant.reason}, ${now.toISOString()})
    on conflict (grant_id) do nothing`)

/** Roles of a person as they are shown, with names of places; all ever given, or those in force on a day. */
const grantsJson = (day: Day | null) => sql`coalesce((
  select jsonb_agg(jsonb_build_object(
    'id', g.grant_id, 'role', g.role, 'zone', g.zone, 'zoneNames', zone.names, 'party', g.party_id, 'partyNames', party.names, 'from', g.valid_from, 'to', g.valid_to,
    'reason', g.reason, 'by', coalesce(giver.name, g.granted_by), 'at', to_char(g.at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'revokedAt', to_char(g.revoked_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'revokedBy', coalesce(taker.name, g.revoked_by), 'revokedReason', g.revoked_reason
  ) order by g.revoked_at nulls first, g.valid_from, g.grant_id)
  from role_grant g left join zone on zone.zone_id = g.zone left join party on party.party_id = g.party_id
  left join person giver on giver.person_id::text = g.granted_by left join person taker on taker.person_id::text = g.revoked_by
  where g.person_id = person.person_id and (${day}::date is null or (g.revoked_at is null and g.valid_from <= ${day}::date and (g.valid_to is null or g.valid_to >= ${day}::date)))
), '[]')`

export type PeopleFilter = {
  readonly role: string | undefined
  readonly zone: string | undefined
  readonly party: string | undefined
  readonly search: string | undefined
  readonly training: boolean
}

/** People after a name and id who have such a role in force on the day. */
export const peopleAfter = (
  reader: Reader,
  { role, zone, party, search, training }: PeopleFilter,
  day: Day,
  after: readonly [string, string] | null,
  limit: number,
) =>
  reader.all(sql<PersonSummary>`
    select person_id as id, name, email, two_factor_enabled as "secondFactor", training, ${grantsJson(day)} as grants from person
    where training = ${training}
      and (${after?.[0] ?? null}::text is null or (name, person_id) > (${after?.[0] ?? null}, ${after?.[1] ?? null}::uuid))
      and (${search ?? null}::text is null or name ilike ${search ?? null} or email ilike ${search ?? null})
      and (${role ?? null}::text is null and ${zone ?? null}::text is null and ${party ?? null}::uuid is null or exists (
        select 1 from role_grant g where g.person_id = person.person_id and g.revoked_at is null and g.valid_from <= ${day}::date and (g.valid_to is null or g.valid_to >= ${day}::date)
          and (${role ?? null}::text is null or g.role = ${role ?? null}) and (${zone ?? null}::text is null or g.zone = ${zone ?? null}) and (${party ?? null}::uuid is null or g.party_id = ${party ?? null}::uuid)))
    order by name, person_id limit ${limit}`)

export type PersonRow = PersonSummary & { readonly phone: string | null; readonly confirmed: boolean; readonly since: string; readonly lastSeen: string | null }

/** One person with every role ever given. */
export const personRow = (reader: Reader, person: string) =>
  reader.first(sql<PersonRow>`
    select person_id as id, name, email, two_factor_enabled as "secondFactor", training, phone, email_verified as confirmed, created_at as since,
      (select max(updated_at) from auth_session where user_id = person_id) as "lastSeen", ${grantsJson(null)} as grants
    from person where person_id = ${person}::uuid`)

export type AccountRow = Omit<PersonRow, 'lastSeen' | 'since'> & {
  readonly language: string | null
  readonly mail: string | null
  readonly hasPassword: boolean
  readonly hasOneId: boolean
  readonly hasPersonalNumber: boolean
}

/** What a person sees of themselves. */
export const accountRow = (reader: Reader, person: string, day: Day) =>
  reader.first(sql<AccountRow>`
    select person.person_id as id, name, email, email_verified as confirmed, phone, training, two_factor_enabled as "secondFactor", language, mail,
      exists (select 1 from auth_account where user_id = person.person_id and provider_id = 'credential') as "hasPassword",
      exists (select 1 from auth_account where user_id = person.person_id and provider_id = 'oneid') as "hasOneId",
      personal_number is not null as "hasPersonalNumber", ${grantsJson(day)} as grants
    from person left join person_preference using (person_id) where person.person_id = ${person}::uuid`)

export const personByEmail = (reader: Reader, email: string) =>
  reader.first(sql<{ id: string; name: string; training: boolean }>`select person_id as id, name, training from person where email = ${email}`)

/** Whether zone and organisation are there, and whether they belong to the training zone. */
export const placeRow = (reader: Reader, zone: string | undefined, party: string | undefined) =>
  reader.first(sql<{ zone: boolean | null; party: boolean | null }>`
    select (select training from zone where zone_id = ${zone ?? null}) as zone, (select training from party where party_id = ${party ?? null}::uuid) as party`)

/** Takes a role back; gives how many were, which is none where it was taken back already. */
export const endGrant = (writer: Writer, grant: string, now: Date, by: string, reason: string) =>
  writer.run(sql`
    update role_grant set revoked_at = ${now.toISOString()}, revoked_by = ${by}, revoked_reason = ${reason} where grant_id = ${grant}::uuid and revoked_at is null`)

/** Whether the person has such a role in that place that no end was put to. */
export const sameGrant = (reader: Reader, person: string, role: string, zone: string | undefined, party: string | undefined, from: Day) =>
  reader.first(sql<{ id: string }>`
    select grant_id as id from role_grant where person_id = ${person}::uuid and role = ${role} and zone is not distinct from ${zone ?? null} and party_id is not distinct from ${party ?? null}::uuid
      and revoked_at is null and (valid_to is null or valid_to >= ${from}::date) limit 1`)

/** People who administer the whole network on a day; locked, so that two who leave at once do not both go. */
export const administrators = (writer: Writer, day: Day) =>
  writer.all(sql<{ person: string }>`
    select person_id as person from role_grant join person using (person_id) where role = 'sysadmin' and zone is null and party_id is null and not training
      and revoked_at is null and valid_from <= ${day}::date and (valid_to is null or valid_to >= ${day}::date) order by 1 limit 1000 for update of role_grant`)

/** Whoever has a role on a day in that place: a role of the network reaches every place. */
export const holdersOf = (reader: Reader, role: Role, zone: string | undefined, party: string | undefined, day: Day) =>
  reader.all(sql<{ person: string }>`
    select distinct person_id as person from role_grant where role = ${role} and revoked_at is null and valid_from <= ${day}::date and (valid_to is null or valid_to >= ${day}::date)
      and (zone is null or zone = ${zone ?? null}) and (party_id is null or party_id = ${party ?? null}::uuid) order by 1 limit 10000`)

export type MailingRow = {
  readonly person: string
  readonly name: string
  readonly address: string
  readonly language: string | null
  readonly mail: string | null
}

/** Where and how people are written to; training people and addresses that do not exist are left out. */
export const mailingRows = (reader: Reader, people: readonly string[]) =>
  reader.all(sql<MailingRow>`
    select person.person_id as person, name, email as address, language, mail from person left join person_preference using (person_id)
    where person.person_id = any(${column(people, 'uuid')}) and not training and email not like '%.invalid' order by 1`)

export const putPreference = (writer: Writer, person: string, language: string, mail: string) =>
  writer.run(sql`
    insert into person_preference (person_id, language, mail) values (${person}::uuid, ${language}, ${mail})
    on conflict (person_id) do update set language = excluded.language, mail = excluded.mail`)

export const updatePerson = (writer: Writer, person: string, name: string, phone: string | null, now: Date) =>
  writer.run(sql`update person set name = ${name}, phone = ${phone}, updated_at = ${now.toISOString()} where person_id = ${person}::uuid`)

export const confirmPerson = (writer: Writer, person: string, now: Date) =>
  writer.first(
    sql<{ email: string }>`update person set email_verified = true, updated_at = ${now.toISOString()} where person_id = ${person}::uuid returning email`,
  )

export const preferredLanguage = (reader: Reader, person: string) =>
  reader.first(sql<{ language: string }>`select language from person_preference where person_id = ${person}`)
