import { useNavigate } from '@tanstack/react-router'
import { Field, fieldText, SendForm } from '#web/kit/Form.tsx'
import { useTranslator } from '#web/kit/Translation.tsx'
import type { Claim } from '../model.ts'
import { ClaimFields, statedIn } from './ClaimFields.tsx'

/** A correction: a new version of the claim; the old one stays on record. */
export function CorrectForm({ claim }: { readonly claim: Claim }) {
  const t = useTranslator()
  const navigate = useNavigate()
  return (
    <SendForm
      operation="correctClaim"
      input={(data) => ({ ...statedIn(data), id: claim.id, unit: claim.unit, source: claim.source, reason: fieldText(data, 'reason') })}
      action={t.text('claim.correct.send')}
      done={t.text('claim.correct.done')}
      onDone={(corrected) => void navigate({ to: `/claims/${corrected.id}` })}
    >
      {(problem) => (
        <>
          <ClaimFields claim={claim} problem={problem} />
          <Field label={t.text('claim.reason')} name="reason" problem={problem} rows={2} hint={t.text('claim.correct.reasonHint')} />
        </>
      )}
    </SendForm>
  )
}

/** Another claim as the official value, with a reason everyone can read. */
export function OverrideForm({ claim }: { readonly claim: Claim }) {
  const t = useTranslator()
  return (
    <SendForm
      operation="overrideOfficial"
      input={(data) => ({ claim: claim.id, reason: fieldText(data, 'reason') })}
      action={t.text('claim.override.send')}
      done={t.text('claim.override.done')}
    >
      {(problem) => <Field label={t.text('claim.reason')} name="reason" problem={problem} rows={3} hint={t.text('claim.override.hint')} />}
    </SendForm>
  )
}
