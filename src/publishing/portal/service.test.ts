import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestProduct, type TestProduct } from '../../../test/support/product.ts'

let product: TestProduct
beforeAll(async () => {
  product = await openTestProduct()
})
afterAll(() => product.drop())

const get = async (url: string) => (await product.server.inject(`/api/${url}`)).json()
const hits = async (q: string): Promise<string[]> =>
  (await get(`search?q=${encodeURIComponent(q)}&limit=50`)).items.map(({ kind, id }: { kind: string; id: string }) => `${kind} ${id}`)
type KeyFigure = { indicator: { code: string }; value: { value: number | null }; rank: number | null; outOf: number }

describe('the home page', () => {
  test('shows the city with its eight zones and the key figures of table 1', async () => {
    const home = await get('portal/home')
    expect([home.place.id, home.zones.length, home.period]).toEqual(['1726', 8, '2025'])
    const figures = Object.fromEntries(home.keyFigures.map(({ indicator, value }: KeyFigure) => [indicator.code, value.value]))
    expect(figures).toMatchObject({ 'ECO-01': 567, 'SOC-01': 3700, 'LAND-01': expect.closeTo(40.5, 10), 'ECO-07': expect.closeTo(14, 10) })
  })

  test('sets the contradicting figures side by side: 567 and 647 enterprises, 40.5 ha and 1,327,261 m²', async () => {
    const { contradictions } = await get('portal/home')
    const valuesOf = (measure: string) =>
      contradictions.find((one: { measure: string }) => one.measure === measure)?.claims.map(({ value }: { value: number }) => value)
    expect(valuesOf('enterprises')).toEqual([567, 647])
    expect(valuesOf('area_ha')).toEqual(expect.arrayContaining([40.5, 1_327_261]))
  })

  test('shows the national picture: 317 zones stated, 95 of them in five named regions, eight in the register', async () => {
    const { country, regions } = await get('portal/home')
    // 22 + 22 + 21 + 19 + 11, and Tashkent's 8 of 2024.
    expect(country).toMatchObject({ stated: 317, claim: 'O077', named: 22 + 22 + 21 + 19 + 11 + 8 })
    expect(regions).toHaveLength(14)
    expect(regions.filter(({ registered }: { registered: number }) => registered > 0)).toMatchObject([{ soato: '1726', registered: 8 }])
    expect(regions.find(({ soato }: { soato: string }) => soato === '1718')).toMatchObject({ stated: 22, registered: 0, claim: 'R1718' })
  })

  test('of a territory without zones says so without failing', async () => {
    expect(await get('portal/home?place=1718')).toMatchObject({ zones: [], keyFigures: expect.any(Array), league: { rows: [] } })
  })
})

describe('the passport of a zone', () => {
  test('gathers figures with ranks, series, claims, sources, findings and peers', async () => {
    const passport = await get('portal/zones/bektemir')
    const density = passport.keyFigures.find(({ indicator }: KeyFigure) => indicator.code === 'ECO-07')
    expect(density).toMatchObject({ value: { value: 70 / 4.5 }, rank: 3, outOf: 8 })
    expect(passport.series.map(({ indicator }: KeyFigure) => indicator.code)).toContain('ECO-01')
    expect(passport.claims).toHaveLength(12)
    expect(passport.sources.map(({ id }: { id: string }) => id)).toEqual(['paper-table-1', 'paper-text'])
    expect(passport.peers).toHaveLength(7)
    expect(passport.infrastructure.map(({ measure }: { measure: string }) => measure).toSorted()).toEqual(['infrastructure_renewed_pct', 'land_developed_pct'])
    expect(passport.findings.length).toBeGreaterThan(0)
  })

  test('of a chosen year shows that year', async () => {
    const passport = await get('portal/zones/chilonzor-2?period=2023')
    expect(passport.keyFigures.find(({ indicator }: KeyFigure) => indicator.code === 'ECO-01')).toMatchObject({ value: { value: 52, period: '2023' } })
  })

  test('of a zone that is not there is a problem', async () => {
    expect(await get('portal/zones/nowhere')).toMatchObject({ status: 404, code: 'zone.unknown' })
  })
})

