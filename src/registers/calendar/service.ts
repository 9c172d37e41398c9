import { FIXED_HOLIDAYS, makeCalendar, type WorkingCalendar } from '@sanoat/uzbek'
import { isDay } from '#lib/day.ts'
import { ok, refuse } from '#lib/result.ts'
import type { Reader } from '#platform/database/sql.ts'
import type { ReadHandler, WriteHandler } from '#platform/dispatch.ts'
import { textsOf } from '#platform/reference.ts'
import { readParameter } from '#registers/legislation/service.ts'
import type * as contract from './contract.ts'
import type { CalendarDay } from './model.ts'
import { moveDay, weekendOf, workingDaysOf } from './rules.ts'
import { deleteDay, insertDay, movedDay, movedDays } from './store.ts'

/** Saturday and Sunday, where no parameter says otherwise. */
const USUAL_WEEKEND = '6 7'

/**
 * The calendar terms are counted by, of all the years a term may reach: a term that begins in December needs the next
 * year too. The weekend is the parameter calendar.weekend of the first day of the first year.
 */
export async function readCalendar(reader: Reader, years: readonly number[]): Promise<WorkingCalendar> {
  return calendarOf(years, weekendOf((await weekendParameter(reader, Math.min(...years))).value), await movedDays(reader, years))
}

const calendarOf = (years: readonly number[], weekend: readonly number[], moved: readonly CalendarDay[]): WorkingCalendar =>
  makeCalendar(
    years,
    weekend,
    moved.filter(({ kind }) => kind === 'off').map(({ day }) => day),
    moved.filter(({ kind }) => kind === 'worked').map(({ day }) => day),
  )

async function weekendParameter(reader: Reader, year: number) {
  const day = `${year}-01-01`
  const found = isDay(day) ? await readParameter(reader, 'calendar.weekend', day) : undefined
  return { value: found?.value ?? USUAL_WEEKEND, mark: found?.mark ?? ('assumed' as const) }
}

const fixedOf = (year: number): string[] => FIXED_HOLIDAYS.map((date) => `${year}-${date}`)

export const answerShowCalendar: ReadHandler<typeof contract.showCalendar> = async ({ year }, reader) => {
  const parameter = await weekendParameter(reader, year)
  const weekend = weekendOf(parameter.value)
  const moved = await movedDays(reader, [year])
  return ok({
    year,
    weekend,
    weekendMark: parameter.mark,
    fixed: fixedOf(year),
    moved,
    workingDays: workingDaysOf(year, calendarOf([year], weekend, moved)),
  })
}

export const answerMoveCalendarDay: WriteHandler<typeof contract.moveCalendarDay> = async (input, writer, { actor, now }) => {
  const year = Number(input.day.slice(0, 4))
  if ((await movedDay(writer, input.day)) !== undefined) return refuse('calendar.taken', { day: input.day })
  const moved = moveDay(input.day, input.kind, await readCalendar(writer, [year]), fixedOf(year))
  if (!moved.ok) return moved
  const { nameUz, nameRu, nameEn } = input
  const day: CalendarDay = {
    day: input.day,
    kind: input.kind,
    names: textsOf(nameUz, nameRu === '' ? nameUz : nameRu, nameEn === '' ? nameUz : nameEn),
    act: input.act === '' ? null : input.act,
    mark: input.mark,
  }
  if ((await insertDay(writer, day, actor.id, now)) === 0) return refuse('calendar.taken', { day: input.day })
  return ok({ output: day, subject: input.day })
}

export const answerRestoreCalendarDay: WriteHandler<typeof contract.restoreCalendarDay> = async ({ day, reason }, writer) => {
  const old = await movedDay(writer, day)
  if (old === undefined) return refuse('calendar.day.unknown', { day })
  await deleteDay(writer, day)
  return ok({ output: { day }, subject: day, journalled: { ...old, reason } })
}
