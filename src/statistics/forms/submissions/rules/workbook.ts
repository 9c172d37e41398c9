import type { Texts } from '#lib/language.ts'
import { ok, refuse, type Fault, type Result } from '#lib/result.ts'
import { cellName, type CellRead, type SheetRead, type SheetWrite } from '#lib/sheet.ts'
import type { FormColumn, FormContent, FormField, ReportValue, ReportValues } from '../../templates/model.ts'
import { rowsOf } from '../../templates/rules/paths.ts'
import { readTyped } from '../../templates/rules/values.ts'
import type { FieldEdit } from '../model.ts'
import { MOST_ROWS } from './merge.ts'

/** What names a workbook in its first row, so that it is never taken for another report or version. */
export type WorkbookName = { readonly form: string; readonly version: number; readonly period: string; readonly report: string }

const MARK = 'SANOAT'
const HEAD_ROWS = 4
const VALUE_COLUMN = 3
const LIST_HEAD_ROWS = 2
const MOST_FAULTS = 200

const markOf = (name: WorkbookName): string[] => [MARK, name.form, `v${name.version}`, name.period, name.report]

const sheetOf = (form: string) => form.toUpperCase()

/** The report as sheets: one of fields (code, name, unit, value, hint), and one for each list; what is filled already stands in it. */
export function sheetsOfReport(
  name: WorkbookName,
  content: FormContent,
  values: ReportValues,
  say: (texts: Texts) => string,
  unit: (code: string) => string,
  title: string,
): SheetWrite[] {
  const fields = content.fields.filter(({ type }) => type !== 'list')
  const lists = content.fields.filter(({ type }) => type === 'list')
  const rows = fields.map((field) => [
    field.code,
    say(field.names),
    field.unit === '' ? '' : unit(field.unit),
    plain(field, values[field.code], say),
    hintOf(field, say),
  ])
  return [
    { name: sheetOf(name.form), rows: [markOf(name), [title], [], ['code', '', '', '', ''], ...rows], widths: [18, 52, 16, 22, 60], frozenRows: HEAD_ROWS },
    ...lists.map((list) => ({
      name: list.code,
      rows: [
        list.columns.map(({ code }) => code),
        list.columns.map((column) => (column.unit === '' ? say(column.names) : `${say(column.names)}, ${unit(column.unit)}`)),
        ...rowsOf(values, list.code).map((row) => list.columns.map((column) => plain(column, values[`${list.code}.${row}.${column.code}`], say))),
      ],
      widths: list.columns.map(() => 24),
      frozenRows: LIST_HEAD_ROWS,
    })),
  ]
}

const plain = (field: FormField | FormColumn, value: ReportValue | undefined, say: (texts: Texts) => string): string | number | null => {
  if (value === undefined || value === null) return null
  const chosen = field.type === 'choice' ? field.options.find(({ code }) => code === value) : undefined
  return chosen === undefined ? value : say(chosen.names)
}

const hintOf = (field: FormField, say: (texts: Texts) => string): string =>
  [say(field.hint), field.type === 'choice' ? field.options.map(({ names }) => say(names)).join(' / ') : field.type === 'day' ? '2026-03-31' : '']
    .filter((text) => text !== '')
    .join('. ')

/**
 * The edits a filled workbook makes; or every fault by cell with what was expected, and then none of it is taken. A workbook is a whole:
 * a cell left empty empties its field, and the rows of a list take the place of those that were there.
 */
export function editsOfWorkbook(sheets: readonly SheetRead[], name: WorkbookName, content: FormContent, standing: ReportValues): Result<FieldEdit[]> {
  const sheet = sheets.find((one) => one.rows[0]?.[0]?.text === MARK)
  const mark = sheet?.rows[0]?.slice(0, 5).map(({ text }) => text) ?? []
  if (sheet === undefined || markOf(name).some((text, index) => text !== mark[index]))
    return refuse('submission.workbookTemplate', { found: mark.slice(1, 4).join(' ') || '–', expected: markOf(name).slice(1, 4).join(' ') })
  const faults: Fault[] = []
  const edits = [
    ...fieldEdits(sheet, content, faults),
    ...content.fields.filter(({ type }) => type === 'list').flatMap((list) => listEdits(sheets, list, standing, faults)),
  ]
  return faults.length > 0 ? refuse('submission.cells', { count: faults.length }, faults.slice(0, MOST_FAULTS)) : ok(edits)
}

const EMPTY: CellRead = { kind: 'empty', text: '', merged: false }

