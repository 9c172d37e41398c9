import { createHash } from 'node:crypto'
import { isLanguage } from '#lib/language.ts'
import { translatorOf } from '#platform/catalogs.ts'
import type { Clock } from '#platform/clock.ts'
import { inSnapshot, inWriting, reasonOf, type Database } from '#platform/database/connect.ts'
import type { Writer } from '#platform/database/sql.ts'
import { renderDocument } from '#platform/documents/view.ts'
import { tablesXlsx } from '#platform/spreadsheet.ts'
import { readWhole } from './service.ts'
import { setBuilt, setFailed, setProgress, takeFile, type FileWork } from './store.ts'
import { buildReport } from './ui/document/build.ts'
import { sheetsOf } from './ui/document/sheets.ts'

/** Builds the files that are asked for, one after the other, as long as the program runs. */
export type Printing = { readonly kick: () => void; readonly rest: () => Promise<void> }

/**
 * Begins with what an earlier program left waiting or half built; after that with each kick. `rest` waits until nothing is being built and takes nothing more.
 */
export function startPrinting(database: Database, clock: Clock): Printing {
  const mine: string[] = []
  let stopped = false
  let again = false
  let working: Promise<void> | undefined

  const work = async () => {
    do {
      again = false
      for (;;) {
        if (stopped) return
        const file = await write(database, (writer) => takeFile(writer, mine))
        if (file === undefined) break
        mine.push(file.id)
        await print(database, clock, file)
      }
    } while (again)
  }
  const kick = () => {
    again = true
    working ??= work()
      // The database may be away, or be closing: what waits is built at the next kick.
      .catch(() => {})
      .finally(() => {
        working = undefined
      })
  }
  kick()
  return {
    kick,
    rest: async () => {
      stopped = true
      await working
    },
  }
}

const write = <T>(database: Database, change: (writer: Writer) => Promise<T>): Promise<T> =>
  inWriting(database, async (writer) => ({ keep: true, value: await change(writer) }))

async function print(database: Database, clock: Clock, file: FileWork): Promise<void> {
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
    await write(database, (writer) => setBuilt(writer, file.id, bytes, createHash('sha256').update(bytes).digest('hex'), clock.now()))
  } catch (error) {
    await write(database, (writer) => setFailed(writer, file.id, reasonOf(error).slice(0, 500), clock.now()))
  }
}
