import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { grantsOf, may, PUBLIC_ACTOR, ROLES, type Role } from '#lib/access.ts'
import type { Operation } from '#lib/operation.ts'
import { inWriting } from '#platform/database/connect.ts'
import { createKey } from '#platform/keys.ts'
import { operations } from '../src/contracts.ts'
import { cookieFor, makePerson } from './support/people.ts'
import { openTestProduct, type TestProduct } from './support/product.ts'

const OWN_PARTY = '019a0000-0000-7000-8000-00000000aaaa'
const FOREIGN_PARTY = '019a0000-0000-7000-8000-00000000bbbb'

let product: TestProduct
/** What each role is asked with: a key for the network, for one zone, for one organisation, and a session whose role has ended. */
type Entries = { readonly network: string; readonly zone: string; readonly party: string; readonly ended: string }
const entries = new Map<Role, Entries>()
beforeAll(async () => {
  product = await openTestProduct()
  const key = (role: Role, zones?: string[], parties?: string[]) =>
    inWriting(product.database, async (writer) => ({ keep: true, value: (await createKey(writer, new Date(), 'test', [role], zones, parties)).key }))
  for (const role of ROLES.filter((one) => one !== 'public')) {
    const person = await makePerson(product, `${role}@example.uz`, role === 'person' ? [] : [{ role, to: '2020-12-31' }])
    entries.set(role, {
      network: await key(role),
      zone: await key(role, ['bektemir']),
      party: await key(role, undefined, [OWN_PARTY]),
      ended: await cookieFor(product, person),
    })
  }
})
afterAll(() => product.drop())

/** A path whose parameters are filled with names that do not exist, but for the zone and the organisation. */
const nowhere = (path: string, zone = 'nowhere', party = FOREIGN_PARTY) =>
  `/api${path
    .replace('{soato}', '9999')
    .replace('{code}', 'ECO-99')
    .replace('{zone}', zone)
    .replace('{party}', party)
    .replace('{token}', 'n'.repeat(43))
    .replace(/\{(id|grant)\}/g, '019a0000-0000-7000-8000-00000000cccc')
    .replace(/\{\w+\}/g, 'nowhere')}`

async function ask(operation: Operation, url: string, headers: Record<string, string>) {
  const answer = await product.server.inject({
    method: operation.method,
    url,
    headers: operation.file === undefined ? headers : { ...headers, 'content-type': 'text/csv' },
    ...(operation.method === 'POST' ? { payload: operation.file === undefined ? {} : 'a\n' } : {}),
  })
  expect(answer.statusCode).toBeLessThan(500)
  return answer.statusCode
}
const bearer = (key: string) => ({ authorization: `Bearer ${key}` })
const entryOf = (role: Role): Entries => {
  const found = entries.get(role)
  if (found === undefined) throw new Error(`Cannot ask as ${role}: no key was made`)
  return found
}

const everyOperation = Object.entries<Operation>(operations)
const insiders = ROLES.filter((role) => role !== 'public')

describe.each(everyOperation)('%s', (_name, operation) => {
  const open = operation.can === 'public.read' || operation.can === 'account.own'

  test.each([...ROLES])('asked by %s is permitted exactly as the access table says', async (role) => {
    const status = await ask(operation, nowhere(operation.path), role === 'public' ? {} : bearer(entryOf(role).network))
    const allowed = may({ ...PUBLIC_ACTOR, grants: grantsOf([role]) }, operation.can)
    expect([401, 403].includes(status)).toBe(!allowed && status !== 422)
  })

  test('is refused to every role that has ended', async () => {
    for (const role of insiders) {
      const status = await ask(operation, nowhere(operation.path), { cookie: entryOf(role).ended })
      if (!open) expect({ role, status }).toEqual({ role, status: status === 422 ? 422 : 403 })
    }
  })

  test.runIf(operation.scope === undefined && !open)('reaches no place but its own: not another zone, not another organisation, not the network', async () => {
    for (const role of insiders) {
      const { zone, party } = entryOf(role)
      const abroad = [
        await ask(operation, nowhere(operation.path, 'sirgali', FOREIGN_PARTY), bearer(zone)),
        await ask(operation, nowhere(operation.path, 'sirgali', FOREIGN_PARTY), bearer(party)),
      ]
      for (const status of abroad)
        expect({ role, refused: [403, 404, 422].includes(status) && (operation.method === 'POST' || status !== 404) }).toEqual({ role, refused: true })
    }
  })

  test.runIf(operation.scope === undefined && !open && operation.path.includes('{zone}'))('is permitted in one’s own zone as in the network', async () => {
    for (const role of insiders) {
      const status = await ask(operation, nowhere(operation.path, 'bektemir'), bearer(entryOf(role).zone))
      const allowed = may({ ...PUBLIC_ACTOR, grants: grantsOf([role]) }, operation.can)
      if (status !== 422) expect({ role, permitted: status !== 403 }).toEqual({ role, permitted: allowed })
    }
  })

  test.runIf(operation.scope === 'record' && !open)('answers a holder of one zone or organisation about no record of another', async () => {
    for (const role of insiders)
      for (const key of [entryOf(role).zone, entryOf(role).party]) {
        const status = await ask(operation, nowhere(operation.path, 'sirgali', FOREIGN_PARTY), bearer(key))
        // A list that is asked of records answers with those of one's own places, which are none here.
        expect({ role, status: operation.path.includes('{') && status === 200 ? 'told' : 'kept' }).toEqual({ role, status: 'kept' })
      }
  })
})

test('a key that is not ours is told so', async () => {
  const answer = await product.server.inject({ url: '/api/zones', headers: { authorization: 'Bearer sk_wrong' } })
  expect(answer.statusCode).toBe(401)
  expect(answer.json()).toMatchObject({ code: 'access.keyUnknown' })
})
