import * as z from 'zod/mini'
import { writeCsv } from 'hucre/csv'
import { ok, refuse, type Result } from '#lib/result.ts'
import type { Address, AddressAnswer, AddressRequest } from '#platform/http/addresses.ts'
import { disarm } from '#platform/spreadsheet.ts'
import { COLLECTIONS, dataset, feature, meaning, observation, type Collection, type Feature } from './model.ts'
import { catalogueOf, CSV_COLUMNS, csvMetadata } from './rules/catalogue.ts'
import { collectionOf, CONFORMANCE, GEOJSON, isWithin, link, ogcDescription, readBox, readWhole } from './rules/features.ts'
import { SDMX_ADDRESSES } from './sdmx-addresses.ts'
import { inAll } from './texts.ts'

const LD = 'application/ld+json; charset=utf-8'
const JSON_TYPE = 'application/json; charset=utf-8'

const json = (type: string, body: unknown): AddressAnswer => ({ type, body: JSON.stringify(body) })

async function answerCatalogue({ ask, publicUrl }: AddressRequest): Promise<Result<AddressAnswer>> {
  const answer = await ask('listDatasets', {})
  if (!answer.ok) return answer
  const { items } = z.parse(z.object({ items: z.array(dataset) }), answer.value)
  const services = [
    { path: '/sdmx', title: inAll('opendata.service.sdmx'), standard: 'https://sdmx.org/?page_id=5008' },
    { path: '/ogc', title: inAll('opendata.service.ogc'), standard: 'http://www.opengis.net/doc/IS/ogcapi-features-1/1.0' },
  ]
  return ok(
    json(
      LD,
      catalogueOf(publicUrl, items, {
        title: inAll('opendata.catalogue.title'),
        about: inAll('opendata.catalogue.about'),
        publisher: inAll('opendata.publisher'),
        services,
      }),
    ),
  )
}

async function answerCsv({ ask }: AddressRequest): Promise<Result<AddressAnswer>> {
  const answer = await ask('listObservations', { flow: 'FIGURES' })
  if (!answer.ok) return answer
  const { items, meaning: means } = z.parse(z.object({ items: z.array(observation), meaning }), answer.value)
  const names = new Map([...means.subjects, ...means.measures].map(({ id, names }) => [id, names.uz]))
  const units = new Map(means.measures.map(({ id, unit }) => [id, unit]))
  const rows = items.map((one) =>
    [
      one.subject,
      names.get(one.subject) ?? '',
      one.measure,
      names.get(one.measure) ?? '',
      one.period,
      one.value,
      units.get(one.measure) ?? '',
      one.qualifier,
      one.source,
    ].map((cell) => (typeof cell === 'string' ? disarm(cell) : cell)),
  )
  return ok({
    type: 'text/csv; charset=utf-8; header=present',
    body: writeCsv([CSV_COLUMNS, ...rows], { lineSeparator: '\r\n' }),
    headers: { link: '<figures.csv-metadata.json>; rel="describedby"; type="application/csvm+json"' },
  })
}

const answerCsvMetadata = async ({ publicUrl }: AddressRequest): Promise<Result<AddressAnswer>> =>
  ok(
    json(
      'application/csvm+json; charset=utf-8',
      csvMetadata(publicUrl, inAll('opendata.figures.title'), inAll('opendata.publisher'), (name) => inAll(`opendata.column.${name}`)),
    ),
  )

async function featuresOf(request: AddressRequest, collection: Collection): Promise<Result<Feature[]>> {
  const answer = await request.ask('listFeatures', { collection })
  return answer.ok ? ok(z.parse(z.object({ items: z.array(feature) }), answer.value).items) : answer
}

/** The standard refuses parameters it does not know. */
function checkQuery(request: AddressRequest, known: readonly string[]): Result<true> {
  const unknown = Object.keys(request.query).find((name) => !['f', 'lang', ...known].includes(name))
  if (unknown !== undefined) return refuse('ogc.parameter', { name: unknown, known: ['f', ...known].join(', ') })
  const form = request.query['f']
  return form === undefined || form === 'json' ? ok(true) : refuse('ogc.form', { form })
}

const baseOf = ({ publicUrl }: AddressRequest): string => `${publicUrl}/ogc`
const isCollection = (id: string | undefined): id is Collection => COLLECTIONS.some((one) => one === id)
const titleOf = (id: string, { language }: AddressRequest): string => inAll(`opendata.collection.${id}`)[language]

const plain =
  (make: (request: AddressRequest) => Promise<Result<AddressAnswer>>): Address['answer'] =>
  async (request) => {
    const checked = checkQuery(request, [])
    return checked.ok ? make(request) : checked
  }

