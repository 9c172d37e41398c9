import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Actor } from '#lib/access.ts'
import { dayInTashkent } from '#lib/day.ts'
import { addPeople } from '../support/participant.ts'
import { cookieFor } from '../support/people.ts'
import { makeClock, type TestClock } from '../support/product.ts'
import { beginJourney, type Journey } from './browser.ts'

export type CaseJourney = Journey & {
  readonly clock: TestClock
  /** The day of the product's clock. */
  readonly today: () => string
  /** Moves the clock to noon of a day. */
  readonly day: (day: string) => void
  /** Opens a page as a person, who comes in by a session of their own. */
  readonly enter: (actor: Actor, path: string, options?: { readonly width?: number }) => Promise<Page>
}

/** A browser before a product whose clock the test moves. */
export async function beginCases(day: string): Promise<CaseJourney> {
  const noon = (of: string) => `${of}T07:00:00Z`
  const clock = makeClock(noon(day))
  const journey = await beginJourney(clock)
  const known = new Set<string>()
  return {
    ...journey,
    clock,
    today: () => dayInTashkent(clock.now()),
    day: (to) => clock.set(noon(to)),
    enter: async (actor, path, options) => {
      if (!known.has(actor.id)) await addPeople(journey.product, [actor])
      known.add(actor.id)
      const page = await journey.open(`/en${path}`, { ...options, cookie: await cookieFor(journey.product, actor.id) })
      page.setDefaultTimeout(10_000)
      return page
    },
  }
}

/** The part of a case's page in which a step is taken; opened where it is folded away. */
export async function stepOf(page: Page, name: string): Promise<Locator> {
  const step = page.locator('.step', { has: page.getByRole('button', { name, exact: true, includeHidden: true }) })
  await step.waitFor()
  if ((await step.evaluate((element) => element.tagName)) === 'DETAILS' && (await step.getAttribute('open')) === null) await step.locator('summary').click()
  return step
}

/** Takes a step whose fields are filled, and sees that the page says so, has the focus there and shows the new state. */
export async function take(page: Page, name: string, state: string): Promise<void> {
  const step = await stepOf(page, name)
  await step.getByRole('button', { name, exact: true }).click()
  await page.getByRole('heading', { level: 1, name: new RegExp(`: ${state}$`) }).waitFor()
  const said = page.getByRole('status').filter({ hasText: `Done: ${name}.` })
  await said.waitFor()
  expect(await said.evaluate((element) => document.activeElement === element)).toBe(true)
}

/** Chooses a small PDF in a file field and waits until it is kept. */
export async function attachFile(place: Locator, label: string, name: string): Promise<void> {
  const buffer = Buffer.from(`%PDF-1.7\n% ${name} ${Math.random()}\n%%EOF\n`)
  await place.getByLabel(label, { exact: true }).setInputFiles({ name: `${name}.pdf`, mimeType: 'application/pdf', buffer })
  await place
    .getByRole('link', { name: `${name}.pdf` })
    .first()
    .waitFor()
}

/** Nothing wrong for readers of the screen, and nothing to scroll sideways on a phone. */
export async function expectSound(page: Page): Promise<void> {
  const axe = new AxeBuilder({ page })
    .options({ resultTypes: ['violations'], runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] } })
    .setLegacyMode()
  const { violations } = await axe.analyze()
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`),
    page.url(),
  ).toEqual([])
  await page.setViewportSize({ width: 360, height: 800 })
  await page.waitForTimeout(200)
  expect(await page.evaluate(() => document.documentElement.scrollWidth), page.url()).toBeLessThanOrEqual(360)
  await page.setViewportSize({ width: 1280, height: 900 })
}

/** The id of the case a page shows. */
export const caseAt = (page: Page): { readonly zone: string; readonly id: string } => {
  const [, zone = '', id = ''] = /zones\/([^/]+)\/cases\/([^/?#]+)/.exec(page.url()) ?? []
  return { zone, id }
}
