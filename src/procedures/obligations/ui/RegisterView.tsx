import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { Empty } from '#web/kit/Empty.tsx'
import { ExportMenu } from '#web/kit/ExportMenu.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { ViewLink } from '#web/kit/PageLink.tsx'
import { ObligationRows } from './ObligationRows.tsx'
import { obligationRegisterPage } from './pages.ts'

/** What participants promised and what was accepted of it, for everybody. */
function RegisterView({ data, t, address, page }: ViewProps<'listPublicObligations'>) {
  return (
    <>
      <PageHead title={page.title(data, t, address)} lead={t.text('obligation.register.lead')} actions={<ExportMenu />} />
      {data.items.length === 0 ? (
        <Empty title={t.text('obligation.board.empty')}>{t.text('obligation.board.emptyText')}</Empty>
      ) : (
        <ObligationRows title={t.text('obligation.register.name')} items={data.items} />
      )}
      {data.next === undefined ? null : (
        <p>
          <ViewLink change={{ cursor: data.next }}>{t.text('case.older')}</ViewLink>
        </p>
      )}
    </>
  )
}

export const page = drawn(obligationRegisterPage, RegisterView)
