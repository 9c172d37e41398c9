import { may } from '#lib/access.ts'
import { SignatureField } from '#procedures/cases/ui/SignatureField.tsx'
import { fileAddress } from '#web/client/files.ts'
import { Field, fieldText, SendForm } from '#web/kit/Form.tsx'
import { Part } from '#web/kit/PageHead.tsx'
import { useActor } from '#web/kit/useActor.ts'
import { useTranslator } from '#web/kit/Translation.tsx'
import { instantOfField } from '#web/view/moment.ts'
import type { ReportDraft, ReportStep } from '../model.ts'
import { STEPS } from '../rules.ts'

const ORDER: readonly ReportStep[] = ['begin', 'agree', 'approve', 'reopen']

/** The steps the reader may take now. */
export function StepForms({ data }: { readonly data: ReportDraft }) {
  const t = useTranslator()
  const actor = useActor()
  const steps = ORDER.filter((step) => may(actor, STEPS[step].can) && STEPS[step].from.some((state) => state === data.report.state))
  if (steps.length === 0) return data.report.state === 'agreed' ? <p className="muted">{t.text('report.waits')}</p> : null
  return (
    <Part title={t.text('report.next')}>
      {steps.map((step) => (
        <Step key={step} step={step} data={data} />
      ))}
    </Part>
  )
}

function Step({ step, data }: { readonly step: ReportStep; readonly data: ReportDraft }) {
  const t = useTranslator()
  const { id } = data.report
  const form = { action: t.text(`report.action.${step}`), done: t.text('report.done') }
  if (step === 'begin')
    return (
      <SendForm operation="draftReport" input={() => ({ id })} {...form}>
        {() => null}
      </SendForm>
    )
  if (step === 'agree')
    return (
      <SendForm operation="agreeReport" input={() => ({ id })} {...form}>
        {() => <p className="muted">{t.text('report.agreeLead')}</p>}
      </SendForm>
    )
  if (step === 'approve')
    return data.release.state !== 'approved' ? (
      <p className="muted">{t.text('report.releaseFirst', { release: data.release.id })}</p>
    ) : (
      <SendForm
        operation="approveReport"
        input={(sent) => ({ id, publishAt: instantOfField(fieldText(sent, 'publishAt')), signature: fieldText(sent, 'signature') })}
        {...form}
      >
        {(problem) => (
          <>
            <Field
              label={t.text('report.publishAt')}
              name="publishAt"
              type="datetime-local"
              required={false}
              problem={problem}
              hint={t.text('report.publishAtHint')}
            />
            <p className="muted">
              {t.text('report.signedContentHint')} <a href={fileAddress('readReportContent', { id })}>{t.text('report.signedContent')}</a>
            </p>
            <SignatureField label={t.text('report.signing')} name="signature" testSigning={data.testSigning} />
          </>
        )}
      </SendForm>
    )
  return (
    <details>
      <summary>{t.text('report.action.reopen')}</summary>
      <SendForm operation="reopenReport" input={(sent) => ({ id, reason: fieldText(sent, 'reason') })} {...form}>
        {(problem) => <Field label={t.text('report.reason')} name="reason" problem={problem} rows={3} hint={t.text('report.reasonHint')} />}
      </SendForm>
    </details>
  )
}
