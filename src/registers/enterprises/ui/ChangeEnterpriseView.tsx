import { useNavigate } from '@tanstack/react-router'
import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { Field, fieldText, SendForm } from '#web/kit/Form.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { PageLink } from '#web/kit/PageLink.tsx'
import { EnterpriseFields, saidIn } from './EnterpriseFields.tsx'
import { changeEnterprisePage } from './pages.ts'
import { useMayWith } from './useMayWith.ts'

/** Changes what is known of an enterprise; of two who do it at once the second is told. */
function ChangeEnterpriseView({ data, t, address, page }: ViewProps<'getEnterprise'>) {
  const navigate = useNavigate()
  const { enterprise, contacts, hasJshshir } = data
  const allowed = useMayWith('enterprise.write', data)
  return (
    <>
      <PageHead
        kicker={<PageLink to={`/enterprises/${enterprise.id}`}>{t.of(enterprise.names)}</PageLink>}
        title={page.title(data, t, address)}
        lead={t.text('enterprise.new.lead')}
      />
      {allowed ? (
        <SendForm
          operation="changeEnterprise"
          input={(form) => ({ ...saidIn(form), party: enterprise.id, revision: enterprise.revision, reason: fieldText(form, 'reason') })}
          action={t.text('enterprise.change.send')}
          done={t.text('enterprise.change.done')}
          onDone={({ id }) => void navigate({ to: `/enterprises/${id}` })}
        >
          {(problem) => (
            <>
              <EnterpriseFields enterprise={enterprise} contacts={contacts} hasJshshir={hasJshshir} problem={problem} />
              <Field label={t.text('enterprise.reason')} name="reason" problem={problem} required={false} />
            </>
          )}
        </SendForm>
      ) : (
        <p className="notice">{t.text('enterprise.new.notAllowed')}</p>
      )}
    </>
  )
}

export const page = drawn(changeEnterprisePage, ChangeEnterpriseView)
