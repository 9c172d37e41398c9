import { useState } from 'react'
import { Part } from '#web/kit/PageHead.tsx'
import { SendForm } from '#web/kit/Form.tsx'
import { useTranslator } from '#web/kit/Translation.tsx'
import type { Translator } from '#lib/translator.ts'
import type { CaseFile, NextStep } from '../model.ts'
import { Fields } from './Fields.tsx'
import { readForm } from './form.ts'

/** The next step, or why not yet: what the case waits for first, then what may be done besides. */
export function NextSteps({ data }: { readonly data: CaseFile }) {
  const t = useTranslator()
  const { next, waitsFor, case: one } = data
  if (one.closedOn !== null) return null
  const main = next.filter(({ optional }) => !optional)
  const more = next.filter(({ optional }) => optional)
  return (
    <Part title={t.text('case.next')}>
      {main.length === 0 ? (
        <p className="notice">
          {waitsFor.length === 0 ? t.text('case.waitsForSystem') : t.text('case.waitsFor', { roles: t.list(waitsFor.map((role) => t.text(`role.${role}`))) })}
        </p>
      ) : null}
      {main.map((step) => (
        <Step key={`${step.step} ${one.version}`} step={step} data={data} open={main.length === 1} />
      ))}
      {more.length === 0 ? null : (
        <div className="more-steps">
          {more.map((step) => (
            <Step key={`${step.step} ${one.version}`} step={step} data={data} open={false} />
          ))}
        </div>
      )}
    </Part>
  )
}

type StepProps = { readonly step: NextStep; readonly data: CaseFile; readonly open: boolean }

function Step({ step, data, open }: StepProps) {
  const t = useTranslator()
  const { case: one } = data
  // One request id for each form as it stands: sent twice, it is one step.
  const [request] = useState(() => crypto.randomUUID())
  const action = t.text(`${one.kind}.step.${step.step}`)
  if (step.refusal !== null)
    return (
      <p className="muted">
        {action}: {refusalText(t, step.refusal)}
      </p>
    )
  const hint = `${one.kind}.stepHint.${step.step}`
  return (
    <details open={open} className="step">
      <summary>{action}</summary>
      {t.has(hint) ? <p className="muted">{t.text(hint)}</p> : null}
      <SendForm
        operation="takeCaseStep"
        input={(sent) => ({ zone: one.zone, id: one.id, step: step.step, version: one.version, request, input: readForm(step.fields, sent) })}
        action={action}
        done={t.text('case.done')}
      >
        {(problem) => <Fields kind={one.kind} fields={step.fields} zone={one.zone} party={one.party ?? undefined} problem={problem} t={t} />}
      </SendForm>
    </details>
  )
}

/** A refusal in the reader's words, with its values as they are said. */
export function refusalText(t: Translator, { code, details }: NonNullable<NextStep['refusal']>): string {
  const values = Object.entries(details).map(([key, value]) => {
    if (typeof value === 'number') return [key, value] as const
    const text = Array.isArray(value) ? value.join(', ') : String(value ?? '')
    return [key, /^\d{4}-\d{2}-\d{2}$/.test(text) ? t.day(text) : text] as const
  })
  const key = `problem.${code}`
  return t.has(key) ? t.text(key, Object.fromEntries(values)) : code
}
