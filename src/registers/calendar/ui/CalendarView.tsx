import { MarkTag } from '#registers/legislation/ui/MarkTag.tsx'
import { DataTable } from '#web/kit/DataTable.tsx'
import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { ExportMenu } from '#web/kit/ExportMenu.tsx'
import { Part, PageHead } from '#web/kit/PageHead.tsx'
import { ViewLink } from '#web/kit/PageLink.tsx'
import { useMay } from '#web/kit/useActor.ts'
import { useTranslator } from '#web/kit/Translation.tsx'
import type { YearCalendar } from '../model.ts'
import { MoveForm, RestoreForm } from './CalendarForms.tsx'
import { Month } from './Month.tsx'
import { calendarPage } from './pages.ts'
import './calendar.css'

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1)

/** A year at a glance: what is off and what is worked, by which act; staff move days here. */
function CalendarView({ data, t, address, page }: ViewProps<'showCalendar'>) {
  const mayWrite = useMay('calendar.write')
  return (
    <>
      <PageHead
        title={page.title(data, t, address)}
        lead={t.text('calendar.lead')}
        actions={
          <>
            <ViewLink className="button" change={{ year: String(data.year - 1) }}>
              {String(data.year - 1)}
            </ViewLink>
            <ViewLink className="button" change={{ year: String(data.year + 1) }}>
              {String(data.year + 1)}
            </ViewLink>
            <ExportMenu />
          </>
        }
      />
      <p className="calendar-key small muted">
        <span>
          {t.text('calendar.weekend', { days: t.list(data.weekend.map((number) => t.text(`calendar.weekday.${number}`))) })} <MarkTag mark={data.weekendMark} />
        </span>
        <span className="holiday">{t.text('calendar.kind.holiday')}</span>
        <span className="off">{t.text('calendar.kind.off')}</span>
        <span className="worked">{t.text('calendar.kind.worked')}</span>
      </p>
      <div className="calendar-year">
        {MONTHS.map((month) => (
          <Month key={month} month={month} calendar={data} />
        ))}
      </div>
      <Moved calendar={data} mayWrite={mayWrite} />
      {mayWrite ? (
        <Part title={t.text('calendar.move')} lead={t.text('calendar.moveLead')}>
          <MoveForm year={data.year} />
        </Part>
      ) : null}
    </>
  )
}

function Moved({ calendar, mayWrite }: { readonly calendar: YearCalendar; readonly mayWrite: boolean }) {
  const t = useTranslator()
  return (
    <Part title={t.text('calendar.moved')}>
      {calendar.moved.length === 0 ? (
        <p className="muted">{t.text('calendar.noneMoved', { year: String(calendar.year) })}</p>
      ) : (
        <DataTable
          title={t.text('calendar.moved')}
          rows={calendar.moved}
          rowKey={({ day }) => day}
          columns={[
            { key: 'day', title: t.text('calendar.column.day'), header: true, cell: ({ day }) => t.day(day) },
            { key: 'kind', title: t.text('calendar.column.kind'), cell: ({ kind }) => t.text(`calendar.kind.${kind}`) },
            { key: 'name', title: t.text('calendar.column.name'), className: 'text', cell: ({ names }) => t.of(names) },
            { key: 'act', title: t.text('calendar.column.act'), className: 'text', cell: ({ act }) => act ?? '–' },
            { key: 'mark', title: t.text('calendar.column.mark'), cell: ({ mark }) => <MarkTag mark={mark} /> },
          ]}
        />
      )}
      {mayWrite && calendar.moved.length > 0 ? <RestoreForm moved={calendar.moved} /> : null}
    </Part>
  )
}

export const page = drawn(calendarPage, CalendarView)
