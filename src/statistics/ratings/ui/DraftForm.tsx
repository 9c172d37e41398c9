import { useNavigate } from '@tanstack/react-router'
import { SendForm } from '#web/kit/Form.tsx'
import { useTranslator } from '#web/kit/Translation.tsx'
import type { MethodSummary } from '../model.ts'

type DraftFormProps = { readonly method: MethodSummary; readonly place: string; readonly period: string }

/** Keeps the rating on the page as a draft run, and goes there. */
export function DraftForm({ method, place, period }: DraftFormProps) {
  const t = useTranslator()
  const navigate = useNavigate()
  return (
    <SendForm
      operation="draftRun"
      input={() => ({ method: method.id, version: method.version, place, period })}
      action={t.text('rating.draft.action')}
      done={t.text('rating.draft.done')}
      onDone={({ id }) => void navigate({ to: `/rating/drafts/${id}` })}
    >
      {() => null}
    </SendForm>
  )
}
