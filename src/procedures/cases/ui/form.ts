import { fieldText } from '#web/kit/Form.tsx'
import type { FormField } from '../model.ts'

/** What a step's form says, as the operation takes it: rows by their columns, documents by their ids. Empty rows at the end are no rows; one between others stays, so that faults keep their row. */
export function readForm(fields: readonly FormField[], sent: FormData): Record<string, unknown> {
  return Object.fromEntries(fields.map((field) => [field.name, readField(field, sent)]))
}

function readField(field: FormField, sent: FormData): unknown {
  if (field.kind === 'documents') return sent.getAll(field.name).map(String)
  if (field.kind === 'yes') return sent.get(field.name) !== null
  if (field.kind !== 'rows') return fieldText(sent, field.name)
  const numbers = [...new Set([...sent.keys()].flatMap((key) => (key.startsWith(`${field.name}.`) ? [Number(key.split('.')[1])] : [])))].toSorted(
    (a, b) => a - b,
  )
  const rows = numbers.map((number) =>
    Object.fromEntries(
      field.columns.map((column) => {
        const name = `${field.name}.${number}.${column.name}`
        return [column.name, column.kind === 'yes' ? sent.get(name) !== null : fieldText(sent, name)]
      }),
    ),
  )
  const filled = rows.findLastIndex((row) => Object.values(row).some((value) => value !== '' && value !== false))
  return field.fixedRows ? rows : rows.slice(0, filled + 1)
}