const landing = plain(async (request) => {
  const base = baseOf(request)
  const links = [
    link(`${base}`, 'self'),
    link(`${base}/api`, 'service-desc', 'application/vnd.oai.openapi+json;version=3.0'),
    link(`${base}/conformance`, 'conformance'),
    link(`${base}/collections`, 'data'),
  ]
  return ok(json(JSON_TYPE, { title: inAll('opendata.service.ogc')[request.language], description: inAll('opendata.features.about')[request.language], links }))
})

const collections = plain(async (request) => {
  const base = baseOf(request)
  const all = []
  for (const id of COLLECTIONS) {
    const features = await featuresOf(request, id)
    if (!features.ok) return features
    all.push(collectionOf(base, id, titleOf(id, request), inAll('opendata.features.about')[request.language], features.value))
  }
  return ok(json(JSON_TYPE, { links: [link(`${base}/collections`, 'self')], collections: all }))
})

const oneCollection = plain(async (request) => {
  const id = request.params['collection']
  if (!isCollection(id)) return refuse('ogc.collection.unknown', { id: id ?? '', known: COLLECTIONS.join(', ') })
  const features = await featuresOf(request, id)
  return features.ok
    ? ok(json(JSON_TYPE, collectionOf(baseOf(request), id, titleOf(id, request), inAll('opendata.features.about')[request.language], features.value)))
    : features
})

async function items(request: AddressRequest): Promise<Result<AddressAnswer>> {
  const id = request.params['collection']
  if (!isCollection(id)) return refuse('ogc.collection.unknown', { id: id ?? '', known: COLLECTIONS.join(', ') })
  const checked = checkQuery(request, ['bbox', 'limit', 'offset', 'datetime'])
  if (!checked.ok) return checked
  const box = readBox(request.query['bbox'])
  if (!box.ok) return box
  const limit = readWhole('limit', request.query['limit'], 10, 1, 10_000)
  if (!limit.ok) return limit
  const offset = readWhole('offset', request.query['offset'], 0, 0, 1_000_000)
  if (!offset.ok) return offset
  const features = await featuresOf(request, id)
  if (!features.ok) return features
  const matched = features.value.filter((one) => isWithin(one, box.value))
  const shown = matched.slice(offset.value, offset.value + limit.value)
  const address = (from: number) => {
    const query = new URLSearchParams({
      ...(request.query['bbox'] === undefined ? {} : { bbox: request.query['bbox'] }),
      limit: String(limit.value),
      offset: String(from),
    })
    return `${baseOf(request)}/collections/${id}/items?${query}`
  }
  const next = offset.value + limit.value
  const body = {
    type: 'FeatureCollection',
    features: shown,
    numberMatched: matched.length,
    numberReturned: shown.length,
    timeStamp: request.now.toISOString(),
    links: [
      link(`${request.publicUrl}${request.url}`, 'self', GEOJSON),
      link(`${baseOf(request)}/collections/${id}`, 'collection'),
      ...(next < matched.length ? [link(address(next), 'next', GEOJSON)] : []),
    ],
  }
  return ok(json(GEOJSON, body))
}

const oneFeature = plain(async (request) => {
  const { collection: id, feature: wished } = request.params
  if (!isCollection(id)) return refuse('ogc.collection.unknown', { id: id ?? '', known: COLLECTIONS.join(', ') })
  const features = await featuresOf(request, id)
  if (!features.ok) return features
  const found = features.value.find((one) => one.id === wished)
  if (found === undefined) return refuse('ogc.feature.unknown', { id: wished ?? '' })
  const links = [link(`${baseOf(request)}/collections/${id}/items/${found.id}`, 'self', GEOJSON), link(`${baseOf(request)}/collections/${id}`, 'collection')]
  return ok(json(GEOJSON, { ...found, links }))
})

/** Open data in the forms of standards: DCAT-AP 3, CSV on the Web, OGC API Features, SDMX. */
export const OPEN_DATA_ADDRESSES: readonly Address[] = [
  { path: '/api/catalog.jsonld', answer: answerCatalogue, open: true },
  { path: '/opendata/figures.csv', answer: answerCsv, open: true },
  { path: '/opendata/figures.csv-metadata.json', answer: answerCsvMetadata, open: true },
  { path: '/ogc', answer: landing, open: true },
  {
    path: '/ogc/api',
    answer: plain(async (request) =>
      ok(json('application/vnd.oai.openapi+json;version=3.0', ogcDescription(baseOf(request), inAll('opendata.service.ogc').en))),
    ),
    open: true,
  },
  { path: '/ogc/conformance', answer: plain(async () => ok(json(JSON_TYPE, { conformsTo: CONFORMANCE }))), open: true },
  { path: '/ogc/collections', answer: collections, open: true },
  { path: '/ogc/collections/:collection', answer: oneCollection, open: true },
  { path: '/ogc/collections/:collection/items', answer: items, open: true },
  { path: '/ogc/collections/:collection/items/:feature', answer: oneFeature, open: true },
  ...SDMX_ADDRESSES,
]
