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
  'register.read',
  'land.write',
  'enterprise.write',
  'person.reveal',
  'account.own',
  'people.manage',
  'people.read',
  'party.invite',
  'mail.read',
  'case.read',
  'case.act',
  'case.open',
  'calendar.write',
  'parameter.propose',
  'parameter.decide',
  'form.design',
  'submission.file',
  'submission.read',
  'submission.check',
  'period.manage',
  'period.reopen',
  'release.prepare',
  'release.approve',
  'journal.verify',
  'key.manage',
] as const
export type Permission = (typeof PERMISSIONS)[number]

/** Roles of the bodies that act (uz: direktorat, zona maʼmuri, rezident, investor, komissiya, DABA, …). `person` is whoever has signed in. */
export const ROLES = [
  'public',
  'person',
  'directorate.head',
  'directorate.specialist',
  'zone.admin',
  'resident.head',
  'resident.operator',
  'investor',
  'commission.chair',
  'commission.secretary',
  'commission.member',
  'daba.officer',
  'auction.operator',
  'valuer',
  'customs.officer',
  'tax.officer',
  'utility.officer',
  'hokimiyat.officer',
  'ministry.analyst',
  'auditor',
  'sysadmin',
] as const
export type Role = (typeof ROLES)[number]

const READING = ['public.read', 'account.own'] as const
const OFFICER = [...READING, 'register.read', 'case.read', 'case.act'] as const
/** What the head and the specialists of the directorate do alike; who may not check their own work is told by each procedure. */
const STAFF = [
  ...OFFICER,
  'claim.write',
  'register.import',
  'land.write',
  'enterprise.write',
  'person.reveal',
  'indicator.define',
  'method.write',
  'rating.draft',
  'rating.object',
  'case.open',
  'calendar.write',
  'parameter.propose',
  'submission.read',
  'submission.check',
  'period.manage',
  'release.prepare',
] as const
const APPLICANT = [...READING, 'case.read', 'case.act', 'case.open'] as const

/** The whole access table: what each role may do. A system administrator decides nothing of business. */
const GRANTS = {
  public: ['public.read'],
  person: READING,
  'directorate.head': [...STAFF, 'claim.override', 'finding.decide', 'rating.decide', 'people.read', 'parameter.decide', 'period.reopen', 'release.approve'],
  'directorate.specialist': [...STAFF, 'form.design'],
  'zone.admin': [...OFFICER, 'land.write', 'submission.read'],
  'resident.head': [...APPLICANT, 'rating.object', 'party.invite', 'submission.file', 'submission.read'],
  'resident.operator': [...APPLICANT, 'submission.file', 'submission.read'],
  investor: [...APPLICANT, 'party.invite'],
  'commission.chair': [...OFFICER],
  'commission.secretary': [...OFFICER, 'case.open'],
  'commission.member': [...OFFICER],
  'daba.officer': [...OFFICER],
  'auction.operator': [...OFFICER],
  valuer: [...READING, 'case.read', 'case.act'],
  'customs.officer': [...OFFICER],
  'tax.officer': [...OFFICER],
  'utility.officer': [...OFFICER],
  'hokimiyat.officer': [...OFFICER],
  'ministry.analyst': [...READING, 'register.read', 'indicator.define', 'method.write', 'rating.draft', 'rating.object', 'submission.read'],
  auditor: [...READING, 'register.read', 'case.read', 'people.read', 'mail.read', 'submission.read', 'journal.verify'],
  sysadmin: [...READING, 'people.read', 'people.manage', 'mail.read', 'key.manage', 'calendar.write', 'journal.verify'],
} as const satisfies Record<Role, readonly Permission[]>

/** A role given to somebody: for the network, or only in a zone, or only for an organisation (a party of the register). */
export type Grant = { readonly role: Role; readonly zone?: string; readonly party?: string }

/** Who acts: a person or program with the grants that hold now; those that have ended are not among them. */
export type Actor = {
  readonly id: string
  readonly name: string
  readonly grants: readonly Grant[]
  /** A person of the training zone, who is kept out of everything real. */
  readonly training?: boolean
  /** Id of the session they came by; absent for keys and programs. */
  readonly session?: string
}

export const PUBLIC_ACTOR: Actor = { id: 'public', name: 'public', grants: [{ role: 'public' }] }

/** Where something is done: in a zone, for an organisation, or neither when it concerns the network. */
export type Where = { readonly zone?: string; readonly party?: string }

/** Where and how a request acts. */
export type Situation = { readonly actor: Actor; readonly language: Language }

/** Grants of roles for the network, or in each of the zones. */
export const grantsOf = (roles: readonly Role[], zones?: readonly string[]): Grant[] =>
  zones === undefined ? roles.map((role) => ({ role })) : roles.flatMap((role) => zones.map((zone) => ({ role, zone })))

export const rolesOf = (actor: Actor): Role[] => [...new Set(actor.grants.map(({ role }) => role))]

/** Whether a grant holds in this place. A grant limited to a zone or an organisation does not reach the network. */
export const reaches = (grant: Grant, where: Where): boolean =>
  (grant.zone === undefined || grant.zone === where.zone) && (grant.party === undefined || grant.party === where.party)

/** Whether the role may do this at all. */
export const allows = (role: Role, permission: Permission): boolean => GRANTS[role].some((granted) => granted === permission)

/**
 * Whether the actor may do this in this place; 'somewhere' asks whether there is any place in which they may.
 * The page asks the same function as the server.
 */
export function may(actor: Actor, permission: Permission, where: Where | 'somewhere' = 'somewhere'): boolean {
  return actor.grants.some(
    (grant) =>
      allows(grant.role, permission) && (permission === 'public.read' || permission === 'account.own' || where === 'somewhere' || reaches(grant, where)),
  )
}

export const isRole = (text: string): text is Role => ROLES.some((role) => role === text)
