import { readXlsx } from 'hucre/xlsx'
import { ok, refuse, type Result } from '#lib/result.ts'
import type { Attachment } from './dispatch.ts'
import { csvRows } from './spreadsheet.ts'

/** Most a workbook may unpack to, and how many times its size when it is large. */
const MOST_UNPACKED_MB = 300
const MOST_RATIO = 200

/** The rows of an uploaded table: CSV (comma, semicolon or tab) or the first sheet of a workbook. */
export async function readTableFile(file: Attachment | undefined): Promise<Result<string[][]>> {
  if (file === undefined || file.bytes.length === 0) return refuse('import.empty')
  const isZip = file.bytes.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 0x03, 0x04]))
  if (!isZip) return readCsv(file.bytes)
  const safe = checkUnpackedSize(file.bytes)
  if (!safe.ok) return safe
  try {
    const workbook = await readXlsx(file.bytes, { sheets: [0] })
    const rows = (workbook.sheets[0]?.rows ?? []).map((row) => row.map(cellText))
    return rows.length > 1 ? ok(rows) : refuse('import.empty')
  } catch {
    return refuse('import.format', { expected: 'XLSX' })
  }
}

function readCsv(bytes: Buffer): Result<string[][]> {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return refuse('import.format', { expected: 'CSV (UTF-8)' })
  }
  if (text.includes('\u0000')) return refuse('import.format', { expected: 'CSV (UTF-8)' })
  const rows = csvRows(text.replace(/^\ufeff/, ''))
  return rows.length > 1 ? ok(rows) : refuse('import.empty')
}

/** A cell's value as it would be typed: days as 2025-03-31, numbers with a point. */
function cellText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  return typeof value === 'object' && 'text' in value ? String(value.text) : String(value)
}

/**
 * Adds up the unpacked sizes that a ZIP's directory declares, before anything is unpacked. A file that lies about them
 * meets the reader's own limit of bytes and cells.
 */
export function checkUnpackedSize(bytes: Buffer): Result<null> {
  let total = 0
  for (let at = bytes.indexOf('PK\u0001\u0002', 0, 'latin1'); at >= 0 && at + 46 <= bytes.length; at = bytes.indexOf('PK\u0001\u0002', at + 46, 'latin1'))
    total += bytes.readUInt32LE(at + 24)
  const megabytes = Math.ceil(total / 1_048_576)
  if (megabytes > MOST_UNPACKED_MB) return refuse('import.tooLarge', { size: megabytes, limit: MOST_UNPACKED_MB })
  if (megabytes > 50 && total / bytes.length > MOST_RATIO) return refuse('import.bomb')
  return ok(null)
}
