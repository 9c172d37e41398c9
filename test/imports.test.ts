import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readerOf, sql } from '#platform/database/sql.ts'
import { openTestProduct, type TestProduct } from './support/product.ts'

let product: TestProduct
let authorization: string
beforeAll(async () => {
  product = await openTestProduct()
  authorization = `Bearer ${await product.keyFor('directorate.specialist')}`
})
afterAll(() => product.drop())

async function upload(kind: string, file: string | Buffer, { dryRun = false, name = 'file.csv' } = {}) {
  const answer = await product.server.inject({
    method: 'POST',
    url: `/api/imports/${kind}?lang=en&name=${encodeURIComponent(name)}&dryRun=${dryRun}`,
    headers: { authorization, 'content-type': 'application/octet-stream' },
    payload: file,
  })
  return { status: answer.statusCode, body: answer.json() }
}
const get = async (url: string) => (await product.server.inject(`/api${url}`)).json()
/** Everything an import may change, as one text. */
const state = () =>
  readerOf(product.database.readers).first(
    sql<
      Record<string, unknown>
    >`select (select jsonb_agg(claim order by subject, id) from claim) as claims, (select jsonb_agg(zone order by zone_id) from zone) as zones, (select jsonb_agg(place order by soato) from place) as places,
      (select jsonb_agg(source order by id) from source) as sources, (select jsonb_agg(measure order by code) from measure) as measures, (select sum(seq) from journal_head) as journal`,
  )

const CLAIMS =
  'subject;measure;period;value;unit;source;locator\nbektemir;workers;2023;425,5;person;paper-text;letter 1\nbektemir;workers;2024;1 440.25;person;paper-text;letter 1\n'
const ZONES =
  'id,name_uz,name_ru,name_en,place,kind,aliases,founded,latitude,longitude\nyunusobod-1,Yunusobod-1 KSZ,МПЗ Юнусабад-1,Yunusobod-1 SIZ,1726266,youth,Yunusabad,2026,41.36,69.28\n'
const PLACES = 'soato,level,parent,name_uz,name_ru,name_en,lat,lon,valid_from\n1726999,district,1726,Yangi,Янги,Yangi,41.2,69.2,2026-01-01\n'
const SOURCES = 'id,kind,title_uz,date,priority\nletter-7,letter,Direksiya xati,2026-02-03,5\n'
const SQUARE = [
  [69.2, 41.2],
  [69.3, 41.2],
  [69.3, 41.3],
  [69.2, 41.3],
  [69.2, 41.2],
]
const boundaries = (coordinates: readonly (readonly number[])[], zone = 'bektemir') =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: [{ type: 'Feature', properties: { zone }, geometry: { type: 'Polygon', coordinates: [coordinates] } }],
  })
const agency = (cell: unknown, code = '1726') =>
  JSON.stringify([
    {
      metadata: [
        { name_en: 'Indicator identification number (code)', value_en: '1.02.03' },
        { name_en: 'Indicator name', value_uz: 'Doimiy aholi', value_uzc: 'Доимий аҳоли', value_ru: 'Постоянное население', value_en: 'Permanent population' },
        { name_en: 'Unit of measurement', value_en: 'thousand persons' },
        { name_en: 'Official statistics preparer', value_en: 'Statistics Committee' },
        { name_en: 'Last modified date', value_en: '2026-01-20' },
      ],
      data: [
        { Code: '1700', Klassifikator: 'Oʻzbekiston', Klassifikator_ru: 'Узбекистан', Klassifikator_en: 'Uzbekistan', '2024': 37_100.5, '2024-Q1': '-' },
        { Code: code, Klassifikator: 'Toshkent sh.', Klassifikator_ru: 'г. Ташкент', Klassifikator_en: 'Tashkent city', '2024': cell, '2024-M03': 3_000.5 },
      ],
    },
  ])

