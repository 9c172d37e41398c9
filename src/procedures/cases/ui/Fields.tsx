import { useId, useRef, useState } from 'react'
import type { Translator } from '#lib/translator.ts'
import type { Problem } from '#web/client/problem.ts'
import { FileField } from '#web/kit/FileField.tsx'
import { Field } from '#web/kit/Form.tsx'
import type { CaseFile, FormField } from '../model.ts'
import { SignatureField } from './SignatureField.tsx'
import { say } from './words.ts'

type FieldsProps = {
  readonly kind: string
  readonly fields: readonly FormField[]
  readonly zone: string
  readonly party?: string | undefined
  /** Whether a test signature is taken; where no field signs it does not matter. */
  readonly testSigning?: boolean
  /** Documents of the case, of which a field may hold one to begin with. */
  readonly documents?: CaseFile['documents']
  readonly problem: Problem | undefined
  readonly t: Translator
}

/** The fields of a step's form, drawn from the procedure's table. */
export const Fields = ({ fields, ...rest }: FieldsProps) => fields.map((field) => <OneField key={field.name} field={field} {...rest} />)

type OneProps = Omit<FieldsProps, 'fields'> & { readonly field: FormField }

function OneField({ kind, field, zone, party, testSigning = false, documents = [], problem, t }: OneProps) {
  const label = labelOf(t, kind, field.name, field.required)
  const hint =
    [field.remark === null ? '' : t.text('case.returnedFor', { fault: field.remark }), hintOf(t, kind, field) ?? ''].filter((part) => part !== '').join(' ') ||
    undefined
  if (field.kind === 'rows') return <Rows kind={kind} field={field} problem={problem} t={t} />
  if (field.kind === 'signature') return <SignatureField label={label} name={field.name} testSigning={testSigning} />
  if (field.kind === 'document' || field.kind === 'documents')
    return (
      <FileField
        label={label}
        name={field.name}
        zone={zone}
        kind={`${kind}.${field.name}`}
        party={party}
        many={field.kind === 'documents'}
        initial={documents.filter(({ id }) => id === field.value).map((one) => ({ ...one, zone, signatures: one.signatures.length }))}
        hint={hint}
        problem={problem}
      />
    )
  if (field.kind === 'yes') return <Tick label={label} name={field.name} />
  return (
    <Field
      label={label}
      name={field.name}
      problem={problem}
      hint={hint}
      value={field.value ?? ''}
      required={field.required}
      type={field.kind === 'day' ? 'date' : 'text'}
      rows={field.kind === 'longText' ? 4 : undefined}
      options={field.kind === 'choice' ? optionsOf(t, field) : undefined}
    />
  )
}

const optionsOf = (t: Translator, { options, required }: Pick<FormField, 'options' | 'required'>) => [
  ...(required && options.length === 1 ? [] : [{ id: '', title: t.text('case.choose') }]),
  ...options.map(({ id, said }) => ({ id, title: say(t, said) })),
]

const labelOf = (t: Translator, kind: string, name: string, required: boolean): string => {
  const label = t.text(`${kind}.field.${name}`)
  return required ? label : t.text('case.optionalField', { label })
}

function hintOf(t: Translator, kind: string, field: FormField): string | undefined {
  const own = `${kind}.hint.${field.name}`
  if (t.has(own)) return t.text(own)
  if (field.kind === 'money') return t.text('case.hint.money')
  return field.kind === 'share' ? t.text('case.hint.share') : undefined
}

function Tick({ label, name, checked = false }: { readonly label: string; readonly name: string; readonly checked?: boolean }) {
  const id = useId()
  return (
    <div className="field tick">
      <input id={id} name={name} type="checkbox" defaultChecked={checked} />
      <label htmlFor={id}>{label}</label>
    </div>
  )
}

type RowsProps = { readonly kind: string; readonly field: FormField; readonly problem: Problem | undefined; readonly t: Translator }

