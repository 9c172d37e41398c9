import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readerOf } from '#platform/database/sql.ts'
import { verifyJournal } from '#platform/journal.ts'
import { openAt, openTestProduct, type TestProduct } from '../../../test/support/product.ts'
import type { Claim } from './model.ts'

let product: TestProduct
let specialist: string
let head: string
beforeAll(async () => {
  product = await openTestProduct()
  specialist = await product.keyFor('directorate.specialist')
  head = await product.keyFor('directorate.head')
})
afterAll(() => product.drop())

const get = async (url: string) => (await product.server.inject(`/api${url}`)).json()
async function post(url: string, payload: object, key = specialist) {
  const answer = await product.server.inject({ method: 'POST', url: `/api${url}`, payload, headers: { authorization: `Bearer ${key}` } })
  return { status: answer.statusCode, body: answer.json() }
}
const contentOf = ({ value, unit, period, periodBasis, qualifier, scope, source, locator, quote, note }: Claim) => ({
  value,
  unit,
  period,
  periodBasis,
  qualifier,
  scope,
  source,
  locator,
  quote,
  note,
})
const correct = async (id: string, change: Partial<Claim>, key = specialist) =>
  post(`/claims/${id}/corrections`, { ...contentOf((await get(`/claims/${id}`)).claim), ...change, reason: 'Letter of the directorate' }, key)
const official = async (query: string) => (await get(`/official-values?${query}`)).items

describe('what the article says twice and differently', () => {
  test('stands side by side: 567 and 647 enterprises, each with its scope and quote', async () => {
    const { items } = await get('/claims?subject=1726&measure=enterprises')
    expect(items.map(({ value, scope, period }: Claim) => ({ value, scope, period }))).toEqual([
      { value: 567, scope: 'eight_small_zones', period: '2025' },
      { value: 647, scope: 'directorate_text', period: null },
    ])
    expect(items[1].quote).toContain('korxonalar soni 647 ta')
  })

  test('and 40.5 hectares beside 1,327,261 square metres, which are 132.7 hectares', async () => {
    const [table] = (await get('/claims?subject=1726&measure=area_ha')).items
    const [prose] = (await get('/claims?subject=1726&measure=total_area_m2')).items
    expect(table).toMatchObject({ value: 40.5, unit: 'ha', scope: 'eight_small_zones' })
    expect(prose).toMatchObject({ value: 1_327_261, unit: 'm2', scope: 'directorate_text' })
    expect(Math.round(prose.value / 1000) / 10).toBe(132.7)
  })

  test('has the table as its official value, as the stronger source', async () => {
    expect(await official('subject=bektemir&measure=enterprises&period=2025')).toEqual([
      expect.objectContaining({ value: 70, qualifier: 'exact', claim: 'O047', source: 'paper-table-1', chosenBy: 'priority', rivals: 1 }),
    ])
  })
})

describe('a corrected claim', () => {
  test('leaves the old version on record, and each day knows what was known on it', async () => {
    const before = new Date().toISOString()
    await new Promise((resolve) => setTimeout(resolve, 5))
    const { status, body } = await correct('O048', { value: 455, quote: '455 nafar' })
    expect([status, body]).toMatchObject([200, { value: 455, corrects: 'O048', reason: 'Letter of the directorate', recordedTo: null }])

    const { claim, history } = await get(`/claims/${body.id}`)
    expect(claim.value).toBe(455)
    expect(history.map(({ id, value }: Claim) => [id, value])).toEqual([
      ['O048', 450],
      [body.id, 455],
    ])
    expect(history[0].recordedTo).toBe(body.recordedFrom)

    const query = 'subject=bektemir&measure=workers&period=2025'
    expect((await get(`/claims?${query}`)).items).toMatchObject([{ value: 455 }])
    expect((await get(`/claims?${query}&asOf=${before}`)).items).toMatchObject([{ value: 450 }])
    expect(await official(query)).toMatchObject([{ value: 455 }])
    expect(await official(`${query}&asOf=${before}`)).toMatchObject([{ value: 450, claim: 'O048' }])
    expect(await official(`${query}&asOf=2020-01-01`)).toEqual([])

    const density = '/indicators/LAND-09/values?subject=bektemir&from=2025&to=2025'
    expect((await get(density)).values[0].value).toBeCloseTo(455 / 4.5, 10)
    expect((await get(`${density}&asOf=${before}`)).values[0].value).toBeCloseTo(100, 10)
  })

  test('cannot be corrected again in its old version: the latest is named', async () => {
    const first = await correct('O051', { value: 411 })
    const again = await correct('O051', { value: 412 })
    expect([again.status, again.body.code]).toEqual([409, 'claim.superseded'])
    expect(again.body.detail).toContain(first.body.id)
  })

  test('may move to another year: both years get their official values anew', async () => {
    const { body } = await correct('O040', { period: '2024' })
    expect(await official('subject=uchtepa&measure=workers&period=2024')).toMatchObject([{ claim: body.id, value: 600 }])
    expect(await official('subject=uchtepa&measure=workers&period=2025')).toMatchObject([{ claim: 'O066', rivals: 0 }])
  })

  test.each([
    ['that changes nothing', {}, 422, 'claim.same'],
    ['into another unit', { unit: 'ha' }, 422, 'measure.unit'],
    ['with a source that is not in the register', { source: 'nowhere' }, 404, 'source.unknown'],
    ['with a period that does not exist', { period: '2025-13' }, 422, 'input.invalid'],
  ])('is refused %s', async (_how, change, status, code) => {
    const answer = await correct('O054', change)
    expect([answer.status, answer.body.code]).toEqual([status, code])
    expect((await get('/claims/O054')).claim.recordedTo).toBeNull()
  })
})

