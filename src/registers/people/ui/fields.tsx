import type { Translator } from '#lib/translator.ts'
import type { Problem } from '#web/client/problem.ts'
import { Field } from '#web/kit/Form.tsx'

type FieldProps = { readonly t: Translator; readonly name?: string; readonly problem?: Problem | undefined }

/** A password that is set: long rather than odd. */
export const NewPassword = ({ t, name = 'password', problem }: FieldProps) => (
  <Field label={t.text('field.newPassword')} name={name} type="password" autoComplete="new-password" hint={t.text('field.newPasswordHint')} problem={problem} />
)

export const PersonName = ({ t, problem, value }: FieldProps & { readonly value?: string }) => (
  <Field label={t.text('field.name')} name="name" autoComplete="name" value={value} problem={problem} />
)

export const Email = ({ t, problem }: FieldProps) => (
  <Field label={t.text('signin.email')} name="email" type="email" autoComplete="username" problem={problem} />
)
