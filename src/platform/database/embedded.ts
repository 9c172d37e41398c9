import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, readlinkSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { Stop } from '../stop.ts'
import { findBinaries } from './binaries.ts'
import { alone } from './alone.ts'
import { chooseIdentity, giveTo, type Identity } from './identity.ts'

/** A running embedded PostgreSQL: its address and how to let go of it. */
export type Embedded = {
  readonly url: string
  readonly way: Identity['way']
  /** True where another process of ours had started it already. */
  readonly joined: boolean
  /** Stops the database when nobody else of ours uses it. */
  readonly release: () => Promise<void>
}

type Postmaster = { readonly pid: number; readonly port: number }

const READY_TIMEOUT_MS = 60_000

/** Starts the embedded PostgreSQL of a data folder, or joins the one that runs there. */
export async function startEmbedded(dataFolder: string, allow?: readonly Identity['way'][]): Promise<Embedded> {
  try {
    mkdirSync(dataFolder, { recursive: true, mode: 0o755 })
  } catch (error) {
    throw fileStop(error, dataFolder)
  }
  return alone(realpathSync(dataFolder), async () => {
    const identity = chooseIdentity(findBinaries(), dataFolder, allow)
    const cluster = join(identity.clusterParent, 'postgres')
    const password = readPassword(dataFolder)
    const address = (port: number) => `postgres://sanoat:${password}@127.0.0.1:${port}/postgres`
    const live = await findLive(cluster, address)
    if (live !== undefined) return hold(dataFolder, cluster, address(live.port), { way: identity.way, joined: true })

    if (!existsSync(join(cluster, 'PG_VERSION'))) createCluster(identity, cluster, password)
    const port = await freePort()
    await launch(identity, cluster, port, address(port), join(identity.clusterParent, 'postgres.log'))
    return hold(dataFolder, cluster, address(port), { way: identity.way, joined: false })
  })
}

/** Keeps a connection as long as the database is used here, so that no other program of ours stops it meanwhile. */
async function hold(dataFolder: string, cluster: string, url: string, found: Pick<Embedded, 'way' | 'joined'>): Promise<Embedded> {
  const client = new pg.Client({ connectionString: url, application_name: 'sanoat-hold' })
  client.on('error', () => {})
  await client.connect()
  const release = async () => {
    await client.end().catch(() => {})
    await alone(realpathSync(dataFolder), () => stopUnused(cluster, url))
  }
  return { url, ...found, release }
}

function readPassword(dataFolder: string): string {
  const file = join(dataFolder, 'database.key')
  try {
    if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('hex'), { mode: 0o600, flag: 'wx' })
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    throw fileStop(error, file)
  }
}

/** The postmaster that postmaster.pid names, when it lives and answers; a stale file is ignored (PostgreSQL replaces it). */
async function findLive(cluster: string, address: (port: number) => string): Promise<Postmaster | undefined> {
  const master = readPostmaster(cluster)
  if (master === undefined || !isAlive(master.pid)) return undefined
  if (isStranger(cluster, master.pid)) {
    // PostgreSQL would take the other program for its postmaster and refuse to start.
    rmSync(join(cluster, 'postmaster.pid'), { force: true })
    return undefined
  }
  for (let attempt = 0; attempt < 50; attempt++) {
    if (await answers(address(master.port))) return master
    if (!isAlive(master.pid)) return undefined
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  // The database hangs, or the system does not tell whose process it is: PostgreSQL itself decides when it is started.
  return undefined
}

/** Whether a process number was given to another program since: a postmaster works in its cluster's folder. */
function isStranger(cluster: string, pid: number): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) !== realpathSync(cluster)
  } catch {
    return false
  }
}

