import ExcelJS from 'exceljs'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LANGUAGES } from '#lib/language.ts'
import { translatorOf } from '#platform/catalogs.ts'
import { operations } from '../src/contracts.ts'
import { pages } from '../src/pages.ts'
import { openTestProduct, type TestProduct } from './support/product.ts'

let product: TestProduct
let run: string
beforeAll(async () => {
  product = await openTestProduct()
  run = await publishRun()
  await offerLot()
})
afterAll(() => product.drop())

/** A rating run that anybody may read: drafted and published for objections. */
async function publishRun(): Promise<string> {
  const headers = { authorization: `Bearer ${await product.keyFor('ministry.analyst', 'directorate.specialist', 'directorate.head')}` }
  const post = async (url: string, payload: Record<string, unknown>) => (await product.server.inject({ method: 'POST', url, headers, payload })).json()
  const { id } = await post('/api/rating/runs', { method: 'paper-table', place: '1726', period: '2025' })
  await post(`/api/rating/runs/${id}/publication`, {})
  return id
}

/** A vacant lot of the zone whose pages are read. */
async function offerLot(): Promise<void> {
  const headers = { authorization: `Bearer ${await product.keyFor('directorate.specialist')}` }
  const post = async (url: string, payload: Record<string, unknown>) => (await product.server.inject({ method: 'POST', url, headers, payload })).json()
  const formed = { number: 'B-1', kind: 'land', areaM2: 5000, openedOn: '2025-01-10', document: 'Order 12 of 10.01.2025' }
  const { lot } = await post('/api/zones/bektemir/lots', formed)
  await post(`/api/zones/bektemir/lots/${lot.id}/status`, { to: 'available', day: '2025-02-01', document: 'Order 13' })
}

const FILLED: Readonly<Record<string, string>> = {
  form: 'ksz-1',
  zone: 'bektemir',
  code: 'ECO-07',
  soato: '1726',
  act: 'VMQ-432',
  claim: 'O001',
  source: 'paper-table-1',
}

/** The path of a page with its parameters filled by what is in the register; a finding's id is asked for. */
async function pathOf(path: string): Promise<string> {
  const [finding] = (await product.server.inject('/api/findings')).json().items
  const words: Readonly<Record<string, string>> = {
    ...FILLED,
    id: path.startsWith('/rating/runs')
      ? run
      : path.startsWith('/rating/methods')
        ? 'paper-table'
        : path.includes('finding') || path.includes('quality')
          ? finding.id
          : path.includes('act')
            ? 'VMQ-432'
            : path.includes('source')
              ? 'paper-table-1'
              : 'O001',
  }
  const filled = path.replace(/\{(\w+)\}/g, (_whole, name: string) => encodeURIComponent(words[name] ?? name))
  return filled === '/' ? '/index' : filled
}
/** A comparison needs to be told which zones. */
const queryOf = (path: string) => (path === '/compare' ? '?zones=bektemir,sirgali' : '')

const get = (url: string) => product.server.inject(url)
/** Whether anybody may read a page: its operation is public, or it needs none. */
function isPublic(page: (typeof pages)[number]): boolean {
  if (!('call' in page)) return true
  const { operation } = page.call({ params: FILLED, search: {} })
  return operations[operation].can === 'public.read'
}
/** Addresses with ids that are made and so not known beforehand. */
const MADE = ['/lots/{zone}/{lot}', '/verify/{code}', '/releases/{id}', '/reports/{id}', '/progress/{token}', '/invitation/{token}']
/** Lists of which nothing is shipped. */
const EMPTY = [
  '/rates',
  '/releases',
  '/reports',
  '/register/obligations',
  '/register/privatizations',
  '/benchmarks',
  '/reported-figures',
  '/reported-differences',
]
const open = pages.filter((page) => isPublic(page) && !MADE.includes(page.path))
const tabular = open.filter((page) => 'tables' in page).map((page) => ({ path: page.path }))
const charted = open.filter((page) => 'chart' in page).map((page) => ({ path: page.path }))

