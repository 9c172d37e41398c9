import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Actor } from '#lib/access.ts'
import { dayInTashkent, type Day } from '#lib/day.ts'
import type { Clock } from '../clock.ts'
import { inWriting, type Database } from '../database/connect.ts'
import { readerOf, type Reader, type Writer } from '../database/sql.ts'
import { cookieOf, type PersonOfSession } from '../http/door.ts'
import { sessionCookie } from '../http/session-cookie.ts'
import { writeJournal } from '../journal.ts'
import type { Settings } from '../settings.ts'
import type { Library, Recipient } from './library.ts'
import { mountIdentity } from './routes.ts'
import { readSecret } from './secret.ts'
import { beginSession, endToken, SESSION_DAYS, sessionCookieName, sessionOf, signedToken, tokenOf, TOUCH_MINUTES, touchSession } from './session.ts'

/** What identity asks of the register of people. */
export type People = {
  /** The person as an actor, with the grants in force on the day. */
  readonly actorOf: (reader: Reader, person: string, day: Day) => Promise<Actor | undefined>
  /** Writes a mail with a link by which the password may be set anew. */
  readonly writeReset: (writer: Writer, now: Date, to: Recipient, token: string) => Promise<void>
}

/** How people come in by a session, and go. */
export type Identity = {
  readonly secret: string
  readonly personOf: PersonOfSession
  /** Lets a person in without a password, and gives the cookie of the new session. */
  readonly enter: (request: FastifyRequest, person: string) => Promise<{ cookie: string; actor: Actor }>
  /** Ends the session of the request, and gives the cookie that forgets it; undefined where there was none. */
  readonly leave: (request: FastifyRequest) => Promise<string | undefined>
  readonly mount: (server: FastifyInstance) => void
}

export function makeIdentity(database: Database, settings: Settings, clock: Clock, people: People): Identity {
  const secret = readSecret(settings)
  const { publicUrl } = settings
  const cookieName = sessionCookieName(publicUrl)
  const reader = readerOf(database.readers)
  const write = <T>(work: (writer: Writer) => Promise<T>) => inWriting(database, async (writer) => ({ keep: true, value: await work(writer) }))
  const tokenIn = (request: FastifyRequest) => {
    const value = cookieOf(request, cookieName)
    return value === undefined ? undefined : tokenOf(value, secret)
  }

  const personOf: PersonOfSession = async (request) => {
    const token = tokenIn(request)
    const now = clock.now()
    const session = token === undefined ? undefined : await sessionOf(reader, token, now)
    if (session === undefined) return undefined
    const actor = await people.actorOf(reader, session.person, dayInTashkent(now))
    if (now.getTime() - Date.parse(session.lastUsed) > TOUCH_MINUTES * 60_000) await write((writer) => touchSession(writer, session.id, now))
    return actor === undefined ? undefined : { ...actor, session: session.id }
  }

  const enter = async (request: FastifyRequest, person: string) => {
    const now = clock.now()
    const token = await write((writer) => beginSession(writer, now, person, request.ip, request.headers['user-agent'] ?? ''))
    const actor = await people.actorOf(reader, person, dayInTashkent(now))
    if (actor === undefined) throw new Error(`Cannot let person ${person} in: they are not in the register`)
    return { cookie: sessionCookie(cookieName, signedToken(token, secret), SESSION_DAYS * 86_400, publicUrl), actor }
  }

  const leave = async (request: FastifyRequest) => {
    if (cookieOf(request, cookieName) === undefined) return undefined
    const token = tokenIn(request)
    if (token !== undefined) await write((writer) => endToken(writer, token))
    return sessionCookie(cookieName, '', 0, publicUrl)
  }

  const journal = (action: string, person: string) =>
    write(async (writer) => {
      const now = clock.now()
      await writeJournal(writer, { id: person, name: '', grants: [] }, now, { action, subject: person, content: {} })
    })

  let opened: Promise<Library> | undefined
  const library = () => {
    opened ??= import('./library.ts').then(({ openLibrary }) =>
      openLibrary({
        databaseUrl: database.url,
        publicUrl,
        secret,
        oneid: settings.oneid,
        confirmEmail: settings.mail !== undefined,
        sendReset: (to, token) => write((writer) => people.writeReset(writer, clock.now(), to, token)),
        afterReset: (person) => journal('account.passwordReset', person),
      }),
    )
    return opened
  }

  const mount = (server: FastifyInstance) => {
    mountIdentity(server, {
      library,
      publicUrl,
      clock,
      personOf,
      codeIsFresh: makeUsedCodes(),
      endToken: (token) => write((writer) => endToken(writer, token)).then(() => undefined),
      journal,
    })
    server.addHook('onClose', async () => {
      if (opened !== undefined) await (await opened).close()
    })
  }
  return { secret, personOf, enter, leave, mount }
}

/** Codes that were taken within the last minutes: the longest that one by time stays right. */
function makeUsedCodes(): (person: string, code: string, now: Date) => boolean {
  const used = new Map<string, number>()
  return (person, code, now) => {
    for (const [key, time] of used) if (now.getTime() - time > 180_000) used.delete(key)
    const key = `${person} ${code}`
    if (used.has(key)) return false
    used.set(key, now.getTime())
    return true
  }
}
