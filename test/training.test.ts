import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dayInTashkent } from '#lib/day.ts'
import { asDay } from '#lib/terms.ts'
import { readerOf } from '#platform/database/sql.ts'
import { runJobs } from '#platform/jobs.ts'
import { verifyJournal } from '#platform/journal.ts'
import { trainingActor, type TrainingAccount } from '#registers/people/training.ts'
import { loadTrainingZone, makeTrainingZone } from '../src/training.ts'
import { procedures } from '../src/procedures.ts'
import { questions } from './support/questions.ts'
import { cookieFor, makePerson, trainingCookie } from './support/people.ts'
import { makeClock, openTestProduct, type TestProduct } from './support/product.ts'

/** A Wednesday; the training zone is counted back from it. */
const TODAY = asDay('2026-11-25')
const NOW = new Date('2026-11-25T09:00:00Z')

let product: TestProduct
/** What every public question was answered before the training zone was made. */
const before = new Map<string, string>()
beforeAll(async () => {
  product = await openTestProduct(makeClock('2026-11-25T09:00:00Z'))
  await trainingCookie(product, 'directorate.head')
  for (const { name, url } of questions()) before.set(name, (await product.server.inject(url)).body)
  await makeTrainingZone(product, TODAY)
  // What the program does by itself every few minutes must not carry anything over either.
  await runJobs(product, NOW)
  const texts = JSON.stringify({ uz: 'Mashq yoʻnalishi', 'uz-Cyrl': 'Машқ йўналиши', ru: 'Учебное направление', en: 'Training line' })
  const square = JSON.stringify({
    type: 'Polygon',
    coordinates: [
      [
        [69.1, 41.2],
        [69.2, 41.2],
        [69.2, 41.3],
        [69.1, 41.2],
      ],
    ],
  })
  // Everything a zone may have beside claims, so that a list that forgets to leave it out would show it.
  await product.database.writers.query(
    "update zone set boundary = coalesce(boundary, $1), latitude = 41.2, longitude = 69.1, founded = 2020 where zone_id = 'oquv-zona'",
    [square],
  )
  await product.database.writers.query("insert into zone_direction (zone_id, position, ifut, labels) values ('oquv-zona', 0, '23', $1)", [texts])
  await product.database.writers.query(
    "insert into zone_event (zone_id, id, date, type, titles, source) values ('oquv-zona', 'training-event', '2026-01-01', 'founded', $1, (select min(id) from source))",
    [texts],
  )
}, 180_000)
afterAll(() => product.drop())

const MADE_UP = /oquv-zona|Oʻquv (zonasi|direksiyasi|komissiyasi|korxonasi|arizachisi|sexi|sarmoya)|Учебное предприятие|OQUV|Mashq yoʻnalishi|training-event/

describe('the training zone is in nothing public', () => {
  test.for(questions())('$name', async ({ url }) => {
    const answer = await product.server.inject(url)
    expect(answer.statusCode).toBe(200)
    expect(MADE_UP.exec(answer.body)?.[0]).toBeUndefined()
  })

  test.for(questions())('$name answers the same bytes as before it was made', async ({ name, url }) => {
    expect((await product.server.inject(url)).body).toBe(before.get(name))
  })

  test.each([
    '/api/search?q=oquv',
    '/api/search?q=Oʻquv%20zonasi',
    '/api/claims?subject=oquv-zona',
    '/api/official-values?measure=workers&subject=oquv-zona',
    '/api/search?q=Oʻquv%20korxonasi',
    '/api/lots',
    '/api/lot-features',
    '/api/places/1726',
    '/api/boundaries?place=1726',
    '/sitemap.xml',
    '/uz',
    '/uz/zones',
    '/uz/lots',
    '/uz/register/obligations',
    '/uz/register/privatizations',
    '/ru/register/obligations',
    '/uz/ratings',
    '/uz/indicators',
    '/uz/events',
  ])('%s', async (url) => {
    const { body } = await product.server.inject(url)
    expect(MADE_UP.exec(body.replaceAll(/<(link|meta)[^>]*>/g, ''))?.[0]).toBeUndefined()
  })

  test('no claim is made about it, by hand or by file', async () => {
    const cookie = await cookieFor(product, await makePerson(product, 'real@example.uz', [{ role: 'directorate.specialist' }]))
    const claim = {
      subject: 'oquv-zona',
      measure: 'workers',
      value: 1,
      unit: 'person',
      period: '2025',
      periodBasis: 'stated',
      qualifier: 'exact',
      scope: 'zone',
      source: 'paper-text',
      locator: 'a',
      quote: '',
    }
    expect((await product.server.inject({ method: 'POST', url: '/api/claims', headers: { cookie }, payload: claim })).statusCode).toBeGreaterThanOrEqual(400)
    const file = 'subject,measure,period,value,unit,source\noquv-zona,workers,2023,700,person,paper-text\n'
    const answer = await product.server.inject({
      method: 'POST',
      url: '/api/imports/claims?name=a.csv',
      headers: { cookie, 'content-type': 'text/csv' },
      payload: file,
    })
    expect(answer.statusCode).toBeGreaterThanOrEqual(400)
  })
})

