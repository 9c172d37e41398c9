import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { Command } from 'commander'
import { SingleBar } from 'cli-progress'
import { reasonOf } from '../database/connect.ts'
import { problemOf } from '../http/problems.ts'
import { Stop } from '../stop.ts'
import { operatorActor, withProduct, type Tools } from './tools.ts'

/** What can be imported, and the operation that does it. */
export const IMPORTS = {
  claims: 'importClaims',
  zones: 'importZones',
  places: 'importPlaces',
  sources: 'importSources',
  boundaries: 'importBoundaries',
  statistics: 'importStatistics',
  enterprises: 'importEnterprises',
  rates: 'importRates',
  peers: 'importPeers',
  conversions: 'importConversions',
} as const

const KINDS = Object.keys(IMPORTS)
const isKind = (kind: string): kind is keyof typeof IMPORTS => KINDS.includes(kind)

/** Faults shown on a terminal; the rest is counted. */
const SHOWN = 50

export const importCommand = (tools: Tools): Command =>
  new Command('import')
    .description('import a file: all or nothing, faults by row and column; the same file twice changes nothing')
    .argument('<kind>', KINDS.join(', '))
    .argument('<file>', 'CSV or XLSX; JSON for statistics (SIAT) and rates (Central Bank); GeoJSON for boundaries')
    .option('--dry-run', 'check and count, save nothing')
    .action(async (kind: string, path: string, options: { dryRun?: boolean }) => {
      if (!isKind(kind)) throw new Stop('stop.usage', { message: `import ${kind}: expected ${KINDS.join(', ')}` })
      const file = { name: basename(path), bytes: readBytes(path) }
      const { t } = tools
      await withProduct(tools, async ({ dispatch }) => {
        const bar = new SingleBar({ format: '{bar} {value} / {total}', hideCursor: true })
        let started = false
        const progress = (done: number, total: number) => {
          if (!started) bar.start(total, 0)
          started = true
          bar.update(done)
        }
        const answer = await dispatch.answer(
          IMPORTS[kind],
          { dryRun: options.dryRun === true },
          { actor: operatorActor(), language: t.language, now: new Date(), file, progress },
        )
        if (started) bar.stop()
        if (!answer.ok) {
          const problem = problemOf(answer, t)
          console.error(problem.detail)
          for (const fault of (problem.faults ?? []).slice(0, SHOWN)) console.error(`  ${t.text('import.fault', { path: fault.path, message: fault.message })}`)
          const more = (problem.faults?.length ?? 0) - SHOWN
          if (more > 0) console.error(`  ${t.text('import.more', { count: more })}`)
          throw new Stop('stop.importRefused')
        }
        const report: { dryRun: boolean; rows: number; added: number; changed: number; unchanged: number } = JSON.parse(answer.value.json)
        const { rows, added, changed, unchanged } = report
        console.log(t.text(report.dryRun ? 'import.dryRun' : 'import.done', { rows, added, changed, unchanged }))
      })
    })

function readBytes(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch (error) {
    throw new Stop('stop.fileUnreadable', { file: path, reason: reasonOf(error) })
  }
}
