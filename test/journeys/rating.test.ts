import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LANGUAGES } from '#lib/language.ts'
import { addressOf, beginJourney, BROWSER, type Journey } from './browser.ts'

const PAGES = [
  '/rating',
  '/rating?view=pillars',
  '/rating?view=groups',
  '/rating?view=chart',
  '/rating?zone=sirgali',
  '/rating?method=ksz-default',
  '/rating?method=eip',
  '/rating/studio?zone=sirgali&w=DENSITY:3',
  '/rating/studio?method=ksz-default',
  '/rating/studio?method=eip',
  '/rating/methods',
  '/rating/methods/iprs',
  '/rating/runs',
] as const

const rank = async (page: Page, zone: string) => (await page.locator('.studio tbody tr', { hasText: zone }).locator('td').first().textContent())?.trim()

const ready = async (page: Page) => page.getByText(/Intervals from \d+ recomputations/).waitFor()

describe.skipIf(BROWSER === undefined)('the rating', () => {
  let journey: Journey
  beforeAll(async () => {
    journey = await beginJourney()
  })
  afterAll(async () => journey.end())

  const enter = async (role: 'directorate.head' | 'directorate.specialist') => {
    const page = await journey.open('/en/key')
    await page.getByLabel('Key').fill(await journey.keyFor(role))
    await page.getByRole('button', { name: 'Enter' }).click()
    await page.getByRole('heading', { level: 1, name: /You are in as/ }).waitFor()
    return page
  }

  test('says who leads with the interval, and plainly what eight zones do not allow', async () => {
    const page = await journey.open('/en/rating')
    expect(await page.textContent('h1')).toMatch(/Sirgali SIZ leads the 8 ranked zones in 2025; its rank may be anything from 1 to \d/)
    expect(await page.getByRole('note').textContent()).toContain('There are only 8 zones')
    expect(await page.getByRole('img', { name: /of 8/ }).count()).toBe(8)
    await page.close()
  })

  test('a score opens to its parts, and a value there to the words of the source', async () => {
    const page = await journey.open('/en/rating')
    await page.getByRole('link', { name: 'Sirgali SIZ: what the score' }).click()
    await page.getByRole('dialog').getByText('750').click()
    await page.getByRole('dialog').getByText('Sirg‘ali KSZ').first().waitFor()
    await page.close()
  })

  test('by the method of the proposal nobody is ranked, and the missing figures stand there by name', async () => {
    const page = await journey.open('/en/rating?method=paper-four')
    expect(await page.textContent('h1')).toContain('No zone can be ranked')
    expect(await page.locator('tr', { hasText: 'Sirgali' }).first().textContent()).toContain('Investment absorbed, Exports')
    await page.close()
  })

  test('in the studio a weight moves the order at once, the intervals follow, and the address keeps it over a reload', async () => {
    const page = await journey.open('/en/rating/studio')
    await ready(page)
    expect(await rank(page, 'Sirgali')).toBe('1')
    await page.getByLabel('Density', { exact: true }).fill('9')
    // Uchtepa: (68.3 + 9 × 84.0 + 29.0) / 11 = 77.6 before Yakkasaroy: (5.4 + 9 × 91.3 + 12.1) / 11 = 76.3.
    await page.locator('.studio tbody tr').first().getByText('Uchtepa').waitFor()
    expect(await rank(page, 'Sirgali')).not.toBe('1')
    await ready(page)
    await page.waitForURL('**w=DENSITY%3A9**')
    const order = await page.locator('.studio tbody th').allTextContents()
    await page.reload()
    await ready(page)
    expect(await page.locator('.studio tbody th').allTextContents()).toEqual(order)
    await page.getByRole('button', { name: 'Back to the original' }).click()
    await page.locator('.studio tbody tr').first().getByText('Sirgali').waitFor()
    await page.close()
  })

  test('a slider moves by the keyboard, and the chosen zone shows what each part brings it', async () => {
    const page = await journey.open('/en/rating/studio?zone=sirgali')
    await ready(page)
    expect(await page.locator('.weight.changed').count()).toBe(0)
    await page.getByLabel('Size: move the weight').press('ArrowRight')
    await page.locator('.weight.changed').first().waitFor()
    expect(await page.locator('.weight .contribution').first().textContent()).toMatch(/^\+\d/)
    await page.close()
  })

  test('two methods side by side: how far the zones shift', async () => {
    const page = await journey.open('/en/rating/studio?against=paper-five')
    await page.getByText(/The 3 zones ranked by both shift by/).waitFor()
    await page.close()
  })

  test('staff save what stands in the studio as a new version, and its page says what changed', async () => {
    const page = await enter('directorate.head')
    await page.goto(`${journey.url}/en/rating/studio?w=GROWTH:2`)
    await ready(page)
    await page.getByLabel('Reason').fill('Growth counts twice this year')
    await page.getByRole('button', { name: 'Save as version 2' }).click()
    await page.getByRole('heading', { level: 2, name: 'What changed from version 1 to version 2' }).waitFor()
    expect(await page.textContent('main')).toContain('Weight of the pillar “Growth” changed from 1 to 2')
    await page.close()
  })

  test('one person publishes a run; another is told when it can be made final', async () => {
    const maker = await enter('directorate.specialist')
    await maker.goto(`${journey.url}/en/rating`)
    await maker.getByRole('button', { name: 'Make a draft' }).click()
    await maker.getByRole('button', { name: 'Publish for objections' }).click()
    await maker.waitForURL('**/rating/runs/**')
    const address = maker.url()
    await maker.getByText('Register an objection').click()
    await maker.getByLabel('On behalf of').fill('Uchtepa SIZ')
    await maker.getByLabel('Objection', { exact: true }).fill('The area is 5.1 ha by resolution 806')
    await maker.getByRole('button', { name: 'Register', exact: true }).click()
    await maker.getByText('undecided').waitFor()
    await maker.close()
    const checker = await enter('directorate.head')
    await checker.goto(address)
    await checker.getByText(/Make it final: the term for objections runs through/).waitFor()
    await checker.getByLabel('Reason').first().fill('The table of the directorate says 5.7')
    await checker.getByRole('button', { name: 'Record the decision' }).click()
    await checker.getByText('rejected').first().waitFor()
    await checker.close()
  })

  test.each(LANGUAGES)(
    'has no accessibility violation in %s and fits 360 pixels',
    async (language) => {
      const page = await journey.open(addressOf(language, '/rating'), { width: 360, dark: language === 'ru' })
      const faults: string[] = []
      for (const path of PAGES) {
        await page.goto(`${journey.url}${addressOf(language, path)}`)
        await page.waitForSelector('main h1')
        await page.waitForTimeout(400)
        const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
        if (over > 0) faults.push(`${path}: ${over} px too wide`)
        const found = await new AxeBuilder({ page })
          .options({ resultTypes: ['violations'], runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] } })
          .setLegacyMode()
          .analyze()
        for (const { id, nodes } of found.violations)
          faults.push(
            `${path}: ${id}: ${nodes
              .map(({ html }) => html.slice(0, 140))
              .slice(0, 2)
              .join(' | ')}`,
          )
      }
      await page.close()
      expect(faults).toEqual([])
    },
    300_000,
  )

  test.each(['csv', 'xlsx', 'json', 'svg'])('takes the league table away as %s by its address', async (format) => {
    const response = await fetch(`${journey.url}/en/rating.${format}`)
    expect(response.status).toBe(200)
    expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(500)
  })
})