/** A table of fields: each row a group of its own, so that it can be filled on a phone and by keyboard. */
function Rows({ kind, field, problem, t }: RowsProps) {
  const [keys, setKeys] = useState(() => (field.fixedRows ? field.rows.map((_, index) => index) : [0]))
  const [next, setNext] = useState(keys.length)
  const adder = useRef<HTMLButtonElement>(null)
  const fault = problem?.faults.find(({ path }) => path === field.name)
  const title = t.text(`${kind}.field.${field.name}`)
  const hint = hintOf(t, kind, field)
  return (
    <fieldset className="rows-field">
      <legend>{title}</legend>
      {hint === undefined ? null : <p className="small muted">{hint}</p>}
      {field.fixedRows && field.rows.length === 0 ? <p className="muted">{t.text('case.noRows')}</p> : null}
      {keys.map((key, position) => (
        <fieldset key={key} className="row-fields">
          <legend>{rowName(t, field, key) ?? t.text('case.row', { number: position + 1 })}</legend>
          {field.columns.map((column) => (
            <RowField
              key={column.name}
              kind={kind}
              name={`${field.name}.${key}.${column.name}`}
              path={`${field.name}.${position}.${column.name}`}
              column={column}
              value={field.rows[key]?.[column.name]}
              hidden={field.fixedRows && HIDDEN.includes(column.name)}
              problem={problem}
              t={t}
            />
          ))}
          {field.fixedRows || keys.length === 1 ? null : (
            <p className="row-away">
              <button
                type="button"
                className="link"
                onClick={() => {
                  setKeys(keys.filter((one) => one !== key))
                  adder.current?.focus()
                }}
              >
                {t.text('case.removeRow', { number: position + 1 })}
              </button>
            </p>
          )}
        </fieldset>
      ))}
      {fault === undefined ? null : <span className="fault field">{fault.message ?? fault.expected}</span>}
      {field.fixedRows ? null : (
        <p>
          <button
            ref={adder}
            data-path={field.name}
            type="button"
            className="button"
            onClick={() => {
              setKeys([...keys, next])
              setNext(next + 1)
            }}
          >
            {t.text('case.addRow')}
          </button>
        </p>
      )}
    </fieldset>
  )
}

/** Columns of given rows that name the row and are not typed. */
const HIDDEN = ['id', 'case', 'member']

/** What a given row is about: the words of the choice that names it, else its own label. */
function rowName(t: Translator, field: FormField, key: number): string | undefined {
  const row = field.fixedRows ? field.rows[key] : undefined
  const named = field.columns.find(({ name, options }) => HIDDEN.includes(name) && options.some(({ id }) => id === row?.[name]))
  const option = named?.options.find(({ id }) => id === row?.[named.name])
  return option === undefined ? row?.['label'] : say(t, option.said)
}

type RowFieldProps = {
  readonly kind: string
  readonly name: string
  readonly path: string
  readonly column: FormField['columns'][number]
  readonly value: string | undefined
  readonly hidden: boolean
  readonly problem: Problem | undefined
  readonly t: Translator
}

function RowField({ kind, name, path, column, value, hidden, problem, t }: RowFieldProps) {
  if (hidden) return <input type="hidden" name={name} value={value ?? ''} />
  const label = labelOf(t, kind, column.name, column.required)
  if (column.kind === 'yes') return <Tick label={t.text(`${kind}.field.${column.name}`)} name={name} checked={value === 'true'} />
  const own = `${kind}.hint.${column.name}`
  const faults = problem?.faults.filter((fault) => fault.path === path).map((fault) => ({ ...fault, path: name })) ?? []
  return (
    <Field
      label={label}
      name={name}
      problem={problem === undefined ? undefined : { ...problem, faults }}
      path={path}
      hint={t.has(own) ? t.text(own) : undefined}
      value={value ?? ''}
      required={column.required}
      type={column.kind === 'day' ? 'date' : 'text'}
      options={column.kind === 'choice' ? optionsOf(t, column) : undefined}
    />
  )
}
