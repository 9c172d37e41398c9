import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestProduct, type TestProduct } from '../../../test/support/product.ts'
import type { IndicatorValue } from './model.ts'

let product: TestProduct
let analyst: string
let specialist: string
beforeAll(async () => {
  product = await openTestProduct()
  analyst = await product.keyFor('ministry.analyst')
  specialist = await product.keyFor('directorate.specialist')
})
afterAll(() => product.drop())

const get = async (url: string) => (await product.server.inject(`/api${url}`)).json()
async function post(url: string, payload: object, key = analyst) {
  const answer = await product.server.inject({ method: 'POST', url: `/api${url}?lang=en`, payload, headers: { authorization: `Bearer ${key}` } })
  return { status: answer.statusCode, body: answer.json() }
}
const valuesOf = async (code: string, query: string): Promise<IndicatorValue[]> => (await get(`/indicators/${code}/values?${query}`)).values
const valueOf = async (code: string, subject: string, period: string, level = 'zone') =>
  (await valuesOf(code, `subject=${subject}&from=${period}&to=${period}&level=${level}&place=1726`))[0]

/** Enterprises, workers and hectares of the article's table 1. */
const TABLE = [
  ['bektemir', 70, 450, 4.5],
  ['chilonzor-1', 65, 410, 5.2],
  ['chilonzor-2', 55, 380, 3.8],
  ['mirzo-ulugbek-1', 80, 520, 6.1],
  ['mirzo-ulugbek-2', 45, 300, 4.0],
  ['sirgali', 110, 750, 8.3],
  ['uchtepa', 90, 600, 5.7],
  ['yakkasaroy', 52, 290, 2.9],
] as const

describe('the figures of table 1 give', () => {
  test.each(TABLE)('for %s enterprises, workers and jobs per hectare by hand', async (zone, enterprises, workers, area) => {
    expect((await valueOf('ECO-07', zone, '2025'))?.value).toBeCloseTo(enterprises / area, 10)
    expect((await valueOf('LAND-09', zone, '2025'))?.value).toBeCloseTo(workers / area, 10)
    expect((await valueOf('SOC-03', zone, '2025'))?.value).toBeCloseTo(workers / enterprises, 10)
  })

  test('for the city the sums of its zones: 567 / 40.5 = 14.0, not the mean of eight ratios, which is 14.18', async () => {
    expect(await valueOf('ECO-01', '1726', '2025', 'region')).toMatchObject({ value: 567, status: 'computed', covered: 8, due: 8 })
    expect(await valueOf('SOC-01', '1726', '2025', 'region')).toMatchObject({ value: 3700 })
    const density = await valueOf('ECO-07', '1726', '2025', 'region')
    expect(density?.value).toBeCloseTo(14, 10)
    expect((await valueOf('LAND-09', '1726', '2025', 'region'))?.value).toBeCloseTo(3700 / 40.5, 10)
    expect((await valueOf('SOC-03', '1726', '2025', 'region'))?.value).toBeCloseTo(3700 / 567, 10)
  })

  test('for a district with two zones their sums: Chilonzor (65 + 55) / (5.2 + 3.8)', async () => {
    const districts = await valuesOf('ECO-07', 'level=district&place=1726&from=2025&to=2025')
    const [chilonzor] = districts.filter(({ due }) => due === 2).filter(({ value }) => Math.abs((value ?? 0) - 120 / 9) < 1e-9)
    expect(chilonzor).toMatchObject({ covered: 2, due: 2 })
  })
})

