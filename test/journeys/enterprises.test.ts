import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { beginJourney, BROWSER, type Journey } from './browser.ts'

const HEADER = 'stir,name_uz,head_name,head_jshshir,zone,since,ifut,phone'
// Its check digit is 0 by the weights 7, 3, 1 of VMQ-177.
const JSHSHIR = '30101990123450'

describe.skipIf(BROWSER === undefined)('the register of enterprises', () => {
  let journey: Journey
  beforeAll(async () => {
    journey = await beginJourney()
  })
  afterAll(async () => journey.end())

  async function enter(role: 'directorate.specialist' | 'directorate.head'): Promise<Page> {
    const page = await journey.open('/en/key')
    await page.getByLabel('Key').fill(await journey.keyFor(role))
    await page.getByRole('button', { name: 'Enter' }).click()
    await page.getByRole('heading', { level: 1, name: /You are in as/ }).waitFor()
    return page
  }

  const choose = (page: Page, text: string) =>
    page.locator('input[type="file"]').setInputFiles({ name: 'firms.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })

  const violations = async (page: Page) => (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)

  test('a file with faults is corrected, imported, and its enterprise opened; the personal number is read on record', async () => {
    const page = await enter('directorate.specialist')
    await page.goto(`${journey.url}/en/import?kind=enterprises`)
    await choose(page, `${HEADER}\n30123,Tola MChJ,A. Aliyev,123,sirgali,2025-01-01,1413,12\n`)
    await page.getByRole('button', { name: 'Check' }).click()
    const faults = page.getByRole('alert')
    await faults.waitFor()
    expect(await faults.textContent()).toContain('a STIR has 9 digits')
    expect(await faults.textContent()).toContain('expected +998 and 9 digits')

    await choose(page, `${HEADER}\n301234567,“Tola” MChJ,A. Aliyev,${JSHSHIR},sirgali,2025-01-01,1413,901234567\n,Tola,,,uchtepa,2025-01-01,25,901234567\n`)
    await page.getByRole('button', { name: 'Check' }).click()
    await page.getByRole('button', { name: 'Import' }).click()
    await page.getByRole('link', { name: 'See what was imported' }).waitFor()
    await page.goto(`${journey.url}/en/enterprises?q=тола`)
    await page.getByRole('heading', { level: 1, name: '2 enterprises in the register' }).waitFor()
    expect(await violations(page)).toEqual([])
    await page.getByRole('link', { name: '“Tola” MChJ' }).click()
    await page.getByRole('heading', { level: 1, name: /works in/ }).waitFor()
    expect(await page.content()).not.toContain(JSHSHIR)
    expect(await violations(page)).toEqual([])
    await page.locator('summary', { hasText: 'Show the JSHSHIR' }).click()
    await page.getByLabel('What the JSHSHIR is needed for').fill('To sign the contract')
    await page.getByRole('button', { name: 'Show the JSHSHIR' }).click()
    await page.getByText(`JSHSHIR: ${JSHSHIR}`).waitFor()

    await page.getByRole('link', { name: 'Change', exact: true }).click()
    await page.getByLabel('Phone', { exact: true }).first().fill('12')
    await page.getByRole('button', { name: 'Save the change' }).click()
    await page.getByRole('alert').waitFor()
    expect(await page.locator('.fault').textContent()).toBe('expected +998 and 9 digits')
    expect(await violations(page)).toEqual([])
    await page.getByLabel('Phone', { exact: true }).first().fill('97 765 43 21')
    await page.getByRole('button', { name: 'Save the change' }).click()
    await page.getByText('+998977654321').waitFor()
    await page.close()
  })

  test('two records of one enterprise are joined, and the zone page shows it to anybody by name', async () => {
    const page = await enter('directorate.head')
    await page.goto(`${journey.url}/en/enterprises/twins`)
    await page.getByRole('heading', { level: 1, name: '1 pair of records may be of one enterprise' }).waitFor()
    await page.locator('summary', { hasText: 'Join them' }).click()
    expect(await violations(page)).toEqual([])
    await page.getByLabel('Reason').fill('Recorded twice')
    await page.getByRole('button', { name: 'Join the records' }).click()
    await page.getByRole('heading', { level: 1, name: 'No enterprise seems to be recorded twice' }).waitFor()
    await page.close()

    const reader = await journey.open('/en/zones/uchtepa')
    const part = reader.getByRole('region', { name: 'Enterprises in the register' })
    await part.waitFor()
    expect(await part.textContent()).toContain('“Tola” MChJ')
    expect(await part.getByRole('link').count()).toBe(0)
    await reader.close()
  })

  test('a day is moved by an act and stands in the calendar', async () => {
    const page = await enter('directorate.specialist')
    await page.goto(`${journey.url}/en/calendar?year=2026`)
    await page.getByRole('heading', { level: 1, name: '257 working days in 2026' }).waitFor()
    await page.getByLabel('Day', { exact: true }).fill('2026-05-25')
    await page.getByLabel('Name (Uzbek)').fill('Sinov kuni')
    await page.getByRole('button', { name: 'Enter the day' }).click()
    await page.getByRole('heading', { level: 1, name: '256 working days in 2026' }).waitFor()
    expect(await violations(page)).toEqual([])
    await page.close()
  })
})
