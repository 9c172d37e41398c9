import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { refuse, type Refusal } from '#lib/result.ts'
import type { Clock } from '../clock.ts'
import { asRecord, isForeign } from '../http/api.ts'
import type { PersonOfSession } from '../http/door.ts'
import { clearedKey } from '../http/session-cookie.ts'
import { sendProblem } from '../http/server.ts'
import { ADDRESS_HEADER, type Library } from './library.ts'
import { makeLimiter } from './limiter.ts'

/** Tries from one address, and for one e-mail, within a quarter of an hour. */
const TRIES = 10
const WINDOW_MINUTES = 15

/** What of the library may be reached, and which fields each path takes; everything else of it stays closed. */
const PATHS = {
  'sign-in/email': ['email', 'password'],
  'sign-in/social': ['provider', 'callbackURL', 'errorCallbackURL', 'disableRedirect'],
  'link-social': ['provider', 'callbackURL', 'errorCallbackURL', 'disableRedirect'],
  'request-password-reset': ['email'],
  'reset-password': ['newPassword', 'token'],
  'change-password': ['currentPassword', 'newPassword', 'revokeOtherSessions'],
  'two-factor/enable': ['password'],
  'two-factor/disable': ['password'],
  'two-factor/verify-totp': ['code'],
  'two-factor/verify-backup-code': ['code'],
  'two-factor/generate-backup-codes': ['password'],
} as const
type Path = keyof typeof PATHS

/** Refusals of the library by its codes, as ours; what is not named here is told without detail. */
const REFUSALS: Readonly<Record<string, string>> = {
  INVALID_EMAIL_OR_PASSWORD: 'account.signInRefused',
  INVALID_EMAIL: 'account.signInRefused',
  EMAIL_NOT_VERIFIED: 'account.emailNotConfirmed',
  INVALID_CODE: 'account.codeWrong',
  INVALID_BACKUP_CODE: 'account.codeWrong',
  INVALID_TWO_FACTOR_COOKIE: 'account.stepExpired',
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'account.stepExpired',
  ACCOUNT_TEMPORARILY_LOCKED: 'request.tooManyTries',
  INVALID_PASSWORD: 'account.passwordWrong',
  PASSWORD_TOO_SHORT: 'account.passwordShort',
  PASSWORD_TOO_LONG: 'account.passwordShort',
  INVALID_TOKEN: 'account.linkUsed',
  USER_NOT_FOUND: 'account.linkUsed',
  UNAUTHORIZED: 'access.unknown',
}

export type IdentityRoutes = {
  readonly library: () => Promise<Library>
  readonly publicUrl: string
  readonly clock: Clock
  readonly personOf: PersonOfSession
  /** Told of a right code, so that the same one is not taken twice; false where it was. */
  readonly codeIsFresh: (person: string, code: string, now: Date) => boolean
  readonly endToken: (token: string) => Promise<void>
  readonly journal: (action: string, person: string) => Promise<void>
}

/** Mounts the library under /api/auth: our origin check and limits before it, and nothing secret in what it answers. */
export function mountIdentity(server: FastifyInstance, routes: IdentityRoutes): void {
  const limiter = makeLimiter(TRIES, WINDOW_MINUTES)
  // Registering writes mails and people, so one address may do it only so often, right or wrong.
  server.addHook('onRequest', async (request, reply) => {
    const counted = request.method === 'POST' && /^\/api\/registrations\/?(\?|$)/.test(request.url)
    if (!counted || limiter.take(`registration ${request.ip}`, routes.clock.now())) return undefined
    sendProblem(request, reply, refuse('request.tooManyTries'))
    return reply
  })
  for (const path of Object.keys(PATHS).filter(isPath))
    server.post(`/api/auth/${path}`, async (request, reply) => {
      if (isForeign(request, routes.publicUrl)) return sendProblem(request, reply, refuse('access.foreignOrigin'))
      const fields: readonly string[] = PATHS[path]
      const body = Object.fromEntries(Object.entries(asRecord(request.body)).filter(([name]) => fields.includes(name)))
      const keys = limitKeys(request, body)
      if (!keys.map((key) => limiter.take(key, routes.clock.now())).every(Boolean)) return sendProblem(request, reply, refuse('request.tooManyTries'))
      const action = JOURNALLED[path]
      const inside = action === undefined ? undefined : await routes.personOf(request)
      const answer = await (await routes.library()).handle(bridged(request, path, routes.publicUrl, body))
      if (answer.ok && action !== undefined && inside !== undefined) await routes.journal(action, inside.id)
      if (answer.ok && path !== 'request-password-reset') for (const key of keys) limiter.giveBack(key)
      return path.startsWith('two-factor/verify') && answer.ok
        ? sendVerified(request, reply, answer, String(body['code'] ?? ''), routes)
        : sendFiltered(request, reply, answer, path, routes)
    })
  server.get('/api/auth/callback/oneid', async (request, reply) => {
    const query = request.url.split('?')[1] ?? ''
    const answer = await (await routes.library()).handle(bridged(request, `callback/oneid?${query}`, routes.publicUrl, undefined))
    return passOn(reply, answer, routes.publicUrl).header('cache-control', 'no-store').send('')
  })
}

