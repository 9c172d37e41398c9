import type { Field } from '#lib/procedure.ts'
import type { FormField, FormParts, Option } from '../model.ts'

/** The form of a step or opening as a page draws it: the table's fields with what the module says of the case at hand. */
export function formOf(kind: string, fields: readonly Field[], parts: FormParts): FormField[] {
  return fields.map((field) => {
    const part = parts[field.name] ?? {}
    return {
      ...columnOf(kind, field, part.options),
      value: part.value ?? null,
      remark: part.remark ?? null,
      columns: (field.columns ?? []).map((column) => columnOf(kind, column, part.columnOptions?.[column.name])),
      rows: (part.rows ?? []).map((row) => ({ ...row })),
      fixedRows: part.rows !== undefined,
    }
  })
}

const columnOf = (kind: string, { name, kind: type, required = false, options = [], min, max }: Field, own?: readonly Option[]) => ({
  name,
  kind: type,
  required,
  options: (own ?? options.map((option) => ({ id: option, said: { key: `${kind}.option.${option}`, values: {} } }))).map((option) => ({ ...option })),
  min: min ?? null,
  max: max ?? null,
})
