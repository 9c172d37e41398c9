import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LANGUAGES } from '#lib/language.ts'
import { makeClock } from '../support/product.ts'
import { addressOf, beginJourney, BROWSER, type Journey } from './browser.ts'

const clock = makeClock('2027-03-01T07:00:00.000Z')

describe.skipIf(BROWSER === undefined)('the yearly report', () => {
  let journey: Journey
  beforeAll(async () => {
    journey = await beginJourney(clock)
  })
  afterAll(async () => journey.end())

  const enter = async (role: 'directorate.head' | 'directorate.specialist') => {
    const page = await journey.open('/en/key')
    await page.getByLabel('Key').fill(await journey.keyFor(role))
    await page.getByRole('button', { name: 'Enter' }).click()
    await page.getByRole('heading', { level: 1, name: /You are in as/ }).waitFor()
    return page
  }
  const visit = async (page: Page, path: string) => {
    await page.goto(`${journey.url}/en${path}`)
    await page.waitForSelector('main h1')
  }
  const saved = (page: Page) =>
    page
      .locator('.commentary-editor .state')
      .first()
      .getByText(/^saved/)
      .waitFor()

  test('is frozen, written, agreed and signed by two people, and published at the time that was set', async () => {
    const maker = await enter('directorate.specialist')
    await visit(maker, '/releases')
    await maker.getByLabel('Period', { exact: true }).fill('2025')
    await maker.getByLabel('Note', { exact: true }).fill('First figures of 2025')
    await maker.getByRole('button', { name: 'Freeze' }).click()
    await maker.waitForURL('**/releases/drafts/2025-1')
    await maker.getByText('Waits for the head of the directorate.').waitFor()

    await visit(maker, '/reports')
    await maker.getByRole('button', { name: 'Begin' }).click()
    await maker.waitForURL('**/reports/drafts/2025-1')
    await maker.getByRole('button', { name: 'Open the draft' }).click()
    await maker.getByLabel('Commentary', { exact: true }).first().fill('A year of growth in every zone.')
    await saved(maker)

    // What was typed is there after the page is closed and opened again.
    await visit(maker, '/reports/drafts/2025-1')
    expect(await maker.getByLabel('Commentary', { exact: true }).first().inputValue()).toBe('A year of growth in every zone.')
    await maker.getByRole('button', { name: 'Agree' }).click()
    await maker.getByText('Agreed: nothing is written now').waitFor()

    const head = await enter('directorate.head')
    await visit(head, '/releases/drafts/2025-1')
    await head.getByLabel('Public from (Tashkent)').fill('2027-04-01T10:00')
    await head.getByRole('button', { name: 'Approve' }).click()
    await head.getByText(/Nobody but staff sees it before/).waitFor()
    await visit(head, '/reports/drafts/2025-1')
    await head.getByLabel('Public from (Tashkent)').fill('2027-04-01T10:00')
    await head.getByRole('button', { name: 'Sign' }).click()
    await head.getByText('Signed; public from 1 April 2027, 10:00').waitFor()
    await head.close()
    await maker.close()

    const anybody = await journey.open('/en/reports')
    expect(await anybody.textContent('h1')).toBe('No yearly report is published yet')
    expect((await fetch(`${journey.url}/en/reports/2025-1.pdf`)).status).toBe(404)
    clock.set('2027-04-01T05:00:00.000Z')
    await visit(anybody, '/reports/2025-1')
    expect(await anybody.textContent('h1')).toContain('Tashkent City: yearly report for 2025')
    expect(await anybody.textContent('main')).toContain('A year of growth in every zone.')
    // Whoever reads of the signature reads what it is worth.
    expect(await anybody.textContent('main')).toContain('Signed with the test signature, without legal force')
    const pdf = await fetch(`${journey.url}/en/reports/2025-1.pdf`)
    expect([pdf.status, pdf.headers.get('content-type')]).toEqual([200, 'application/pdf'])
    await anybody.close()
  }, 120_000)

  test('two who write the same section: the second is shown the text of the first and overwrites nothing', async () => {
    const one = await enter('directorate.specialist')
    await visit(one, '/releases')
    await one.getByLabel('Period', { exact: true }).fill('2025')
    await one.getByLabel('Note', { exact: true }).fill('Second freeze')
    await one.getByRole('button', { name: 'Freeze' }).click()
    await one.waitForURL('**/releases/drafts/2025-2')
    await visit(one, '/reports')
    await one.getByRole('button', { name: 'Begin' }).click()
    await one.waitForURL('**/reports/drafts/2025-2')
    await one.getByRole('button', { name: 'Open the draft' }).click()
    await one.getByLabel('Commentary', { exact: true }).first().waitFor()
    const two = await enter('directorate.head')
    await visit(two, '/reports/drafts/2025-2')
    await one.getByLabel('Commentary', { exact: true }).first().fill('Words of the first.')
    await saved(one)
    await two.getByLabel('Commentary', { exact: true }).first().fill('Words of the second.')
    await two.getByText('Words of the first.', { exact: true }).waitFor()
    expect(await two.getByLabel('Commentary', { exact: true }).first().inputValue()).toBe('Words of the second.')
    await two.getByRole('button', { name: 'Save mine over it' }).click()
    await saved(two)
    await one.close()
    await two.close()
  }, 120_000)

  test.each(LANGUAGES)(
    'and the pages of releases, reports and the comparison abroad have no accessibility violation in %s and fit 360 pixels',
    async (language) => {
      const page = await journey.open(addressOf(language, '/reports'), { width: 360, dark: language === 'ru' })
      const faults: string[] = []
      for (const path of ['/reports', '/reports/2025-1', '/releases', '/releases/2025-1', '/benchmarks', '/data', '/import?kind=peers']) {
        await page.goto(`${journey.url}${addressOf(language, path)}`)
        await page.waitForSelector('main h1')
        await page.waitForTimeout(600)
        const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
        if (over > 0) faults.push(`${path}: ${over} px too wide`)
        const found = await new AxeBuilder({ page })
          .options({ resultTypes: ['violations'], runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] } })
          .setLegacyMode()
          .analyze()
        for (const { id, nodes } of found.violations)
          faults.push(
            `${path}: ${id}: ${nodes
              .map(({ html }) => html.slice(0, 160))
              .slice(0, 2)
              .join(' | ')}`,
          )
      }
      await page.close()
      expect(faults).toEqual([])
    },
    120_000,
  )
})
