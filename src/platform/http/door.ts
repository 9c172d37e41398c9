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

/** The door of a database: the holder of the bearer key or of the cookie; the public when there is neither. */
export function makeDoor(database: Database): Door {
  const reader = readerOf(database.readers)
  return async (request) => {
    const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1]
    const fromCookie = cookieOf(request, KEY_COOKIE)
    if (bearer === undefined && fromCookie === undefined) return PUBLIC_ACTOR
    const actor = await actorOfKey(reader, bearer ?? fromCookie)
    if (actor !== undefined) return actor
    // A session that ended must not lock its owner out of public pages; a wrong key of a program is told.
    return bearer === undefined ? PUBLIC_ACTOR : refuse('access.keyUnknown')
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
