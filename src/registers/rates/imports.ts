import * as z from 'zod/mini'
import { MOST_FAULTS, readTable, type Cell, type Column } from '#lib/columns.ts'
import { ok, refuse, type Fault, type Result } from '#lib/result.ts'
import type { Attachment, WriteHandler } from '#platform/dispatch.ts'
import { doubledRows } from '#platform/register-import.ts'
import { readTableFile } from '#platform/tables.ts'
import type { importRates } from './contract.ts'
import { bankRow, type Rate } from './model.ts'
import { dayOfBank, tiyinOf } from './rules.ts'
import { compareRates, putRates } from './store.ts'

const wrong = (code: string, expected = ''): Cell<never> => ({ ok: false, code, expected })
const read = <T>(value: T | undefined, code: string, expected = ''): Cell<T> => (value === undefined ? wrong(code, expected) : { ok: true, value })

/** Columns of a file of rates: the names the Central Bank uses. */
export const RATE_COLUMNS = {
  ccy: { read: (text: string) => read(/^[A-Z]{3}$/.test(text) ? text : undefined, 'import.value.currency') },
  date: { read: (text: string) => read(dayOfBank(text), 'import.value.day') },
  rate: { read: (text: string) => read(tiyinOf(text) || undefined, 'import.value.number', '12650.50') },
  nominal: { read: (text: string) => read(/^[1-9]\d{0,6}$/.test(text) ? Number(text) : undefined, 'import.value.whole'), empty: 1 },
} satisfies Record<string, Column<unknown>>

/** A file as a table: CSV or XLSX as it is, the bank's JSON as rows under the same names. */
async function tableOf(file: Attachment | undefined): Promise<Result<string[][]>> {
  const first = file?.bytes.subarray(0, 64).toString('utf8').trimStart().charAt(0)
  if (file === undefined || (first !== '[' && first !== '{')) return readTableFile(file)
  let json: unknown
  try {
    json = JSON.parse(file.bytes.toString('utf8'))
  } catch {
    return refuse('import.format', { expected: 'JSON' })
  }
  const rows = z.safeParse(z.array(bankRow), Array.isArray(json) ? json : [json])
  if (!rows.success) return refuse('import.format', { expected: 'JSON [{"Ccy", "Rate", "Date", "Nominal"}]' })
  if (rows.data.length === 0) return refuse('import.empty')
  return ok([['ccy', 'rate', 'date', 'nominal'], ...rows.data.map((row) => [row.Ccy, String(row.Rate), row.Date, String(row.Nominal)])])
}

export const answerImportRates: WriteHandler<typeof importRates> = async ({ dryRun }, writer, { file }) => {
  const table = await tableOf(file)
  if (!table.ok) return table
  const { rows, numbers, faults } = readTable(table.value, RATE_COLUMNS)
  if (faults.some(({ code }) => code.startsWith('import.column'))) return refuse('import.columns', { count: faults.length }, faults)
  const keys = rows.map(({ ccy, date }) => ({ date: `${ccy} ${date}` }))
  const all: Fault[] = [...faults, ...doubledRows(keys, numbers, 'date')].slice(0, MOST_FAULTS)
  if (all.length > 0) return refuse('import.rows', { count: all.length }, all)
  const name = file?.name ?? ''
  const rates = rows.map((row): Rate => ({ currency: row.ccy, day: row.date, rate: row.rate, nominal: row.nominal, source: name }))
  const compared = await compareRates(writer, rates)
  const report = {
    dryRun,
    rows: rates.length,
    added: compared.filter(({ known }) => !known).length,
    changed: compared.filter(({ known, same }) => known && !same).length,
    unchanged: compared.filter(({ same }) => same).length,
  }
  const different = rates.filter((_, index) => compared[index]?.same !== true)
  if (!dryRun && different.length > 0) await putRates(writer, different)
  return ok({ output: report, subject: name, unchanged: dryRun || different.length === 0, journalled: { file: name, ...report } })
}
