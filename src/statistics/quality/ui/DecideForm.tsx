import { Field, fieldText, SendForm } from '#web/kit/Form.tsx'
import { useTranslator } from '#web/kit/Translation.tsx'
import { findingState, type Finding } from '../model.ts'

/** A person's word on a finding, with a reason on record. */
export function DecideForm({ finding }: { readonly finding: Finding }) {
  const t = useTranslator()
  const states = findingState.options.filter((state) => state !== finding.state)
  return (
    <SendForm
      operation="decideFinding"
      input={(data) => ({
        id: finding.id,
        state: states.find((state) => state === fieldText(data, 'state')) ?? 'explained',
        reason: fieldText(data, 'reason'),
      })}
      action={t.text('quality.decide')}
      done={t.text('quality.decided')}
    >
      {(problem) => (
        <>
          <Field
            label={t.text('quality.column.state')}
            name="state"
            problem={problem}
            options={states.map((id) => ({ id, title: t.text(`quality.state.${id}`) }))}
          />
          <Field label={t.text('quality.reason')} name="reason" problem={problem} rows={4} hint={t.text('quality.reasonHint')} />
        </>
      )}
    </SendForm>
  )
}
