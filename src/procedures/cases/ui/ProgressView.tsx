import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { PageHead, Part } from '#web/kit/PageHead.tsx'
import { progressPage } from './pages.ts'
import { say, stateTag } from './words.ts'

/** How far a case is: for its applicant, without signing in, and without anything that is not theirs to show. */
function ProgressView({ data, t, address, page }: ViewProps<'showProgress'>) {
  return (
    <>
      <PageHead title={page.title(data, t, address)} lead={say(t, data.title)} kicker={t.of(data.zoneNames)}>
        <p className="pair" style={{ marginTop: 12 }}>
          <span className={`tag ${stateTag(data.end)}`}>{t.text(`${data.kind}.state.${data.state}`)}</span>
          {data.closedOn === null && data.waitsFor.length > 0 ? (
            <span className="muted">{t.text('case.waitsFor', { roles: t.list(data.waitsFor.map((role) => t.text(`role.${role}`))) })}</span>
          ) : null}
        </p>
      </PageHead>
      <Part title={t.text('case.way')}>
        <ol className="plain rows">
          {data.steps.map((step, index) => (
            <li key={index}>
              <p>
                {t.text(`${data.kind}.state.${step.to}`)} <span className="muted">{t.day(step.day)}</span>
              </p>
            </li>
          ))}
        </ol>
      </Part>
      <Part title={t.text('case.terms')}>
        <ul className="plain rows">
          {data.deadlines.map((term) => (
            <li key={`${term.name} ${term.due}`}>
              <p>
                {t.text(`${data.kind}.deadline.${term.name}`)}{' '}
                <span className="muted">
                  {t.text('case.dueOn', { day: t.day(term.due) })}
                  {term.metOn === null ? '' : ` · ${t.text('case.term.met', { day: t.day(term.metOn) })}`}
                </span>
              </p>
            </li>
          ))}
        </ul>
      </Part>
    </>
  )
}

export const page = drawn(progressPage, ProgressView)
