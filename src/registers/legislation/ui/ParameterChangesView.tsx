import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { isDay } from '#lib/day.ts'
import { queryFor } from '#web/client/query.ts'
import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { Field, fieldText, SendForm } from '#web/kit/Form.tsx'
import { PageHead, Part } from '#web/kit/PageHead.tsx'
import { PageLink } from '#web/kit/PageLink.tsx'
import { useActor, useMay } from '#web/kit/useActor.ts'
import { useTranslator } from '#web/kit/Translation.tsx'
import { MARKS, type ParameterChange } from '../model.ts'
import { mayDecide } from '../rules.ts'
import { parameterName, parameterUnit } from './names.ts'
import { parameterChangesPage } from './pages.ts'

const TAGS = { proposed: 'warning', approved: 'good', rejected: 'bad' } as const

/** Changes of parameters: what is proposed and by whom, which open cases it touches and which not, and the decision by another. */
function ParameterChangesView({ data, t, address, page }: ViewProps<'listParameterChanges'>) {
  const mayPropose = useMay('parameter.propose', {})
  return (
    <>
      <PageHead
        title={page.title(data, t, address)}
        lead={t.text('parameterChange.lead')}
        kicker={<PageLink to="/parameters">{t.text('web.nav.parameters')}</PageLink>}
      />
      {data.items.length === 0 ? <p className="muted">{t.text('parameterChange.none')}</p> : null}
      <ul className="plain rows">
        {data.items.map((change) => (
          <Change key={change.id} change={change} />
        ))}
      </ul>
      {mayPropose ? <Propose data={data} /> : null}
    </>
  )
}

function Change({ change }: { readonly change: ParameterChange }) {
  const t = useTranslator()
  return (
    <li className="stack-tight">
      <p>
        {parameterName(change.key, t)} <code className="muted small">{change.key}</code>{' '}
        <span className={`tag ${TAGS[change.state]}`}>{t.text(`parameterChange.state.${change.state}`)}</span>
      </p>
      <p>{t.text('parameterChange.from', { before: change.before ?? '–', value: change.value, day: t.day(change.validFrom) })}</p>
      <p>{change.reason}</p>
      <p className="small muted">
        {t.text('parameterChange.by', { name: change.proposedName, day: t.day(change.proposedAt.slice(0, 10)) })} · {t.text(`mark.${change.mark}`)}
        {change.act === null ? '' : ` · ${change.act}`}
      </p>
      {change.decidedName === null ? (
        <>
          <Impact parameter={change.key} from={change.validFrom} />
          <Decide change={change} />
        </>
      ) : (
        <p className="small muted">
          {t.text('parameterChange.decidedBy', { name: change.decidedName })} {change.decisionReason}
        </p>
      )}
    </li>
  )
}

/** Which open cases the change touches, and which keep the parameters of their own day. */
function Impact({ parameter, from }: { readonly parameter: string; readonly from: ParameterChange['validFrom'] }) {
  const t = useTranslator()
  const { data } = useQuery(queryFor('showParameterImpact', { key: parameter, validFrom: from }))
  if (data === undefined) return null
  if (data.procedures.length === 0) return <p className="small muted">{t.text('parameterChange.noProcedure')}</p>
  return (
    <p className="small">
      {t.text('parameterChange.impact', { touched: data.touched.length, untouched: data.untouched.length })}{' '}
      {data.untouched.slice(0, 10).map(({ zone, id, number }) => (
        <PageLink key={id} to={`/zones/${zone}/cases/${id}`}>
          {number}{' '}
        </PageLink>
      ))}
    </p>
  )
}

function Decide({ change }: { readonly change: ParameterChange }) {
  const t = useTranslator()
  const actor = useActor()
  const allowed = useMay('parameter.decide', {})
  if (!allowed) return null
  if (!mayDecide(change, actor).ok) return <p className="muted">{t.text('problem.parameter.ownChange')}</p>
  return (
    <details>
      <summary>{t.text('parameterChange.decide')}</summary>
      <SendForm
        operation="decideParameterChange"
        input={(sent) => ({
          id: change.id,
          decision: fieldText(sent, 'decision') === 'approved' ? ('approved' as const) : ('rejected' as const),
          reason: fieldText(sent, 'reason'),
        })}
        action={t.text('parameterChange.decide')}
        done={t.text('parameterChange.done')}
      >
        {(problem) => (
          <>
            <Field
              label={t.text('parameterChange.decision')}
              name="decision"
              problem={problem}
              options={(['approved', 'rejected'] as const).map((id) => ({ id, title: t.text(`parameterChange.state.${id}`) }))}
            />
            <Field label={t.text('parameterChange.reason')} name="reason" problem={problem} rows={3} />
          </>
        )}
      </SendForm>
    </details>
  )
}

function Propose({ data }: { readonly data: ViewProps<'listParameterChanges'>['data'] }) {
  const t = useTranslator()
  const [sent, setSent] = useState(0)
  return (
    <Part title={t.text('parameterChange.propose')}>
      <SendForm
        key={sent}
        operation="proposeParameterChange"
        input={(form) => {
          const from = fieldText(form, 'validFrom')
          const act = fieldText(form, 'act')
          return {
            key: fieldText(form, 'key'),
            value: fieldText(form, 'value'),
            validFrom: isDay(from) ? from : data.today,
            act: act === '' ? null : act,
            mark: MARKS.find((one) => one === fieldText(form, 'mark')) ?? ('unverified' as const),
            reason: fieldText(form, 'reason'),
          }
        }}
        action={t.text('parameterChange.propose')}
        done={t.text('parameterChange.proposed')}
        onDone={() => setSent(sent + 1)}
      >
        {(problem) => (
          <>
            <Field
              label={t.text('parameter.column.key')}
              name="key"
              problem={problem}
              options={data.parameters.map(({ key, value, unit }) => ({
                id: key,
                title: `${parameterName(key, t)}: ${value} ${parameterUnit(unit, t)}`.trim(),
              }))}
            />
            <Field label={t.text('parameterChange.value')} name="value" problem={problem} />
            <Field label={t.text('parameterChange.validFrom')} name="validFrom" problem={problem} type="date" value={data.today} />
            <Field label={t.text('parameter.column.act')} name="act" problem={problem} required={false} hint={t.text('parameterChange.actHint')} />
            <Field
              label={t.text('act.column.mark')}
              name="mark"
              problem={problem}
              options={MARKS.map((id) => ({ id, title: t.text(`mark.${id}`) }))}
              value="assumed"
            />
            <Field label={t.text('parameterChange.reason')} name="reason" problem={problem} rows={3} />
          </>
        )}
      </SendForm>
    </Part>
  )
}

export const page = drawn(parameterChangesPage, ParameterChangesView)
