import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { requireSupported } from '#platform/database/connect.ts'
import { TEMPLATE } from './support/settings.ts'
import { createDatabase } from './support/product.ts'
import { finish, gone, isAlive, isRoot, makeDataFolder, NOBODY, postmasterOf, runProgram, type Program } from './support/program.ts'

let place: ReturnType<typeof makeDataFolder>
let settings: { SANOAT_DATA: string; PORT: string }
beforeEach(() => {
  place = makeDataFolder()
  settings = { SANOAT_DATA: place.folder, PORT: '0' }
})
afterEach(() => place.remove())

/** One sentence on stderr: a line, no stack trace. */
function expectOneSentence(stderr: string, sentence: RegExp): void {
  expect(stderr.trim()).toMatch(sentence)
  expect(stderr.trim().split('\n')).toHaveLength(1)
  expect(stderr).not.toMatch(/^\s+at /m)
}

async function stop(program: Program): Promise<number | null> {
  program.signal('SIGINT')
  return program.ended
}

describe('started on an empty folder', () => {
  test('it answers, a second start explains and ends with 7, the command line joins its database, and Ctrl-C stops both server and database', async () => {
    const server = runProgram(['start'], settings)
    const address = await server.ready
    expect((await fetch(`${address}/readyz`)).status).toBe(200)
    expect(await (await fetch(`${address}/api/zones?place=1726`)).json()).toMatchObject({ items: { length: 8 } })

    const second = await finish(['start'], settings)
    expect(second.code).toBe(7)
    expectOneSentence(second.stderr, new RegExp(`already runs on this data folder at ${address} \\(process ${server.pid}\\)`))

    const verified = await finish(['journal', 'verify'], settings)
    expect(verified).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d+ entries in \d+ chains verified\nanchor [0-9a-f]{64}\n/m) })
    expect((await fetch(`${address}/readyz`)).status).toBe(200)

    const postmaster = postmasterOf(place.folder) ?? 0
    expect(isAlive(postmaster)).toBe(true)
    expect(await stop(server)).toBe(0)
    await gone(postmaster)
    await expect(fetch(`${address}/readyz`)).rejects.toThrow()
  })

  test('an ordinary user can do so', async ({ skip }) => {
    skip(isRoot && spawnSync(process.execPath, ['--version'], { uid: NOBODY, gid: NOBODY }).status !== 0, 'nobody cannot enter the checkout')
    chmodSync(place.parent, 0o755)
    mkdirSync(place.folder)
    if (isRoot) chownSync(place.folder, NOBODY, NOBODY)
    const server = runProgram(['start'], settings, isRoot ? { uid: NOBODY } : {})
    expect((await fetch(`${await server.ready}/readyz`)).status).toBe(200)
    expect(await stop(server)).toBe(0)
  })

  test('an ordinary user who may not write there is told so', async ({ skip }) => {
    skip(!isRoot, 'only root can make a folder that this user may not write')
    mkdirSync(place.folder, { mode: 0o700 })
    const refused = await finish(['start'], settings, { uid: NOBODY })
    expect(refused.code).toBe(9)
    expectOneSentence(refused.stderr, /cannot be written by this user\. Choose another with SANOAT_DATA\./)
  })
})

test('a port in use is named, and the database that was started for nothing is stopped', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => other.once('listening', resolve))
  const bound = other.address()
  const port = String(typeof bound === 'object' ? bound?.port : undefined)
  const refused = await finish(['start'], { ...settings, PORT: port })
  other.close()
  expect(refused.code).toBe(4)
  expectOneSentence(refused.stderr, new RegExp(`^Port ${port} on 127\\.0\\.0\\.1 is taken by another program`))
  expect(postmasterOf(place.folder)).toBeUndefined()
})

test('wrong settings are all named at once, and nothing is started', async () => {
  const wrong = { PORT: '70000', DATABASE_URL: 'mysql://me:secret@here/db', SANOAT_LOG: 'loud', PUBLIC_URL: 'example', SANOAT_DTA: 'x' }
  const refused = await finish(['start'], { SANOAT_DATA: place.folder, ...wrong })
  expect(refused.code).toBe(3)
  for (const name of Object.keys(wrong)) expect(refused.stderr).toMatch(new RegExp(`^  ${name} is .*; expected `, 'm'))
  expect(refused.stderr).not.toContain('secret')
  expect(existsSync(place.folder)).toBe(false)
})

describe("a database of one's own", () => {
  test('that does not answer is named without its password', async () => {
    const refused = await finish(['migrate'], { ...settings, DATABASE_URL: 'postgres://me:secret@127.0.0.1:1/db' })
    expect(refused.code).toBe(5)
    expectOneSentence(refused.stderr, /^The database at postgres:\/\/me:…@127\.0\.0\.1:1\/db does not answer/)
  })

  test('made by a newer program is left alone', async () => {
    const database = await createDatabase(TEMPLATE)
    const client = new pg.Client({ connectionString: database.url })
    await client.connect()
    await client.query("insert into migration (id, name, hash) values (9000, '9000_future.sql', '')")
    await client.end()
    const refused = await finish(['migrate'], { ...settings, DATABASE_URL: database.url })
    await database.drop()
    expect(refused.code).toBe(6)
    expectOneSentence(refused.stderr, /^The database was made by a newer Sanoat \(schema 9000; this program knows \d+\)/)
  })

  test.each([
    [140_023, '14'],
    [90_624, '9'],
  ])('of version %i is too old, as 15 is the oldest that is supported', (version, found) => {
    expect(() => requireSupported(version)).toThrow(expect.objectContaining({ code: 'stop.databaseTooOld', details: { found, needed: '15' } }))
  })

  test('of version 15.0 or 18.4 is supported', () => {
    expect([requireSupported(150_000), requireSupported(180_004)]).toEqual([15, 18])
  })
})

test('a data folder of an older PostgreSQL is named, and left as it is', async ({ skip }) => {
  const initdb = '/usr/lib/postgresql/15/bin/initdb'
  skip(!existsSync(initdb), 'no PostgreSQL 15 is installed here to make an old data folder with')
  chmodSync(place.parent, 0o755)
  const identity = isRoot ? { uid: NOBODY, gid: NOBODY } : {}
  mkdirSync(join(place.folder, 'postgres'), { recursive: true })
  if (isRoot) for (const folder of [place.folder, join(place.folder, 'postgres')]) chownSync(folder, NOBODY, NOBODY)
  expect(spawnSync(initdb, ['-D', join(place.folder, 'postgres'), '-U', 'sanoat'], identity).status).toBe(0)
  const refused = await finish(['migrate'], settings, isRoot ? { uid: NOBODY } : {})
  expect(refused.code).toBe(6)
  expectOneSentence(refused.stderr, /PostgreSQL 15.*18/)
})
