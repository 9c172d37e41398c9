import { AxeBuilder } from '@axe-core/playwright'
import ExcelJS from 'exceljs'
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signWithTestKey } from '#platform/signatures/test-signer.ts'
import { cookieFor, makePerson } from '../support/people.ts'
import { edits, makeReporting, MONTH, specialist } from '../support/reporting.ts'
import { addResident, type Resident } from '../support/residents.ts'
import { beginJourney, BROWSER, type Journey } from './browser.ts'

const PERIOD = '2026-10'

describe.skipIf(BROWSER === undefined)('reporting', () => {
  let journey: Journey
  let firms: Resident[]
  const people: Record<string, string> = {}
  const firm = (index: number): Resident => {
    const found = firms[index]
    if (found === undefined) throw new Error(`Cannot test: there is no firm ${index}`)
    return found
  }
  const reporting = makeReporting(() => journey.product)
  const addressOf = async (index: number) => `/en/zones/bektemir/submissions/${await reporting.reportOf(firm(index), 'ksz-1', PERIOD)}`

  beforeAll(async () => {
    journey = await beginJourney()
    firms = []
    for (const name of ['Alfa', 'Beta', 'Gamma']) firms.push(await addResident(journey.product, { zone: 'bektemir', name }))
    people['head'] = await makePerson(journey.product, 'rahbar@example.uz', [{ role: 'resident.head', party: firm(0).party }])
    people['operator'] = await makePerson(journey.product, 'operator@example.uz', [{ role: 'resident.operator', party: firm(0).party }])
    people['second'] = await makePerson(journey.product, 'ikkinchi@example.uz', [{ role: 'resident.head', party: firm(1).party }])
    people['specialist'] = await makePerson(journey.product, 'mutaxassis@example.uz', [{ role: 'directorate.specialist' }])
    people['director'] = await makePerson(journey.product, 'direktor@example.uz', [{ role: 'directorate.head' }])
    const today = new Date().toISOString().slice(0, 10)
    expect((await reporting.ask('openReportingRound', { zone: 'bektemir', form: 'ksz-1', period: PERIOD }, specialist, today)).code).toBe('')
    const id = await reporting.reportOf(firm(2), 'ksz-1', PERIOD)
    await reporting.ask('saveSubmissionFields', { zone: 'bektemir', id, edits: edits(MONTH) }, firm(2).operator, today)
    await reporting.ask('submitSubmission', { zone: 'bektemir', id }, firm(2).head, today)
    await reporting.ask('approveSubmissions', { zone: 'bektemir', ids: [id] }, specialist, today)
  })
  afterAll(async () => journey.end())

  async function enter(who: string, path: string, width = 1280): Promise<Page> {
    const page = await journey.open('/en/forms', { width })
    const [name = '', ...value] = (await cookieFor(journey.product, people[who] ?? '')).split('=')
    await page.context().addCookies([{ name, value: value.join('='), url: journey.url }])
    await page.goto(`${journey.url}${path}`)
    await page.waitForSelector('main h1')
    return page
  }
  const violations = async (page: Page) => (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)
  const saved = (page: Page) => page.locator('.saving.saved[data-saving="saved"]').waitFor()
  const type = async (page: Page, values: Readonly<Record<string, string | number>>) => {
    for (const [code, value] of Object.entries(values)) await page.locator(`#f-${code}`).fill(String(value))
  }

  test('what is typed on a phone is saved, and outlives a cut network and a closed page', async () => {
    const address = await addressOf(0)
    const page = await enter('operator', address, 390)
    await type(page, { workers: 12, jobs_opened: 1, jobs_closed: 0 })
    await saved(page)
    expect(await violations(page)).toEqual([])
    await page.context().setOffline(true)
    await type(page, { output: '510 000', sales: 450_000, water: 5 })
    await page.getByText('Waiting for the network: 3 fields are kept on this device').waitFor()
    await page.close({ runBeforeUnload: false })
    // The browser's context stays, as it does when a tab is closed; the network comes back and the page is opened again.
    const context = page.context()
    await context.setOffline(false)
    const again = await context.newPage()
    await again.goto(`${journey.url}${address}`)
    await again.locator('#f-output').waitFor()
    expect(await again.locator('#f-output').inputValue()).toBe('510 000')
    await saved(again)
    const { body } = await reporting.ask('getSubmission', { zone: 'bektemir', id: address.split('/').at(-1) }, firm(0).operator)
    expect(Object.fromEntries(body.fields.map(({ path, value }: { path: string; value: unknown }) => [path, value]))).toEqual({
      workers: 12,
      jobs_opened: 1,
      jobs_closed: 0,
      output: 510_000,
      sales: 450_000,
      water: 5,
    })
    await again.getByText('The head of the enterprise submits the report').waitFor()
  })

  test('two who fill the same field are told, and choose', async () => {
    const address = await addressOf(0)
    const [one, two] = [await enter('operator', address), await enter('head', address)]
    await type(one, { gas: 10 })
    await saved(one)
    await type(two, { gas: 11, electricity: 900 })
    const conflict = two.getByRole('alert')
    await conflict.waitFor()
    expect(await conflict.textContent()).toContain('operator@example.uz has changed this field: 10. Yours: 11.')
    await two.getByRole('button', { name: 'Write mine' }).click()
    await saved(two)
    const { body } = await reporting.ask('getSubmission', { zone: 'bektemir', id: address.split('/').at(-1) }, firm(0).operator)
    expect(body.fields.find(({ path }: { path: string }) => path === 'gas')).toMatchObject({ value: 11, version: 2 })
  })

  test('the head submits after the errors are put right', async () => {
    const page = await enter('head', await addressOf(0))
    await type(page, { export_som: 450_001, export_usd: 0, stoppage_days: 0 })
    await page.getByRole('button', { name: 'Submit the report' }).click()
    await page.getByText('1 thing stands in the way of submission').waitFor()
    expect(await page.locator('section[aria-labelledby="submit"] .notice').textContent()).toContain('Exports cannot exceed sales')
    await page.getByRole('link', { name: 'of which exports, in soʻm' }).click()
    await type(page, { export_som: 0 })
    await saved(page)
    await page.getByRole('button', { name: 'Submit the report' }).click()
    await page.locator('.kicker .tag', { hasText: 'in check' }).waitFor()
    await page.getByText('Signed electronically by rahbar@example.uz (head of a resident)').waitFor()
    await page.locator('main .tag', { hasText: 'test signature, without legal force' }).waitFor()
    expect(await violations(page)).toEqual([])
    await page.getByRole('link', { name: 'The signed document' }).click()
    await page.getByRole('heading', { level: 1, name: /ksz-1-2026-10-r1\.json/ }).waitFor()
  })

  test('another files by workbook: faults by cell first, then it is taken', async () => {
    const page = await enter('second', await addressOf(1))
    await page.getByText('Fill in a workbook (XLSX)').click()
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download the workbook' }).click()])
    const book = new ExcelJS.Workbook()
    const bytes = readFileSync(await download.path())
    await book.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength))
    const sheet = book.getWorksheet('KSZ-1')
    if (sheet === undefined) throw new Error('Cannot test: the workbook has no sheet KSZ-1')
    const rows = Array.from({ length: 20 }, (_, index) => index + 5)
    for (const row of rows) {
      const value = Object.entries(MONTH).find(([code]) => code === sheet.getCell(row, 1).value)?.[1]
      if (value !== undefined) sheet.getCell(row, 4).value = value
    }
    const workers = rows.find((row) => sheet.getCell(row, 1).value === 'workers') ?? 0
    const bring = async () =>
      page.locator('input[type="file"]').setInputFiles({
        name: 'ksz-1.xlsx',
        mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        buffer: Buffer.from(await book.xlsx.writeBuffer()),
      })
    sheet.getCell(workers, 4).value = { formula: '5+5', result: 10 }
    await bring()
    const alert = page.getByRole('alert')
    await alert.waitFor()
    expect(await alert.textContent()).toContain(`KSZ-1!D${workers}: the cell holds a formula; write its value`)
    sheet.getCell(workers, 4).value = 10
    await bring()
    await page.waitForFunction(() => document.querySelector<HTMLInputElement>('#f-workers')?.value === '10')
    await page.getByLabel('Without an electronic signature').check()
    await page.getByText('the page says that there is no signature').waitFor()
    await page.getByLabel('A signed message (PKCS#7)').check()
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Submit the report' }).click()
    await page.getByText('The document must be signed: choose how.').waitFor()
    const [content] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download the content to sign' }).click()])
    expect(content.suggestedFilename()).toBe('ksz-1-2026-10-r1.json')
    const sign = async (signed: Buffer) =>
      page.getByLabel('File of the signature (.p7s)').setInputFiles({
        name: 'r1.p7s',
        mimeType: 'application/pkcs7-signature',
        buffer: await signWithTestKey(`${journey.product.equipment.dataFolder}/other`, signed, new Date()),
      })
    await sign(Buffer.from('something else'))
    await page.getByRole('button', { name: 'Submit the report' }).click()
    await page.getByText('The signature belongs to another file').waitFor()
    await sign(readFileSync(await content.path()))
    await page.getByRole('button', { name: 'Submit the report' }).click()
    await page.locator('.kicker .tag', { hasText: 'in check' }).waitFor()
    await page.getByText('the certificate was not checked against an authority').waitFor()
  })

  test('the specialist returns with a remark, and approves what comes back; sums, indicator and league table have it at once', async () => {
    const address = await addressOf(0)
    const page = await enter('specialist', address)
    await page.getByLabel('Remark on Industrial output').fill('Is this without VAT?')
    await page.getByRole('button', { name: 'Return with remarks' }).click()
    await page.locator('.kicker .tag', { hasText: 'returned' }).waitFor()
    const head = await enter('head', address)
    await head.getByText('Is this without VAT?').first().waitFor()
    await type(head, { output: 500_000 })
    await saved(head)
    await head.getByRole('button', { name: 'Submit the report' }).click()
    await head.locator('.kicker .tag', { hasText: 'in check' }).waitFor()
    for (const one of [address, await addressOf(1)]) {
      await page.goto(`${journey.url}${one}`)
      await page.getByRole('button', { name: 'Approve' }).click()
      await page.locator('.kicker .tag', { hasText: 'approved' }).waitFor()
    }
    // 12 + 10 + 10 workers of the three enterprises.
    await page.goto(`${journey.url}/en/reported-figures?period=${PERIOD}&field=workers&place=1726`)
    await page.getByRole('heading', { level: 1, name: /3 of 3 reports are in the sums/ }).waitFor()
    expect(await page.getByRole('row', { name: /Bektemir SIZ/ }).textContent()).toContain('32')
    expect(await violations(page)).toEqual([])
    await page.goto(`${journey.url}/en/analysis?indicator=SOC-01&period=${PERIOD}`)
    await page.waitForSelector('main h1')
    expect(
      await page
        .getByRole('row', { name: /Bektemir/ })
        .first()
        .textContent(),
    ).toContain('32')
  })

  test('the head locks the round; the completeness of the zone shows it', async () => {
    const page = await enter('director', '/en/reporting?form=ksz-1&year=2026')
    await page.getByText('Lock the round', { exact: true }).first().click()
    await page.getByRole('button', { name: 'Lock the round' }).click()
    await page
      .getByRole('row', { name: /Bektemir SIZ/ })
      .getByText('locked')
      .waitFor()
    expect(await violations(page)).toEqual([])
    await page.goto(`${journey.url}/en/zones/bektemir/reporting?form=ksz-1&year=2026`)
    await page.getByRole('heading', { level: 1, name: 'Bektemir SIZ: 3 of 3 reports of 2026 are approved' }).waitFor()
    await page
      .getByRole('link', { name: /October 2026: locked/ })
      .first()
      .waitFor()
    expect(await violations(page)).toEqual([])
  })

  test('a specialist makes a new version of a form and sees what differs', async () => {
    const page = await enter('specialist', '/en/forms/ksz-1/design')
    await page.getByText('Add a check', { exact: true }).first().click()
    await page.getByLabel('Expression (CEL)').fill('stoppage_days <= 30.0 &&')
    await page.getByLabel('In Uzbek').last().fill('30 kundan koʻp boʻlmaydi')
    await page.getByLabel('In Russian').last().fill('Не больше 30 дней')
    await page.getByLabel('In English').last().fill('No more than 30 days')
    await page.getByLabel('Code', { exact: true }).last().fill('days_of_month')
    await page.getByRole('button', { name: 'Add a check' }).click()
    await page.getByRole('alert').waitFor()
    await page.getByLabel('Expression of: No more than 30 days').fill('stoppage_days <= 30.0')
    await page.getByLabel('From period').fill('2027-01')
    await page.getByLabel('Why it changes').fill('Months of thirty days are the usual ones')
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Publish the version' }).click()
    await page.getByRole('heading', { level: 1, name: 'KSZ-1: monthly report, version 2' }).waitFor()
    await page.getByText('Check days_of_month added: error: stoppage_days <= 30.0 (before –)').waitFor()
  })
})
