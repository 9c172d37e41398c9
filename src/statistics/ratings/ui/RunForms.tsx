import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { may } from '#lib/access.ts'
import { dayInTashkent } from '#lib/day.ts'
import { refuse } from '#lib/result.ts'
import { Field, fieldText, SendForm } from '#web/kit/Form.tsx'
import { useActor } from '#web/kit/useActor.ts'
import { useTranslator } from '#web/kit/Translation.tsx'
import type { Objection, Run, RunFile, RunStep } from '../model.ts'
import { acceptObjection, decideOn, STEPS, takeStep } from '../rules.ts'

const OPERATIONS = { publish: 'publishRun', revise: 'reviseRun', finalise: 'finaliseRun', withdraw: 'withdrawRun' } as const
const ORDER: readonly RunStep[] = ['publish', 'finalise', 'revise', 'withdraw']

/** The day on which the page was opened. */
const useToday = () => useState(() => dayInTashkent(new Date()))[0]

const standingOf = (data: RunFile) => ({ ...data.run, objections: data.objections })

/** The steps the reader may take now; a step that must wait says for what. */
export function StepForms({ data }: { readonly data: RunFile }) {
  const actor = useActor()
  const allowed = ORDER.filter((step) => may(actor, STEPS[step].can) && STEPS[step].from.some((state) => state === data.run.state))
  return allowed.map((step) => <StepForm key={step} step={step} data={data} />)
}

function StepForm({ step, data }: { readonly step: RunStep; readonly data: RunFile }) {
  const t = useTranslator()
  const actor = useActor()
  const navigate = useNavigate()
  const today = useToday()
  const next = takeStep(standingOf(data), step, actor, today)
  if (!next.ok) return <Waiting refusal={next} step={step} />
  const after = (run: Run) =>
    void navigate({ to: run.state === 'draft' ? `/rating/drafts/${run.id}` : run.publishedOn === null ? '/rating/runs' : `/rating/runs/${run.id}` })
  const { id } = data.run
  const form = { action: t.text(`rating.action.${step}`), done: t.text('rating.run.done'), onDone: after }
  if (!STEPS[step].reason)
    return (
      <SendForm operation={step === 'publish' ? OPERATIONS.publish : OPERATIONS.finalise} input={() => ({ id })} {...form}>
        {() => null}
      </SendForm>
    )
  return (
    <details>
      <summary>{t.text(`rating.action.${step}`)}</summary>
      <SendForm operation={step === 'revise' ? OPERATIONS.revise : OPERATIONS.withdraw} input={(sent) => ({ id, reason: fieldText(sent, 'reason') })} {...form}>
        {(problem) => <Field label={t.text('rating.reason')} name="reason" problem={problem} rows={3} hint={t.text('rating.reasonHint')} />}
      </SendForm>
    </details>
  )
}

/** Why a step cannot be taken yet, in the words of the refusal. */
function Waiting({ refusal, step }: { readonly refusal: ReturnType<typeof refuse>; readonly step: RunStep }) {
  const t = useTranslator()
  const { until = '', count = 0 } = refusal.details
  const said = t.text(`rating.wait.${refusal.code.split('.').at(-1)}`, {
    until: typeof until === 'string' && until !== '' ? t.day(until) : '',
    count: Number(count),
  })
  return (
    <p className="muted">
      {t.text(`rating.action.${step}`)}: {said}
    </p>
  )
}

/** Registers an objection while the term runs. */
export function ObjectForm({ data }: { readonly data: RunFile }) {
  const t = useTranslator()
  const actor = useActor()
  const today = useToday()
  if (!may(actor, 'rating.object') || !acceptObjection(standingOf(data), today).ok) return null
  const zones = [{ id: '', title: t.text('rating.objection.whole') }, ...data.result.rows.map(({ subject, names }) => ({ id: subject, title: t.of(names) }))]
  return (
    <details>
      <summary>{t.text('rating.objection.add')}</summary>
      <SendForm
        operation="objectToRun"
        input={(sent) => ({
          id: data.run.id,
          subject: fieldText(sent, 'subject') || undefined,
          onBehalfOf: fieldText(sent, 'onBehalfOf'),
          text: fieldText(sent, 'text'),
        })}
        action={t.text('rating.objection.send')}
        done={t.text('rating.objection.done')}
      >
        {(problem) => (
          <>
            <Field label={t.text('rating.objection.column.onBehalfOf')} name="onBehalfOf" problem={problem} />
            <Field label={t.text('rating.objection.column.zone')} name="subject" problem={problem} options={zones} required={false} />
            <Field label={t.text('rating.objection.column.text')} name="text" problem={problem} rows={4} hint={t.text('rating.reasonHint')} />
          </>
        )}
      </SendForm>
    </details>
  )
}

/** Upholds or rejects; not offered to who published. */
export function DecideForm({ data, objection }: { readonly data: RunFile; readonly objection: Objection }) {
  const t = useTranslator()
  const actor = useActor()
  if (!may(actor, 'rating.decide')) return null
  const decidable = decideOn(standingOf(data), { decision: objection.decision, registeredBy: '' }, actor)
  if (!decidable.ok) return decidable.code === 'rating.run.ownWork' ? <p className="muted">{t.text('rating.wait.ownWork', { until: '', count: 0 })}</p> : null
  return (
    <SendForm
      operation="decideObjection"
      input={(sent) => ({
        id: data.run.id,
        objection: objection.id,
        decision: fieldText(sent, 'decision') === 'upheld' ? ('upheld' as const) : ('rejected' as const),
        reason: fieldText(sent, 'reason'),
      })}
      action={t.text('rating.objection.decide')}
      done={t.text('rating.run.done')}
    >
      {(problem) => (
        <>
          <Field
            label={t.text('rating.objection.column.decision')}
            name="decision"
            problem={problem}
            options={(['rejected', 'upheld'] as const).map((id) => ({ id, title: t.text(`rating.decision.${id}`) }))}
          />
          <Field label={t.text('rating.reason')} name="reason" problem={problem} rows={3} hint={t.text('rating.reasonHint')} />
        </>
      )}
    </SendForm>
  )
}
