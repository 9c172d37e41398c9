import { addDays, addMonths, addWorkingDays, daysBetween, workingDayFrom, workingDaysBetween, type WorkingCalendar } from '@sanoat/uzbek'
import { isDay, type Day } from './day.ts'

/** How a term is counted (uz: muddat). The day of the event is not counted in any of them. */
export const TERM_UNITS = ['workingDays', 'calendarDays', 'months'] as const
export type TermUnit = (typeof TERM_UNITS)[number]
export type Term = { readonly unit: TermUnit; readonly count: number }

/**
 * The last day of a term that begins with an event on `start`. Months clamp to the month's end (30.11 + 3 = 28.02); a last day
 * that is a day off passes to the next working day (31.05.2025 + 3 months = 02.09.2025). Counting: PROCEDURES 1.3 (assumed).
 */
export function lastDay(start: Day, { unit, count }: Term, calendar: WorkingCalendar): Day {
  if (unit === 'workingDays') return addWorkingDays(start, count, calendar)
  if (unit === 'months') return addMonths(start, count, calendar)
  return workingDayFrom(addDays(start, count), calendar)
}

/**
 * The last day after a pause from `paused` to `resumed`: the days that were left when it was paused begin again on the day it
 * goes on; working days for terms in working days, calendar days for the others.
 */
export function afterPause(due: Day, paused: Day, resumed: Day, unit: TermUnit, calendar: WorkingCalendar): Day {
  if (resumed <= paused) return due
  if (unit === 'workingDays') {
    const left = workingDaysBetween(paused, due, calendar)
    return addWorkingDays(resumed, left, calendar)
  }
  return workingDayFrom(addDays(due, daysBetween(paused, resumed)), calendar)
}

/** Shares of a term at which is warned. */
export const WARNING_LEVELS = [0.5, 0.8, 1] as const
export type WarningLevel = (typeof WARNING_LEVELS)[number]

/** Day on which a share of the term has passed, in calendar days from its start, rounded up. */
export function warningDay(start: Day, due: Day, level: WarningLevel): Day {
  return addDays(start, Math.ceil(Math.max(0, daysBetween(start, due)) * level))
}

/** The highest warning that is due today; undefined before the first. */
export function warningOn(start: Day, due: Day, today: Day): WarningLevel | undefined {
  return WARNING_LEVELS.findLast((level) => today >= warningDay(start, due, level))
}

/** Days a term is over: counted to the day it was met, or to today while it is not. Meeting it late does not make it timely. */
export function daysOverdue(due: Day, metOn: Day | null, today: Day): number {
  return Math.max(0, daysBetween(due, metOn ?? today))
}

export function asDay(text: string): Day {
  if (!isDay(text)) throw new Error(`Cannot read a day: ${text} is not one, expected YYYY-MM-DD`)
  return text
}
