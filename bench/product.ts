import { fork, spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { startEmbedded } from '#platform/database/embedded.ts'
import { openProduct } from '../src/server.ts'
import { testSettings } from '../test/support/settings.ts'
import { benchImport } from './import.ts'
import { applyLoad } from './load.ts'
import { describeWorld, fillWorld } from './world.ts'

/** One line of a benchmark: what was measured, against which peer or limit, the ratio, and whether the budget holds. */
export type Row = {
  readonly name: string
  readonly ours: string
  readonly peer: string
  readonly ratio: number
  readonly budget: string
  readonly holds: boolean
}

const PATHS = {
  'list of 50 zones': '/api/zones?limit=50',
  'passport of a zone': '/api/portal/zones/bench-042',
  'league table of 317 zones': '/api/analysis/league?indicator=ECO-07&place=17&period=2025',
  'country dashboard by region and year': '/api/indicators/SOC-04/values?level=region&place=17',
} as const

const file = (name: string) => fileURLToPath(new URL(name, import.meta.url))

function started<T>(child: ChildProcess, read: (message: unknown) => T): Promise<T> {
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(read(message)))
    child.once('exit', (code) => reject(new Error(`Cannot bench: the server ended with ${code}`)))
  })
}

type Started = { address: string; statements: unknown }
const readStarted = (message: unknown): Started => {
  if (typeof message !== 'object' || message === null || !('address' in message) || !('statements' in message))
    throw new Error('Cannot bench: the server did not say where it is')
  return { address: String(message.address), statements: message.statements }
}

export async function benchProduct(log: (text: string) => void): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sanoat-bench-'))
  const embedded = await startEmbedded(folder)
  const rows: Row[] = []
  try {
    const url = embedded.url
    await (await openProduct(testSettings(url), 'bench-setup')).close()
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    log(describeWorld(await fillWorld(client)))
    await client.end()
    rows.push(...(await benchReads(url, log)))
    rows.push(...(await benchWrites(url, log)))
    rows.push(...(await benchImport(url, log)))
  } finally {
    await embedded.release()
    rmSync(folder, { recursive: true, force: true })
  }
  rows.push(...(await benchStart(log)))
  return rows
}

async function benchReads(url: string, log: (text: string) => void): Promise<Row[]> {
  const rows: Row[] = []
  const paths = Object.values(PATHS)
  for (const mode of ['cold', 'warm'] as const) {
    const product = fork(file('./product-server.ts'), [url, mode, JSON.stringify(paths)])
    const { address, statements } = await started(product, readStarted)
    const bare = fork(file('./bare-server.ts'), [url, JSON.stringify(statements)])
    const bareAddress = await started(bare, String)
    for (const [name, path] of Object.entries(PATHS)) {
      for (const connections of [1, 32]) {
        // Answers that are computed each time cost tens of milliseconds: few are enough.
        const heavy = mode === 'cold' && !name.startsWith('list')
        const requests = heavy ? 40 * Math.min(connections, 4) : connections === 1 ? 400 : 3000
        await applyLoad(address, [path], connections, Math.ceil(requests / 5))
        await applyLoad(bareAddress, [path], connections, Math.min(60, Math.ceil(requests / 5)))
        const ours = await applyLoad(address, [path], connections, requests)
        const peer = await applyLoad(bareAddress, [path], connections, name.startsWith('list') ? requests : Math.min(requests, 160))
        const kept = mode === 'warm' ? 'answer kept while nothing changed' : 'computed each time'
        const list = name.startsWith('list')
        const holds = list
          ? ours.perSecond / peer.perSecond >= 0.8
          : name.startsWith('country') && mode === 'warm' && connections === 32
            ? ours.perSecond >= 1000 && ours.p99Ms <= 100
            : true
        const budget = list ? '≥ 0.8' : name.startsWith('country') && mode === 'warm' && connections === 32 ? '≥ 1,000/s, p99 ≤ 100 ms' : '–'
        rows.push({
          name: `${name}, ${connections} connection${connections === 1 ? '' : 's'}, ${kept}`,
          ours: `${Math.round(ours.perSecond)}/s p50 ${ours.p50Ms.toFixed(1)} p99 ${ours.p99Ms.toFixed(1)} ms${ours.errors > 0 ? ` ${ours.errors} errors` : ''}`,
          peer: `${Math.round(peer.perSecond)}/s p50 ${peer.p50Ms.toFixed(1)} p99 ${peer.p99Ms.toFixed(1)} ms`,
          ratio: ours.perSecond / peer.perSecond,
          budget,
          holds: holds && ours.errors === 0,
        })
        log(`${rows.at(-1)?.name}: ${rows.at(-1)?.ratio.toFixed(2)}`)
      }
    }
    product.kill('SIGKILL')
    bare.kill('SIGKILL')
  }
  return rows
}

/** An audited insert of a claim with its journal entry and official value, against the same statements by hand. */
async function benchWrites(url: string, log: (text: string) => void): Promise<Row[]> {
  const { benchWrite } = await import('./write.ts')
  const row = await benchWrite(url)
  log(`${row.name}: ${row.ratio.toFixed(2)}`)
  return [row]
}

/** From the command to the first page: the very first time, and again. */
async function benchStart(log: (text: string) => void): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sanoat-start-'))
  const rows: Row[] = []
  for (const [name, budget] of [
    ['first start after npm ci (database created, facts loaded)', 10],
    ['start again', 3],
  ] as const) {
    const { seconds, memoryMb } = await startOnce(folder)
    rows.push({ name, ours: `${seconds.toFixed(2)} s`, peer: `${budget} s`, ratio: seconds / budget, budget: '≤ 1', holds: seconds <= budget })
    log(`${name}: ${seconds.toFixed(2)} s`)
    if (name === 'start again' && memoryMb !== undefined)
      rows.push({ name: 'memory after the first page', ours: `${memoryMb} MB`, peer: '120 MB', ratio: memoryMb / 120, budget: '≤ 1', holds: memoryMb <= 120 })
  }
  rmSync(folder, { recursive: true, force: true })
  return rows
}

/** Starts the program as its owner does; seconds to the first page, and resident memory five seconds later where the system tells it. */
async function startOnce(folder: string): Promise<{ seconds: number; memoryMb: number | undefined }> {
  const begun = performance.now()
  const child = spawn(process.execPath, [file('../bin/sanoat.js'), 'start'], {
    env: { ...process.env, SANOAT_DATA: folder, PORT: '0', SANOAT_LOG: 'silent', SANOAT_LANG: 'en' },
  })
  const address = await new Promise<string>((resolve, reject) => {
    let text = ''
    child.stdout.on('data', (part) => {
      text += String(part)
      const found = /runs at (\S+)/.exec(text)?.[1]
      if (found !== undefined) resolve(found)
    })
    child.once('exit', (code) => reject(new Error(`Cannot bench the start: ended with ${code}`)))
  })
  await (await fetch(`${address}/uz`)).text()
  const seconds = (performance.now() - begun) / 1000
  await new Promise((resolve) => setTimeout(resolve, 5000))
  const memoryMb = residentMb(child.pid)
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGINT')
  await ended
  return { seconds, memoryMb }
}

function residentMb(pid: number | undefined): number | undefined {
  const file = `/proc/${pid}/status`
  if (pid === undefined || !existsSync(file)) return undefined
  const kilobytes = /VmRSS:\s+(\d+) kB/.exec(readFileSync(file, 'utf8'))?.[1]
  return kilobytes === undefined ? undefined : Math.round(Number(kilobytes) / 1000)
}
