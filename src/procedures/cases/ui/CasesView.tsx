import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { DataTable } from '#web/kit/DataTable.tsx'
import { Empty } from '#web/kit/Empty.tsx'
import { ExportMenu } from '#web/kit/ExportMenu.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { PageLink, ViewLink } from '#web/kit/PageLink.tsx'
import { useActor } from '#web/kit/useActor.ts'
import { casesPage } from './pages.ts'

/** Cases the reader may see, by kind and standing; and what they may open. */
function CasesView({ data, t, address, page }: ViewProps<'listCases'>) {
  const { search } = address
  return (
    <>
      <PageHead title={page.title(data, t, address)} lead={t.text('case.list.lead')} actions={<ExportMenu />} />
      <ul className="chips" aria-label={t.text('case.filter')}>
        <li>
          <ViewLink change={{ kind: undefined, cursor: undefined }} current={search.kind === undefined}>
            {t.text('case.all')}
          </ViewLink>
        </li>
        {data.kinds.map((kind) => (
          <li key={kind}>
            <ViewLink change={{ kind, cursor: undefined }} current={search.kind === kind}>
              {t.text(`procedure.${kind}`)}
            </ViewLink>
          </li>
        ))}
        <li>
          <ViewLink change={{ open: search.open === 'false' ? undefined : 'false', cursor: undefined }} current={search.open === 'false'}>
            {t.text('case.closedOnes')}
          </ViewLink>
        </li>
        <li>
          <ViewLink change={{ overdue: search.overdue === 'true' ? undefined : 'true', cursor: undefined }} current={search.overdue === 'true'}>
            {t.text('case.overdueOnes')}
          </ViewLink>
        </li>
      </ul>
      <Openings />
      {data.items.length === 0 ? (
        <Empty title={t.text('case.list.empty')}>{t.text('case.list.emptyText')}</Empty>
      ) : (
        <DataTable
          title={t.text('case.list')}
          rows={data.items}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'number',
              title: t.text('case.column.number'),
              header: true,
              cell: (one) => <PageLink to={`/zones/${one.zone}/cases/${one.id}`}>{one.number}</PageLink>,
            },
            { key: 'kind', title: t.text('case.column.kind'), cell: (one) => t.text(`procedure.${one.kind}`) },
            { key: 'party', title: t.text('case.column.party'), cell: (one) => (one.partyNames === null ? '–' : t.of(one.partyNames)) },
            { key: 'zone', title: t.text('case.column.zone'), cell: (one) => t.of(one.zoneNames) },
            { key: 'state', title: t.text('case.column.state'), cell: (one) => t.text(`${one.kind}.state.${one.state}`) },
            { key: 'openedOn', title: t.text('case.column.openedOn'), sort: (one) => one.openedOn, cell: (one) => t.day(one.openedOn) },
            {
              key: 'due',
              title: t.text('case.column.due'),
              sort: (one) => one.due,
              cell: (one) => (one.due === null ? '–' : one.due < data.today ? <span className="tag bad">{t.day(one.due)}</span> : t.day(one.due)),
            },
          ]}
        />
      )}
      {data.next === undefined ? null : (
        <p>
          <ViewLink change={{ cursor: data.next }}>{t.text('case.older')}</ViewLink>
        </p>
      )}
    </>
  )

  function Openings() {
    const actor = useActor()
    const kinds = OPENED_BY.filter(([, roles]) => actor.grants.some(({ role }) => roles.some((one) => one === role)))
    return kinds.length === 0 ? null : (
      <p className="pair" style={{ margin: '16px 0' }}>
        {kinds.map(([kind]) => (
          <PageLink key={kind} to={`/procedures/${kind}/new`} className="button">
            {t.text(`procedure.open.${kind}`)}
          </PageLink>
        ))}
      </p>
    )
  }
}

/** Which roles open which procedure by hand; the server asks the procedure's own table. */
const OPENED_BY = [
  ['admission', ['investor', 'resident.head']],
  ['acceptance', ['resident.head', 'directorate.specialist']],
  ['privatization', ['resident.head']],
  ['session', ['commission.secretary']],
] as const

export const page = drawn(casesPage, CasesView)
