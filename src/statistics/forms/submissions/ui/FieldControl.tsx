import { useTranslator } from '#web/kit/Translation.tsx'
import type { CheckFinding } from '../../templates/rules/checks.ts'
import { commentOf } from '../../templates/rules/checks.ts'
import type { FormColumn, FormField } from '../../templates/model.ts'
import { isNumeric } from '../../templates/rules/paths.ts'
import type { FieldConflict } from '../model.ts'
import type { Filling } from './useFilling.ts'
import { controlId, findingText, unitText, valueText } from './words.ts'

type FieldControlProps = {
  readonly field: FormField | FormColumn
  readonly path: string
  readonly label: string
  readonly filling: Filling
  readonly previous?: string | undefined
  readonly remark?: string | undefined
  readonly findings: readonly CheckFinding[]
}

/** One field: its label and unit, the control, what stood there last time, and what is to be said of it. */
export function FieldControl({ field, path, label, filling, previous, remark, findings }: FieldControlProps) {
  const t = useTranslator()
  const id = controlId(path)
  const fault = filling.fault(path)
  const errors = findings.filter(({ severity }) => severity === 'error')
  const warnings = findings.filter(({ severity }) => severity === 'warning')
  const hint = t.of(field.hint)
  const notes = [
    hint === '' ? '' : `${id}-hint`,
    previous === undefined ? '' : `${id}-before`,
    fault !== undefined || errors.length > 0 ? `${id}-fault` : '',
    remark === undefined ? '' : `${id}-remark`,
  ]
  const described = notes.filter((note) => note !== '').join(' ') || undefined
  const common = { id, 'aria-describedby': described, 'aria-invalid': fault !== undefined || errors.length > 0 ? true : undefined, value: filling.text(path) }
  const change = (event: { readonly currentTarget: { readonly value: string } }) => filling.change(path, event.currentTarget.value)
  const unit = unitText(field.unit, t)
  return (
    <div className="field fill-field">
      <label htmlFor={id}>
        {label}
        {field.mandatory ? null : <span className="muted"> ({t.text('filling.optional')})</span>}
      </label>
      {hint === '' ? null : (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {remark === undefined ? null : (
        <span className="notice warning" id={`${id}-remark`}>
          {remark}
        </span>
      )}
      <span className="with-unit">
        {field.type === 'choice' ? (
          <select {...common} onChange={change}>
            <option value="">–</option>
            {field.options.map(({ code, names }) => (
              <option key={code} value={code}>
                {t.of(names)}
              </option>
            ))}
          </select>
        ) : field.type === 'text' ? (
          <textarea {...common} rows={2} maxLength={2000} onChange={change} />
        ) : (
          <input
            {...common}
            type={field.type === 'day' ? 'date' : 'text'}
            inputMode={isNumeric(field.type) ? 'decimal' : field.type === 'hs' || field.type === 'ifut' ? 'numeric' : undefined}
            autoComplete="off"
            className={isNumeric(field.type) ? 'number' : undefined}
            onChange={change}
          />
        )}
        {unit === '' ? null : <span className="unit">{unit}</span>}
      </span>
      {previous === undefined ? null : (
        <span className="hint" id={`${id}-before`}>
          {previous}
        </span>
      )}
      {fault === undefined && errors.length === 0 ? null : (
        <span className="fault" id={`${id}-fault`}>
          {fault === undefined ? errors.map((one) => findingText(one, t)).join('; ') : t.text(fault.code, { expected: fault.expected, value: '', path: '' })}
        </span>
      )}
      {warnings.map((one) => (
        <Explain key={one.code} finding={one} filling={filling} />
      ))}
      <Conflicts path={path} field={field} filling={filling} />
    </div>
  )
}

/** A warning, and the comment that explains it. */
function Explain({ finding, filling }: { readonly finding: CheckFinding; readonly filling: Filling }) {
  const t = useTranslator()
  const path = commentOf(finding)
  const id = controlId(path)
  return (
    <div className="explain">
      <label htmlFor={id}>
        <span className="tag warning">{t.text('filling.warning')}</span> {findingText(finding, t)}
      </label>
      <textarea
        id={id}
        rows={2}
        maxLength={2000}
        value={filling.text(path)}
        onChange={(event) => filling.change(path, event.currentTarget.value)}
        placeholder={t.text('filling.explain')}
      />
    </div>
  )
}

type ConflictsProps = { readonly path: string; readonly field: FormField | FormColumn; readonly filling: Filling }

/** Somebody else changed the same field: both values, and the choice between them. */
function Conflicts({ path, field, filling }: ConflictsProps) {
  const t = useTranslator()
  const conflict = filling.conflicts.find((one): one is FieldConflict => one.path === path)
  if (conflict === undefined) return null
  return (
    <div className="notice bad" role="alert">
      <p>{t.text('filling.conflict', { by: conflict.by, theirs: valueText(field, conflict.theirs, t), yours: valueText(field, conflict.yours, t) })}</p>
      <p className="actions">
        <button type="button" className="button" onClick={() => filling.settle(conflict, false)}>
          {t.text('filling.takeTheirs')}
        </button>
        <button type="button" className="button" onClick={() => filling.settle(conflict, true)}>
          {t.text('filling.keepMine')}
        </button>
      </p>
    </div>
  )
}
