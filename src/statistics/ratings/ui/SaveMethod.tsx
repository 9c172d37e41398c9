import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Field, fieldText, SendForm } from '#web/kit/Form.tsx'
import { useTranslator } from '#web/kit/Translation.tsx'
import type { MethodContent, MethodSummary } from '../model.ts'

/** Saves what stands in the studio: as the next version of the method, or under a new name. */
export function SaveMethod({ method, content }: { readonly method: MethodSummary; readonly content: MethodContent }) {
  const t = useTranslator()
  const navigate = useNavigate()
  const [fresh, setFresh] = useState(false)
  return (
    <>
      <p style={{ marginBottom: 12 }}>
        <label>
          <input type="checkbox" checked={fresh} onChange={({ currentTarget }) => setFresh(currentTarget.checked)} /> {t.text('rating.save.fresh')}
        </label>
      </p>
      <SendForm
        operation="saveMethod"
        input={(sent) => ({
          id: fresh ? fieldText(sent, 'id') : method.id,
          basedOn: fresh ? undefined : method.version,
          names: fresh ? { uz: fieldText(sent, 'names.uz'), ru: fieldText(sent, 'names.ru'), en: fieldText(sent, 'names.en') } : undefined,
          content,
          reason: fieldText(sent, 'reason'),
        })}
        action={fresh ? t.text('rating.save.new') : t.text('rating.save.version', { version: method.version + 1 })}
        done={t.text('rating.save.done')}
        onDone={({ id }) => void navigate({ to: `/rating/methods/${id}` })}
      >
        {(problem) => (
          <>
            {fresh ? (
              <>
                <Field label={t.text('rating.save.id')} name="id" problem={problem} hint={t.text('rating.save.idHint')} />
                <Field label={t.text('rating.save.uz')} name="names.uz" problem={problem} />
                <Field label={t.text('rating.save.ru')} name="names.ru" problem={problem} />
                <Field label={t.text('rating.save.en')} name="names.en" problem={problem} />
              </>
            ) : null}
            <Field label={t.text('rating.reason')} name="reason" problem={problem} rows={3} hint={t.text('rating.reasonHint')} />
          </>
        )}
      </SendForm>
    </>
  )
}
