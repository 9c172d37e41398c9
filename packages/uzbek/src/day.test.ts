import { expect, test } from 'vitest'
import { addDays, dayOf, daysBetween, isDay, weekdayOf } from './day.ts'

test.each([
  ['2024-02-29', true],
  ['2025-02-29', false],
  ['2000-02-29', true],
  ['1900-02-29', false],
  ['2025-13-01', false],
  ['2025-04-31', false],
  ['2025-4-1', false],
])('%s exists: %s', (text, exists) => {
  expect(isDay(text)).toBe(exists)
})

test('days are counted over months and leap years', () => {
  expect(addDays(dayOf('2024-02-28'), 2)).toBe('2024-03-01')
  expect(addDays(dayOf('2025-01-01'), -1)).toBe('2024-12-31')
  expect(daysBetween(dayOf('2024-01-01'), dayOf('2025-01-01'))).toBe(366)
  expect(daysBetween(dayOf('2025-03-01'), dayOf('2025-02-28'))).toBe(-1)
})

test('31 August 2025 is a Sunday, 1 September a Monday', () => {
  expect(weekdayOf(dayOf('2025-08-31'))).toBe(7)
  expect(weekdayOf(dayOf('2025-09-01'))).toBe(1)
})

test('a day that does not exist is refused loudly', () => {
  expect(() => dayOf('2025-02-30')).toThrow('2025-02-30')
})
