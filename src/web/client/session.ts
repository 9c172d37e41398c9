import { queryOptions } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { PUBLIC_ACTOR, ROLES } from '#lib/access.ts'
import { LANGUAGES } from '#lib/language.ts'
import { problemOf, RefusedCall } from './problem.ts'

const session = z.object({
  actor: z.object({
    id: z.string(),
    name: z.string(),
    grants: z.array(z.object({ role: z.enum(ROLES), zone: z.optional(z.string()), party: z.optional(z.string()) })),
    training: z.optional(z.boolean()),
    session: z.optional(z.string()),
  }),
  /** The language the person chose; null where they chose none. */
  language: z.nullable(z.enum(LANGUAGES)),
  /** How many notices they have not read. */
  unread: z.number(),
  /** Ways to enter that this server offers. */
  offers: z.object({
    oneid: z.boolean(),
    registration: z.boolean(),
    mail: z.boolean(),
    training: z.array(z.object({ account: z.enum(ROLES), name: z.string() })),
  }),
})
export type Session = z.output<typeof session>

export const PUBLIC_SESSION: Session = {
  actor: { ...PUBLIC_ACTOR, grants: [{ role: 'public' }] },
  language: null,
  unread: 0,
  offers: { oneid: false, registration: false, mail: false, training: [] },
}

/** Who the reader is; the server writes the answer into the page under the same key. */
export const sessionQuery = queryOptions({
  queryKey: ['session', null],
  queryFn: () => askSession('GET', '/api/session').catch((): Session => PUBLIC_SESSION),
  staleTime: 300_000,
})

export const enter = (key: string): Promise<Session> => askSession('POST', '/api/session', { key })
export const enterTraining = (account: string): Promise<Session> => askSession('POST', '/api/training/session', { account })
export const leave = (): Promise<Session> => askSession('DELETE', '/api/session')

const askSession = async (method: 'GET' | 'POST' | 'DELETE', path: string, body?: object): Promise<Session> => session.parse(await ask(method, path, body))

const identityAnswer = z.object({
  twoFactorRedirect: z.optional(z.boolean()),
  totpURI: z.optional(z.string()),
  backupCodes: z.optional(z.array(z.string())),
  url: z.optional(z.string()),
})
export type IdentityAnswer = z.output<typeof identityAnswer>

/** Asks the identity of the server: signing in, second factor, password. */
export const askIdentity = async (path: string, body: object): Promise<IdentityAnswer> => identityAnswer.parse(await ask('POST', `/api/auth/${path}`, body))

async function ask(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object): Promise<unknown> {
  const response = await fetch(path, {
    method,
    headers: { 'accept-language': document.documentElement.lang, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }).catch((cause: unknown) => {
    throw new RefusedCall({ code: 'web.offline', status: 0, title: '', detail: '', faults: [] }, { cause })
  })
  if (!response.ok) throw new RefusedCall(await problemOf(response))
  return response.json()
}