const isPath = (text: string): text is Path => text in PATHS

/** What tries are counted by: the address they come from, and the e-mail they name. */
function limitKeys(request: FastifyRequest, body: Readonly<Record<string, unknown>>): string[] {
  const email = body['email']
  return [`address ${request.ip}`, ...(typeof email === 'string' ? [`email ${email.trim().toLowerCase().slice(0, 300)}`] : [])]
}

/** The request as the library takes it, with the caller's address as we know it. */
function bridged(request: FastifyRequest, path: string, publicUrl: string, body: object | undefined): Request {
  const headers = new Headers({ [ADDRESS_HEADER]: request.ip, origin: new URL(publicUrl).origin })
  for (const name of ['cookie', 'user-agent', 'accept-language']) {
    const value = request.headers[name]
    if (typeof value === 'string') headers.set(name, value.slice(0, 8000))
  }
  if (body === undefined) return new Request(`${publicUrl}/api/auth/${path}`, { headers })
  headers.set('content-type', 'application/json')
  return new Request(`${publicUrl}/api/auth/${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
}

/** Status, cookies and the way on; the body is sent apart. */
function passOn(reply: FastifyReply, answer: Response, publicUrl: string): FastifyReply {
  const cookies = answer.headers.getSetCookie()
  for (const cookie of cookies) reply.header('set-cookie', cookie)
  // Whoever signs in no longer acts by a key entered before.
  if (cookies.some((cookie) => /session_token=[^;]/.test(cookie))) reply.header('set-cookie', clearedKey(publicUrl))
  const location = answer.headers.get('location')
  if (location !== null) reply.header('location', location)
  return reply.code(answer.status)
}

/** What a page needs of an answer: never the session's token, never the person. */
const SHOWN = ['twoFactorRedirect', 'totpURI', 'backupCodes', 'status', 'url', 'redirect', 'success']

/** What is told the journal when a person who is inside does it. */
const JOURNALLED: Partial<Record<Path, string>> = {
  'two-factor/verify-totp': 'account.secondFactorSet',
  'change-password': 'account.passwordChanged',
  'two-factor/disable': 'account.secondFactorEnded',
  'two-factor/generate-backup-codes': 'account.recoveryCodesMade',
}

async function sendFiltered(request: FastifyRequest, reply: FastifyReply, answer: Response, path: Path, routes: IdentityRoutes) {
  const body = asRecord(await answer.json().catch(() => ({})))
  if (!answer.ok) return sendProblem(request, reply, refusalOf(body, answer.status))
  const shown = path === 'request-password-reset' ? { status: true } : Object.fromEntries(Object.entries(body).filter(([name]) => SHOWN.includes(name)))
  return passOn(reply, answer, routes.publicUrl)
    .header('cache-control', 'no-store')
    .header('content-type', 'application/json; charset=utf-8')
    .send(JSON.stringify(shown))
}

/** A code by time is taken once, though it would be right for half a minute (RFC 6238, 5.2). */
async function sendVerified(request: FastifyRequest, reply: FastifyReply, answer: Response, code: string, routes: IdentityRoutes) {
  const body = asRecord(await answer.json().catch(() => ({})))
  const person = String(asRecord(body['user'])['id'] ?? '')
  if (!routes.codeIsFresh(person, code, routes.clock.now())) {
    if (typeof body['token'] === 'string') await routes.endToken(body['token'])
    return sendProblem(request, reply, refuse('account.codeWrong'))
  }
  return passOn(reply, answer, routes.publicUrl).header('cache-control', 'no-store').send({ status: true })
}

function refusalOf(body: Readonly<Record<string, unknown>>, status: number): Refusal {
  const code = REFUSALS[String(body['code'] ?? '')]
  if (code !== undefined) return refuse(code)
  if (status === 429) return refuse('request.tooManyTries')
  return refuse(status === 401 ? 'access.unknown' : status >= 500 ? 'system.failed' : 'account.refused', status >= 500 ? { request: '' } : {})
}
