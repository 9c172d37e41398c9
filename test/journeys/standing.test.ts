import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectOk } from '#lib/result.ts'
import { inWriting } from '#platform/database/connect.ts'
import { addLedgerEntry } from '#registers/contracts/service.ts'
import { acceptanceHelpers } from '../support/acceptance.ts'
import { addParticipant, addRegionZone, askAs, attach, EXAMPLE, person, REGION_ZONE, takeStepAs } from '../support/participant.ts'
import { BROWSER } from './browser.ts'
import { beginCases, expectSound, stepOf, take, type CaseJourney } from './cases.ts'

type Case = { readonly zone: string; readonly id: string }

describe.skipIf(BROWSER === undefined)('cases outside the city of Tashkent', () => {
  let journey: CaseJourney
  const { specialist, head, resident, sweep, caseOf, handInExample, verifyAndConclude, acceptInvestment } = acceptanceHelpers(() => journey.product)
  const pathOf = ({ zone, id }: Case) => `/zones/${zone}/cases/${id}`
  const INVESTED = EXAMPLE.filter(({ item }) => item === 'invested').map((one) => ({ ...one, weight: 1 }))
  beforeAll(async () => {
    journey = await beginCases('2025-06-20')
    await addRegionZone(journey.product)
  })
  afterAll(async () => journey.end())

  /** The acceptance of a participant of the worked example, concluded on a day. */
  async function concluded(number: string, day: string): Promise<Case & { readonly party: string }> {
    const { party } = await addParticipant(journey.product, REGION_ZONE, number)
    await sweep('2025-06-02')
    const one = await caseOf(REGION_ZONE, number, '2025-06-02')
    if (one === undefined) throw new Error(`No case was opened for ${number}`)
    await handInExample(one, party, '2025-06-10', number)
    expect(await verifyAndConclude(one, day)).toBe('decision')
    return { ...one, party }
  }

  /** A request for privatization, as the resident makes it. */
  async function requested({ party, contract }: { party: string; contract: string }, day: string): Promise<Case> {
    const actor = resident(party)
    const extract = await attach(journey.product, actor, REGION_ZONE, 'extract', `${day}T07:00:00Z`)
    const input = { contract, cadastralNumber: '11:07:40:01:02:0015', extract }
    const wish = { zone: REGION_ZONE, kind: 'privatization', party, request: randomUUID(), input }
    const { body } = await askAs(journey.product, actor, day, 'openCase', wish)
    return { zone: REGION_ZONE, id: String(body.id) }
  }

  test('the head decides and signs; no commission is asked', async () => {
    const one = await concluded('SH-1', '2025-06-20')
    journey.day('2025-06-25')
    const page = await journey.enter(head, '/inbox')
    await page.getByRole('link', { name: 'Decide' }).click()
    const decide = await stepOf(page, 'Decide')
    await decide.getByLabel('Outcome').selectOption('accepted')
    await decide.getByRole('button', { name: 'Decide', exact: true }).click()
    await decide.getByRole('alert').getByText('92', { exact: false }).waitFor()
    await decide.getByLabel('Outcome').selectOption('partial')
    await take(page, 'Decide', 'act is signed')
    await (await stepOf(page, 'Sign the act')).getByRole('link', { name: 'Act of acceptance' }).waitFor()
    await expectSound(page)
    await take(page, 'Sign the act', 'term to cure')
    await page.getByText('until 25 September 2025').first().waitFor()
    await page.close()
    const shown = await askAs(journey.product, resident(one.party), '2025-06-25', 'getCase', one)
    const stranger = await journey.open(`/en${shown.body.progress}`)
    await stranger.getByText('term to cure').first().waitFor()
    expect(await stranger.textContent('main')).not.toContain('INV-')
    await expectSound(stranger)
    await stranger.close()
  })

  test('a step that is not possible says why, by which norm, and what to do', async () => {
    journey.day('2025-07-02')
    const owing = await addParticipant(journey.product, REGION_ZONE, 'SH-3', INVESTED)
    await acceptInvestment(REGION_ZONE, 'SH-3', owing.party)
    await inWriting(journey.product.database, async (writer) => {
      const entry = { kind: 'rent' as const, dueOn: '2025-05-01', amount: 12_500_000_00, currency: 'UZS', document: null, note: '' }
      expectOk(await addLedgerEntry(writer, { zone: REGION_ZONE, id: owing.contract }, entry, journey.clock.now()), 'owe rent')
      return { keep: true, value: undefined }
    })
    const page = await journey.enter(specialist, pathOf(await requested(owing, '2025-07-01')))
    const refused = page.locator('.step.refused', { hasText: 'Confirm that the file is complete' })
    await refused.getByText('Arrears of 12,500,000 soʻm stand under the contracts of the participant (VMQ-432). They must be paid first').waitFor()
    await refused.getByRole('link', { name: 'VMQ-432' }).waitFor()
    await expectSound(page)

    const early = await addParticipant(
      journey.product,
      REGION_ZONE,
      'SH-4',
      INVESTED.map((one) => ({ ...one, due: '2027-05-31' })),
    )
    await page.goto(`${journey.url}/en${pathOf(await requested(early, '2025-07-01'))}`)
    await page.getByText('No obligation of the contract is accepted by a signed act (VMQ-432). Ask for acceptance first.').waitFor()
    await page.getByText('There is no accepted act.').waitFor()
    await page.close()
  })

  test('two people have one case open: one decides, the other is told by whom, and sees the case as it stands', async () => {
    const one = await concluded('SH-5', '2025-06-20')
    journey.day('2025-06-25')
    const other = person('Other head', { role: 'directorate.head' })
    const [first, second] = [await journey.enter(head, pathOf(one)), await journey.enter(other, pathOf(one))]
    await stepOf(second, 'Decide')
    await take(first, 'Decide', 'act is signed')
    const form = await stepOf(second, 'Decide')
    await form.getByRole('button', { name: 'Decide', exact: true }).click()
    await second
      .getByRole('alert')
      .getByText(/^head was faster: case QQ-2025-\d{4} has moved on/)
      .waitFor()
    await expectSound(second)
    await second.getByRole('button', { name: 'Show the case as it stands now' }).click()
    await second.getByRole('heading', { level: 1, name: /act is signed$/ }).waitFor()
    await Promise.all([first.close(), second.close()])
    expect(await takeStepAs(journey.product, other, '2025-06-25', one, 'sign', { signature: 'test' })).toBe('cure')
  })

  test('a term that was missed stays in sight: in inbox and board while it is open, in the case after it was met late', async () => {
    const one = await concluded('SH-2', '2025-06-20')
    journey.day('2025-09-12')
    const page = await journey.enter(head, '/inbox')
    await page.getByRole('heading', { level: 1, name: /1 of them overdue/ }).waitFor()
    await page.locator('.inbox > li', { hasText: 'SH-2' }).getByText('overdue since 2 September 2025').waitFor()
    await expectSound(page)
    await page.goto(`${journey.url}/en/obligations?overdue=true`)
    const late = page.locator('table.data tr', { hasText: 'SH-2' }).getByText('overdue since 2 September 2025')
    await late.first().waitFor()
    expect(await late.count()).toBe(3)
    await expectSound(page)
    await page.goto(`${journey.url}/en${pathOf(one)}`)
    await page.getByText('over for 10 days').waitFor()
    await take(page, 'Decide', 'act is signed')
    await take(page, 'Sign the act', 'term to cure')
    await page.getByText('met on 12 September 2025, 10 days late').waitFor()
    await page.goto(`${journey.url}/en/cases?overdue=true`)
    await expectSound(page)
    await page.close()
  })

  test('lists, registers and procedures are accessible, also when there is nothing in them', async () => {
    const page = await journey.enter(person('Reader', { role: 'auditor' }), '/inbox')
    await page.getByText('Nothing waits', { exact: true }).waitFor()
    await expectSound(page)
    for (const path of ['/cases?kind=session', '/procedures', '/register/obligations', '/register/privatizations', '/obligations']) {
      await page.goto(`${journey.url}/en${path}`)
      await page.waitForSelector('main h1')
      await expectSound(page)
    }
    await page.close()
  })
})
