import { choiceColumn, MOST_FAULTS, numberColumn, periodColumn, placeOf, readTable, slugColumn, textColumn } from '#lib/columns.ts'
import type { ImportReport } from '#lib/schema.ts'
import { ok, refuse, type Result } from '#lib/result.ts'
import type { Writer } from '#platform/database/sql.ts'
import type { Done, Progress, WriteHandler } from '#platform/dispatch.ts'
import { newId } from '#platform/id.ts'
import { readTableFile } from '#platform/tables.ts'
import type { importClaims } from './contract.ts'
import { compareStaged, lockClaims, readNames, recordStaged, stageClaims, settleLoneFigures } from './import-store.ts'
import { PERIOD_BASES, QUALIFIERS, SCOPES, type Claim } from './model.ts'
import { datedOf, newClaim, refreshOfficials, refreshYears } from './service.ts'

/** Columns of a file of claims. */
export const CLAIM_COLUMNS = {
  subject: textColumn(),
  measure: textColumn(),
  period: periodColumn(),
  value: numberColumn(),
  unit: textColumn(),
  source: slugColumn(),
  locator: textColumn(''),
  quote: textColumn(''),
  note: textColumn(''),
  qualifier: choiceColumn(QUALIFIERS, 'exact'),
  scope: choiceColumn(SCOPES, 'zone'),
  period_basis: choiceColumn([...PERIOD_BASES, ''], ''),
  as_printed: textColumn(''),
}

export const answerImportClaims: WriteHandler<typeof importClaims> = async ({ dryRun }, writer, { now, file, progress }) => {
  const table = await readTableFile(file)
  if (!table.ok) return table
  const { rows, numbers, faults } = readTable(table.value, CLAIM_COLUMNS)
  const [first] = faults
  if (first?.code.startsWith('import.column') === true) return refuse('import.columns', { count: faults.length }, faults)
  const names = await readNames(writer)
  const seen = new Map<string, number>()
  rows.forEach((row, position) => {
    const at = numbers[position] ?? 0
    const fault = (column: string, code: string, value: string, expected: string) =>
      faults.length < MOST_FAULTS && faults.push({ path: placeOf(at, column), code, value, expected })
    const unit = names.units.get(row.measure)
    if (!names.subjects.has(row.subject)) fault('subject', 'import.value.unknown', row.subject, 'zone, SOATO')
    if (unit === undefined) fault('measure', 'import.value.unknown', row.measure, 'GET /api/measures')
    else if (unit !== row.unit) fault('unit', 'import.value.unit', row.unit, unit)
    if (!names.sources.has(row.source)) fault('source', 'import.value.unknown', row.source, 'GET /api/sources')
    const key = [row.subject, row.measure, row.period, row.scope, row.source, row.locator].join('|')
    const twin = seen.get(key)
    if (twin !== undefined) fault('subject', 'import.value.duplicate', row.subject, String(twin))
    else seen.set(key, at)
  })
  if (faults.length > 0) return refuse('import.rows', { count: faults.length }, faults)
  const claims = rows.map((row) =>
    newClaim(
      { ...row, periodBasis: row.period_basis !== '' ? row.period_basis : row.period === null ? 'undated' : 'stated', asPrinted: row.as_printed || null },
      newId(now),
      now,
    ),
  )
  return putClaims(writer, claims, { dryRun, now, name: file?.name ?? '', progress })
}

type Wish = { readonly dryRun: boolean; readonly now: Date; readonly name: string; readonly progress?: Progress }

/** Puts many claims on record at once: all or nothing; what stands already is left as it is. */
export async function putClaims(writer: Writer, claims: readonly Claim[], { dryRun, now, name, progress }: Wish): Promise<Result<Done<ImportReport>>> {
  if (!dryRun) await lockClaims(writer)
  await stageClaims(writer, claims, (staged) => progress?.(staged, claims.length))
  const counted = await compareStaged(writer)
  const report = { dryRun, rows: claims.length, ...counted }
  if (!dryRun && counted.added + counted.changed > 0) {
    await recordStaged(writer, now.toISOString(), `imported from ${name}`)
    const settled = await settleLoneFigures(writer)
    const others = claims.filter(({ id }) => !settled.has(id))
    await refreshOfficials(writer, others)
    await refreshYears(writer, datedOf(claims))
  }
  progress?.(claims.length, claims.length)
  return ok({ output: report, subject: name, unchanged: dryRun || counted.added + counted.changed === 0, journalled: { file: name, ...report } })
}
