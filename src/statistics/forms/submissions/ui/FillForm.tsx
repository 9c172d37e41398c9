import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '#web/client/call.ts'
import { problemFrom } from '#web/client/problem.ts'
import { Part } from '#web/kit/PageHead.tsx'
import { ProblemText } from '#web/kit/ProblemPage.tsx'
import { useTranslator } from '#web/kit/Translation.tsx'
import { useActor } from '#web/kit/useActor.ts'
import { checkReport, unexplained, type CheckFinding } from '../../templates/rules/checks.ts'
import type { ReportFile } from '../model.ts'
import { isHead } from '../rules/steps.ts'
import { FieldControl } from './FieldControl.tsx'
import { ListControl } from './ListControl.tsx'
import { SavingLine } from './SavingLine.tsx'
import { firstChoice, SignChoice, type SigningChoice } from './SignChoice.tsx'
import { useFilling, type Filling } from './useFilling.ts'
import { controlId, findingText, pathText, valueText } from './words.ts'

/** The form being filled, section by section. Errors are shown once submission was tried, or where a field has been filled. */
export function FillForm({ file }: { readonly file: ReportFile }) {
  const t = useTranslator()
  const filling = useFilling(file)
  const [nil, setNil] = useState(file.report.nil)
  const [tried, setTried] = useState(false)
  const findings = checkReport(file.content, filling.values, file.context, nil)
  const shown = findings.filter((one) => tried || one.code !== 'mandatory')
  const remarks = new Map(file.remarks.filter(({ revision }) => revision === file.report.revision).map(({ path, text }) => [path, text]))
  const before = (code: string) => {
    const value = file.context.previous[code]
    const field = file.content.fields.find((one) => one.code === code)
    return value === undefined || file.previousPeriod === null
      ? undefined
      : t.text('filling.before', { period: t.periodShort(file.previousPeriod), value: valueText(field, value, t) })
  }
  return (
    <div className="filling">
      <SavingLine saving={filling.saving} />
      {remarks.get('') === undefined ? null : <p className="notice warning">{remarks.get('')}</p>}
      {file.content.nilAllowed ? (
        <label className="check">
          <input type="checkbox" checked={nil} onChange={(event) => setNil(event.currentTarget.checked)} /> {t.text('filling.nil')}
        </label>
      ) : null}
      {nil
        ? null
        : file.content.sections.map((section) => (
            <Part key={section.code} id={`section-${section.code}`} title={t.of(section.names)}>
              {file.content.fields
                .filter((field) => field.section === section.code)
                .map((field) =>
                  field.type === 'list' ? (
                    <ListControl key={field.code} list={field} filling={filling} findings={shown.filter((one) => one.field.split('.')[0] === field.code)} />
                  ) : (
                    <FieldControl
                      key={field.code}
                      field={field}
                      path={field.code}
                      label={t.of(field.names)}
                      filling={filling}
                      previous={before(field.code)}
                      remark={remarks.get(field.code)}
                      findings={shown.filter((one) => one.field === field.code)}
                    />
                  ),
                )}
            </Part>
          ))}
      <Submit file={file} filling={filling} findings={findings} nil={nil} tried={tried} onTry={() => setTried(true)} />
    </div>
  )
}

type SubmitProps = {
  readonly file: ReportFile
  readonly filling: Filling
  readonly findings: readonly CheckFinding[]
  readonly nil: boolean
  readonly tried: boolean
  readonly onTry: () => void
}

/** What stands in the way of submission, with the way to each field; and the button, for the head. */
function Submit({ file, filling, findings, nil, tried, onTry }: SubmitProps) {
  const t = useTranslator()
  const client = useQueryClient()
  const actor = useActor()
  const errors = findings.filter(({ severity }) => severity === 'error')
  const silent = unexplained(findings, filling.comments)
  const stopping = [...errors, ...silent]
  const { zone, id } = file.report
  const [choice, setChoice] = useState<SigningChoice>(() => firstChoice(file.signing))
  const sending = useMutation({
    mutationFn: async () => {
      if (!nil && !(await filling.complete())) return undefined
      return call('submitSubmission', { zone, id, nil, source: 'web' as const, ...(choice.way === 'none' ? {} : { signature: choice.signature ?? '' }) })
    },
    onSuccess: async (done) => {
      if (done !== undefined) await client.invalidateQueries()
    },
  })
  const problem = sending.error === null ? undefined : problemFrom(sending.error)
  return (
    <Part id="submit" title={t.text('filling.submitPart')}>
      <div aria-live="polite">
        {tried && filling.saving.unreadable > 0 ? <p className="fault">{t.text('filling.unreadable', { count: filling.saving.unreadable })}</p> : null}
        {tried && stopping.length > 0 ? (
          <div className="notice bad">
            <p className="strong">{t.text('filling.stopping', { count: stopping.length })}</p>
            <ul>
              {stopping.map((one) => (
                <li key={`${one.code}${one.field}`}>
                  <a href={`#${controlId(one.field)}`}>{pathText(file.content, one.field, t)}</a>: {findingText(one, t)}
                </li>
              ))}
            </ul>
          </div>
        ) : null}
        {problem === undefined ? null : (
          <div className="notice bad" role="alert">
            <p className="strong">{problem.title === '' ? t.text('web.problem.offline') : problem.title}</p>
            <ProblemText problem={problem} />
          </div>
        )}
      </div>
      {isHead(actor, file.report) ? (
        <div className="stack">
          <p className="muted">{t.text('filling.signs', { name: actor.name })}</p>
          <div>
            <SignChoice file={file} choice={choice} nil={nil} complete={filling.complete} onChoice={setChoice} />
          </div>
          <p>
            <button
              type="button"
              className="button main"
              disabled={sending.isPending}
              onClick={() => {
                onTry()
                if (stopping.length === 0 && filling.saving.unreadable === 0) sending.mutate()
              }}
            >
              {t.text('filling.submit')}
            </button>
          </p>
        </div>
      ) : (
        <p className="muted">{t.text('filling.headSubmits')}</p>
      )}
    </Part>
  )
}
