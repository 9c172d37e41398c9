import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { beginJourney, BROWSER, type Journey } from './browser.ts'

describe.skipIf(BROWSER === undefined)('staff', () => {
  let journey: Journey
  beforeAll(async () => {
    journey = await beginJourney()
  })
  afterAll(async () => journey.end())

  test('a wrong key is refused in words', async () => {
    const page = await journey.open('/en/key')
    await page.getByLabel('Key').fill('sk_wrong')
    await page.getByRole('button', { name: 'Enter' }).click()
    expect(await page.getByRole('alert').textContent()).toContain('This key does not work')
    await page.close()
  })

  test('the head of the directorate enters, decides a finding with a reason, and leaves', async () => {
    const page = await journey.open('/en/key')
    await page.getByLabel('Key').fill(await journey.keyFor('directorate.head'))
    await page.getByRole('button', { name: 'Enter' }).click()
    await page.getByRole('heading', { level: 1, name: /You are in as/ }).waitFor()
    await page.getByRole('link', { name: 'Decide open findings' }).click()
    await page.waitForURL('**/quality?state=open')
    await page.locator('table.data tbody th a').first().click()
    await page.getByLabel('Reason').fill('short')
    await page.getByRole('button', { name: 'Record the decision' }).click()
    await page.getByRole('alert').waitFor()
    await page.getByLabel('Reason').fill('The counts by region are of another date, as the directorate confirmed.')
    await page.getByRole('button', { name: 'Record the decision' }).click()
    await page.getByText('The decision is recorded.').waitFor()
    expect(await page.textContent('main')).toContain('as the directorate confirmed')
    await page.goto(`${journey.url}/en/key`)
    await page.getByRole('button', { name: 'Leave' }).click()
    await page.getByRole('heading', { level: 1, name: 'Enter with a key' }).waitFor()
    await page.close()
  })

  test('a specialist corrects a claim; the old version stays on record', async () => {
    const page = await journey.open('/en/key')
    await page.getByLabel('Key').fill(await journey.keyFor('directorate.specialist'))
    await page.getByRole('button', { name: 'Enter' }).click()
    await page.getByRole('heading', { level: 1, name: /You are in as/ }).waitFor()
    await page.goto(`${journey.url}/en/claims/O061`)
    await page.getByLabel('Value, ha').fill('8.4')
    await page.locator('textarea[name="reason"]').fill('Measured again by the cadastre')
    await page.getByRole('button', { name: 'Record the correction' }).click()
    await page.getByRole('heading', { level: 1, name: /8\.4 ha/ }).waitFor()
    await page.getByRole('heading', { name: 'History of corrections' }).waitFor()
    expect(await page.textContent('main')).toContain('8.3 ha')
    await page.close()
  })

  test('a specialist records a claim in words and numbers a person would type', async () => {
    const page = await journey.open('/en/key')
    await page.getByLabel('Key').fill(await journey.keyFor('directorate.specialist'))
    await page.getByRole('button', { name: 'Enter' }).click()
    await page.getByRole('link', { name: 'Record a claim' }).click()
    await page.getByLabel('Measure', { exact: true }).selectOption('workers')
    await page.getByLabel('Value, persons').fill('many')
    await page.getByRole('button', { name: 'Record the claim' }).click()
    expect(await page.locator('input[name="value"]:invalid').count()).toBe(1)
    await page.getByLabel('Value, persons').fill('1 250')
    await page.locator('input[name="period"]').fill('2026')
    await page.locator('input[name="locator"]').fill('line 7')
    await page.getByRole('button', { name: 'Record the claim' }).click()
    await page.getByRole('heading', { level: 1, name: /1,250 persons/ }).waitFor()
    await page.close()
  })

  test('a file is checked before it is imported; faults stand by row and column; the public reads what it must hold', async () => {
    const page = await journey.open('/en/import')
    await page.getByText('Importing needs a key').waitFor()
    expect(await page.getByRole('rowheader', { name: 'period_basis' }).count()).toBe(1)
    await page.goto(`${journey.url}/en/key`)
    await page.getByLabel('Key').fill(await journey.keyFor('directorate.specialist'))
    await page.getByRole('button', { name: 'Enter' }).click()
    await page.getByRole('link', { name: 'Import a file' }).click()
    const choose = async (rows: string) =>
      page.getByLabel('File', { exact: true }).setInputFiles({
        name: 'claims.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(`subject,measure,period,value,unit,source,locator\n${rows}\n`),
      })
    await choose('sirgali,workers,2026,abc,person,paper-text,line 1')
    await page.getByRole('button', { name: 'Check the file' }).click()
    await page.getByRole('rowheader', { name: 'value' }).first().waitFor()
    expect(await page.getByRole('alert').textContent()).toContain('abc is not a number')
    expect(await page.getByRole('button', { name: 'Import', exact: true }).count()).toBe(0)
    await choose('sirgali,workers,2026,900,person,paper-text,line 1')
    await page.getByRole('button', { name: 'Check the file' }).click()
    await page.getByText('No faults found. Nothing has been saved yet.').waitFor()
    await page.getByRole('button', { name: 'Import', exact: true }).click()
    await page.getByText('Imported.').waitFor()
    await page.getByRole('button', { name: 'Check the file' }).click()
    await page.getByText('Everything in the file stands in the register already.').waitFor()
    await page.close()
  })

  test('a formula is checked while it is written', async () => {
    const page = await journey.open('/en/indicators/new')
    const formula = page.getByLabel('Formula (CEL)')
    await page.getByText('The formula is sound').waitFor()
    await formula.fill('workers / nothing')
    await page.getByText('is neither a base figure nor an indicator').waitFor()
    await page.close()
  })
})
