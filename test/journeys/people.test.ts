import { AxeBuilder } from '@axe-core/playwright'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { setUpAddress } from '#registers/people/registration-service.ts'
import { startServer } from '../support/server.ts'
import { codeOf } from '../support/totp.ts'
import { BROWSER } from './browser.ts'

const PASSWORD = 'ten letters or more'

describe.skipIf(BROWSER === undefined)('people', () => {
  let server: Awaited<ReturnType<typeof startServer>>
  let browser: Browser
  const faults: string[] = []
  beforeAll(async () => {
    server = await startServer()
    browser = await chromium.launch({ ...(BROWSER === undefined ? {} : { executablePath: BROWSER }), args: ['--no-sandbox', '--disable-gpu'] })
  })
  afterAll(async () => {
    await browser.close()
    await server.stop()
    expect(faults).toEqual([])
  })

  async function open(path: string): Promise<Page> {
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage()
    page.on('pageerror', (error) => faults.push(`${path}: ${error.message}`))
    await page.goto(`${server.url}/en${path}`)
    await page.waitForSelector('main h1')
    return page
  }
  const send = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
  const accessible = async (page: Page) =>
    expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  const signIn = async (page: Page, email: string) => {
    await page.getByLabel('E-mail').fill(email)
    await page.getByLabel('Password').fill(PASSWORD)
    await page.locator('main').getByRole('button', { name: 'Sign in', exact: true }).click()
  }

  let link = ''
  test('the link from the terminal makes an administrator, who invites a specialist', async () => {
    const page = await open(String(await setUpAddress(server.product)))
    await page.getByLabel('Name').fill('First Administrator')
    await page.getByLabel('E-mail').fill('admin@example.uz')
    await page.getByLabel('New password').fill(PASSWORD)
    await send(page, 'Make it and sign in')
    await page.waitForURL('**/people')
    await page.getByRole('heading', { name: 'Invite' }).waitFor()
    await accessible(page)
    const form = page.locator('section', { has: page.getByRole('heading', { name: 'Invite', exact: true }) })
    await form.getByLabel('E-mail').fill('specialist@example.uz')
    await form.getByLabel('Role').selectOption('directorate.specialist')
    await form.getByLabel('Zone').selectOption('bektemir')
    await send(page, 'Send the invitation')
    link = String(await page.locator('.invitation-link').getAttribute('href'))
    expect(link).toContain('/en/invitation/')
    await page.context().close()
  })

  test('the specialist accepts, sets a second factor, and signs in with it', async () => {
    const first = await open(new URL(link).pathname.replace('/en', ''))
    await accessible(first)
    await first.getByLabel('Name').fill('New Specialist')
    await first.getByLabel('New password').fill(PASSWORD)
    await send(first, 'Accept the invitation')
    await first.waitForURL('**/account')
    await first.getByText('Bektemir').first().waitFor()
    await accessible(first)
    const factor = first.locator('section', { has: first.getByRole('heading', { name: 'Second factor' }) })
    await factor.getByLabel('Present password').fill(PASSWORD)
    await send(first, 'Turn on')
    const secret = String(await first.locator('[data-secret]').textContent())
    expect(await first.locator('.recovery-codes li').count()).toBe(10)
    await accessible(first)
    await first.getByLabel('Code').fill(codeOf(secret))
    await send(first, 'Confirm')
    await first.getByText('It is on: signing in asks').waitFor()

    // A page for people only leads a stranger to signing in, and back to itself.
    const second = await open('/account')
    await second.getByRole('link', { name: 'Sign in and go on' }).click()
    await signIn(second, 'specialist@example.uz')
    await second.getByRole('heading', { name: 'Second factor' }).waitFor()
    await second.getByLabel('Code').fill(codeOf(secret, 1))
    await send(second, 'Sign in')
    await second.waitForURL('**/account')

    // From the second browser the first one is ended, and it is out at once.
    await second.locator('.sessions').getByRole('button', { name: 'End', exact: true }).click()
    await second.locator('.sessions').getByRole('button', { name: 'End', exact: true }).waitFor({ state: 'detached' })
    await first.reload()
    await first.getByRole('link', { name: 'Sign in and go on' }).waitFor()
    await Promise.all([first.context().close(), second.context().close()])
  })

  test.each(['/signin', '/reset', '/register', '/setup?token=none', '/notices', '/outbox'])('%s is accessible', async (path) => {
    const page = await open(path)
    await accessible(page)
    await page.context().close()
  })
})
