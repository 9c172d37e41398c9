import { useRef } from 'react'
import type { Translator } from '#lib/translator.ts'
import { DocumentLink } from '#web/kit/DocumentLink.tsx'
import { Field, fieldText, SendForm } from '#web/kit/Form.tsx'
import { Part } from '#web/kit/PageHead.tsx'
import { PageLink } from '#web/kit/PageLink.tsx'
import { momentText } from '#web/view/moment.ts'
import type { CaseFile } from '../model.ts'

type SectionProps = { readonly data: CaseFile; readonly t: Translator }

/** What was attached and issued, with the signatures under it. */
export function Documents({ data, t }: SectionProps) {
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
            {document.awaitsSignature ? (
              <p>
                <span className="tag warning">{t.text('case.awaitsSignature')}</span>
              </p>
            ) : null}
            {document.signatures.map(({ name, role, at, method }) => (
              <p key={`${at} ${role}`} className="small muted">
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

/** What people wrote to the case, and the form to write. */
export function Comments({ data, t }: SectionProps) {
  const { zone, id } = data.case
  const opener = useRef<HTMLElement>(null)
  return (
    <Part title={t.text('case.comments')}>
      {data.comments.length === 0 ? <p className="muted">{t.text('case.noComments')}</p> : null}
      <ul className="plain rows">
        {data.comments.map((comment) => (
          <li key={comment.id}>
            <p className="breaks">{comment.text}</p>
            <p className="small muted">
              {comment.name}, {momentText(comment.at, t)} {comment.inside ? <span className="tag">{t.text('case.insideOnly')}</span> : null}
            </p>
          </li>
        ))}
      </ul>
      <details className="small-step">
        <summary ref={opener}>{t.text('case.write')}</summary>
        <SendForm
          key={data.comments.length}
          operation="commentCase"
          input={(sent) => ({ zone, id, text: fieldText(sent, 'text'), inside: sent.get('inside') !== null })}
          action={t.text('case.send')}
          done={t.text('case.done')}
          onDone={() => opener.current?.focus()}
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

/** Every step, the latest first: what, when, who in which role, and what they noted. */
export function Timeline({ data, t }: SectionProps) {
  return (
    <Part title={t.text('case.timeline')}>
      <ol className="plain rows">
        {data.steps.toReversed().map((step) => (
          <li key={step.seq}>
            <p>{step.from === '' ? t.text('case.opened') : t.text(`${data.case.kind}.step.${step.step}`)}</p>
            <p className="small muted">
              {momentText(step.at, t)}, {step.role === 'system' ? t.text('case.system') : `${step.name} (${t.text(`role.${step.role}`)})`}
            </p>
            {step.note === '' ? null : <p className="breaks">{step.note}</p>}
          </li>
        ))}
      </ol>
    </Part>
  )
}

/** Whose case it is and who is next, the act it rests on, and the ways from here. */
export function Norm({ data, t }: SectionProps) {
  const { act, mark, progress, waitsFor, case: one } = data
  return (
    <Part title={t.text('case.norm')}>
      <dl className="facts narrow">
        {one.partyNames === null ? null : (
          <div>
            <dt>{t.text('case.column.party')}</dt>
            <dd>{t.of(one.partyNames)}</dd>
          </div>
        )}
        {one.closedOn !== null || waitsFor.length === 0 ? null : (
          <div>
            <dt>{t.text('inbox.column.waitsFor')}</dt>
            <dd>{t.list(waitsFor.map((role) => t.text(`role.${role}`)))}</dd>
          </div>
        )}
        <div>
          <dt>{t.text('case.term.act')}</dt>
          <dd>
            {act === null ? t.text('case.noAct') : <PageLink to={`/acts/${act}`}>{act}</PageLink>}{' '}
            <span className="small muted">{t.text(`case.mark.${mark}`)}</span>
          </dd>
        </div>
      </dl>
      <p className="small muted">{t.text('case.parametersOf', { day: t.day(one.parameterDay) })}</p>
      <p className="small">
        <PageLink to="/procedures" hash={one.kind}>
          {t.text('case.table')}
        </PageLink>
      </p>
      {progress === null ? null : (
        <p className="small">
          <PageLink to={progress}>{t.text('case.progressLink')}</PageLink> <span className="muted">{t.text('case.progressHint')}</span>
        </p>
      )}
    </Part>
  )
}
