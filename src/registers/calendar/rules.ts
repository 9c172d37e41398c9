import { addDays, dayOf, isWorkingDay, weekdayOf, type WorkingCalendar } from '@sanoat/uzbek'
import { ok, refuse, type Result } from '#lib/result.ts'

/**
 * Whether a day may be made off or worked: it must be a change, and a holiday on a fixed date is never made worked.
 * Refuses calendar.alreadyOff, calendar.alreadyWorked, calendar.fixedHoliday.
 */
export function moveDay(day: string, kind: 'off' | 'worked', calendar: WorkingCalendar, fixed: readonly string[]): Result<null> {
  if (kind === 'worked' && fixed.includes(day)) return refuse('calendar.fixedHoliday', { day })
  const worked = isWorkingDay(dayOf(day), calendar)
  if (kind === 'off' && !worked) return refuse('calendar.alreadyOff', { day })
  if (kind === 'worked' && worked) return refuse('calendar.alreadyWorked', { day })
  return ok(null)
}

/** Days of the week that are off, from the parameter calendar.weekend: `6 7`. */
export const weekendOf = (text: string): number[] =>
  text
    .split(/\D+/)
    .map(Number)
    .filter((number) => number >= 1 && number <= 7)

/** How many days of a year are worked. */
export function workingDaysOf(year: number, calendar: WorkingCalendar): number {
  let count = 0
  for (let day = dayOf(`${year}-01-01`); day.startsWith(`${year}-`); day = addDays(day, 1)) if (isWorkingDay(day, calendar)) count += 1
  return count
}

/** What a day of the calendar is, for a page: a holiday on a fixed date, made off, made worked, weekend or worked. */
export function kindOfDay(day: string, calendar: { weekend: readonly number[]; fixed: readonly string[]; moved: readonly { day: string; kind: string }[] }) {
  if (calendar.fixed.includes(day)) return 'holiday'
  const moved = calendar.moved.find((one) => one.day === day)
  if (moved !== undefined) return moved.kind === 'off' ? 'off' : 'worked'
  return calendar.weekend.includes(weekdayOf(dayOf(day))) ? 'weekend' : 'plain'
}