test('a correction that repeats another standing claim of the same source and place is refused whole', async () => {
  const table = (await get('/claims/O056')).claim
  const answer = await correct('O021', { source: table.source, locator: table.locator, note: 'the same' })
  expect([answer.status, answer.body.code]).toEqual([409, 'claim.duplicate'])
  expect((await get('/claims/O021')).claim.recordedTo).toBeNull()
})

test('of people who correct one claim at the same time one wins and the others are told', async () => {
  const keys = [specialist, head, await product.keyFor('directorate.specialist')]
  const answers = await Promise.all(keys.flatMap((key, index) => [correct('O057', { value: 521 + index }, key), correct('O057', { value: 531 + index }, key)]))
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409, 409, 409])
  expect(answers.filter(({ status }) => status === 409).every(({ body }) => body.code === 'claim.superseded')).toBe(true)
  const winner = answers.find(({ status }) => status === 200)
  expect((await get('/claims?subject=mirzo-ulugbek-1&measure=workers')).items).toMatchObject([{ value: winner?.body.value }])
})

test('rival claims of one figure that are corrected at the same time leave a standing claim as its official value', async () => {
  const query = 'subject=sirgali&measure=enterprises&period=2025'
  for (let round = 0; round < 15; round++) {
    const standing: Claim[] = (await get(`/claims?${query}`)).items
    await Promise.all(standing.map((claim, index) => correct(claim.id, { value: 100 * round + index }, index === 0 ? specialist : head)))
    const now: Claim[] = (await get(`/claims?${query}`)).items
    const table = now.find(({ source }) => source === 'paper-table-1')
    expect(await official(query)).toMatchObject([{ claim: table?.id, value: table?.value }])
  }
})

test('the same statement recorded by two people at the same time is recorded once', async () => {
  const claim = {
    subject: 'sirgali',
    measure: 'workers',
    value: 700,
    unit: 'person',
    period: '2022',
    periodBasis: 'stated',
    qualifier: 'exact',
    scope: 'zone',
    source: 'paper-text',
    locator: 'twice',
    quote: '',
  }
  const answers = await Promise.all([post('/claims', claim), post('/claims', claim, head), post('/claims', claim)])
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409])
  expect(answers.filter(({ status }) => status === 409).every(({ body }) => body.code === 'claim.duplicate')).toBe(true)
})

describe('an official value chosen by a person', () => {
  test('is on record with the reason, and the day before still has the rule', async () => {
    const before = new Date().toISOString()
    await new Promise((resolve) => setTimeout(resolve, 5))
    const query = 'subject=uchtepa&measure=enterprises&period=2025'
    const answer = await post('/official-values/overrides', { claim: 'O039', reason: 'The letter names this very line' }, head)
    expect([answer.status, answer.body]).toMatchObject([200, { claim: 'O039', chosenBy: 'override', overrideReason: 'The letter names this very line' }])
    expect(await official(query)).toMatchObject([{ claim: 'O039', chosenBy: 'override' }])
    expect(await official(`${query}&asOf=${before}`)).toMatchObject([{ claim: 'O065', chosenBy: 'priority' }])
  })

  test.each([
    ['by a specialist', 'O033', 'A reason that is long enough', 'specialist', 403, 'access.forbidden'],
    ['without a reason', 'O033', 'short', 'head', 422, 'input.invalid'],
    ['of a claim without a period', 'O075', 'A reason that is long enough', 'head', 422, 'claim.undated'],
    ['of a claim that was corrected', 'O048', 'A reason that is long enough', 'head', 409, 'claim.superseded'],
    ['of a claim that does not exist', 'nothing', 'A reason that is long enough', 'head', 404, 'claim.unknown'],
  ])('is refused %s', async (_how, claim, reason, who, status, code) => {
    const answer = await post('/official-values/overrides', { claim, reason }, who === 'head' ? head : specialist)
    expect([answer.status, answer.body.code]).toEqual([status, code])
  })
})

test('fifty corrections at once, of claims of many zones, leave the journal whole and every one of them on record', async () => {
  const ids = Array.from({ length: 50 }, (_, index) => `O0${String(index + 1).padStart(2, '0')}`)
  const standing = (await Promise.all(ids.map((id) => get(`/claims/${id}`)))).filter(({ claim }) => claim.recordedTo === null)
  expect(standing.length).toBeGreaterThan(40)
  const before = await verifyJournal(readerOf(product.database.readers))
  const answers = await Promise.all(standing.map(({ claim }) => correct(claim.id, { note: 'seen' })))
  expect(answers.every(({ status }) => status === 200)).toBe(true)
  expect(await verifyJournal(readerOf(product.database.readers))).toMatchObject({ entries: before.entries + standing.length, faults: [] })
  const [bektemir] = (
    await product.database.readers.query<{ count: number }>(
      "select count(*)::int as count from journal where chain = 'bektemir' and action = 'claim.corrected'",
    )
  ).rows
  expect(bektemir?.count).toBeGreaterThanOrEqual(9)
})

test('a change made through one program is seen at once through another on the same database', async () => {
  const other = await openAt(product.databaseUrl)
  const url = '/api/claims?subject=yakkasaroy&measure=workers'
  expect((await other.server.inject(url)).json().items).toMatchObject([{ value: 290 }])
  for (let value = 291; value < 301; value++) {
    const [{ id }] = (await get('/claims?subject=yakkasaroy&measure=workers')).items
    await correct(id, { value })
    expect((await other.server.inject(url)).json().items).toMatchObject([{ value }])
  }
  await other.drop()
})
