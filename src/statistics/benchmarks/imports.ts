import { choiceColumn, readTable, requiredNumber, slugColumn, textColumn, wholeColumn, type Column } from '#lib/columns.ts'
import { refuse, type Fault } from '#lib/result.ts'
import type { WriteHandler } from '#platform/dispatch.ts'
import { doubledRows, putRows } from '#platform/register-import.ts'
import { readTableFile } from '#platform/tables.ts'
import type { importConversions, importPeers } from './contract.ts'
import { BASES, PEER_MEASURES } from './model.ts'

/** Letters of a code, as many as told. */
const lettersColumn = (count: number, expected: string): Column<string> => ({
  read: (text) => (new RegExp(`^[A-Z]{${count}}$`).test(text) ? { ok: true, value: text } : { ok: false, code: 'import.value.choice', expected }),
})
const optional = (column: Column<string>): Column<string | null> => ({ read: column.read, empty: null })

/** A year between 1990 and 2100. */
const yearColumn = (): Column<number> => ({
  read: (text) => (/^(19[89]\d|20\d\d)$/.test(text) ? { ok: true, value: Number(text) } : { ok: false, code: 'import.value.period', expected: '2024' }),
})

export const PEER_COLUMNS = {
  peer: slugColumn(),
  name: textColumn(),
  country: lettersColumn(3, 'KAZ, TUR, CHN'),
  kind: choiceColumn(['zone', 'programme'], 'zone'),
  year: yearColumn(),
  measure: choiceColumn(PEER_MEASURES),
  value: requiredNumber(),
  currency: optional(lettersColumn(3, 'KZT, TRY, USD')),
  price_basis: choiceColumn(['current', 'constant'], 'current'),
  definition_code: textColumn(),
  definition: textColumn(),
  source: textColumn(),
  locator: textColumn(''),
}

export const CONVERSION_COLUMNS = {
  currency: lettersColumn(3, 'UZS, KZT, TRY'),
  year: yearColumn(),
  basis: choiceColumn(BASES),
  factor: requiredNumber(),
  price_year: wholeColumn(),
  source: textColumn(),
}

const MONEY = ['investment', 'output', 'exports']

export const answerImportPeers: WriteHandler<typeof importPeers> = async ({ dryRun }, writer, { file }) => {
  const table = await readTableFile(file)
  if (!table.ok) return table
  const { rows, numbers, faults } = readTable(table.value, PEER_COLUMNS)
  if (faults.some(({ code }) => code.startsWith('import.column'))) return refuse('import.columns', { count: faults.length }, faults)
  const keyed = rows.map((row) => ({ id: `${row.peer}|${row.year}|${row.measure}`, ...row }))
  const wrong = rows.flatMap((row, index): Fault[] => {
    const at = numbers[index] ?? 0
    const needs = MONEY.includes(row.measure)
    if (needs && row.currency === null) return [{ path: `${at}:currency`, code: 'import.value.required' }]
    if (!needs && row.currency !== null) return [{ path: `${at}:currency`, code: 'import.value.choice', value: row.currency, expected: '–' }]
    return row.value < 0 ? [{ path: `${at}:value`, code: 'import.value.number', value: String(row.value), expected: '≥ 0' }] : []
  })
  const all = [...faults, ...wrong, ...doubledRows(keyed, numbers, 'id')]
  return all.length > 0
    ? refuse('import.rows', { count: all.length }, all)
    : putRows(writer, { table: 'benchmark_figure', key: 'id', rows: keyed, dryRun, name: file?.name ?? '' })
}

export const answerImportConversions: WriteHandler<typeof importConversions> = async ({ dryRun }, writer, { file }) => {
  const table = await readTableFile(file)
  if (!table.ok) return table
  const { rows, numbers, faults } = readTable(table.value, CONVERSION_COLUMNS)
  if (faults.some(({ code }) => code.startsWith('import.column'))) return refuse('import.columns', { count: faults.length }, faults)
  const keyed = rows.map((row) => ({ id: `${row.currency}|${row.year}|${row.basis}`, ...row }))
  const wrong = rows.flatMap((row, index): Fault[] => {
    const at = numbers[index] ?? 0
    if (row.factor <= 0) return [{ path: `${at}:factor`, code: 'import.value.number', value: String(row.factor), expected: '> 0' }]
    if ((row.basis === 'constant') !== (row.price_year !== null))
      return [
        {
          path: `${at}:price_year`,
          code: row.basis === 'constant' ? 'import.value.required' : 'import.value.choice',
          value: String(row.price_year ?? ''),
          expected: '–',
        },
      ]
    return []
  })
  const all = [...faults, ...wrong, ...doubledRows(keyed, numbers, 'id')]
  return all.length > 0
    ? refuse('import.rows', { count: all.length }, all)
    : putRows(writer, { table: 'conversion_factor', key: 'id', rows: keyed, dryRun, name: file?.name ?? '' })
}
