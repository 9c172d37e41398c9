import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FileAnswer } from '../dispatch.ts'

/** What a browser may show in the page's place; everything else is only saved. */
const SHOWN = new Set(['application/pdf', 'image/png', 'image/jpeg', 'image/webp'])

/** Nothing that came with a file may run, ask or be drawn over our pages. */
const SANDBOX = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox"
/** Browsers draw PDF by a part of their own, which a sandbox would keep out; a PDF is never read as a page because of nosniff. */
const FOR_PDF = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"

/** Sends a file: shown or saved by its type, never guessed at, and 304 where the reader has it already. */
export function sendFile(request: FastifyRequest, reply: FastifyReply, { bytes, name, type }: FileAnswer): FastifyReply {
  const etag = `"${createHash('sha256').update(bytes).digest('base64url')}"`
  reply
    .header('etag', etag)
    .header('cache-control', 'private, no-cache')
    .header('vary', 'accept-encoding, cookie')
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', type === 'application/pdf' ? FOR_PDF : SANDBOX)
    .header('content-disposition', `${SHOWN.has(type) ? 'inline' : 'attachment'}; ${nameParts(name)}`)
  const known = (request.headers['if-none-match'] ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  if (known.includes(etag)) return reply.code(304).send()
  return reply.type(type.startsWith('text/') ? `${type}; charset=utf-8` : type).send(bytes)
}

/** The name as RFC 6266 writes it: in plain letters, and whole in UTF-8. */
function nameParts(name: string): string {
  const plain = name.normalize('NFKD').replace(/[^\x20-\x7e]|["\\%;]/g, '_')
  const whole = encodeURIComponent(name).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`)
  return `filename="${plain}"; filename*=UTF-8''${whole}`
}
