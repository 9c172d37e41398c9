import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { PageHead, Part } from '#web/kit/PageHead.tsx'
import { progressPage } from './pages.ts'
import { say, stateTag } from './words.ts'

/** How far a case is: for its applicant, without signing in, and without anything that is not theirs to show. */
function ProgressView({ data, t, address, page }: ViewProps<'showProgress'>) {
  // A state that several hands worked in is told once.
  const entered = data.steps.filter(({ to }, index) => data.steps[index - 1]?.to !== to)
  return (
    <>
      <PageHead title={page.title(data, t, address)} lead={say(t, data.title)} kicker={t.of(data.zoneNames)}>
        <p className="standing">
          <span className={data.closedOn === null ? 'tag' : `tag ${stateTag(data.end)}`}>
            {data.closedOn === null ? t.text('case.openedOn', { day: t.day(data.openedOn) }) : t.text('case.closedOn', { day: t.day(data.closedOn) })}
          </span>{' '}
          {data.closedOn === null && data.waitsFor.length > 0 ? (
            <span className="muted">{t.text('case.waitsFor', { roles: t.list(data.waitsFor.map((role) => t.text(`role.${role}`))) })}</span>
          ) : null}
        </p>
      </PageHead>
      <ol className="way" aria-label={t.text('case.way')}>
        {entered.map(({ step, day, to }, index) => (
          <li key={`${step} ${index}`} aria-current={index === entered.length - 1 ? 'step' : undefined}>
            <span>{t.text(`${data.kind}.state.${to}`)}</span>
            <time dateTime={day}>{t.day(day)}</time>
          </li>
        ))}
      </ol>
      <Part title={t.text('case.terms')} lead={t.text('case.terms.lead')}>
        {data.deadlines.length === 0 ? <p className="muted">{t.text('case.noTerms')}</p> : null}
        <ul className="plain rows">
          {data.deadlines.map((term) => (
            <li key={`${term.name} ${term.due}`}>
              <p className="strong">{t.text(`${data.kind}.deadline.${term.name}`)}</p>
              <p className="pair">
                <span>{t.text('case.dueOn', { day: t.day(term.due) })}</span>
                {term.metOn === null ? null : (
                  <span className={term.metOn > term.due ? 'tag bad' : 'tag good'}>{t.text('case.term.met', { day: t.day(term.metOn) })}</span>
                )}
              </p>
            </li>
          ))}
        </ul>
      </Part>
    </>
  )
}

export const page = drawn(progressPage, ProgressView)
