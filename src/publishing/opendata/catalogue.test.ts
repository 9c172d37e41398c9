import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#lib/access.ts'
import { inWriting } from '#platform/database/connect.ts'
import { makeClock, openTestProduct, type TestProduct } from '../../../test/support/product.ts'
import { expectValid, person } from './standards.fixture.ts'

const clock = makeClock('2027-03-01T07:00:00.000Z')
let product: TestProduct
beforeAll(async () => {
  product = await openTestProduct(clock)
  await ask('prepareRelease', { period: '2025', note: 'First figures of 2025' }, maker)
  await ask('approveRelease', { id: '2025-1', publishAt: '2027-03-01T07:00:00.000Z' }, head)
})
afterAll(async () => {
  await product.drop()
})

const maker = person('maker', 'directorate.specialist')
const head = person('head', 'directorate.head')
const ask = (name: string, input: object, actor: Actor) => product.dispatch.answer(name, input, { actor, language: 'en', now: clock.now() })
const get = (url: string, accept = '*/*') => product.server.inject({ url, headers: { accept } })
const body = async (url: string, accept?: string) => (await get(url, accept)).json()

describe('the catalogue', () => {
  test('has what DCAT-AP 3 makes mandatory, titles in every language, licence and working addresses', async () => {
    const answer = await get('/api/catalog.jsonld')
    expect(answer.headers['content-type']).toContain('application/ld+json')
    const catalogue = answer.json()
    const LITERALS = { type: 'array', minItems: 4, items: { type: 'object', required: ['@language', '@value'], properties: { '@value': { minLength: 1 } } } }
    const LICENSED = { type: 'object', required: ['@id', '@type'], properties: { '@id': { const: 'https://creativecommons.org/licenses/by/4.0/' } } }
    expectValid(
      {
        type: 'object',
        required: ['@context', '@type', 'dct:title', 'dct:description', 'dct:publisher', 'dcat:dataset'],
        properties: {
          'dct:title': LITERALS,
          'dct:description': LITERALS,
          'dct:license': LICENSED,
          'dct:publisher': { required: ['foaf:name'], properties: { 'foaf:name': LITERALS } },
          'dcat:service': { items: { required: ['dct:title', 'dcat:endpointURL'] } },
          'dcat:dataset': {
            minItems: 1,
            items: {
              required: ['@id', 'dct:title', 'dct:description', 'dct:publisher', 'dct:accrualPeriodicity', 'dcat:distribution'],
              properties: {
                'dct:title': LITERALS,
                'dct:description': LITERALS,
                'dcat:distribution': {
                  minItems: 1,
                  items: { required: ['dcat:accessURL', 'dct:license', 'dct:format'], properties: { 'dct:license': LICENSED } },
                },
              },
            },
          },
        },
      },
      catalogue,
    )
    const ids = catalogue['dcat:dataset'].map((one: { '@id': string }) => one['@id'])
    expect(new Set(ids).size).toBe(ids.length)
    for (const one of catalogue['dcat:dataset'])
      for (const { 'dcat:accessURL': url } of one['dcat:distribution']) {
        const { pathname, search } = new URL(url['@id'])
        if (pathname.startsWith('/uz/') || pathname.startsWith('/ru/') || pathname.startsWith('/en/')) continue
        expect((await get(`${pathname}${search}`)).statusCode, pathname).toBe(200)
      }
  })

  test('the CSV fits its metadata: columns, types, required cells and the key', async () => {
    const csv = await get('/opendata/figures.csv')
    expect(csv.headers['link']).toContain('figures.csv-metadata.json')
    const metadata = await body('/opendata/figures.csv-metadata.json')
    expect(metadata['@context'][0]).toBe('http://www.w3.org/ns/csvw')
    const rows: Record<string, string>[] = parse(csv.body, { columns: true })
    const columns: { name: string; datatype: string; required: boolean }[] = metadata.tableSchema.columns
    expect(Object.keys(rows[0] ?? {})).toEqual(columns.map(({ name }) => name))
    for (const row of rows)
      for (const { name, datatype, required } of columns) {
        if (required) expect(row[name]).not.toBe('')
        if (datatype === 'number') expect(Number.isFinite(Number(row[name]))).toBe(true)
      }
    const keys = rows.map((row) => metadata.tableSchema.primaryKey.map((name: string) => row[name]).join('|'))
    expect(new Set(keys).size).toBe(keys.length)
  })
})

