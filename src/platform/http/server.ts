import { randomUUID } from 'node:crypto'
import Fastify, { LogController, type FastifyInstance, type FastifyRequest } from 'fastify'
import compress from '@fastify/compress'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import type pg from 'pg'
import { isLanguage, languageFromHeader, type Language } from '#lib/language.ts'
import { refuse, type Refusal } from '#lib/result.ts'
import { translatorOf } from '../catalogs.ts'
import type { Settings } from '../settings.ts'
import { problemOf } from './problems.ts'

/** Largest body that is read, in bytes; uploads have their own. */
export const BODY_LIMIT = 1_048_576

/** The web server with what every answer shares: log, headers of safety, limits, compression, problems. */
export async function makeServer(settings: Settings): Promise<FastifyInstance> {
  const server = Fastify({
    bodyLimit: BODY_LIMIT,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 300 },
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    trustProxy: settings.host === '127.0.0.1' ? '127.0.0.1' : false,
    logger: settings.logLevel === 'silent' ? false : { level: settings.logLevel, redact: ['req.headers.authorization', 'req.headers.cookie'] },
    logController: new LogController({ disableRequestLogging: settings.logLevel !== 'debug' && settings.logLevel !== 'trace' }),
    forceCloseConnections: true,
  })
  const secure = settings.publicUrl.startsWith('https:')
  await server.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        // React and MapLibre set style attributes and elements at run time.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:', ...mapHosts(settings)],
        connectSrc: ["'self'", ...SIGNING_PROGRAM, ...mapHosts(settings)],
        workerSrc: ["'self'", 'blob:'],
        fontSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'self'"],
        ...(secure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    hsts: secure ? { maxAge: 31_536_000 } : false,
    crossOriginEmbedderPolicy: false,
  })
  await server.register(compress, { threshold: 1024, encodings: ['br', 'gzip'], brotliOptions: { params: { 1: 4 } } })
  await server.register(rateLimit, {
    max: settings.rateLimit,
    timeWindow: 60_000,
    allowList: (request) => request.url === '/healthz' || request.url === '/readyz',
    errorResponseBuilder: () => new RefusedRequest(refuse('request.tooMany', { limit: settings.rateLimit })),
  })
  server.setErrorHandler(async (error, request, reply) => {
    const refusal = refusalOf(error, request)
    if (refusal.code.startsWith('system.')) request.log.error({ err: error }, 'request failed')
    return sendProblem(request, reply, refusal)
  })
  server.setNotFoundHandler(async (request, reply) => sendProblem(request, reply, refuse('address.unknown', { address: request.url.slice(0, 200) })))
  return server
}

/** Where the E-IMZO program of the reader's own machine listens (PKCS#7 signatures by national keys); nothing else outside is asked. */
const SIGNING_PROGRAM = ['wss://127.0.0.1:64443', 'ws://127.0.0.1:64646']

const mapHosts = (settings: Settings) => (settings.mapStyle === undefined ? [] : [new URL(settings.mapStyle).origin])

/** An exception that carries a refusal through a library that knows only exceptions. */
export class RefusedRequest extends Error {
  readonly refusal: Refusal
  readonly statusCode: number
  constructor(refusal: Refusal) {
    super(refusal.code)
    this.refusal = refusal
    this.statusCode = 429
  }
}

type Sender = { code: (status: number) => Sender; header: (name: string, value: string) => Sender; send: (body: unknown) => unknown }

/** Answers with a problem in the reader's language. */
export function sendProblem(request: FastifyRequest, reply: Sender, refusal: Refusal): unknown {
  const problem = problemOf(refusal, translatorOf(languageOf(request)), request.url.slice(0, 500))
  return reply
    .code(problem.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(JSON.stringify(problem))
}

/** The language of a request: ?lang=, the address, else what the browser asks for. */
export function languageOf(request: FastifyRequest): Language {
  const query: unknown = request.query
  const asked = typeof query === 'object' && query !== null && 'lang' in query ? String(query.lang) : undefined
  if (asked !== undefined && isLanguage(asked)) return asked
  const first = request.url.split(/[/?]/)[1] ?? ''
  return isLanguage(first) ? first : languageFromHeader(request.headers['accept-language'])
}

/** What a thrown error means to the person who asked. */
function refusalOf(error: unknown, request: FastifyRequest): Refusal {
  if (error instanceof RefusedRequest) return error.refusal
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return refuse('request.tooLarge', { limit: Math.round((request.routeOptions.bodyLimit ?? BODY_LIMIT) / 1_048_576) })
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return refuse('request.mediaType')
  if (error instanceof SyntaxError || code.startsWith('FST_ERR_CTP')) return refuse('request.malformed')
  if (code === '53100' || code === 'ENOSPC' || code === 'EDQUOT') return refuse('system.diskFull')
  // A character that PostgreSQL's texts cannot hold: U+0000.
  if (code === '22021' || code === '22P05') return refuse('request.malformed')
  if (isDatabaseAway(code)) return refuse('system.databaseAway')
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500
  if (status >= 400 && status < 500) return refuse('request.malformed')
  return refuse('system.failed', { request: request.id })
}

/** Connection failures, shutdown and start-up codes of PostgreSQL (class 08, 57P). */
const isDatabaseAway = (code: string) => code.startsWith('08') || code.startsWith('57P') || ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'].includes(code)

/** Whether the database answers. */
export async function isReady(pool: pg.Pool): Promise<boolean> {
  return pool.query('select 1').then(
    () => true,
    () => false,
  )
}
