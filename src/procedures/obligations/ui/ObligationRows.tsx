import type { Day } from '#lib/day.ts'
import { DataTable } from '#web/kit/DataTable.tsx'
import { PageLink } from '#web/kit/PageLink.tsx'
import { useTranslator } from '#web/kit/Translation.tsx'
import type { Listed } from '../model.ts'
import { amountText } from './pages.ts'

const TAGS = { open: '', inAcceptance: 'warning', accepted: 'good', partial: 'warning', notAccepted: 'bad', superseded: '' } as const

type RowsProps = {
  readonly title: string
  readonly items: readonly Listed[]
  /** Marks what is past its three months and leads to the case; not on public pages, which do not know the day. */
  readonly today?: Day
}

/** Obligations as a table: whose, what, how much, until when, and by when acceptance must be decided. */
export function ObligationRows({ title, items, today }: RowsProps) {
  const t = useTranslator()
  const late = (one: Listed) => today !== undefined && one.decideBy < today && (one.status === 'open' || one.status === 'inAcceptance')
  return (
    <DataTable
      title={title}
      rows={items}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'party',
          title: t.text('obligation.column.party'),
          header: true,
          cell: (one) => (
            <>
              {t.of(one.partyNames)}
              <span className="small muted block">{one.contractNumber}</span>
            </>
          ),
        },
        { key: 'zone', title: t.text('obligation.column.zone'), cell: (one) => t.of(one.zoneNames) },
        { key: 'item', title: t.text('obligation.column.item'), cell: (one) => t.text(`obligation.item.${one.item}`) },
        { key: 'target', title: t.text('obligation.column.target'), numeric: true, cell: (one) => amountText(t, one, one.target) },
        { key: 'achieved', title: t.text('obligation.column.achieved'), numeric: true, cell: (one) => amountText(t, one, one.achieved) },
        { key: 'due', title: t.text('obligation.column.due'), className: 'nowrap', sort: (one) => one.due, cell: (one) => t.day(one.due) },
        {
          key: 'decideBy',
          title: t.text('obligation.column.decideBy'),
          className: 'nowrap',
          sort: (one) => one.decideBy,
          cell: (one) => (late(one) ? <span className="tag bad">{t.text('case.overdueSince', { day: t.day(one.decideBy) })}</span> : t.day(one.decideBy)),
        },
        {
          key: 'status',
          title: t.text('obligation.column.status'),
          cell: (one) => {
            const status = t.text(`obligation.status.${one.status}`)
            const tag = <span className={`tag ${TAGS[one.status]}`}>{status}</span>
            if (today === undefined || one.caseId === null) return tag
            const state = t.text(`acceptance.state.${one.caseState ?? 'evidence'}`)
            const link = `/zones/${one.zone}/cases/${one.caseId}`
            // Where the case says the same, the word itself leads to it.
            if (state === status) return <PageLink to={link}>{tag}</PageLink>
            return (
              <>
                {tag}
                <span className="small block">
                  <PageLink to={link}>{state}</PageLink>
                </span>
              </>
            )
          },
        },
      ]}
    />
  )
}
