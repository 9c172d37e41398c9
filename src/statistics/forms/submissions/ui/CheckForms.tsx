import { may } from '#lib/access.ts'
import { Field, fieldText, SendForm } from '#web/kit/Form.tsx'
import { useActor } from '#web/kit/useActor.ts'
import { useTranslator } from '#web/kit/Translation.tsx'
import type { ReportValues } from '../../templates/model.ts'
import type { ReportFile } from '../model.ts'
import { takeReportStep } from '../rules/steps.ts'
import { ReadForm } from './ReadForm.tsx'

/** Approves what is in check: its figures count from that moment. */
export function CheckForms({ file }: { readonly file: ReportFile }) {
  const t = useTranslator()
  const { zone, id, zoneNames } = file.report
  const warnings = file.findings.filter(({ severity }) => severity === 'warning').length
  return (
    <SendForm operation="approveSubmissions" input={() => ({ zone, ids: [id] })} action={t.text('checking.approve')} done={t.text('checking.approved')}>
      {() => <p className="muted">{t.text('checking.lead', { zone: t.of(zoneNames), warnings })}</p>}
    </SendForm>
  )
}

type RemarkFormProps = { readonly file: ReportFile; readonly values: ReportValues; readonly comments: ReportValues }

/** The sheet with a place for a remark beside each field; it is returned with those that were written. */
export function RemarkForm({ file, values, comments }: RemarkFormProps) {
  const t = useTranslator()
  const { zone, id } = file.report
  return (
    <div className="wide-sheet">
      <SendForm
        operation="returnSubmission"
        input={(form) => ({
          zone,
          id,
          remarks: [...form.entries()].flatMap(([name, text]) =>
            name.startsWith('remark:') && typeof text === 'string' && text.trim() !== '' ? [{ path: name.slice(7), text: text.trim() }] : [],
          ),
        })}
        action={t.text('checking.return')}
        done={t.text('checking.returned')}
      >
        {() => (
          <>
            <ReadForm
              file={file}
              content={file.content}
              values={values}
              comments={comments}
              last={{
                title: t.text('submission.column.remark'),
                cell: (path, label) => (
                  <input name={`remark:${path}`} aria-label={t.text('checking.remarkOn', { field: label })} autoComplete="off" maxLength={2000} />
                ),
              }}
            />
            <Field label={t.text('checking.remarkWhole')} name="remark:" rows={2} required={false} />
          </>
        )}
      </SendForm>
    </div>
  )
}

/** Reopens an approved or locked report; for the head. */
export function ReopenForm({ file }: { readonly file: ReportFile }) {
  const t = useTranslator()
  const actor = useActor()
  const { zone, id, party } = file.report
  if (!may(actor, 'period.reopen', { zone, party }) || !takeReportStep(file.report, 'reopen', actor).ok) return null
  return (
    <details>
      <summary>{t.text('checking.reopen')}</summary>
      <SendForm
        operation="reopenSubmission"
        input={(form) => ({ zone, id, reason: fieldText(form, 'reason') })}
        action={t.text('checking.reopen')}
        done={t.text('checking.reopened')}
      >
        {(problem) => <Field label={t.text('checking.reason')} name="reason" problem={problem} rows={3} hint={t.text('checking.reopenHint')} />}
      </SendForm>
    </details>
  )
}
