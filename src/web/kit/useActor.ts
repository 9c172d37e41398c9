import { useQuery } from '@tanstack/react-query'
import { PUBLIC_ACTOR, may, type Actor, type Permission, type Where } from '#lib/access.ts'
import { sessionQuery } from '../client/session.ts'

/** Who reads the page; the public until the server has said otherwise. */
export const useActor = (): Actor => useQuery(sessionQuery).data ?? PUBLIC_ACTOR

/** Whether the reader may do this; the server asks the same function. */
export function useMay(permission: Permission, where?: Where): boolean {
  return may(useActor(), permission, where)
}
