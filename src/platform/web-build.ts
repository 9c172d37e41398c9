import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Stop } from './stop.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const SOURCES = ['src/**/*.{ts,tsx,css,json}', 'packages/*/src/**/*.ts', 'index.html', 'vite.config.ts', 'package-lock.json']

/** Names, sizes and times of everything the pages are built from, as one hash. */
function fingerprint(): string {
  const hash = createHash('sha256')
  for (const file of globSync(SOURCES, { cwd: ROOT }).toSorted()) {
    if (file.includes('.test.')) continue
    const { size, mtimeMs } = statSync(join(ROOT, file))
    hash.update(`${file}:${size}:${Math.floor(mtimeMs)}\n`)
  }
  return hash.digest('hex')
}

/** Builds the pages when they are missing or older than their sources. */
export async function buildPages(announce: () => void): Promise<void> {
  const mark = join(ROOT, 'dist', 'web.hash')
  const wanted = fingerprint()
  const built = existsSync(join(ROOT, 'dist', 'web', 'index.html')) && existsSync(mark) && readFileSync(mark, 'utf8') === wanted
  if (built) return
  announce()
  await runBuild()
  mkdirSync(join(ROOT, 'dist'), { recursive: true })
  writeFileSync(mark, wanted)
}

/** Builds in a process of its own, so that the server does not keep the builder's memory. */
async function runBuild(): Promise<void> {
  const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin', 'vite.js')
  const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'error'], { cwd: ROOT, stdio: ['ignore', 'ignore', 'pipe'] })
  let faults = ''
  child.stderr.on('data', (part) => (faults += String(part)))
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', resolve)
  })
  if (code === 0) return
  if (/ENOSPC|no space left/i.test(faults)) throw new Stop('stop.diskFull', { folder: join(ROOT, 'dist') })
  throw new Error(`Cannot build the pages: ${faults.trim().split('\n').slice(0, 5).join(' ')}`)
}
