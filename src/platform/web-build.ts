import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

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
  const { build } = await import('vite')
  await build({ root: ROOT, logLevel: 'error', configFile: join(ROOT, 'vite.config.ts') })
  mkdirSync(join(ROOT, 'dist'), { recursive: true })
  writeFileSync(mark, wanted)
}
