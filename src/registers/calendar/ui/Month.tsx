import { dayOf, daysInMonth, weekdayOf } from '@sanoat/uzbek'
import { useTranslator } from '#web/kit/Translation.tsx'
import type { YearCalendar } from '../model.ts'
import { kindOfDay } from '../rules.ts'

const WEEK = [1, 2, 3, 4, 5, 6, 7]

/** One month as a table of weeks; what a day is stands in its title and for the ear in words. */
export function Month({ month, calendar }: { readonly month: number; readonly calendar: YearCalendar }) {
  const t = useTranslator()
  const prefix = `${calendar.year}-${String(month).padStart(2, '0')}`
  const days = Array.from({ length: daysInMonth(calendar.year, month) }, (_, index) => `${prefix}-${String(index + 1).padStart(2, '0')}`)
  const before = weekdayOf(dayOf(`${prefix}-01`)) - 1
  const weeks = Array.from({ length: Math.ceil((before + days.length) / 7) }, (_, week) => WEEK.map((weekday) => days[week * 7 + weekday - 1 - before]))
  return (
    <table>
      <caption>{t.day(prefix)}</caption>
      <thead>
        <tr>
          {WEEK.map((weekday) => (
            <th key={weekday} scope="col" abbr={t.text(`calendar.weekday.${weekday}`)}>
              {t.text(`calendar.short.${weekday}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week.find((day) => day !== undefined)}>
            {week.map((day, index) => (
              <td key={day ?? index}>{day === undefined ? null : <Day day={day} calendar={calendar} />}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Day({ day, calendar }: { readonly day: string; readonly calendar: YearCalendar }) {
  const t = useTranslator()
  const kind = kindOfDay(day, calendar)
  const moved = calendar.moved.find((one) => one.day === day)
  const number = Number(day.slice(8))
  if (kind === 'plain' || kind === 'weekend') return <span className={kind}>{number}</span>
  const name = moved === undefined ? t.text(`calendar.holiday.${day.slice(5)}`) : t.of(moved.names)
  return (
    <span className={kind} title={name}>
      {number}
      <span className="hidden">{`, ${t.text(`calendar.kind.${kind}`)}: ${name}`}</span>
    </span>
  )
}