const KINDS = [
  ['claims', CLAIMS, { rows: 2, added: 2, changed: 0, unchanged: 0 }],
  ['zones', ZONES, { rows: 1, added: 1, changed: 0, unchanged: 0 }],
  ['places', PLACES, { rows: 1, added: 1, changed: 0, unchanged: 0 }],
  ['sources', SOURCES, { rows: 1, added: 1, changed: 0, unchanged: 0 }],
  ['boundaries', boundaries(SQUARE), { rows: 1, added: 0, changed: 1, unchanged: 0 }],
  ['statistics', agency(3_050.1), { rows: 3, added: 3, changed: 0, unchanged: 0 }],
] as const

describe.each(KINDS)('a file of %s', (kind, file, counts) => {
  test('counts the same in a dry run, which saves nothing; then is imported; then changes nothing', async () => {
    const before = await state()
    expect(await upload(kind, file, { dryRun: true })).toEqual({ status: 200, body: { dryRun: true, ...counts } })
    expect(await state()).toEqual(before)

    expect(await upload(kind, file)).toEqual({ status: 200, body: { dryRun: false, ...counts } })
    const after = await state()
    expect(after).not.toEqual(before)

    expect(await upload(kind, file)).toEqual({ status: 200, body: { dryRun: false, rows: counts.rows, added: 0, changed: 0, unchanged: counts.rows } })
    expect(await state()).toEqual(after)
  })

  test.each([
    ['nothing', ''],
    ['bytes that are no text', Buffer.from([0xff, 0xfe, 0x00, 0x01])],
    ['a broken workbook', Buffer.from('PK\u0003\u0004broken')],
  ])('that holds %s is refused', async (_what, bytes) => {
    const { status, body } = await upload(kind, bytes)
    expect(status).toBe(422)
    expect(body.code).toMatch(/^import\.(empty|format)$/)
  })
})

describe('what was imported is there:', () => {
  test('claims with comma and point decimals, as official values', async () => {
    await upload('claims', CLAIMS)
    expect((await get('/official-values?subject=bektemir&measure=workers')).items.map(({ period, value }: Record<string, unknown>) => [period, value])).toEqual(
      expect.arrayContaining([
        ['2023', 425.5],
        ['2024', 1440.25],
      ]),
    )
  })

  test('a changed claim corrects the one that stood, and the old one remains', async () => {
    await upload('claims', CLAIMS)
    expect((await upload('claims', CLAIMS.replace('425,5', '426'), { name: 'second.csv' })).body).toMatchObject({ added: 0, changed: 1, unchanged: 1 })
    const [claim] = (await get('/claims?subject=bektemir&measure=workers&period=2023')).items
    expect(claim).toMatchObject({ value: 426, reason: 'imported from second.csv' })
    expect((await get(`/claims/${claim.id}`)).history).toMatchObject([{ value: 425.5 }, { value: 426 }])
  })

  test('a zone with its kind, point and aliases, found by them', async () => {
    await upload('zones', ZONES)
    expect(await get('/zones/yunusobod-1')).toMatchObject({
      kind: 'youth',
      founded: 2026,
      region: '1726',
      point: { latitude: 41.36, approximate: false },
      names: { 'uz-Cyrl': 'Юнусобод-1 КСЗ' },
    })
    expect((await get('/search?q=yunusabad')).items).toContainEqual(expect.objectContaining({ kind: 'zone', id: 'yunusobod-1' }))
  })

  test('a boundary on its zone', async () => {
    await upload('boundaries', boundaries(SQUARE))
    expect((await get('/zones/bektemir')).boundary).toEqual({ type: 'Polygon', coordinates: [SQUARE] })
    expect(await get('/boundaries?place=1726')).toMatchObject({
      type: 'FeatureCollection',
      features: [{ geometry: { type: 'Polygon', coordinates: [SQUARE] } }],
    })
  })

  test("the agency's figures under its own measure, of the country, the city and a month", async () => {
    await upload('statistics', agency(3_050.1))
    expect(
      (await get('/claims?source=siat-1-02-03')).items
        .map(({ subject, measure, period, value }: Record<string, unknown>) => [subject, measure, period, value])
        .toSorted(),
    ).toEqual([
      ['17', 'siat_1_02_03', '2024', 37_100.5],
      ['1726', 'siat_1_02_03', '2024', 3_050.1],
      ['1726', 'siat_1_02_03', '2024-03', 3_000.5],
    ])
    expect(await get('/sources/siat-1-02-03')).toMatchObject({ publisher: 'Statistics Committee', date: '2026-01-20', titles: { ru: 'Постоянное население' } })
  })
})

