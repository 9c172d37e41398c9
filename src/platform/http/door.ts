import type { FastifyRequest } from 'fastify'
import { PUBLIC_ACTOR, type Actor } from '#lib/access.ts'
import { refuse, type Refusal } from '#lib/result.ts'
import type { Database } from '../database/connect.ts'
import { readerOf } from '../database/sql.ts'
import { actorOfKey } from '../keys.ts'

/** The cookie that carries a key a browser was given. */
export const KEY_COOKIE = 'sanoat_key'

/** Tells who makes a request: the one function that pages, operations and uploads ask. */
export type Door = (request: FastifyRequest) => Promise<Actor | Refusal>

/** Who a browser's session belongs to; undefined where there is none that still runs. */
export type PersonOfSession = (request: FastifyRequest) => Promise<Actor | undefined>

/** The door of a database: the holder of the bearer key, of the key's cookie, or the person of the session; else the public. */
export function makeDoor(database: Database, personOf: PersonOfSession = async () => undefined): Door {
  const reader = readerOf(database.readers)
  return async (request) => {
    const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1]
    // A wrong key of a program is told; a session that ended must not lock its owner out of public pages.
    if (bearer !== undefined) return (await actorOfKey(reader, bearer)) ?? refuse('access.keyUnknown')
    const key = cookieOf(request, KEY_COOKIE)
    const holder = key === undefined ? undefined : await actorOfKey(reader, key)
    return holder ?? (await personOf(request)) ?? PUBLIC_ACTOR
  }
}

/** The value of a cookie that came with a request; undefined where there is none or it is empty. */
export function cookieOf(request: FastifyRequest, name: string): string | undefined {
  const value = (request.headers.cookie ?? '')
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${name}=`))
    ?.slice(name.length + 1)
  return value === '' ? undefined : value
}
