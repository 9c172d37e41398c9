import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { isLanguage, LANGUAGES, type Language } from '#lib/language.ts'
import type { Settings } from '../settings.ts'
import { sendTagged } from './api.ts'

const escape = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')

/** Puts language, title, description, previews and first data into the page's frame. */
export function fill(
  template: string,
  language: Language,
  title: string,
  description: string,
  url: string,
  settings: Settings,
  firstData: string | undefined,
): string {
  const [path = ''] = url.split('?')
  const rest = isLanguage(path.split('/')[1] ?? '') ? path.slice((path.split('/')[1] ?? '').length + 1) : path
  const canonical = `${settings.publicUrl}${path}`
  const head = [
    `<title>${escape(title)}</title>`,
    `<meta name="description" content="${escape(description)}">`,
    `<link rel="canonical" href="${escape(canonical)}">`,
    ...LANGUAGES.map((other) => `<link rel="alternate" hreflang="${other}" href="${escape(`${settings.publicUrl}/${other}${rest}`)}">`),
    `<meta property="og:title" content="${escape(title)}">`,
    `<meta property="og:description" content="${escape(description)}">`,
    `<meta property="og:type" content="website">`,
    ...(settings.mapStyle === undefined ? [] : [`<meta name="map-style" content="${escape(settings.mapStyle)}">`]),
  ].join('\n    ')
  // Only `<` must be kept out of a script element's text.
  const data = firstData === undefined ? '' : `<script type="application/json" id="first-data">${firstData.replace(/</g, '\\u003c')}</script>`
  return template
    .replace(/<html[^>]*>/, () => `<html lang="${language}">`)
    .replace(/<title>[^<]*<\/title>/, () => head)
    .replace('</body>', () => `${data}\n  </body>`)
}

export function sendHtml(request: FastifyRequest, reply: FastifyReply, status: number, html: string): FastifyReply {
  if (status !== 200) return reply.code(status).header('cache-control', 'no-store').type('text/html; charset=utf-8').send(html)
  return sendTagged(request, reply, html, `"${createHash('sha1').update(html).digest('base64url')}"`, 'text/html; charset=utf-8')
}
