import type { ImportReport } from '#lib/schema.ts'
import { placeOf, MOST_FAULTS } from '#lib/columns.ts'
import { ok, type Fault, type Result } from '#lib/result.ts'
import { sql, type Writer } from './database/sql.ts'
import type { Done } from './dispatch.ts'
import { upsert } from './reference.ts'

type Row = Readonly<Record<string, unknown>>

/** Rows with the same key as an earlier one; `numbers` are those the file counts the rows by. */
export function doubledRows(rows: readonly Row[], numbers: readonly number[], key: string): Fault[] {
  const seen = new Map<unknown, number>()
  return rows
    .flatMap((row, position): Fault[] => {
      const number = numbers[position] ?? 0
      const twin = seen.get(row[key])
      if (twin === undefined) seen.set(row[key], number)
      return twin === undefined ? [] : [{ path: placeOf(number, key), code: 'import.value.duplicate', value: String(row[key]), expected: String(twin) }]
    })
    .slice(0, MOST_FAULTS)
}

type Wish = {
  readonly table: string
  readonly key: string
  readonly rows: readonly Row[]
  readonly dryRun: boolean
  readonly name: string
  readonly zone?: string
}

/** Puts rows of a register into their table; a row that stands already, word for word, is left as it is. */
export async function putRows(writer: Writer, { table, key, rows, dryRun, name }: Wish): Promise<Result<Done<ImportReport>>> {
  const columns = Object.keys(rows[0] ?? {})
  const list = sql.raw(columns.map((column) => `old.${column} is not distinct from new.${column}`).join(' and '))
  const compared = await writer.all(sql<{ key: string; known: boolean; same: boolean }>`
    select new.${sql.raw(key)} as key, old.${sql.raw(key)} is not null as known, (${list}) as same
    from jsonb_populate_recordset(null::${sql.raw(table)}, ${JSON.stringify(rows)}::jsonb) new left join ${sql.raw(table)} old on old.${sql.raw(key)} = new.${sql.raw(key)}`)
  const different = new Set(compared.filter(({ known, same }) => !known || !same).map((row) => row.key))
  const report = {
    dryRun,
    rows: rows.length,
    added: compared.filter(({ known }) => !known).length,
    changed: compared.filter(({ known, same }) => known && !same).length,
    unchanged: compared.filter(({ known, same }) => known && same).length,
  }
  if (!dryRun)
    await upsert(
      writer,
      table,
      [key],
      rows.filter((row) => different.has(String(row[key]))),
    )
  return ok({ output: report, subject: name, unchanged: dryRun || different.size === 0, journalled: { file: name, ...report } })
}
