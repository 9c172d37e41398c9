import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestProduct, type TestProduct } from '../../../test/support/product.ts'
import type { Dynamics, LeagueTable, Structure } from './model.ts'

let product: TestProduct
beforeAll(async () => {
  product = await openTestProduct()
})
afterAll(() => product.drop())

const get = async (url: string) => (await product.server.inject(`/api/analysis/${url}`)).json()
const league = async (query: string): Promise<LeagueTable> => get(`league?${query}`)
const dynamics = async (query: string): Promise<Dynamics> => get(`dynamics?${query}`)
const structure = async (query: string): Promise<Structure> => get(`structure?${query}`)
const rowOf = (table: LeagueTable, zone: string) => table.rows.find(({ subject }) => subject === zone)
const seriesOf = (found: Dynamics, subject: string) => found.series.find((one) => one.subject === subject)

describe('the league table', () => {
  test('of enterprises per hectare in 2025 puts Bektemir 3rd and Chilonzor-2 4th of 8', async () => {
    const table = await league('indicator=ECO-07')
    expect([table.period, table.ranked]).toEqual(['2025', 8])
    expect(table.rows.map(({ subject, rank }) => [rank, subject])).toEqual([
      [1, 'yakkasaroy'], // 52 / 2.9 = 17.93
      [2, 'uchtepa'], // 90 / 5.7 = 15.79
      [3, 'bektemir'], // 70 / 4.5 = 15.56
      [4, 'chilonzor-2'], // 55 / 3.8 = 14.47
      [5, 'sirgali'], // 110 / 8.3 = 13.25
      [6, 'mirzo-ulugbek-1'], // 80 / 6.1 = 13.11
      [7, 'chilonzor-1'], // 65 / 5.2 = 12.50
      [8, 'mirzo-ulugbek-2'], // 45 / 4.0 = 11.25
    ])
  })

  test('of workers per hectare has Uchtepa first and then three zones tied at exactly 100, each second', async () => {
    const table = await league('indicator=LAND-09')
    expect(table.rows.slice(0, 5).map(({ rank }) => rank)).toEqual([1, 2, 2, 2, 5])
    expect(table.rows[0]).toMatchObject({ subject: 'uchtepa', value: expect.closeTo(600 / 5.7, 10) })
    expect(table.rows.slice(1, 4).map(({ subject, value }) => [subject, Number(value?.toFixed(10))])).toEqual([
      ['bektemir', 100],
      ['chilonzor-2', 100],
      ['yakkasaroy', 100],
    ])
  })

  test('gives each zone the ranks that its rounded area allows', async () => {
    const table = await league('indicator=ECO-07')
    const ranks = Object.fromEntries(table.rows.map(({ subject, rankLow, rankHigh }) => [subject, [rankLow, rankHigh]]))
    expect(ranks).toEqual({
      yakkasaroy: [1, 1], // 17.63…18.25
      uchtepa: [2, 3], // 15.65…15.93
      bektemir: [2, 3], // 15.38…15.73
      'chilonzor-2': [4, 4], // 14.29…14.67
      sirgali: [5, 6], // 13.17…13.33
      'mirzo-ulugbek-1': [5, 6], // 13.01…13.22
      'chilonzor-1': [7, 7], // 12.38…12.62
      'mirzo-ulugbek-2': [8, 8], // 11.11…11.39
    })
  })

  test('of counts gives shares of 567, the ratio to the mean of 70.875 and to the best, 110', async () => {
    const table = await league('indicator=ECO-01')
    expect(table.total.value).toBe(567)
    expect(table.mean).toBeCloseTo(70.875, 10)
    expect(rowOf(table, 'sirgali')).toMatchObject({ rank: 1, share: expect.closeTo(110 / 567, 12), toMean: expect.closeTo(110 / 70.875, 12), toBest: 1 })
    expect(rowOf(table, 'bektemir')).toMatchObject({ toBest: expect.closeTo(70 / 110, 12), contested: true })
    expect(table.rows.reduce((sum, { share }) => sum + (share ?? 0), 0)).toBeCloseTo(1, 12)
  })

  test('of a ratio has no shares, and its total is Σ/Σ', async () => {
    const table = await league('indicator=ECO-07')
    expect(table.rows.every(({ share }) => share === null)).toBe(true)
    expect(table.total.value).toBeCloseTo(14, 10)
  })

  test('of 2020 ranks the four zones that have a figure and says why the others have none', async () => {
    const table = await league('indicator=ECO-01&period=2020')
    expect(table.ranked).toBe(4)
    expect(table.rows.filter(({ rank }) => rank !== null).map(({ subject, value, rank }) => [rank, subject, value])).toEqual([
      [1, 'mirzo-ulugbek-1', 65],
      [2, 'chilonzor-1', 55],
      [3, 'chilonzor-2', 40],
      [3, 'yakkasaroy', 40],
    ])
    expect(rowOf(table, 'uchtepa')).toMatchObject({ value: null, rank: null, missing: { code: 'no_figures', measures: ['enterprises'] } })
  })

  test('of something nobody states is eight rows without a value', async () => {
    const table = await league('indicator=ECO-09')
    expect(table.rows).toHaveLength(8)
    expect(table).toMatchObject({ ranked: 0, mean: null, total: { value: null } })
  })

  test('of a territory that has no zones in the register is empty', async () => {
    expect((await league('indicator=ECO-01&place=1718')).rows).toEqual([])
  })
})

