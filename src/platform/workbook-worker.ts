import { parentPort, workerData } from 'node:worker_threads'
import { readXlsx } from 'hucre/xlsx'
import type { CellRead, SheetRead } from '#lib/sheet.ts'

/** Most rows and columns of a sheet that are looked at; a sheet that goes on is told so. */
const MOST_ROWS = 2000
const MOST_COLUMNS = 60

/** The sheets of a workbook; throws where it is none. Runs in a thread of its own, because a sheet may unpack to a million rows. */
async function sheetsOf(bytes: Uint8Array): Promise<SheetRead[]> {
  const workbook = await readXlsx(bytes, { maxRows: MOST_ROWS + 1 })
  return workbook.sheets.map((sheet) => {
    const merged = new Set((sheet.merges ?? []).flatMap(cellsOfMerge))
    const rows = sheet.rows
      .slice(0, MOST_ROWS)
      .map((row, y) =>
        row.slice(0, MOST_COLUMNS).map((value, x) => cellOf(value, sheet.cells?.get(`${y},${x}`)?.formula !== undefined, merged.has(`${y},${x}`))),
      )
    return { name: sheet.name, rows, goesOn: sheet.rows.length > MOST_ROWS ? MOST_ROWS : null }
  })
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

if (workerData instanceof Uint8Array) parentPort?.postMessage(await sheetsOf(workerData).catch(() => null))