describe('staff of the network, who are not learning', () => {
  const roles = [
    'directorate.head',
    'directorate.specialist',
    'commission.chair',
    'commission.secretary',
    'daba.officer',
    'tax.officer',
    'ministry.analyst',
  ] as const
  const actor = { id: '019a0000-0000-7000-8000-00000000cccc', name: 'staff', grants: roles.map((role) => ({ role })) }

  test.each([
    ['showInbox', {}],
    ['listCases', { limit: '200' }],
    ['listObligations', {}],
    ['listSubmissions', { limit: '200' }],
    ['listReportingRounds', { year: '2026' }],
    ['listEnterprises', { limit: '200' }],
    ['listParties', { limit: '200' }],
    ['listTwins', {}],
    ['listNotices', {}],
    ['showParameterImpact', { key: 'obligation.acceptance_months', validFrom: '2026-12-01' }],
  ])('%s shows them nothing of the training zone unless they ask for it', async (name, input) => {
    const answer = await product.dispatch.answer(name, input, { actor, language: 'uz', now: NOW })
    expect(answer.ok ? MADE_UP.exec(answer.value.json)?.[0] : answer.code).toBeUndefined()
  })
})

describe('each training account finds work', () => {
  const inboxOf = async (account: TrainingAccount) => {
    const answer = await product.dispatch.answer('showInbox', {}, { actor: trainingActor(account), language: 'uz', now: NOW })
    if (!answer.ok) throw new Error(`${account} sees no inbox: ${answer.code}`)
    const read: { items: { waitsFor: string; kind: string; zone: string }[] } = JSON.parse(answer.value.json)
    return read.items
  }

  test.for([
    ['directorate.head', ['admission']],
    ['directorate.specialist', ['acceptance', 'admission', 'privatization']],
    ['zone.admin', ['acceptance']],
    ['resident.head', ['acceptance', 'privatization']],
    ['investor', ['admission']],
    ['commission.chair', ['acceptance', 'session']],
    ['commission.secretary', ['session']],
    ['commission.member', ['session']],
    ['daba.officer', ['privatization']],
    ['valuer', ['privatization']],
    ['customs.officer', ['admission']],
    ['tax.officer', ['admission']],
    ['utility.officer', ['admission']],
    ['hokimiyat.officer', ['admission']],
  ] as const)('%s: %s wait for it', async ([account, kinds]) => {
    const items = await inboxOf(account)
    const waiting = items.filter(({ waitsFor }) => waitsFor === 'me')
    expect([...new Set(waiting.map(({ kind }) => kind))].toSorted()).toEqual(expect.arrayContaining([...kinds]))
    expect(items.every(({ zone }) => zone === 'oquv-zona')).toBe(true)
  })

  test('resident.operator follows the cases of its enterprise', async () => {
    expect((await inboxOf('resident.operator')).length).toBeGreaterThanOrEqual(2)
    expect((await inboxOf('resident.operator')).map(({ waitsFor }) => waitsFor)).toContain('me')
  })
})