describe('what is not known is said, never guessed:', () => {
  test('of the country eight zones of 317 have figures, and that is too few for a value', async () => {
    const [value] = await valuesOf('ECO-01', 'level=country&from=2025&to=2025')
    expect(value).toMatchObject({ subject: '17', value: null, missing: { code: 'partial' }, covered: 8, due: 317 })
  })

  test('of the city in 2020 four zones of eight have a count: below seven tenths, so no value', async () => {
    expect(await valueOf('ECO-01', '1726', '2020', 'region')).toMatchObject({ value: null, missing: { code: 'partial' }, covered: 4, due: 8 })
  })

  test('the level of infrastructure of zones does not add up to one of the city', async () => {
    expect(await valueOf('INFRA-01', '1726', '2025', 'region')).toMatchObject({ value: null, missing: { code: 'not_for_level' } })
  })

  test.each([
    ['ECO-04', 'output_mln_som'],
    ['ECO-09', 'profit_before_tax_mln_som'],
    ['TRADE-01', 'exports_thousand_usd'],
  ])('%s cannot be computed: nobody states %s', async (code, measure) => {
    expect((await get(`/indicators/${code}/values?place=1726`)).values).toEqual([])
    const { value } = await get(`/indicators/${code}/trace?subject=bektemir&period=2025`)
    expect(value).toMatchObject({ value: null, missing: { code: 'no_figures' } })
    expect(value.missing.measures).toContain(measure)
  })

  test('of 78 indicators the list says in how many zones each has a value', async () => {
    const { items, zones } = await get('/indicators')
    expect([items.length, zones]).toEqual([78, 8])
    const counts = new Map(
      items.map((item: { code: string; zonesWithValue: number; latest: string | null }) => [item.code, [item.zonesWithValue, item.latest]]),
    )
    expect(counts.get('ECO-07')).toEqual([8, '2025'])
    expect(counts.get('ECO-04')).toEqual([0, null])
  })
})

describe('how certain a value is', () => {
  test('is inferred where the table gives no year', async () => {
    expect(await valueOf('ECO-07', 'sirgali', '2025')).toMatchObject({ certainty: 'inferred' })
  })

  test('is exact where the text states count and year', async () => {
    expect(await valueOf('ECO-01', 'chilonzor-2', '2023')).toMatchObject({ value: 52, certainty: 'exact', status: 'computed' })
  })

  test('is qualified for "more than 400 workers" in 2022', async () => {
    expect(await valueOf('SOC-01', 'bektemir', '2022')).toMatchObject({ value: 400, certainty: 'qualified', qualifier: 'more_than' })
  })

  test('and says nothing of one figure where it is computed from several: workers a hectare in 2022', async () => {
    expect(await valueOf('SOC-03', 'bektemir', '2022')).toMatchObject({ certainty: 'qualified', qualifier: null })
  })

  test('is inferred where an area is carried on from an earlier year: Bektemir 2019, 45 / 4.5 of 2017', async () => {
    expect(await valueOf('ECO-07', 'bektemir', '2019')).toMatchObject({ value: 10, certainty: 'inferred' })
  })

  test('and no area is carried back: Sirgʻali in 2018 has a count but no area yet', async () => {
    expect(await valueOf('ECO-07', 'sirgali', '2018')).toMatchObject({
      value: null,
      missing: { code: 'no_figures', measures: ['area_ha'], names: [{ en: 'Total area' }] },
    })
  })

  test('is contested where another source states another figure: Bektemir 70 and more than 70', async () => {
    expect(await valueOf('ECO-01', 'bektemir', '2025')).toMatchObject({ value: 70, contested: true })
    expect(await valueOf('ECO-01', 'yakkasaroy', '2025')).toMatchObject({ value: 52, contested: false })
  })

  test("growth runs over the zone's own window: Bektemir from 25 in 2017 to 70 in 2025", async () => {
    expect((await valueOf('ECO-12', 'bektemir', '2025'))?.value).toBeCloseTo(((70 / 25) ** (1 / 8) - 1) * 100, 10)
    expect((await valueOf('ECO-12', 'yakkasaroy', '2025'))?.value).toBeCloseTo(((52 / 40) ** (1 / 5) - 1) * 100, 10)
  })
})

