import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectOk } from '#lib/result.ts'
import { inWriting } from '#platform/database/connect.ts'
import { createParty } from '#registers/parties/service.ts'
import { caseSweep } from '../../src/procedures.ts'
import { addLot } from '../support/lots.ts'
import { addRegionZone, askAs, person, REGION_ZONE, takeStepAs } from '../support/participant.ts'
import { BROWSER } from './browser.ts'
import { attachFile, beginCases, caseAt, expectSound, stepOf, take, type CaseJourney } from './cases.ts'

const specialist = person('specialist', { role: 'directorate.specialist' })
const head = person('head', { role: 'directorate.head' })
const customs = person('customs', { role: 'customs.officer' })
const others = (['utility', 'hokimiyat'] as const).map((name) => person(name, { role: `${name}.officer` }))

describe.skipIf(BROWSER === undefined)('from application to participant', () => {
  let journey: CaseJourney
  let investor = person('Investor', { role: 'investor' })
  let lot = ''
  let one = { zone: REGION_ZONE, id: '' }
  const path = () => `/zones/${one.zone}/cases/${one.id}`
  beforeAll(async () => {
    journey = await beginCases('2025-06-16')
    await addRegionZone(journey.product)
    lot = await addLot(journey.product, REGION_ZONE, 'A-7', 8000, ['10'])
    const name = 'Biscuit LLC'
    const wish = { kind: 'investor' as const, names: { uz: name, 'uz-Cyrl': name, ru: name, en: name }, stir: null, place: null, training: false }
    const party = await inWriting(journey.product.database, async (writer) => ({
      keep: true,
      value: expectOk(await createParty(writer, wish, journey.clock.now()), 'add an investor').id,
    }))
    investor = person('Investor', { role: 'investor', party })
  })
  afterAll(async () => journey.end())

  const accuse = (page: Page, field: string, words: RegExp) =>
    page
      .locator('.field', { has: page.getByLabel(field, { exact: true }) })
      .getByText(words)
      .waitFor()

  test('each fault of the application is named beside its field; without them it is registered', async () => {
    const page = await journey.enter(investor, `/procedures/admission/new?zone=${REGION_ZONE}`)
    await page.getByLabel('Lot (if any)').selectOption({ label: 'Lot A-7, 8,000 m²' })
    const fill = (label: string, value: string) => page.getByLabel(label, { exact: true }).fill(value)
    await fill('Project', 'Biscuit works')
    await fill('Activity (IFUT code)', '25110')
    await fill('Products (HS codes)', 'Biscuits, 1905')
    await fill('Land needed, m²', '9 000')
    await fill('Investment', '8 000 000 000')
    await fill('Jobs', '60')
    await fill('Start', '2025-09-01')
    await fill('Finish', '2025-08-01')
    const form = page.locator('form.sheet')
    await attachFile(form, 'Business plan', 'plan')
    await page.getByRole('button', { name: 'Apply for a place in a zone' }).click()
    await form.getByRole('alert').getByText('Charter').waitFor()
    await attachFile(form, 'Charter', 'charter')
    await page.getByRole('button', { name: 'Apply for a place in a zone' }).click()
    await accuse(page, 'Land needed, m²', /not more than the lot has: 8000 m²/)
    await accuse(page, 'Activity (IFUT code)', /an activity the lot allows: 10/)
    await accuse(page, 'Finish', /after the start/)
    await expectSound(page)
    await page.getByRole('alert').getByRole('button', { name: 'Finish' }).click()
    await fill('Finish', '2026-12-31')
    await fill('Land needed, m²', '6 000')
    await fill('Activity (IFUT code)', '10720')
    await page.getByRole('button', { name: 'Apply for a place in a zone' }).click()
    await page.getByRole('heading', { level: 1, name: 'Admission of a participant: completeness is checked' }).waitFor()
    one = caseAt(page)
    await expectSound(page)
    await page.close()
  })

  test('it is returned with each fault named and its row, handed in again, and accepted', async () => {
    journey.day('2025-06-17')
    const desk = await journey.enter(specialist, path())
    const back = await stepOf(desk, 'Return with every fault named')
    await back.getByRole('button', { name: 'Add a row' }).click()
    const rows = back.locator('.row-fields')
    await rows.nth(0).getByRole('combobox').selectOption('plan')
    await rows.nth(0).getByRole('textbox').fill('Pages 4 to 7 are missing')
    await rows.nth(1).getByRole('combobox').selectOption('products')
    await rows.nth(1).getByRole('textbox').fill('   ')
    await back.getByRole('button', { name: 'Return with every fault named', exact: true }).click()
    await rows.nth(1).getByText('must be filled').waitFor()
    expect(await rows.nth(0).getByText('must be filled').count()).toBe(0)
    await rows.nth(1).getByRole('textbox').fill('Say which')
    await take(desk, 'Return with every fault named', 'returned, with its faults')
    const page = await journey.enter(investor, path())
    await page.getByRole('cell', { name: 'Pages 4 to 7 are missing' }).waitFor()
    const again = await stepOf(page, 'Hand in again')
    await again.getByText('Returned: Say which.').waitFor()
    // What was attached before stays in the form until it is taken away.
    await again.getByRole('link', { name: 'charter.pdf' }).waitFor()
    await again.getByRole('button', { name: /plan\.pdf/ }).click()
    await attachFile(again, 'Business plan', 'whole plan')
    await take(page, 'Hand in again', 'completeness is checked')
    await page.close()
    await desk.reload()
    await take(desk, 'Confirm that the file is complete', 'opinions of the agencies')
    await desk.close()
  })

  test('agencies answer side by side, one stays silent; the score is shown to the applicant', async () => {
    const page = await journey.enter(customs, '/inbox')
    await page.getByRole('link', { name: 'Give the opinion' }).click()
    const opinion = await stepOf(page, 'Give the opinion')
    await opinion.getByLabel('Opinion').selectOption('agreed')
    await opinion.getByRole('button', { name: 'Give the opinion', exact: true }).click()
    await page.getByText('Done: Give the opinion.').waitFor()
    await page.close()
    for (const agency of others) expect(await takeStepAs(journey.product, agency, '2025-06-18', one, 'opine', { opinion: 'agreed' })).toBe('review')
    await caseSweep(journey.product.database, new Date('2025-06-26T07:00:00Z'), journey.product.equipment)
    journey.day('2025-06-26')
    const desk = await journey.enter(specialist, path())
    await desk
      .getByRole('row', { name: /tax officer/ })
      .getByText('silent', { exact: false })
      .waitFor()
    const score = await stepOf(desk, 'Score the application')
    for (const field of await score.getByRole('textbox').all()) await field.fill('70')
    await take(desk, 'Score the application', 'before the directorate')
    await desk.close()
    const seen = await journey.enter(investor, path())
    await seen.getByRole('heading', { name: 'Score', exact: true }).waitFor()
    await seen.getByText('Technology and energy').waitFor()
    await expectSound(seen)
    await seen.close()
  })

  test('the head approves; contract and obligations are drafted, both sides sign, and the applicant is a participant', async () => {
    const page = await journey.enter(head, path())
    await (await stepOf(page, 'Decide')).getByLabel('Decision', { exact: true }).selectOption('approve')
    await take(page, 'Decide', 'contract is prepared')
    const desk = await journey.enter(specialist, path())
    const draft = await stepOf(desk, 'Draft the contract')
    await draft.getByLabel('Number of the contract').fill('SH-9')
    await draft.getByLabel('Number of the lease').fill('IJ-9')
    await draft.getByLabel('Lot', { exact: true }).selectOption(lot)
    await draft.getByLabel('Rent for a year').fill('120 000 000')
    const row = draft.locator('.row-fields').first()
    await row.getByLabel('Obligation', { exact: true }).selectOption('invested')
    await row.getByLabel('Target').fill('8 000 000 000')
    await row.getByLabel('Currency (if any)').selectOption('UZS')
    await row.getByLabel('Weight').fill('1')
    await row.getByLabel('Due date').fill('2026-12-31')
    await expectSound(desk)
    await take(desk, 'Draft the contract', 'contract is signed')
    await page.reload()
    await take(page, 'Sign the contract', 'contract is signed')
    const own = await journey.enter(investor, path())
    await take(own, 'Sign the contract', 'participant of the zone')
    await expectSound(own)
    await Promise.all([page.close(), own.close()])
    expect((await askAs(journey.product, specialist, '2025-06-27', 'getLot', { zone: REGION_ZONE, lot })).body.lot.status).toBe('allocated')
    await desk.goto(`${journey.url}/en/obligations`)
    await desk.locator('table.data tr', { hasText: 'SH-9' }).getByText('Biscuit LLC').waitFor()
    await desk.goto(`${journey.url}/en/enterprises`)
    await desk.getByText('Biscuit LLC').first().waitFor()
    await desk.close()
  })
})
