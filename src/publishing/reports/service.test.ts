import { createHash } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { grantsOf, type Actor, type Role } from '#lib/access.ts'
import { LANGUAGES } from '#lib/language.ts'
import { translatorOf } from '#platform/catalogs.ts'
import { renderDocument } from '#platform/documents/view.ts'
import { tablesXlsx } from '#platform/spreadsheet.ts'
import { inSnapshot } from '#platform/database/connect.ts'
import { runJobs } from '#platform/jobs.ts'
import { signWithTestKey } from '#platform/signatures/test-signer.ts'
import { makeClock, openTestProduct, type TestProduct } from '../../../test/support/product.ts'
import { readWhole } from './service.ts'
import { buildReport } from './ui/document/build.ts'
import { sheetsOf } from './ui/document/sheets.ts'

const clock = makeClock('2027-03-01T07:00:00.000Z')
let product: TestProduct
beforeAll(async () => {
  product = await openTestProduct(clock)
  await ask('prepareRelease', { period: '2025', note: 'First figures of 2025' }, maker)
})
afterAll(async () => {
  await product.drop()
})

const person = (id: string, ...roles: readonly Role[]): Actor => ({ id, name: id, grants: grantsOf(roles) })
const maker = person('maker', 'directorate.specialist')
const head = person('head', 'directorate.head')

async function ask(name: string, input: object, actor: Actor) {
  const answer = await product.dispatch.answer(name, input, { actor, language: 'en', now: clock.now() })
  return answer.ok ? { code: 'ok', body: JSON.parse(answer.value.json) } : { code: answer.code, body: undefined }
}
const contentToSign = async () =>
  product.server.inject({ url: '/api/reports/2025-1/signed-content', headers: { authorization: `Bearer ${await product.keyFor('directorate.head')}` } })
/** What a signer outside the product makes: here by the test key. */
const folder = mkdtempSync(join(tmpdir(), 'signer-'))
const signatureOf = async (content: Buffer) => (await signWithTestKey(folder, content, clock.now())).toString('base64')
const get = async (url: string) => product.server.inject({ url })
const write = (basedOn: number, content: string, actor = maker) =>
  ask('saveReportText', { id: '2025-1', section: 'summary', language: 'uz', basedOn, content }, actor)

const read = async () => {
  const whole = await inSnapshot(product.database, (reader) => readWhole(reader, '2025-1'))
  if (!whole.ok) throw new Error(whole.code)
  return whole.value
}

test('a report goes from frozen data to publication between two people, by the clock', async () => {
  expect((await ask('beginReport', { release: '2025-1' }, maker)).body).toMatchObject({ id: '2025-1', year: 2025, state: 'frozen' })
  expect((await ask('beginReport', { release: '2025-1' }, maker)).code).toBe('report.begun')
  expect((await write(0, 'Hali yozib boʻlmaydi')).code).toBe('report.closed')
  expect((await ask('draftReport', { id: '2025-1' }, maker)).body).toMatchObject({ state: 'draft' })

  expect((await write(0, 'Yil yakunlari boʻyicha sharh.')).body).toMatchObject({ version: 1 })
  expect((await write(0, 'Boshqa odam eski matn ustida', head)).code).toBe('report.stale')
  expect((await write(1, 'Yil yakunlari boʻyicha toʻldirilgan sharh.', head)).body).toMatchObject({ version: 2, by: 'head' })

  expect((await ask('approveReport', { id: '2025-1', signature: 'test' }, head)).code).toBe('report.wrongState')
  await ask('agreeReport', { id: '2025-1' }, head)
  expect((await write(2, 'Kech')).code).toBe('report.closed')
  expect((await ask('approveReport', { id: '2025-1', signature: 'test' }, head)).code).toBe('report.ownWork')
  await ask('reopenReport', { id: '2025-1', reason: 'The specialist agrees it, the head signs' }, head)
  await ask('agreeReport', { id: '2025-1' }, maker)
  expect((await ask('approveReport', { id: '2025-1', signature: 'test' }, head)).code).toBe('report.releaseOpen')

  await ask('approveRelease', { id: '2025-1', publishAt: '2027-04-01T05:00:00Z' }, head)
  for (const [signature, code] of [
    [undefined, 'input.invalid'],
    [Buffer.from('no signed message').toString('base64'), 'signature.malformed'],
    [await signatureOf(Buffer.from('another report')), 'signature.wrongContent'],
  ])
    expect((await ask('approveReport', { id: '2025-1', signature }, head)).code).toBe(code)
  const content = (await contentToSign()).rawPayload
  expect(JSON.parse(content.toString())).toMatchObject({ texts: [{ section: 'summary', content: 'Yil yakunlari boʻyicha toʻldirilgan sharh.' }] })
  const approval = { id: '2025-1', publishAt: '2027-03-15T05:00:00Z', signature: await signatureOf(content) }
  expect((await ask('approveReport', approval, head)).body).toMatchObject({
    state: 'approved',
    signedBy: 'head',
    signedWith: 'pkcs7',
    signature: createHash('sha256').update(content).digest('hex'),
  })

  // Signed and its own time is past, but the figures are still under embargo.
  clock.set('2027-03-20T05:00:00Z')
  expect((await get('/api/reports/2025-1')).statusCode).toBe(404)
  expect((await get('/api/reports')).json().items).toEqual([])
  for (const address of ['/api/reports/drafts/2025-1', '/api/reports/2025-1/files']) expect((await get(address)).statusCode).toBe(401)
  clock.set('2027-04-01T05:00:00Z')
  expect((await get('/api/reports/2025-1')).statusCode).toBe(200)
  expect((await get('/api/reports')).json().items).toHaveLength(1)
})

