import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cookieFor, makePerson, PASSWORD, trainingCookie } from '../../../test/support/people.ts'
import { makeClock, openTestProduct, type TestClock, type TestProduct } from '../../../test/support/product.ts'
import { setUpAddress } from './registration-service.ts'

let product: TestProduct
let clock: TestClock
let admin: string
let adminCookie: string
beforeAll(async () => {
  clock = makeClock('2026-03-02T07:00:00Z')
  product = await openTestProduct(clock)
  admin = await makePerson(product, 'admin@example.uz', [{ role: 'sysadmin' }])
  adminCookie = await cookieFor(product, admin)
})
afterAll(() => product.drop())

async function ask(method: 'GET' | 'POST', path: string, cookie: string | undefined, payload?: object) {
  const answer = await product.server.inject({
    method,
    url: `/api${path}`,
    headers: cookie === undefined ? {} : { cookie },
    ...(payload === undefined ? {} : { payload }),
  })
  return { status: answer.statusCode, body: answer.json() }
}
const tokenIn = (link: string) =>
  link
    .split('/')
    .at(-1)
    ?.replace(/^.*token=/, '') ?? ''
const journal = async (action: string) =>
  (
    await product.database.readers.query<{ content: string; actor: string; subject: string }>(
      'select content, actor, subject from journal where action = $1 order by seq',
      [action],
    )
  ).rows
const grants = async (cookie: string) => (await ask('GET', '/session', cookie)).body.actor.grants

describe('an invitation', () => {
  const invite = async (email: string, changes: object = {}) => (await ask('POST', '/invitations', adminCookie, { email, role: 'auditor', ...changes })).body
  const accept = (link: string, changes: object = {}, cookie?: string) =>
    ask('POST', '/invitations/acceptance', cookie, { token: tokenIn(link), name: 'Yangi Xodim', password: PASSWORD, ...changes })

  test('makes an account with the role, and works once', async () => {
    const { link } = await invite('Karim@Example.uz', { role: 'zone.admin', zone: 'bektemir' })
    expect(link).toMatch(/^http:\/\/127\.0\.0\.1:0\/uz\/invitation\/[\w-]{43}$/)
    expect((await ask('GET', `/invitations/by-token/${tokenIn(link)}`, undefined)).body).toMatchObject({
      email: 'karim@example.uz',
      role: 'zone.admin',
      zone: 'bektemir',
      known: false,
    })
    const accepted = await accept(link)
    expect(accepted).toMatchObject({ status: 200, body: { email: 'karim@example.uz' } })
    expect(await grants(await cookieFor(product, accepted.body.person))).toEqual([{ role: 'person' }, { role: 'zone.admin', zone: 'bektemir' }])
    expect(await accept(link)).toMatchObject({ status: 422, body: { code: 'invitation.used' } })
  })

  test('accepted by two at once makes one account', async () => {
    const { link } = await invite('twice@example.uz')
    const answers = await Promise.all([accept(link), accept(link)])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 422])
  })

  test('leaves neither token nor password in the journal', async () => {
    const { link } = await invite('quiet@example.uz')
    await accept(link)
    const written = [...(await journal('person.invited')), ...(await journal('invitation.accepted'))].map(({ content }) => content).join()
    expect(written).toContain('quiet@example.uz')
    expect(written).not.toContain(tokenIn(link))
    expect(written).not.toContain(PASSWORD)
  })

  test('ends after seven days', async () => {
    const { link } = await invite('late@example.uz')
    clock.set('2026-03-09T07:00:00Z')
    expect(await accept(link)).toMatchObject({ body: { code: 'invitation.ended' } })
    clock.set('2026-03-02T07:00:00Z')
  })

  test('of somebody who has an account is accepted by them alone, signed in', async () => {
    const person = await makePerson(product, 'old@example.uz')
    const { link } = await invite('old@example.uz')
    expect(await accept(link)).toMatchObject({ body: { code: 'invitation.signInFirst' } })
    expect(await accept(link, {}, adminCookie)).toMatchObject({ body: { code: 'invitation.signInFirst' } })
    const cookie = await cookieFor(product, person)
    expect((await accept(link, {}, cookie)).status).toBe(200)
    expect(await grants(cookie)).toContainEqual({ role: 'auditor' })
  })

  test.each([
    ['a role of an organisation without one', { role: 'resident.head' }, 422, 'grant.partyNeeded'],
    ['an administrator of no zone', { role: 'zone.admin' }, 422, 'grant.zoneNeeded'],
    ['an unknown zone', { zone: 'nowhere' }, 404, 'zone.unknown'],
    ['an unknown organisation', { role: 'investor', party: '019a0000-0000-7000-8000-00000000ffff' }, 404, 'party.unknown'],
    ['a role nobody gives', { role: 'public' }, 422, 'input.invalid'],
    ['an end that is past', { to: '2026-03-01' }, 422, 'grant.endsBeforeItBegins'],
    ['no e-mail', { email: 'nobody' }, 422, 'input.invalid'],
  ])('is refused for %s', async (_what, changes, status, code) => {
    expect(await ask('POST', '/invitations', adminCookie, { email: 'x@example.uz', role: 'auditor', ...changes })).toMatchObject({ status, body: { code } })
  })

  test('into the training zone is refused: real people stay out of it', async () => {
    await trainingCookie(product, 'sysadmin')
    expect(await ask('POST', '/invitations', adminCookie, { email: 'x@example.uz', role: 'auditor', zone: 'oquv-zona' })).toMatchObject({
      body: { code: 'grant.training' },
    })
    const learner = await trainingCookie(product, 'sysadmin')
    expect(await ask('POST', '/invitations', learner, { email: 'x@example.uz', role: 'auditor', zone: 'oquv-zona' })).toMatchObject({
      body: { code: 'invitation.training' },
    })
    expect(await ask('POST', '/invitations', learner, { email: 'x@example.uz', role: 'auditor' })).toMatchObject({ status: 403 })
  })
})

