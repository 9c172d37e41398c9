import type { FormColumn, FormContent, FormField, ReportValues } from '../model.ts'

/** Rows are named by short ids made where they are added, so that two people's rows never collide. */
const ROW = /^[a-z0-9]{1,16}$/

/** The field or column a path leads to; undefined where the form has none. */
export function fieldAt(content: FormContent, path: string): FormField | FormColumn | undefined {
  const [code = '', row, column, ...more] = path.split('.')
  const field = content.fields.find((one) => one.code === code)
  if (field === undefined || more.length > 0) return undefined
  if (row === undefined) return field.type === 'list' ? undefined : field
  return field.type === 'list' && ROW.test(row) ? field.columns.find((one) => one.code === column) : undefined
}

/** Ids of a list's rows that hold anything, in the order of their ids (they begin with the time they were made). */
export function rowsOf(values: ReportValues, list: string): string[] {
  const rows = new Set<string>()
  for (const [path, value] of Object.entries(values)) {
    const [code, row] = path.split('.')
    if (code === list && row !== undefined && value !== null && value !== '') rows.add(row)
  }
  return [...rows].toSorted()
}

/** The number at a path; undefined where there is none. */
export function numberAt(values: ReportValues, path: string): number | undefined {
  const value = values[path]
  return typeof value === 'number' ? value : undefined
}

export const isStated = (values: ReportValues, path: string): boolean => values[path] !== undefined && values[path] !== null && values[path] !== ''

/**
 * Figures of a report by the names they have in expressions: each numeric field, and for a list `rows_<list>` (how many)
 * and `sum_<list>_<column>` of its numeric columns.
 */
export function figuresOf(content: FormContent, values: ReportValues): Record<string, number> {
  const figures: Record<string, number> = {}
  for (const field of content.fields) {
    if (field.type !== 'list') {
      const value = numberAt(values, field.code)
      if (value !== undefined) figures[field.code] = value
      continue
    }
    const rows = rowsOf(values, field.code)
    if (rows.length === 0) continue
    figures[`rows_${field.code}`] = rows.length
    for (const column of field.columns.filter(({ type }) => isNumeric(type)))
      figures[`sum_${field.code}_${column.code}`] = rows.reduce((sum, row) => sum + (numberAt(values, `${field.code}.${row}.${column.code}`) ?? 0), 0)
  }
  return figures
}

/** Every name an expression of the form may use for its own figures. */
export const figureNames = (content: FormContent): string[] =>
  content.fields.flatMap((field) =>
    field.type === 'list'
      ? [`rows_${field.code}`, ...field.columns.filter(({ type }) => isNumeric(type)).map(({ code }) => `sum_${field.code}_${code}`)]
      : isNumeric(field.type)
        ? [field.code]
        : [],
  )

export const isNumeric = (type: FormField['type']): boolean => ['whole', 'number', 'money', 'share'].includes(type)
