import { describe, expect, test } from 'vitest'
import { dayInTashkent, isDay, isInstant } from './day.ts'
import { isPeriod, parsePeriod, periodOrder, yearEarlier, yearPeriod, type Period } from './period.ts'

const periods = (...texts: readonly string[]): Period[] => texts.filter(isPeriod)

describe('a period', () => {
  test.each(['2025', '2025-Q1', '2025-Q4', '2025-01', '2025-12'])('is %s', (text) => {
    expect(isPeriod(text)).toBe(true)
  })

  test.each(['', '25', '2025-Q0', '2025-Q5', '2025-00', '2025-13', '2025-1', '2025-01-01', '2025-q1', ' 2025', '2025\n', '٢٠٢٥'])('is not %j', (text) => {
    expect(isPeriod(text)).toBe(false)
  })

  test('is read as year, kind and number', () => {
    expect(periods('2025', '2025-Q3', '2025-11').map(parsePeriod)).toEqual([
      { year: 2025, kind: 'year', part: 0 },
      { year: 2025, kind: 'quarter', part: 3 },
      { year: 2025, kind: 'month', part: 11 },
    ])
  })

  test('a year earlier is the same part of the year before', () => {
    expect(periods('2025', '2025-Q3', '2000-01').map(yearEarlier)).toEqual(['2024', '2024-Q3', '1999-01'])
  })

  test('sorts by its end, and a month before the quarter and the year it ends', () => {
    const sorted = periods('2025', '2025-Q4', '2025-12', '2024', '2025-Q1', '2025-02').toSorted((a, b) => periodOrder(a) - periodOrder(b))
    expect(sorted).toEqual(['2024', '2025-02', '2025-Q1', '2025-12', '2025-Q4', '2025'])
  })

  test('is made of a year of four digits, and of no other', () => {
    expect(yearPeriod(987)).toBe('0987')
    expect(() => yearPeriod(20_250)).toThrow('Cannot make a period of the year 20250')
  })
})

describe('a day', () => {
  test.each(['2024-02-29', '2000-02-29', '2025-12-31', '0001-01-01'])('is %s', (text) => {
    expect(isDay(text)).toBe(true)
  })

  test.each(['2025-02-29', '1900-02-29', '2025-04-31', '2025-13-01', '2025-00-10', '2025-1-1', '2025-01-01T00:00', '0000-01-01', ''])('is not %j', (text) => {
    expect(isDay(text)).toBe(false)
  })

  test.each(['2025-03-31T10:00:00Z', '2025-03-31T10:00', '2025-03-31T23:59:59.999+05:00'])('and a time of it is %s', (text) => {
    expect(isInstant(text)).toBe(true)
  })

  test.each([
    '2025-03-31',
    '2025-02-30T10:00',
    '2025-03-31 10:00',
    '2025-03-31T25:00',
    '9999-12-31T23:59:59-12:00',
    '0001-01-01T00:00:00+05:00',
    '99999',
    'yesterday',
  ])('and a time of it is not %j', (text) => {
    expect(isInstant(text)).toBe(false)
  })

  test.each([
    ['2026-03-04T18:59:59.999Z', '2026-03-04'],
    ['2026-03-04T19:00:00.000Z', '2026-03-05'],
    ['2025-12-31T20:00:00.000Z', '2026-01-01'],
  ])('begins in Tashkent at 19:00 UTC: %s is the %s', (instant, day) => {
    expect(dayInTashkent(new Date(instant))).toBe(day)
  })
})
