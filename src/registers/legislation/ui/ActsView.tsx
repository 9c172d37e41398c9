import { Choice, SearchField } from '#web/kit/Choice.tsx'
import { DataTable } from '#web/kit/DataTable.tsx'
import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { Empty } from '#web/kit/Empty.tsx'
import { ExportMenu } from '#web/kit/ExportMenu.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { PageLink } from '#web/kit/PageLink.tsx'
import { actKind } from '../model.ts'
import { MarkTag } from './MarkTag.tsx'
import { actsPage, actTitle } from './pages.ts'

/** Legal acts, newest first, with what each sets and how far it was read. */
function ActsView({ data, t, address, page }: ViewProps<'listActs'>) {
  const { kind = '', q = '' } = address.search
  return (
    <>
      <PageHead
        title={page.title(data, t, address)}
        lead={t.text('acts.lead')}
        actions={
          <>
            <PageLink to="/parameters" className="button">
              {t.text('web.nav.parameters')}
            </PageLink>
            <ExportMenu />
          </>
        }
      />
      <div className="filters">
        <SearchField label={t.text('acts.search')} name="q" value={q} action={t.text('web.toSearch')} />
        <Choice
          label={t.text('act.column.kind')}
          name="kind"
          value={kind}
          options={[{ id: '', title: t.text('web.all') }, ...actKind.options.map((id) => ({ id, title: t.text(`act.kind.${id}`) }))]}
        />
      </div>
      {data.items.length === 0 ? (
        <Empty title={t.text('acts.empty')} />
      ) : (
        <DataTable
          title={t.text('web.nav.acts')}
          rows={data.items}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'act',
              title: t.text('act.column.act'),
              header: true,
              className: 'wide',
              sort: ({ number }) => number,
              cell: (act) => <PageLink to={`/acts/${act.id}`}>{actTitle({ ...act, date: null }, t)}</PageLink>,
            },
            {
              key: 'date',
              title: t.text('act.column.date'),
              sort: ({ date }) => date,
              cell: ({ date }) => (date === null ? <span className="missing">{t.text('act.notKnown')}</span> : <span className="nowrap">{t.day(date)}</span>),
            },
            { key: 'sets', title: t.text('act.column.sets'), className: 'text', cell: ({ sets }) => t.of(sets) },
            { key: 'mark', title: t.text('act.column.mark'), sort: ({ mark }) => mark, cell: ({ mark }) => <MarkTag mark={mark} /> },
          ]}
        />
      )}
    </>
  )
}

export const page = drawn(actsPage, ActsView)
