import * as z from 'zod/mini'
import { operation } from '#lib/operation.ts'
import { day } from '#lib/schema.ts'
import { calendarDay, calendarMark, yearCalendar } from './model.ts'

export const showCalendar = operation({
  method: 'GET',
  path: '/calendar/{year}',
  summary: 'The working calendar of a year: weekends, fixed holidays, days moved by acts',
  can: 'public.read',
  input: z.object({ year: z.coerce.number().check(z.int(), z.gte(1992), z.lte(2200)) }),
  output: yearCalendar,
})

export const moveCalendarDay = operation({
  method: 'POST',
  path: '/calendar/days',
  summary: 'Make a day off or worked by an act',
  can: 'calendar.write',
  audit: 'calendar.dayMoved',
  input: z.object({
    day,
    kind: z.enum(['off', 'worked']),
    nameUz: z.string().check(z.trim(), z.minLength(2), z.maxLength(200)),
    nameRu: z._default(z.string().check(z.trim(), z.maxLength(200)), ''),
    nameEn: z._default(z.string().check(z.trim(), z.maxLength(200)), ''),
    act: z._default(z.string().check(z.trim(), z.maxLength(200)), ''),
    mark: z._default(calendarMark, 'unverified'),
  }),
  output: calendarDay,
})

export const restoreCalendarDay = operation({
  method: 'POST',
  path: '/calendar/days/{day}/removal',
  summary: 'Take back that a day was made off or worked',
  can: 'calendar.write',
  audit: 'calendar.dayRestored',
  input: z.object({ day, reason: z.string().check(z.trim(), z.minLength(3), z.maxLength(1000)) }),
  output: z.object({ day: z.string() }),
})
