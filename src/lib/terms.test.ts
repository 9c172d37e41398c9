import { makeCalendar } from '@sanoat/uzbek'
import { describe, expect, test } from 'vitest'
import { afterPause, asDay, daysOverdue, lastDay, warningDay, warningOn } from './terms.ts'

const calendar = makeCalendar([2024, 2025, 2026, 2027], [6, 7])
const day = asDay

describe('the last day of a term', () => {
  test.each([
    // 31.08.2025 is a Sunday, 01.09 Independence Day.
    ['three months that end on a Sunday before a holiday', '2025-05-31', 'months', 3, '2025-09-02'],
    ['three months to a shorter month, whose end is a Saturday', '2025-11-30', 'months', 3, '2026-03-02'],
    ['three months that end on a working day', '2025-01-15', 'months', 3, '2025-04-15'],
    ['ten working days over a weekend', '2026-11-02', 'workingDays', 10, '2026-11-16'],
    // 08.12 is Constitution Day.
    ['two working days over a holiday', '2026-12-07', 'workingDays', 2, '2026-12-10'],
    ['twenty calendar days that end on a Sunday', '2026-11-02', 'calendarDays', 20, '2026-11-23'],
  ] as const)('%s', (_what, start, unit, count, expected) => {
    expect(lastDay(day(start), { unit, count }, calendar)).toBe(expected)
  })
})

describe('a pause', () => {
  test('moves calendar terms by its length', () => {
    expect(afterPause(day('2026-11-20'), day('2026-11-10'), day('2026-11-13'), 'calendarDays', calendar)).toBe('2026-11-23')
  })
  test('leaves as many working days as were left', () => {
    // From Tuesday 10.11 to Monday 16.11 four working days are left; they begin again on Friday 20.11.
    expect(afterPause(day('2026-11-16'), day('2026-11-10'), day('2026-11-20'), 'workingDays', calendar)).toBe('2026-11-26')
  })
  test('that ends on the day it began moves nothing', () => {
    expect(afterPause(day('2026-11-16'), day('2026-11-10'), day('2026-11-10'), 'workingDays', calendar)).toBe('2026-11-16')
  })
})

describe('warnings', () => {
  test('come at half, four fifths and the end of the term', () => {
    const [start, due] = [day('2026-01-01'), day('2026-01-11')]
    expect([0.5, 0.8, 1].map((level) => warningDay(start, due, level === 0.5 ? 0.5 : level === 0.8 ? 0.8 : 1))).toEqual([
      '2026-01-06',
      '2026-01-09',
      '2026-01-11',
    ])
    expect(warningOn(start, due, day('2026-01-05'))).toBeUndefined()
    expect(warningOn(start, due, day('2026-01-08'))).toBe(0.5)
    expect(warningOn(start, due, day('2026-02-01'))).toBe(1)
  })
})

describe('being late', () => {
  test.each([
    ['is counted while a term is not met', null, '2026-03-05', 4],
    ['is not hidden by meeting it later', '2026-03-03', '2026-12-01', 2],
    ['is nothing on the last day itself', '2026-03-01', '2026-12-01', 0],
  ] as const)('%s', (_what, met, today, days) => {
    expect(daysOverdue(day('2026-03-01'), met === null ? null : day(met), day(today))).toBe(days)
  })
})
