import * as z from 'zod/mini'
import { writeCsv } from 'hucre/csv'
import { isInstant, isDay } from '#lib/day.ts'
import { ok, refuse, type Refusal, type Result } from '#lib/result.ts'
import type { Address, AddressAnswer, AddressRequest } from '#platform/http/addresses.ts'
import { faultMessage } from '#platform/http/problems.ts'
import { translatorOf } from '#platform/catalogs.ts'
import { FLOWS, meaning, observation, type Flow, type Meaning, type Observation } from './model.ts'
import { AGENCY, csvRowsOf, dataOf, DETAILS, dimensionOf, readComponents, readKey, STRUCTURE_KINDS, structuresOf, VERSION } from './rules/sdmx.ts'
import { inAll } from './texts.ts'

const DATA_JSON = 'application/vnd.sdmx.data+json;version=2.0.0'
const DATA_CSV = 'application/vnd.sdmx.data+csv;version=2.0.0'
const STRUCTURE_JSON = 'application/vnd.sdmx.structure+json;version=2.0.0'

const nameOf = (code: string) => inAll(`opendata.sdmx.${code}`)
const answered = z.object({ items: z.array(observation), meaning })

/** Which of these types the reader takes, in the order of our preference; undefined where none. */
function chosenType<T extends string>(accept: string, offers: readonly (readonly [T, readonly string[]])[]): T | undefined {
  const wishes = accept.split(',').map((part) => part.trim().split(';')[0] ?? '')
  const asked = offers.find(([, names]) => names.some((name) => wishes.includes(name)))
  return asked?.[0] ?? (wishes.some((wish) => ['', '*/*', 'application/*', 'text/html'].includes(wish)) ? offers[0]?.[0] : undefined)
}

const isFlow = (id: string): id is Flow => FLOWS.some((flow) => flow === id)
const isLatest = (version: string | undefined): boolean =>
  version === undefined || ['*', '+', '~', 'latest', 'all', VERSION, '1.0+.0', '1+.0.0'].includes(version)

/** A standard's own words for a refusal: code numbers of the SDMX web service guidelines. */
function sdmxRefusal(refusal: Refusal, status: number, { language }: AddressRequest): AddressAnswer {
  const t = translatorOf(language)
  const code = refusal.code === 'sdmx.none' ? 100 : status === 406 ? 1003 : status === 404 ? 100 : status >= 500 ? 500 : 140
  const key = `problem.${refusal.code}`
  const details = Object.fromEntries(Object.entries(refusal.details).map(([name, value]) => [name, typeof value === 'number' ? value : String(value ?? '')]))
  const detail = [t.has(key) ? t.text(key, details) : refusal.code, ...(refusal.faults ?? []).map((fault) => `${fault.path}: ${faultMessage(fault, t)}`)].join(
    ' ',
  )
  return { type: DATA_JSON, status, body: JSON.stringify({ errors: [{ code, title: t.text(`problem.title.${status}`), detail }] }) }
}

const meta = (request: AddressRequest, kind: 'data' | 'structure') => ({
  schema: `https://raw.githubusercontent.com/sdmx-twg/sdmx-json/master/${kind}-message/tools/schemas/2.0.0/sdmx-json-${kind}-schema.json`,
  id: `SANOAT_${request.now.getTime()}`,
  prepared: request.now.toISOString(),
  contentLanguages: ['uz', 'uz-cyrl', 'ru', 'en'],
  sender: { id: AGENCY, name: nameOf('SENDER').en },
})

async function observationsFor(flow: Flow, request: AddressRequest): Promise<Result<{ items: Observation[]; meaning: Meaning }>> {
  const { asOf, updatedAfter } = request.query
  for (const [name, value] of Object.entries({ asOf, updatedAfter }))
    if (value !== undefined && !isDay(value) && !isInstant(value.replace(' ', '+'))) return refuse('sdmx.time', { name, value })
  const answer = await request.ask('listObservations', {
    flow,
    ...(asOf === undefined ? {} : { asOf: asOf.replace(' ', '+') }),
    ...(updatedAfter === undefined ? {} : { updatedAfter: updatedAfter.replace(' ', '+') }),
  })
  return answer.ok ? ok(z.parse(answered, answer.value)) : answer
}

