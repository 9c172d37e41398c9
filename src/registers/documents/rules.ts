import { allows, may, reaches, type Actor, type Role } from '#lib/access.ts'

/** Roles of those the zone serves: they see what is their own, never what lies in the zone. */
const SERVED: readonly Role[] = ['resident.head', 'resident.operator', 'investor']

/** What of a document decides who may read it. */
export type Belonging = { readonly zone: string; readonly party: string | null; readonly uploadedBy: string }

/**
 * Whether somebody may read a document: who attached it; people of the organisation it belongs to; officers whose grant lets them
 * read the register or the cases of the zone. Residents and investors see nothing by the zone alone.
 */
export function mayReadDocument(actor: Actor, document: Belonging): boolean {
  if (document.uploadedBy === actor.id) return true
  const where = { zone: document.zone, party: document.party ?? undefined }
  return actor.grants.some((grant) => {
    if (!reaches(grant, where)) return false
    if (SERVED.includes(grant.role)) return grant.party !== undefined && grant.party === document.party && allows(grant.role, 'case.read')
    return allows(grant.role, 'register.read') || allows(grant.role, 'case.read')
  })
}

/**
 * For which organisation somebody attaches a document: the one they name, where they may act for it; else the only one they act for
 * in that zone; else none, where they act for the zone. Undefined where they may not act at all.
 */
export function attachingParty(actor: Actor, zone: string, party: string | undefined): { readonly party: string | null } | undefined {
  if (party !== undefined) return may(actor, 'case.act', { zone, party }) ? { party } : undefined
  if (may(actor, 'case.act', { zone })) return { party: null }
  const own = actor.grants.flatMap((grant) => (grant.party !== undefined && may(actor, 'case.act', { zone, party: grant.party }) ? [grant.party] : []))
  const [only, ...others] = [...new Set(own)]
  return only !== undefined && others.length === 0 ? { party: only } : undefined
}

/** In which role somebody signs in a place: the one they name, where a grant gives it there; else the first that lets them act there. */
export function signingRole(actor: Actor, zone: string, party: string | null, role: Role | undefined): Role | undefined {
  const where = { zone, party: party ?? undefined }
  const there = actor.grants.filter((grant) => reaches(grant, where) && allows(grant.role, 'case.act'))
  return there.find((grant) => role === undefined || grant.role === role)?.role
}