describe('an organisation', () => {
  let investor: string
  let party: string
  beforeAll(async () => {
    investor = await cookieFor(product, await makePerson(product, 'investor@example.uz'))
    party = (await ask('POST', '/account/organisations', investor, { name: 'Gʻisht zavodi', stir: '301234567' })).body.party
  })

  test('is recorded by whoever registered themselves, who becomes its investor', async () => {
    expect(await grants(investor)).toEqual([{ role: 'person' }, { role: 'investor', party }])
    expect(await ask('POST', '/account/organisations', investor, { name: 'Yana', stir: '301234567' })).toMatchObject({ body: { code: 'party.stirTaken' } })
    expect(await ask('POST', '/account/organisations', investor, { name: 'Yana', stir: '333333333' })).toMatchObject({ body: { code: 'input.invalid' } })
  })

  test('is invited to by its own people, to its own roles, and by nobody else', async () => {
    const asked = (cookie: string, changes: object = {}) =>
      ask('POST', `/parties/${party}/invitations`, cookie, { email: 'partner@example.uz', role: 'investor', ...changes })
    expect((await asked(investor)).status).toBe(200)
    expect((await asked(investor, { role: 'directorate.head' })).status).toBe(403)
    const stranger = await cookieFor(product, await makePerson(product, 'stranger@example.uz', [{ role: 'investor', party: await strangersParty() }]))
    expect((await asked(stranger)).status).toBe(403)
  })

  const strangersParty = async () => {
    const other = await cookieFor(product, await makePerson(product, 'other@example.uz'))
    return (await ask('POST', '/account/organisations', other, { name: 'Boshqa', stir: '207654321' })).body.party
  }
})

