import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isDay } from '#lib/day.ts'
import { inWriting } from '#platform/database/connect.ts'
import { issueDocument, type Issued } from '#platform/documents/issue.ts'
import { signWithTestKey } from '#platform/signatures/test-signer.ts'
import { beginJourney, BROWSER, type Journey } from './browser.ts'

const NOW = new Date()

describe.skipIf(BROWSER === undefined)('papers', () => {
  let journey: Journey
  let act: Issued
  beforeAll(async () => {
    journey = await beginJourney()
    const dated = '2026-03-05'
    if (!isDay(dated)) throw new Error('Cannot test: no day')
    const titles = { uz: 'Qabul dalolatnomasi', 'uz-Cyrl': 'Қабул далолатномаси', ru: 'Акт приёмки', en: 'Acceptance act' }
    const { database, equipment } = journey.product
    act = await inWriting(database, async (writer) => ({
      keep: true,
      value: await issueDocument(writer, equipment, NOW, {
        zone: 'sirgali',
        kind: 'acceptance.act',
        title: titles.uz,
        titles,
        language: 'uz',
        number: '14',
        dated,
        place: 'Toshkent',
        letterhead: [],
        facts: [],
        sections: [],
        signatures: [],
      }),
    }))
  })
  afterAll(async () => journey.end())

  const enter = async (page: Page) => {
    const key = await journey.keyFor('directorate.specialist')
    await page.context().addCookies([{ name: 'sanoat_key', value: key, url: journey.url }])
    await page.reload()
    await page.waitForSelector('main h1')
  }
  const bytesOf = async (): Promise<Buffer> => {
    const bytes = await journey.product.equipment.files.get(act.hash)
    if (bytes === undefined) throw new Error('Cannot test: the act is not kept')
    return bytes
  }
  const violations = async (page: Page) => (await new AxeBuilder({ page }).setLegacyMode().analyze()).violations.map(({ id }) => id)

  test('anybody types the code of an act and learns what it is; the file they hold is compared in the browser', async () => {
    const page = await journey.open('/en/verify')
    await page.getByLabel('Code of the document').fill(`${act.code.slice(0, 4)}-${act.code.slice(4).toLowerCase()}`)
    await page.getByRole('button', { name: 'Check' }).click()
    await page.waitForSelector('text=was issued and is in force')
    expect(await page.locator('h1').textContent()).toBe('Acceptance act No. 14 of 5 March 2026 was issued and is in force')
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    const bytes = await bytesOf()
    await page.setInputFiles('input[type=file]', { name: 'act.pdf', mimeType: 'application/pdf', buffer: bytes })
    await page.waitForSelector('text=act.pdf is this very document')
    await page.setInputFiles('input[type=file]', { name: 'other.pdf', mimeType: 'application/pdf', buffer: Buffer.concat([bytes, Buffer.from(' ')]) })
    await page.waitForSelector('text=other.pdf is another file')
    expect(asked).toEqual([])
    expect(await violations(page)).toEqual([])
  }, 60_000)

  test('an officer attaches a file: a wrong one is refused in words, a right one is in the list', async () => {
    const page = await journey.open('/en')
    await page.goto(`${journey.url}/en/zones/sirgali/documents`)
    await enter(page)
    await page.setInputFiles('input[type=file]', { name: 'plan.pdf', mimeType: 'application/pdf', buffer: Buffer.from('no paper') })
    await page.waitForSelector('text=The file plan.pdf was not taken: it holds TXT, expected: PDF.')
    expect(await violations(page)).toEqual([])
    await page.setInputFiles('input[type=file]', { name: 'plan.txt', mimeType: 'text/plain', buffer: Buffer.from('a plan') })
    await page.waitForSelector('table >> text=plan.txt')
    await page.getByRole('button', { name: 'Take away the file plan.txt' }).waitFor()
    expect(await violations(page)).toEqual([])
  }, 60_000)

  test('an officer without E-IMZO is told so, and signs for learning', async () => {
    const page = await journey.open('/en')
    await page.goto(`${journey.url}/en/zones/sirgali/documents/${act.documentId}`)
    await enter(page)
    await page.getByRole('button', { name: 'Sign with E-IMZO' }).click()
    await page.waitForSelector('text=The E-IMZO program does not answer.')
    await page.getByRole('button', { name: 'Sign with a test signature' }).click()
    await page.waitForSelector('table >> text=test signature')
    expect(await violations(page)).toEqual([])
  }, 60_000)

  test('an officer signs with a key that E-IMZO holds (an imitation of it)', async () => {
    const message = (await signWithTestKey(`${journey.product.equipment.dataFolder}/other`, await bytesOf(), NOW)).toString('base64')
    const alias = 'cn=sample signer,o=sample organisation,validto=2049.12.31 00:00:00'
    const asked: { plugin?: string; name: string; arguments?: string[] }[] = []
    const page = await journey.open('/en')
    await page.routeWebSocket(/127\.0\.0\.1:64646\/service\/cryptapi/, (socket) =>
      socket.onMessage((text) => {
        const call: { plugin?: string; name: string; arguments?: string[] } = JSON.parse(String(text))
        asked.push(call)
        const answers: Record<string, object> = {
          list_all_certificates: { certificates: [{ disk: 'C:', path: 'DSKEYS', name: 'DS1', alias }] },
          load_key: { keyId: 'key-1' },
          create_pkcs7: { pkcs7_64: message },
        }
        socket.send(JSON.stringify({ success: true, ...answers[call.name] }))
      }),
    )
    await page.goto(`${journey.url}/en/zones/sirgali/documents/${act.documentId}`)
    await enter(page)
    await page.getByRole('button', { name: 'Sign with E-IMZO' }).click()
    await page.getByRole('button', { name: 'sample signer · sample organisation · 2049-12-31' }).click()
    await page.waitForSelector('text=The signature was taken')
    expect(asked.map(({ plugin, name }) => `${plugin} ${name}`)).toEqual(['pfx list_all_certificates', 'pfx load_key', 'pkcs7 create_pkcs7'])
    expect(asked[1]?.arguments).toEqual(['C:', 'DSKEYS', 'DS1', alias])
    expect(asked[2]?.arguments).toEqual([(await bytesOf()).toString('base64'), 'key-1', 'yes'])
  }, 60_000)
})
