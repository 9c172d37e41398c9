import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { refuse } from '#lib/result.ts'
import type { Clock } from '../clock.ts'
import type { Dispatch } from '../dispatch.ts'
import type { Door } from './door.ts'
import { sendFile } from './send-file.ts'
import { openApiDocument } from './openapi.ts'
import { languageOf, sendProblem } from './server.ts'

/** Routes of all operations, and the description of the interface. */
export function mountApi(server: FastifyInstance, dispatch: Dispatch, door: Door, publicUrl: string, version: string, clock: Clock): void {
  let document: string | undefined
  server.get('/api/openapi.json', async (_request, reply) => {
    document ??= JSON.stringify(openApiDocument(dispatch.operations, publicUrl, version))
    return reply.header('content-type', 'application/json; charset=utf-8').send(document)
  })

  mountUploads(server, dispatch, door, publicUrl, clock)
  for (const [name, operation] of Object.entries(dispatch.operations)) {
    if (operation.file !== undefined) continue
    server.route({
      method: operation.method,
      url: `/api${operation.path.replace(/\{(\w+)\}/g, ':$1')}`,
      handler: async (request, reply) => {
        const actor = await door(request)
        if (!('id' in actor)) return sendProblem(request, reply, actor)
        if (operation.method !== 'GET' && isForeign(request, publicUrl)) return sendProblem(request, reply, refuse('access.foreignOrigin'))
        const input = { ...asRecord(request.query), ...asRecord(request.body), ...asRecord(request.params) }
        delete input['lang']
        const asking = { actor, language: languageOf(request), now: clock.now() }
        if (operation.answers === 'file') {
          const file = await dispatch.answerFile(name, input, asking)
          return file.ok ? sendFile(request, reply, file.value) : sendProblem(request, reply, file)
        }
        const answer = await dispatch.answer(name, input, asking)
        if (!answer.ok) return sendProblem(request, reply, answer)
        if (operation.method !== 'GET')
          return reply.header('content-type', 'application/json; charset=utf-8').header('cache-control', 'no-store').send(answer.value.json)
        return sendTagged(request, reply, answer.value.json, answer.value.etag, 'application/json; charset=utf-8')
      },
    })
  }
}

/** Largest file that is taken, in bytes; a larger one is refused by its announced length, before it is read. */
export const FILE_LIMIT = 32 * 1_048_576

/** Operations whose body is a file: read whole as bytes, whatever its content type says. */
function mountUploads(server: FastifyInstance, dispatch: Dispatch, door: Door, publicUrl: string, clock: Clock): void {
  void server.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: FILE_LIMIT }, (_request, body, done) => done(null, body))
    for (const [name, operation] of Object.entries(dispatch.operations)) {
      if (operation.file === undefined) continue
      scope.post(`/api${operation.path.replace(/\{(\w+)\}/g, ':$1')}`, { bodyLimit: FILE_LIMIT }, async (request, reply) => {
        const actor = await door(request)
        if (!('id' in actor)) return sendProblem(request, reply, actor)
        if (isForeign(request, publicUrl)) return sendProblem(request, reply, refuse('access.foreignOrigin'))
        const file = {
          name: String(asRecord(request.query)['name'] ?? 'upload').slice(0, 200),
          bytes: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
        }
        const { name: _name, lang: _lang, ...query } = asRecord(request.query)
        const answer = await dispatch.answer(name, { ...query, ...asRecord(request.params) }, { actor, language: languageOf(request), now: clock.now(), file })
        if (!answer.ok) return sendProblem(request, reply, answer)
        return reply.header('content-type', 'application/json; charset=utf-8').header('cache-control', 'no-store').send(answer.value.json)
      })
    }
  })
}

/** Whether a change comes from a page of another site (the cookie would come along with it). */
export function isForeign(request: FastifyRequest, publicUrl: string): boolean {
  const origin = request.headers.origin
  if (origin === undefined) return request.headers['sec-fetch-site'] === 'cross-site'
  return origin !== new URL(publicUrl).origin && origin !== `${request.protocol}://${request.headers.host}`
}

/** Sends a text with its tag; 304 where the reader has it already. */
export function sendTagged(request: FastifyRequest, reply: FastifyReply, body: string | Uint8Array, etag: string, type: string): FastifyReply {
  reply.header('etag', etag).header('cache-control', 'no-cache').header('vary', 'accept-encoding, accept-language, cookie')
  const known = (request.headers['if-none-match'] ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  if (known.includes(etag)) return reply.code(304).send()
  return reply.header('content-type', type).send(body)
}

export const asRecord = (value: unknown): Record<string, unknown> => (typeof value === 'object' && value !== null ? { ...value } : {})
