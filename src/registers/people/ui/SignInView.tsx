import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Translator } from '#lib/translator.ts'
import { askIdentity, enterTraining, leave, type Session } from '#web/client/session.ts'
import { useSearch } from '#web/kit/address.ts'
import { drawnPlain } from '#web/kit/DrawnPage.tsx'
import { Field, fieldText } from '#web/kit/Form.tsx'
import { PageHead, Part } from '#web/kit/PageHead.tsx'
import { PageLink } from '#web/kit/PageLink.tsx'
import { useSession } from '#web/kit/useActor.ts'
import { ActForm } from './ActForm.tsx'
import { goOn, nextOf } from './goOn.ts'
import { signInPage } from './pages.ts'

/** Entering: by e-mail and password with a second factor, by OneID, or as a training account where those are offered. */
function SignInView({ t }: { readonly t: Translator }) {
  const { actor, offers } = useSession()
  const search = useSearch()
  const [step, setStep] = useState<'password' | 'totp' | 'recovery'>('password')
  const next = nextOf(search['next'])
  if (actor.id !== 'public') return <Inside t={t} name={actor.name} />
  return (
    <>
      <PageHead title={t.text(step === 'password' ? 'signin.title' : 'signin.code.title')} lead={step === 'password' ? t.text('signin.lead') : undefined} />
      {search['error'] === undefined ? null : (
        <p className="notice bad" role="alert">
          {t.text('signin.oneidFailed')}
        </p>
      )}
      <div className={offers.training.length === 0 ? 'stack' : 'columns'}>
        <div className="stack">
          {step === 'password' ? (
            <PasswordForm t={t} onStep={() => setStep('totp')} next={next} />
          ) : (
            <CodeForm t={t} step={step} onStep={setStep} next={next} />
          )}
          {step === 'password' ? <OtherWays t={t} oneid={offers.oneid} registration={offers.registration} next={next} /> : null}
        </div>
        {offers.training.length === 0 ? null : <TrainingAccounts t={t} accounts={offers.training} next={next} />}
      </div>
    </>
  )
}

type StepProps = { readonly t: Translator; readonly next: string }

function PasswordForm({ t, onStep, next }: StepProps & { readonly onStep: () => void }) {
  return (
    <ActForm
      action={t.text('signin.enter')}
      act={async (data) => {
        const answer = await askIdentity('sign-in/email', { email: fieldText(data, 'email'), password: fieldText(data, 'password') })
        if (answer.twoFactorRedirect === true) onStep()
        else await goOn(next)
      }}
    >
      <Field label={t.text('signin.email')} name="email" type="email" autoComplete="username" />
      <Field label={t.text('signin.password')} name="password" type="password" autoComplete="current-password" />
    </ActForm>
  )
}

type CodeProps = StepProps & { readonly step: 'totp' | 'recovery'; readonly onStep: (step: 'totp' | 'recovery') => void }

function CodeForm({ t, step, onStep, next }: CodeProps) {
  return (
    <>
      <p>{t.text(step === 'totp' ? 'signin.code.lead' : 'signin.code.recoveryLead')}</p>
      <ActForm
        key={step}
        action={t.text('signin.enter')}
        act={async (data) => {
          await askIdentity(step === 'totp' ? 'two-factor/verify-totp' : 'two-factor/verify-backup-code', { code: fieldText(data, 'code') })
          await goOn(next)
        }}
      >
        <Field label={t.text('signin.code.field')} name="code" autoComplete="one-time-code" inputMode={step === 'totp' ? 'numeric' : 'text'} />
      </ActForm>
      <p>
        <button type="button" className="link" onClick={() => onStep(step === 'totp' ? 'recovery' : 'totp')}>
          {t.text(step === 'totp' ? 'signin.code.recovery' : 'signin.code.totp')}
        </button>
      </p>
    </>
  )
}

function OtherWays({ t, oneid, registration, next }: StepProps & { readonly oneid: boolean; readonly registration: boolean }) {
  const begin = useMutation({
    mutationFn: () =>
      askIdentity('sign-in/social', {
        provider: 'oneid',
        callbackURL: `/${t.language}${next}`,
        errorCallbackURL: `/${t.language}/signin`,
        disableRedirect: true,
      }),
    onSuccess: ({ url }) => {
      if (url !== undefined) location.assign(url)
    },
  })
  return (
    <>
      {oneid ? (
        <p>
          <button type="button" className="button" disabled={begin.isPending} onClick={() => begin.mutate()}>
            {t.text('signin.oneid')}
          </button>
        </p>
      ) : null}
      <ul className="plain stack-tight">
        <li>
          <PageLink to="/reset">{t.text('signin.forgot')}</PageLink>
        </li>
        {registration ? (
          <li>
            <PageLink to="/register">{t.text('signin.register')}</PageLink>
          </li>
        ) : null}
        <li>
          <PageLink to="/key">{t.text('signin.byKey')}</PageLink>
        </li>
      </ul>
    </>
  )
}

type TrainingProps = StepProps & { readonly accounts: Session['offers']['training'] }

function TrainingAccounts({ t, accounts, next }: TrainingProps) {
  const entering = useMutation({ mutationFn: (account: string) => enterTraining(account), onSuccess: () => goOn(next) })
  return (
    <Part title={t.text('signin.training.title')} lead={t.text('signin.training.lead')}>
      <ul className="plain rows accounts">
        {accounts.map(({ account, name }) => (
          <li key={account}>
            <button type="button" className="link" disabled={entering.isPending} onClick={() => entering.mutate(account)}>
              {t.text(`role.${account}`)}
            </button>
            <span className="hint">{name}</span>
          </li>
        ))}
      </ul>
    </Part>
  )
}

function Inside({ t, name }: { readonly t: Translator; readonly name: string }) {
  return (
    <>
      <PageHead title={t.text('signin.inside', { name })} lead={t.text('signin.other')} />
      <p>
        <button type="button" className="button" onClick={() => void leave().then(() => goOn('/'))}>
          {t.text('signin.leave')}
        </button>
      </p>
    </>
  )
}

export const page = drawnPlain(signInPage, SignInView)
