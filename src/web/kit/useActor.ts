import { useQuery } from '@tanstack/react-query'
import { PUBLIC_ACTOR, may, type Actor, type Permission } from '#lib/access.ts'
import { sessionQuery } from '../client/session.ts'

/** Who reads the page; the public until the server has said otherwise. */
export const useActor = (): Actor => useQuery(sessionQuery).data ?? PUBLIC_ACTOR

/** Whether the reader may do this; the server asks the same function. */
export function useMay(permission: Permission, zone?: string): boolean {
  return may(useActor(), permission, zone)
}
