import type { Day } from '#lib/day.ts'
import { sql, type Reader, type Writer } from '#platform/database/sql.ts'

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

export type TrainingParty = { readonly id: string; readonly kind: string; readonly names: unknown; readonly place: string; readonly search: string }

/** Organisations of the training zone that are not there yet. */
export const putTrainingParties = (writer: Writer, now: Date, parties: readonly TrainingParty[]) =>
  writer.run(sql`
    insert into party (party_id, kind, names, place, training, search, created_at)
    select id, kind, names, place, true, search, ${now.toISOString()}
    from jsonb_to_recordset(${JSON.stringify(parties)}::jsonb) as given (id uuid, kind text, names jsonb, place text, search text)
    on conflict (party_id) do nothing`)

export const preferredLanguage = (reader: Reader, person: string) =>
  reader.first(sql<{ language: string }>`select language from person_preference where person_id = ${person}`)

/** A training account's person by its e-mail. */
export const trainingPersonOf = (reader: Reader, email: string) =>
  reader.first(sql<{ id: string }>`select person_id as id from person where email = ${email} and training`)