function fieldEdits(sheet: SheetRead, content: FormContent, faults: Fault[]): FieldEdit[] {
  const fields = new Map(content.fields.filter(({ type }) => type !== 'list').map((field) => [field.code, field]))
  const seen = new Map<string, number>()
  const edits: FieldEdit[] = []
  if (sheet.goesOn !== null) faults.push({ path: cellName(sheet.name, sheet.goesOn, 0), code: 'form.cell.rows', expected: String(HEAD_ROWS + fields.size) })
  sheet.rows.slice(HEAD_ROWS, HEAD_ROWS + MOST_ROWS).forEach((row, index) => {
    const at = HEAD_ROWS + index
    const code = (row[0] ?? EMPTY).text.trim()
    const cell = row[VALUE_COLUMN] ?? EMPTY
    if (code === '' && cell.kind === 'empty') return
    const field = fields.get(code)
    if (field === undefined) {
      faults.push({
        path: cellName(sheet.name, at, 0),
        code: 'form.cell.unknownCode',
        value: code,
        expected: [...fields.keys()]
          .filter((one) => !seen.has(one))
          .slice(0, 5)
          .join(', '),
      })
      return
    }
    if (seen.has(code)) faults.push({ path: cellName(sheet.name, at, 0), code: 'form.cell.double', value: code, expected: String((seen.get(code) ?? 0) + 1) })
    seen.set(code, at)
    const read = readCell(field, cell, cellName(sheet.name, at, VALUE_COLUMN), faults)
    if (read !== undefined) edits.push({ path: code, value: read, base: 0 })
  })
  for (const code of fields.keys()) if (!seen.has(code)) faults.push({ path: cellName(sheet.name, HEAD_ROWS, 0), code: 'form.cell.missingRow', expected: code })
  return edits
}

function listEdits(sheets: readonly SheetRead[], list: FormField, standing: ReportValues, faults: Fault[]): FieldEdit[] {
  const sheet = sheets.find((one) => one.name === list.code)
  if (sheet === undefined) {
    faults.push({ path: list.code, code: 'form.cell.missingSheet', expected: list.code })
    return []
  }
  const codes = (sheet.rows[0] ?? []).map(({ text }) => text.trim())
  const missing = list.columns.filter(({ code }) => !codes.includes(code))
  for (const { code } of missing) faults.push({ path: cellName(sheet.name, 0, 0), code: 'form.cell.missingRow', expected: code })
  const lines = sheet.rows.slice(LIST_HEAD_ROWS)
  if (sheet.goesOn !== null || lines.length > MOST_ROWS)
    faults.push({ path: cellName(sheet.name, LIST_HEAD_ROWS + MOST_ROWS, 0), code: 'form.cell.rows', expected: String(MOST_ROWS) })
  const edits = new Map<string, FieldEdit>()
  for (const row of rowsOf(standing, list.code))
    for (const { code } of list.columns) edits.set(`${list.code}.${row}.${code}`, { path: `${list.code}.${row}.${code}`, value: null, base: 0 })
  lines.slice(0, MOST_ROWS).forEach((line, index) => {
    if (line.every(({ kind, merged }) => kind === 'empty' && !merged)) return
    for (const column of list.columns) {
      const at = codes.indexOf(column.code)
      if (at < 0) continue
      const path = `${list.code}.x${String(index + 1).padStart(5, '0')}.${column.code}`
      const read = readCell(column, line[at] ?? EMPTY, cellName(sheet.name, LIST_HEAD_ROWS + index, at), faults)
      if (read !== undefined) edits.set(path, { path, value: read, base: 0 })
    }
  })
  return [...edits.values()]
}

/** What stands in a cell for a field; undefined where it is a fault, which is told. */
function readCell(field: FormField | FormColumn, cell: CellRead, path: string, faults: Fault[]): ReportValue | undefined {
  const fault = (code: string, expected = '') => {
    faults.push({ path, code, value: cell.text.slice(0, 100), expected })
    return undefined
  }
  if (cell.merged) return fault('form.cell.merged')
  if (cell.kind === 'formula') return fault('form.cell.formula', cell.text)
  if (cell.kind === 'date' && field.type !== 'day') return fault('form.cell.date', field.type === 'text' ? 'abc' : '1234.5')
  if (cell.kind === 'other') return fault('form.cell.kind', field.type)
  if (cell.kind === 'number' && field.type === 'day') return fault('form.value.day', '2026-03-31')
  const read = readTyped(field, cell.text)
  return read.ok ? read.value : fault(read.code, read.expected)
}