async function answerData(request: AddressRequest): Promise<Result<AddressAnswer>> {
  const { context, agency, flow = '', version, key } = request.params
  if (context !== 'dataflow' || agency !== AGENCY || !isFlow(flow) || !isLatest(version)) return refuse('sdmx.flow.unknown', { flow, known: FLOWS.join(', ') })
  const detail = DETAILS.find((one) => one === (request.query['detail'] ?? 'full'))
  if (detail === undefined) return refuse('sdmx.detail', { detail: request.query['detail'] ?? '', known: DETAILS.join(', ') })
  const keys = readKey(flow, key)
  if (!keys.ok) return keys
  const components = readComponents(flow, request.query)
  if (!components.ok) return components
  const wish = { csv: DATA_CSV, json: DATA_JSON }[request.query['format'] ?? ''] ?? request.accept
  const type = chosenType(wish, [
    [DATA_JSON, ['application/vnd.sdmx.data+json', 'application/json']],
    [DATA_CSV, ['application/vnd.sdmx.data+csv', 'text/csv']],
  ])
  if (type === undefined) return refuse('sdmx.accept', { accept: request.accept, known: [DATA_JSON, DATA_CSV].join(', ') })
  const found = await observationsFor(flow, request)
  if (!found.ok) return found
  const items = found.value.items.filter(
    (one) =>
      keys.value.some((filters) => filters.every(({ dimension, fits }) => fits(dimensionOf(one, dimension)))) &&
      components.value.every(({ dimension, fits }) => fits(dimensionOf(one, dimension))),
  )
  if (items.length === 0) return refuse('sdmx.none')
  const used = { ...found.value.meaning, measures: found.value.meaning.measures.filter(({ id }) => items.some(({ measure }) => measure === id)) }
  if (type === DATA_CSV) return ok({ type: DATA_CSV, body: writeCsv(csvRowsOf(flow, items, used, detail), { lineSeparator: '\r\n' }) })
  const sources = { ...used, sources: used.sources.filter(({ id }) => items.some(({ source }) => source === id)) }
  return ok({ type: DATA_JSON, body: JSON.stringify({ meta: meta(request, 'data'), data: dataOf(flow, items, sources, detail, nameOf) }) })
}

async function answerStructure(request: AddressRequest): Promise<Result<AddressAnswer>> {
  const { kind = '*', agency = '*', id = '*', version } = request.params
  const known: readonly string[] = [...STRUCTURE_KINDS, '*']
  if (!known.includes(kind)) return refuse('sdmx.kind', { kind, known: known.join(', ') })
  if (chosenType(request.accept, [[STRUCTURE_JSON, ['application/vnd.sdmx.structure+json', 'application/json']]]) === undefined)
    return refuse('sdmx.accept', { accept: request.accept, known: STRUCTURE_JSON })
  const [figures, releases] = [await observationsFor('FIGURES', request), await observationsFor('RELEASES', request)]
  if (!figures.ok) return figures
  if (!releases.ok) return releases
  const all = structuresOf(joined(figures.value.meaning, releases.value.meaning), nameOf)
  const isAsked = (one: { id: string }) => (id === '*' || id === 'all' || one.id === id) && ['*', 'all', AGENCY].includes(agency) && isLatest(version)
  const pick = <T extends { id: string }>(list: readonly T[], own: string) => (kind === '*' || kind === own ? list.filter(isAsked) : [])
  const data = {
    dataflows: pick(all.dataflows, 'dataflow'),
    dataStructures: pick(all.dataStructures, 'datastructure'),
    codelists: pick(all.codelists, 'codelist'),
    conceptSchemes: pick(all.conceptSchemes, 'conceptscheme'),
  }
  const filled = Object.fromEntries(Object.entries(data).filter(([, list]) => list.length > 0))
  if (Object.keys(filled).length === 0) return refuse('sdmx.none')
  return ok({ type: STRUCTURE_JSON, body: JSON.stringify({ meta: meta(request, 'structure'), data: filled }) })
}

/** Codes of both flows together. */
function joined(a: Meaning, b: Meaning): Meaning {
  const merge = <T extends { readonly id: string }>(...lists: readonly (readonly T[])[]): T[] => [...new Map(lists.flat().map((one) => [one.id, one])).values()]
  return {
    subjects: merge(a.subjects, b.subjects),
    measures: merge(a.measures, b.measures),
    sources: merge(a.sources, b.sources),
    releases: merge(a.releases, b.releases),
  }
}

const address = (path: string, answer: Address['answer']): Address => ({ path, answer, refusal: sdmxRefusal, open: true })

/** SDMX REST 3: a subset (structures and data). */
export const SDMX_ADDRESSES: readonly Address[] = [
  address('/sdmx/data/:context/:agency/:flow', answerData),
  address('/sdmx/data/:context/:agency/:flow/:version', answerData),
  address('/sdmx/data/:context/:agency/:flow/:version/:key', answerData),
  address('/sdmx/structure/:kind', answerStructure),
  address('/sdmx/structure/:kind/:agency', answerStructure),
  address('/sdmx/structure/:kind/:agency/:id', answerStructure),
  address('/sdmx/structure/:kind/:agency/:id/:version', answerStructure),
]
