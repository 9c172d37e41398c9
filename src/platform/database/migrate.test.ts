import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createDatabase } from '../../../test/support/product.ts'
import { migrate, type Migration } from './migrate.ts'

let database: Awaited<ReturnType<typeof createDatabase>>
beforeEach(async () => {
  database = await createDatabase()
})
afterEach(() => database.drop())

const migration = (id: number, text: string): Migration => ({ id, name: `${String(id).padStart(4, '0')}_test.sql`, text, hash: 'abc' })
const FIRST = migration(1, 'create table first (id int)')
const SECOND = migration(2, 'create table second (id int)')
const BROKEN = migration(2, 'create table second (id int); select 1 / 0')

async function tables(): Promise<string[]> {
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  const rows = await client.query<{ name: string }>("select table_name as name from information_schema.tables where table_schema = 'public' order by 1")
  await client.end()
  return rows.rows.map(({ name }) => name)
}

test('migrations are applied in order, each once', async () => {
  expect(await migrate(database.url, [FIRST])).toEqual(['0001_test.sql'])
  expect(await migrate(database.url, [FIRST, SECOND])).toEqual(['0002_test.sql'])
  expect(await migrate(database.url, [FIRST, SECOND])).toEqual([])
  expect(await tables()).toEqual(['first', 'migration', 'second'])
})

test('one that fails is named and leaves nothing, and those before it stand', async () => {
  await expect(migrate(database.url, [FIRST, BROKEN])).rejects.toThrow('Cannot apply migration 0002_test.sql: division by zero')
  expect(await tables()).toEqual(['first', 'migration'])
  expect(await migrate(database.url, [FIRST, SECOND])).toEqual(['0002_test.sql'])
})

test('two programs that migrate at once apply each migration once', async () => {
  const applied = await Promise.all([migrate(database.url, [FIRST, SECOND]), migrate(database.url, [FIRST, SECOND])])
  expect(applied.flat().toSorted()).toEqual(['0001_test.sql', '0002_test.sql'])
})

test('a database that is newer than the program is refused untouched', async () => {
  await migrate(database.url, [FIRST, SECOND])
  await expect(migrate(database.url, [FIRST])).rejects.toMatchObject({ code: 'stop.databaseNewer', details: { found: '2', known: '1' } })
  expect(await tables()).toEqual(['first', 'migration', 'second'])
})
