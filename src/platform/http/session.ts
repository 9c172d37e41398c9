import type { FastifyInstance, FastifyRequest } from 'fastify'
import { PUBLIC_ACTOR } from '#lib/access.ts'
import type { Language } from '#lib/language.ts'
import { refuse } from '#lib/result.ts'
import type { Database } from '../database/connect.ts'
import { readerOf } from '../database/sql.ts'
import type { Identity } from '../identity/identity.ts'
import { actorOfKey } from '../keys.ts'
import { asRecord, isForeign } from './api.ts'
import type { Door } from './door.ts'
import { clearedKey, keyCookie } from './session-cookie.ts'
import { sendProblem } from './server.ts'

/** An account of the training zone that anybody may enter where they are offered. */
export type TrainingAccount = { readonly account: string; readonly name: string }

/** Ways to enter that this server offers. */
export type Offers = {
  readonly oneid: boolean
  readonly registration: boolean
  readonly mail: boolean
  readonly training: readonly TrainingAccount[]
}

export type SessionRoutes = {
  readonly publicUrl: string
  readonly door: Door
  readonly identity: Identity
  readonly offers: Offers
  /** The language a person chose for themselves, and how many notices they have not read. */
  readonly aboutPerson: (person: string) => Promise<{ language: Language | undefined; unread: number }>
  /** Person of a training account; undefined where there is none of that name. */
  readonly trainingPerson: (account: string) => Promise<string | undefined>
}

/** What a page is told of whoever reads it. */
export type DescribeSession = (request: FastifyRequest) => Promise<object>

/** The session: who is inside, entering with a key or as a training account, and leaving. Gives what tells a page of its reader. */
export function mountSession(server: FastifyInstance, database: Database, routes: SessionRoutes): DescribeSession {
  const { publicUrl, door, identity, offers } = routes
  const reader = readerOf(database.readers)

  const describe: DescribeSession = async (request) => {
    const asking = await door(request)
    const actor = 'id' in asking ? asking : PUBLIC_ACTOR
    const about = actor.session === undefined ? undefined : await routes.aboutPerson(actor.id)
    return { actor, language: about?.language ?? null, unread: about?.unread ?? 0, offers }
  }

  server.get('/api/session', async (request, reply) => reply.header('cache-control', 'no-store').send(await describe(request)))
  server.post('/api/session', async (request, reply) => {
    if (isForeign(request, publicUrl)) return sendProblem(request, reply, refuse('access.foreignOrigin'))
    const key = asRecord(request.body)['key']
    const actor = typeof key === 'string' ? await actorOfKey(reader, key.trim()) : undefined
    if (actor === undefined || typeof key !== 'string') return sendProblem(request, reply, refuse('access.keyUnknown'))
    return reply.header('set-cookie', keyCookie(key.trim(), publicUrl)).header('cache-control', 'no-store').send({ actor, language: null, unread: 0, offers })
  })
  server.delete('/api/session', async (request, reply) => {
    if (isForeign(request, publicUrl)) return sendProblem(request, reply, refuse('access.foreignOrigin'))
    reply.header('set-cookie', clearedKey(publicUrl))
    const left = await identity.leave(request)
    if (left !== undefined) reply.header('set-cookie', left)
    return reply.header('cache-control', 'no-store').send({ actor: PUBLIC_ACTOR, language: null, unread: 0, offers })
  })
  server.post('/api/training/session', async (request, reply) => {
    if (isForeign(request, publicUrl)) return sendProblem(request, reply, refuse('access.foreignOrigin'))
    const account = String(asRecord(request.body)['account'] ?? '')
    const offered = offers.training.some((one) => one.account === account)
    const person = offered ? await routes.trainingPerson(account) : undefined
    if (person === undefined) return sendProblem(request, reply, refuse('trainingAccount.unknown', { account: account.slice(0, 100) }))
    const { cookie, actor } = await identity.enter(request, person)
    return reply
      .header('set-cookie', clearedKey(publicUrl))
      .header('set-cookie', cookie)
      .header('cache-control', 'no-store')
      .send({ actor, language: null, unread: 0, offers })
  })
  return describe
}
