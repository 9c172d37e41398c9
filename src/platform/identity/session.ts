import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { newId } from '../id.ts'
import { sql, type Reader, type Writer } from '../database/sql.ts'

/** How long a session lasts at most, and how long it may rest unused. */
export const SESSION_DAYS = 7
const IDLE_HOURS = 12
/** A session's last use is noted no more often than this. */
export const TOUCH_MINUTES = 5

/** Beginning of the names of all cookies of identity. */
export const COOKIE_PREFIX = 'sanoat'

/** The cookie's name; over https browsers take one of this name only from a secure page. */
export const sessionCookieName = (publicUrl: string) => `${publicUrl.startsWith('https:') ? '__Secure-' : ''}${COOKIE_PREFIX}.session_token`

/** A session as it is found by its cookie. */
export type FoundSession = { readonly id: string; readonly person: string; readonly lastUsed: string }

const signatureOf = (token: string, secret: string) => createHmac('sha256', secret).update(token).digest('base64')

/** The value of a session's cookie as the identity library writes it: token, point, signature. */
export const signedToken = (token: string, secret: string): string => encodeURIComponent(`${token}.${signatureOf(token, secret)}`)

/** The token of a cookie's value; undefined where the signature is not ours. */
export function tokenOf(value: string, secret: string): string | undefined {
  const decoded = decodeValue(value)
  const point = decoded.lastIndexOf('.')
  if (point < 1) return undefined
  const token = decoded.slice(0, point)
  const given = Buffer.from(decoded.slice(point + 1))
  const wanted = Buffer.from(signatureOf(token, secret))
  return given.length === wanted.length && timingSafeEqual(given, wanted) ? token : undefined
}

function decodeValue(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return ''
  }
}

/** The session of a token, if it has neither ended nor rested too long. */
export const sessionOf = (reader: Reader, token: string, now: Date): Promise<FoundSession | undefined> =>
  reader.first(sql<FoundSession>`
    select id, user_id as person, updated_at as "lastUsed" from auth_session
    where token = ${token} and expires_at > ${now.toISOString()} and updated_at > ${new Date(now.getTime() - IDLE_HOURS * 3_600_000).toISOString()}`)

/** Notes that a session was used now. */
export const touchSession = (writer: Writer, session: string, now: Date) =>
  writer.run(sql`update auth_session set updated_at = ${now.toISOString()} where id = ${session}`)

/** Begins a session without asking for a password: of a training account, or of somebody who has just set theirs. */
export async function beginSession(writer: Writer, now: Date, person: string, address: string, agent: string): Promise<string> {
  const token = randomBytes(24).toString('base64url')
  const ends = new Date(now.getTime() + SESSION_DAYS * 86_400_000)
  await writer.run(sql`
    insert into auth_session (id, user_id, token, expires_at, ip_address, user_agent, created_at, updated_at)
    values (${newId(now)}, ${person}, ${token}, ${ends.toISOString()}, ${address}, ${agent.slice(0, 500)}, ${now.toISOString()}, ${now.toISOString()})`)
  return token
}

export type SessionRow = {
  readonly id: string
  readonly address: string | null
  readonly agent: string | null
  readonly begun: string
  readonly lastUsed: string
}

/** Sessions of a person that still run, the last used first. */
export const sessionsOf = (reader: Reader, person: string, now: Date) =>
  reader.all(sql<SessionRow>`
    select id, ip_address as address, user_agent as agent, created_at as begun, updated_at as "lastUsed" from auth_session
    where user_id = ${person} and expires_at > ${now.toISOString()} and updated_at > ${new Date(now.getTime() - IDLE_HOURS * 3_600_000).toISOString()}
    order by updated_at desc, id limit 100`)

/** Ends a session of a person at once; false where it is not theirs. */
export const endSessionOf = async (writer: Writer, person: string, session: string) =>
  (await writer.run(sql`delete from auth_session where id = ${session} and user_id = ${person}`)) > 0

/** Ends every session of a person but one. */
export const endOtherSessions = (writer: Writer, person: string, kept: string | undefined) =>
  writer.run(sql`delete from auth_session where user_id = ${person} and id is distinct from ${kept ?? null}::uuid`)

/** Ends the session of a token at once. */
export const endToken = (writer: Writer, token: string) => writer.run(sql`delete from auth_session where token = ${token}`)
