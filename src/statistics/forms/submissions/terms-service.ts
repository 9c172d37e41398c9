import type { WorkingCalendar } from '@sanoat/uzbek'
import type { Day } from '#lib/day.ts'
import type { Reader } from '#platform/database/sql.ts'
import { readCalendar } from '#registers/calendar/service.ts'
import { readParameter } from '#registers/legislation/service.ts'
import { readYearDay, type ReportingTerms } from './rules/periods.ts'

/** A parameter that must be a number; throws where the register has none, because the shipped facts bring it. */
export async function numberParameter(reader: Reader, key: string, day: Day): Promise<number> {
  const found = await readParameter(reader, key, day)
  const value = Number(found?.value)
  if (found === undefined || !Number.isFinite(value))
    throw new Error(`Cannot read the parameter ${key} on ${day}: got ${found?.value ?? 'nothing'}, expected a number`)
  return value
}

/** The terms of reporting in force on a day. */
export async function readTerms(reader: Reader, day: Day): Promise<ReportingTerms> {
  const yearDue = readYearDay((await readParameter(reader, 'reporting.ksz3_due', day))?.value ?? '')
  if (yearDue === undefined) throw new Error('Cannot read the parameter reporting.ksz3_due: expected a day such as 15 March')
  return {
    monthDueDay: await numberParameter(reader, 'reporting.ksz1_due_day', day),
    quarterDueDay: await numberParameter(reader, 'reporting.ksz2_due_day', day),
    yearDue,
    eventDays: await numberParameter(reader, 'reporting.ksze_due_days', day),
    graceDays: await numberParameter(reader, 'reporting.grace_days', day),
    returnDays: await numberParameter(reader, 'reporting.return_days', day),
    remindDays: await numberParameter(reader, 'reporting.remind_days', day),
  }
}

/** The working calendar around a day: its year, the one before and the next. */
export const calendarAround = (reader: Reader, day: string): Promise<WorkingCalendar> => {
  const year = Number(day.slice(0, 4))
  return readCalendar(reader, [year - 1, year, year + 1])
}
