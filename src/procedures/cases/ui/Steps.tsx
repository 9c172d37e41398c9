import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { DocumentLink } from '#web/kit/DocumentLink.tsx'
import { SendForm } from '#web/kit/Form.tsx'
import { Part } from '#web/kit/PageHead.tsx'
import { PageLink } from '#web/kit/PageLink.tsx'
import { useTranslator } from '#web/kit/Translation.tsx'
import type { CaseFile, NextStep } from '../model.ts'
import { Fields } from './Fields.tsx'
import { readForm } from './form.ts'

/** The next step, or why not yet: what the case waits for first, then what may be done besides. */
export function NextSteps({ data }: { readonly data: CaseFile }) {
  const t = useTranslator()
  const { next, waitsFor, case: one } = data
  const [taken, setTaken] = useState<string>()
  const main = next.filter(({ optional }) => !optional)
  const more = next.filter(({ optional }) => optional)
  const possible = main.filter(({ refusal }) => refusal === null)
  if (one.closedOn !== null && taken === undefined) return null
  const step = (of: NextStep, alone: boolean) => (
    <Step key={`${of.step} ${one.version}`} step={of} data={data} alone={alone} open={of.step === taken} onTaken={setTaken} />
  )
  return (
    <Part title={t.text('case.next')}>
      {taken === undefined ? null : <Taken key={one.version} text={t.text('case.taken', { step: t.text(`${one.kind}.step.${taken}`) })} />}
      {one.closedOn === null && main.length === 0 ? (
        <p className="notice">
          {waitsFor.length === 0 ? t.text('case.waitsForSystem') : t.text('case.waitsFor', { roles: t.list(waitsFor.map((role) => t.text(`role.${role}`))) })}
        </p>
      ) : null}
      <div className="steps">{[...possible, ...main.filter(({ refusal }) => refusal !== null)].map((of) => step(of, possible.length === 1))}</div>
      {more.length === 0 ? null : (
        <div className="more-steps">
          <h3>{t.text('case.more')}</h3>
          {more.map((of) => step(of, false))}
        </div>
      )}
    </Part>
  )
}

/** Says that a step was taken and takes the focus, which its form had: the page stays where it is and readers of the screen are told. */
function Taken({ text }: { readonly text: string }) {
  const place = useRef<HTMLParagraphElement>(null)
  useEffect(() => place.current?.focus(), [])
  return (
    <p className="notice" role="status" tabIndex={-1} ref={place}>
      {text}
    </p>
  )
}

type StepProps = {
  readonly step: NextStep
  readonly data: CaseFile
  /** The only thing to do: it stands open, under its name. */
  readonly alone: boolean
  readonly open: boolean
  readonly onTaken: (step: string) => void
}

function Step({ step, data, alone, open, onTaken }: StepProps) {
  const t = useTranslator()
  const action = t.text(`${data.case.kind}.step.${step.step}`)
  if (step.refusal !== null) return <RefusedStep action={action} text={step.refusal.text} data={data} />
  if (alone)
    return (
      <div className="step">
        <h3>{action}</h3>
        <StepForm step={step} data={data} action={action} onTaken={onTaken} />
      </div>
    )
  return (
    <details className="step" open={open}>
      <summary>{action}</summary>
      <StepForm step={step} data={data} action={action} onTaken={onTaken} />
    </details>
  )
}

/** A step that is not possible: what is wrong and what to do next, and the norm it rests on. */
function RefusedStep({ action, text, data }: { readonly action: string; readonly text: string; readonly data: CaseFile }) {
  const t = useTranslator()
  return (
    <div className="step refused">
      <h3>{action}</h3>
      <p>
        <span className="tag warning">{t.text('case.notYet')}</span> {text}
      </p>
      {data.act === null ? null : (
        <p className="small muted">
          {t.text('case.byNorm')} <PageLink to={`/acts/${data.act}`}>{data.act}</PageLink>, {t.text(`case.mark.${data.mark}`)}
        </p>
      )}
    </div>
  )
}

type FormProps = { readonly step: NextStep; readonly data: CaseFile; readonly action: string; readonly onTaken: (step: string) => void }

function StepForm({ step, data, action, onTaken }: FormProps) {
  const t = useTranslator()
  const client = useQueryClient()
  const { case: one } = data
  // One request id for each form as it stands: sent twice, it is one step.
  const [request] = useState(() => crypto.randomUUID())
  const hint = `${one.kind}.stepHint.${step.step}`
  const signs = step.fields.some(({ kind }) => kind === 'signature')
  const act = signs ? data.documents.findLast(({ awaitsSignature }) => awaitsSignature) : undefined
  return (
    <>
      {t.has(hint) ? <p className="muted">{t.text(hint)}</p> : null}
      {act === undefined ? null : (
        <p>
          <DocumentLink document={{ ...act, zone: one.zone, signatures: act.signatures.length }} what={t.text(`act.${act.kind}`)} />
        </p>
      )}
      <SendForm
        operation="takeCaseStep"
        input={(sent) => ({ zone: one.zone, id: one.id, step: step.step, version: one.version, request, input: readForm(step.fields, sent) })}
        action={action}
        done={t.text('case.done')}
        onDone={() => onTaken(step.step)}
        remedy={({ code }) =>
          code === 'case.changed' || code === 'case.wrongState' ? (
            <button type="button" className="button" onClick={() => void client.invalidateQueries()}>
              {t.text('case.reload')}
            </button>
          ) : null
        }
      >
        {(problem) => (
          <Fields
            kind={one.kind}
            fields={step.fields}
            zone={one.zone}
            party={one.party ?? undefined}
            testSigning={data.testSigning}
            documents={data.documents}
            problem={problem}
            t={t}
          />
        )}
      </SendForm>
    </>
  )
}