describe('OGC API Features', () => {
  const POSITION = { type: 'array', minItems: 2, items: { type: 'number' } }
  const FEATURE = {
    type: 'object',
    required: ['type', 'geometry', 'properties'],
    properties: {
      type: { const: 'Feature' },
      geometry: {
        anyOf: [
          { type: 'null' },
          { required: ['type', 'coordinates'], properties: { type: { const: 'Point' }, coordinates: POSITION } },
          { required: ['type', 'coordinates'], properties: { type: { enum: ['Polygon', 'MultiPolygon'] } } },
        ],
      },
      properties: { type: ['object', 'null'] },
    },
  }

  test('the landing page leads to description, conformance and collections, and each answers', async () => {
    const landing = await body('/ogc')
    const rels = landing.links.map(({ rel }: { rel: string }) => rel)
    expect(rels).toEqual(expect.arrayContaining(['service-desc', 'conformance', 'data']))
    for (const { href } of landing.links) expect((await get(new URL(href).pathname)).statusCode).toBe(200)
    expect((await body('/ogc/conformance')).conformsTo).toContain('http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core')
    const { collections } = await body('/ogc/collections')
    for (const one of collections)
      expectValid({ type: 'object', required: ['id', 'links'], properties: { links: { contains: { properties: { rel: { const: 'items' } } } } } }, one)
  })

  test('pages of items follow their next links to the end, and each feature is found by its id', async () => {
    const seen: string[] = []
    let url: string | undefined = '/ogc/collections/zones/items?limit=3'
    while (url !== undefined) {
      const page: { features: { id: string }[]; links: { rel: string; href: string }[]; numberMatched: number; numberReturned: number } = await body(url)
      expectValid({ type: 'object', required: ['type', 'features'], properties: { type: { const: 'FeatureCollection' }, features: { items: FEATURE } } }, page)
      expect(page.numberReturned).toBe(page.features.length)
      seen.push(...page.features.map(({ id }) => id))
      const next = page.links.find(({ rel }) => rel === 'next')?.href
      url = next === undefined ? undefined : `${new URL(next).pathname}${new URL(next).search}`
    }
    expect(seen).toHaveLength(8)
    const one = await get('/ogc/collections/zones/items/sirgali')
    expect(one.headers['content-type']).toContain('application/geo+json')
    expect(one.json()).toMatchObject({ type: 'Feature', id: 'sirgali', properties: { name_en: 'Sirgali SIZ', founded: 2017 } })
  })

  test('a bounding box takes the zones within it and no other', async () => {
    const all = await body('/ogc/collections/zones/items?limit=100')
    const [x, y] = all.features[0].geometry.coordinates
    const inside = await body(`/ogc/collections/zones/items?bbox=${x - 0.001},${y - 0.001},${x + 0.001},${y + 0.001}`)
    expect(inside.features.map(({ id }: { id: string }) => id)).toEqual([all.features[0].id])
    expect((await body('/ogc/collections/zones/items?bbox=0,0,1,1')).numberMatched).toBe(0)
  })

  test.each([
    ['/ogc/collections/zones/items?bbox=1,2,3', 400],
    ['/ogc/collections/zones/items?limit=0', 400],
    ['/ogc/collections/zones/items?limit=many', 400],
    ['/ogc/collections/zones/items?colour=red', 400],
    ['/ogc/collections/nothing', 404],
    ['/ogc/collections/zones/items/nowhere', 404],
  ])('%s is answered %i', async (url, status) => {
    expect((await get(url)).statusCode).toBe(status)
  })
})

test('a training zone is in no figure, feature, release or catalogue', async () => {
  await inWriting(product.database, async (writer) => {
    await writer.connection.query(
      "insert into zone (zone_id, names, place, aliases, search, training, position, origin, locator, quote) select 'learning', names, place, aliases, 'learning', true, 999, origin, locator, quote from zone where zone_id = 'bektemir' on conflict do nothing",
    )
    return { keep: true, value: undefined }
  })
  for (const url of [
    '/ogc/collections/zones/items?limit=1000',
    '/opendata/figures.csv',
    '/sdmx/data/dataflow/SANOAT/FIGURES/1.0.0',
    '/sdmx/structure/codelist',
    '/api/catalog.jsonld',
  ])
    expect((await get(url)).body).not.toMatch(/learning|training/i)
  const prepared = await ask('prepareRelease', { period: '2025', note: 'With a training zone beside' }, maker)
  expect(prepared.ok).toBe(true)
})
