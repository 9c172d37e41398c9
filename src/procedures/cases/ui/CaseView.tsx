import type { Translator } from '#lib/translator.ts'
import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { DocumentLink } from '#web/kit/DocumentLink.tsx'
import { Field, fieldText, SendForm } from '#web/kit/Form.tsx'
import { PageHead, Part } from '#web/kit/PageHead.tsx'
import { PageLink } from '#web/kit/PageLink.tsx'
import { momentText } from '#web/view/moment.ts'
import type { CaseFile } from '../model.ts'
import { casePage } from './pages.ts'
import { Sheet } from './Sheet.tsx'
import { NextSteps } from './Steps.tsx'
import { Terms } from './Terms.tsx'
import { say, stateTag } from './words.ts'

/** One case: what and who, where it stands and until when, the next step or why not yet, then everything behind it. */
function CaseView({ data, t, address, page }: ViewProps<'getCase'>) {
  const { case: one } = data
  return (
    <>
      <PageHead
        title={page.title(data, t, address)}
        kicker={
          <>
            <PageLink to="/cases">{t.text('case.list')}</PageLink> · <PageLink to={`/zones/${one.zone}`}>{t.of(one.zoneNames)}</PageLink>
          </>
        }
        lead={say(t, one.title)}
      >
        <p className="pair" style={{ marginTop: 12 }}>
          <span className={`tag ${stateTag(endOf(data))}`}>{t.text(`${one.kind}.state.${one.state}`)}</span>
          <span className="muted">{standing(data, t)}</span>
        </p>
      </PageHead>
      <Way data={data} t={t} />
      <NextSteps data={data} />
      <Sheet parts={data.sheet} zone={one.zone} t={t} />
      <Terms data={data} />
      <Documents data={data} t={t} />
      <Comments data={data} t={t} />
      <Timeline data={data} t={t} />
      <Norm data={data} t={t} />
    </>
  )
}

const endOf = ({ case: one }: CaseFile): string | null => (one.closedOn === null ? null : (ENDS[one.state] ?? 'neutral'))

/** States in which a case has ended well or badly, for its tag; the others that end it are neither. */
const ENDS: Readonly<Record<string, string>> = {
  accepted: 'good',
  closed: 'good',
  participant: 'good',
  signed: 'good',
  notAccepted: 'bad',
  refused: 'bad',
  rejected: 'bad',
}

function standing({ case: one, today }: CaseFile, t: Translator): string {
  if (one.closedOn !== null) return t.text('case.closedOn', { day: t.day(one.closedOn) })
  if (one.due === null) return t.text('case.openedOn', { day: t.day(one.openedOn) })
  return one.due < today ? t.text('case.overdueSince', { day: t.day(one.due) }) : t.text('case.dueOn', { day: t.day(one.due) })
}

/** The way the case came, as a line: each state entered with its day. */
function Way({ data, t }: { readonly data: CaseFile; readonly t: Translator }) {
  const entered = data.steps.filter(({ from, to }) => from !== to)
  return (
    <ol className="way" aria-label={t.text('case.way')}>
      {entered.map(({ seq, to, day }, index) => (
        <li key={seq} aria-current={index === entered.length - 1 ? 'step' : undefined}>
          <span>{t.text(`${data.case.kind}.state.${to}`)}</span>
          <time dateTime={day}>{t.day(day)}</time>
        </li>
      ))}
    </ol>
  )
}

function Documents({ data, t }: { readonly data: CaseFile; readonly t: Translator }) {
  return (
    <Part title={t.text('case.documents')}>
      {data.documents.length === 0 ? <p className="muted">{t.text('case.noDocuments')}</p> : null}
      <ul className="plain rows">
        {data.documents.map((document) => (
          <li key={document.id}>
            <DocumentLink
              document={{ ...document, zone: data.case.zone, signatures: document.signatures.length }}
              {...(document.kind === 'attachment' ? {} : { what: t.text(`act.${document.kind}`) })}
            />
            {document.awaitsSignature ? <span className="tag warning">{t.text('case.awaitsSignature')}</span> : null}
            {document.signatures.map(({ name, role, at, method }) => (
              <p key={at} className="small muted">
                {t.text('case.signedBy', { name, role: t.text(`role.${role}`), at: momentText(at, t) })}
                {method === 'test' ? ` · ${t.text('case.sign.testMark')}` : ''}
              </p>
            ))}
            {document.verification === null ? null : (
              <p className="small">
                <PageLink to={`/verify/${document.verification}`}>{t.text('case.verify')}</PageLink>
              </p>
            )}
          </li>
        ))}
      </ul>
    </Part>
  )
}

function Comments({ data, t }: { readonly data: CaseFile; readonly t: Translator }) {
  const { zone, id } = data.case
  return (
    <Part title={t.text('case.comments')}>
      <ul className="plain rows">
        {data.comments.map((comment) => (
          <li key={comment.id}>
            <p>{comment.text}</p>
            <p className="small muted">
              {comment.name}, {momentText(comment.at, t)} {comment.inside ? <span className="tag">{t.text('case.insideOnly')}</span> : null}
            </p>
          </li>
        ))}
      </ul>
      <details>
        <summary>{t.text('case.write')}</summary>
        <SendForm
          operation="commentCase"
          input={(sent) => ({ zone, id, text: fieldText(sent, 'text'), inside: sent.get('inside') !== null })}
          action={t.text('case.send')}
          done={t.text('case.done')}
        >
          {(problem) => (
            <>
              <Field label={t.text('case.comment')} name="text" problem={problem} rows={3} />
              {data.inside ? (
                <div className="field tick">
                  <input id="inside" name="inside" type="checkbox" />
                  <label htmlFor="inside">{t.text('case.insideOnly')}</label>
                </div>
              ) : null}
            </>
          )}
        </SendForm>
      </details>
    </Part>
  )
}

function Timeline({ data, t }: { readonly data: CaseFile; readonly t: Translator }) {
  return (
    <Part title={t.text('case.timeline')}>
      <ol className="plain rows">
        {data.steps.toReversed().map((step) => (
          <li key={step.seq}>
            <p>
              {step.step === 'open' ? t.text('case.opened') : t.text(`${data.case.kind}.step.${step.step}`)}{' '}
              <span className="muted">
                {momentText(step.at, t)}, {step.role === 'system' ? t.text('case.system') : `${step.name} (${t.text(`role.${step.role}`)})`}
              </span>
            </p>
            {step.note === '' ? null : <p>{step.note}</p>}
          </li>
        ))}
      </ol>
    </Part>
  )
}

function Norm({ data, t }: { readonly data: CaseFile; readonly t: Translator }) {
  const { act, mark, progress, case: one } = data
  return (
    <Part title={t.text('case.norm')}>
      <p>
        {act === null ? t.text('case.noAct') : <PageLink to={`/acts/${act}`}>{act}</PageLink>} <span className="muted">{t.text(`case.mark.${mark}`)}</span>
      </p>
      <p className="muted">{t.text('case.parametersOf', { day: t.day(one.parameterDay) })}</p>
      <p>
        <PageLink to="/procedures">{t.text('case.table')}</PageLink>
      </p>
      {progress === null ? null : (
        <p>
          <PageLink to={progress}>{t.text('case.progressLink')}</PageLink> <span className="muted">{t.text('case.progressHint')}</span>
        </p>
      )}
    </Part>
  )
}

export const page = drawn(casePage, CaseView)
