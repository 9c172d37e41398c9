import type { Translator } from '#lib/translator.ts'
import { drawn } from '#web/kit/DrawnPage.tsx'
import { ExportMenu } from '#web/kit/ExportMenu.tsx'
import { Part, PageHead } from '#web/kit/PageHead.tsx'
import { PageLink } from '#web/kit/PageLink.tsx'
import type { Objection, RunFile } from '../model.ts'
import { LeagueTable } from './LeagueTable.tsx'
import { Messages } from './Messages.tsx'
import { runPage } from './pages.ts'
import { MethodItems, Passport } from './Passport.tsx'
import { DecideForm, ObjectForm, StepForms } from './RunForms.tsx'
import { ratingChart } from './views.ts'
import { STATE_TAGS } from './words.ts'

type RunBodyProps = {
  readonly data: RunFile
  readonly t: Translator
  readonly title: string
  /** On a draft's own page nobody objects: its reader is taken to the run's page as soon as it is published. */
  readonly open?: boolean
}

/** A run: where it stands and until when, the frozen result, objections with their decisions, the way it came. */
export function RunBody({ data, t, title, open = true }: RunBodyProps) {
  const { run, result, steps, objections } = data
  return (
    <>
      <PageHead
        title={title}
        kicker={<PageLink to="/rating/runs">{t.text('rating.section.runs')}</PageLink>}
        actions={<ExportMenu chart={ratingChart(result, t)} />}
      >
        <p className="pair" style={{ marginTop: 12 }}>
          <span className={`tag ${STATE_TAGS[run.state]}`}>{t.text(`rating.state.${run.state}`)}</span>
          <span className="muted">{standing(data, t)}</span>
        </p>
      </PageHead>
      <Messages messages={result.messages} />
      <Part title={t.text('rating.run.result')}>
        <LeagueTable rating={result} opens={false} />
        <p className="chart-note">
          {t.text('rating.run.hash')} <code style={{ overflowWrap: 'anywhere' }}>{run.hash}</code>.{' '}
          {run.publishedOn === null ? null : <a href={`/api/rating/runs/${run.id}/result`}>{t.text('rating.run.bytes')}</a>}
        </p>
      </Part>
      <Part title={t.text('rating.objections')} lead={t.text('rating.objections.lead')}>
        {objections.length === 0 ? <p className="muted">{t.text('rating.objections.none')}</p> : null}
        <ul className="plain rows">
          {objections.map((objection) => (
            <ObjectionRow key={objection.id} objection={objection} data={data} t={t} />
          ))}
        </ul>
        {open ? <ObjectForm data={data} /> : null}
      </Part>
      <Part title={t.text('rating.run.steps')}>
        <ol className="plain rows">
          {steps.map((step) => (
            <li key={step.at}>
              <p>
                {t.text(`rating.step.${step.step}`)}{' '}
                <span className="muted">
                  <time dateTime={step.at}>{t.day(step.at.slice(0, 10))}</time>, {step.by}
                </span>
              </p>
              {step.note === '' ? null : <p>{step.note}</p>}
            </li>
          ))}
        </ol>
        <StepForms data={data} />
      </Part>
      <Part
        title={t.text('rating.method.passport')}
        actions={
          <PageLink to={`/rating/methods/${run.method}`} search={{ version: String(run.version) }}>
            {t.text('rating.method.versionLink', { version: run.version })}
          </PageLink>
        }
      >
        <Passport method={result.method} content={result.content} />
      </Part>
      <Part title={t.text('rating.method.indicators')}>
        <MethodItems content={result.content} indicators={result.indicators} zones={result.rows.length} />
      </Part>
    </>
  )
}

function standing({ run }: RunFile, t: Translator): string {
  if (run.state === 'published' && run.objectionsUntil !== null) return t.text('rating.run.until', { until: t.day(run.objectionsUntil) })
  return t.text(`rating.run.standing.${run.state}`)
}

function ObjectionRow({ objection, data, t }: { readonly objection: Objection; readonly data: RunFile; readonly t: Translator }) {
  const zone = data.result.rows.find(({ subject }) => subject === objection.zone)
  return (
    <li className="stack-tight">
      <p>
        <span className="strong">{objection.onBehalfOf}</span>
        {zone === undefined ? null : `, ${t.of(zone.names)}`} <span className="muted">{t.day(objection.at.slice(0, 10))}</span>
        {objection.revision === data.run.revision ? null : <span className="muted"> · {t.text('rating.objection.earlier')}</span>}
      </p>
      <p>{objection.text}</p>
      {objection.decision === null ? (
        <>
          <p>
            <span className="tag warning">{t.text('rating.objection.undecided')}</span>
          </p>
          <DecideForm data={data} objection={objection} />
        </>
      ) : (
        <p>
          <span className={`tag ${objection.decision === 'upheld' ? 'good' : ''}`}>{t.text(`rating.decision.${objection.decision}`)}</span> {objection.reason}{' '}
          <span className="muted">{objection.decidedBy}</span>
        </p>
      )}
    </li>
  )
}

export const page = drawn(runPage, ({ data, t, address, page: definition }) => <RunBody data={data} t={t} title={definition.title(data, t, address)} />)
