import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { beginJourney, BROWSER, type Journey } from './browser.ts'

describe.skipIf(BROWSER === undefined)('by the keyboard alone', () => {
  let journey: Journey
  beforeAll(async () => {
    journey = await beginJourney()
  })
  afterAll(async () => journey.end())

  test('the first stop is the way past the navigation', async () => {
    const page = await journey.open('/en')
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to content')
    await page.keyboard.press('Enter')
    expect(page.url()).toContain('#main')
    await page.close()
  })

  test('a zone written in Cyrillic is found by its Latin name and opened', async () => {
    const page = await journey.open('/uz')
    await page.keyboard.press('Control+k')
    await page.keyboard.type('сирғали')
    await page.getByRole('option').first().waitFor()
    await page.keyboard.press('Enter')
    await page.waitForURL('**/uz/zones/sirgali')
    expect(await page.locator('dialog[open]').count()).toBe(0)
    await page.close()
  })

  test('Escape closes the search and gives the focus back', async () => {
    const page = await journey.open('/en/zones')
    await page.locator('.search-open').focus()
    await page.keyboard.press('Enter')
    await page.locator('dialog.palette[open]').waitFor()
    await page.keyboard.press('Escape')
    await page.locator('dialog.palette[open]').waitFor({ state: 'detached' })
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('search-open')
    await page.close()
  })

  test('a menu opens by Enter and closes by Escape', async () => {
    const page = await journey.open('/en/analysis')
    const menu = page.locator('summary', { hasText: 'Download' })
    await menu.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: 'CSV table' }).waitFor()
    await page.keyboard.press('Escape')
    expect(await page.getByRole('link', { name: 'CSV table' }).isVisible()).toBe(false)
    await page.close()
  })

  test('moving to another page puts the focus on its content', async () => {
    const page = await journey.open('/en')
    await page.getByRole('link', { name: 'Zones', exact: true }).first().press('Enter')
    await page.waitForURL('**/en/zones')
    await page.waitForFunction(() => document.activeElement?.id === 'main')
    await page.close()
  })
})