describe('what stands in it', () => {
  test('a case in every state of every procedure that a case in the city of Tashkent can come to', async () => {
    const rows = await product.database.readers.query<{ one: string }>(
      "select distinct kind || '.' || state as one from procedure_case where zone_id = 'oquv-zona'",
    )
    const found = rows.rows.map(({ one }) => one)
    const all = procedures.flatMap(({ kind, states }) => Object.keys(states).map((state) => `${kind}.${state}`))
    // The directorate decides outside the city only; the commission neither postpones nor has it cancelled a session here.
    expect(all.filter((one) => !found.includes(one)).toSorted()).toEqual([
      'acceptance.decision',
      'acceptance.postponed',
      'privatization.priceDecision',
      'session.cancelled',
    ])
  })

  test('forty lots that do not overlap, in every status, with a split and a merger behind them', async () => {
    const { rows } = await product.database.readers.query<{ status: string; count: number }>(
      "select status, count(*)::int as count from lot where zone_id = 'oquv-zona' group by status",
    )
    const counts = Object.fromEntries(rows.map(({ status, count }) => [status, count]))
    expect(rows.reduce((sum, { count }) => sum + count, 0)).toBe(41)
    expect(counts).toMatchObject({ closed: 3, draft: 1, on_auction: 1, reserved: 1, allocated: 1, owned: 1 })
    const sides = await product.database.readers.query<{ side: string }>(
      "select distinct side from lot where zone_id = 'oquv-zona' and side is not null order by side",
    )
    expect(sides.rows.map(({ side }) => side)).toEqual(['frozen', 'idle', 'under_used'])
  })

  test('monthly reports in every state in which somebody has something to do', async () => {
    const rows = await product.database.readers.query<{ state: string }>("select distinct state from submission where zone_id = 'oquv-zona' order by state")
    expect(rows.rows.map(({ state }) => state)).toEqual(['approved', 'awaited', 'draft', 'in_check', 'returned'])
  })

  test('made again it stays as it is', async () => {
    const count = async () =>
      (await product.database.readers.query<{ n: number }>("select count(*)::int as n from journal where chain = 'oquv-zona'")).rows[0]?.n
    const once = await count()
    await makeTrainingZone(product, TODAY)
    expect(await count()).toBe(once)
  }, 60_000)

  test('the journal verifies', async () => {
    expect((await verifyJournal(readerOf(product.database.readers))).faults).toEqual([])
  })
})

test('tables of it say that they are made up, in their name and below; tables of real zones do not', async () => {
  const table = async (url: string) => {
    const { headers, body } = await product.server.inject(url)
    return [String(headers['content-disposition']).includes('filename="training-'), body.trimEnd().split('\r\n').at(-1)?.startsWith('"Учебная зона')]
  }
  expect(await table('/ru/zones/oquv-zona/land.csv')).toEqual([true, true])
  expect(await table('/ru/zones.csv')).toEqual([false, false])
})

test('broken off in the middle it goes on from the day it was begun on, and is made once', { timeout: 180_000 }, async () => {
  const other = await openTestProduct()
  await trainingCookie(other, 'directorate.head')
  const leaving = new AbortController()
  const counted = {
    ...other.dispatch,
    answer: (...asked: Parameters<typeof other.dispatch.answer>) => (++asks === 400 && leaving.abort(), other.dispatch.answer(...asked)),
  }
  let asks = 0
  // A Sunday, the day after a weekend began, a month's last: days are rolled back to working days.
  await expect(loadTrainingZone({ ...other, dispatch: counted, signal: leaving.signal }, new Date('2027-01-31T09:00:00Z'))).rejects.toThrow()
  expect(await loadTrainingZone(other, new Date('2027-02-02T09:00:00Z'))).toBe(true)
  expect(await loadTrainingZone(other, new Date('2027-02-03T09:00:00Z'))).toBe(false)
  const { rows } = await other.database.readers.query<{ n: number; latest: string }>(
    "select count(*)::int as n, max(opened_on)::text as latest from procedure_case where zone_id = 'oquv-zona'",
  )
  const first = await product.database.readers.query<{ n: number }>("select count(*)::int as n from procedure_case where zone_id = 'oquv-zona'")
  expect(rows[0]?.n).toBe(first.rows[0]?.n)
  expect(String(rows[0]?.latest) <= dayInTashkent(new Date('2027-01-31T09:00:00Z'))).toBe(true)
  await other.drop()
})

test('a database that is somebody’s own is given neither training zone nor training people', async () => {
  const own = await openTestProduct()
  const rows = await own.database.readers.query('select (select count(*) from person)::int as people, (select count(*) from zone where training)::int as zones')
  expect(rows.rows).toEqual([{ people: 0, zones: 0 }])
  await own.drop()
})

test('its own page is there for whoever is led to it', async () => {
  const answer = await product.server.inject('/api/zones/oquv-zona')
  expect([answer.statusCode, answer.json().training]).toEqual([200, true])
})
