import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inWriting } from '#platform/database/connect.ts'
import { openTestProduct, type TestProduct } from '../../../../test/support/product.ts'
import { edits, makeReporting } from '../../../../test/support/reporting.ts'
import { addResident, type Resident } from '../../../../test/support/residents.ts'
import { entriesOf, zipOf } from '../../../../test/support/zip.ts'
import { openDue } from './sweep-service.ts'

let product: TestProduct
let firm: Resident
let quarter: string
const { ask, reportOf } = makeReporting(() => product)

beforeAll(async () => {
  product = await openTestProduct()
  firm = await addResident(product, { zone: 'bektemir', name: 'Alfa' })
  await inWriting(product.database, async (writer) => ({ keep: true, value: await openDue(writer, 'bektemir', false, new Date('2026-04-02T03:00:00Z')) }))
  quarter = await reportOf(firm, 'ksz-2', '2026-Q1')
})
afterAll(async () => {
  await product.drop()
})

/** The workbook of a report as another program reads it. */
async function take(id = quarter): Promise<ExcelJS.Workbook> {
  const { body } = await ask('getSubmissionWorkbook', { zone: 'bektemir', id }, firm.operator)
  const book = new ExcelJS.Workbook()
  const bytes = Buffer.from(body.base64, 'base64')
  await book.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength))
  return book
}

const bring = async (bytes: Buffer, id = quarter) => {
  const circumstances = {
    actor: firm.operator,
    language: 'en' as const,
    now: new Date('2026-04-05T05:00:00Z'),
    file: { name: 'ksz.xlsx', bytes },
  }
  const answer = await product.dispatch.answer('uploadSubmissionWorkbook', { zone: 'bektemir', id }, circumstances)
  return answer.ok
    ? { code: '', faults: [], body: JSON.parse(answer.value.json) }
    : { code: answer.code, faults: (answer.faults ?? []).map(({ path, code, expected }) => `${path} ${code} ${expected ?? ''}`.trim()), body: answer.details }
}
const write = async (book: ExcelJS.Workbook) => Buffer.from(await book.xlsx.writeBuffer())

/** The cell in which a field's value is written. */
function cellOf(book: ExcelJS.Workbook, code: string): ExcelJS.Cell {
  const sheet = book.getWorksheet('KSZ-2')
  if (sheet === undefined) throw new Error('Cannot test: there is no sheet KSZ-2')
  for (let row = 5; row < 60; row += 1) if (sheet.getCell(row, 1).value === code) return sheet.getCell(row, 4)
  throw new Error(`Cannot test: there is no row ${code}`)
}
const products = (book: ExcelJS.Workbook): ExcelJS.Worksheet => {
  const sheet = book.getWorksheet('products')
  if (sheet === undefined) throw new Error('Cannot test: there is no sheet of products')
  return sheet
}
const valuesOf = async () =>
  Object.fromEntries(
    (await ask('getSubmission', { zone: 'bektemir', id: quarter }, firm.operator)).body.fields.map(({ path, value }: { path: string; value: unknown }) => [
      path,
      value,
    ]),
  )

