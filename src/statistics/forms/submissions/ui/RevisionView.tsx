import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { ExportMenu } from '#web/kit/ExportMenu.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { PageLink } from '#web/kit/PageLink.tsx'
import { revisionPage } from './pages.ts'
import { ReadForm } from './ReadForm.tsx'
import { SignatureNote } from './SignatureNote.tsx'

/** One submitted revision as it was, with the way to the others. */
function RevisionView({ data, t, address, page }: ViewProps<'getSubmissionRevision'>) {
  const { file, revision, values, comments } = data
  const own = file.revisions.find((one) => one.revision === revision)
  const { zone, id } = file.report
  return (
    <>
      <PageHead
        title={page.title(data, t, address)}
        kicker={<PageLink to={`/zones/${zone}/submissions/${id}`}>{t.text('submission.back')}</PageLink>}
        lead={
          own === undefined
            ? undefined
            : t.text('submission.revisionLead', { by: own.submittedBy, day: t.day(own.submittedAt.slice(0, 10)), version: own.version })
        }
        actions={<ExportMenu />}
      />
      <ul className="chips" aria-label={t.text('submission.revisions')}>
        {file.revisions.toReversed().map((one) => (
          <li key={one.revision}>
            <PageLink to={`/zones/${zone}/submissions/${id}/revisions/${one.revision}`} current={one.revision === revision ? 'page' : undefined}>
              {t.text('submission.revision', { revision: one.revision })}
              {one.decision === null ? '' : ` · ${t.text(`submission.decision.${one.decision}`)}`}
            </PageLink>
          </li>
        ))}
      </ul>
      <SignatureNote zone={zone} revision={own} />
      {own?.nil === true ? (
        <p className="notice">{t.text('submission.nil')}</p>
      ) : (
        <ReadForm file={file} content={file.content} values={values} comments={comments} />
      )}
      {own === undefined ? null : <p className="chart-note">{t.text('submission.hash', { hash: own.hash })}</p>}
    </>
  )
}

export const page = drawn(revisionPage, RevisionView)
