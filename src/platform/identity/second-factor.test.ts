import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { runJobs } from '../jobs.ts'
import { makePerson, PASSWORD } from '../../../test/support/people.ts'
import { codeOf as totpCode } from '../../../test/support/totp.ts'
import { openTestProduct, type TestProduct } from '../../../test/support/product.ts'

let product: TestProduct
beforeAll(async () => {
  product = await openTestProduct()
})
afterAll(() => product.drop())

/** A browser: it keeps the cookies it is given. */
function makeBrowser(address: string) {
  const cookies = new Map<string, string>()
  return {
    cookies,
    post: async (path: string, payload: object) => {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
      const answer = await product.server.inject({ method: 'POST', url: `/api/auth/${path}`, payload, headers: { cookie }, remoteAddress: address })
      for (const line of [answer.headers['set-cookie']].flat()) {
        const [pair = '', ...attributes] = String(line ?? '').split(';')
        const [name = '', value = ''] = pair.split('=')
        if (name === '') continue
        if (value === '' || attributes.some((text) => /max-age=0/i.test(text))) cookies.delete(name)
        else cookies.set(name, value)
      }
      return { status: answer.statusCode, body: answer.json() }
    },
    name: async () => {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
      return (await product.server.inject({ url: '/api/session', headers: { cookie } })).json().actor.name
    },
  }
}

const codeOf = (uri: string, steps = 0) => totpCode(new URL(uri).searchParams.get('secret') ?? '', steps)

/** A person with a second factor; their authenticator's address and recovery codes. */
async function protectedPerson(email: string, address: string) {
  await makePerson(product, email)
  const browser = makeBrowser(address)
  await browser.post('sign-in/email', { email, password: PASSWORD })
  const enabled = (await browser.post('two-factor/enable', { password: PASSWORD })).body
  expect((await browser.post('two-factor/verify-totp', { code: codeOf(enabled.totpURI) })).status).toBe(200)
  return { email, browser, uri: String(enabled.totpURI), codes: z.array(z.string()).parse(enabled.backupCodes) }
}

describe('a second factor', () => {
  test('is asked for after the password, and the password alone opens nothing', async () => {
    const { email, uri } = await protectedPerson('totp@example.uz', '10.2.0.1')
    const browser = makeBrowser('10.2.0.2')
    expect(await browser.post('sign-in/email', { email, password: PASSWORD })).toMatchObject({ status: 200, body: { twoFactorRedirect: true } })
    expect(await browser.name()).toBe('public')
    expect((await browser.post('two-factor/verify-totp', { code: codeOf(uri, 1) })).status).toBe(200)
    expect(await browser.name()).toBe(email)
  })

  test('takes a code once', async () => {
    const { email, uri } = await protectedPerson('replay@example.uz', '10.2.1.1')
    const code = codeOf(uri, 1)
    for (const [address, status] of [
      ['10.2.1.2', 200],
      ['10.2.1.3', 401],
    ] as const) {
      const browser = makeBrowser(address)
      await browser.post('sign-in/email', { email, password: PASSWORD })
      expect((await browser.post('two-factor/verify-totp', { code })).status).toBe(status)
      expect(await browser.name()).toBe(status === 200 ? email : 'public')
    }
  })

  test('is replaced by a recovery code, which works once', async () => {
    const { email, codes } = await protectedPerson('recovery@example.uz', '10.2.2.1')
    expect(codes).toHaveLength(10)
    for (const [address, status] of [
      ['10.2.2.2', 200],
      ['10.2.2.3', 401],
    ] as const) {
      const browser = makeBrowser(address)
      await browser.post('sign-in/email', { email, password: PASSWORD })
      expect((await browser.post('two-factor/verify-backup-code', { code: codes[0] })).status).toBe(status)
    }
  })

  test('locks after wrong codes, though each comes from another address', async () => {
    const { email, uri } = await protectedPerson('guessed@example.uz', '10.2.3.1')
    for (let turn = 0; turn < 12; turn++) {
      const browser = makeBrowser(`10.3.0.${turn}`)
      await browser.post('sign-in/email', { email, password: PASSWORD })
      expect((await browser.post('two-factor/verify-totp', { code: '000000' })).status).toBeGreaterThanOrEqual(400)
    }
    const browser = makeBrowser('10.3.1.1')
    await browser.post('sign-in/email', { email, password: PASSWORD })
    expect(await browser.post('two-factor/verify-totp', { code: codeOf(uri, 1) })).toMatchObject({ status: 429, body: { code: 'request.tooManyTries' } })
  })

  test('is on record', async () => {
    await protectedPerson('recorded@example.uz', '10.2.4.1')
    const rows = await product.database.readers.query(
      "select 1 from journal join person on person_id::text = subject where action = 'account.secondFactorSet' and email = 'recorded@example.uz'",
    )
    expect(rows.rowCount).toBe(1)
  })
})

describe('a forgotten password', () => {
  const reset = (token: string, newPassword: string, address: string) => makeBrowser(address).post('reset-password', { token, newPassword })

  test('is set anew by a link that works once, and ends every session', async () => {
    const email = 'forgets@example.uz'
    await makePerson(product, email)
    const inside = makeBrowser('10.4.0.1')
    await inside.post('sign-in/email', { email, password: PASSWORD })
    expect(await makeBrowser('10.4.0.2').post('request-password-reset', { email })).toEqual({ status: 200, body: { status: true } })
    const mails = await product.database.readers.query<{ body: string }>('select body from mail_outbox where address = $1', [email])
    const token = /token=([\w-]+)/.exec(mails.rows[0]?.body ?? '')?.[1] ?? ''
    expect(await reset(token, 'short', '10.4.0.3')).toMatchObject({ body: { code: 'account.passwordShort' } })
    expect((await reset(token, 'another long password', '10.4.0.4')).status).toBe(200)
    expect(await reset(token, 'a third long password', '10.4.0.5')).toMatchObject({ status: 422, body: { code: 'account.linkUsed' } })
    expect(await inside.name()).toBe('public')
    const again = makeBrowser('10.4.0.6')
    expect((await again.post('sign-in/email', { email, password: PASSWORD })).status).toBe(401)
    expect((await again.post('sign-in/email', { email, password: 'another long password' })).status).toBe(200)
  })

  test('of nobody is answered as if it were somebody’s', async () => {
    expect(await makeBrowser('10.4.1.1').post('request-password-reset', { email: 'nobody@example.uz' })).toEqual({ status: 200, body: { status: true } })
  })

  test('leaves no link in the database once its mail has gone', async () => {
    await runJobs(product, new Date())
    const left = await product.database.readers.query("select 1 from mail_outbox where secret and body like '%token=%'")
    expect(left.rowCount).toBe(0)
  })
})
