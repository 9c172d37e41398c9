import * as z from 'zod/mini'
import { texts } from '#lib/schema.ts'

/** How sure we are of a moved day; the words of the legislation register. */
export const calendarMark = z.enum(['paper', 'found', 'assumed', 'unverified'])

/** A day an act makes off (uz: dam olish kuni) or worked (uz: ish kuni): hayit holidays, transfers. */
export const calendarDay = z.object({
  day: z.string(),
  kind: z.enum(['off', 'worked']),
  names: texts,
  act: z.nullable(z.string()),
  mark: calendarMark,
})
export type CalendarDay = z.output<typeof calendarDay>

/** A year as terms are counted in it. */
export const yearCalendar = z.object({
  year: z.number(),
  /** Days of the week that are off, 1 Monday to 7 Sunday, and how sure that is. */
  weekend: z.array(z.number()),
  weekendMark: calendarMark,
  /** Public holidays on fixed dates. */
  fixed: z.array(z.string()),
  moved: z.array(calendarDay),
  workingDays: z.number(),
})
export type YearCalendar = z.output<typeof yearCalendar>
