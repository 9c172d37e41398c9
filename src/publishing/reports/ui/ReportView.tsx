import { DocumentView } from '#web/kit/DocumentView.tsx'
import { drawn } from '#web/kit/DrawnPage.tsx'
import { ExportMenu } from '#web/kit/ExportMenu.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { PageLink } from '#web/kit/PageLink.tsx'
import { documentOf, reportPage } from './pages.ts'

/** A published report as a page. */
export const page = drawn(reportPage, function ReportView({ data, t, address, page: definition }) {
  const document = documentOf(data, t)
  return (
    <>
      <PageHead
        kicker={<PageLink to="/reports">{t.text('report.list.name')}</PageLink>}
        title={definition.title(data, t, address)}
        lead={document.imprint.slice(0, -1).join('. ')}
        actions={<ExportMenu paper />}
      >
        <p>
          <PageLink to={`/releases/${data.release.id}`}>{t.text('report.toRelease', { release: data.release.id })}</PageLink>
        </p>
      </PageHead>
      <DocumentView document={document} />
    </>
  )
})