describe('a comparison', () => {
  test('sets zones side by side in the order asked for, with their ranks among all', async () => {
    const { zones, rows, period } = await get('portal/compare?zones=sirgali,bektemir,yakkasaroy')
    expect([period, zones.map(({ id }: { id: string }) => id)]).toEqual(['2025', ['sirgali', 'bektemir', 'yakkasaroy']])
    const density = rows.find(({ indicator }: KeyFigure) => indicator.code === 'ECO-07')
    expect([density.ranks, density.outOf]).toEqual([[5, 3, 1], 8])
    expect(rows.some(({ indicator }: KeyFigure) => indicator.code === 'ECO-04')).toBe(false)
  })

  test('counts a zone named twice once', async () => {
    expect((await get('portal/compare?zones=sirgali,bektemir,sirgali')).zones).toHaveLength(2)
    // Nothing was on record on a day before the register began.
    expect(await get('portal/compare?zones=sirgali,bektemir&asOf=2016-01-01')).toMatchObject({ rows: [], series: [] })
  })

  test.each([
    ['sirgali,nowhere', 404, 'zone.unknown'],
    ['sirgali,bektemir,uchtepa,yakkasaroy,chilonzor-1', 422, 'input.invalid'],
  ])('of %s is refused', async (zones, status, code) => {
    expect(await get(`portal/compare?zones=${zones}`)).toMatchObject({ status, code })
  })
})

describe('the search finds', () => {
  test.each([
    ['Chilonzor', ['zone chilonzor-1', 'zone chilonzor-2']],
    ['Чиланзар', ['zone chilonzor-1', 'zone chilonzor-2']],
    ['Чилонзор', ['zone chilonzor-1', 'zone chilonzor-2']],
    ['chilanzor', ['zone chilonzor-1', 'zone chilonzor-2']],
    ['CHILONZOR-2', ['zone chilonzor-2']],
    ['Sergeli', ['zone sirgali']],
    ['Сергели', ['zone sirgali']],
    ['sirgʻali', ['zone sirgali']],
    ["Sirg'ali", ['zone sirgali']],
    ['Sirg`ali', ['zone sirgali']],
    ['Mirzo Ulug‘bek', ['zone mirzo-ulugbek-1', 'zone mirzo-ulugbek-2']],
    ['Мирзо Улуғбек', ['zone mirzo-ulugbek-1', 'zone mirzo-ulugbek-2']],
    ['Мирзо-Улугбек', ['zone mirzo-ulugbek-1', 'zone mirzo-ulugbek-2']],
    ['Яккасарой', ['zone yakkasaroy']],
    ['Samarqand', ['place 1718']],
    ['Самарканд', ['place 1718']],
    ['ECO-07', ['indicator ECO-07']],
    ['eco-07', ['indicator ECO-07']],
    ['плотность', ['indicator ECO-07']],
    ['VMQ-432', ['act VMQ-432']],
    ['432', ['act VMQ-432']],
    ['norma.uz', ['source norma-uz-136107']],
  ])('by %s', async (q, expected) => {
    expect(await hits(q)).toEqual(expect.arrayContaining(expected))
  })

  test('zones before districts of the same name', async () => {
    const found = await hits('Chilonzor')
    expect(found.findIndex((hit) => hit.startsWith('zone'))).toBe(0)
    expect(found.some((hit) => hit.startsWith('place'))).toBe(true)
  })

  test.each(['%', '_', '\\', '%%%', "'", '-', 'zzzzqqqq'])('nothing by %s, which is taken letter by letter', async (q) => {
    const found = await hits(q)
    expect(found.filter((hit) => hit === 'zone bektemir' && q !== '-')).toEqual([])
  })

  test('an address for each hit that is there', async () => {
    for (const q of ['bektemir', 'ECO-07', 'VMQ-432', 'maqola']) {
      const { items } = await get(`search?q=${q}`)
      expect(items.length, q).toBeGreaterThan(0)
      for (const { path } of items) expect((await product.server.inject(`/en${path}`)).statusCode, path).toBe(200)
    }
  })
})