describe('a value opens down to its quotes:', () => {
  test('of a zone: formula, figures, claims, words of the source', async () => {
    const trace = await get('/indicators/ECO-07/trace?subject=bektemir&period=2025')
    expect(trace).toMatchObject({ expression: 'enterprises / area_ha', value: { value: 70 / 4.5 } })
    expect(trace.inputs.map(({ measure, terms }: { measure: string; terms: object[] }) => [measure, terms])).toEqual([
      [
        'enterprises',
        [
          expect.objectContaining({
            value: 70,
            claim: 'O047',
            source: 'paper-table-1',
            locator: 'table 1, lines 117-118',
            chosenBy: 'priority',
            quote: expect.stringContaining('45 70 450'),
          }),
        ],
      ],
      ['area_ha', [expect.objectContaining({ value: 4.5, claim: 'O046', chosenBy: 'priority' })]],
    ])
  })

  test('of the city: one term for each zone, and their total', async () => {
    const trace = await get('/indicators/ECO-07/trace?subject=1726&period=2025')
    const [enterprises, area] = trace.inputs
    expect(enterprises).toMatchObject({ measure: 'enterprises', total: 567, terms: { length: 8 } })
    expect(area.total).toBeCloseTo(40.5, 10)
  })

  test('of a zone that is not there, and of a territory that is not there', async () => {
    expect((await get('/indicators/ECO-07/trace?subject=nowhere&period=2025')).code).toBe('subject.unknown')
    expect((await get('/indicators/ECO-07/trace?subject=1799&period=2025')).code).toBe('place.unknown')
  })

  test('and the indicator says which figures and other indicators it needs', async () => {
    const { measures, periods } = await get('/indicators/ECO-07')
    expect(measures.map(({ code }: { code: string }) => code).toSorted()).toEqual(['area_ha', 'enterprises'])
    expect(periods).toContain('2025')
  })
})

