import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { queryFor } from '#web/client/query.ts'
import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { Field, fieldText, SendForm } from '#web/kit/Form.tsx'
import { PageHead, Part } from '#web/kit/PageHead.tsx'
import { PageLink } from '#web/kit/PageLink.tsx'
import { ProblemPage } from '#web/kit/ProblemPage.tsx'
import { RefusedCall } from '#web/client/problem.ts'
import { useMay } from '#web/kit/useActor.ts'
import { useTranslator } from '#web/kit/Translation.tsx'
import type { FormContent } from '../model.ts'
import { changesBetween, faultsOfContent } from '../rules/versions.ts'
import { AddCheck, AddField } from './AddForms.tsx'
import { changeText, designPage } from './pages.ts'

/** A new version of a form: fields and checks added, renamed and taken out; what differs and what is wrong is said at once. */
function DesignView({ data, t, address, page }: ViewProps<'getForm'>) {
  const may = useMay('form.design', {})
  const navigate = useNavigate()
  const [content, setContent] = useState<FormContent>(() => ({ ...data.content, fields: data.content.fields.map((field) => ({ ...field, was: null })) }))
  const measures = useQuery(queryFor('listMeasures', { limit: 500 })).data?.items ?? []
  const changes = changesBetween(data.content, content)
  const faults = measures.length === 0 ? [] : faultsOfContent(content, data.content, new Set(measures.map(({ code }) => code)))
  if (!may) return <ProblemPage error={new RefusedCall({ code: 'access.forbidden', status: 403, title: t.text('design.forbidden'), detail: '', faults: [] })} />
  return (
    <>
      <PageHead
        title={page.title(data, t, address)}
        kicker={<PageLink to={`/forms/${data.form.form}`}>{t.of(data.form.names)}</PageLink>}
        lead={t.text('design.lead')}
      />
      <Part id="fields" title={t.text('form.fields')}>
        <FieldRows content={content} onChange={setContent} />
        <AddField content={content} measures={measures} onAdd={(field) => setContent({ ...content, fields: [...content.fields, field] })} />
      </Part>
      <Part id="checks" title={t.text('form.checks')} lead={t.text('design.checksLead')}>
        <CheckRows content={content} onChange={setContent} />
        <AddCheck content={content} onAdd={(check) => setContent({ ...content, checks: [...content.checks, check] })} />
      </Part>
      <Part id="changes" title={t.text('design.changes')}>
        {changes.length === 0 ? <p className="muted">{t.text('design.noChanges')}</p> : null}
        <ul className="rows plain">
          {changes.map((change) => (
            <li key={`${change.kind}${change.subject}`}>{changeText(change, t)}</li>
          ))}
        </ul>
        {faults.length === 0 ? null : (
          <div className="notice bad" role="alert">
            <ul>
              {faults.map((fault) => (
                <li key={`${fault.path}${fault.code}`}>
                  <code>{fault.path}</code>: {t.text(fault.code, { value: fault.value ?? '', expected: fault.expected ?? '', path: fault.path })}
                </li>
              ))}
            </ul>
          </div>
        )}
        {changes.length === 0 || faults.length > 0 ? null : (
          <SendForm
            operation="publishForm"
            input={(form) => ({ form: data.form.form, validFrom: fieldText(form, 'validFrom'), reason: fieldText(form, 'reason'), content })}
            action={t.text('design.publish')}
            done={t.text('design.published')}
            onDone={({ form, version }) => void navigate({ to: `/forms/${form}`, search: { version: String(version) } })}
          >
            {(problem) => (
              <>
                <Field label={t.text('forms.column.validFrom')} name="validFrom" problem={problem} hint={t.text(`design.validFromHint.${content.rhythm}`)} />
                <Field label={t.text('design.reason')} name="reason" problem={problem} rows={3} hint={t.text('checking.reopenHint')} />
              </>
            )}
          </SendForm>
        )}
      </Part>
    </>
  )
}

type RowsProps = { readonly content: FormContent; readonly onChange: (content: FormContent) => void }

/** The fields as they will be: renamed (the mapping to the old code is kept), made optional, or taken out. */
function FieldRows({ content, onChange }: RowsProps) {
  const t = useTranslator()
  const rename = (at: number, code: string) =>
    onChange({
      ...content,
      fields: content.fields.map((field, index) =>
        index === at ? { ...field, code, was: (field.was ?? field.code) === code ? null : (field.was ?? field.code) } : field,
      ),
    })
  return (
    <ul className="rows plain">
      {content.fields.map((field, index) => (
        <li key={field.was ?? field.code} className="design-row">
          <span className="text">{t.of(field.names)}</span>
          <input
            aria-label={t.text('design.codeOf', { field: t.of(field.names) })}
            value={field.code}
            onChange={(event) => rename(index, event.currentTarget.value)}
          />
          <label className="check">
            <input
              type="checkbox"
              checked={field.mandatory}
              onChange={(event) =>
                onChange({ ...content, fields: content.fields.map((one, at) => (at === index ? { ...one, mandatory: event.currentTarget.checked } : one)) })
              }
            />{' '}
            {t.text('form.mandatory')}
          </label>
          <button
            type="button"
            className="button"
            aria-label={t.text('design.removeOf', { field: t.of(field.names) })}
            onClick={() => onChange({ ...content, fields: content.fields.filter((_, at) => at !== index) })}
          >
            {t.text('design.remove')}
          </button>
        </li>
      ))}
    </ul>
  )
}

/** The checks as they will be: their expressions may be changed. */
function CheckRows({ content, onChange }: RowsProps) {
  const t = useTranslator()
  return (
    <ul className="rows plain">
      {content.checks.map((check, index) => (
        <li key={check.code} className="design-row">
          <span className="text">{t.of(check.names)}</span>
          <input
            className="wide"
            aria-label={t.text('design.expressionOf', { check: t.of(check.names) })}
            value={check.expression}
            onChange={(event) =>
              onChange({ ...content, checks: content.checks.map((one, at) => (at === index ? { ...one, expression: event.currentTarget.value } : one)) })
            }
          />
          <span className={`tag ${check.severity === 'error' ? 'bad' : 'warning'}`}>{t.text(`submission.severity.${check.severity}`)}</span>
          <button
            type="button"
            className="button"
            aria-label={t.text('design.removeOf', { field: t.of(check.names) })}
            onClick={() => onChange({ ...content, checks: content.checks.filter((_, at) => at !== index) })}
          >
            {t.text('design.remove')}
          </button>
        </li>
      ))}
    </ul>
  )
}

export const page = drawn(designPage, DesignView)