describe('a role', () => {
  const grant = (person: string, changes: object = {}, cookie = adminCookie) =>
    ask('POST', `/people/${person}/grants`, cookie, { role: 'directorate.specialist', from: '2026-03-02', reason: 'Buyruq 12', ...changes })

  test('is given, shown with its ground, and taken back at once', async () => {
    const person = await makePerson(product, 'specialist@example.uz')
    const cookie = await cookieFor(product, person)
    const given = await grant(person, { zone: 'bektemir' })
    expect(given).toMatchObject({ status: 200, body: { role: 'directorate.specialist', zone: 'bektemir', reason: 'Buyruq 12', by: 'admin@example.uz' } })
    expect(await grants(cookie)).toContainEqual({ role: 'directorate.specialist', zone: 'bektemir' })
    const taken = await ask('POST', `/people/${person}/grants/${given.body.id}/revocation`, adminCookie, { reason: 'Ishdan ketdi' })
    expect(taken).toMatchObject({ status: 200, body: { revokedReason: 'Ishdan ketdi', revokedBy: 'admin@example.uz' } })
    expect(await grants(cookie)).toEqual([{ role: 'person' }])
    expect((await ask('GET', `/people/${person}`, adminCookie)).body.grants).toHaveLength(1)
  })

  test('is given by nobody to themselves, not even by a system administrator', async () => {
    expect(await grant(admin, { role: 'directorate.head' })).toMatchObject({ status: 422, body: { code: 'grant.toOneself' } })
  })

  test('is given twice to nobody', async () => {
    const person = await makePerson(product, 'doubled@example.uz', [{ role: 'directorate.specialist' }])
    expect(await grant(person)).toMatchObject({ body: { code: 'grant.duplicate' } })
  })

  test('of the last administrator stays', async () => {
    const row = (await ask('GET', `/people/${admin}`, adminCookie)).body.grants[0]
    expect(await ask('POST', `/people/${admin}/grants/${row.id}/revocation`, adminCookie, { reason: 'Ketaman' })).toMatchObject({
      body: { code: 'grant.lastAdministrator' },
    })
  })

  test('of a training account stays in the training zone', async () => {
    await trainingCookie(product, 'auditor')
    const learner = (await ask('GET', '/people?zone=oquv-zona&role=auditor', adminCookie)).body.items[0]
    expect(await grant(learner.id)).toMatchObject({ body: { code: 'grant.training' } })
    expect(await grant(learner.id, { zone: 'bektemir' })).toMatchObject({ body: { code: 'grant.training' } })
    expect((await grant(learner.id, { zone: 'oquv-zona' })).status).toBe(200)
  })

  test('people of the training zone are in no list of real people, and see none', async () => {
    const real = (await ask('GET', '/people?limit=500', adminCookie)).body.items
    expect(real.filter(({ training }: { training: boolean }) => training)).toEqual([])
    expect(real.map(({ email }: { email: string }) => email)).toContain('a•••@example.uz')
    const learner = await trainingCookie(product, 'sysadmin')
    expect((await ask('GET', '/people', learner)).status).toBe(403)
    const seen = (await ask('GET', '/people?zone=oquv-zona&limit=500', learner)).body.items
    expect(seen.length).toBeGreaterThan(10)
    expect(seen.filter(({ training }: { training: boolean }) => !training)).toEqual([])
    expect(await ask('GET', `/people/${admin}`, learner)).toMatchObject({ status: 404, body: { code: 'people.unknown' } })
  })
})

describe('the first administrator', () => {
  test('is made by a link that works once', async () => {
    const fresh = await openTestProduct()
    const path = await setUpAddress(fresh)
    const used = await setUpAddress(fresh)
    const setUp = (address: string | undefined, email: string) =>
      fresh.server.inject({ method: 'POST', url: '/api/set-up', payload: { token: tokenIn(address ?? ''), name: 'Birinchi Admin', email, password: PASSWORD } })
    expect((await setUp(path, 'a@example.uz')).json().code).toBe('account.linkUsed')
    const answers = await Promise.all([setUp(used, 'b@example.uz'), setUp(used, 'c@example.uz')])
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 422])
    expect(await setUpAddress(fresh)).toBeUndefined()
    await fresh.drop()
  })
})

