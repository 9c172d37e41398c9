import { useState } from 'react'
import { Field, fieldText, SendForm } from '#web/kit/Form.tsx'
import { useTranslator } from '#web/kit/Translation.tsx'
import { Email } from './fields.tsx'
import { RoleFields, roleOf, textOrNone } from './RoleFields.tsx'

/** Inviting somebody by e-mail to a role. */
export function InviteForm() {
  const t = useTranslator()
  const [link, setLink] = useState<string | null>(null)
  return (
    <>
      <SendForm
        operation="invite"
        action={t.text('invite.send')}
        done={t.text(link === null ? 'invite.sent' : 'invite.passOn')}
        onDone={(made) => setLink(made.link)}
        input={(form) => ({
          email: fieldText(form, 'email'),
          role: roleOf(form),
          zone: textOrNone(form, 'zone'),
          party: textOrNone(form, 'party'),
          to: textOrNone(form, 'to'),
          reason: fieldText(form, 'reason'),
          language: t.language,
        })}
      >
        {(problem) => (
          <>
            <Email t={t} problem={problem} />
            <RoleFields problem={problem} />
            <Field label={t.text('grant.until')} name="to" type="date" required={false} problem={problem} />
            <Field label={t.text('grant.reason')} name="reason" required={false} problem={problem} />
          </>
        )}
      </SendForm>
      {link === null ? null : (
        <p className="notice">
          <a className="invitation-link" href={link}>
            {link}
          </a>
        </p>
      )}
    </>
  )
}
