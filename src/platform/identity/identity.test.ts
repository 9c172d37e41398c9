import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cookieFor, makePerson, PASSWORD, trainingCookie } from '../../../test/support/people.ts'
import { makeClock, openTestProduct, type TestClock, type TestProduct } from '../../../test/support/product.ts'

let product: TestProduct
beforeAll(async () => {
  product = await openTestProduct()
})
afterAll(() => product.drop())

const post = (path: string, payload: object, headers: Record<string, string> = {}, remoteAddress = '10.0.0.1') =>
  product.server.inject({ method: 'POST', url: `/api/auth/${path}`, payload, headers, remoteAddress })
const signIn = (email: string, password = PASSWORD, address?: string) => post('sign-in/email', { email, password }, {}, address)
const session = async (cookie: string, from = product) => (await from.server.inject({ url: '/api/session', headers: { cookie } })).json()
const cookieOf = (headers: Record<string, unknown>): string =>
  [headers['set-cookie']]
    .flat()
    .map(String)
    .find((line) => line.startsWith('sanoat.session_token='))
    ?.split(';')[0] ?? ''

describe('signing in with e-mail and password', () => {
  test('gives a cookie that scripts cannot read, and no token in the body', async () => {
    await makePerson(product, 'anna@example.uz', [{ role: 'directorate.specialist' }])
    const answer = await signIn('Anna@example.uz')
    expect(answer.statusCode).toBe(200)
    const line = [answer.headers['set-cookie']]
      .flat()
      .map(String)
      .find((text) => text.startsWith('sanoat.session_token='))
    expect(line).toContain('HttpOnly')
    expect(line).toContain('SameSite=Lax')
    expect(answer.body).not.toContain('token')
    const { actor } = await session(cookieOf(answer.headers))
    expect(actor).toMatchObject({ name: 'anna@example.uz', grants: [{ role: 'person' }, { role: 'directorate.specialist' }] })
  })

  test('keeps the address and the browser it came from', async () => {
    await makePerson(product, 'addressed@example.uz')
    await signIn('addressed@example.uz', PASSWORD, '10.9.8.7')
    const rows = await product.database.readers.query(
      "select ip_address from auth_session join person on person_id = user_id where email = 'addressed@example.uz'",
    )
    expect(rows.rows).toEqual([{ ip_address: '10.9.8.7' }])
  })

  test('answers a wrong password and an unknown e-mail alike', async () => {
    await makePerson(product, 'known@example.uz')
    const [wrong, unknown] = [
      await signIn('known@example.uz', 'not the password', '10.0.0.2'),
      await signIn('unknown@example.uz', 'not the password', '10.0.0.2'),
    ]
    expect([wrong.statusCode, wrong.json().code]).toEqual([401, 'account.signInRefused'])
    expect({ ...unknown.json(), instance: '' }).toEqual({ ...wrong.json(), instance: '' })
  })

  test('is closed after ten wrong tries from one address, whoever is named', async () => {
    for (let turn = 0; turn < 10; turn++) expect((await signIn(`nobody${turn}@example.uz`, 'x', '10.0.0.3')).statusCode).toBe(401)
    const answer = await signIn('anna@example.uz', PASSWORD, '10.0.0.3')
    expect([answer.statusCode, answer.json().code]).toEqual([429, 'request.tooManyTries'])
  })

  test('is closed after ten wrong tries for one e-mail, from wherever', async () => {
    await makePerson(product, 'target@example.uz')
    for (let turn = 0; turn < 10; turn++) expect((await signIn('target@example.uz', 'x', `10.1.0.${turn}`)).statusCode).toBe(401)
    expect((await signIn('target@example.uz', PASSWORD, '10.1.1.1')).statusCode).toBe(429)
  })

  test('is refused to pages of other sites', async () => {
    const answer = await post('sign-in/email', { email: 'anna@example.uz', password: PASSWORD }, { origin: 'https://evil.example' })
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'access.foreignOrigin'])
  })

  test('takes no session that somebody else prepared: the cookie is always a new one', async () => {
    const person = await makePerson(product, 'fixed@example.uz')
    const prepared = await cookieFor(product, person)
    const answer = await post('sign-in/email', { email: 'fixed@example.uz', password: PASSWORD }, { cookie: prepared })
    expect(cookieOf(answer.headers)).not.toBe('')
    expect(cookieOf(answer.headers)).not.toBe(prepared)
  })

  test.each(['sign-up/email', 'update-user', 'delete-user', 'list-sessions', 'get-session', 'change-email'])(
    'opens nothing else of the library: %s',
    async (path) => {
      expect((await post(path, { email: 'new@example.uz', password: PASSWORD, name: 'x' })).statusCode).toBe(404)
    },
  )
})

