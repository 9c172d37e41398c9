import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#lib/access.ts'
import { makeClock, openTestProduct, type TestProduct } from '../../../test/support/product.ts'
import { expectValid, figuresIn, META, observationsOf, person, SDMX_DATA } from './standards.fixture.ts'

const clock = makeClock('2027-03-01T07:00:00.000Z')
let product: TestProduct
beforeAll(async () => {
  product = await openTestProduct(clock)
  await ask('prepareRelease', { period: '2025', note: 'First figures of 2025' }, maker)
  await ask('approveRelease', { id: '2025-1', publishAt: '2027-04-01T05:00:00Z' }, head)
})
afterAll(async () => {
  await product.drop()
})

const maker = person('maker', 'directorate.specialist')
const head = person('head', 'directorate.head')
const ask = (name: string, input: object, actor: Actor) => product.dispatch.answer(name, input, { actor, language: 'en', now: clock.now() })
const get = (url: string, accept = '*/*') => product.server.inject({ url, headers: { accept } })
const body = async (url: string, accept?: string) => (await get(url, accept)).json()

describe('SDMX', () => {
  const FIGURES = '/sdmx/data/dataflow/SANOAT/FIGURES/1.0.0'

  test('a data message follows SDMX-JSON 2.0, and its positions lead to the figure of the register', async () => {
    const message = await body(`${FIGURES}/A.bektemir.enterprises`)
    expectValid(SDMX_DATA, message)
    const [structure] = message.data.structures
    const periods = structure.dimensions.observation[0].values.map(({ value }: { value: string }) => value)
    const series = message.data.dataSets[0].series['0:0:0']
    // The article: 25 enterprises in 2017, 45 in 2019, 68 in 2022, 70 in 2025.
    expect(observationsOf(series.observations).map(([at, value]) => [periods[Number(at)], value])).toEqual([
      ['2017', 25],
      ['2019', 45],
      ['2022', 68],
      ['2025', 70],
    ])
    expectValid(SDMX_DATA, await body(FIGURES))
  })

  test('a data message in SDMX-CSV 2.0 has the columns of the field guide', async () => {
    const answer = await get(`${FIGURES}/A.bektemir+sirgali.enterprises?c[TIME_PERIOD]=ge:2019+le:2025`, 'application/vnd.sdmx.data+csv;version=2.0.0')
    expect(answer.headers['content-type']).toContain('application/vnd.sdmx.data+csv;version=2.0.0')
    const rows: Record<string, string>[] = parse(answer.body, { columns: true })
    expect(Object.keys(rows[0] ?? {}).slice(0, 3)).toEqual(['STRUCTURE', 'STRUCTURE_ID', 'ACTION'])
    expect(rows.every((row) => row['STRUCTURE'] === 'dataflow' && row['STRUCTURE_ID'] === 'SANOAT:FIGURES(1.0.0)' && row['ACTION'] === 'I')).toBe(true)
    expect(rows.map((row) => [row['SUBJECT'], row['TIME_PERIOD'], row['OBS_VALUE']])).toEqual([
      ['bektemir', '2019', '45'],
      ['bektemir', '2022', '68'],
      ['bektemir', '2025', '70'],
      ['sirgali', '2025', '110'],
    ])
  })

  test('filters of components, several keys and levels of detail narrow the answer', async () => {
    const csv = async (query: string): Promise<Record<string, string>[]> => parse((await get(`${FIGURES}${query}`, 'text/csv')).body, { columns: true })
    expect((await csv('/*?c[SUBJECT]=bektemir,sirgali&c[MEASURE]=workers&c[TIME_PERIOD]=2025')).map((row) => row['OBS_VALUE'])).toEqual(['450', '750'])
    expect((await csv('/A.bektemir.workers,A.sirgali.area_ha?c[TIME_PERIOD]=2025')).map((row) => row['OBS_VALUE'])).toEqual(['450', '8.3'])
    expect(Object.keys((await csv('/A.bektemir.workers?detail=serieskeysonly'))[0] ?? {})).toEqual([
      'STRUCTURE',
      'STRUCTURE_ID',
      'ACTION',
      'FREQ',
      'SUBJECT',
      'MEASURE',
    ])
    expect(Object.keys((await csv('/A.bektemir.workers?detail=dataonly'))[0] ?? {}).at(-1)).toBe('OBS_VALUE')
  })

  test('asOf answers what was known, updatedAfter only what is another since', async () => {
    const { claim } = await body('/api/claims/O047')
    const { period, periodBasis, unit, qualifier, scope, source, locator, quote, note } = claim
    clock.set('2027-03-10T07:00:00.000Z')
    await ask(
      'correctClaim',
      { id: 'O047', period, periodBasis, unit, qualifier, scope, source, locator, quote, note, value: 71, reason: 'Counted again' },
      head,
    )
    clock.set('2027-03-11T07:00:00.000Z')
    const value = async (query: string) =>
      figuresIn((await get(`${FIGURES}/A.bektemir.enterprises?c[TIME_PERIOD]=2025&format=csv${query}`)).body)[0]?.['OBS_VALUE']
    expect(await value('')).toBe('71')
    expect(await value('&asOf=2027-03-05')).toBe('70')
    const changed: Record<string, string>[] = parse((await get(`${FIGURES}?updatedAfter=2027-03-05T00:00:00Z&format=csv`)).body, { columns: true })
    expect(changed.map((row) => [row['SUBJECT'], row['MEASURE'], row['TIME_PERIOD'], row['OBS_VALUE']])).toEqual([['bektemir', 'enterprises', '2025', '71']])
  })

  test('structures name every code the data use', async () => {
    const { data, meta } = await body('/sdmx/structure/*/SANOAT/*/1.0.0', 'application/vnd.sdmx.structure+json;version=2.0.0')
    expectValid(META, meta)
    const NAMED = { type: 'object', required: ['id', 'agencyID', 'version', 'name'], properties: { version: { pattern: '^\\d+\\.\\d+\\.\\d+$' } } }
    for (const list of Object.values(data)) expectValid({ type: 'array', minItems: 1, items: NAMED }, list)
    const codes = new Set(data.codelists.find(({ id }: { id: string }) => id === 'CL_SUBJECT').codes.map(({ id }: { id: string }) => id))
    const rows: Record<string, string>[] = parse((await get(`${FIGURES}?format=csv`)).body, { columns: true })
    expect(rows.every((row) => codes.has(row['SUBJECT']))).toBe(true)
    const dimensions = data.dataStructures.find(({ id }: { id: string }) => id === 'FIGURES').dataStructureComponents.dimensionList.dimensions
    expect(dimensions.map(({ id }: { id: string }) => id)).toEqual(['FREQ', 'SUBJECT', 'MEASURE'])
  })

  test.each([
    ['/sdmx/data/dataflow/SANOAT/NOTHING/1.0.0', '*/*', 404],
    [`${FIGURES}/A.nowhere.enterprises`, '*/*', 404],
    [`${FIGURES}/A.b.c.d.e`, '*/*', 400],
    [`${FIGURES}?c[COLOUR]=red`, '*/*', 400],
    [`${FIGURES}?c[SUBJECT]=zz:red`, '*/*', 400],
    [`${FIGURES}?detail=everything`, '*/*', 400],
    [`${FIGURES}?asOf=yesterday`, '*/*', 400],
    [FIGURES, 'application/xml', 406],
    ['/sdmx/structure/hierarchy', '*/*', 400],
  ])('%s asked as %s is answered %i in the words of the standard', async (url, accept, status) => {
    const answer = await get(url, accept)
    expect(answer.statusCode).toBe(status)
    expectValid(
      {
        type: 'object',
        required: ['errors'],
        properties: { errors: { type: 'array', minItems: 1, items: { required: ['code', 'title'], properties: { code: { type: 'number' } } } } },
      },
      answer.json(),
    )
  })

  test('a release under embargo is in no flow, no structure and no catalogue until its time, whatever asOf says', async () => {
    clock.set('2027-03-31T05:00:00Z')
    const hidden = async () => [
      (await get('/sdmx/data/dataflow/SANOAT/RELEASES/1.0.0')).body,
      (await get('/sdmx/data/dataflow/SANOAT/RELEASES/1.0.0/2025-1.A.bektemir.enterprises?asOf=2028-01-01')).body,
      (await get('/sdmx/structure/codelist/SANOAT/CL_RELEASE/1.0.0')).body,
      (await get('/api/catalog.jsonld')).body,
      (await get('/api/opendata/datasets')).body,
      (await get('/api/search?q=2025-1')).body,
      (await get('/sitemap.xml')).body,
      (await get('/uz/releases.csv')).body,
      (await get('/uz/releases/2025-1.json')).body,
    ]
    for (const text of await hidden()) expect(text).not.toMatch(/2025-1[^-\d].*(figures|enterprises)|release-2025-1|"id":"2025-1"/)
    clock.set('2027-04-01T05:00:00Z')
    const rows: Record<string, string>[] = parse(
      (await get('/sdmx/data/dataflow/SANOAT/RELEASES/1.0.0/2025-1.A.bektemir.enterprises?format=csv&c[TIME_PERIOD]=2025')).body,
      { columns: true },
    )
    // The release was frozen before the correction to 71.
    expect(rows.map((row) => row['OBS_VALUE'])).toEqual(['70'])
    expect((await get('/api/catalog.jsonld')).body).toContain('release-2025-1')
  })
})
