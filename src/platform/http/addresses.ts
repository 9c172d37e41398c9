import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Language } from '#lib/language.ts'
import { ok, type Refusal, type Result } from '#lib/result.ts'
import type { Clock } from '../clock.ts'
import type { Dispatch } from '../dispatch.ts'
import { asRecord, sendTagged } from './api.ts'
import type { Door } from './door.ts'
import { statusOf } from './problems.ts'
import { languageOf, sendProblem } from './server.ts'

/** A request to an address of another standard than our own interface. */
export type AddressRequest = {
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  /** Path and query as asked. */
  readonly url: string
  readonly accept: string
  readonly language: Language
  readonly publicUrl: string
  readonly now: Date
  /** Asks an operation as the one who made the request: the same door as everybody's. */
  readonly ask: (operation: string, input: object) => Promise<Result<unknown>>
}

export type AddressAnswer = {
  readonly type: string
  readonly body: string | Uint8Array
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
}

/** An address that speaks a standard (SDMX, OGC API, DCAT) or gives a file: its answers are made of the operations'. */
export type Address = {
  /** Path with :parameters. */
  readonly path: string
  readonly answer: (request: AddressRequest) => Promise<Result<AddressAnswer>>
  /** How the standard words a refusal; the product's own problem (RFC 9457) where it has no word of its own. */
  readonly refusal?: (refusal: Refusal, status: number, request: AddressRequest) => AddressAnswer
  /** Standards that are read by pages of other sites. */
  readonly open?: boolean
}

/** Mounts addresses of other standards. */
export function mountAddresses(server: FastifyInstance, dispatch: Dispatch, door: Door, clock: Clock, publicUrl: string, addresses: readonly Address[]): void {
  for (const address of addresses) {
    server.get(address.path, async (request, reply) => {
      const actor = await door(request)
      if (!('id' in actor)) return sendProblem(request, reply, actor)
      const now = clock.now()
      const asked: AddressRequest = {
        params: texts(request.params),
        query: texts(request.query),
        url: request.url,
        accept: request.headers.accept ?? '*/*',
        language: languageOf(request),
        publicUrl,
        now,
        ask: async (operation, input) => {
          const answer = await dispatch.answer(operation, input, { actor, language: languageOf(request), now })
          if (!answer.ok) return answer
          const value: unknown = JSON.parse(answer.value.json)
          return ok(value)
        },
      }
      const answer = await address.answer(asked)
      if (address.open === true) reply.header('access-control-allow-origin', '*')
      if (!answer.ok) {
        if (address.refusal === undefined) return sendProblem(request, reply, answer)
        const said = address.refusal(answer, statusOf(answer.code), asked)
        return reply
          .code(said.status ?? statusOf(answer.code))
          .header('cache-control', 'no-store')
          .type(said.type)
          .send(said.body)
      }
      const { type, body, headers = {} } = answer.value
      for (const [name, value] of Object.entries(headers)) reply.header(name, value)
      return sendTagged(request, reply, body, `"${createHash('sha1').update(body).digest('base64url')}"`, type)
    })
  }
}

const texts = (value: FastifyRequest['query']): Record<string, string> =>
  Object.fromEntries(Object.entries(asRecord(value)).map(([key, one]) => [key, String(Array.isArray(one) ? one.at(-1) : one)]))
