import { DataTable } from '#web/kit/DataTable.tsx'
import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { ExportMenu } from '#web/kit/ExportMenu.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { PageLink } from '#web/kit/PageLink.tsx'
import { sourcesPage } from './sourcesPage.ts'

/** Sources, those that claims rest on first. */
function SourcesView({ data, t, address, page }: ViewProps<'listSources'>) {
  return (
    <>
      <PageHead title={page.title(data, t, address)} lead={t.text('sources.lead')} actions={<ExportMenu />} />
      <DataTable
        title={t.text('web.nav.sources')}
        rows={data.items.toSorted((a, b) => b.claims - a.claims)}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'title',
            title: t.text('source.title'),
            header: true,
            className: 'wide',
            sort: ({ titles }) => t.of(titles),
            cell: (source) => <PageLink to={`/sources/${source.id}`}>{t.of(source.titles)}</PageLink>,
          },
          { key: 'kind', title: t.text('source.kind'), sort: ({ kind }) => kind, cell: ({ kind }) => t.text(`source.kind.${kind}`) },
          {
            key: 'date',
            title: t.text('source.date'),
            sort: ({ date }) => date,
            cell: ({ date }) => (date === null ? <span className="missing">{t.text('source.unknown')}</span> : <span className="nowrap">{t.day(date)}</span>),
          },
          { key: 'priority', title: t.text('source.priority'), numeric: true, sort: ({ priority }) => priority, cell: ({ priority }) => t.number(priority) },
          { key: 'claims', title: t.text('source.claims'), numeric: true, sort: ({ claims }) => claims, cell: ({ claims }) => t.number(claims) },
        ]}
      />
    </>
  )
}

export const page = drawn(sourcesPage, SourcesView)
