import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { Stop } from '../stop.ts'
import { reasonOf } from './connect.ts'

const FOLDER = fileURLToPath(new URL('../../../db/migrations', import.meta.url))

export type Migration = { readonly id: number; readonly name: string; readonly text: string; readonly hash: string }

/** The program's migrations in order, from files named 0001_words.sql. */
export function readMigrations(folder = FOLDER): Migration[] {
  return readdirSync(folder)
    .filter((file) => /^\d{4}_.+\.sql$/.test(file))
    .toSorted()
    .map((file) => {
      const text = readFileSync(join(folder, file), 'utf8')
      return { id: Number(file.slice(0, 4)), name: file, text, hash: createHash('sha256').update(text).digest('hex') }
    })
}

const MIGRATION_TABLE = `
  create table if not exists migration (id integer primary key, name text not null, hash text not null, applied_at timestamptz(3) not null default now());
  comment on table migration is 'Migrations that brought the schema to where it is';
  comment on column migration.id is 'Number of the migration';
  comment on column migration.name is 'Its file';
  comment on column migration.hash is 'SHA-256 of its text';
  comment on column migration.applied_at is 'When it was applied (UTC)'`

/** A key for pg_advisory_lock: one program migrates at a time. */
const MIGRATION_LOCK = 7_260_001

/**
 * Brings the schema forward to this program; each migration in a transaction of its own, recorded with the hash of
 * its text. A database that is newer than the program is refused. Returns the names of those that were run.
 */
export async function migrate(url: string, migrations: readonly Migration[] = readMigrations()): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, application_name: 'sanoat-migrate' })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    await client.query(MIGRATION_TABLE)
    const done = await client.query<{ id: number; name: string }>('select id, name from migration order by id')
    const newest = done.rows.at(-1)?.id ?? 0
    const known = migrations.at(-1)?.id ?? 0
    if (newest > known) throw new Stop('stop.databaseNewer', { found: String(newest), known: String(known) })
    const applied: string[] = []
    for (const migration of migrations.filter(({ id }) => !done.rows.some((row) => row.id === id))) {
      await client.query('begin')
      try {
        await client.query(migration.text)
        await client.query('insert into migration (id, name, hash) values ($1, $2, $3)', [migration.id, migration.name, migration.hash])
        await client.query('commit')
      } catch (error) {
        await client.query('rollback').catch(() => {})
        throw new Error(`Cannot apply migration ${migration.name}: ${reasonOf(error)}`, { cause: error })
      }
      applied.push(migration.name)
    }
    return applied
  } finally {
    await client.end().catch(() => {})
  }
}
