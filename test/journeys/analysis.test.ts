import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { beginJourney, BROWSER, type Journey } from './browser.ts'

describe.skipIf(BROWSER === undefined)('an analyst', () => {
  let journey: Journey
  beforeAll(async () => {
    journey = await beginJourney()
  })
  afterAll(async () => journey.end())

  test('chooses an indicator and a view; the address keeps them over a reload', async () => {
    const page = await journey.open('/en/analysis')
    await page.getByLabel('Indicator').selectOption('LAND-09')
    await page.waitForURL('**indicator=LAND-09**')
    await page.getByRole('link', { name: 'Chart' }).click()
    await page.waitForURL('**view=chart**')
    await page.locator('.chart svg').waitFor()
    const title = await page.textContent('h1')
    await page.reload()
    await page.locator('.chart svg').waitFor()
    expect(await page.textContent('h1')).toBe(title)
    expect(title).toContain('Uchtepa SIZ leads with 105.3')
    await page.close()
  })

  test('ranks by enterprises per hectare as the article does: Bektemir 3rd, Chilonzor-2 4th', async () => {
    const page = await journey.open('/en/analysis?indicator=ECO-07')
    const rows = await page.locator('table.data tbody tr').allTextContents()
    expect(rows[2]).toMatch(/^3Bektemir/)
    expect(rows[3]).toMatch(/^4Chilonzor-2/)
    await page.close()
  })

  test('sorts by the head of a column, and the head says so', async () => {
    const page = await journey.open('/en/analysis?indicator=ECO-07')
    await page.getByTitle('Sort by Zone').click()
    await page.waitForURL('**sort=zone**')
    expect(await page.locator('th[aria-sort="ascending"]').textContent()).toContain('Zone')
    expect(await page.locator('table.data tbody tr th').first().textContent()).toBe('Bektemir SIZ')
    await page.close()
  })

  test.each([
    ['csv', 'text/csv'],
    ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['json', 'application/json'],
    ['svg', 'image/svg+xml'],
  ])('takes the view away as %s by its address', async (format, type) => {
    const response = await fetch(`${journey.url}/en/analysis.${format}?indicator=ECO-07`)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toContain(type)
    expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(500)
  })

  test('finds unit, source and as-of inside the picture', async () => {
    const svg = await (await fetch(`${journey.url}/en/analysis.svg?indicator=ECO-07`)).text()
    for (const said of ['Production density', 'enterprises/ha', 'Source: Sanoat register', '2025', 'Yakkasaroy SIZ']) expect(svg).toContain(said)
  })

  test('sets zones side by side from the list', async () => {
    const page = await journey.open('/en/zones')
    await page.getByLabel('Sirgali SIZ: take for comparison').check()
    await page.getByLabel('Uchtepa SIZ: take for comparison').check()
    await page.getByRole('link', { name: 'Compare 2 zones' }).click()
    await page.waitForURL('**/compare?zones=sirgali%2Cuchtepa')
    await page.getByRole('heading', { level: 1, name: 'Sirgali SIZ and Uchtepa SIZ side by side' }).waitFor()
    await page.close()
  })
})
