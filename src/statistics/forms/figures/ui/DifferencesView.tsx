import { DataTable } from '#web/kit/DataTable.tsx'
import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { Empty } from '#web/kit/Empty.tsx'
import { ExportMenu } from '#web/kit/ExportMenu.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { PageLink } from '#web/kit/PageLink.tsx'
import { ReportingTabs } from '../../submissions/ui/ReportingTabs.tsx'
import { differencesPage } from './pages.ts'

/** What reports say beside what state statistics or a publication say of the same figure. */
function DifferencesView({ data, t, address, page }: ViewProps<'listDifferences'>) {
  return (
    <>
      <PageHead title={page.title(data, t, address)} lead={t.text('differences.lead')} actions={<ExportMenu />} />
      <ReportingTabs section="differences" />
      {data.items.length === 0 ? (
        <Empty title={t.text('differences.empty')}>{t.text('differences.emptyText')}</Empty>
      ) : (
        <DataTable
          title={t.text('differences.name')}
          rows={data.items}
          rowKey={(row) => `${row.claim} ${row.otherClaim}`}
          columns={[
            {
              key: 'subject',
              title: t.text('differences.column.subject'),
              header: true,
              className: 'text',
              cell: (row) => `${t.of(row.names)}, ${t.periodShort(row.period)}`,
            },
            { key: 'measure', title: t.text('differences.column.measure'), className: 'text', cell: ({ measure, unit }) => `${measure}, ${t.unit(unit)}` },
            {
              key: 'reported',
              title: t.text('differences.column.reported'),
              numeric: true,
              cell: (row) => <PageLink to={`/claims/${row.claim}`}>{t.number(row.reported)}</PageLink>,
            },
            {
              key: 'other',
              title: t.text('differences.column.other'),
              numeric: true,
              cell: (row) => <PageLink to={`/claims/${row.otherClaim}`}>{t.number(row.other)}</PageLink>,
            },
            {
              key: 'difference',
              title: t.text('differences.column.difference'),
              numeric: true,
              sort: ({ reported, other }) => Math.abs(reported - other),
              cell: ({ reported, other }) => (other === 0 ? t.number(reported - other, { sign: true }) : t.percent(reported / other - 1, { sign: true })),
            },
            {
              key: 'otherSource',
              title: t.text('differences.column.otherSource'),
              cell: ({ otherSource }) => <PageLink to={`/sources/${otherSource}`}>{otherSource}</PageLink>,
            },
          ]}
        />
      )}
    </>
  )
}

export const page = drawn(differencesPage, DifferencesView)
