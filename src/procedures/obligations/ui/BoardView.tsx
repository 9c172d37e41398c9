import { addDays } from '@sanoat/uzbek'
import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { Empty } from '#web/kit/Empty.tsx'
import { ExportMenu } from '#web/kit/ExportMenu.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { ViewLink } from '#web/kit/PageLink.tsx'
import { ObligationRows } from './ObligationRows.tsx'
import { obligationBoardPage } from './pages.ts'

/** Which acceptance is late or falls due: all, past three months, due in ninety days. */
function BoardView({ data, t, address, page }: ViewProps<'listObligations'>) {
  const { search } = address
  const next = { from: data.today, to: addDays(data.today, 90) }
  return (
    <>
      <PageHead title={page.title(data, t, address)} lead={t.text('obligation.board.lead')} actions={<ExportMenu />} />
      <ul className="chips filter-line" aria-label={t.text('obligation.filter')}>
        <li>
          <ViewLink
            change={{ overdue: undefined, from: undefined, to: undefined, cursor: undefined }}
            current={search.overdue === undefined && search.from === undefined}
          >
            {t.text('obligation.filter.all')}
          </ViewLink>
        </li>
        <li>
          <ViewLink change={{ overdue: 'true', from: undefined, to: undefined, cursor: undefined }} current={search.overdue === 'true'}>
            {t.text('obligation.filter.overdue')}
          </ViewLink>
        </li>
        <li>
          <ViewLink change={{ overdue: undefined, ...next, cursor: undefined }} current={search.from !== undefined}>
            {t.text('obligation.filter.next')}
          </ViewLink>
        </li>
      </ul>
      {data.items.length === 0 ? (
        <Empty title={t.text('obligation.board.empty')}>{t.text('obligation.board.emptyText')}</Empty>
      ) : (
        <ObligationRows title={t.text('obligation.board.name')} items={data.items} today={data.today} />
      )}
      {data.next === undefined ? null : (
        <p>
          <ViewLink change={{ cursor: data.next }}>{t.text('case.older')}</ViewLink>
        </p>
      )}
    </>
  )
}

export const page = drawn(obligationBoardPage, BoardView)
