import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { benchComposite } from './composite/bench.ts'
import { benchForms } from './forms.ts'
import { benchProduct, type Row } from './product.ts'
import { benchStudio } from './studio.ts'

/** Runs every benchmark, prints ratios and writes them as JSON. The peer or limit of each is measured in the same run. */
const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const full = process.argv.includes('--full')
const rows: Row[] = []
const log = (text: string) => console.error(text)
if (wanted.length === 0 || wanted.includes('composite')) rows.push(...(await compositeRows()))
if (wanted.length === 0 || wanted.includes('studio')) rows.push(...benchStudio(log))
if (wanted.length === 0 || wanted.includes('forms')) rows.push(...(await benchForms(log, full)))
if (wanted.length === 0 || wanted.includes('product')) rows.push(...(await benchProduct(log)))

const width = Math.max(...rows.map(({ name }) => name.length))
for (const row of rows)
  console.log(
    `${row.holds ? ' ' : '!'} ${row.name.padEnd(width)}  ${row.ratio.toFixed(2).padStart(8)}  ours ${row.ours}, peer ${row.peer}, budget ${row.budget}`,
  )
const folder = fileURLToPath(new URL('./results', import.meta.url))
mkdirSync(folder, { recursive: true })
writeFileSync(`${folder}/latest.json`, JSON.stringify({ at: new Date().toISOString(), node: process.version, cores: cpus().length, rows }, null, 2))

/** Composite indicators against COINr's CPU seconds, and against one pass over the data at the measured memory bandwidth. */
async function compositeRows(): Promise<Row[]> {
  const budgets: Readonly<Record<string, number>> = { '50000x49': 100, '1000 replications of 51x49': 1000 }
  return (await benchComposite()).map(({ name, cpuSeconds, referenceCpuSeconds, ratio, timesFloor }) => {
    const budget = budgets[name]
    const alone = Number.isNaN(referenceCpuSeconds)
    return {
      name: `composite ${name}`,
      ours: `${(cpuSeconds * 1000).toFixed(2)} ms CPU${alone ? '' : `, ${timesFloor.toFixed(0)} × memory floor`}`,
      peer: alone ? '100 ms a change' : `COINr ${referenceCpuSeconds} s CPU`,
      ratio: alone ? 0.1 / cpuSeconds : ratio,
      budget: budget === undefined ? '–' : `≥ ${budget}`,
      holds: alone ? cpuSeconds <= 0.1 : budget === undefined || ratio >= budget,
    }
  })
}
