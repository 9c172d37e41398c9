import { readXlsx, writeXlsx } from 'hucre/xlsx'
import { ok, refuse, type Result } from '#lib/result.ts'
import type { CellRead, SheetRead, SheetWrite } from '#lib/sheet.ts'
import type { Attachment } from './dispatch.ts'
import { disarm } from './spreadsheet.ts'
import { checkUnpackedSize } from './tables.ts'

/** Most rows and columns of a sheet that are looked at; a sheet that goes on is told so. */
const MOST_ROWS = 2000
const MOST_COLUMNS = 60

/**
 * The sheets of an uploaded workbook, cell by cell with what kind of thing stands in each. Refuses what is no workbook, holds macros,
 * is locked by a password, or would unpack to too much.
 */
export async function readWorkbook(file: Attachment | undefined): Promise<Result<SheetRead[]>> {
  if (file === undefined || file.bytes.length === 0) return refuse('import.empty')
  if (!file.bytes.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 0x03, 0x04]))) return refuse('import.format', { expected: 'XLSX' })
  if (file.bytes.includes('vbaProject.bin', 0, 'latin1')) return refuse('workbook.macros')
  const safe = checkUnpackedSize(file.bytes)
  if (!safe.ok) return safe
  try {
    const workbook = await readXlsx(file.bytes, { maxRows: MOST_ROWS + 1 })
    return ok(
      workbook.sheets.map((sheet) => {
        const merged = new Set((sheet.merges ?? []).flatMap(cellsOfMerge))
        const rows = sheet.rows
          .slice(0, MOST_ROWS)
          .map((row, y) =>
            row.slice(0, MOST_COLUMNS).map((value, x) => cellOf(value, sheet.cells?.get(`${y},${x}`)?.formula !== undefined, merged.has(`${y},${x}`))),
          )
        return { name: sheet.name, rows, goesOn: sheet.rows.length > MOST_ROWS ? MOST_ROWS : null }
      }),
    )
  } catch {
    return refuse('import.format', { expected: 'XLSX' })
  }
}

type Merge = { readonly startRow: number; readonly startCol: number; readonly endRow: number; readonly endCol: number }

function cellsOfMerge({ startRow, startCol, endRow, endCol }: Merge): string[] {
  const cells: string[] = []
  for (let y = startRow; y <= Math.min(endRow, MOST_ROWS); y += 1) for (let x = startCol; x <= Math.min(endCol, MOST_COLUMNS); x += 1) cells.push(`${y},${x}`)
  return cells
}

function cellOf(value: unknown, formula: boolean, merged: boolean): CellRead {
  const [kind, text] = plainOf(value)
  return { kind: formula ? 'formula' : kind, text, merged }
}

function plainOf(value: unknown): readonly [Exclude<CellRead['kind'], 'formula'>, string] {
  if (value === null || value === undefined || value === '') return ['empty', '']
  if (value instanceof Date) return ['date', Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10)]
  if (typeof value === 'number') return ['number', String(value)]
  if (typeof value === 'object') return ['text', 'text' in value ? String(value.text) : '']
  return [typeof value === 'boolean' ? 'other' : 'text', String(value)]
}

/** Sheets as a workbook; texts that a spreadsheet would run as formulas are disarmed. */
export const writeWorkbook = (sheets: readonly SheetWrite[]): Promise<Uint8Array> =>
  writeXlsx({
    sheets: sheets.map(({ name, rows, widths, frozenRows }) => ({
      name,
      rows: rows.map((row) => row.map((cell) => (typeof cell === 'string' ? disarm(cell) : cell))),
      columns: widths.map((width) => ({ width })),
      freezePane: { rows: frozenRows, columns: 0 },
    })),
  })
