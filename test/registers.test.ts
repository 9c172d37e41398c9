import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inWriting } from '#platform/database/connect.ts'
import { sql } from '#platform/database/sql.ts'
import { readReference } from '#platform/reference.ts'
import { openTestProduct, type TestProduct } from './support/product.ts'

let product: TestProduct
beforeAll(async () => {
  product = await openTestProduct()
})
afterAll(() => product.drop())

const get = async (url: string) => (await product.server.inject(`/api/${url}`)).json()
const ids = async (url: string, key = 'id'): Promise<string[]> => (await get(url)).items.map((item: Record<string, string>) => item[key])

describe('zones', () => {
  test('stand in the order of the article', async () => {
    expect(await ids('zones')).toEqual(['bektemir', 'chilonzor-1', 'chilonzor-2', 'mirzo-ulugbek-1', 'mirzo-ulugbek-2', 'sirgali', 'uchtepa', 'yakkasaroy'])
  })

  test.each([
    ['place=1726', 8],
    ['place=17', 8],
    ['place=1718', 0],
    ['kind=small', 8],
    ['kind=sez', 0],
    ['q=Чиланзар', 2],
    ['q=chilanzor', 2],
    ['q=Sergeli', 1],
  ])('are narrowed by %s', async (query, count) => {
    expect(await ids(`zones?${query}`)).toHaveLength(count)
  })

  test("have an approximate point, the district's centre, until one is surveyed", async () => {
    const zone = await get('zones/sirgali')
    expect(zone).toMatchObject({ founded: 2017, region: '1726', kind: 'small', point: { approximate: true }, boundary: null })
    expect(zone.point.latitude).toBeGreaterThan(41)
    expect(zone.point.longitude).toBeGreaterThan(69)
  })

  test('have their directions, kinds and events with the words they rest on', async () => {
    const zone = await get('zones/bektemir')
    expect(zone.directions.map(({ ifut }: { ifut: string }) => ifut)).toEqual(expect.arrayContaining(['F', '25']))
    expect(zone.events.every(({ quote }: { quote: string }) => quote.length > 10)).toBe(true)
    expect(zone.kinds).toHaveLength(1)
  })

  test('for training stand in no list, count and rating', async () => {
    await inWriting(product.database, async (writer) => {
      await writer.run(
        sql`insert into zone (zone_id, position, names, place, origin, training) select 'training', 0, names, place, origin, true from zone where zone_id = 'bektemir'`,
      )
      return { keep: true, value: undefined }
    })
    expect(await ids('zones')).toHaveLength(8)
    expect((await get('analysis/league?indicator=ECO-01&period=2024')).rows).toHaveLength(8)
    expect((await get('search?q=bektemir')).items.some(({ id }: { id: string }) => id === 'training')).toBe(false)
  })
})

describe('territories', () => {
  test('are fourteen regions of one country', async () => {
    expect(await ids('places?level=region', 'soato')).toHaveLength(14)
    expect((await get('places/17')).children.filter(({ level }: { level: string }) => level === 'region')).toHaveLength(14)
  })

  test('of Tashkent are its twelve districts', async () => {
    expect((await get('places/1726')).children.filter(({ validTo }: { validTo: string | null }) => validTo === null)).toHaveLength(12)
  })

  test('are found by every script and spelling', async () => {
    for (const q of ['Chilonzor', 'Чилонзор', 'Чиланзар']) expect((await ids(`places?q=${encodeURIComponent(q)}`, 'soato')).length, q).toBeGreaterThan(0)
  })
})

describe('legal acts', () => {
  test('stand newest first, undated ones last', async () => {
    const { items } = await get('acts?limit=500')
    const dates = items.map(({ date }: { date: string | null }) => date ?? '0001-01-01')
    expect(dates).toEqual(dates.toSorted().toReversed())
  })

  test('in force on a day are those that had begun and not ended', async () => {
    const { items } = await get('acts?inForceOn=2018-01-01&limit=500')
    expect(items.length).toBeGreaterThan(0)
    for (const { date, inForceFrom, inForceTo } of items) {
      expect((inForceFrom ?? date) <= '2018-01-01').toBe(true)
      expect(inForceTo === null || inForceTo > '2018-01-01').toBe(true)
    }
    expect(items.some(({ id }: { id: string }) => id === 'VMQ-432')).toBe(false)
  })

  test('lead to the parameters they set: acceptance within three months by VMQ-432', async () => {
    const { act, parameters } = await get('acts/VMQ-432')
    expect(act).toMatchObject({ date: '2024-07-17', kind: 'cabinet_resolution' })
    expect(parameters.map(({ value, unit }: { value: string; unit: string }) => [value, unit])).toEqual(
      expect.arrayContaining([['3', expect.stringMatching(/month/)]]),
    )
  })

  test('without one a parameter is marked assumed or says where it was found', async () => {
    const { items } = await get('parameters?limit=500')
    for (const { act, mark, source, key } of items) expect(act !== null || mark === 'assumed' || source !== '', key).toBe(true)
  })
})

describe('events and sources', () => {
  test('events stand newest first and name their zone', async () => {
    const { items } = await get('events?limit=500')
    const dates = items.map(({ date }: { date: string }) => date)
    expect(dates).toEqual(dates.toSorted().toReversed())
    expect(items.every(({ zoneNames }: { zoneNames: { uz: string } }) => zoneNames.uz.length > 3)).toBe(true)
  })

  test('sources say how many claims rest on each, and all claims rest on one', async () => {
    const { items } = await get('sources?limit=500')
    expect(items.reduce((sum: number, { claims }: { claims: number }) => sum + claims, 0)).toBe(readReference('claims').rows.length)
    expect(items.find(({ id }: { id: string }) => id === 'paper-table-1')).toMatchObject({ claims: 27 })
  })
})
