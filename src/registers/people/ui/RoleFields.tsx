import { useQuery } from '@tanstack/react-query'
import type { Problem } from '#web/client/problem.ts'
import { queryFor } from '#web/client/query.ts'
import { Field, fieldText } from '#web/kit/Form.tsx'
import { useTranslator } from '#web/kit/Translation.tsx'
import { GIVEN_ROLES } from '../model.ts'

/** The role a form says. */
export const roleOf = (form: FormData) => GIVEN_ROLES.find((role) => role === fieldText(form, 'role')) ?? 'auditor'

export const textOrNone = (form: FormData, name: string): string | undefined => fieldText(form, name) || undefined

/** Which role, and where it holds. */
export function RoleFields({ problem }: { readonly problem: Problem | undefined }) {
  const t = useTranslator()
  const zones = useQuery(queryFor('listZones', { limit: 500 })).data?.items ?? []
  return (
    <>
      <Field label={t.text('people.role')} name="role" options={GIVEN_ROLES.map((id) => ({ id, title: t.text(`role.${id}`) }))} problem={problem} />
      <Field
        label={t.text('grant.zone')}
        name="zone"
        required={false}
        options={[{ id: '', title: t.text('grant.network') }, ...zones.map(({ id, names }) => ({ id, title: t.of(names) }))]}
        problem={problem}
      />
      <Field label={t.text('grant.party')} name="party" required={false} hint={t.text('grant.partyHint')} problem={problem} />
    </>
  )
}
