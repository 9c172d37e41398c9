import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestProduct, type TestProduct } from '../../../test/support/product.ts'
import { compareIntensity, convert, medianOf, type Compared } from './rules.ts'

let product: TestProduct
beforeAll(async () => {
  product = await openTestProduct()
})
afterAll(async () => {
  await product.drop()
})

const body = async (query = '') => (await product.server.inject({ url: `/api/benchmarks${query}` })).json()

async function importFile(kind: string, rows: readonly string[]) {
  const key = await product.keyFor('directorate.specialist')
  return product.server.inject({
    method: 'POST',
    url: `/api/imports/${kind}?name=${kind}.csv`,
    headers: { authorization: `Bearer ${key}`, 'content-type': 'text/csv' },
    payload: rows.join('\r\n'),
  })
}

const PEERS = 'peer,name,country,year,measure,value,currency,definition_code,definition,source,locator'

test('without peers our own intensity stands alone, without a rank', async () => {
  const { rows, peers, year } = await body()
  expect(peers).toBe(0)
  expect(year).toBe(2025)
  // 567 enterprises on 40.5 ha.
  expect(rows).toHaveLength(1)
  expect(rows[0].value).toBeCloseTo(14, 10)
  expect(rows[0].rank).toBeNull()
})

test('a peer of the same definitions and year is ranked; one whose definition differs has the words instead of a rank', async () => {
  const imported = await importFile('peers', [
    PEERS,
    'peer-a,Peer A,KAZ,2025,enterprises,300,,enterprises.operating,operating at year end,Test source A,p. 1',
    'peer-a,Peer A,KAZ,2025,area_ha,20,,area.boundary,within the boundary,Test source A,p. 1',
    'peer-b,Peer B,TUR,2025,enterprises,1000,,enterprises.registered,registered firms,Test source B,p. 2',
    'peer-b,Peer B,TUR,2025,area_ha,10,,area.boundary,within the boundary,Test source B,p. 2',
    'peer-c,Peer C,CHN,2024,enterprises,50,,enterprises.operating,operating at year end,Test source C,p. 3',
    'peer-c,Peer C,CHN,2024,area_ha,10,,area.boundary,within the boundary,Test source C,p. 3',
  ])
  expect(imported.statusCode).toBe(200)
  const { rows } = await body()
  const standing = rows.map((row: { id: string; value: number; rank: number | null; unranked: string | null }) => [row.id, row.rank, row.unranked])
  expect(standing).toEqual([
    ['peer-b', null, 'definitions'],
    ['peer-a', 1, null],
    ['1726', 2, null],
    ['peer-c', null, 'year'],
  ])
  // 14 against the best, 15, and the median of 14 and 15.
  const own = rows.find(({ id }: { id: string }) => id === '1726')
  expect(own.toBest).toBeCloseTo(14 / 15, 10)
  expect(own.toMedian).toBeCloseTo(14 / 14.5, 10)
})

test('a faulty file is refused by row and column, and nothing of it is kept', async () => {
  const answer = await importFile('peers', [
    PEERS,
    'peer-d,Peer D,KAZ,2025,investment,100,,investment.fixed-capital,fixed capital,Source,p. 1',
    'peer-d,Peer D,Kazakhstan,2025,area_ha,20,,area.boundary,boundary,Source,p. 1',
    'peer-e,Peer E,KAZ,2025,area_ha,20,USD,area.boundary,boundary,Source,p. 1',
  ])
  expect(answer.statusCode).toBe(422)
  expect(answer.json().faults.map(({ path }: { path: string }) => path)).toEqual(expect.arrayContaining(['3:country']))
  expect((await body()).peers).toBe(3)
})

describe('money', () => {
  const factors = [{ currency: 'KZT', year: 2025, basis: 'ppp' as const, factor: 160, priceYear: null, source: 'Test factors' }]
  const tenge = { value: 320, currency: 'KZT', priceBasis: 'current' as const, year: 2025 }

  test('is divided by the factor of its currency, year and basis', () => {
    expect(convert(tenge, 'ppp', factors)).toMatchObject({ ok: true, value: 2 })
  })

  test.each([
    ['no factor for the year', { ...tenge, year: 2024 }, 'ppp', 'factor'],
    ['no factor for the basis', tenge, 'usd', 'factor'],
    ['constant prices beside current ones', { ...tenge, priceBasis: 'constant' as const }, 'ppp', 'prices'],
  ] as const)('has no value where there is %s', (_case, figure, basis, missing) => {
    expect(convert(figure, basis, factors)).toEqual({ ok: false, missing })
  })

  test('in current US dollars needs no factor', () => {
    expect(convert({ ...tenge, currency: 'USD' }, 'usd', [])).toEqual({ ok: true, value: 320 })
  })
})

test('an area of zero is a missing quotient, never an infinite one', () => {
  const figure = (measure: 'enterprises' | 'area_ha', value: number, code: string) => ({
    measure,
    value,
    year: 2025,
    currency: null,
    priceBasis: 'current' as const,
    definitionCode: code,
    definition: '',
    source: 'Test',
    locator: '',
  })
  const names = { uz: 'x', 'uz-Cyrl': 'x', ru: 'x', en: 'x' }
  const one: Compared = {
    id: 'x',
    names,
    country: 'KAZ',
    own: false,
    year: 2025,
    figures: [figure('enterprises', 3, 'enterprises.operating'), figure('area_ha', 0, 'area.boundary')],
  }
  expect(compareIntensity([one], { intensity: 'enterprises-per-ha', basis: 'usd', year: 2025 }, []).rows[0]).toMatchObject({ value: null, missing: 'figures' })
})

test.each([
  [[], undefined],
  [[3], 3],
  [[9, 4, 1], 4],
  [[9, 5, 3, 1], 4],
])('the median of %j is %j', (values, median) => expect(medianOf(values)).toBe(median))
