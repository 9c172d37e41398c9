import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inWriting } from '../database/connect.ts'
import { createKey, revokeKey } from '../keys.ts'
import { readReference } from '../reference.ts'
import { LANGUAGES } from '#lib/language.ts'
import { openTestProduct, type TestProduct } from '../../../test/support/product.ts'
import { testSettings } from '../../../test/support/settings.ts'
import { makeProductServer } from '../../server.ts'

let product: TestProduct
beforeAll(async () => {
  product = await openTestProduct()
})
afterAll(() => product.drop())

const get = (url: string, headers: Record<string, string> = {}) => product.server.inject({ url, headers })

/** A claim whose locator is its own, so that every call records another one. */
let number = 0
const claim = () => ({
  subject: 'uchtepa',
  measure: 'workers',
  value: 1,
  unit: 'person',
  period: '2021',
  periodBasis: 'stated',
  qualifier: 'exact',
  scope: 'zone',
  source: 'paper-text',
  locator: `line ${number++}`,
  quote: '',
})
const record = (headers: Record<string, string>) => product.server.inject({ method: 'POST', url: '/api/claims', headers, payload: claim() })

describe('an answer', () => {
  test('carries a tag, and is not sent again to whoever has it', async () => {
    const first = await get('/api/zones')
    const etag = String(first.headers['etag'])
    expect(etag).toMatch(/^"[\w-]+"$/)
    const again = await get('/api/zones', { 'if-none-match': `"other", W/${etag}` })
    expect([again.statusCode, again.body]).toEqual([304, ''])
    expect((await get('/api/zones', { 'if-none-match': '"other"' })).statusCode).toBe(200)
  })

  test('has another tag as soon as what it says has changed', async () => {
    const before = await get('/api/claims?subject=uchtepa&period=2021')
    await record({ authorization: `Bearer ${await product.keyFor('directorate.specialist')}` })
    const after = await get('/api/claims?subject=uchtepa&period=2021', { 'if-none-match': String(before.headers['etag']) })
    expect(after.statusCode).toBe(200)
    expect(after.json().items).toHaveLength(before.json().items.length + 1)
  })

  test.each([['gzip'], ['br']])('is compressed with %s for whoever takes it', async (encoding) => {
    expect((await get('/api/indicators', { 'accept-encoding': encoding })).headers['content-encoding']).toBe(encoding)
  })

  test('keeps the browser to our own scripts', async () => {
    const { headers } = await get('/api/zones')
    expect(headers['content-security-policy']).toContain("script-src 'self';")
    expect(headers['x-content-type-options']).toBe('nosniff')
  })
})