test('the paper states the figures of table 1 with their source and release, and what is missing by name', async () => {
  const text = await textOf(await renderDocument(buildReport(await read(), translatorOf('en')), translatorOf('en')))
  for (const stated of ['567', '3,700', '40.5', 'Bektemir SIZ', '15.56', 'Article, table 1', '(2025-1)', '647', '1,327,261']) expect(text).toContain(stated)
  expect(text).toMatch(/no source states investment absorbed.*supplied by the residents/i)
  expect(text).toMatch(/Signed by head/)
})

test.each(LANGUAGES)('the paper is tagged, titled and in %s from cover to notes', async (language) => {
  const t = translatorOf(language)
  const document = buildReport(await read(), t)
  const bytes = await renderDocument(document, t)
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
  const { info } = await pdf.getMetadata()
  expect(info).toMatchObject({ Title: `${document.title}, ${document.place}` })
  expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true })
  expect((await pdf.getOutline())?.length).toBeGreaterThanOrEqual(document.sections.length)
  const text = await textOf(bytes)
  for (const { title } of document.sections) expect(squeeze(text)).toContain(squeeze(title))
  // The same report gives the same bytes.
  expect(bytes.equals(await renderDocument(buildReport(await read(), t), t))).toBe(true)
})

test('what was written in Uzbek stands in the Cyrillic paper in Cyrillic, and not in the Russian one', async () => {
  const [cyrillic, russian] = [buildReport(await read(), translatorOf('uz-Cyrl')), buildReport(await read(), translatorOf('ru'))]
  const said = (document: typeof cyrillic) => document.sections[0]?.blocks.filter(({ kind }) => kind === 'commentary')
  expect(said(cyrillic)).toEqual([{ kind: 'commentary', text: 'Йил якунлари бўйича тўлдирилган шарҳ.' }])
  expect(said(russian)).toEqual([])
})

test('the spreadsheet holds table 1 as numbers with its total, and the sources by number', async () => {
  const t = translatorOf('uz')
  const workbook = new ExcelJS.Workbook()
  const bytes = await tablesXlsx(sheetsOf(buildReport(await read(), t), t))
  await workbook.xlsx.load(new Uint8Array(bytes).buffer)
  const zones = workbook.getWorksheet('zones')
  const rows: unknown[][] = []
  zones?.eachRow((row) => rows.push(Array.isArray(row.values) ? row.values.slice(1) : []))
  expect(rows[1]).toEqual([1, 'Bektemir KSZ', 'Bektemir', '2017', 4.5, 70, 450, 'Qurilish, metall buyumlar'])
  expect(rows.find((row) => row[1] === 'Jami')).toEqual(['', 'Jami', '', '', 40.5, 567, 3700, ''].map((cell) => (cell === '' ? expect.anything() : cell)))
  const sources: string[] = []
  workbook.getWorksheet('sources')?.eachRow((row) => sources.push(String(row.getCell(2).value)))
  expect(sources.some((source) => source.includes('1-jadval') && source.includes('(2025-1)'))).toBe(true)
})

test('a year of which only some zones are known gives no shares of all and nothing of later years', async () => {
  await ask('prepareRelease', { period: '2019', note: 'Figures of 2019' }, maker)
  await ask('beginReport', { release: '2019-1' }, maker)
  const whole = await inSnapshot(product.database, (reader) => readWhole(reader, '2019-1'))
  if (!whole.ok) throw new Error(whole.code)
  const document = buildReport(whole.value, translatorOf('en'))
  const said = JSON.stringify(document.sections.filter(({ id }) => id === 'summary'))
  // The article gives enterprises of 2019 for Bektemir (45), Mirzo Ulugbek-2 (30) and Uchtepa (60).
  expect(said).toContain('stated for 3 of 8 zones; the most of these has Uchtepa SIZ: 60')
  expect(said).not.toContain('44.4')
  expect(JSON.stringify(document.sections.filter(({ id }) => id === 'dynamics'))).not.toContain('2025')
})

test('a file that is asked for is built by a job, and one half built by a program that ended is built again', async () => {
  const states = async () => (await ask('listReportFiles', { id: '2025-1' }, maker)).body.items.map(({ state }: { state: string }) => state)
  expect((await ask('buildReportFile', { id: '2025-1', language: 'ru', format: 'pdf' }, maker)).body).toMatchObject({ state: 'waiting' })
  await runJobs(product, clock.now())
  expect(await states()).toEqual(['done'])
  const { revision } = (await ask('listReportFiles', { id: '2025-1' }, maker)).body.items[0]
  const key = await product.keyFor('directorate.specialist')
  const take = async () => product.server.inject({ url: `/api/reports/2025-1/files/${revision}/ru/pdf`, headers: { authorization: `Bearer ${key}` } })
  const first = await take()
  expect(first.headers['content-type']).toBe('application/pdf')
  expect(first.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')

  await product.database.writers.query("update report_file set state = 'building', done = 2, content = null")
  expect((await take()).statusCode).toBe(404)
  await runJobs(product, clock.now())
  expect(await states()).toEqual(['building'])
  await runJobs(product, new Date(clock.now().getTime() + 180_000))
  expect(await states()).toEqual(['done'])
  expect((await take()).rawPayload.equals(first.rawPayload)).toBe(true)
})

const squeeze = (text: string) => text.replace(/[\s\u00ad-]+/g, '').toLowerCase()

async function textOf(bytes: Uint8Array): Promise<string> {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
  const pages: string[] = []
  for (let number = 1; number <= pdf.numPages; number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent()
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(' '))
  }
  return pages.join(' ').replace(/\s+/g, ' ')
}