describe('a workbook', () => {
  test('comes with the names of fields, what is filled already, and a sheet for each list', async () => {
    await ask(
      'saveSubmissionFields',
      { zone: 'bektemir', id: quarter, edits: edits({ workers: 40, 'products.a1.hs': '8708299009', 'products.a1.name': 'Bumper' }) },
      firm.operator,
    )
    const book = await take()
    expect(book.worksheets.map(({ name }) => name)).toEqual(['KSZ-2', 'products'])
    expect(book.getWorksheet('KSZ-2')?.getRow(1).values).toEqual([undefined, 'SANOAT', 'ksz-2', 'v1', '2026-Q1', quarter])
    expect(cellOf(book, 'workers').value).toBe(40)
    expect([products(book).getCell('A1').value, products(book).getCell('A3').value, products(book).getCell('B3').value]).toEqual(['hs', '8708299009', 'Bumper'])
  })

  test('is taken whole: figures as people write them, lists in place of what was there', async () => {
    const book = await take()
    cellOf(book, 'workers').value = '41'
    cellOf(book, 'output').value = '1 234,5'
    cellOf(book, 'sales').value = '1,234,567.8'
    cellOf(book, 'wage_fund').value = 900
    products(book).getRow(3).values = ['7308909809', 'Frame', 'tonne', 12.5, '1 000', '']
    products(book).getRow(4).values = ['730890', 'Beam', 't', 3, 234.5, '']
    const { body } = await bring(await write(book))
    expect(body.conflicts).toEqual([])
    const values = await valuesOf()
    expect(values).toMatchObject({
      workers: 41,
      output: 1234.5,
      sales: 1_234_567.8,
      wage_fund: 900,
      'products.a1.name': null,
      'products.x00001.name': 'Frame',
      'products.x00002.measured_in': 'tonne',
      'products.x00002.value': 234.5,
    })
    expect((await bring(await write(book))).body.saved.length).toBeGreaterThan(0)
    expect(await valuesOf()).toEqual(values)
  })

  test('with any fault is not taken at all, and every cell is named with what was expected', async () => {
    const before = await valuesOf()
    const book = await take()
    const address = (code: string) => `KSZ-2!${cellOf(book, code).address}`
    cellOf(book, 'workers').value = 77
    cellOf(book, 'output').value = { formula: '1+1', result: 2 }
    cellOf(book, 'sales').value = '1,234'
    cellOf(book, 'inputs').value = new Date('2026-03-31T00:00:00Z')
    cellOf(book, 'investment').value = 'much'
    cellOf(book, 'workers_female').value = 12.5
    products(book).getRow(3).values = ['73О8909809', 'Frame', 'barrel', 12.5, 5, '']
    products(book).mergeCells('A4:B4')
    const { code, faults } = await bring(await write(book))
    expect(code).toBe('submission.cells')
    expect(faults.toSorted()).toEqual(
      [
        `${address('output')} form.cell.formula 2`,
        `${address('sales')} form.value.number 1234 / 1.234`,
        `${address('inputs')} form.cell.date 1234.5`,
        `${address('investment')} form.value.number 1234.5`,
        `${address('workers_female')} form.value.whole`,
        'products!A3 form.value.lookalike 7308909809',
        'products!C3 form.value.choice piece, kg, tonne, m, sqm, cbm, litre, pair, set, other',
        'products!A4 form.cell.merged',
        'products!B4 form.cell.merged',
      ].toSorted(),
    )
    expect(await valuesOf()).toEqual(before)
  })

  test('of another report, version or kind is refused as such', async () => {
    const other = await reportOf(firm, 'ksz-1', '2026-03')
    const refused = await bring(await write(await take(other)))
    expect([refused.code, refused.body]).toEqual(['submission.workbookTemplate', { found: 'ksz-1 v1 2026-03', expected: 'ksz-2 v1 2026-Q1' }])
    const book = await take()
    const sheet = book.getWorksheet('KSZ-2')
    if (sheet !== undefined) sheet.getCell('C1').value = 'v9'
    expect((await bring(await write(book))).code).toBe('submission.workbookTemplate')
    expect((await bring(Buffer.from('not a workbook'))).code).toBe('import.format')
    expect((await bring(Buffer.alloc(0))).code).toBe('import.empty')
    expect((await bring(Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), Buffer.alloc(200, 7)]))).code).toBe('import.format')
  })

  test('with macros, or with rows and fields that do not belong, is refused', async () => {
    const plain = await write(await take())
    expect((await bring(Buffer.concat([plain, Buffer.from('xl/vbaProject.bin')]))).code).toBe('workbook.macros')
    const book = await take()
    const sheet = book.getWorksheet('KSZ-2')
    if (sheet === undefined) throw new Error('Cannot test: there is no sheet')
    sheet.getCell(Number(cellOf(book, 'workers').row), 1).value = 'people'
    expect((await bring(await write(book))).faults.map((fault) => fault.split(' ').slice(1).join(' '))).toEqual([
      expect.stringMatching(/^form.cell.unknownCode/),
      'form.cell.missingRow workers',
    ])
    const without = await take()
    without.removeWorksheet('products')
    expect((await bring(await write(without))).faults).toEqual(['products form.cell.missingSheet products'])
  })

  test('of a hundred thousand rows is told where it should have ended', async () => {
    const book = await take()
    const sheet = products(book)
    for (let row = 3; row < 100_003; row += 1) sheet.getCell(row, 2).value = 'x'
    const { code, faults } = await bring(await write(book))
    expect(code).toBe('submission.cells')
    expect(faults.some((fault) => fault.includes('form.cell.rows 500'))).toBe(true)
    expect((await valuesOf())['products.x00001.name']).toBe('Frame')
  })

  test.each([
    ['much alike, which pack small', (row: number) => `<row r="${row}"><c r="B${row}" t="inlineStr"><is><t>x</t></is></c></row>`],
    ['all different', (row: number) => `<row r="${row}"><c r="B${row}" t="inlineStr"><is><t>x${(row * 40_503) % 1_000_003}</t></is></c></row>`],
  ])(
    'of a million rows %s is told the same within seconds, while others are answered',
    async (_which, line) => {
      const before = await valuesOf()
      const bytes = withSheet(await write(await take()), 'products', (xml) => {
        const end = xml.indexOf('</sheetData>')
        return `${xml.slice(0, end)}${Array.from({ length: 1_000_000 }, (_, index) => line(index + 10)).join('')}${xml.slice(end)}`
      })
      expect(bytes.length).toBeLessThan(32 * 1_048_576)
      let slowest = 0
      let asked = 0
      let done = false
      const begun = performance.now()
      const answer = bring(bytes).finally(() => (done = true))
      while (!done) {
        const at = performance.now()
        expect((await product.server.inject('/api/zones')).statusCode).toBe(200)
        slowest = Math.max(slowest, performance.now() - at)
        asked += 1
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
      const { code, faults } = await answer
      expect(code).toBe('submission.cells')
      expect(faults).toContain('products!A503 form.cell.rows 500')
      expect(performance.now() - begun).toBeLessThan(10_000)
      expect(asked).toBeGreaterThan(3)
      expect(slowest).toBeLessThan(1000)
      expect(await valuesOf()).toEqual(before)
    },
    20_000,
  )
})

/** A workbook with one sheet's XML changed, packed anew by hand: other programs are too slow to write a million rows in a test. */
function withSheet(bytes: Buffer, name: string, change: (xml: string) => string): Buffer {
  const entries = entriesOf(bytes)
  const order = [...(entries.get('xl/workbook.xml')?.toString() ?? '').matchAll(/<sheet [^>]*name="([^"]+)"/g)].map((found) => found[1])
  const path = `xl/worksheets/sheet${order.indexOf(name) + 1}.xml`
  const sheet = entries.get(path)
  if (sheet === undefined) throw new Error(`Cannot test: the workbook has no ${path}, only ${[...entries.keys()].join(', ')}`)
  return zipOf(entries.set(path, Buffer.from(change(sheet.toString()))))
}
