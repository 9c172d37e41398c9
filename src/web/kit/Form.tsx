import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId, type ReactNode } from 'react'
import type { OutputOf } from '#lib/operation.ts'
import type { OperationName, Operations } from '../../contracts.ts'
import { call } from '../client/call.ts'
import type { AskedInput } from '../client/input.ts'
import { problemFrom, type Problem } from '../client/problem.ts'
import { Faults } from './Faults.tsx'
import { useTranslator } from './Translation.tsx'

type SendFormProps<Name extends OperationName> = {
  readonly operation: Name
  /** What the fields say, as the operation is asked. */
  readonly input: (data: FormData) => AskedInput<Name>
  readonly action: string
  readonly done: string
  readonly onDone?: (output: OutputOf<Operations[Name]>) => void
  /** What to do about a refusal, said with it. */
  readonly remedy?: (problem: Problem) => ReactNode
  readonly children: (problem: Problem | undefined) => ReactNode
}

/** A form that asks for one operation: says what was refused beside the fields, and what was done when it is done. */
export function SendForm<Name extends OperationName>({ operation, input, action, done, onDone, remedy, children }: SendFormProps<Name>) {
  const t = useTranslator()
  const client = useQueryClient()
  const sending = useMutation({
    mutationFn: (data: FormData) => call(operation, input(data)),
    onSuccess: async (output) => {
      await client.invalidateQueries()
      onDone?.(output)
    },
  })
  const problem = sending.error === null ? undefined : problemFrom(sending.error)
  return (
    <form
      className="sheet"
      onSubmit={(event) => {
        event.preventDefault()
        sending.mutate(new FormData(event.currentTarget))
      }}
    >
      {children(problem)}
      {problem === undefined ? null : (
        <div className="notice bad" role="alert">
          <p className="strong">{problem.title === '' ? t.text('web.problem.offline') : problem.title}</p>
          {problem.detail === '' ? null : <p>{problem.detail}</p>}
          <Faults problem={problem} />
          {remedy?.(problem)}
        </div>
      )}
      {sending.isSuccess ? (
        <p className="notice" role="status">
          {done}
        </p>
      ) : null}
      <p>
        <button type="submit" className="button main" disabled={sending.isPending}>
          {action}
        </button>
      </p>
    </form>
  )
}

type FieldProps = {
  readonly label: string
  readonly name: string
  readonly problem?: Problem | undefined
  /** Where the server finds the field, when that is not its name. */
  readonly path?: string
  readonly hint?: string | undefined
  readonly value?: string
  readonly rows?: number
  readonly type?: 'text' | 'number' | 'password' | 'email' | 'tel' | 'date' | 'datetime-local'
  /** What the browser may fill in; nothing by default. */
  readonly autoComplete?: string
  readonly inputMode?: 'text' | 'numeric'
  readonly required?: boolean
  /** What the text must look like; the browser refuses anything else before it is sent. */
  readonly pattern?: string
  readonly options?: readonly { readonly id: string; readonly title: string }[]
}

/** A labelled field: a line, several lines or a choice, with its hint and the fault the server found in it. */
export function Field({
  label,
  name,
  problem,
  path: place = name,
  hint,
  value = '',
  rows,
  type = 'text',
  required = true,
  pattern,
  options,
  autoComplete = 'off',
  inputMode,
}: FieldProps) {
  const id = useId()
  const fault = problem?.faults.find(({ path }) => path === name || path.startsWith(`${name}.`))
  const described = [hint === undefined ? '' : `${id}-hint`, fault === undefined ? '' : `${id}-fault`].filter((part) => part !== '').join(' ') || undefined
  const common = { id, name, required, 'data-path': place, 'aria-describedby': described, 'aria-invalid': fault === undefined ? undefined : true }
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {options !== undefined ? (
        <select {...common} defaultValue={value}>
          {options.map((option) => (
            <option key={option.id} value={option.id}>
              {option.title}
            </option>
          ))}
        </select>
      ) : rows !== undefined ? (
        <textarea {...common} rows={rows} defaultValue={value} />
      ) : (
        <input
          {...common}
          type={type}
          pattern={pattern}
          step={type === 'number' ? 'any' : undefined}
          defaultValue={value}
          autoComplete={autoComplete}
          inputMode={inputMode}
        />
      )}
      {hint === undefined ? null : (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {fault === undefined ? null : (
        <span className="fault" id={`${id}-fault`}>
          {fault.message ?? fault.expected}
        </span>
      )}
    </div>
  )
}

/** The text of a field of a sent form. */
export function fieldText(data: FormData, name: string): string {
  const value = data.get(name)
  return typeof value === 'string' ? value.trim() : ''
}
