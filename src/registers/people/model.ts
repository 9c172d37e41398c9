import * as z from 'zod/mini'
import { ROLES } from '#lib/access.ts'
import { language, texts } from '#lib/schema.ts'

/** Roles that can be given to a person; `public` and `person` nobody gives. */
export const GIVEN_ROLES = ROLES.filter((role) => role !== 'public' && role !== 'person')
export const givenRole = z.enum(GIVEN_ROLES)

/** When mails about notices are written: at once, one in the morning, or none. */
export const MAIL_WISHES = ['at_once', 'daily', 'none'] as const
export const mailWish = z.enum(MAIL_WISHES)
export type MailWish = z.output<typeof mailWish>

/** A password as it is taken: long rather than odd (NIST SP 800-63B). */
export const password = z.string().check(z.minLength(10, 'input.password'), z.maxLength(200, 'input.password'))

export const personName = z.string().check(z.trim(), z.minLength(2), z.maxLength(120))

/** An e-mail in small letters, as it is kept. */
export const email = z.string().check(z.trim(), z.toLowerCase(), z.maxLength(200), z.regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'input.email'))

/** A telephone of Uzbekistan: +998 and nine digits; empty where none is told. */
export const phone = z.string().check(z.trim(), z.regex(/^(\+998\d{9})?$/, 'input.phone'))

/** A secret that stands in a link. */
export const token = z.string().check(z.regex(/^[\w-]{20,100}$/, 'input.token'))

/** A role given to a person: where, from when to when, by whom, and whether it was taken back. */
export const roleGrant = z.object({
  id: z.string(),
  role: z.string(),
  zone: z.nullable(z.string()),
  zoneNames: z.nullable(texts),
  party: z.nullable(z.string()),
  partyNames: z.nullable(texts),
  from: z.string(),
  to: z.nullable(z.string()),
  reason: z.string(),
  by: z.string(),
  at: z.string(),
  revokedAt: z.nullable(z.string()),
  revokedBy: z.nullable(z.string()),
  revokedReason: z.nullable(z.string()),
})
export type RoleGrant = z.output<typeof roleGrant>

/** A person in a list: the e-mail masked, the roles in force. */
export const personSummary = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  secondFactor: z.boolean(),
  training: z.boolean(),
  grants: z.array(roleGrant),
})
export type PersonSummary = z.output<typeof personSummary>

/** A person whole, for those who manage people. The personal number is never among it. */
export const person = z.extend(personSummary, { phone: z.nullable(z.string()), confirmed: z.boolean(), since: z.string(), lastSeen: z.nullable(z.string()) })
export type Person = z.output<typeof person>

export const invitation = z.object({
  id: z.string(),
  email: z.string(),
  role: z.string(),
  zone: z.nullable(z.string()),
  zoneNames: z.nullable(texts),
  party: z.nullable(z.string()),
  partyNames: z.nullable(texts),
  to: z.nullable(z.string()),
  inviter: z.string(),
  at: z.string(),
  expiresAt: z.string(),
  acceptedAt: z.nullable(z.string()),
})
export type Invitation = z.output<typeof invitation>

/** One's own account. */
export const account = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  confirmed: z.boolean(),
  phone: z.nullable(z.string()),
  language: z.nullable(language),
  mail: mailWish,
  training: z.boolean(),
  secondFactor: z.boolean(),
  hasPassword: z.boolean(),
  hasOneId: z.boolean(),
  /** Whether the personal number is known; the number itself is not told. */
  hasPersonalNumber: z.boolean(),
  grants: z.array(roleGrant),
})
export type Account = z.output<typeof account>

/** A browser in which one is signed in. */
export const ownSession = z.object({
  id: z.string(),
  address: z.nullable(z.string()),
  agent: z.nullable(z.string()),
  begun: z.string(),
  lastUsed: z.string(),
  /** Whether it is the one that asks. */
  current: z.boolean(),
})
