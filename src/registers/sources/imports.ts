import { choiceColumn, dayColumn, readTable, slugColumn, textColumn, wholeColumn } from '#lib/columns.ts'
import { refuse } from '#lib/result.ts'
import type { WriteHandler } from '#platform/dispatch.ts'
import { textsOf } from '#platform/reference.ts'
import { doubledRows, putRows } from '#platform/register-import.ts'
import { readTableFile } from '#platform/tables.ts'
import type { importSources } from './contract.ts'

/** Strength of a source whose file gives none: that of a publication's running text. */
const USUAL_PRIORITY = 30

export const SOURCE_COLUMNS = {
  id: slugColumn(),
  kind: choiceColumn(['publication', 'act', 'letter', 'submission', 'dataset']),
  title_uz: textColumn(),
  title_ru: textColumn(''),
  title_en: textColumn(''),
  publisher: textColumn(''),
  date: dayColumn(),
  priority: wholeColumn(),
  note: textColumn(''),
}

export const answerImportSources: WriteHandler<typeof importSources> = async ({ dryRun }, writer, { file }) => {
  const table = await readTableFile(file)
  if (!table.ok) return table
  const { rows, numbers, faults } = readTable(table.value, SOURCE_COLUMNS)
  if (faults.some(({ code }) => code.startsWith('import.column'))) return refuse('import.columns', { count: faults.length }, faults)
  const all = [...faults, ...doubledRows(rows, numbers, 'id')]
  if (all.length > 0) return refuse('import.rows', { count: all.length }, all)
  const sources = rows.map(({ id, kind, title_uz, title_ru, title_en, publisher, date, priority, note }) => ({
    id,
    kind,
    titles: textsOf(title_uz, title_ru, title_en),
    publisher,
    date,
    priority: priority ?? USUAL_PRIORITY,
    note,
  }))
  return putRows(writer, { table: 'source', key: 'id', rows: sources, dryRun, name: file?.name ?? '' })
}
