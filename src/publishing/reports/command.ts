import { writeFileSync } from 'node:fs'
import { Command } from 'commander'
import { dayInTashkent } from '#lib/day.ts'
import { isLanguage } from '#lib/language.ts'
import { isPeriod } from '#lib/period.ts'
import { translatorOf } from '#platform/catalogs.ts'
import { withProduct, type OpenProduct, type Tools } from '#platform/cli/tools.ts'
import { inSnapshot, reasonOf } from '#platform/database/connect.ts'
import type { Reader } from '#platform/database/sql.ts'
import { renderDocument } from '#platform/documents/view.ts'
import { tablesXlsx } from '#platform/spreadsheet.ts'
import { Stop } from '#platform/stop.ts'
import { freezeParts, gather, hashOfRelease } from '#publishing/releases/freeze.ts'
import { readContent, readLatestRelease } from '#publishing/releases/service.ts'
import { readWhole } from './service.ts'
import { buildReport, type ReportInput } from './ui/document/build.ts'
import { sheetsOf } from './ui/document/sheets.ts'

type Options = { readonly lang: string; readonly out: string; readonly place: string }

/** `sanoat report 2025 --lang uz --out report.pdf`: the yearly report of the latest release; without one a working copy of what stands now. */
export const reportCommand = (tools: Tools): Command =>
  new Command('report')
    .description('build the yearly report as PDF or XLSX')
    .argument('<year>', 'year, for example 2025')
    .requiredOption('--out <file>', 'name ending in .pdf or .xlsx')
    .option('--lang <language>', 'uz, uz-Cyrl, ru or en', 'uz')
    .option('--place <soato>', 'territory', '1726')
    .action(async (year: string, { lang, out, place }: Options) => {
      const format = /\.(pdf|xlsx)$/.exec(out)?.[1]
      if (format === undefined) throw new Stop('stop.usage', { message: `report --out ${out}: expected .pdf or .xlsx` })
      if (!isLanguage(lang)) throw new Stop('stop.usage', { message: `report --lang ${lang}: expected uz, uz-Cyrl, ru or en` })
      if (!isPeriod(year) || year.length !== 4) throw new Stop('stop.usage', { message: `report ${year}: expected a year` })
      await withProduct(tools, async (product) => {
        const now = product.clock.now()
        const t = translatorOf(lang)
        const document = buildReport(await readInput(product, year, place, now), t)
        const bytes = format === 'pdf' ? await renderDocument(document, t) : await tablesXlsx(sheetsOf(document, t))
        try {
          writeFileSync(out, bytes)
        } catch (error) {
          throw new Stop('stop.fileUnreadable', { file: out, reason: reasonOf(error) })
        }
        console.log(tools.t.text('report.command.done', { title: document.title, imprint: document.imprint[0] ?? '', file: out }))
      })
    })

const readInput = (product: OpenProduct, year: string, place: string, now: Date): Promise<ReportInput> =>
  inSnapshot(product.database, async (reader) => {
    const release = await readLatestRelease(reader, place, year)
    if (release === undefined) return workingCopy(reader, year, place, now)
    const whole = await readWhole(reader, release.id)
    return whole.ok ? whole.value : { release, content: await readContent(reader, release.id), texts: [] }
  })

/** What stands now, frozen for this paper only. */
async function workingCopy(reader: Reader, year: string, place: string, now: Date): Promise<ReportInput> {
  if (!isPeriod(year)) throw new Error(`Cannot build a report of ${year}: it is not a period`)
  const wish = { place, period: year, method: 'paper-table' }
  const content = await gather(reader, wish)
  if (!content.ok) throw new Stop('stop.usage', { message: `report ${year}: ${content.code} ${JSON.stringify(content.details)}` })
  const id = dayInTashkent(now)
  return {
    content: content.value,
    release: { id, period: year, preparedAt: now.toISOString(), hash: hashOfRelease(id, wish, freezeParts(content.value)), state: 'draft' },
    texts: [],
  }
}