describe('registering oneself', () => {
  const register = (email: string, from = product) =>
    from.server.inject({
      method: 'POST',
      url: '/api/registrations',
      payload: { name: 'Yangi Investor', email, password: PASSWORD },
      remoteAddress: email.replace(/\D/g, '1'),
    })

  test('gives no role, and answers alike where the e-mail is known', async () => {
    const first = await register('new@example.uz')
    const again = await register('new@example.uz')
    expect([first.statusCode, first.body]).toEqual([200, '{"confirm":false}'])
    expect([again.statusCode, again.body]).toEqual([first.statusCode, first.body])
    const rows = await product.database.readers.query("select count(*)::int as count from person where email = 'new@example.uz'")
    expect(rows.rows).toEqual([{ count: 1 }])
  })

  test('waits for the e-mail to be confirmed where mails are sent, by a link that works once', async () => {
    const { equipment } = product
    const mailing = { ...equipment, mail: { server: 'smtp://127.0.0.1:1', from: 'a@b.uz' } }
    const circumstances = {
      actor: { id: 'public', name: 'public', grants: [{ role: 'public' as const }] },
      language: 'uz' as const,
      now: clock.now(),
      equipment: mailing,
    }
    const { answerRegister } = await import('./registration-service.ts')
    const { inWriting } = await import('#platform/database/connect.ts')
    const input = { name: 'Sobir', email: 'sobir@example.uz', password: PASSWORD, language: 'uz' as const }
    const result = await inWriting(product.database, async (writer) => ({ keep: true, value: await answerRegister(input, writer, circumstances) }))
    expect(result).toMatchObject({ ok: true, value: { output: { confirm: true } } })
    const sent = await product.database.readers.query<{ body: string }>("select body from mail_outbox where address = 'sobir@example.uz'")
    const token = /token=([\w-]+)/.exec(sent.rows[0]?.body ?? '')?.[1]
    const confirm = () => ask('POST', '/registrations/confirmation', undefined, { token })
    expect(await confirm()).toMatchObject({ status: 200, body: { email: 'sobir@example.uz' } })
    expect(await confirm()).toMatchObject({ body: { code: 'account.linkUsed' } })
  })
})

describe('one’s own account', () => {
  test('is changed by its holder, and a key has none', async () => {
    const cookie = await cookieFor(product, await makePerson(product, 'own@example.uz'))
    const changed = await ask('POST', '/account', cookie, { name: 'Oʻzim', phone: '+998901234567', language: 'ru', mail: 'daily' })
    expect(changed).toMatchObject({ status: 200, body: { name: 'Oʻzim', phone: '+998901234567', language: 'ru', mail: 'daily' } })
    expect((await ask('GET', '/session', cookie)).body).toMatchObject({ language: 'ru', unread: 0 })
    const key = await product.keyFor('auditor')
    const answer = await product.server.inject({ url: '/api/account', headers: { authorization: `Bearer ${key}` } })
    expect([answer.statusCode, answer.json().code]).toEqual([404, 'account.unknown'])
  })

  test('shows its sessions, and one that is ended stops at once; another’s cannot be ended', async () => {
    const person = await makePerson(product, 'sessions@example.uz')
    const [here, there] = [await cookieFor(product, person), await cookieFor(product, person)]
    const { items } = (await ask('GET', '/account/sessions', here)).body
    expect(items.map(({ current }: { current: boolean }) => current).toSorted()).toEqual([false, true])
    const other = items.find(({ current }: { current: boolean }) => !current)
    expect(await ask('POST', `/account/sessions/${other.id}/end`, adminCookie, {})).toMatchObject({ status: 404, body: { code: 'session.unknown' } })
    expect((await ask('POST', `/account/sessions/${other.id}/end`, here, {})).status).toBe(200)
    expect((await ask('GET', '/account', there)).status).toBe(401)
    expect((await ask('GET', '/account', here)).status).toBe(200)
  })
})
