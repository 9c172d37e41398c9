import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { benchProduct, type Row } from './product.ts'

/** Runs every benchmark, prints ratios and writes them as JSON. The peer or limit of each is measured in the same run. */
const wanted = process.argv.slice(2)
const rows: Row[] = []
const log = (text: string) => console.error(text)
if (wanted.length === 0 || wanted.includes('product')) rows.push(...(await benchProduct(log)))

const width = Math.max(...rows.map(({ name }) => name.length))
for (const row of rows)
  console.log(
    `${row.holds ? ' ' : '!'} ${row.name.padEnd(width)}  ${row.ratio.toFixed(2).padStart(8)}  ours ${row.ours}, peer ${row.peer}, budget ${row.budget}`,
  )
const folder = fileURLToPath(new URL('./results', import.meta.url))
mkdirSync(folder, { recursive: true })
writeFileSync(`${folder}/latest.json`, JSON.stringify({ at: new Date().toISOString(), node: process.version, cores: cpus().length, rows }, null, 2))
