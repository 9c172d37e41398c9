import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import fastifyStatic from '@fastify/static'
import { PUBLIC_ACTOR } from '#lib/access.ts'
import { LANGUAGES, languageFromHeader, type Language } from '#lib/language.ts'
import { refuse, type Refusal } from '#lib/result.ts'
import type { PageAddress, PageDefinition, PlainPage } from '#web/view/page.ts'
import type { Translator } from '#lib/translator.ts'
import type { ViewDocument } from '#web/view/document.ts'
import { translatorOf } from '../catalogs.ts'
import type { Clock } from '../clock.ts'
import type { Dispatch } from '../dispatch.ts'
import { tellsOfTraining } from '../training-mark.ts'
import { tableCsv, tablesXlsx } from '../spreadsheet.ts'
import type { Settings } from '../settings.ts'
import { problemOf } from './problems.ts'
import { asRecord, sendTagged } from './api.ts'
import type { Door } from './door.ts'
import type { DescribeSession } from './session.ts'
import { fill, sendHtml } from './html.ts'
import { sendProblem } from './server.ts'

type PageData = Parameters<PageDefinition['title']>[0]
export type Page = PageDefinition | PlainPage

/** The pages: HTML with title, description and first data; and the same views as .csv, .json, .xlsx, .svg and .pdf. */
export async function mountPages(
  server: FastifyInstance,
  dispatch: Dispatch,
  door: Door,
  describeSession: DescribeSession,
  clock: Clock,
  pages: readonly Page[],
  settings: Settings,
  webFolder: string,
): Promise<void> {
  const template = readFileSync(join(webFolder, 'index.html'), 'utf8')
  await server.register(fastifyStatic, { root: join(webFolder, 'assets'), prefix: '/assets/', immutable: true, maxAge: '365d', index: false })
  server.get('/', async (request, reply) => reply.redirect(`/${languageFromHeader(request.headers['accept-language'])}`, 302))
  server.get('/api', async (request, reply) => reply.redirect(`/${languageFromHeader(request.headers['accept-language'])}/api`, 302))
  server.get('/robots.txt', async (_request, reply) => reply.type('text/plain').send(`User-agent: *\nAllow: /\nSitemap: ${settings.publicUrl}/sitemap.xml\n`))

  const routes = pages.map((page) => ({ page, pattern: patternOf(page.path) }))
  const find = (path: string) => {
    for (const { page, pattern } of routes) {
      const match = pattern.exec(path)
      if (match !== null)
        return { page, params: Object.fromEntries(Object.entries(match.groups ?? {}).map(([key, value]) => [key, decodeURIComponent(value ?? '')])) }
    }
    return undefined
  }

  const papers = keepPapers()

  const handle = async (request: FastifyRequest, reply: FastifyReply, language: Language) => {
    const [rawPath = ''] = request.url.split('?')
    const path = rawPath.slice(language.length + 1).replace(/\/+$/, '') || '/'
    const search = Object.fromEntries(Object.entries(asRecord(request.query)).map(([key, value]) => [key, String(value)]))
    const format = /\.(csv|json|xlsx|svg|pdf)$/.exec(path)
    const bare = format === null ? path : path.slice(0, -format[0].length) || '/'
    const found = find(path === '/index' ? '/' : bare === '/index' ? '/' : bare)
    if (format !== null && found !== undefined && 'call' in found.page)
      return exportView(request, reply, found.page, { params: found.params, search }, language, format[1] ?? '')
    return showPage(request, reply, found === undefined ? undefined : { page: found.page, address: { params: found.params, search } }, language)
  }

  const load = async (request: FastifyRequest, page: PageDefinition, address: PageAddress, language: Language) => {
    const call = page.call(address)
    const asking = await door(request)
    const actor = 'id' in asking ? asking : PUBLIC_ACTOR
    const answer = await dispatch.answer(call.operation, definedOnly(call.input), { actor, language, now: clock.now() })
    return { call, answer, actor }
  }

  const showPage = async (request: FastifyRequest, reply: FastifyReply, found: { page: Page; address: PageAddress } | undefined, language: Language) => {
    const t = translatorOf(language)
    // Who reads, so that the bar is drawn once.
    const session = { operation: 'session', input: null, output: await describeSession(request) }
    const first = JSON.stringify([session])
    if (found === undefined) return sendHtml(request, reply, 404, fill(template, language, t.text('web.problem.notFound'), '', request.url, settings, first))
    const { page, address } = found
    if (!('call' in page))
      return sendHtml(request, reply, 200, fill(template, language, page.title(t, address), page.description(t, address), request.url, settings, first))
    const { call, answer } = await load(request, page, address, language)
    if (!answer.ok) {
      const problem = problemOf(answer, t, request.url)
      return sendHtml(
        request,
        reply,
        problem.status,
        fill(
          template,
          language,
          problem.title,
          problem.detail,
          request.url,
          settings,
          JSON.stringify([session, { operation: call.operation, input: call.input, problem }]),
        ),
      )
    }
    const data: PageData = JSON.parse(answer.value.json)
    const both = `${first.slice(0, -1)},{"operation":${JSON.stringify(call.operation)},"input":${JSON.stringify(call.input)},"output":${answer.value.json}}]`
    return sendHtml(
      request,
      reply,
      200,
      fill(template, language, page.title(data, t, address), page.description(data, t, address), request.url, settings, both),
    )
  }

  const exportView = async (request: FastifyRequest, reply: FastifyReply, page: PageDefinition, address: PageAddress, language: Language, format: string) => {
    const { answer, actor } = await load(request, page, address, language)
    if (!answer.ok) return sendProblem(request, reply, answer)
    if (format === 'json') return sendTagged(request, reply, answer.value.json, answer.value.etag, 'application/json; charset=utf-8')
    const t = translatorOf(language)
    const data: PageData = JSON.parse(answer.value.json)
    const tag = (body: string | Uint8Array) => `"${createHash('sha1').update(body).digest('base64url')}"`
    if (format === 'svg') {
      const chart = page.chart?.(data, t, address)
      if (chart === undefined) return sendProblem(request, reply, noView(request))
      // The chart library is large: it is loaded when the first picture is asked for.
      const { chartSvg } = await import('#web/view/svg.ts')
      const svg = chartSvg(chart, t)
      return sendTagged(request, reply, svg, tag(svg), 'image/svg+xml; charset=utf-8')
    }
    if (format === 'pdf') {
      const document = page.document?.(data, t, address)
      if (document === undefined) return sendProblem(request, reply, noView(request))
      const pdf = await papers(`${language} ${answer.value.etag} ${request.url}`, document, t)
      return sendTagged(request, reply, pdf, tag(pdf), 'application/pdf')
    }
    const tables = page.tables?.(data, t, address) ?? []
    const chosen = tables.find((table) => table.name === address.search['table']) ?? tables[0]
    if (chosen === undefined) return sendProblem(request, reply, noView(request))
    // What was made up for training says so wherever the file goes.
    const note = actor.training === true || tellsOfTraining(data) ? t.text('print.training') : undefined
    const name = `${note === undefined ? '' : 'training-'}${page.path.replace(/[^a-z0-9]+/gi, '-').replace(/^-|-$/g, '') || 'sanoat'}-${chosen.name}.${format}`
    reply.header('content-disposition', `attachment; filename="${name.replace(/[^\w.-]/g, '_')}"`)
    if (format === 'csv') {
      const csv = tableCsv(chosen, note)
      return sendTagged(request, reply, csv, tag(csv), 'text/csv; charset=utf-8')
    }
    const xlsx = await tablesXlsx(tables, note)
    return sendTagged(
      request,
      reply,
      Buffer.from(xlsx),
      tag(JSON.stringify([tables, note])),
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    )
  }

  for (const language of LANGUAGES) {
    server.get(`/${language}`, async (request, reply) => handle(request, reply, language))
    server.get(`/${language}/*`, async (request, reply) => handle(request, reply, language))
  }
  // Any other address: a person's browser is told by a page, a program by a problem.
  server.get('/*', async (request, reply) => {
    const forPeople = (request.headers.accept ?? '').includes('text/html') && !request.url.startsWith('/api/')
    return forPeople
      ? showPage(request, reply, undefined, languageFromHeader(request.headers['accept-language']))
      : sendProblem(request, reply, noView(request))
  })
  server.get('/sitemap.xml', async (_request, reply) => {
    const plain = pages.filter((page) => !page.path.includes('{')).map((page) => page.path)
    const urls = plain.flatMap((path) => LANGUAGES.map((language) => `<url><loc>${settings.publicUrl}/${language}${path === '/' ? '' : path}</loc></url>`))
    return reply
      .type('application/xml')
      .send(`<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls.join('')}</urlset>`)
  })
}

/** Papers that were set lately, by what they were set from: setting one takes longer than sending it. */
function keepPapers() {
  const kept = new Map<string, Buffer>()
  return async (key: string, document: ViewDocument, t: Translator): Promise<Buffer> => {
    const known = kept.get(key)
    if (known !== undefined) return known
    // The typesetter is large: it is loaded when the first paper is asked for.
    const { renderDocument } = await import('../documents/view.ts')
    const pdf = await renderDocument(document, t)
    const [oldest] = kept.keys()
    if (kept.size >= MOST_PAPERS && oldest !== undefined) kept.delete(oldest)
    kept.set(key, pdf)
    return pdf
  }
}

const MOST_PAPERS = 12

const noView = (request: FastifyRequest): Refusal => refuse('address.unknown', { address: request.url.slice(0, 200) })

const definedOnly = (input: unknown) => Object.fromEntries(Object.entries(asRecord(input)).filter(([, value]) => value !== undefined))

/** `/zones/{zone}` as an expression with named groups. */
const patternOf = (path: string) => new RegExp(`^${path.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`)
