import { queryOptions } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { PUBLIC_ACTOR, ROLES, type Actor } from '#lib/access.ts'
import { problemOf, RefusedCall } from './problem.ts'

const session = z.object({
  actor: z.object({
    id: z.string(),
    name: z.string(),
    grants: z.array(z.object({ role: z.enum(ROLES), zone: z.optional(z.string()), party: z.optional(z.string()) })),
  }),
})

/** Who the reader is: the public, or the holder of the key entered earlier. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: () => ask('GET').catch((): Actor => PUBLIC_ACTOR),
  staleTime: 300_000,
})

export const enter = (key: string): Promise<Actor> => ask('POST', { key })
export const leave = (): Promise<Actor> => ask('DELETE')

async function ask(method: 'GET' | 'POST' | 'DELETE', body?: object): Promise<Actor> {
  const response = await fetch('/api/session', {
    method,
    headers: { 'accept-language': document.documentElement.lang, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  if (!response.ok) throw new RefusedCall(await problemOf(response))
  return session.parse(await response.json()).actor
}
