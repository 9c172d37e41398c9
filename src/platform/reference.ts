import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { fold, toCyrillic } from '@sanoat/uzbek'
import type { Texts } from '#lib/language.ts'
import { sql, type Reader, type Writer } from './database/sql.ts'
import { csvRows } from './spreadsheet.ts'

const FOLDER = fileURLToPath(new URL('../../db/reference/', import.meta.url))

/** A row of a reference file: what stands in a column, and the usual readings of it. */
export type ReferenceRow = {
  readonly text: (column: string) => string
  readonly orNull: (column: string) => string | null
  readonly number: (column: string) => number | null
  /** Texts in four languages from the columns <stem>_uz, _ru and _en; the Cyrillic is made from the Latin. */
  readonly texts: (stem: string) => Texts
  readonly list: (column: string) => string[]
  /** Folded search text of these texts. */
  readonly search: (...texts: readonly (string | readonly string[])[]) => string
}

/** A shipped file of facts: its text's hash and its rows. */
export type ReferenceFile = { readonly name: string; readonly hash: string; readonly rows: readonly ReferenceRow[] }

export function readReference(name: string): ReferenceFile {
  const text = readFileSync(`${FOLDER}${name}.csv`, 'utf8')
  const [header = [], ...lines] = csvRows(text)
  const rows = lines.filter((line) => line.some((cell) => cell !== '')).map((line) => rowOf(name, header, line))
  return { name, hash: createHash('sha256').update(text).digest('hex'), rows }
}

function rowOf(file: string, header: readonly string[], line: readonly string[]): ReferenceRow {
  const text = (column: string) => {
    const index = header.indexOf(column)
    if (index < 0) throw new Error(`Cannot read db/reference/${file}.csv: no column ${column} among ${header.join(', ')}`)
    return line[index] ?? ''
  }
  const orNull = (column: string) => text(column) || null
  return {
    text,
    orNull,
    number: (column) => {
      const value = text(column)
      if (value === '') return null
      if (Number.isNaN(Number(value))) throw new Error(`Cannot read db/reference/${file}.csv: ${column} is ${value}, expected a number`)
      return Number(value)
    },
    texts: (stem) => textsOf(text(`${stem}_uz`), text(`${stem}_ru`), text(`${stem}_en`)),
    list: (column) =>
      text(column)
        .split(';')
        .map((part) => part.trim())
        .filter((part) => part !== ''),
    search: (...texts) =>
      [
        ...new Set(
          texts
            .flat()
            .filter((part) => part !== '')
            .map(fold),
        ),
      ].join(' | '),
  }
}

/** Texts of the four languages from three. */
export const textsOf = (uz: string, ru: string, en: string): Texts => ({ uz, 'uz-Cyrl': toCyrillic(uz), ru, en })

export const allTexts = (texts: Texts): string[] => Object.values(texts)

/** Puts rows into a table, replacing those with the same key; nothing is deleted. */
export async function upsert(writer: Writer, table: string, key: readonly string[], rows: readonly Record<string, unknown>[]): Promise<void> {
  const [first] = rows
  if (first === undefined) return
  const columns = Object.keys(first)
  const others = columns.filter((column) => !key.includes(column))
  const list = sql.raw(columns.join(', '))
  const changes = sql.raw(others.map((column) => `${column} = excluded.${column}`).join(', '))
  await writer.run(sql`
    insert into ${sql.raw(table)} (${list}) select ${list} from jsonb_populate_recordset(null::${sql.raw(table)}, ${JSON.stringify(rows)}::jsonb)
    on conflict (${sql.raw(key.join(', '))}) ${others.length === 0 ? sql`do nothing` : sql`do update set ${changes}`}`)
}

/** Whether the shipped files are those loaded last; each is named with its hash. */
export async function isLoaded(writer: Writer, files: readonly ReferenceFile[]): Promise<boolean> {
  const known = await writer.all(sql<{ name: string; hash: string }>`select name, hash from reference_state limit 1000`)
  return files.every((file) => known.some((row) => row.name === file.name && row.hash === file.hash))
}

export const markLoaded = (writer: Writer, files: readonly ReferenceFile[], now: Date) =>
  upsert(
    writer,
    'reference_state',
    ['name'],
    files.map(({ name, hash }) => ({ name, hash, loaded_at: now.toISOString() })),
  )

/** What was noted last under a name that is no shipped file; undefined where nothing was. */
export const readMark = async (reader: Reader, name: string): Promise<string | undefined> =>
  (await reader.first(sql<{ mark: string }>`select hash as mark from reference_state where name = ${name}`))?.mark

/** Notes how far something that is loaded in several steps has come. */
export const putMark = (writer: Writer, name: string, mark: string, now: Date): Promise<void> =>
  upsert(writer, 'reference_state', ['name'], [{ name, hash: mark, loaded_at: now.toISOString() }])
