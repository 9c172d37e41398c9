import { expect, test } from 'vitest'
import type { LedgerEntry } from './model.ts'
import { arrearsOn, checkEntry, penaltyOf, stateOn, unpaidOn } from './rules.ts'

const SOM = 100

const entry = (kind: LedgerEntry['kind'], dueOn: string, amount: number): LedgerEntry => ({
  id: `${kind} ${dueOn}`,
  kind,
  dueOn,
  amount,
  currency: 'UZS',
  document: null,
  note: '',
})

// The worked example of the procedures for unfinished projects (section 4.8): 96 000 000 soʻm at 0.4 % a day, capped at 50 %.
test.each([
  [45, 17_280_000],
  [125, 48_000_000],
  [126, 48_000_000],
  [200, 48_000_000],
  [1, 384_000],
  [0, 0],
])('96 million soʻm late by %i days bear a penalty of %i soʻm', (days, penalty) => {
  expect(penaltyOf(96_000_000 * SOM, days, '0.4', '50')).toBe(penalty * SOM)
})

test('a penalty is rounded to whole tiyin, halves upwards, and stays exact for the largest sums', () => {
  expect(penaltyOf(125, 1, '0.4', '50')).toBe(1)
  expect(penaltyOf(124, 1, '0.4', '50')).toBe(0)
  expect(penaltyOf(9_000_000_000_000_000, 1, '0.4', '50')).toBe(36_000_000_000_000)
  expect(() => penaltyOf(100, 1, 'much', '50')).toThrow('much is no percentage')
})

test('a payment settles the oldest charge first, and one made later is not counted before its day', () => {
  const entries = [entry('rent', '2026-02-01', 100), entry('rent', '2026-01-01', 100), entry('payment', '2026-02-10', -150)]
  expect(unpaidOn(entries, '2026-02-09')).toEqual([
    { kind: 'rent', dueOn: '2026-01-01', amount: 100 },
    { kind: 'rent', dueOn: '2026-02-01', amount: 100 },
  ])
  expect(unpaidOn(entries, '2026-02-10')).toEqual([{ kind: 'rent', dueOn: '2026-02-01', amount: 50 }])
})

test('what is due today is not late yet; each unpaid charge counts from its own day; a penalty bears none', () => {
  const entries = [entry('rent', '2026-01-01', 100_000), entry('rent', '2026-01-31', 100_000), entry('penalty', '2026-01-11', 5_000)]
  // 100 000 × 0.4 % × 30 days = 12 000; the charge of the 31st is due on that day.
  expect(arrearsOn(entries, '2026-01-31', '0.4', '50')).toEqual({ amount: 105_000, since: '2026-01-01', penalty: 12_000 })
  // Ten days later: 40 days and 10 days: 16 000 + 4 000.
  expect(arrearsOn(entries, '2026-02-10', '0.4', '50')).toEqual({ amount: 205_000, since: '2026-01-01', penalty: 20_000 })
  expect(arrearsOn([], '2026-01-31', '0.4', '50')).toEqual({ amount: 0, since: null, penalty: 0 })
})

test.each([
  ['signed', '2026-01-01', '2026-12-31', '2025-12-31', 'signed'],
  ['signed', '2026-01-01', '2026-12-31', '2026-01-01', 'active'],
  ['active', '2026-01-01', '2026-12-31', '2026-12-31', 'active'],
  ['active', '2026-01-01', '2026-12-31', '2027-01-01', 'expired'],
  ['active', '2026-01-01', null, '2099-01-01', 'active'],
  ['draft', '2026-01-01', null, '2026-06-01', 'draft'],
  ['terminated', '2026-01-01', null, '2026-06-01', 'terminated'],
] as const)('a contract that is %s from %s to %s is on %s %s… as the table says', (state, startsOn, endsOn, day, expected) => {
  expect(stateOn({ state, startsOn, endsOn }, day)).toBe(expected)
})

test.each([
  ['a rent below zero without a note', { kind: 'rent', amount: -5, currency: 'UZS', note: '' }, 'ledger.sign'],
  ['a payment above zero without a note', { kind: 'payment', amount: 5, currency: 'UZS', note: '' }, 'ledger.sign'],
  ['another currency', { kind: 'rent', amount: 5, currency: 'USD', note: '' }, 'ledger.currency'],
  ['a contrary entry with its reason', { kind: 'rent', amount: -5, currency: 'UZS', note: 'Charged twice' }, 'ok'],
] as const)('the ledger answers %s with %s', (_name, given, code) => {
  const answer = checkEntry(given, 'UZS')
  expect(answer.ok ? 'ok' : answer.code).toBe(code)
})
