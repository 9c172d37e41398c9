import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { grantsOf, may, PUBLIC_ACTOR, ROLES } from '#lib/access.ts'
import { operations } from '../src/contracts.ts'
import { openTestProduct, type TestProduct } from './support/product.ts'

let product: TestProduct
beforeAll(async () => {
  product = await openTestProduct()
})
afterAll(async () => {
  await product.drop()
})

/** A path whose parameters are filled with names that do not exist. */
const nowhere = (path: string) =>
  `/api${path
    .replace('{soato}', '9999')
    .replace('{code}', 'ECO-99')
    .replace(/\{\w+\}/g, 'nowhere')}`

describe.each(Object.entries(operations))('%s', (_name, operation) => {
  test.each([...ROLES])('asked by %s is permitted exactly as the access table says', async (role) => {
    const key = role === 'public' ? undefined : await product.keyFor(role)
    const answer = await product.server.inject({
      method: operation.method,
      url: nowhere(operation.path),
      headers: key === undefined ? {} : { authorization: `Bearer ${key}` },
      ...(operation.method === 'POST' && !('file' in operation) ? { payload: {} } : {}),
      ...('file' in operation
        ? { headers: { 'content-type': 'text/csv', ...(key === undefined ? {} : { authorization: `Bearer ${key}` }) }, payload: 'a\n' }
        : {}),
    })
    const allowed = may({ ...PUBLIC_ACTOR, grants: grantsOf([role]) }, operation.can)
    expect([401, 403].includes(answer.statusCode)).toBe(!allowed && answer.statusCode !== 422)
    expect(answer.statusCode).toBeLessThan(500)
  })
})

test('a key that is not ours is told so', async () => {
  const answer = await product.server.inject({ url: '/api/zones', headers: { authorization: 'Bearer sk_wrong' } })
  expect(answer.statusCode).toBe(401)
  expect(answer.json()).toMatchObject({ code: 'access.keyUnknown' })
})
