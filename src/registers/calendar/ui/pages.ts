import { ofRegister, textCell } from '#web/view/cells.ts'
import { definePage } from '#web/view/page.ts'

/** The year a page shows when its address names none. */
const thisYear = (): number => new Date().getFullYear()

/** The working calendar of a year. */
export const calendarPage = definePage({
  path: '/calendar',
  call: ({ search }) => ({ operation: 'showCalendar', input: { year: /^\d{4}$/.test(search.year ?? '') ? Number(search.year) : thisYear() } }),
  title: (data, t) => t.text('calendar.title', { year: String(data.year), days: data.workingDays }),
  description: (_data, t) => t.text('calendar.lead'),
  tables: (data, t) => [
    {
      name: 'calendar',
      title: t.text('calendar.moved'),
      columns: ['day', 'kind', 'name', 'act', 'mark'].map((key) => ({ key, title: t.text(`calendar.column.${key}`), numeric: false })),
      rows: [
        ...data.fixed.map((day) => [day, t.text('calendar.kind.holiday'), t.text(`calendar.holiday.${day.slice(5)}`), '', ''].map(textCell)),
        ...data.moved.map((one) => [one.day, t.text(`calendar.kind.${one.kind}`), t.of(one.names), one.act ?? '', t.text(`mark.${one.mark}`)].map(textCell)),
      ],
      ...ofRegister(t, String(data.year)),
    },
  ],
})