describe("an indicator of one's own", () => {
  const names = { uz: 'Bir korxonaga maydon', ru: 'Площадь на предприятие', en: 'Area per enterprise' }
  const own = { code: 'OWN-11', pillar: 'LAND', names, unit: 'ha', direction: 'neutral', formula: 'area_ha / enterprises' }

  test('is usable at once, in values, league table and trace; its next version replaces it', async () => {
    expect((await get('/indicators/OWN-11')).code).toBe('indicator.unknown')
    expect(await post('/indicators', own)).toMatchObject({ status: 200, body: { own: true, names: { 'uz-Cyrl': 'Бир корхонага майдон' } } })
    expect((await valueOf('OWN-11', 'bektemir', '2025'))?.value).toBeCloseTo(4.5 / 70, 10)
    expect((await get('/analysis/league?indicator=OWN-11&period=2025')).ranked).toBe(8)
    expect((await post('/indicators', { ...own, formula: 'area_ha / enterprises * 2.0' })).status).toBe(200)
    expect((await valueOf('OWN-11', 'bektemir', '2025'))?.value).toBeCloseTo(9 / 70, 10)
    expect((await get('/indicators')).items.filter(({ code }: { code: string }) => code === 'OWN-11')).toHaveLength(1)
  })

  test('may lean on others, and is found from them', async () => {
    expect((await post('/indicators', { ...own, code: 'OWN-12', unit: 'percent', formula: 'ECO_07 * LAND_01 / ECO_01 * 100.0' })).status).toBe(200)
    expect((await valueOf('OWN-12', 'uchtepa', '2025'))?.value).toBeCloseTo(100, 9)
    expect((await get('/indicators/ECO-07')).usedBy).toContain('OWN-12')
    expect((await get('/indicators/OWN-12')).uses.toSorted()).toEqual(['ECO-01', 'ECO-07', 'LAND-01'])
  })

  test('two people who define the same one at once both get an answer, and one version stands', async () => {
    const answers = await Promise.all([
      post('/indicators', { ...own, code: 'OWN-13' }),
      post('/indicators', { ...own, code: 'OWN-13', formula: 'area_ha / workers' }),
      post('/indicators', { ...own, code: 'OWN-13' }),
    ])
    expect(answers.every(({ status }) => status < 500)).toBe(true)
    expect((await get('/indicators')).items.filter(({ code }: { code: string }) => code === 'OWN-13')).toHaveLength(1)
  })

  test('two that lean on each other cannot be defined at once', async () => {
    await post('/indicators', { ...own, code: 'OWN-16' })
    await post('/indicators', { ...own, code: 'OWN-17' })
    const answers = await Promise.all([
      post('/indicators', { ...own, code: 'OWN-16', formula: 'OWN_17 * 2.0' }),
      post('/indicators', { ...own, code: 'OWN-17', formula: 'OWN_16 * 2.0' }),
    ])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 422])
    expect((await get('/indicators')).items.length).toBeGreaterThan(78)
  })

  test.each([
    ['a name that does not exist', { formula: 'areas / enterprises' }, { path: 'formula', code: 'formula.unknownName', value: 'areas' }],
    ['units that do not fit', { formula: 'area_ha + output_mln_som' }, { path: 'formula', code: 'formula.dimensions' }],
    ['another unit than it states', { formula: 'output_mln_som / area_ha' }, { path: 'unit', code: 'formula.unit', value: 'area^-1*money' }],
    ['a unit that does not exist', { unit: 'acre' }, { path: 'unit', code: 'formula.unitUnknown', value: 'acre' }],
    ['itself', { formula: 'OWN_19 * 1.0' }, { path: 'formula', code: 'formula.cycle' }],
    ['an integer', { formula: 'area_ha * 2' }, { path: 'formula', code: 'formula.syntax' }],
    ['the code of a shipped one', { code: 'ECO-07' }, { path: 'code', code: 'input.ownIndicator', value: 'ECO-07' }],
  ])('is refused with %s, naming the field', async (_what, change, fault) => {
    const { status, body } = await post('/indicators', { ...own, code: 'OWN-19', ...change })
    expect(status).toBe(422)
    expect(body.faults).toContainEqual(expect.objectContaining(fault))
    expect((await get('/indicators/OWN-19')).code).toBe('indicator.unknown')
  })

  test('that another one leans on cannot be changed so that it leads back to itself', async () => {
    await post('/indicators', { ...own, code: 'OWN-14' })
    await post('/indicators', { ...own, code: 'OWN-15', formula: 'OWN_14 * 2.0' })
    const { status, body } = await post('/indicators', { ...own, code: 'OWN-14', formula: 'OWN_15 * 2.0' })
    expect([status, body.faults?.[0]?.code]).toEqual([422, 'formula.cycle'])
    expect((await valueOf('OWN-15', 'bektemir', '2025'))?.value).toBeCloseTo((4.5 / 70) * 2, 10)
  })
})

test('twelve months of a flow make its year at once, and a corrected month changes it', async () => {
  const claim = (month: number) => ({
    subject: 'sirgali',
    measure: 'output_mln_som',
    value: month,
    unit: 'mln_som',
    period: `2025-${String(month).padStart(2, '0')}`,
    periodBasis: 'stated',
    qualifier: 'exact',
    scope: 'zone',
    source: 'paper-text',
    locator: `month ${month}`,
    quote: '',
  })
  for (let month = 1; month <= 11; month++) await post('/claims', claim(month), specialist)
  expect(await valueOf('ECO-04', 'sirgali', '2025')).toBeUndefined()
  const { body: december } = await post('/claims', claim(12), specialist)
  expect(await valueOf('ECO-04', 'sirgali', '2025')).toMatchObject({ value: 78 })
  expect((await valueOf('ECO-06', 'sirgali', '2025'))?.value).toBeCloseTo(78 / 8.3, 10)
  expect(await valueOf('ECO-04', 'sirgali', '2025-03')).toMatchObject({ value: 3 })
  const { id: _id, subject: _subject, measure: _measure, ...content } = { id: '', ...claim(12) }
  expect((await post(`/claims/${december.id}/corrections`, { ...content, value: 22, reason: 'Typing error' }, specialist)).status).toBe(200)
  expect(await valueOf('ECO-04', 'sirgali', '2025')).toMatchObject({ value: 88 })
})
