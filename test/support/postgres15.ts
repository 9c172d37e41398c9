import { spawn, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { isRoot, NOBODY } from './program.ts'

const FOLDERS = ['/usr/lib/postgresql/15/bin', ...(process.env['PATH'] ?? '').split(':')]

/** The folder of the system's PostgreSQL 15; undefined where it has none. */
export const postgres15 = FOLDERS.find(
  (folder) =>
    existsSync(join(folder, 'initdb')) &&
    spawnSync(join(folder, 'postgres'), ['--version'], { encoding: 'utf8' }).stdout?.startsWith('postgres (PostgreSQL) 15.') === true,
)

/** Starts the system's PostgreSQL 15 in a folder of its own, as nobody where the tests run as root. */
export async function startPostgres15(binaries: string): Promise<{ readonly server: string; readonly stop: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'sanoat-postgres15-'))
  const identity = isRoot ? { uid: NOBODY, gid: NOBODY } : {}
  if (isRoot) chownSync(folder, NOBODY, NOBODY)
  const made = spawnSync(join(binaries, 'initdb'), ['-D', folder, '-U', 'sanoat', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8'], {
    ...identity,
    encoding: 'utf8',
  })
  if (made.status !== 0) throw new Error(`Cannot make a cluster of PostgreSQL 15: ${made.stderr}`)
  const port = await freePort()
  const child = spawn(
    join(binaries, 'postgres'),
    ['-D', folder, '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'fsync=off'],
    { ...identity, stdio: 'ignore' },
  )
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const server = `postgres://sanoat@127.0.0.1:${port}`
  while (!(await answers(`${server}/postgres`))) {
    if (child.exitCode !== null) throw new Error(`Cannot start PostgreSQL 15: it ended with ${child.exitCode}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return {
    server,
    stop: async () => {
      child.kill('SIGQUIT')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  return client.connect().then(
    () => client.end().then(() => true),
    () => false,
  )
}

const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0))
    })
  })
