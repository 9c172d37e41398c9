import { LANGUAGES } from '#lib/language.ts'
import { askIdentity } from '#web/client/session.ts'
import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { Field, fieldText, SendForm } from '#web/kit/Form.tsx'
import { PageHead, Part } from '#web/kit/PageHead.tsx'
import { MAIL_WISHES } from '../model.ts'
import { ActForm } from './ActForm.tsx'
import { NewPassword, PersonName } from './fields.tsx'
import { goOn } from './goOn.ts'
import { OwnOrganisation } from './OwnOrganisation.tsx'
import { accountPage, grantText } from './pages.ts'
import { SecondFactor } from './SecondFactor.tsx'
import { Sessions } from './Sessions.tsx'
import { timeText } from './words.ts'

/** Each language by its own name, which no reader needs translated. */
const NAMES = { uz: 'Oʻzbekcha', 'uz-Cyrl': 'Ўзбекча', ru: 'Русский', en: 'English' } as const

/** One's own account: how one is called and written to, the ways in, the browsers one is in, and what one may do. */
function AccountView({ data, t, address, page }: ViewProps<'myAccount'>) {
  return (
    <>
      <PageHead title={page.title(data, t, address)} kicker={<span>{data.email}</span>} lead={t.text('account.lead')} />
      <div className="columns even">
        <Part title={t.text('account.about')}>
          <SendForm
            operation="changeAccount"
            action={t.text('account.save')}
            done={t.text('account.saved')}
            onDone={({ language }) => (language === t.language ? undefined : goOn('/account'))}
            input={(form) => ({
              name: data.training ? data.name : fieldText(form, 'name'),
              phone: fieldText(form, 'phone'),
              language: LANGUAGES.find((one) => one === fieldText(form, 'language')) ?? t.language,
              mail: MAIL_WISHES.find((one) => one === fieldText(form, 'mail')) ?? 'at_once',
            })}
          >
            {(problem) => (
              <>
                {data.training ? null : (
                  <>
                    <PersonName t={t} value={data.name} problem={problem} />
                    <Field
                      label={t.text('field.phone')}
                      name="phone"
                      type="tel"
                      autoComplete="tel"
                      required={false}
                      value={data.phone ?? ''}
                      problem={problem}
                      hint="+998…"
                    />
                  </>
                )}
                <Field
                  label={t.text('field.language')}
                  name="language"
                  value={data.language ?? t.language}
                  options={LANGUAGES.map((id) => ({ id, title: NAMES[id] }))}
                />
                <Field
                  label={t.text('field.mail')}
                  name="mail"
                  value={data.mail}
                  options={MAIL_WISHES.map((id) => ({ id, title: t.text(`account.mail.${id}`) }))}
                />
              </>
            )}
          </SendForm>
        </Part>
        <Part title={t.text('account.roles')}>
          {data.grants.length === 0 ? <p className="muted">{t.text('account.noRoles')}</p> : null}
          <ul className="plain rows">
            {data.grants.map((grant) => (
              <li key={grant.id}>
                <p>{grantText(grant, t)}</p>
                <p className="muted small">{timeText(grant, t)}</p>
              </li>
            ))}
          </ul>
          {data.training ? null : <OwnOrganisation t={t} />}
        </Part>
      </div>
      {data.training || !data.hasPassword ? null : (
        <div className="columns even">
          <Part title={t.text('account.password')}>
            <ActForm
              action={t.text('account.password.change')}
              act={async (form) => {
                await askIdentity('change-password', {
                  currentPassword: fieldText(form, 'current'),
                  newPassword: fieldText(form, 'password'),
                  revokeOtherSessions: true,
                })
                await goOn('/account')
              }}
            >
              <Field label={t.text('account.password.current')} name="current" type="password" autoComplete="current-password" />
              <NewPassword t={t} />
            </ActForm>
          </Part>
          <SecondFactor t={t} on={data.secondFactor} />
        </div>
      )}
      <Sessions t={t} />
    </>
  )
}

export const page = drawn(accountPage, AccountView)
