import type { Translator } from '#lib/translator.ts'
import { askIdentity } from '#web/client/session.ts'
import { call } from '#web/client/call.ts'
import { useSearch } from '#web/kit/address.ts'
import { drawnPlain } from '#web/kit/DrawnPage.tsx'
import { fieldText } from '#web/kit/Form.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { ActForm } from './ActForm.tsx'
import { Email, NewPassword, PersonName } from './fields.tsx'
import { goOn } from './goOn.ts'
import { setUpPage } from './pages.ts'

/** Making the first administrator, with the link printed in the terminal. */
function SetUpView({ t }: { readonly t: Translator }) {
  const { token = '' } = useSearch()
  return (
    <>
      <PageHead title={t.text('setup.title')} lead={t.text('setup.lead')} />
      <ActForm
        action={t.text('setup.make')}
        act={async (data) => {
          const [email, password] = [fieldText(data, 'email'), fieldText(data, 'password')]
          await call('setUp', { token, name: fieldText(data, 'name'), email, password })
          await askIdentity('sign-in/email', { email, password })
          await goOn('/people')
        }}
      >
        <PersonName t={t} />
        <Email t={t} />
        <NewPassword t={t} />
      </ActForm>
    </>
  )
}

export const page = drawnPlain(setUpPage, SetUpView)
