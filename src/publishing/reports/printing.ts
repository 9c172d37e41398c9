import { createHash } from 'node:crypto'
import * as z from 'zod/mini'
import { isLanguage } from '#lib/language.ts'
import { translatorOf } from '#platform/catalogs.ts'
import { inSnapshot, inWriting, reasonOf, type Database } from '#platform/database/connect.ts'
import type { Writer } from '#platform/database/sql.ts'
import { renderDocument } from '#platform/documents/view.ts'
import { addJob, type Sweep, type Task } from '#platform/jobs.ts'
import { tablesXlsx } from '#platform/spreadsheet.ts'
import { PRINT_TASK, readWhole } from './service.ts'
import { leftFiles, setBuilt, setFailed, setProgress, takeFile, type FileWork } from './store.ts'
import { buildReport } from './ui/document/build.ts'
import { sheetsOf } from './ui/document/sheets.ts'

/** After so long a file that is neither done nor failed is taken to be left by a program that is gone. */
const LEFT_MS = 120_000

const payload = z.object({ file: z.string() })
const write = <T>(database: Database, change: (writer: Writer) => Promise<T>): Promise<T> =>
  inWriting(database, async (writer) => ({ keep: true, value: await change(writer) }))

/** Builds a file of a report that was asked for, and keeps it; building it again gives the same bytes. */
export const printReport: Task = async (given, { database, now }) => {
  const { file: id } = z.parse(payload, given)
  const file = await write(database, (writer) => takeFile(writer, id))
  if (file !== undefined) await print(database, now, file)
}

/** Asks anew for files that a program left waiting or half built when it ended. */
export const resumePrinting: Sweep = (database, now) =>
  write(database, async (writer) => {
    for (const { id } of await leftFiles(writer, new Date(now.getTime() - LEFT_MS))) await addJob(writer, PRINT_TASK, { file: id }, { key: `report ${id}` })
  })

async function print(database: Database, now: Date, file: FileWork): Promise<void> {
  const progress = (done: number) => write(database, (writer) => setProgress(writer, file.id, done))
  try {
    const whole = await inSnapshot(database, (reader) => readWhole(reader, file.report))
    if (!whole.ok) throw new Error(whole.code)
    if (!isLanguage(file.language)) throw new Error(`Cannot build a report in ${file.language}`)
    await progress(1)
    const t = translatorOf(file.language)
    const document = buildReport(whole.value, t)
    await progress(2)
    const bytes = file.format === 'pdf' ? await renderDocument(document, t) : Buffer.from(await tablesXlsx(sheetsOf(document, t)))
    await progress(3)
    await write(database, (writer) => setBuilt(writer, file.id, bytes, createHash('sha256').update(bytes).digest('hex'), now))
  } catch (error) {
    await write(database, (writer) => setFailed(writer, file.id, reasonOf(error).slice(0, 500), now))
  }
}
