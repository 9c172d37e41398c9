import { isRole, type Actor, type Role } from '#lib/access.ts'
import { dayInTashkent, isDay, isInstant, type Day } from '#lib/day.ts'
import type { Language } from '#lib/language.ts'
import { ok, refuse, type Result } from '#lib/result.ts'
import { decodeCursor, pageOfRows } from '#platform/cursor.ts'
import type { Writer } from '#platform/database/sql.ts'
import type { Circumstances, ReadHandler, WriteHandler } from '#platform/dispatch.ts'
import { isId, newId } from '#platform/id.ts'
import type { acceptInvitation, invite, inviteToParty, listInvitations, showInvitation } from './contract.ts'
import { checkPlace, giveRole } from './grant-service.ts'
import { invitationByHash, invitationsBefore, putInvitation, useInvitation, type InvitationRow } from './invitation-store.ts'
import { linkTo, writeInvitationMail } from './mails.ts'
import { makeAccount } from './registration-service.ts'
import { hashToken, newToken } from './tokens.ts'
import { INVITATION_DAYS, maskEmail, mayInviteTo, type Given } from './rules.ts'
import { personByEmail } from './store.ts'

type Wish = Given & { readonly email: string; readonly to?: Day | undefined; readonly reason: string; readonly language: Language }

async function makeInvitation(writer: Writer, wish: Wish, { actor, now, equipment }: Circumstances) {
  if (actor.training === true) return refuse('invitation.training')
  const known = await personByEmail(writer, wish.email)
  if (known?.id === actor.id) return refuse('grant.toOneself')
  const place = await checkPlace(writer, wish, false, dayInTashkent(now), wish.to)
  if (!place.ok) return place
  const [id, token, expires] = [newId(now), newToken(), new Date(now.getTime() + INVITATION_DAYS * 86_400_000)]
  await putInvitation(writer, now, {
    ...wish,
    id,
    hash: hashToken(token),
    zone: wish.zone,
    party: wish.party,
    to: wish.to,
    by: actor.id,
    inviter: actor.name,
    expires,
  })
  const path = `/invitation/${token}`
  await writeInvitationMail(writer, now, wish, path)
  // Without a mail server somebody has to pass the link on.
  const link = equipment.mail === undefined ? linkTo(equipment.publicUrl, wish.language, path) : null
  const { email, role, zone, party, to } = wish
  return ok({ output: { id, expiresAt: expires.toISOString(), link }, subject: id, zone, journalled: { email, role, zone, party, to } })
}

export const answerInvite: WriteHandler<typeof invite> = async (input, writer, circumstances) =>
  makeInvitation(writer, { ...input, role: roleOf(input.role) }, circumstances)

export const answerInviteToParty: WriteHandler<typeof inviteToParty> = async ({ party, email, role: wished, language }, writer, circumstances) => {
  const role = roleOf(wished)
  if (!mayInviteTo(circumstances.actor, role, party)) return refuse('access.forbidden', { permission: 'party.invite' })
  return makeInvitation(writer, { email, role, party, language, reason: '' }, circumstances)
}

export const answerListInvitations: ReadHandler<typeof listInvitations> = async ({ open, cursor, limit }, reader) => {
  const place = decodeCursor(cursor, 2)
  if (!place.ok) return place
  const [at = '', id = ''] = place.value ?? []
  if (place.value !== null && (!isInstant(at) || !isId(id))) return refuse('cursor.invalid')
  const page = pageOfRows(await invitationsBefore(reader, open, place.value === null ? null : [at, id], limit + 1), limit, (row) => [row.at, row.id])
  return ok({ ...page, items: page.items.map((row) => ({ ...row, email: maskEmail(row.email) })) })
}

export const answerShowInvitation: ReadHandler<typeof showInvitation> = async ({ token }, reader) => {
  const row = await invitationByHash(reader, hashToken(token))
  if (row === undefined) return refuse('invitation.unknown')
  return ok({ ...row, known: (await personByEmail(reader, row.email)) !== undefined })
}

/** Accepts an invitation: whoever is new makes an account by it, whoever has one must be signed in as its holder. */
export const answerAcceptInvitation: WriteHandler<typeof acceptInvitation> = async ({ token, name, password }, writer, { actor, now, language }) => {
  const hash = hashToken(token)
  const row = await invitationByHash(writer, hash)
  if (row === undefined) return refuse('invitation.unknown')
  if (row.acceptedAt !== null) return refuse('invitation.used')
  if (row.expiresAt <= now.toISOString()) return refuse('invitation.ended')
  const person = await personOf(writer, row, { actor, now, name, password, language })
  if (!person.ok) return person
  if ((await useInvitation(writer, hash, person.value, now)) === 0) return refuse('invitation.used')
  const role = { role: roleOf(row.role), zone: row.zone ?? undefined, party: row.party ?? undefined }
  const from = dayInTashkent(now)
  const place = await checkPlace(writer, role, false, from, endOf(row))
  if (!place.ok) return place
  await giveRole(writer, now, { ...role, person: person.value, from, to: endOf(row), by: row.by, reason: row.reason })
  return ok({ output: { person: person.value, email: row.email }, subject: person.value, zone: role.zone, journalled: { invitation: row.id, ...role } })
}

type Accepting = Pick<Circumstances, 'actor' | 'now' | 'language'> & { readonly name: string | undefined; readonly password: string | undefined }

async function personOf(writer: Writer, row: InvitationRow, { actor, now, name, password, language }: Accepting): Promise<Result<string>> {
  const known = await personByEmail(writer, row.email)
  if (known !== undefined) return isSame(actor, known.id) ? ok(known.id) : refuse('invitation.signInFirst')
  if (name === undefined || password === undefined) return refuse('invitation.accountNeeded')
  return makeAccount(writer, now, { name, email: row.email, password, confirmed: true, language })
}

const endOf = ({ to }: InvitationRow): Day | undefined => (to !== null && isDay(to) ? to : undefined)

const isSame = (actor: Actor, person: string) => actor.id === person

function roleOf(text: string): Role {
  if (isRole(text)) return text
  throw new Error(`Cannot invite to a role: ${text} is none`)
}
