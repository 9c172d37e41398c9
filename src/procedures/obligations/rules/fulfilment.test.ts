import { describe, expect, test } from 'vitest'
import { achieved, conclude, degree, degreeOf, lastMonths, type Measured } from './fulfilment.ts'
import { convert, numberKey } from './evidence.ts'

const item = (over: Partial<Measured>): Measured => ({
  id: 'x',
  section: 'investment',
  sense: 'atLeast',
  target: 100,
  weight: 1,
  mandatory: false,
  actual: 0,
  ...over,
})

describe('the worked example of the acceptance procedure', () => {
  const items = [
    item({ id: 'invested', target: 2_000_000_000_00, actual: 1_900_000_000_00, weight: 0.4 }),
    item({ id: 'jobs', section: 'social', target: 50, actual: 55, weight: 0.3 }),
    item({ id: 'wage', section: 'social', target: 300, actual: 240, weight: 0.3 }),
  ]
  test('gives .95, 1 and .8, together 92.0 %', () => {
    expect(items.map(degree)).toEqual([0.95, 1, 0.8])
    expect(degreeOf(items)).toBeCloseTo(0.92, 12)
  })
  test('is partial while a cure term can be given, and not accepted after it', () => {
    expect(conclude(items, 1, false)).toMatchObject({ proposal: 'partial', investment: 0.95 })
    expect(conclude(items, 1, false).social).toBeCloseTo(0.9, 12)
    expect(conclude(items, 1, true).proposal).toBe('notAccepted')
  })
  test('is accepted under a threshold of 92 %, unless a mandatory obligation is short', () => {
    expect(conclude(items, 0.92, false).proposal).toBe('accepted')
    expect(
      conclude(
        items.map((one) => ({ ...one, mandatory: one.id === 'invested' })),
        0.92,
        false,
      ).proposal,
    ).toBe('partial')
  })
})

describe('the degree of one obligation', () => {
  test.each([
    ['is not more than 1 when more was done', { target: 50, actual: 80 }, 1],
    ['is 0 when nothing was done', { target: 50, actual: 0 }, 0],
    ['falls when more was used than allowed', { sense: 'atMost', target: 50, actual: 100 }, 0.5],
    ['is 1 when nothing was used of what is limited', { sense: 'atMost', target: 50, actual: 0 }, 1],
  ] as const)('%s', (_what, over, expected) => {
    expect(degree(item(over))).toBe(expected)
  })
  test('cannot be told of a target of zero', () => {
    expect(() => degree(item({ target: 0 }))).toThrow('expected more than 0')
  })
})

describe('what was achieved', () => {
  const count = (month: string, accepted: number) => ({ month, accepted, status: 'accepted' })
  const jobs = { item: 'jobs', due: '2025-11-30', keepMonths: null } as const
  test('of headcounts is the mean of the three months before the due date; a month without a figure counts as nobody', () => {
    expect(achieved(jobs, [count('2025-09', 50), count('2025-10', 55), count('2025-11', 60), count('2025-01', 500)])).toBe(55)
    expect(achieved(jobs, [count('2025-10', 60), count('2025-11', 60)])).toBe(40)
  })
  test('of kept jobs is the least month of those agreed', () => {
    expect(
      achieved(
        { item: 'jobsKept', due: '2026-03-31', keepMonths: 4 },
        ['2025-12', '2026-01', '2026-02', '2026-03'].map((month, index) => count(month, 50 + index)),
      ),
    ).toBe(50)
  })
  test('of money is the sum of what was accepted', () => {
    const parts = [count('', 10), count('', 20), { month: null, accepted: null, status: 'submitted' }, { month: null, accepted: 99, status: 'rejected' }]
    expect(achieved({ item: 'invested', due: '2025-11-30', keepMonths: null }, parts)).toBe(30)
  })
  test('the due month counts only when the due day is its last', () => {
    expect(lastMonths('2025-11-30', 3)).toEqual(['2025-09', '2025-10', '2025-11'])
    expect(lastMonths('2026-02-15', 3)).toEqual(['2025-11', '2025-12', '2026-01'])
  })
})

describe('a payment in another currency', () => {
  const rates = (currency: string) => ({ USD: 1_265_050, EUR: 1_400_000 })[currency]
  test.each([
    // 1,000 USD at 12,650.50 soʻm.
    ['dollars into soʻm', 100_000, 'USD', 'UZS', 1_265_050_000],
    // 12,650.50 soʻm are one dollar.
    ['soʻm into dollars', 1_265_050, 'UZS', 'USD', 100],
    // 1,000 EUR · 14,000 / 12,650.50 = 1,106.68 USD.
    ['euro into dollars', 100_000, 'EUR', 'USD', 110_668],
  ])('%s', (_what, amount, from, to, expected) => {
    expect(convert(amount, from, to, rates)).toMatchObject({ ok: true, value: { amount: expected } })
  })
  test('is refused without a rate of its day', () => {
    expect(convert(1, 'CNY', 'UZS', rates)).toMatchObject({ ok: false, code: 'rate.unknown', details: { currency: 'CNY' } })
  })
})

test('one document written in two ways is one document', () => {
  expect(numberKey('ИНВ-№ 0042/25')).toBe(numberKey('inv 0042-25'))
})
