import type { Day } from '#lib/day.ts'
import { sql, type Reader, type Writer } from '#platform/database/sql.ts'
import type { Invitation } from './model.ts'

export type NewInvitation = {
  readonly id: string
  readonly hash: Buffer
  readonly email: string
  readonly role: string
  readonly zone: string | undefined
  readonly party: string | undefined
  readonly to: Day | undefined
  readonly reason: string
  readonly by: string
  readonly inviter: string
  readonly expires: Date
}

export const putInvitation = (writer: Writer, now: Date, made: NewInvitation) =>
  writer.run(sql`
    insert into invitation (invitation_id, token_hash, email, role, zone, party_id, valid_to, reason, invited_by, inviter_name, at, expires_at)
    values (${made.id}, ${made.hash}, ${made.email}, ${made.role}, ${made.zone ?? null}, ${made.party ?? null}::uuid, ${made.to ?? null}::date, ${made.reason}, ${made.by}, ${made.inviter},
      ${now.toISOString()}, ${made.expires.toISOString()})`)

const columns = sql.raw(`
  invitation_id as id, email, role, zone, zone.names as "zoneNames", party_id as party, party.names as "partyNames", valid_to as to, reason, invited_by as by,
  inviter_name as inviter, at, expires_at as "expiresAt", accepted_at as "acceptedAt"`)
const joins = sql.raw('invitation left join zone on zone.zone_id = invitation.zone left join party using (party_id)')

export type InvitationRow = Invitation & { readonly by: string; readonly reason: string }

export const invitationByHash = (reader: Reader, hash: Buffer) => reader.first(sql<InvitationRow>`select ${columns} from ${joins} where token_hash = ${hash}`)

/** Invitations before a time and id, newest first; `open` are those not accepted. */
export const invitationsBefore = (reader: Reader, open: boolean, before: readonly [string, string] | null, limit: number) =>
  reader.all(sql<InvitationRow>`
    select ${columns} from ${joins}
    where (not ${open} or accepted_at is null)
      and (${before?.[0] ?? null}::timestamptz is null or (at, invitation_id) < (${before?.[0] ?? null}::timestamptz, ${before?.[1] ?? null}::uuid))
    order by at desc, invitation_id desc limit ${limit}`)

/** Uses an invitation up; nothing where it was used, or has ended. */
export const useInvitation = (writer: Writer, hash: Buffer, person: string, now: Date) =>
  writer.run(sql`
    update invitation set accepted_at = ${now.toISOString()}, accepted_by = ${person}::uuid
    where token_hash = ${hash} and accepted_at is null and expires_at > ${now.toISOString()}`)

export const putSetUpLink = (writer: Writer, hash: Buffer, now: Date) =>
  writer.run(sql`insert into set_up_link (token_hash, created_at) values (${hash}, ${now.toISOString()})`)

/** Removes links that were printed before and not used: only the last one printed works. */
export const dropSetUpLinks = (writer: Writer) => writer.run(sql`delete from set_up_link where used_at is null`)

/** The link, locked; nothing where it was used or was never printed. */
export const openSetUpLink = (writer: Writer, hash: Buffer) =>
  writer.first(sql<{ found: boolean }>`select true as found from set_up_link where token_hash = ${hash} and used_at is null for update`)

export const useSetUpLink = (writer: Writer, hash: Buffer, person: string, now: Date) =>
  writer.run(sql`update set_up_link set used_at = ${now.toISOString()}, used_by = ${person}::uuid where token_hash = ${hash}`)

/** Keeps what a link stands for until a time; only its hash is known here. */
export const putProof = (writer: Writer, id: string, identifier: string, value: string, expires: Date, now: Date) =>
  writer.run(sql`
    insert into auth_verification (id, identifier, value, expires_at, created_at, updated_at)
    values (${id}, ${identifier}, ${value}, ${expires.toISOString()}, ${now.toISOString()}, ${now.toISOString()})`)

/** Uses a link up and gives what it stood for; nothing where it was used or has ended. */
export const takeProof = (writer: Writer, identifier: string, now: Date) =>
  writer.first(sql<{ value: string }>`delete from auth_verification where identifier = ${identifier} and expires_at > ${now.toISOString()} returning value`)

/** Whether a mail of this kind went to a person since a time. */
export const mailedSince = (reader: Reader, person: string, since: Date) =>
  reader.first(
    sql<{ found: boolean }>`select true as found from mail_outbox where person_id = ${person}::uuid and secret and created_at > ${since.toISOString()} limit 1`,
  )
