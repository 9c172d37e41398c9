import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readReference } from '#platform/reference.ts'
import { openTestProduct, type TestProduct } from '../../../test/support/product.ts'
import type { Finding } from './model.ts'

let product: TestProduct
let head: string
beforeAll(async () => {
  product = await openTestProduct()
  head = await product.keyFor('directorate.head')
})
afterAll(() => product.drop())

const get = async (url: string) => (await product.server.inject(`/api${url}`)).json()
async function post(url: string, payload: object) {
  const answer = await product.server.inject({ method: 'POST', url: `/api${url}`, payload, headers: { authorization: `Bearer ${head}` } })
  return { status: answer.statusCode, body: answer.json() }
}
const findings = async (query = ''): Promise<Finding[]> => (await get(`/findings?${query}`)).items

describe('the findings', () => {
  test('come the open ones first, the gravest first', async () => {
    const order = { error: 0, warning: 1, note: 2 }
    const keys = (await findings()).map(({ state, severity }) => Number(state !== 'open') * 10 + order[severity])
    expect(keys).toEqual(keys.toSorted((a, b) => a - b))
    expect(keys.length).toBeGreaterThan(5)
  })

  test('say that 317 zones cannot be reached: six territories state 103, and the other eight hold at most 22 each, which makes 279', async () => {
    const [found] = (await findings('severity=error')).filter(({ arithmetic }) => arithmetic.includes('317'))
    expect(found).toMatchObject({ subject: '17', state: 'open', arithmetic: expect.stringContaining('8 × 22 = 279 < 317') })
    const opened = await get(`/findings/${found?.id}`)
    expect(opened.claims.map(({ id }: { id: string }) => id)).toContain('O077')
  })

  test('are counted by rule, those without any too', async () => {
    const answer = await get('/findings')
    expect(answer.claims).toBe(readReference('claims').rows.length)
    expect(answer.rules.reduce((sum: number, rule: { findings: number }) => sum + rule.findings, 0)).toBe(answer.items.length)
  })

  test.each([
    ['state', 'open'],
    ['severity', 'note'],
    ['subject', 'bektemir'],
  ] as const)('are narrowed by %s', async (field, value) => {
    const narrowed = await findings(`${field}=${value}`)
    expect(narrowed.length).toBeGreaterThan(0)
    expect(narrowed.every((finding) => finding[field] === value)).toBe(true)
    expect(narrowed).toEqual((await findings()).filter((finding) => finding[field] === value))
  })
})

describe('a decision', () => {
  test('explains a finding, with who, when and why; a second one reopens it; both are on record', async () => {
    const [finding] = await findings('state=open')
    const decided = await post(`/findings/${finding?.id}/decisions`, { state: 'explained', reason: 'The prose covers other zones too' })
    expect(decided).toMatchObject({ status: 200, body: { state: 'explained', decision: { reason: 'The prose covers other zones too', by: 'test' } } })
    expect((await get(`/findings/${finding?.id}`)).finding.state).toBe('explained')
    expect((await findings('state=open')).some(({ id }) => id === finding?.id)).toBe(false)
    expect((await post(`/findings/${finding?.id}/decisions`, { state: 'explained', reason: 'The same once more' })).body.code).toBe('finding.sameState')
    expect((await post(`/findings/${finding?.id}/decisions`, { state: 'open', reason: 'A new letter contradicts' })).status).toBe(200)
    expect((await get(`/findings/${finding?.id}`)).finding).toMatchObject({ state: 'open', decision: { reason: 'A new letter contradicts' } })
    const rows = await product.database.readers.query('select count(*)::int as count from finding_decision where finding = $1', [finding?.id])
    expect(rows.rows[0]).toEqual({ count: 2 })
  })

  test.each([
    ['without a reason', { state: 'settled', reason: 'short' }, { status: 422, body: { faults: [{ path: 'reason', code: 'input.reason' }] } }],
    ['of a state that does not exist', { state: 'closed', reason: 'Long enough to be one' }, { status: 422, body: { faults: [{ path: 'state' }] } }],
  ])('is refused %s', async (_how, payload, expected) => {
    const [finding] = await findings()
    expect(await post(`/findings/${finding?.id}/decisions`, payload)).toMatchObject(expected)
  })
})

test('a corrected claim takes its finding away at once, and a wrong one brings it', async () => {
  const rows = async () => (await findings('subject=1726')).filter(({ arithmetic }) => /567|568/.test(arithmetic) && /≠/.test(arithmetic))
  const before = await rows()
  const { claim } = await get('/claims/O071')
  const said = ['unit', 'period', 'periodBasis', 'qualifier', 'scope', 'source', 'locator', 'quote', 'note']
  const content = Object.fromEntries(Object.entries(claim).filter(([key]) => said.includes(key)))
  const wrong = await post('/claims/O071/corrections', { ...content, value: 568, reason: 'A wrong total for the test' })
  expect(wrong.status).toBe(200)
  const after = await findings('subject=1726')
  expect(after.some(({ claims: ids, arithmetic }) => ids.includes(wrong.body.id) && arithmetic.includes('568'))).toBe(true)
  await post(`/claims/${wrong.body.id}/corrections`, { ...content, value: 567, reason: 'And back to what stands there' })
  expect(await rows()).toHaveLength(before.length)
})
