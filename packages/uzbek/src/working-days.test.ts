import { expect, test } from 'vitest'
import { dayOf } from './day.ts'
import { addMonths, addWorkingDays, isWorkingDay, makeCalendar, workingDaysBetween } from './working-days.ts'

const SATURDAY_AND_SUNDAY = [6, 7]
const calendar = makeCalendar([2024, 2025, 2026], SATURDAY_AND_SUNDAY)

test.each([
  // Sunday 31.08.2025 passes to Monday 01.09, Independence Day, and so to 02.09
  ['2025-05-31', 3, '2025-09-02'],
  ['2024-11-30', 3, '2025-02-28'],
  // Saturday 28.02.2026 passes to Monday
  ['2025-11-30', 3, '2026-03-02'],
  ['2025-01-15', 1, '2025-02-17'],
])('three months end on a working day: %s + %i', (start, months, end) => {
  expect(addMonths(dayOf(start), months, calendar)).toBe(end)
})

test.each([
  ['2025-11-30', 3, '2026-02-28'],
  ['2023-11-30', 3, '2024-02-29'],
  ['2025-12-31', 2, '2026-02-28'],
  ['2025-03-31', -1, '2025-02-28'],
  ['2025-01-31', 12, '2026-01-31'],
])('a month that is too short gives its last day: %s + %i', (start, months, end) => {
  expect(addMonths(dayOf(start), months)).toBe(end)
})

test('ten working days from Friday 22.08.2025 pass Independence Day', () => {
  expect(addWorkingDays(dayOf('2025-08-22'), 10, calendar)).toBe('2025-09-08')
  expect(workingDaysBetween(dayOf('2025-08-22'), dayOf('2025-09-08'), calendar)).toBe(10)
})

test('a moved day off and a worked Saturday change the count', () => {
  const moved = makeCalendar([2025], SATURDAY_AND_SUNDAY, ['2025-03-31'], ['2025-03-29'])
  expect(isWorkingDay(dayOf('2025-03-29'), moved)).toBe(true)
  expect(isWorkingDay(dayOf('2025-03-31'), moved)).toBe(false)
  expect(addWorkingDays(dayOf('2025-03-28'), 2, moved)).toBe('2025-04-01')
})

test('no working day counted from a holiday is the next working day', () => {
  expect(addWorkingDays(dayOf('2025-09-01'), 0, calendar)).toBe('2025-09-02')
})