describe('a problem', () => {
  test.each(LANGUAGES)('is told in the language asked for (%s), as RFC 9457 describes', async (language) => {
    const answer = await get(`/api/zones/nowhere?lang=${language}`)
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8')
    const problem = answer.json()
    expect(problem).toMatchObject({ type: '/api#zone.unknown', status: 404, code: 'zone.unknown', instance: `/api/zones/nowhere?lang=${language}` })
    expect(problem.detail).toContain('nowhere')
    expect(problem.title.length).toBeGreaterThan(3)
  })

  test('reads differently in each of the four languages', async () => {
    const details = await Promise.all(LANGUAGES.map(async (language) => (await get(`/api/zones/nowhere?lang=${language}`)).json().detail))
    expect(new Set(details).size).toBe(4)
  })

  test('follows Accept-Language where no language is asked for', async () => {
    expect((await get('/api/zones/nowhere', { 'accept-language': 'fr, ru;q=0.8' })).json().detail).toBe((await get('/api/zones/nowhere?lang=ru')).json().detail)
  })

  test.each([
    ['an unknown zone', '/api/zones/nowhere', 404, 'zone.unknown', undefined],
    ['an unknown territory', '/api/places/9999999', 404, 'place.unknown', undefined],
    ['an unknown claim', '/api/claims/nothing', 404, 'claim.unknown', undefined],
    ['an unknown act', '/api/acts/nothing', 404, 'act.unknown', undefined],
    ['an unknown source', '/api/sources/nothing', 404, 'source.unknown', undefined],
    ['an unknown finding', '/api/findings/nothing', 404, 'finding.unknown', undefined],
    ['an unknown indicator', '/api/indicators/ECO-99', 404, 'indicator.unknown', undefined],
    ['an unknown address', '/api/nothing', 404, 'address.unknown', undefined],
    ['a zone written wrongly', '/api/zones/Not%20a%20slug', 422, 'input.invalid', { path: 'zone', code: 'input.slug', value: 'Not a slug' }],
    ['an indicator written wrongly', '/api/analysis/league?indicator=eco', 422, 'input.invalid', { path: 'indicator', code: 'input.indicator', value: 'eco' }],
    ['a period that does not exist', '/api/analysis/league?period=2025-13', 422, 'input.invalid', { path: 'period', code: 'input.period', value: '2025-13' }],
    ['a quarter that does not exist', '/api/claims?period=2025-Q5', 422, 'input.invalid', { path: 'period', code: 'input.period', value: '2025-Q5' }],
    ['a day that does not exist', '/api/acts?inForceOn=2025-02-30', 422, 'input.invalid', { path: 'inForceOn', code: 'input.day', value: '2025-02-30' }],
    ['an instant that is none', '/api/claims?asOf=yesterday', 422, 'input.invalid', { path: 'asOf', code: 'input.instant', value: 'yesterday' }],
    ['a limit above the greatest', '/api/claims?limit=501', 422, 'input.invalid', { path: 'limit', code: 'input.too_big', value: '501', expected: '≤ 500' }],
    ['a limit that is no number', '/api/claims?limit=many', 422, 'input.invalid', { path: 'limit', code: 'input.invalid_type', value: 'many' }],
    ['a kind that does not exist', '/api/zones?kind=big', 422, 'input.invalid', { path: 'kind', value: 'big' }],
    ['one zone to compare', '/api/portal/compare?zones=bektemir', 422, 'input.invalid', { path: 'zones', code: 'input.zones' }],
    ['a cursor that is not ours', '/api/claims?cursor=abc', 422, 'cursor.invalid', undefined],
  ])('names what is wrong: %s', async (_what, url, status, code, fault) => {
    const answer = await get(url)
    expect(answer.statusCode).toBe(status)
    expect(answer.json()).toMatchObject({ status, code, ...(fault === undefined ? {} : { faults: [fault] }) })
    if (fault !== undefined) expect(answer.json().faults[0].message.length).toBeGreaterThan(3)
  })

  test('an unknown language in the address of a page is an unknown address', async () => {
    expect((await get('/de/zones')).statusCode).toBe(404)
  })

  test('a body that is no JSON is told so', async () => {
    const answer = await product.server.inject({ method: 'POST', url: '/api/claims', headers: { 'content-type': 'application/json' }, payload: '{' })
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'request.malformed'])
  })
})