describe('a fault is named with its place and what was expected, and nothing is saved:', () => {
  test.each([
    ['claims', 'a number', CLAIMS.replace('425,5', 'many'), '2:value', 'import.value.number', 'many'],
    ['claims', 'a number that could be two', CLAIMS.replace('425,5', '1,425'), '2:value', 'import.value.number', '1,425'],
    ['claims', 'a period', CLAIMS.replace('2024', '2024-13'), '3:period', 'import.value.period', '2024-13'],
    ['claims', 'a subject', CLAIMS.replace('bektemir', 'bektimir'), '2:subject', 'import.value.unknown', 'bektimir'],
    ['claims', 'a unit', CLAIMS.replace('person', 'ha'), '2:unit', 'import.value.unit', 'ha'],
    ['claims', 'a source', CLAIMS.replace('paper-text', 'nowhere'), '2:source', 'import.value.unknown', 'nowhere'],
    ['claims', 'a repeated row', `${CLAIMS}bektemir;workers;2024;1;person;paper-text;letter 1\n`, '4:subject', 'import.value.duplicate', 'bektemir'],
    ['claims', 'a column', CLAIMS.replace('locator', 'colour'), 'colour', 'import.column.unknown', undefined],
    ['zones', 'latitude and longitude swapped', ZONES.replace('41.36,69.28', '69.28,41.36'), '2:latitude', 'import.value.coordinate', '69.28'],
    ['zones', 'a territory', ZONES.replace('1726266', '1799999'), '2:place', 'import.value.unknown', '1799999'],
    ['zones', 'a kind', ZONES.replace('youth', 'old'), '2:kind', 'import.value.choice', 'old'],
    ['zones', 'an empty name', ZONES.replace('Yunusobod-1 KSZ', ''), '2:name_uz', 'import.value.required', ''],
    ['places', 'a territory that contains it', PLACES.replace(',1726,', ',1799,'), '2:parent', 'import.value.unknown', '1799'],
    ['places', 'a day', PLACES.replace('2026-01-01', '2026-02-30'), '2:valid_from', 'import.value.day', '2026-02-30'],
    ['sources', 'a short name', SOURCES.replace('letter-7', 'Letter 7'), '2:id', 'import.value.slug', 'Letter 7'],
    [
      'boundaries',
      'latitude and longitude swapped',
      boundaries(SQUARE.map((point) => point.toReversed())),
      'features[0].geometry',
      'import.value.coordinate',
      '41.2, 69.2',
    ],
    ['boundaries', 'a ring that is not closed', boundaries(SQUARE.slice(0, 4)), 'features[0].geometry', 'import.value.geometry', undefined],
    ['boundaries', 'a zone', boundaries(SQUARE, 'nowhere'), 'nowhere', 'import.value.unknown', 'nowhere'],
    ['statistics', 'a figure', agency('many'), '[0].data[1].2024', 'import.value.number', 'many'],
  ])('%s: %s', async (kind, _what, file, path, code, value) => {
    const before = await state()
    const { status, body } = await upload(kind, file)
    expect(status).toBe(422)
    expect(body.faults).toContainEqual(expect.objectContaining({ path, code, ...(value === undefined ? {} : { value }) }))
    expect(await state()).toEqual(before)
  })

  test('the row counts as the file does also below empty and faulty lines', async () => {
    const file = 'subject,measure,period,value,unit,source\n\nbektemir,workers,2023,x,person,paper-text\n,,,,,\nnowhere,workers,2023,1,person,paper-text\n'
    const { body } = await upload('claims', file)
    expect(body.faults.map(({ path }: { path: string }) => path)).toEqual(['3:value', '5:subject'])
  })
})

/** A workbook as another program writes it. */
async function workbook(rows: readonly (readonly unknown[])[]): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  book.addWorksheet('Sheet').addRows(rows.map((row) => [...row]))
  return Buffer.from(await book.xlsx.writeBuffer())
}

