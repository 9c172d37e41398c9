import { useNavigate } from '@tanstack/react-router'
import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { Field, fieldText, SendForm } from '#web/kit/Form.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { PageLink } from '#web/kit/PageLink.tsx'
import { useMay } from '#web/kit/useActor.ts'
import { EnterpriseFields, saidIn } from './EnterpriseFields.tsx'
import { newEnterprisePage } from './pages.ts'

/** Adds an enterprise, with the zone it works in. */
function NewEnterpriseView({ data, t, address, page }: ViewProps<'listZones'>) {
  const navigate = useNavigate()
  const allowed = useMay('enterprise.write')
  const network = useMay('enterprise.write', {})
  const zones = data.items.map(({ id, names }) => ({ id, title: t.of(names) }))
  const head = (
    <PageHead
      kicker={<PageLink to="/enterprises">{t.text('enterprises.name')}</PageLink>}
      title={page.title(data, t, address)}
      lead={t.text('enterprise.new.lead')}
    />
  )
  if (!allowed)
    return (
      <>
        {head}
        <p className="notice">{t.text('enterprise.new.notAllowed')}</p>
      </>
    )
  return (
    <>
      {head}
      <SendForm
        operation="addEnterprise"
        input={(form) => ({
          ...saidIn(form),
          zone: fieldText(form, 'zone') === '' ? undefined : fieldText(form, 'zone'),
          since: fieldText(form, 'since') === '' ? undefined : fieldText(form, 'since'),
        })}
        action={t.text('enterprise.new.send')}
        done={t.text('enterprise.new.done')}
        onDone={({ id }) => void navigate({ to: `/enterprises/${id}` })}
      >
        {(problem) => (
          <>
            <div className="pair">
              <Field
                label={t.text('residency.column.zone')}
                name="zone"
                problem={problem}
                required={!network}
                value={address.search.zone ?? ''}
                options={[{ id: '', title: t.text('enterprise.notKnown') }, ...zones]}
              />
              <Field label={t.text('residency.column.since')} name="since" type="date" problem={problem} required={false} />
            </div>
            <EnterpriseFields problem={problem} />
          </>
        )}
      </SendForm>
    </>
  )
}

export const page = drawn(newEnterprisePage, NewEnterpriseView)
