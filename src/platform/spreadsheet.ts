import { writeXlsx } from 'hucre/xlsx'
import { parseCsv, writeCsv } from 'hucre/csv'
import type { ViewCell, ViewTable } from '#web/view/table.ts'

/** The one file that knows the spreadsheet library. */

const plain = (cell: ViewCell): string | number | null => (cell.kind === 'text' ? cell.text : cell.kind === 'number' ? cell.value : null)

const heading = (column: ViewTable['columns'][number]) => (column.unit === undefined || column.unit === '' ? column.title : `${column.title} (${column.unit})`)

/** Rows as CSV (RFC 4180, UTF-8 with BOM so that spreadsheets read Uzbek letters); texts that look like formulas are disarmed. A note stands in a row below. */
export function tableCsv(table: ViewTable, note?: string): string {
  const rows = table.rows.map((row) => row.map((cell) => (cell.kind === 'missing' ? '' : cell.kind === 'text' ? disarm(cell.text) : cell.value)))
  const below = note === undefined ? [] : [table.columns.map((_, index) => (index === 0 ? note : ''))]
  return writeCsv([table.columns.map(heading), ...rows, ...below], { bom: true, lineSeparator: '\r\n' })
}

/** A text that a spreadsheet would run as a formula, made a text. */
export const disarm = (text: string) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)

/** One sheet a table, with its source and date below, and a note where there is one. */
export async function tablesXlsx(tables: readonly ViewTable[], note?: string): Promise<Uint8Array> {
  return writeXlsx({
    sheets: tables.map((table, index) => ({
      name: sheetName(table.name, index),
      freezePane: { rows: 1, columns: 1 },
      rows: [
        table.columns.map(heading),
        ...table.rows.map((row) => row.map(plain)),
        [],
        [table.title],
        [table.source],
        [table.asOf],
        ...(note === undefined ? [] : [[note]]),
      ],
      columns: table.columns.map((column) => ({ width: Math.min(48, Math.max(12, heading(column).length + 2)) })),
    })),
  })
}

/** A sheet's name: at most 31 characters, none of the forbidden ones. */
const sheetName = (name: string, index: number) => name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31) || `Sheet${index + 1}`

/** Rows of a CSV text; the separator (comma, semicolon or tab) is recognised. */
export const csvRows = (text: string): string[][] => parseCsv(text).map((row) => row.map((cell) => (cell === null || cell === undefined ? '' : String(cell))))
