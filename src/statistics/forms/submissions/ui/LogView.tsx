import { DataTable } from '#web/kit/DataTable.tsx'
import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { Empty } from '#web/kit/Empty.tsx'
import { ExportMenu } from '#web/kit/ExportMenu.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { PageLink, ViewLink } from '#web/kit/PageLink.tsx'
import { stepsPage } from './pages.ts'
import { ReportingTabs } from './ReportingTabs.tsx'

/** Every step every report has taken, the latest first. */
function LogView({ data, t, address, page }: ViewProps<'listSubmissionSteps'>) {
  return (
    <>
      <PageHead title={page.title(data, t, address)} lead={t.text('reportingLog.lead')} actions={<ExportMenu />} />
      <ReportingTabs section="log" />
      {data.items.length === 0 ? (
        <Empty title={t.text('reportingLog.empty')} />
      ) : (
        <DataTable
          title={t.text('reportingLog.name')}
          rows={data.items}
          rowKey={({ id, seq }) => `${id}${seq}`}
          columns={[
            { key: 'at', title: t.text('reportingLog.column.at'), cell: ({ at }) => t.day(at.slice(0, 10)) },
            {
              key: 'party',
              title: t.text('reportingLog.column.party'),
              header: true,
              className: 'text',
              cell: (row) => <PageLink to={`/zones/${row.zone}/submissions/${row.id}`}>{t.of(row.partyNames)}</PageLink>,
            },
            { key: 'form', title: t.text('reportingLog.column.form'), cell: ({ form, period }) => `${form.toUpperCase()}, ${t.periodShort(period)}` },
            { key: 'step', title: t.text('reportingLog.column.step'), cell: ({ step }) => t.text(`submission.step.${step}`) },
            { key: 'revision', title: t.text('reportingLog.column.revision'), numeric: true, cell: ({ revision }) => t.number(revision) },
            { key: 'by', title: t.text('reportingLog.column.by'), className: 'text', cell: ({ by }) => by },
            { key: 'note', title: t.text('reportingLog.column.note'), className: 'text', cell: ({ note }) => (note === '' ? '–' : note) },
          ]}
        />
      )}
      {data.next === undefined ? null : (
        <p>
          <ViewLink change={{ cursor: data.next }}>{t.text('submissions.older')}</ViewLink>
        </p>
      )}
    </>
  )
}

export const page = drawn(stepsPage, LogView)
