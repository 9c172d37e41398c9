import { daysOverdue } from '#lib/terms.ts'
import { Field, fieldText, SendForm } from '#web/kit/Form.tsx'
import { FileField } from '#web/kit/FileField.tsx'
import { Part } from '#web/kit/PageHead.tsx'
import { PageLink } from '#web/kit/PageLink.tsx'
import { useActor } from '#web/kit/useActor.ts'
import { useTranslator } from '#web/kit/Translation.tsx'
import { grantFor } from '#lib/procedure.ts'
import type { CaseFile, DeadlineRow } from '../model.ts'

/** The terms of a case: how long, until when, by which act, met or over; staff pause and resume them here. */
export function Terms({ data }: { readonly data: CaseFile }) {
  const t = useTranslator()
  const actor = useActor()
  const { deadlines, case: one, today } = data
  if (deadlines.length === 0) return null
  const staff = grantFor(actor, ['directorate.specialist', 'directorate.head'], one) !== undefined
  return (
    <Part title={t.text('case.terms')} lead={t.text('case.terms.lead')}>
      <div className="table-scroll held" role="region" aria-label={t.text('web.table.scroll', { title: t.text('case.terms') })} tabIndex={0}>
        <table className="data">
          <thead>
            <tr>
              {['name', 'length', 'from', 'due', 'state', 'act'].map((name, index) => (
                <th key={name} scope="col" className={index === 0 ? 'held' : undefined}>
                  <span>{t.text(`case.term.${name}`)}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {deadlines.map((term) => (
              <tr key={`${term.name} ${term.start}`}>
                <th scope="row" className="held">
                  {t.text(`${one.kind}.deadline.${term.name}`)}
                </th>
                <td>{t.text(`case.unit.${term.unit}`, { count: term.count })}</td>
                <td>{t.day(term.start)}</td>
                <td>{t.day(term.due)}</td>
                <td>
                  <TermState term={term} today={today} />
                </td>
                <td>
                  {term.act === null ? null : <PageLink to={`/acts/${term.act}`}>{term.act}</PageLink>}{' '}
                  <span className="small muted">{t.text(`case.mark.${term.mark}`)}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {staff ? deadlines.filter(({ metOn }) => metOn === null).map((term) => <PauseForm key={term.name} term={term} data={data} />) : null}
    </Part>
  )
}

function TermState({ term, today }: { readonly term: DeadlineRow; readonly today: CaseFile['today'] }) {
  const t = useTranslator()
  const over = daysOverdue(term.due, term.metOn, today)
  if (term.pausedOn !== null)
    return <span className="tag warning">{t.text('case.term.paused', { day: t.day(term.pausedOn), reason: term.pauseReason ?? '' })}</span>
  if (term.metOn !== null)
    return over > 0 ? (
      <span className="tag bad">{t.text('case.term.metLate', { day: t.day(term.metOn), days: over })}</span>
    ) : (
      <span className="tag good">{t.text('case.term.met', { day: t.day(term.metOn) })}</span>
    )
  return over > 0 ? <span className="tag bad">{t.text('case.term.over', { days: over })}</span> : <span className="tag">{t.text('case.term.runs')}</span>
}

function PauseForm({ term, data }: { readonly term: DeadlineRow; readonly data: CaseFile }) {
  const t = useTranslator()
  const { zone, id, kind } = data.case
  const name = t.text(`${kind}.deadline.${term.name}`)
  if (term.pausedOn !== null)
    return (
      <SendForm operation="resumeTerm" input={() => ({ zone, id, term: term.name })} action={t.text('case.term.resume', { name })} done={t.text('case.done')}>
        {() => null}
      </SendForm>
    )
  if (term.due < data.today) return null
  return (
    <details>
      <summary>{t.text('case.term.pause', { name })}</summary>
      <SendForm
        operation="pauseTerm"
        input={(sent) => ({ zone, id, term: term.name, reason: fieldText(sent, 'reason'), document: fieldText(sent, 'document') })}
        action={t.text('case.term.pause', { name })}
        done={t.text('case.done')}
      >
        {(problem) => (
          <>
            <Field label={t.text('case.term.reason')} name="reason" problem={problem} rows={3} />
            <FileField label={t.text('case.term.document')} name="document" zone={zone} kind="pause" />
          </>
        )}
      </SendForm>
    </details>
  )
}
