import { useState } from 'react'
import { renderSVG } from 'uqr'
import type { Translator } from '#lib/translator.ts'
import { askIdentity } from '#web/client/session.ts'
import { Field, fieldText } from '#web/kit/Form.tsx'
import { Part } from '#web/kit/PageHead.tsx'
import { ActForm } from './ActForm.tsx'
import { goOn } from './goOn.ts'

type Begun = { readonly uri: string; readonly codes: readonly string[] }
type Props = { readonly t: Translator; readonly on: boolean }

/** The second factor: set with an authenticator app, with recovery codes that are shown once; or ended. */
export function SecondFactor({ t, on }: Props) {
  const [begun, setBegun] = useState<Begun>()
  if (begun !== undefined) return <Confirm t={t} begun={begun} />
  return (
    <Part title={t.text('factor.title')} lead={t.text(on ? 'factor.isOn' : 'factor.isOff')}>
      <ActForm
        action={t.text(on ? 'factor.end' : 'factor.begin')}
        act={async (form) => {
          const answer = await askIdentity(on ? 'two-factor/disable' : 'two-factor/enable', { password: fieldText(form, 'password') })
          if (on) await goOn('/account')
          else setBegun({ uri: answer.totpURI ?? '', codes: answer.backupCodes ?? [] })
        }}
      >
        <Field label={t.text('account.password.current')} name="password" type="password" autoComplete="current-password" />
      </ActForm>
    </Part>
  )
}

function Confirm({ t, begun }: { readonly t: Translator; readonly begun: Begun }) {
  const secret = new URL(begun.uri).searchParams.get('secret') ?? ''
  return (
    <Part title={t.text('factor.title')} lead={t.text('factor.scan')}>
      <div className="stack">
        <img
          className="code-picture"
          alt={t.text('factor.picture')}
          src={`data:image/svg+xml;utf8,${encodeURIComponent(renderSVG(begun.uri, { border: 2 }))}`}
        />
        <p>
          {t.text('factor.byHand')} <code data-secret>{secret}</code>
        </p>
        <p>{t.text('factor.codes')}</p>
        <ul className="plain recovery-codes">
          {begun.codes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ul>
        <ActForm
          action={t.text('factor.confirm')}
          act={async (form) => {
            await askIdentity('two-factor/verify-totp', { code: fieldText(form, 'code') })
            await goOn('/account')
          }}
        >
          <Field label={t.text('signin.code.field')} name="code" autoComplete="one-time-code" inputMode="numeric" />
        </ActForm>
      </div>
    </Part>
  )
}
