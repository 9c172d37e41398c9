import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Translator } from '#lib/translator.ts'
import { call } from '#web/client/call.ts'
import { problemFrom } from '#web/client/problem.ts'
import { useSearch } from '#web/kit/address.ts'
import { drawnPlain } from '#web/kit/DrawnPage.tsx'
import { fieldText } from '#web/kit/Form.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { PageLink } from '#web/kit/PageLink.tsx'
import { ProblemText } from '#web/kit/ProblemPage.tsx'
import { useSession } from '#web/kit/useActor.ts'
import { ActForm } from './ActForm.tsx'
import { Email, NewPassword, PersonName } from './fields.tsx'
import { registerPage } from './pages.ts'

/** Registering oneself, and confirming one's e-mail with the link that was sent there. */
function RegisterView({ t }: { readonly t: Translator }) {
  const { token } = useSearch()
  const { offers } = useSession()
  const [done, setDone] = useState<'mailed' | 'made'>()
  if (token !== undefined) return <Confirm t={t} token={token} />
  if (done !== undefined) return <Done t={t} name={done} />
  if (!offers.registration) return <PageHead title={t.text('register.closed.title')} lead={t.text('register.closed.lead')} />
  return (
    <>
      <PageHead title={t.text('register.title')} lead={t.text('register.lead')} />
      <ActForm
        action={t.text('register.send')}
        act={async (data) => {
          const asked = { name: fieldText(data, 'name'), email: fieldText(data, 'email'), password: fieldText(data, 'password'), language: t.language }
          setDone((await call('register', asked)).confirm ? 'mailed' : 'made')
        }}
      >
        <PersonName t={t} />
        <Email t={t} />
        <NewPassword t={t} />
      </ActForm>
    </>
  )
}

function Confirm({ t, token }: { readonly t: Translator; readonly token: string }) {
  const confirming = useMutation({ mutationFn: () => call('confirmEmail', { token }) })
  const problem = confirming.error === null ? undefined : problemFrom(confirming.error)
  if (confirming.isSuccess) return <Done t={t} name="confirmed" />
  return (
    <>
      <PageHead title={t.text('register.confirm.title')} lead={t.text('register.confirm.lead')} />
      {problem === undefined ? null : (
        <div className="notice bad" role="alert">
          <ProblemText problem={problem} />
        </div>
      )}
      <p>
        <button type="button" className="button main" disabled={confirming.isPending} onClick={() => confirming.mutate()}>
          {t.text('register.confirm.action')}
        </button>
      </p>
    </>
  )
}

const Done = ({ t, name }: { readonly t: Translator; readonly name: 'mailed' | 'made' | 'confirmed' }) => (
  <>
    <PageHead title={t.text(`register.${name}.title`)} lead={t.text(`register.${name}.lead`)} />
    {name === 'mailed' ? null : (
      <p>
        <PageLink to="/signin" search={{ next: '/account' }} className="button main">
          {t.text('signin.enter')}
        </PageLink>
      </p>
    )}
  </>
)

export const page = drawnPlain(registerPage, RegisterView)
