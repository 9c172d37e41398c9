import { call } from '#web/client/call.ts'
import { askIdentity } from '#web/client/session.ts'
import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { fieldText } from '#web/kit/Form.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { PageLink } from '#web/kit/PageLink.tsx'
import { useActor } from '#web/kit/useActor.ts'
import { ActForm } from './ActForm.tsx'
import { NewPassword, PersonName } from './fields.tsx'
import { goOn } from './goOn.ts'
import { invitationPage } from './pages.ts'
import { placeText } from './words.ts'

/** What one is invited to, and accepting it. */
function InvitationView({ data, t, address, page }: ViewProps<'showInvitation'>) {
  const actor = useActor()
  const token = address.params['token'] ?? ''
  return (
    <>
      <PageHead
        title={page.title(data, t, address)}
        lead={t.text('invitation.from', { inviter: data.inviter, place: placeText(data, t), email: data.email })}
      />
      {data.acceptedAt !== null ? (
        <p className="notice">{t.text('problem.invitation.used')}</p>
      ) : data.known && actor.session === undefined ? (
        <div className="stack">
          <p>{t.text('problem.invitation.signInFirst')}</p>
          <p>
            <PageLink to="/signin" search={{ next: `/invitation/${token}` }} className="button main">
              {t.text('signin.enter')}
            </PageLink>
          </p>
        </div>
      ) : (
        <ActForm
          action={t.text('invitation.accept')}
          act={async (form) => {
            if (data.known) await call('acceptInvitation', { token })
            else {
              const password = fieldText(form, 'password')
              const { email } = await call('acceptInvitation', { token, name: fieldText(form, 'name'), password })
              await askIdentity('sign-in/email', { email, password })
            }
            await goOn('/account')
          }}
        >
          {data.known ? null : (
            <>
              <PersonName t={t} />
              <NewPassword t={t} />
            </>
          )}
        </ActForm>
      )}
    </>
  )
}

export const page = drawn(invitationPage, InvitationView)
