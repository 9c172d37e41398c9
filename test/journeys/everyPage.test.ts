import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LANGUAGES } from '#lib/language.ts'
import { addressOf, beginJourney, BROWSER, PAGES, type Journey } from './browser.ts'

/** The rules of WCAG 2.1 A and AA and good practice; only what is violated is gathered. No page holds frames, so none need joining in a second window. */
const axe = (page: Page) =>
  new AxeBuilder({ page })
    .options({ resultTypes: ['violations'], runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] } })
    .setLegacyMode()

describe.skipIf(BROWSER === undefined)('every page', () => {
  let journey: Journey
  beforeAll(async () => {
    journey = await beginJourney()
  })
  afterAll(async () => journey.end())

  test.concurrent.each(LANGUAGES.flatMap((language) => [[language, false] as const, ...(language === 'uz' ? [[language, true] as const] : [])]))(
    'has no accessibility violation in %s (dark: %s)',
    async (language, dark) => {
      const page = await journey.open(addressOf(language, '/'), { dark })
      const violations: string[] = []
      for (const path of PAGES) {
        await page.goto(`${journey.url}${addressOf(language, path)}`)
        await page.waitForSelector('main h1')
        if (language === 'uz') await page.waitForTimeout(250)
        const found = await axe(page).analyze()
        violations.push(
          ...found.violations.map(
            ({ id, nodes }) =>
              `${path}: ${id}: ${nodes
                .map(({ html }) => html.slice(0, 120))
                .slice(0, 3)
                .join(' | ')}`,
          ),
        )
      }
      await page.close()
      expect(violations).toEqual([])
    },
    600_000,
  )

  test.each(LANGUAGES)(
    'fits 360 pixels without scrolling sideways in %s',
    async (language) => {
      const page = await journey.open(addressOf(language, '/'), { width: 360 })
      const wide: string[] = []
      for (const path of PAGES) {
        await page.goto(`${journey.url}${addressOf(language, path)}`)
        await page.waitForSelector('main h1')
        await page.waitForTimeout(250)
        const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
        if (over > 0) wide.push(`${path}: ${over} px`)
      }
      await page.close()
      expect(wide).toEqual([])
    },
    120_000,
  )

  test('has a title, a description and its first figures in the HTML itself', async () => {
    for (const path of PAGES.filter((address) => address !== '/zones/nowhere')) {
      const html = await (await fetch(`${journey.url}${addressOf('en', path)}`)).text()
      expect(html, path).toMatch(/<title>[^<]{4,}<\/title>/)
      expect(html, path).toMatch(/<meta name="description" content="[^"]{4,}">/)
      expect(html, path).toContain('id="first-data"')
    }
  })
})
