import { fail, fault, succeed, type Fault, type Outcome } from '../outcome.ts'

/** A comma-separated table as text. Quotes, embedded commas and line ends as in RFC 4180; a byte-order mark is skipped. */
export interface CsvTable {
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** Parses CSV. Faults name rows whose number of cells differs from the header, counting the header as row 1. */
export function parseCsv(source: string): Outcome<CsvTable> {
  const records = splitRecords(source.startsWith('\ufeff') ? source.slice(1) : source)
  const [header, ...rows] = records
  if (!header) return fail(fault('csv.empty', '', 'a header row'))
  const faults: Fault[] = []
  header.forEach((name, i) => {
    if (header.indexOf(name) !== i) faults.push(fault('csv.duplicate', `/1/${i + 1}`, 'a column name not used before', name))
  })
  rows.forEach((row, i) => {
    if (row.length !== header.length) faults.push(fault('csv.width', `/${i + 2}`, `${header.length} cells`, row.length))
  })
  return faults.length > 0 ? { ok: false, faults } : succeed({ header, rows })
}

function splitRecords(source: string) {
  const records: string[][] = []
  let record: string[] = []
  let cell = ''
  let quoted = false
  for (let i = 0; i < source.length; i++) {
    const c = source[i]
    if (quoted) {
      if (c !== '"') cell += c
      else if (source[i + 1] === '"') {
        cell += '"'
        i++
      } else quoted = false
    } else if (c === '"') quoted = true
    else if (c === ',') {
      record.push(cell)
      cell = ''
    } else if (c === '\n') {
      if (cell.endsWith('\r')) cell = cell.slice(0, -1)
      record.push(cell)
      if (record.length > 1 || cell !== '') records.push(record)
      record = []
      cell = ''
    } else cell += c
  }
  record.push(cell)
  if (record.length > 1 || cell !== '') records.push(record)
  return records
}

/** Writes CSV; a number keeps every digit it needs to read back the same, NaN and null become empty. */
export function formatCsv(header: readonly string[], rows: Iterable<readonly (string | number | boolean | null)[]>): string {
  const lines = [header.map(escapeCell).join(',')]
  for (const row of rows) lines.push(row.map((cell) => escapeCell(formatCell(cell))).join(','))
  return `${lines.join('\n')}\n`
}

function formatCell(cell: string | number | boolean | null) {
  if (cell === null || (typeof cell === 'number' && Number.isNaN(cell))) return ''
  return String(cell)
}

function escapeCell(cell: string) {
  return /[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
