import { spawnSync } from 'node:child_process'
import { chownSync, cpSync, existsSync, lstatSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { Stop } from '../stop.ts'
import type { Binaries } from './binaries.ts'

/** The user nobody, under whom PostgreSQL runs when the program is root (PostgreSQL refuses root). */
const NOBODY = 65_534

/** As whom and from where PostgreSQL is run. */
export type Identity = {
  readonly way: 'self' | 'namespace' | 'nobody' | 'copy'
  /** Program and leading arguments put before a PostgreSQL command. */
  readonly prefix: readonly string[]
  readonly uid: number | undefined
  readonly binaries: Binaries
  /** Folder that holds the database cluster. */
  readonly clusterParent: string
}

const succeeds = (command: string, args: readonly string[], uid?: number) =>
  spawnSync(command, args, { stdio: 'ignore', ...(uid === undefined ? {} : { uid, gid: uid }) }).status === 0

/**
 * How PostgreSQL can be run here. An ordinary user: directly. Root: in a user namespace that calls itself nobody
 * (works in folders only root may enter); else as nobody, if nobody can enter the folders; else as nobody from a
 * copy under /var/lib. `allow` narrows the ways, for tests.
 */
export function chooseIdentity(binaries: Binaries, dataFolder: string, allow: readonly Identity['way'][] = ['self', 'namespace', 'nobody', 'copy']): Identity {
  const base = { prefix: [], uid: undefined, binaries, clusterParent: dataFolder }
  if (process.getuid?.() !== 0) return { ...base, way: 'self' }

  const namespace = ['unshare', '--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`]
  if (allow.includes('namespace') && succeeds('unshare', [...namespace.slice(1), binaries.postgres, '--version']))
    return { ...base, way: 'namespace', prefix: namespace }

  if (allow.includes('nobody') && succeeds(binaries.postgres, ['--version'], NOBODY) && succeeds('/usr/bin/test', ['-x', dataFolder], NOBODY))
    return { ...base, way: 'nobody', uid: NOBODY }

  return copiedIdentity(binaries, dataFolder)
}

/** Where a copy and its cluster may be kept. /var/tmp comes last: many systems sweep away there what was not touched for a month. */
const HOMES = ['/var/lib', '/var/tmp']

function makeHome(name: string): string {
  for (const folder of HOMES) {
    try {
      mkdirSync(join(folder, name), { recursive: true, mode: 0o755 })
      return join(folder, name)
    } catch {
      // Not writable here: the next one.
    }
  }
  throw new Stop('stop.folderForbidden', { folder: HOMES.join(', ') })
}

function copiedIdentity(binaries: Binaries, dataFolder: string): Identity {
  const home = makeHome(`sanoat-${createHash('sha256').update(dataFolder).digest('hex').slice(0, 16)}`)
  const root = join(home, 'native')
  // In /var/tmp anybody may make folders: one that is not root's own is not trusted.
  const { uid } = lstatSync(home)
  if (uid !== 0) throw new Stop('stop.folderForbidden', { folder: home })
  if (!existsSync(root)) {
    rmSync(`${root}.new`, { recursive: true, force: true })
    cpSync(binaries.root, `${root}.new`, { recursive: true, verbatimSymlinks: true })
    renameSync(`${root}.new`, root)
  }
  return {
    way: 'copy',
    prefix: [],
    uid: NOBODY,
    binaries: { root, initdb: join(root, 'bin', 'initdb'), postgres: join(root, 'bin', 'postgres') },
    clusterParent: home,
  }
}

/** Gives a folder and what is in it to the identity's user. */
export function giveTo(identity: Identity, folder: string): void {
  if (identity.uid === undefined) return
  chownSync(folder, identity.uid, identity.uid)
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) chownSync(join(entry.parentPath, entry.name), identity.uid, identity.uid)
}
