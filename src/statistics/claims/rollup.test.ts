import { describe, expect, test } from 'vitest'
import type { OfficialValue } from './model.ts'
import { rollUp } from './rules.ts'

const value = (period: string, amount: number, different: Partial<OfficialValue> = {}): OfficialValue => ({
  subject: 'bektemir',
  measure: 'output',
  period,
  value: amount,
  qualifier: 'exact',
  periodBasis: 'stated',
  claim: `c-${period}`,
  source: 'report',
  chosenBy: 'only',
  rivals: 0,
  overrideReason: null,
  ...different,
})
const months = (count: number) => Array.from({ length: count }, (_, index) => value(`2025-${String(index + 1).padStart(2, '0')}`, index + 1))
const quarters = [value('2025-Q1', 10), value('2025-Q2', 20), value('2025-Q3', 30), value('2025-Q4', 40)]
const year = (officials: readonly OfficialValue[], kind: 'flow' | 'stock' | 'share' = 'flow') =>
  rollUp(officials, new Map([['output', kind]])).map(({ period, value, chosenBy }) => [period, value, chosenBy])

describe('the year of a flow', () => {
  test('is the sum of its twelve months: 1 + 2 + … + 12 = 78', () => {
    expect(year(months(12).toReversed())).toEqual([['2025', 78, 'rollup']])
  })

  test('is the sum of its four quarters where the months are not whole', () => {
    expect(year([...months(11), ...quarters])).toEqual([['2025', 100, 'rollup']])
  })

  test.each([
    ['eleven months', months(11)],
    ['three quarters', quarters.slice(0, 3)],
    ['three quarters and nine months', [...quarters.slice(0, 3), ...months(9)]],
  ])('is not made of %s', (_what, officials) => {
    expect(year(officials)).toEqual([])
  })

  test('is never made where a source states it', () => {
    expect(year([...months(12), value('2025', 80)])).toEqual([])
  })
})

describe('the year of a stock', () => {
  test('is that of December, also where other months are missing', () => {
    expect(year([value('2025-03', 5), value('2025-12', 9)], 'stock')).toEqual([['2025', 9, 'rollup']])
  })

  test('is that of the fourth quarter where December is missing', () => {
    expect(year([value('2025-11', 5), ...quarters], 'stock')).toEqual([['2025', 40, 'rollup']])
  })

  test('is none where neither is there', () => {
    expect(year([value('2025-11', 5), value('2025-Q3', 6)], 'stock')).toEqual([])
  })
})

test('a share has no year made of its months', () => {
  expect(year(months(12), 'share')).toEqual([])
})

test('a year is no more exact than its parts, and as contested as they are', () => {
  const officials = months(12).map((one, index) => (index === 4 ? { ...one, qualifier: 'more_than' as const, rivals: 2 } : one))
  expect(rollUp(officials, new Map([['output', 'flow']]))).toMatchObject([{ qualifier: 'more_than', rivals: 2 }])
})

test('years of different zones and figures are not mixed', () => {
  const officials = [
    ...quarters,
    ...quarters.map((one) => ({ ...one, subject: 'sirgali', value: 1 })),
    ...quarters.map((one) => ({ ...one, measure: 'cost', value: 2 })),
  ]
  const made = rollUp(
    officials,
    new Map([
      ['output', 'flow'],
      ['cost', 'flow'],
    ]),
  )
  expect(made.map(({ subject, measure, value }) => [subject, measure, value])).toEqual([
    ['bektemir', 'output', 100],
    ['sirgali', 'output', 4],
    ['bektemir', 'cost', 8],
  ])
})