describe('a workbook written by another program', () => {
  test('is imported with its numbers as numbers', async () => {
    const file = await workbook([
      ['subject', 'measure', 'period', 'value', 'unit', 'source'],
      ['bektemir', 'area_ha', 2023, 4.55, 'ha', 'paper-text'],
      ['sirgali', 'workers', '2023-Q1', '1 700,5', 'person', 'paper-text'],
    ])
    expect(await upload('claims', file, { name: 'claims.xlsx' })).toMatchObject({ status: 200, body: { added: 2 } })
    expect((await get('/claims?subject=bektemir&measure=area_ha&period=2023')).items).toMatchObject([{ value: 4.55 }])
    expect((await get('/claims?subject=sirgali&period=2023-Q1')).items).toMatchObject([{ value: 1700.5 }])
  })

  test('is imported with its days as days', async () => {
    const file = await workbook([
      ['id', 'kind', 'title_uz', 'date'],
      ['letter-8', 'letter', 'Xat', new Date(Date.UTC(2026, 2, 5))],
    ])
    expect(await upload('sources', file)).toMatchObject({ status: 200, body: { added: 1 } })
    expect(await get('/sources/letter-8')).toMatchObject({ date: '2026-03-05' })
  })

  test('has its faults named by row and column', async () => {
    const file = await workbook([['subject', 'measure', 'period', 'value', 'unit', 'source'], [], ['bektemir', 'workers', 'soon', 1, 'person', 'paper-text']])
    expect((await upload('claims', file)).body.faults).toEqual([expect.objectContaining({ path: '3:period', code: 'import.value.period', value: 'soon' })])
  })

  test('is read by the results of its formulas', async () => {
    const file = await workbook([
      ['subject', 'measure', 'period', 'value', 'unit', 'source'],
      ['uchtepa', 'workers', 2023, { formula: '400+25', result: 425 }, 'person', 'paper-text'],
    ])
    await upload('claims', file)
    expect((await get('/claims?subject=uchtepa&measure=workers&period=2023')).items).toMatchObject([{ value: 425 }])
  })
})

test('two people who import the same new file at the same time put it on record once', async () => {
  const file = CLAIMS.replaceAll('letter 1', 'letter 2')
  const [one, other] = await Promise.all([upload('claims', file), upload('claims', file)])
  expect([one.status, other.status]).toEqual([200, 200])
  expect(one.body.added + other.body.added).toBe(2)
  expect(
    (await get('/claims?subject=bektemir&measure=workers&source=paper-text')).items.filter(({ locator }: { locator: string }) => locator === 'letter 2'),
  ).toHaveLength(2)
})

describe('fifty thousand rows', () => {
  const header = 'subject,measure,period,value,unit,source,locator'
  const rows = Array.from({ length: 50_000 }, (_, index) => `bektemir,workers,${2000 + (index % 25)},${index},person,paper-text,row ${index}`)

  test('are imported all, and a second time change nothing', async () => {
    const file = [header, ...rows].join('\n')
    expect((await upload('claims', file)).body).toEqual({ dryRun: false, rows: 50_000, added: 50_000, changed: 0, unchanged: 0 })
    expect((await upload('claims', file)).body).toMatchObject({ added: 0, changed: 0, unchanged: 50_000 })
    const [count] = (
      await product.database.readers.query<{ rows: number; sum: number }>(
        "select count(*)::int as rows, sum(value)::float8 as sum from claim where locator like 'row %' and recorded_to is null",
      )
    ).rows
    // 0 + 1 + … + 49 999 = 49 999 × 50 000 / 2
    expect(count).toEqual({ rows: 50_000, sum: 1_249_975_000 })
  })

  test('are imported not at all where the last one is wrong', async () => {
    const before = await state()
    const { status, body } = await upload('claims', [header, ...rows.slice(1), 'bektemir,workers,2000,wrong,person,paper-text,last'].join('\n'))
    expect([status, body.faults]).toMatchObject([422, [{ path: '50001:value', value: 'wrong' }]])
    expect(await state()).toEqual(before)
  })
})
