import { useQuery } from '@tanstack/react-query'
import { may, type Actor, type Permission, type Where } from '#lib/access.ts'
import { PUBLIC_SESSION, sessionQuery, type Session } from '../client/session.ts'

/** The session of whoever reads the page; the public's until the server has said otherwise. */
export const useSession = (): Session => useQuery(sessionQuery).data ?? PUBLIC_SESSION

/** Who reads the page. */
export const useActor = (): Actor => useSession().actor

/** Whether the reader may do this; the server asks the same function. */
export function useMay(permission: Permission, where?: Where): boolean {
  return may(useActor(), permission, where)
}
