import pg from 'pg'
import { Stop } from '../stop.ts'
import { withoutPassword, type Settings } from '../settings.ts'
import { startEmbedded } from './embedded.ts'
import { readerOf, writerOf, type Reader, type Writer } from './sql.ts'

/** PostgreSQL's SQL floor: everything here runs on 15. */
export const OLDEST_POSTGRES = 15

/** The open database: a pool that can only read, one that writes, and how to close them. */
export type Database = {
  readonly url: string
  readonly embedded: boolean
  readonly version: number
  readonly readers: pg.Pool
  readonly writers: pg.Pool
  readonly close: () => Promise<void>
}

const TIMESTAMPTZ = 1184
const DATE = 1082
const INT8 = 20
const NUMERIC = 1700

/** Dates stay texts (a legal day has no zone); instants become ISO texts; counts become numbers. */
function readTypes(): pg.CustomTypesConfig {
  const parsers = new Map<number, (text: string) => unknown>([
    [TIMESTAMPTZ, (text) => new Date(text).toISOString()],
    [DATE, (text) => text],
    [INT8, Number],
    [NUMERIC, Number],
  ])
  return { getTypeParser: (oid: number, format?: 'text' | 'binary') => parsers.get(oid) ?? pg.types.getTypeParser(oid, format ?? 'text') }
}

/** Opens the database the settings name, or the embedded one. */
export async function openDatabase(settings: Settings, label = 'sanoat'): Promise<Database> {
  const embedded = settings.databaseUrl === undefined ? await startEmbedded(settings.dataFolder) : undefined
  const url = embedded?.url ?? settings.databaseUrl ?? ''
  const version = await checkVersion(url)
  const pool = (options: string, max: number) => {
    const made = new pg.Pool({
      connectionString: url,
      max,
      options,
      types: readTypes(),
      application_name: label,
      connectionTimeoutMillis: 10_000,
      idleTimeoutMillis: 60_000,
    })
    // An idle connection that breaks (the database restarts) must not end the program; the next query opens another.
    made.on('error', () => {})
    return made
  }
  const common = '-c TimeZone=UTC -c statement_timeout=60000 -c idle_in_transaction_session_timeout=120000'
  const readers = pool(`${common} -c default_transaction_read_only=on`, 10)
  const writers = pool(common, 10)
  return {
    url,
    embedded: embedded !== undefined,
    version,
    readers,
    writers,
    close: async () => {
      await Promise.all([readers.end(), writers.end()])
      await embedded?.release()
    },
  }
}

async function checkVersion(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  let number: number
  try {
    await client.connect()
    const answer = await client.query<{ server_version_num: string }>('show server_version_num')
    number = Number(answer.rows[0]?.server_version_num ?? 0)
  } catch (error) {
    throw new Stop('stop.databaseUnreachable', { address: withoutPassword(url), reason: reasonOf(error) })
  } finally {
    await client.end().catch(() => {})
  }
  return requireSupported(number)
}

/** The major version out of server_version_num; one below the SQL floor stops the program. */
export function requireSupported(versionNumber: number): number {
  const major = Math.floor(versionNumber / 10_000)
  if (major < OLDEST_POSTGRES) throw new Stop('stop.databaseTooOld', { found: String(major), needed: String(OLDEST_POSTGRES) })
  return major
}

export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join('; ')
  return error instanceof Error ? error.message : String(error)
}

/** Reads in one snapshot: several statements that agree with each other. */
export async function inSnapshot<T>(database: Database, work: (reader: Reader) => Promise<T>): Promise<T> {
  return inTransaction(database.readers, 'begin isolation level repeatable read read only', (connection) => work(readerOf(connection)))
}

/** Writes in one transaction; `work` deciding to keep nothing returns `keep: false`. */
export async function inWriting<T>(database: Database, work: (writer: Writer) => Promise<{ keep: boolean; value: T }>): Promise<T> {
  return inTransaction(database.writers, 'begin', (connection) =>
    work(writerOf(connection)).then((done) => (done.keep ? done.value : new Discard(done.value))),
  ).then((done) => (done instanceof Discard ? done.value : done))
}

class Discard<T> {
  readonly value: T
  constructor(value: T) {
    this.value = value
  }
}

async function inTransaction<T>(pool: pg.Pool, begin: string, work: (connection: pg.PoolClient) => Promise<T>): Promise<T> {
  const connection = await pool.connect()
  let broken: Error | undefined
  try {
    await connection.query(begin)
    const value = await work(connection)
    await connection.query(value instanceof Discard ? 'rollback' : 'commit')
    return value
  } catch (error) {
    await connection.query('rollback').catch((failure: unknown) => {
      broken = failure instanceof Error ? failure : new Error(String(failure))
    })
    throw error
  } finally {
    connection.release(broken)
  }
}
