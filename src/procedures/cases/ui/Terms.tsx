import { grantFor } from '#lib/procedure.ts'
import { daysOverdue } from '#lib/terms.ts'
import { FileField } from '#web/kit/FileField.tsx'
import { Field, fieldText, SendForm } from '#web/kit/Form.tsx'
import { Part } from '#web/kit/PageHead.tsx'
import { PageLink } from '#web/kit/PageLink.tsx'
import { useTranslator } from '#web/kit/Translation.tsx'
import { useActor } from '#web/kit/useActor.ts'
import type { CaseFile, DeadlineRow } from '../model.ts'

/** The terms of a case: how long, until when, by which act, met or over; staff pause and resume them here. Those that run stand first. */
export function Terms({ data }: { readonly data: CaseFile }) {
  const t = useTranslator()
  const actor = useActor()
  const { deadlines, case: one, today } = data
  if (deadlines.length === 0) return null
  const staff = grantFor(actor, ['directorate.specialist', 'directorate.head'], one) !== undefined
  const order = [...deadlines.filter(({ metOn }) => metOn === null), ...deadlines.filter(({ metOn }) => metOn !== null)]
  return (
    <Part title={t.text('case.terms')}>
      <ul className="plain rows terms">
        {order.map((term) => (
          <li key={`${term.name} ${term.start}`}>
            <p className="strong">{t.text(`${one.kind}.deadline.${term.name}`)}</p>
            <p className="pair">
              <span>{t.text('case.dueOn', { day: t.day(term.due) })}</span> <TermState term={term} today={today} />
            </p>
            <p className="small muted">
              {t.text('case.term.counted', { length: t.text(`case.unit.${term.unit}`, { count: term.count }), day: t.day(term.start) })}
            </p>
            <p className="small muted">
              {term.act === null ? null : (
                <>
                  <PageLink to={`/acts/${term.act}`}>{term.act}</PageLink>,{' '}
                </>
              )}
              {t.text(`case.mark.${term.mark}`)}
            </p>
            {staff && term.metOn === null ? <PauseForm term={term} data={data} /> : null}
          </li>
        ))}
      </ul>
      <p className="small muted">{t.text('case.terms.lead')}</p>
    </Part>
  )
}

/** Whether a term runs, is paused, is over, or was met, and how late. */
function TermState({ term, today }: { readonly term: DeadlineRow; readonly today: CaseFile['today'] }) {
  const t = useTranslator()
  const over = daysOverdue(term.due, term.metOn, today)
  if (term.pausedOn !== null)
    return <span className="tag warning wraps">{t.text('case.term.paused', { day: t.day(term.pausedOn), reason: term.pauseReason ?? '' })}</span>
  if (term.metOn !== null)
    return over > 0 ? (
      <span className="tag bad wraps">{t.text('case.term.metLate', { day: t.day(term.metOn), days: over })}</span>
    ) : (
      <span className="tag good wraps">{t.text('case.term.met', { day: t.day(term.metOn) })}</span>
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
    <details className="small-step">
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
            <FileField label={t.text('case.term.document')} name="document" zone={zone} kind="pause" problem={problem} />
          </>
        )}
      </SendForm>
    </details>
  )
}
