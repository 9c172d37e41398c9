import { describe, expect, test } from 'vitest'
import { asDay } from '#lib/terms.ts'
import { checkPayment, eligible, instalmentsOf, overdueInstalment, priceOf } from './rules.ts'

const clean = { accepted: 3, unsettled: 0, openAcceptance: null, lot: undefined, arrears: 0, encumbrances: [] }

describe('land may be privatized', () => {
  test('when every obligation is accepted and nothing stands against it', () => {
    expect(eligible(clean)).toEqual({ ok: true, value: true })
  })
  test.each([
    ['while acceptance is open', { openAcceptance: 'QQ-2026-0001' }, 'privatization.acceptanceOpen'],
    ['without an accepted act', { accepted: 0 }, 'privatization.notAccepted'],
    ['while an obligation is not settled', { unsettled: 1 }, 'privatization.unsettled'],
    ['while the lot is not in operation', { lot: { number: 'A-1', status: 'construction' } }, 'privatization.notOperating'],
    ['with arrears', { arrears: 1 }, 'privatization.arrears'],
    ['under arrest or pledge', { encumbrances: [{ kind: 'pledge', since: '2026-01-01', ground: 'bank' }] }, 'privatization.encumbered'],
  ])('not %s', (_what, over, code) => {
    expect(eligible({ ...clean, ...over })).toMatchObject({ ok: false, code })
  })
})

describe('instalments', () => {
  const parts = instalmentsOf(500_000_000_00, 12, asDay('2026-01-31'))
  test('are equal in whole soʻm with the remainder in the last: 11 × 41 666 666 + 41 666 674', () => {
    expect(parts.slice(0, 11).every(({ amount }) => amount === 41_666_666_00)).toBe(true)
    expect(parts[11]?.amount).toBe(41_666_674_00)
    expect(parts.reduce((sum, { amount }) => sum + amount, 0)).toBe(500_000_000_00)
  })
  test('are due on the same day of the months, or their last', () => {
    expect(parts.slice(0, 3).map(({ due }) => due)).toEqual(['2026-01-31', '2026-02-28', '2026-03-31'])
  })
  test('one is overdue until everything up to it is paid', () => {
    const sale = { contract: 'x', number: '1', instalments: parts }
    expect(overdueInstalment({ sale, paid: 41_666_666_00 }, asDay('2026-03-01'))?.number).toBe(2)
    expect(overdueInstalment({ sale, paid: 83_333_332_00 }, asDay('2026-03-01'))).toBeUndefined()
  })
  test('more than what is owed is not taken; the last tiyin settles', () => {
    const sale = { contract: 'x', number: '1', instalments: instalmentsOf(100_00, 1, asDay('2026-01-01')) }
    expect(checkPayment({ sale, paid: 0 }, 100_01)).toMatchObject({ ok: false, code: 'privatization.overpaid' })
    expect(checkPayment({ sale, paid: 40_00 }, 60_00)).toEqual({ ok: true, value: { paid: 100_00, settled: true } })
  })
})

test.each([
  ['appraised', 900, 0, { ok: true, value: 900 }],
  ['landTax', 900, 5, { ok: true, value: 4500 }],
  ['free', 0, 0, { ok: true, value: 0 }],
] as const)('the price by the strategy %s', (strategy, base, multiplier, expected) => {
  expect(priceOf(strategy, base, multiplier)).toEqual(expected)
})
