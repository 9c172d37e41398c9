import { expect, test } from 'vitest'
import { asDay } from '#lib/terms.ts'
import { checkBegin, checkValue, mayDecide } from './rules.ts'

test.each([
  ['10', '12', 'ok'],
  ['10', 'twelve', 'parameter.notNumber'],
  ['10', '10', 'parameter.same'],
  ['10', ' ', 'parameter.empty'],
  ['1726', '1726', 'parameter.same'],
  ['10:00', '11:00', 'ok'],
])('a value of %s may become %s: %s', (current, value, expected) => {
  const result = checkValue({ key: 'k', value: current }, value)
  expect(result.ok ? 'ok' : result.code).toBe(expected)
})

test('the past does not change', () => {
  expect(checkBegin(asDay('2026-01-01'), asDay('2026-01-02'))).toMatchObject({ ok: false, code: 'parameter.past' })
  expect(checkBegin(asDay('2026-01-02'), asDay('2026-01-02')).ok).toBe(true)
})

test('nobody decides a change of their own, nor one that is decided', () => {
  expect(mayDecide({ state: 'proposed', proposedBy: 'a' }, { id: 'a' })).toMatchObject({ code: 'parameter.ownChange' })
  expect(mayDecide({ state: 'approved', proposedBy: 'a' }, { id: 'b' })).toMatchObject({ code: 'parameter.decided' })
  expect(mayDecide({ state: 'proposed', proposedBy: 'a' }, { id: 'b' }).ok).toBe(true)
})
