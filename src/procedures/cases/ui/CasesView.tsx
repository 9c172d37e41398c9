import type { Translator } from '#lib/translator.ts'
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
  const open = search.open !== 'false'
  return (
    <>
      <PageHead
        title={page.title(data, t, address)}
        lead={t.text('case.list.lead')}
        actions={
          <>
            <Openings t={t} />
            <ExportMenu />
          </>
        }
      />
      <nav className="filter-lines" aria-label={t.text('case.filter')}>
        <ul className="chips">
          <Choice change={{ kind: undefined }} current={search.kind === undefined} text={t.text('case.all')} />
          {data.kinds.map((kind) => (
            <Choice key={kind} change={{ kind }} current={search.kind === kind} text={t.text(`procedure.${kind}`)} />
          ))}
        </ul>
        <ul className="chips">
          <Choice change={{ open: undefined, overdue: undefined }} current={open && search.overdue === undefined} text={t.text('case.openOnes')} />
          <Choice change={{ open: undefined, overdue: 'true' }} current={search.overdue === 'true'} text={t.text('case.overdueOnes')} />
          <Choice change={{ open: 'false', overdue: undefined }} current={!open} text={t.text('case.closedOnes')} />
        </ul>
      </nav>
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
              className: 'nowrap',
              cell: (one) => <PageLink to={`/zones/${one.zone}/cases/${one.id}`}>{one.number}</PageLink>,
            },
            { key: 'kind', title: t.text('case.column.kind'), cell: (one) => t.text(`procedure.${one.kind}`) },
            { key: 'party', title: t.text('case.column.party'), cell: (one) => (one.partyNames === null ? '–' : t.of(one.partyNames)) },
            { key: 'zone', title: t.text('case.column.zone'), cell: (one) => t.of(one.zoneNames) },
            { key: 'state', title: t.text('case.column.state'), cell: (one) => t.text(`${one.kind}.state.${one.state}`) },
            {
              key: 'openedOn',
              title: t.text('case.column.openedOn'),
              className: 'nowrap',
              sort: (one) => one.openedOn,
              cell: (one) => t.day(one.openedOn),
            },
            {
              key: 'due',
              title: t.text('case.column.due'),
              className: 'nowrap',
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
}

type ChoiceProps = { readonly change: Readonly<Record<string, string | undefined>>; readonly current: boolean; readonly text: string }

const Choice = ({ change, current, text }: ChoiceProps) => (
  <li>
    <ViewLink change={{ ...change, cursor: undefined }} current={current}>
      {text}
    </ViewLink>
  </li>
)

/** What the reader may open, as buttons. */
function Openings({ t }: { readonly t: Translator }) {
  const actor = useActor()
  return OPENED_BY.filter(([, roles]) => actor.grants.some(({ role }) => roles.some((one) => one === role))).map(([kind]) => (
    <PageLink key={kind} to={`/procedures/${kind}/new`} className="button">
      {t.text(`procedure.open.${kind}`)}
    </PageLink>
  ))
}

/** Which roles open which procedure by hand; the server asks the procedure's own table. */
const OPENED_BY = [
  ['admission', ['investor', 'resident.head']],
  ['acceptance', ['resident.head', 'directorate.specialist']],
  ['privatization', ['resident.head']],
  ['session', ['commission.secretary']],
] as const

export const page = drawn(casesPage, CasesView)
