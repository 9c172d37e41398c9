import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { metres } from '../../src/registers/land/rules/rectangle.fixture.ts'
import { beginJourney, BROWSER, type Journey } from './browser.ts'

const axe = async (page: Page) =>
  (
    await new AxeBuilder({ page })
      .options({ resultTypes: ['violations'], runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] } })
      .setLegacyMode()
      .analyze()
  ).violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .map(({ html }) => html.slice(0, 120))
        .slice(0, 3)
        .join(' | ')}`,
  )

/** Nothing wrong for readers of the screen, and nothing to scroll sideways on a phone. */
async function expectSound(page: Page) {
  expect(await axe(page), page.url()).toEqual([])
  await page.setViewportSize({ width: 360, height: 800 })
  await page.waitForTimeout(150)
  expect(await page.evaluate(() => document.querySelector('main')?.scrollWidth ?? 0), page.url()).toBeLessThanOrEqual(360)
  await page.setViewportSize({ width: 1280, height: 900 })
}

const feature = (number: string, x: number, width: number, more: object = {}) => ({
  type: 'Feature',
  geometry: metres(width, 80, [x, 0], [69.21, 41.23]),
  properties: {
    number,
    areaM2: width * 80,
    openedOn: '2025-01-10',
    vacantSince: '2025-02-01',
    document: 'Order 12 of 10.01.2025',
    status: 'available',
    utilities: { powerKw: 250 },
    ...more,
  },
})

describe.skipIf(BROWSER === undefined)('the land register', () => {
  let journey: Journey
  beforeAll(async () => {
    journey = await beginJourney()
  })
  afterAll(async () => journey.end())

  const choose = async (page: Page, features: readonly object[]) =>
    page.getByLabel('GeoJSON file').setInputFiles({
      name: 'lots.geojson',
      mimeType: 'application/geo+json',
      buffer: Buffer.from(JSON.stringify({ type: 'FeatureCollection', features })),
    })

  test('lots are imported after a check, one is split, two are merged, and the balance follows', async () => {
    const page = await journey.open('/en/key')
    await page.getByLabel('Key').fill(await journey.keyFor('directorate.specialist'))
    await page.getByRole('button', { name: 'Enter' }).click()
    await page.getByRole('heading', { level: 1, name: /You are in as/ }).waitFor()

    await page.goto(`${journey.url}/en/zones/sirgali/land`)
    await page.getByText('Record the area of the zone first').waitFor()
    await page.getByRole('link', { name: 'Keep the register' }).click()
    await page.getByText('Record the area of the zone', { exact: true }).click()
    await page.getByLabel('Whole area, m²').fill('83 000')
    await page.getByLabel('Allocable area, m²').fill('32 000')
    const area = page.locator('details', { hasText: 'Whole area, m²' })
    await area.getByLabel('Document', { exact: true }).fill('Resolution 5 of 2024')
    await area.getByRole('button', { name: 'Save' }).click()
    await area.getByText('Saved.').waitFor()

    await page.goto(`${journey.url}/en/zones/sirgali/land/import`)
    await choose(page, [feature('S-1', 0, 100), feature('S-2', 90, 100)])
    await page.getByRole('button', { name: 'Check the file' }).click()
    await page.getByRole('alert').waitFor()
    expect(await page.getByRole('alert').textContent()).toContain('Lots S-2 and S-1 overlap by 800 m²')
    await choose(page, [feature('S-1', 0, 100), feature('S-2', 100, 100, { areaM2: 8120 })])
    await page.getByRole('button', { name: 'Check the file' }).click()
    await page.getByText('No faults found: 2 lots would be added.').waitFor()
    await page.getByText(/^Lot S-2: 8,120 m² by document/).waitFor()
    await expectSound(page)
    await page.getByRole('button', { name: 'Import 2 lots' }).click()
    await page.getByText('2 lots were imported.').waitFor()

    await page.getByRole('link', { name: 'To the land page' }).click()
    await page.getByRole('heading', { level: 1, name: /1\.61 ha stands idle, the longest since/ }).waitFor()
    await page.getByRole('link', { name: 'S-1', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: /^Lot S-1: 8,000 m², vacant/ }).waitFor()
    await expectSound(page)

    await page.getByText('Split the lot').first().click()
    const [west = 0, south = 0] = metres(50, 80, [0, 0], [69.21, 41.23]).coordinates[0]?.[1] ?? []
    await page.getByLabel('Line of the split').fill(`${west} ${south}\n${west} ${south + 0.0001}`)
    const form = page.locator('details', { hasText: 'Line of the split' })
    await form.getByLabel('Document', { exact: true }).fill('Order on lot change 3')
    await form.getByRole('button', { name: 'Split the lot' }).click()
    await page.waitForURL('**/zones/sirgali/land')
    await page.getByRole('link', { name: 'S-1/1', exact: true }).waitFor()
    expect(await page.getByRole('link', { name: 'S-1', exact: true }).count()).toBe(0)

    await page.goto(`${journey.url}/en/zones/sirgali/land/forms`)
    await page.getByText('Merge lots').first().click()
    await page.getByLabel('S-1/2', { exact: true }).check()
    await page.getByLabel('S-2', { exact: true }).check()
    await page.getByLabel('Number of the new lot').fill('S-3')
    const merge = page.locator('details', { hasText: 'Lots that touch' })
    await merge.getByLabel('Document', { exact: true }).fill('Order on lot change 4')
    await expectSound(page)
    await merge.getByRole('button', { name: 'Merge lots' }).click()
    await page.getByRole('heading', { level: 1, name: /^Lot S-3: 12,1\d\d/ }).waitFor()
    expect(await page.textContent('main')).toContain('made by a merge: S-1/2, S-2')

    await page.goto(`${journey.url}/en/zones/sirgali/land`)
    await page.getByRole('heading', { level: 1, name: /1\.61 ha stands idle/ }).waitFor()
    // 16,120 m² of 32,000 m² allocable.
    expect(await page.locator('table.data tr.total').textContent()).toContain('50.4')
    await expectSound(page)
    await page.close()
  })

  test('a map to draw on opens beside the text field, which needs no mouse', async () => {
    const page = await journey.open('/en/key')
    await page.getByLabel('Key').fill(await journey.keyFor('directorate.specialist'))
    await page.getByRole('button', { name: 'Enter' }).click()
    await page.getByRole('heading', { level: 1, name: /You are in as/ }).waitFor()
    await page.goto(`${journey.url}/en/zones/bektemir/land/forms`)
    const form = page.locator('details', { hasText: 'Form a lot' }).first()
    await form.getByRole('button', { name: 'Draw on the map' }).click()
    const canvas = form.locator('.draw-map canvas')
    await canvas.waitFor()
    await page.waitForTimeout(800)
    await canvas.scrollIntoViewIfNeeded()
    const box = (await canvas.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
    const corner = [
      [100, 100],
      [250, 100],
      [250, 220],
      [100, 220],
      [100, 220],
    ] as const
    for (const [x, y] of corner) {
      await page.mouse.move(box.x + x, box.y + y)
      await page.waitForTimeout(60)
      await page.mouse.click(box.x + x, box.y + y)
      await page.waitForTimeout(120)
    }
    await expect.poll(async () => form.getByRole('textbox', { name: 'Border' }).inputValue()).toContain('"type":"Polygon"')
    await form.getByLabel('Number').first().fill('B-1')
    await form.getByLabel('Area by document, m²').fill('4')
    await form.getByLabel('Document', { exact: true }).fill('Order 1 of 2026')
    await form.getByRole('button', { name: 'Form a lot' }).click()
    await form.getByRole('alert').waitFor()
    await page.close()
  })

  test('the public finds a vacant lot by what a project needs, and sees no register', async () => {
    const page = await journey.open('/en/lots')
    await page.getByRole('heading', { level: 1, name: /^2 vacant lots, 1\.61 ha/ }).waitFor()
    await expectSound(page)
    await page.getByLabel('Power at least, kW').fill('300')
    await page.getByRole('button', { name: 'Search' }).last().click()
    await page.getByText('No such lot was found').waitFor()
    await page.goto(`${journey.url}/en/lots?power=200`)
    for (const number of ['S-1/1', 'S-3']) await page.getByRole('link', { name: `+ ${number}` }).click()
    await page.getByRole('heading', { name: '2 lots side by side' }).waitFor()
    await expectSound(page)
    await page.getByRole('link', { name: 'Open lot S-3' }).click()
    await page.getByRole('heading', { level: 1, name: /^Lot S-3/ }).waitFor()
    await expectSound(page)
    const passport = page.url().replace('/lots/sirgali/', '/zones/sirgali/lots/')
    await page.goto(passport)
    await page.waitForSelector('main h1')
    expect(await page.textContent('main')).not.toContain('S-3')
    await page.goto(`${journey.url}/en/zones/sirgali/land`)
    await page.getByRole('heading', { name: 'Vacant lots' }).waitFor()
    await expectSound(page)
    await page.close()
  })
})
