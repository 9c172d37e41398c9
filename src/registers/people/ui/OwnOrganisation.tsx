import type { Translator } from '#lib/translator.ts'
import { Field, fieldText, SendForm } from '#web/kit/Form.tsx'

/** Recording the organisation one acts for as an investor. */
export const OwnOrganisation = ({ t }: { readonly t: Translator }) => (
  <details>
    <summary>{t.text('organisation.title')}</summary>
    <p className="muted">{t.text('organisation.lead')}</p>
    <SendForm
      operation="registerOrganisation"
      action={t.text('organisation.record')}
      done={t.text('organisation.recorded')}
      input={(form) => ({ name: fieldText(form, 'name'), stir: fieldText(form, 'stir') })}
    >
      {(problem) => (
        <>
          <Field label={t.text('organisation.name')} name="name" problem={problem} />
          <Field label={t.text('organisation.stir')} name="stir" inputMode="numeric" pattern="\d{9}" hint={t.text('organisation.stirHint')} problem={problem} />
        </>
      )}
    </SendForm>
  </details>
)
