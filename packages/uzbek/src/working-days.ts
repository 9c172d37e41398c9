import { addDays, dayOf, daysInMonth, partsOf, weekdayOf, type Day } from './day.ts'

/** The calendar terms are counted by. Passed in, because days are moved by decree every year. */
export type WorkingCalendar = {
  /** Days of the week that are off, 1 Monday … 7 Sunday. */
  readonly weekend: readonly number[]
  /** Public holidays and working days made days off. */
  readonly daysOff: ReadonlySet<string>
  /** Weekend days made working days by a transfer; wins over `weekend`, not over `daysOff`. */
  readonly workedDays: ReadonlySet<string>
}

/** Public holidays on fixed dates (Labour Code): the two hayit holidays move and are set each year. */
export const FIXED_HOLIDAYS = ['01-01', '03-08', '03-21', '05-09', '09-01', '10-01', '12-08'] as const

/** A calendar of the given years: weekends, the fixed holidays, and what was moved. */
export function makeCalendar(
  years: readonly number[],
  weekend: readonly number[],
  daysOff: readonly string[] = [],
  workedDays: readonly string[] = [],
): WorkingCalendar {
  const fixed = years.flatMap((year) => FIXED_HOLIDAYS.map((date) => `${year}-${date}`))
  return { weekend, daysOff: new Set([...fixed, ...daysOff]), workedDays: new Set(workedDays) }
}

export function isWorkingDay(day: Day, calendar: WorkingCalendar): boolean {
  if (calendar.daysOff.has(day)) return false
  return calendar.workedDays.has(day) || !calendar.weekend.includes(weekdayOf(day))
}

/** The day itself when it is a working day, else the next one that is. */
export function workingDayFrom(day: Day, calendar: WorkingCalendar): Day {
  let candidate = day
  for (let tried = 0; tried < 400; tried += 1) {
    if (isWorkingDay(candidate, calendar)) return candidate
    candidate = addDays(candidate, 1)
  }
  throw new Error(`Cannot find a working day after ${day}: the calendar has none within 400 days`)
}

/** The last day of a term of `count` working days. The day of the event is not counted; 0 gives the first working day on or after it. */
export function addWorkingDays(day: Day, count: number, calendar: WorkingCalendar): Day {
  if (!Number.isInteger(count) || count < 0) throw new Error(`Cannot add ${count} working days: expected a whole number from 0`)
  if (count === 0) return workingDayFrom(day, calendar)
  let end = day
  for (let counted = 0; counted < count; counted += 1) end = workingDayFrom(addDays(end, 1), calendar)
  return end
}

/**
 * The same day of the month `count` months later, or that month's last day when it is shorter (30.11 + 3 = 28.02).
 * With a calendar, a day off passes the end of the term to the next working day (31.05.2025 + 3 = 02.09.2025).
 */
export function addMonths(day: Day, count: number, calendar?: WorkingCalendar): Day {
  if (!Number.isInteger(count)) throw new Error(`Cannot add ${count} months: expected a whole number`)
  const { year, month, day: number } = partsOf(day)
  const months = year * 12 + (month - 1) + count
  const [endYear, endMonth] = [Math.floor(months / 12), (((months % 12) + 12) % 12) + 1]
  const endDay = Math.min(number, daysInMonth(endYear, endMonth))
  const end = dayOf([String(endYear).padStart(4, '0'), String(endMonth).padStart(2, '0'), String(endDay).padStart(2, '0')].join('-'))
  return calendar === undefined ? end : workingDayFrom(end, calendar)
}

/** Working days after the first day up to and with the second; 0 when the second is not later. */
export function workingDaysBetween(first: Day, second: Day, calendar: WorkingCalendar): number {
  let count = 0
  for (let day = first; day < second;) {
    day = addDays(day, 1)
    if (isWorkingDay(day, calendar)) count += 1
  }
  return count
}