describe('a session', () => {
  test('with a signature that is not ours is nobody’s', async () => {
    const person = await makePerson(product, 'signed@example.uz')
    const cookie = await cookieFor(product, person)
    expect((await session(cookie)).actor.id).toBe(person)
    expect((await session(`${cookie.slice(0, -6)}AAAAAA`)).actor.id).toBe('public')
  })

  test('ends at once when it is left', async () => {
    const cookie = await cookieFor(product, await makePerson(product, 'leaves@example.uz'))
    const left = await product.server.inject({ method: 'DELETE', url: '/api/session', headers: { cookie } })
    expect(left.headers['set-cookie']).toEqual(expect.arrayContaining([expect.stringMatching(/^sanoat\.session_token=;.*Max-Age=0/)]))
    expect((await session(cookie)).actor.id).toBe('public')
  })
})

describe('as days go by', () => {
  let clock: TestClock
  let later: TestProduct
  beforeAll(async () => {
    clock = makeClock('2026-03-02T07:00:00Z')
    later = await openTestProduct(clock)
  })
  afterAll(() => later.drop())

  test('a session ends after twelve hours of rest', async () => {
    const cookie = await cookieFor(later, await makePerson(later, 'rests@example.uz'))
    clock.set('2026-03-02T18:59:00Z')
    expect((await session(cookie, later)).actor.name).toBe('rests@example.uz')
    clock.set('2026-03-03T06:58:00Z')
    expect((await session(cookie, later)).actor.name).toBe('rests@example.uz')
    clock.set('2026-03-03T18:59:00Z')
    expect((await session(cookie, later)).actor.id).toBe('public')
  })

  test('a session ends after seven days though it is used daily', async () => {
    clock.set('2026-03-10T07:00:00Z')
    const cookie = await cookieFor(later, await makePerson(later, 'works@example.uz'))
    for (let hour = 0; hour < 168; hour += 8) {
      clock.set(new Date(Date.parse('2026-03-10T07:00:00Z') + hour * 3_600_000).toISOString())
      expect((await session(cookie, later)).actor.name).toBe('works@example.uz')
    }
    clock.set('2026-03-17T07:00:01Z')
    expect((await session(cookie, later)).actor.id).toBe('public')
  })

  test.each([
    ['before its first day', '2026-04-30T18:59:00Z', false],
    ['on its first day, which begins in Tashkent', '2026-04-30T19:00:00Z', true],
    ['on its last day', '2026-05-31T18:59:00Z', true],
    ['on the day after', '2026-05-31T19:00:00Z', false],
  ])('a role holds by the day: %s', async (_when, instant, holds) => {
    clock.set(instant)
    const person = await makePerson(later, `dated${Date.parse(instant)}@example.uz`, [{ role: 'auditor', from: '2026-05-01', to: '2026-05-31' }])
    const { actor } = await session(await cookieFor(later, person), later)
    expect(actor.grants.some((grant: { role: string }) => grant.role === 'auditor')).toBe(holds)
  })
})

describe('training accounts', () => {
  test('are not offered where the database is somebody’s own', async () => {
    await trainingCookie(product, 'sysadmin')
    expect((await session('')).offers.training).toEqual([])
    const answer = await product.server.inject({ method: 'POST', url: '/api/training/session', payload: { account: 'sysadmin' } })
    expect([answer.statusCode, answer.json().code]).toEqual([404, 'trainingAccount.unknown'])
  })

  test('are limited to the training zone or to an organisation of it', async () => {
    const { actor } = await session(await trainingCookie(product, 'directorate.head'))
    expect(actor).toMatchObject({ training: true, grants: [{ role: 'person' }, { role: 'directorate.head', zone: 'oquv-zona' }] })
    const resident = await session(await trainingCookie(product, 'resident.head'))
    expect(resident.actor.grants[1]).toEqual({ role: 'resident.head', party: '019a0000-0000-7000-8000-000000000101' })
  })
})
