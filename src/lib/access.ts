import type { Language } from './language.ts'

/** What may be done: every operation names one of these. */
export const PERMISSIONS = [
  'public.read',
  'claim.write',
  'claim.override',
  'finding.decide',
  'indicator.define',
  'method.write',
  'rating.draft',
  'rating.object',
  'rating.decide',
  'register.import',
  'journal.verify',
  'key.manage',
] as const
export type Permission = (typeof PERMISSIONS)[number]

/** Roles that act in what is built so far. */
export const ROLES = ['public', 'ministry.analyst', 'directorate.specialist', 'directorate.head', 'auditor', 'sysadmin'] as const
export type Role = (typeof ROLES)[number]

/** The whole access table: what each role may do. A system administrator decides nothing of business. */
const GRANTS = {
  public: ['public.read'],
  'ministry.analyst': ['public.read', 'indicator.define', 'method.write', 'rating.draft', 'rating.object'],
  'directorate.specialist': ['public.read', 'claim.write', 'register.import', 'indicator.define', 'method.write', 'rating.draft', 'rating.object'],
  'directorate.head': [
    'public.read',
    'claim.write',
    'claim.override',
    'finding.decide',
    'register.import',
    'indicator.define',
    'method.write',
    'rating.draft',
    'rating.object',
    'rating.decide',
  ],
  auditor: ['public.read', 'journal.verify'],
  sysadmin: ['public.read', 'key.manage', 'journal.verify'],
} as const satisfies Record<Role, readonly Permission[]>

/** Who acts: a person or program holding roles. `zones` absent means the whole network. */
export type Actor = {
  readonly id: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly zones?: readonly string[]
}

export const PUBLIC_ACTOR: Actor = { id: 'public', name: 'public', roles: ['public'] }

/** Where and how a request acts. */
export type Situation = { readonly actor: Actor; readonly language: Language }

/** Whether the actor may do this, in this zone when one is named. The page asks the same function as the server. */
export function may(actor: Actor, permission: Permission, zone?: string): boolean {
  const granted = actor.roles.some((role) => GRANTS[role].some((grant) => grant === permission))
  const inScope = permission === 'public.read' || actor.zones === undefined || zone === undefined || actor.zones.includes(zone)
  return granted && inScope
}

export const isRole = (text: string): text is Role => ROLES.some((role) => role === text)
