import { useState } from 'react'
import type { Translator } from '#lib/translator.ts'
import { askIdentity } from '#web/client/session.ts'
import { useSearch } from '#web/kit/address.ts'
import { drawnPlain } from '#web/kit/DrawnPage.tsx'
import { Field, fieldText } from '#web/kit/Form.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { PageLink } from '#web/kit/PageLink.tsx'
import { ActForm } from './ActForm.tsx'
import { NewPassword } from './fields.tsx'
import { resetPage } from './pages.ts'

/** Asking for a link, and setting the password anew with it. */
function ResetView({ t }: { readonly t: Translator }) {
  const { token } = useSearch()
  const [done, setDone] = useState<'asked' | 'set'>()
  if (done !== undefined)
    return (
      <>
        <PageHead title={t.text(`reset.${done}.title`)} lead={t.text(`reset.${done}.lead`)} />
        <p>
          <PageLink to="/signin" className="button">
            {t.text('signin.enter')}
          </PageLink>
        </p>
      </>
    )
  return token === undefined ? (
    <>
      <PageHead title={t.text('reset.title')} lead={t.text('reset.lead')} />
      <ActForm
        action={t.text('reset.ask')}
        act={async (data) => {
          await askIdentity('request-password-reset', { email: fieldText(data, 'email') })
          setDone('asked')
        }}
      >
        <Field label={t.text('signin.email')} name="email" type="email" autoComplete="username" />
      </ActForm>
    </>
  ) : (
    <>
      <PageHead title={t.text('reset.new')} />
      <ActForm
        action={t.text('reset.set')}
        act={async (data) => {
          await askIdentity('reset-password', { token, newPassword: fieldText(data, 'password') })
          setDone('set')
        }}
      >
        <NewPassword t={t} />
      </ActForm>
    </>
  )
}

export const page = drawnPlain(resetPage, ResetView)
