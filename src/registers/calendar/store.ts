import { sql, type Reader, type Writer } from '#platform/database/sql.ts'
import type { CalendarDay } from './model.ts'

/** Days that acts moved, of some years. */
export const movedDays = (reader: Reader, years: readonly number[]) =>
  reader.all(sql<CalendarDay>`
    select day, kind, names, act, mark from calendar_day where extract(year from day)::int = any(${years}::int[]) order by day limit 10000`)

export const movedDay = (reader: Reader, day: string) => reader.first(sql<CalendarDay>`select day, kind, names, act, mark from calendar_day where day = ${day}`)

export const insertDay = (writer: Writer, day: CalendarDay, actor: string, now: Date) =>
  writer.run(sql`
    insert into calendar_day (day, kind, names, act, mark, actor, recorded_at)
    values (${day.day}, ${day.kind}, ${JSON.stringify(day.names)}::jsonb, ${day.act}, ${day.mark}, ${actor}, ${now.toISOString()})
    on conflict (day) do nothing`)

export const deleteDay = (writer: Writer, day: string) => writer.run(sql`delete from calendar_day where day = ${day}`)