function readPostmaster(cluster: string): Postmaster | undefined {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
    const [pid, port] = [Number(lines[0]), Number(lines[3])]
    return Number.isInteger(pid) && pid > 0 && Number.isInteger(port) && port > 0 ? { pid, port } : undefined
  } catch {
    return undefined
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('select 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

/** Makes the cluster beside its place and moves it there whole, so that a half-made one is never used. */
function createCluster(identity: Identity, cluster: string, password: string): void {
  const fresh = `${cluster}.new`
  rmSync(fresh, { recursive: true, force: true })
  mkdirSync(fresh, { recursive: true, mode: 0o700 })
  const passwordFile = join(fresh, '..', 'initdb.key')
  writeFileSync(passwordFile, password, { mode: 0o600 })
  giveTo(identity, fresh)
  if (identity.uid !== undefined) chownSync(passwordFile, identity.uid, identity.uid)
  const options = [
    '-D',
    fresh,
    '-U',
    'sanoat',
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
    '-E',
    'UTF8',
    '--locale-provider=builtin',
    '--locale=C.UTF-8',
    '--no-instructions',
  ]
  const [command, ...args] = [...identity.prefix, identity.binaries.initdb, ...options]
  if (command === undefined) throw new Error('Cannot run initdb: no command')
  const run = spawnSync(command, args, { encoding: 'utf8', ...asUser(identity) })
  rmSync(passwordFile, { force: true })
  if (run.status !== 0) throw databaseStop(run.stderr || run.stdout || String(run.error), dirname(cluster))
  renameSync(fresh, cluster)
}

const asUser = (identity: Identity) => (identity.uid === undefined ? {} : { uid: identity.uid, gid: identity.uid })

async function launch(identity: Identity, cluster: string, port: number, url: string, logFile: string): Promise<void> {
  const options = [
    ['listen_addresses', '127.0.0.1'],
    ['unix_socket_directories', ''],
    ['port', String(port)],
    ['max_connections', '60'],
    ['shared_buffers', '256MB'],
    ['wal_compression', 'on'],
    ['checkpoint_timeout', '15min'],
    ['max_wal_size', '2GB'],
    ['jit', 'off'],
    ['random_page_cost', '1.1'],
  ].flatMap(([key, value]) => ['-c', `${key}=${value}`])
  const [command, ...args] = [...identity.prefix, identity.binaries.postgres, '-D', cluster, ...options]
  if (command === undefined) throw new Error('Cannot run postgres: no command')
  let log: number
  try {
    log = openSync(logFile, 'a')
  } catch (error) {
    throw fileStop(error, logFile)
  }
  const start = readLog(logFile).length
  // Detached: Ctrl-C in the terminal reaches the server, which then stops the database in order.
  const child = spawn(command, args, { detached: true, stdio: ['ignore', log, log], ...asUser(identity) })
  closeSync(log)
  let exited = false
  child.on('exit', () => (exited = true))
  child.on('error', () => (exited = true))
  const until = Date.now() + READY_TIMEOUT_MS
  while (Date.now() < until) {
    if (exited) throw databaseStop(readLog(logFile).slice(start), dirname(cluster))
    if (readPostmaster(cluster)?.port === port && (await answers(url))) {
      child.unref()
      return
    }
    await new Promise((resolve) => setTimeout(resolve, 15))
  }
  throw databaseStop(readLog(logFile).slice(start), dirname(cluster))
}

function readLog(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

/** Stops the database with SIGINT (fast, orderly) when no other program of ours is connected. */
async function stopUnused(cluster: string, url: string): Promise<void> {
  const master = readPostmaster(cluster)
  if (master === undefined) return
  const client = new pg.Client({ connectionString: url, application_name: 'sanoat-release', connectionTimeoutMillis: 2000 })
  client.on('error', () => {})
  try {
    await client.connect()
    // Connections that were closed just now are still seen for a moment.
    for (let attempt = 0; await isUsed(client); attempt++) {
      if (attempt === 20) return
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
  } catch {
    return
  } finally {
    await client.end().catch(() => {})
  }
  process.kill(master.pid, 'SIGINT')
  const until = Date.now() + 30_000
  while (Date.now() < until && existsSync(join(cluster, 'postmaster.pid'))) await new Promise((resolve) => setTimeout(resolve, 20))
}

async function isUsed(client: pg.Client): Promise<boolean> {
  const others = await client.query(
    "select 1 from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid() and application_name like 'sanoat%' limit 1",
  )
  return others.rows.length > 0
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => (address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('Cannot find a free port'))))
    })
  })
}

function fileStop(error: unknown, path: string): Stop {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return code === 'ENOSPC' ? new Stop('stop.diskFull', { folder: path }) : new Stop('stop.folderForbidden', { folder: path })
}

function databaseStop(output: string, folder: string): Stop {
  if (/No space left on device|could not (write|extend)/i.test(output)) return new Stop('stop.diskFull', { folder })
  if (/database files are incompatible|initialized by PostgreSQL version/i.test(output))
    return new Stop('stop.databaseTooOld', { found: output.match(/version (\d+)/)?.[1] ?? '?', needed: '18' })
  const lines = output
    .trim()
    .split('\n')
    .filter((line) => /FATAL|ERROR|error|denied|PANIC/.test(line))
  return new Stop('stop.databaseFailed', { reason: (lines.at(-1) ?? output.trim().split('\n').at(-1) ?? '').trim() })
}
