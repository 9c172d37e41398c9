/** One cell as it was read: what kind of thing stands there, and how it would be typed (days as 2026-03-31, numbers with a point). */
export type CellRead = { readonly kind: 'empty' | 'text' | 'number' | 'date' | 'formula' | 'other'; readonly text: string; readonly merged: boolean }

/** A sheet as it was read; `goesOn` is the last row looked at where more follow. */
export type SheetRead = { readonly name: string; readonly rows: readonly (readonly CellRead[])[]; readonly goesOn: number | null }

export type SheetWrite = {
  readonly name: string
  readonly rows: readonly (readonly (string | number | null)[])[]
  readonly widths: readonly number[]
  readonly frozenRows: number
}

/** How a spreadsheet names a cell: row and column from 0, as `Sheet!D7`. */
export function cellName(sheet: string, row: number, column: number): string {
  let letters = ''
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1) letters = String.fromCharCode(65 + (rest % 26)) + letters
  return `${sheet}!${letters}${row + 1}`
}
