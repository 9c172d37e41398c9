import * as z from 'zod/mini'
import { operation } from '#lib/operation.ts'
import { day, language, pageOf, paging, slug, soato } from '#lib/schema.ts'
import { email, givenRole, invitation, mailWish, ownSession, account, password, person, personName, personSummary, phone, roleGrant, token } from './model.ts'

const reason = z.string().check(z.trim(), z.maxLength(500))
const where = { zone: z.optional(slug), party: z.optional(z.uuid()) }

export const listPeople = operation({
  method: 'GET',
  path: '/people',
  summary: 'People by role, zone, organisation or name, with the roles in force',
  can: 'people.read',
  input: z.object({ role: z.optional(givenRole), ...where, q: z.optional(z.string().check(z.maxLength(100))), ...paging }),
  output: pageOf(personSummary),
})

export const getPerson = operation({
  method: 'GET',
  path: '/people/{id}',
  summary: 'One person with every role ever given',
  can: 'people.read',
  scope: 'record',
  input: z.object({ id: z.uuid() }),
  output: person,
})

export const grantRole = operation({
  method: 'POST',
  path: '/people/{id}/grants',
  summary: 'Give a person a role: for the network, a zone or an organisation, from one day to another',
  can: 'people.manage',
  audit: 'person.granted',
  input: z.object({ id: z.uuid(), role: givenRole, ...where, from: day, to: z.optional(day), reason }),
  output: roleGrant,
})

export const revokeRole = operation({
  method: 'POST',
  path: '/people/{id}/grants/{grant}/revocation',
  summary: 'Take a role back at once',
  can: 'people.manage',
  scope: 'record',
  audit: 'person.revoked',
  input: z.object({ id: z.uuid(), grant: z.uuid(), reason: reason.check(z.minLength(3)) }),
  output: roleGrant,
})

/** The link is told only where no mail server is set, so that somebody can pass it on. */
const invited = z.object({ id: z.string(), expiresAt: z.string(), link: z.nullable(z.string()) })

export const invite = operation({
  method: 'POST',
  path: '/invitations',
  summary: 'Invite somebody by e-mail to a role',
  can: 'people.manage',
  audit: 'person.invited',
  input: z.object({ email, role: givenRole, ...where, to: z.optional(day), reason: z._default(reason, ''), language: z._default(language, 'uz') }),
  output: invited,
})

export const inviteToParty = operation({
  method: 'POST',
  path: '/parties/{party}/invitations',
  summary: 'Invite somebody to act for one’s own organisation',
  can: 'party.invite',
  audit: 'person.invited',
  input: z.object({ party: z.uuid(), email, role: givenRole, language: z._default(language, 'uz') }),
  output: invited,
})

export const listInvitations = operation({
  method: 'GET',
  path: '/invitations',
  summary: 'Invitations, newest first',
  can: 'people.read',
  input: z.object({ open: z._default(z.union([z.boolean(), z.stringbool()]), true), ...paging }),
  output: pageOf(invitation),
})

export const showInvitation = operation({
  method: 'GET',
  path: '/invitations/by-token/{token}',
  summary: 'What a link invites to',
  can: 'public.read',
  input: z.object({ token }),
  output: z.extend(z.omit(invitation, { id: true }), { known: z.boolean() }),
})

export const acceptInvitation = operation({
  method: 'POST',
  path: '/invitations/acceptance',
  summary: 'Accept an invitation: with a name and a password, or as the person who is signed in',
  can: 'public.read',
  audit: 'invitation.accepted',
  input: z.object({ token, name: z.optional(personName), password: z.optional(password) }),
  output: z.object({ person: z.string(), email: z.string() }),
})

export const setUp = operation({
  method: 'POST',
  path: '/set-up',
  summary: 'Make the first administrator with the link printed in the terminal',
  can: 'public.read',
  audit: 'people.setUp',
  input: z.object({ token, name: personName, email, password }),
  output: z.object({ person: z.string(), email: z.string() }),
})

export const register = operation({
  method: 'POST',
  path: '/registrations',
  summary: 'Register oneself; the answer is the same whether the e-mail was known or not',
  can: 'public.read',
  audit: 'person.registered',
  input: z.object({ name: personName, email, password, language: z._default(language, 'uz') }),
  /** Whether a mail must be answered before one can sign in. */
  output: z.object({ confirm: z.boolean() }),
})

export const confirmEmail = operation({
  method: 'POST',
  path: '/registrations/confirmation',
  summary: 'Confirm an e-mail with the link that was sent there',
  can: 'public.read',
  audit: 'person.confirmed',
  input: z.object({ token }),
  output: z.object({ email: z.string() }),
})

export const myAccount = operation({
  method: 'GET',
  path: '/account',
  summary: 'One’s own account',
  can: 'account.own',
  input: z.object({}),
  output: account,
})

export const changeAccount = operation({
  method: 'POST',
  path: '/account',
  summary: 'Change one’s name, telephone, language and mail',
  can: 'account.own',
  audit: 'account.changed',
  input: z.object({ name: personName, phone: z.optional(phone), language, mail: mailWish }),
  output: account,
})

export const mySessions = operation({
  method: 'GET',
  path: '/account/sessions',
  summary: 'Browsers in which one is signed in',
  can: 'account.own',
  input: z.object({}),
  output: z.object({ items: z.array(ownSession) }),
})

export const endSession = operation({
  method: 'POST',
  path: '/account/sessions/{id}/end',
  summary: 'End a session of one’s own at once',
  can: 'account.own',
  audit: 'account.sessionEnded',
  input: z.object({ id: z.uuid() }),
  output: z.object({ ended: z.number() }),
})

export const endOtherSessions = operation({
  method: 'POST',
  path: '/account/other-sessions/end',
  summary: 'End every session of one’s own but this one',
  can: 'account.own',
  audit: 'account.sessionsEnded',
  input: z.object({}),
  output: z.object({ ended: z.number() }),
})

export const registerOrganisation = operation({
  method: 'POST',
  path: '/account/organisations',
  summary: 'Record the organisation one acts for as an investor',
  can: 'account.own',
  audit: 'party.registered',
  input: z.object({
    name: z.string().check(z.trim(), z.minLength(2), z.maxLength(200)),
    stir: z.string().check(z.trim(), z.regex(/^\d{9}$/, 'input.stir')),
    place: z.optional(soato),
  }),
  output: z.object({ party: z.string() }),
})
