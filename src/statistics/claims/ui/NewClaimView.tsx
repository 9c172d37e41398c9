import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useSubjectNames } from '#registers/zones/ui/names.ts'
import { queryFor } from '#web/client/query.ts'
import { Choice } from '#web/kit/Choice.tsx'
import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { Field, fieldText, SendForm } from '#web/kit/Form.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { PageLink } from '#web/kit/PageLink.tsx'
import { useMay } from '#web/kit/useActor.ts'
import { ClaimFields, statedIn } from './ClaimFields.tsx'
import { newClaimPage } from './pages.ts'

const BLANK = { value: null, period: null, periodBasis: 'stated', qualifier: 'exact', locator: '', quote: '' } as const

/** Recording a figure a source states. The figure is chosen first: its unit is the measure's. */
function NewClaimView({ data, t, address }: ViewProps<'listMeasures'>) {
  const navigate = useNavigate()
  const nameOf = useSubjectNames()
  const { data: zones } = useQuery(queryFor('listZones', { limit: 500 }))
  const { data: sources } = useQuery(queryFor('listSources', { limit: 500 }))
  const allowed = useMay('claim.write')
  const subjects = [...(zones?.items.map(({ id }) => id) ?? []), '1726', '17']
  const subject = address.search.subject ?? subjects[0] ?? ''
  const measure = data.items.find(({ code }) => code === address.search.measure) ?? data.items[0]
  const head = (
    <PageHead kicker={<PageLink to="/claims">{t.text('web.nav.claims')}</PageLink>} title={t.text('claim.new.title')} lead={t.text('claim.new.lead')} />
  )
  if (!allowed || measure === undefined)
    return (
      <>
        {head}
        <div className="notice stack-tight">
          <p className="strong">{t.text('claim.new.keyNeeded')}</p>
          <p>
            <PageLink to="/key">{t.text('key.title')}</PageLink>
          </p>
        </div>
      </>
    )
  // The form waits for its lists: drawn before them it would be drawn anew under the writer's hands.
  if (zones === undefined || sources === undefined) return head
  const level = subject === '17' ? 'country' : /^\d+$/.test(subject) ? 'region' : 'zone'
  return (
    <>
      {head}
      <div className="filters">
        <Choice label={t.text('claim.column.subject')} name="subject" value={subject} options={subjects.map((id) => ({ id, title: nameOf(id) }))} />
        <Choice
          label={t.text('claim.column.measure')}
          name="measure"
          value={measure.code}
          options={data.items.map(({ code, names }) => ({ id: code, title: t.of(names) }))}
        />
      </div>
      <SendForm
        key={`${subject} ${measure.code}`}
        operation="recordClaim"
        input={(form) => ({
          ...statedIn(form),
          subject,
          measure: measure.code,
          unit: measure.unit,
          source: fieldText(form, 'source'),
          note: fieldText(form, 'note'),
        })}
        action={t.text('claim.new.send')}
        done={t.text('claim.new.done')}
        onDone={(claim) => void navigate({ to: `/claims/${claim.id}` })}
      >
        {(problem) => (
          <>
            <Field
              label={t.text('web.source')}
              name="source"
              problem={problem}
              options={sources.items.map(({ id, titles }) => ({ id, title: t.of(titles) }))}
            />
            <ClaimFields claim={{ ...BLANK, unit: measure.unit, scope: level }} problem={problem} />
            <Field label={t.text('claim.column.note')} name="note" problem={problem} rows={2} required={false} />
          </>
        )}
      </SendForm>
    </>
  )
}

export const page = drawn(newClaimPage, NewClaimView)