describe('the course of the enterprises', () => {
  test("runs over each zone's own window, and the window is said", async () => {
    const found = await dynamics('indicator=ECO-01')
    expect(seriesOf(found, 'bektemir')?.window).toEqual({
      from: '2017',
      to: '2025',
      first: 25,
      last: 70,
      ratio: 2.8,
      cagr: expect.closeTo(2.8 ** (1 / 8) - 1, 12),
      absolute: 45,
    })
    expect(seriesOf(found, 'sirgali')?.window).toMatchObject({ from: '2018', to: '2025', first: 50, last: 110 })
    expect(seriesOf(found, 'yakkasaroy')?.window).toMatchObject({ from: '2020', to: '2025', absolute: 12 })
    expect(found.commonWindow).toBeNull()
  })

  test('has base growth from the first figure and absolute change from the one before: 25, 45, 68, 70', async () => {
    const stated = (seriesOf(await dynamics('indicator=ECO-01'), 'bektemir')?.points ?? []).filter(({ interpolated }) => !interpolated)
    expect(stated.map(({ period, value, baseGrowth }) => [period, value, baseGrowth === null ? null : Number(baseGrowth.toFixed(4))])).toEqual([
      ['2017', 25, null],
      ['2019', 45, 0.8],
      ['2022', 68, 1.72],
      ['2025', 70, 1.8],
    ])
  })

  test('is drawn between stated figures and marked so: Chilonzor-2 from 40 in 2020 to 52 in 2023 by 4 a year', async () => {
    const points = seriesOf(await dynamics('indicator=ECO-01'), 'chilonzor-2')?.points ?? []
    expect(points.map(({ period, value, interpolated }) => [period, value, interpolated])).toEqual(
      expect.arrayContaining([
        ['2020', 40, false],
        ['2021', 44, true],
        ['2022', 48, true],
        ['2023', 52, false],
      ]),
    )
    for (const point of points.filter(({ interpolated }) => interpolated))
      expect(point).toMatchObject({ certainty: null, chainGrowth: null, baseGrowth: null, absoluteChange: null })
  })

  test('of two zones that share 2020 to 2025 says what each adds to their growth of 25 on 95', async () => {
    const found = await dynamics('indicator=ECO-01&zones=chilonzor-1,chilonzor-2')
    expect(found.commonWindow).toEqual({ from: '2020', to: '2025' })
    expect(seriesOf(found, 'chilonzor-1')?.contribution).toBeCloseTo(10 / 95, 12)
    expect(seriesOf(found, 'chilonzor-2')?.contribution).toBeCloseTo(15 / 95, 12)
  })

  test('of the city has no growth over years in which only some zones have a figure', async () => {
    const city = seriesOf(await dynamics('indicator=ECO-01'), '1726')
    expect(city?.window).toBeNull()
    expect(city?.points.find(({ period }) => period === '2025')).toMatchObject({ value: 567 })
  })

  test('is cut to the years asked for', async () => {
    const found = await dynamics('indicator=ECO-01&from=2019&to=2022')
    expect(seriesOf(found, 'bektemir')?.window).toMatchObject({ from: '2019', to: '2022', first: 45, last: 68 })
  })

  test('of a zone that is not there is refused', async () => {
    expect(await get('dynamics?zones=bektemir,nowhere')).toMatchObject({ status: 404, code: 'zone.unknown' })
  })
})

describe('the structure', () => {
  test('of enterprises by zone has a concentration of 1352.43 and the shares of the league table', async () => {
    const found = await structure('indicator=ECO-01')
    // (70² + 65² + 55² + 80² + 45² + 110² + 90² + 52²) / 567² × 10,000 = 434,79… : 43,479 / 321,489
    expect(found.hhi).toBeCloseTo(1352.43, 2)
    expect(found).toMatchObject({ total: 567, parts: 8, hhiBand: 'diversified' })
    expect(found.gini).toBeCloseTo(0.159832, 6)
    expect(found.groups[0]).toMatchObject({ id: 'sirgali', share: expect.closeTo(110 / 567, 12) })
  })

  test('by district puts two zones each of Chilonzor and Mirzo Ulugʻbek together', async () => {
    const found = await structure('indicator=ECO-01&by=district')
    expect(found.groups.map(({ value, zones }) => [value, zones])).toEqual([
      [125, 2], // Mirzo Ulugʻbek 80 + 45
      [120, 2], // Chilonzor 65 + 55
      [110, 1],
      [90, 1],
      [70, 1],
      [52, 1],
    ])
  })

  test('by direction counts a zone in each of its directions, so that shares do not add up and are not concentrated', async () => {
    const found = await structure('indicator=ECO-01&by=direction')
    expect(found.hhi).toBeNull()
    expect(found.groups.every(({ share }) => share !== null && share > 0 && share < 1)).toBe(true)
    expect(found.groups.reduce((sum, { share }) => sum + (share ?? 0), 0)).toBeGreaterThan(1)
  })

  test('of workers compares each zone with its share of enterprises: Uchtepa (600/90) / (3700/567)', async () => {
    const found = await structure('indicator=SOC-01')
    expect(found.quotientOf).toBe('ECO-01')
    expect(found.groups.find(({ id }) => id === 'uchtepa')?.locationQuotient).toBeCloseTo(600 / 90 / (3700 / 567), 10)
  })

  test('of a ratio has inequality but no shares and no concentration', async () => {
    const found = await structure('indicator=ECO-07')
    expect(found).toMatchObject({ hhi: null, structuralShift: null })
    expect(found.gini).toBeGreaterThan(0)
  })
})
