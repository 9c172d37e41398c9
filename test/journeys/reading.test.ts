import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { beginJourney, BROWSER, type Journey } from './browser.ts'

describe.skipIf(BROWSER === undefined)('a reader', () => {
  let journey: Journey
  beforeAll(async () => {
    journey = await beginJourney()
  })
  afterAll(async () => journey.end())

  test.each([
    ['uz', 'Toshkent shahri: 8 ta zonada 567 ta korxona, 40,5 gektar yer', '3\u00a0700'],
    ['uz-Cyrl', 'Тошкент шаҳри: 8 та зонада 567 та корхона, 40,5 гектар ер', '3\u00a0700'],
    ['ru', 'Город Ташкент: 567 предприятий в 8 зонах на 40,5 га', '3\u00a0700'],
    ['en', 'Tashkent City: 567 enterprises in 8 zones on 40.5 hectares', '3,700'],
  ])('sees the city at a glance in %s', async (language, title, workers) => {
    const page = await journey.open(`/${language}`)
    expect(await page.textContent('h1')).toBe(title)
    expect(await page.title()).toBe(`${title} — ${language === 'uz-Cyrl' ? 'Саноат' : 'Sanoat'}`)
    expect(await page.textContent('.figures')).toContain(workers)
    expect(await page.locator('.versus').first().textContent()).toContain('40')
    await page.close()
  })

  test('opens a zone from the list, and a figure down to the words of its source', async () => {
    const page = await journey.open('/en/zones')
    await page.getByRole('link', { name: 'Bektemir SIZ' }).click()
    await page.waitForURL('**/en/zones/bektemir')
    await page.getByRole('heading', { level: 1, name: 'Bektemir SIZ: 70 enterprises on 4.5 ha, 3rd densest of 8' }).waitFor()
    await page.locator('.figures .source-mark').first().click()
    const drawer = page.getByRole('dialog')
    await drawer.getByText('Bektemir KSZ | Bektemir 2017 45 70 450').first().waitFor()
    expect(page.url()).toContain('trace=ECO-01')
    expect(await drawer.textContent()).toMatch(/>\s70 units/)
    await page.keyboard.press('Escape')
    await page.waitForURL((url) => !url.search.includes('trace'))
    await page.close()
  })

  test('says that a missing figure is missing, with the reason', async () => {
    const page = await journey.open('/en/analysis?indicator=ECO-04')
    expect(await page.textContent('h1')).toContain('no values')
    await page.getByText('no figures given: industrial output').first().waitFor()
    await page.close()
  })

  test('is told plainly when an address leads nowhere', async () => {
    const page = await journey.open('/ru/zones/nowhere')
    expect(await page.textContent('h1')).toBe('Не найдено')
    expect(await page.textContent('main')).toContain('nowhere')
    await page.close()
  })

  test('switches the language and stays on the same view', async () => {
    const page = await journey.open('/uz/analysis?indicator=SOC-03&view=chart')
    await page.locator('summary', { hasText: 'Oʻz' }).click()
    await page.getByRole('link', { name: 'English' }).click()
    await page.waitForURL('**/en/analysis?indicator=SOC-03&view=chart')
    await page.waitForSelector('main h1')
    expect(await page.getAttribute('html', 'lang')).toBe('en')
    expect(await page.textContent('h1')).toContain('Workers per enterprise')
    await page.close()
  })
})
