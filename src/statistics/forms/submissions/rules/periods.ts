import { addDays, addMonths, addWorkingDays, dayOf, daysInMonth, workingDayFrom, type WorkingCalendar } from '@sanoat/uzbek'
import type { Day } from '#lib/day.ts'
import { isPeriod, parsePeriod, type Period } from '#lib/period.ts'
import type { Rhythm } from '../../templates/model.ts'

const period = (text: string): Period => {
  if (!isPeriod(text)) throw new Error(`Cannot read the period ${text}: expected 2025, 2025-Q1 or 2025-03`)
  return text
}

const two = (number: number) => String(number).padStart(2, '0')
const month = (year: number, number: number) => period(`${year}-${two(number)}`)

/** First and last day of a period. */
export function boundsOf(asked: Period): { readonly first: Day; readonly last: Day } {
  const { year, kind, part } = parsePeriod(asked)
  const [from, to] = kind === 'year' ? [1, 12] : kind === 'quarter' ? [part * 3 - 2, part * 3] : [part, part]
  return { first: dayOf(`${year}-${two(from)}-01`), last: dayOf(`${year}-${two(to)}-${daysInMonth(year, to)}`) }
}

/** The period of a rhythm in which a day lies; events are counted by months. */
export function periodAt(day: Day, rhythm: Rhythm): Period {
  const [year, number] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))]
  if (rhythm === 'year') return period(String(year))
  return rhythm === 'quarter' ? period(`${year}-Q${Math.ceil(number / 3)}`) : month(year, number)
}

/** The period before this one, of the same kind. */
export const previousOf = (asked: Period): Period =>
  periodAt(
    dayOf(addDays(boundsOf(asked).first, -1)),
    parsePeriod(asked).kind === 'month' ? 'month' : parsePeriod(asked).kind === 'quarter' ? 'quarter' : 'year',
  )

/** The latest period of a rhythm that has ended before this day. */
export const lastEnded = (today: Day, rhythm: Rhythm): Period => previousOf(periodAt(today, rhythm))

/** The three months of a quarter; none for other periods. */
export function monthsOf(asked: Period): Period[] {
  const { year, kind, part } = parsePeriod(asked)
  return kind === 'quarter' ? [2, 1, 0].map((back) => month(year, part * 3 - back)) : []
}

/** Terms of reporting as the parameters state them; each has its mark on the page of parameters. */
export type ReportingTerms = {
  /** Day of the month after the period (reporting.ksz1_due_day, reporting.ksz2_due_day). */
  readonly monthDueDay: number
  readonly quarterDueDay: number
  /** Month and day of the next year (reporting.ksz3_due: "15 March"). */
  readonly yearDue: { readonly month: number; readonly day: number }
  readonly eventDays: number
  readonly graceDays: number
  readonly returnDays: number
  readonly remindDays: number
}

const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december']

/** A day of the year as the parameter writes it: `15 March`; undefined where it is none. */
export function readYearDay(text: string): { month: number; day: number } | undefined {
  const [day = '', name = ''] = text.trim().toLowerCase().split(/\s+/)
  const index = MONTHS.indexOf(name)
  return index < 0 || !(Number(day) >= 1 && Number(day) <= 31) ? undefined : { month: index + 1, day: Number(day) }
}

/**
 * The last day for a report: the stated day of the month after the period (KSZ-1 the 10th, KSZ-2 the 25th, KSZ-3 15 March), an
 * event within working days of its day. A day off passes to the next working day.
 */
export function dueDay(rhythm: Rhythm, asked: Period, terms: ReportingTerms, calendar: WorkingCalendar, happenedOn?: Day): Day {
  const { last } = boundsOf(asked)
  if (rhythm === 'event') return dayOf(addWorkingDays(dayOf(happenedOn ?? last), terms.eventDays, calendar))
  const next = addMonths(dayOf(`${last.slice(0, 7)}-01`), 1)
  if (rhythm === 'year') return workingDayFrom(inMonth(Number(next.slice(0, 4)), terms.yearDue.month, terms.yearDue.day), calendar)
  const day = rhythm === 'month' ? terms.monthDueDay : terms.quarterDueDay
  return workingDayFrom(inMonth(Number(next.slice(0, 4)), Number(next.slice(5, 7)), day), calendar)
}

/** A day of a month, or the month's last where it is shorter. */
const inMonth = (year: number, number: number, day: number): Day => dayOf(`${year}-${two(number)}-${two(Math.min(day, daysInMonth(year, number)))}`)

/** The last day of grace: so many working days after the due day a missing report is not yet called overdue. */
export const graceDay = (due: Day, terms: ReportingTerms, calendar: WorkingCalendar): Day =>
  terms.graceDays === 0 ? due : addWorkingDays(dayOf(due), terms.graceDays, calendar)

/** Whether a residency covers any day of the period: who must report for it. */
export const overlaps = (asked: Period, since: string, until: string | null): boolean => {
  const { first, last } = boundsOf(asked)
  return since <= last && (until === null || until >= first)
}
