import { useState } from 'react'
import { dayInTashkent } from '#lib/day.ts'
import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { ExportMenu } from '#web/kit/ExportMenu.tsx'
import { PageHead, Part } from '#web/kit/PageHead.tsx'
import { PageLink } from '#web/kit/PageLink.tsx'
import { useActor } from '#web/kit/useActor.ts'
import { useTranslator } from '#web/kit/Translation.tsx'
import type { ReportFile } from '../model.ts'
import { splitFields } from '../rules/merge.ts'
import { takeReportStep } from '../rules/steps.ts'
import { CheckForms, RemarkForm, ReopenForm } from './CheckForms.tsx'
import { FillForm } from './FillForm.tsx'
import { submissionPage } from './pages.ts'
import { ReadForm } from './ReadForm.tsx'
import { SignatureNote } from './SignatureNote.tsx'
import { STANDING_TAGS, standingOf, standingText } from './words.ts'
import { WorkbookForm } from './WorkbookForm.tsx'

/** One report: a form to fill for the enterprise, a sheet to check for the specialist, a sheet to read for everybody else who may see it. */
function SubmissionView({ data, t, address, page }: ViewProps<'getSubmission'>) {
  const actor = useActor()
  const [today] = useState(() => dayInTashkent(new Date()))
  const { report } = data
  const fills = takeReportStep(report, 'save', actor).ok
  const checks = takeReportStep(report, 'approve', actor).ok
  const standing = standingOf(report, today)
  const { values, comments } = splitFields(data.fields)
  return (
    <>
      <PageHead
        title={page.title(data, t, address)}
        kicker={
          <>
            <span className={`tag ${STANDING_TAGS[standing]}`}>{standingText(standing, t)}</span>
            <PageLink to={`/zones/${report.zone}`}>{t.of(report.zoneNames)}</PageLink>
            <span>{t.text('submission.dueOn', { day: t.day(report.returnedUntil ?? report.due) })}</span>
            <PageLink to={`/forms/${report.form}`} search={{ version: String(report.version) }}>
              {t.text('submission.version', { version: report.version })}
            </PageLink>
          </>
        }
        actions={<ExportMenu />}
      />
      {report.training ? <p className="notice warning">{t.text('submission.training')}</p> : null}
      {fills ? (
        <>
          <WorkbookForm file={data} />
          <FillForm key={`${report.id}-${report.state}-${report.revision}`} file={data} />
        </>
      ) : (
        <>
          <div className="stack">
            <SignatureNote zone={report.zone} revision={data.revisions[0]} />
            {checks ? <CheckForms file={data} /> : null}
          </div>
          {report.nil ? <p className="notice">{t.text('submission.nil')}</p> : null}
          {report.state === 'awaited' ? <p className="muted">{t.text('submission.nothingYet')}</p> : null}
          {report.nil || report.state === 'awaited' ? null : checks ? (
            <RemarkForm file={data} values={values} comments={comments} />
          ) : (
            <ReadForm file={data} content={data.content} values={values} comments={comments} />
          )}
          <ReopenForm file={data} />
        </>
      )}
      <History file={data} />
    </>
  )
}

/** Who did what, and each revision in its own form. */
function History({ file }: { readonly file: ReportFile }) {
  const t = useTranslator()
  if (file.steps.length === 0 && file.remarks.length === 0) return null
  const { zone, id } = file.report
  return (
    <Part id="history" title={t.text('submission.history')}>
      <ol className="timeline dates plain">
        {file.steps.map((step, index) => (
          <li key={`${step.at}${step.step}${index}`}>
            <time dateTime={step.at}>{t.day(step.at.slice(0, 10))}</time>
            <div>
              <p>
                {t.text(`submission.step.${step.step}`)} · <span className="muted">{step.by}</span>{' '}
                {step.step === 'submit' ? (
                  <PageLink to={`/zones/${zone}/submissions/${id}/revisions/${step.revision}`}>
                    {t.text('submission.revision', { revision: step.revision })}
                  </PageLink>
                ) : null}
              </p>
              {step.note === '' ? null : <p className="muted">{step.note}</p>}
            </div>
          </li>
        ))}
      </ol>
    </Part>
  )
}

export const page = drawn(submissionPage, SubmissionView)