describe('a session', () => {
  const enter = (key: string, headers: Record<string, string> = {}) => product.server.inject({ method: 'POST', url: '/api/session', headers, payload: { key } })

  test('is a cookie that scripts cannot read and other sites cannot send', async () => {
    const answer = await enter(await product.keyFor('directorate.specialist'))
    expect(answer.json()).toMatchObject({ actor: { grants: [{ role: 'directorate.specialist' }] } })
    expect(answer.headers['set-cookie']).toMatch(/^sanoat_key=sk_[\w-]+; Path=\/; HttpOnly; SameSite=Strict; Max-Age=43200$/)
  })

  test('lets its holder write, and nobody after it was ended', async () => {
    const cookie = String((await enter(await product.keyFor('directorate.specialist'))).headers['set-cookie']).split(';')[0] ?? ''
    expect((await record({ cookie })).statusCode).toBe(200)
    const ended = await product.server.inject({ method: 'DELETE', url: '/api/session', headers: { cookie } })
    expect(ended.headers['set-cookie']).toMatch(/^sanoat_key=;.*Max-Age=0/)
    expect((await record({ cookie: 'sanoat_key=' })).statusCode).toBe(401)
  })

  test('is marked Secure where people come over https', async () => {
    const settings = { ...testSettings(product.databaseUrl), publicUrl: 'https://sanoat.example' }
    const server = await makeProductServer(product, settings)
    const answer = await server.inject({ method: 'POST', url: '/api/session', payload: { key: await product.keyFor('auditor') } })
    await server.close()
    expect(answer.headers['set-cookie']).toMatch(/; Secure$/)
  })

  test('is not begun with a key that does not work', async () => {
    const answer = await enter('sk_wrong')
    expect([answer.statusCode, answer.json().code, answer.headers['set-cookie']]).toEqual([401, 'access.keyUnknown', undefined])
  })

  test('ends at once when its key is taken back', async () => {
    const now = new Date()
    const { id, key } = await inWriting(product.database, async (writer) => ({
      keep: true,
      value: await createKey(writer, now, 'gone', ['directorate.specialist']),
    }))
    const cookie = `sanoat_key=${key}`
    expect((await record({ cookie })).statusCode).toBe(200)
    await inWriting(product.database, async (writer) => ({ keep: true, value: await revokeKey(writer, now, id) }))
    expect((await record({ cookie })).statusCode).toBe(401)
    expect((await get('/api/zones', { cookie })).statusCode).toBe(200)
  })
})

describe('a change asked for by a page of another site', () => {
  test.each([
    ['its Origin', { origin: 'https://evil.example' }],
    ['no Origin at all', { origin: 'null' }],
    ['Sec-Fetch-Site', { 'sec-fetch-site': 'cross-site' }],
  ])('is refused by %s', async (_by, headers) => {
    const cookie = `sanoat_key=${await product.keyFor('directorate.specialist')}`
    const answer = await record({ cookie, ...headers })
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'access.foreignOrigin'])
    const file = await product.server.inject({
      method: 'POST',
      url: '/api/imports/claims',
      headers: { cookie, 'content-type': 'text/csv', ...headers },
      payload: 'a\n',
    })
    expect(file.json().code).toBe('access.foreignOrigin')
  })

  test('is taken from our own pages', async () => {
    const cookie = `sanoat_key=${await product.keyFor('directorate.specialist')}`
    expect((await record({ cookie, origin: 'http://sanoat.example', host: 'sanoat.example' })).statusCode).toBe(200)
  })
})

/** How many rows a shipped file has. */
const shipped = (name: string) => readReference(name).rows.length

describe('a list', () => {
  test.each([
    ['/api/claims?subject=bektemir', 'id', 12],
    ['/api/zones', 'id', 8],
    ['/api/places?level=region', 'soato', 14],
    ['/api/acts', 'id', shipped('acts')],
    ['/api/parameters', 'key', shipped('parameters')],
    ['/api/events', 'id', shipped('events')],
    ['/api/sources', 'id', shipped('sources')],
    ['/api/measures', 'code', shipped('measures')],
    ['/api/official-values?measure=workers&period=2025', 'subject', 9],
    ['/api/official-values?measure=workers&period=2025&asOf=2999-01-01', 'subject', 9],
  ])('is walked by its cursor exactly once: %s', async (url, key, count) => {
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = (await get(`${url}${url.includes('?') ? '&' : '?'}limit=3${cursor === undefined ? '' : `&cursor=${cursor}`}`)).json()
      expect(page.items.length).toBeLessThanOrEqual(3)
      seen.push(...page.items.map((item: Record<string, string>) => `${item[key]} ${item['period'] ?? item['validFrom'] ?? ''}`))
      cursor = page.next
    } while (cursor !== undefined)
    expect(seen).toHaveLength(count)
    expect(new Set(seen).size).toBe(count)
    const whole = (await get(`${url}${url.includes('?') ? '&' : '?'}limit=500`)).json()
    expect(whole.items).toHaveLength(count)
    expect(whole.next).toBeUndefined()
  })
})
