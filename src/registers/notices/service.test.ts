import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inWriting } from '#platform/database/connect.ts'
import { runJobs } from '#platform/jobs.ts'
import { cookieFor, makePerson, trainingCookie } from '../../../test/support/people.ts'
import { makeClock, openTestProduct, type TestProduct } from '../../../test/support/product.ts'
import { notify, type Telling } from './service.ts'

/** Monday noon in Tashkent. */
const MONDAY = new Date('2026-03-02T07:00:00Z')

let product: TestProduct
beforeAll(async () => {
  product = await openTestProduct(makeClock(MONDAY.toISOString()))
})
afterAll(() => product.drop())

const telling = (changes: Partial<Telling> = {}): Telling => ({
  to: [],
  key: 'problem.zone.unknown',
  values: { zone: { uz: 'Bektemir', 'uz-Cyrl': 'Бектемир', ru: 'Бектемир', en: 'Bektemir' } },
  link: '/zones/bektemir',
  dedupe: 'bektemir 2026-03-02',
  ...changes,
})
const tell = (changes: Partial<Telling> = {}, now = MONDAY) =>
  inWriting(product.database, async (writer) => ({ keep: true, value: await notify(writer, now, telling(changes)) }))
const get = async (path: string, cookie: string) => (await product.server.inject({ url: `/api${path}`, headers: { cookie } })).json()
const post = async (path: string, cookie: string, payload: object) =>
  (await product.server.inject({ method: 'POST', url: `/api${path}`, headers: { cookie }, payload })).json()
const mailsTo = async (email: string) =>
  (
    await product.database.readers.query<{ subject: string; body: string }>('select subject, body from mail_outbox where address = $1 order by mail_id', [
      email,
    ])
  ).rows

describe('a notice', () => {
  test('is told once, however often it is said, even by two at once', async () => {
    const person = await makePerson(product, 'once@example.uz')
    const told = await Promise.all([tell({ to: [person] }), tell({ to: [person, person] }), tell({ to: [person] })])
    expect(told.toSorted()).toEqual([0, 0, 1])
    const { items } = await get('/notices', await cookieFor(product, person))
    expect(items).toMatchObject([{ key: 'problem.zone.unknown', link: '/zones/bektemir', readAt: null, values: { zone: { ru: 'Бектемир' } } }])
    expect(await mailsTo('once@example.uz')).toHaveLength(1)
  })

  test('reaches whoever has the role in the place on that day, and nobody else', async () => {
    const [network, here] = [
      await makePerson(product, 'network@example.uz', [{ role: 'zone.admin' }]),
      await makePerson(product, 'here@example.uz', [{ role: 'zone.admin', zone: 'bektemir' }]),
    ]
    const strangers = [
      await makePerson(product, 'there@example.uz', [{ role: 'zone.admin', zone: 'sirgali' }]),
      await makePerson(product, 'former@example.uz', [{ role: 'zone.admin', zone: 'bektemir', to: '2026-03-01' }]),
      await makePerson(product, 'another@example.uz', [{ role: 'auditor' }]),
    ]
    await trainingCookie(product, 'zone.admin')
    expect(await tell({ to: { role: 'zone.admin', zone: 'bektemir' }, dedupe: 'by role' })).toBe(2)
    for (const person of [network, here]) expect((await get('/notices', await cookieFor(product, person))).items).toHaveLength(1)
    for (const person of strangers) expect((await get('/notices', await cookieFor(product, person))).items).toHaveLength(0)
  })

  test('is marked as read by its own person only', async () => {
    const [person, other] = [await makePerson(product, 'reads@example.uz'), await makePerson(product, 'peeks@example.uz')]
    await tell({ to: [person] })
    const cookie = await cookieFor(product, person)
    const [first] = (await get('/notices', cookie)).items
    expect((await get('/session', cookie)).unread).toBe(1)
    expect(await post('/notices/read', await cookieFor(product, other), { ids: [first.id] })).toEqual({ read: 0 })
    expect(await post('/notices/read', cookie, { ids: [first.id] })).toEqual({ read: 1 })
    expect((await get('/session', cookie)).unread).toBe(0)
    expect((await get('/notices?unread=true', cookie)).items).toEqual([])
  })

  test('is walked by its cursor', async () => {
    const person = await makePerson(product, 'many@example.uz')
    for (let number = 0; number < 5; number++) await tell({ to: [person], dedupe: `n${number}` })
    const cookie = await cookieFor(product, person)
    const first = await get('/notices?limit=3', cookie)
    const second = await get(`/notices?limit=3&cursor=${first.next}`, cookie)
    expect([first.items.length, second.items.length, second.next]).toEqual([3, 2, undefined])
    expect((await get('/notices?cursor=abc', cookie)).code).toBe('cursor.invalid')
  })
})

describe('mail about notices', () => {
  const wishing = async (email: string, mail: string, language = 'ru') => {
    const person = await makePerson(product, email)
    await post('/account', await cookieFor(product, person), { name: 'Kimdir', language, mail })
    return person
  }

  test('at once is in the person’s language with a link', async () => {
    const person = await wishing('atonce@example.uz', 'at_once')
    await tell({ to: [person] })
    const [mail] = await mailsTo('atonce@example.uz')
    expect(mail?.body).toContain('Бектемир')
    expect(mail?.body).toContain('/ru/zones/bektemir')
  })

  test('is not written to who wishes none', async () => {
    const person = await wishing('none@example.uz', 'none')
    await tell({ to: [person] })
    expect(await mailsTo('none@example.uz')).toEqual([])
  })

  test('once a day comes on the next working morning at eight, once, with what was not read', async () => {
    const person = await wishing('daily@example.uz', 'daily')
    const friday = new Date('2026-03-06T12:00:00Z')
    await tell({ to: [person], dedupe: 'friday' }, friday)
    await tell({ to: [person], dedupe: 'friday too' }, friday)
    const sent = async (instant: string) => {
      await runJobs(product, new Date(instant))
      return mailsTo('daily@example.uz')
    }
    expect(await sent('2026-03-06T12:05:00Z')).toEqual([])
    // Saturday, and 8 March 2026 is a Sunday and a holiday; Monday 07:59 and 08:00 in Tashkent.
    expect(await sent('2026-03-07T06:00:00Z')).toEqual([])
    expect(await sent('2026-03-09T02:59:00Z')).toEqual([])
    const mails = await sent('2026-03-09T03:00:00Z')
    expect(mails).toHaveLength(1)
    expect(mails[0]?.body.match(/Бектемир/g)).toHaveLength(2)
    expect(await sent('2026-03-09T03:05:00Z')).toHaveLength(1)
    expect(await sent('2026-03-10T03:00:00Z')).toHaveLength(1)
  })
})