async function readWorkbook(bytes: Buffer): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook()
  // exceljs asks for the older kind of Buffer, which ours also is.
  await book.xlsx.load(new Uint8Array(bytes).buffer)
  return book
}

describe('the numbers of every page are one address away:', () => {
  test.each(tabular)('$path as CSV, JSON and XLSX, which agree', async ({ path }) => {
    const address = `/en${await pathOf(path)}`
    const csv = await get(`${address}.csv${queryOf(path)}`)
    expect([csv.statusCode, csv.headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8'])
    expect(csv.headers['content-disposition']).toMatch(/^attachment; filename="[\w.-]+\.csv"$/)
    const rows: string[][] = parse(csv.body, { bom: true, relax_column_count: false })
    expect(rows.length).toBeGreaterThan(EMPTY.includes(path) ? 0 : 1)
    expect(rows[0]?.every((title) => title.length > 0 && !/^[a-z]+\.[a-z]/.test(title))).toBe(true)

    const json = await get(`${address}.json${queryOf(path)}`)
    expect([json.statusCode, json.headers['content-type']]).toEqual([200, 'application/json; charset=utf-8'])
    expect(Object.keys(json.json()).length).toBeGreaterThan(0)

    const xlsx = await get(`${address}.xlsx${queryOf(path)}`)
    expect(xlsx.statusCode).toBe(200)
    const [sheet] = (await readWorkbook(xlsx.rawPayload)).worksheets
    const titles = Array.from({ length: rows[0]?.length ?? 0 }, (_, index) => sheet?.getRow(1).getCell(index + 1).text)
    expect(titles).toEqual(rows[0])
    for (const [index, row] of rows.entries())
      for (const [column, text] of row.entries()) {
        const cell = sheet?.getRow(index + 1).getCell(column + 1)
        expect(text.replace(/^'(?=[=+\-@])/, ''), `${index + 1}:${column + 1}`).toBe(cell?.value === null ? '' : String(cell?.value))
      }
  })

  test.each(tabular)('$path says source and date below each sheet', async ({ path }) => {
    const book = await readWorkbook((await get(`/en${await pathOf(path)}.xlsx${queryOf(path)}`)).rawPayload)
    for (const sheet of book.worksheets) {
      const last = [2, 1, 0].map((up) => sheet.getRow(sheet.rowCount - up).getCell(1).text)
      expect(
        last.every((text) => text.length > 2),
        `${sheet.name}: ${last.join(' | ')}`,
      ).toBe(true)
    }
  })

  test('of a chosen table by its name', async () => {
    const [first, second] = (await readWorkbook((await get('/en/zones/bektemir.xlsx')).rawPayload)).worksheets
    const csv: string[][] = parse((await get(`/en/zones/bektemir.csv?table=${second?.name}`)).body, { bom: true })
    expect(csv[0]?.[0]).toBe(second?.getRow(1).getCell(1).text)
    expect(csv.length).not.toBe(0)
    expect(first?.name).not.toBe(second?.name)
  })
})

describe('the picture of every page is one address away:', () => {
  test.each(charted.flatMap(({ path }) => LANGUAGES.map((language) => ({ path, language }))))('$path as SVG in $language', async ({ path, language }) => {
    const answer = await get(`/${language}${await pathOf(path)}.svg${queryOf(path)}`)
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'image/svg+xml; charset=utf-8'])
    expect(answer.body).toMatch(/^<svg[\s>]/)
    expect(answer.body).toMatch(/<\/svg>\s*$/)
    expect(answer.body.match(/<text/g)?.length).toBeGreaterThan(2)
    expect(answer.body).not.toMatch(/NaN|undefined|Infinity|\[object/)
  })
})

test('the league table as CSV is the one of the article, in the words of each language', async () => {
  for (const language of LANGUAGES) {
    const rows: string[][] = parse((await get(`/${language}/index.csv`)).body, { bom: true })
    expect(rows).toHaveLength(9)
    expect(rows.slice(1).some((row) => row.some((cell) => cell.startsWith('17.93')))).toBe(true)
  }
  expect((await get('/ru/index.csv')).body).toContain('Яккасарай')
  expect((await get('/uz-Cyrl/index.csv')).body).toContain('Яккасарой')
})

test.each([
  ['a page without a picture', '/en/acts.svg', 404],
  ['a page that is not there', '/en/nothing.csv', 404],
  ['a zone that is not there', '/en/zones/nowhere.csv', 404],
  ['a period that does not exist', '/en/zones/bektemir.csv?period=soon', 422],
  ['an address that is not well-formed', '/en/zones/%E0%A4%A.csv', 400],
])('%s is a problem: %s', async (_what, url, status) => {
  expect((await get(url)).statusCode).toBe(status)
})

describe('a name that looks like a formula', () => {
  const NAME = '=HYPERLINK("https://evil.example";"click")'
  beforeAll(async () => {
    const authorization = `Bearer ${await product.keyFor('directorate.specialist')}`
    const quoted = `"${NAME.replaceAll('"', '""')}"`
    const payload = `id,name_uz,name_ru,name_en,place\nformula,${quoted},${quoted},${quoted},1726264\n`
    const answer = await product.server.inject({ method: 'POST', url: '/api/imports/zones', headers: { authorization, 'content-type': 'text/csv' }, payload })
    expect(answer.statusCode).toBe(200)
  })

  test('is disarmed in CSV', async () => {
    const rows: string[][] = parse((await get('/en/zones.csv')).body, { bom: true })
    expect(rows.flat()).toContain(`'${NAME}`)
    expect(rows.flat().some((cell) => cell.startsWith('='))).toBe(false)
  })

  test('is a text in a workbook, not a formula', async () => {
    const [sheet] = (await readWorkbook((await get('/en/zones.xlsx')).rawPayload)).worksheets
    const found: ExcelJS.ValueType[] = []
    sheet?.eachRow((row) => row.eachCell((cell) => (cell.text.includes('HYPERLINK') ? found.push(cell.type) : undefined)))
    expect(found.length).toBeGreaterThan(0)
    expect(found.every((type) => type === ExcelJS.ValueType.String)).toBe(true)
  })

  test('is a text in a picture', async () => {
    expect((await get('/en/index.svg')).body).not.toContain('<a ')
  })
})

describe('every page as HTML', () => {
  const plain = pages.filter(({ path }) => !path.includes('{'))
  test.each(LANGUAGES)('in %s has language, title, description and the addresses of the other languages', async (language) => {
    for (const page of plain) {
      const { path } = page
      const answer = await get(`/${language}${path === '/' ? '' : path}${queryOf(path)}`)
      // A page for those who have signed in tells the others so, under its own address.
      expect(answer.statusCode, path).toBe(isPublic(page) ? 200 : 401)
      expect(answer.body).toContain(`<html lang="${language}">`)
      expect(answer.body).toMatch(/<title>[^<]{3,}<\/title>/)
      expect(answer.body).toMatch(/<meta name="description" content="[^"]{10,}">/)
      for (const other of LANGUAGES) expect(answer.body).toContain(`hreflang="${other}"`)
    }
  })

  test('is found from the root by the language of the browser', async () => {
    const to = async (header: string) => (await product.server.inject({ url: '/', headers: { 'accept-language': header } })).headers['location']
    expect([await to('ru-RU,ru;q=0.9'), await to('uz-Cyrl'), await to('uz'), await to('en-GB'), await to('fr'), await to('')]).toEqual([
      '/ru',
      '/uz-Cyrl',
      '/uz',
      '/en',
      '/uz',
      '/uz',
    ])
  })

  test('that is not there is told in words of the language, with 404', async () => {
    const answer = await product.server.inject({ url: '/ru/nothing', headers: { accept: 'text/html' } })
    expect(answer.statusCode).toBe(404)
    expect(answer.body).toContain(`<title>${translatorOf('ru').text('web.problem.notFound')}`)
  })
})
