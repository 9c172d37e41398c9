import { may, type Actor, type Role } from '#lib/access.ts'
import type { Day } from '#lib/day.ts'
import { ok, refuse, type Result } from '#lib/result.ts'

/** Days an invitation works. */
export const INVITATION_DAYS = 7

/** Roles that belong to an organisation, and so are given for one. */
const OF_A_PARTY: readonly Role[] = ['resident.head', 'resident.operator', 'investor']

/** Roles a head of an organisation may invite to: of an enterprise its people, of an investor its people. */
const INVITED_BY_PARTY = { 'resident.head': ['resident.head', 'resident.operator'], investor: ['investor'] } as const satisfies Partial<
  Record<Role, readonly Role[]>
>

export type Given = { readonly role: Role; readonly zone?: string | undefined; readonly party?: string | undefined }

/** A person and a place as the rule of training asks: made up or real. */
export type Reality = { readonly personTraining: boolean; readonly placeTraining: boolean; readonly placeGiven: boolean }

/**
 * Whether a role may be given so. Roles of an enterprise or investor are given for an organisation, that of a zone's
 * administrator for a zone; training people act in the training zone only, and real people never do.
 */
export function checkGiven({ role, zone, party }: Given, { personTraining, placeTraining, placeGiven }: Reality, from: Day, to: Day | undefined): Result<null> {
  if (OF_A_PARTY.includes(role) && party === undefined) return refuse('grant.partyNeeded', { role })
  if (role === 'zone.admin' && zone === undefined) return refuse('grant.zoneNeeded', { role })
  if (personTraining ? !placeGiven || !placeTraining : placeTraining) return refuse('grant.training')
  if (to !== undefined && to < from) return refuse('grant.endsBeforeItBegins', { from, to })
  return ok(null)
}

/** Nobody gives a role to themselves, whatever they are (separation of duty). */
export const checkGiver = (giver: string, person: string): Result<null> => (giver === person ? refuse('grant.toOneself') : ok(null))

/** Whether somebody may invite to a role of this organisation: by their own role in it. */
export function mayInviteTo(actor: Actor, role: Role, party: string): boolean {
  return actor.grants.some((grant) => grant.party === party && isInviter(grant.role) && INVITED_BY_PARTY[grant.role].some((one) => one === role))
}

const isInviter = (role: Role): role is keyof typeof INVITED_BY_PARTY => role in INVITED_BY_PARTY

type Place = { readonly zone: string | null; readonly party: string | null }

/** Whether the actor may do this with a person: in the network, or in a place in which the person has a role. */
export const mayWithPerson = (actor: Actor, permission: 'people.read' | 'people.manage', grants: readonly Place[]): boolean =>
  may(actor, permission, {}) || grants.some((grant) => may(actor, permission, whereOf(grant)))

export const whereOf = ({ zone, party }: Place) => ({ ...(zone === null ? {} : { zone }), ...(party === null ? {} : { party }) })

/** An e-mail as lists show it: its first letter and its domain. */
export const maskEmail = (email: string): string => email.replace(/^(.)[^@]*/, '$1•••')
