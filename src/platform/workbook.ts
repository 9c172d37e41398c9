import { Worker } from 'node:worker_threads'
import { writeXlsx } from 'hucre/xlsx'
import { ok, refuse, type Result } from '#lib/result.ts'
import type { SheetRead, SheetWrite } from '#lib/sheet.ts'
import type { Attachment } from './dispatch.ts'
import { disarm } from './spreadsheet.ts'
import { checkUnpackedSize } from './tables.ts'

/** Most memory and time the reading of one workbook may take. */
const MOST_MEMORY_MB = 768
const MOST_MS = 20_000

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
  return readAside(file.bytes)
}

/** The sheets read in a thread of its own, one workbook after the other, so that neither time nor memory of everybody else goes into a huge one. */
function readAside(bytes: Buffer): Promise<Result<SheetRead[]>> {
  const next = reading.then(() => readOne(bytes))
  reading = next.catch(() => undefined)
  return next
}

let reading: Promise<unknown> = Promise.resolve()

function readOne(bytes: Buffer): Promise<Result<SheetRead[]>> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./workbook-worker.ts', import.meta.url), {
      workerData: new Uint8Array(bytes),
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
    })
    const end = (result: Result<SheetRead[]>) => {
      clearTimeout(timer)
      resolve(result)
      void worker.terminate()
    }
    const timer = setTimeout(() => end(refuse('import.bomb')), MOST_MS)
    worker.once('message', (sheets: SheetRead[] | null) => end(sheets === null ? refuse('import.format', { expected: 'XLSX' }) : ok(sheets)))
    worker.once('error', (thrown: Error & { readonly code?: string }) => {
      if (thrown.code === 'ERR_WORKER_OUT_OF_MEMORY') return end(refuse('import.bomb'))
      clearTimeout(timer)
      reject(thrown)
    })
  })
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
