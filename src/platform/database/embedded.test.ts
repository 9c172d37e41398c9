import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { gone, isAlive, isRoot, makeDataFolder, NOBODY, postmasterOf } from '../../../test/support/program.ts'
import { findBinaries, restoreLinks } from './binaries.ts'
import { startEmbedded, type Embedded } from './embedded.ts'
import { chooseIdentity } from './identity.ts'

const ONLY_ROOT = 'the ways of root can be tried by root only'

let place: ReturnType<typeof makeDataFolder>
const left: string[] = []
beforeEach(() => {
  place = makeDataFolder()
})
afterEach(async () => {
  await place.remove()
  for (const folder of left.splice(0)) rmSync(folder, { recursive: true, force: true })
})

async function query(embedded: Embedded, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: embedded.url })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(text)).rows
  } finally {
    await client.end()
  }
}

/** Starts, writes, stops; starts again and reads what was written. */
async function writesAndKeeps(folder: string, way: Embedded['way'], allow?: readonly Embedded['way'][]): Promise<void> {
  const first = await startEmbedded(folder, allow)
  expect(first).toMatchObject({ way, joined: false })
  await query(first, "create table kept as select 'here' as word")
  await first.release()
  const second = await startEmbedded(folder, allow)
  expect(await query(second, 'select word from kept')).toEqual([{ word: 'here' }])
  await second.release()
}

describe('PostgreSQL, which refuses root, is run by root', () => {
  test('in a user namespace, also under a folder that only root may enter', async ({ skip }) => {
    skip(!isRoot, ONLY_ROOT)
    skip(spawnSync('unshare', ['--user', `--map-user=${NOBODY}`, 'true']).status !== 0, 'this machine allows no user namespaces')
    chmodSync(place.parent, 0o700)
    await writesAndKeeps(place.folder, 'namespace')
  })

  test('as nobody where there are no namespaces', async ({ skip }) => {
    skip(!isRoot, ONLY_ROOT)
    skip(spawnSync(findBinaries().postgres, ['--version'], { uid: NOBODY, gid: NOBODY }).status !== 0, 'nobody cannot enter the checkout')
    chmodSync(place.parent, 0o755)
    await writesAndKeeps(place.folder, 'nobody', ['nobody'])
  })

  test('as nobody from a copy where nobody cannot enter the data folder', async ({ skip }) => {
    skip(!isRoot, ONLY_ROOT)
    chmodSync(place.parent, 0o700)
    mkdirSync(place.folder)
    const { clusterParent } = chooseIdentity(findBinaries(), place.folder, ['nobody', 'copy'])
    left.push(clusterParent)
    await writesAndKeeps(place.folder, 'copy', ['nobody', 'copy'])
    expect(existsSync(join(clusterParent, 'postgres', 'PG_VERSION'))).toBe(true)
  })

  test('never from a folder that somebody else put there, and not where old files are swept away', async ({ skip }) => {
    skip(!isRoot, ONLY_ROOT)
    mkdirSync(place.folder)
    const { clusterParent } = chooseIdentity(findBinaries(), place.folder, ['copy'])
    left.push(clusterParent)
    expect(clusterParent).toMatch(/^\/var\/lib\/sanoat-/)
    chownSync(clusterParent, NOBODY, NOBODY)
    await expect(startEmbedded(place.folder, ['copy'])).rejects.toMatchObject({ code: 'stop.folderForbidden', details: { folder: clusterParent } })
  })
})

test('an ordinary user runs PostgreSQL directly', async ({ skip }) => {
  skip(isRoot, 'run as root; the whole program as an ordinary user is started in test/start.test.ts')
  await writesAndKeeps(place.folder, 'self')
})

test('a second program joins the running database, and only the last one to leave stops it', async () => {
  const first = await startEmbedded(place.folder)
  const staying = new pg.Client({ connectionString: first.url, application_name: 'sanoat-server' })
  await staying.connect()
  const second = await startEmbedded(place.folder)
  expect(second).toMatchObject({ joined: true, url: first.url })
  await second.release()
  expect((await staying.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  await staying.end()
  const pid = postmasterOf(place.folder) ?? 0
  expect(isAlive(pid)).toBe(true)
  await first.release()
  await gone(pid)
  expect(postmasterOf(place.folder)).toBeUndefined()
})

test('two starts at once on a fresh folder share one database', async () => {
  const [one, other] = await Promise.all([startEmbedded(place.folder), startEmbedded(place.folder)])
  expect(one.url).toBe(other.url)
  expect([one.joined, other.joined].toSorted()).toEqual([false, true])
  await one.release()
  await other.release()
})

test('after the postmaster was killed its stale postmaster.pid is no hindrance, and what was committed is there', async () => {
  const first = await startEmbedded(place.folder)
  await query(first, "create table kept as select 'here' as word")
  const pid = postmasterOf(place.folder) ?? 0
  process.kill(pid, 'SIGKILL')
  await gone(pid)
  expect(postmasterOf(place.folder)).toBe(pid)
  const second = await startEmbedded(place.folder)
  expect(second.joined).toBe(false)
  expect(await query(second, 'select word from kept')).toEqual([{ word: 'here' }])
  await second.release()
})

test('a postmaster.pid whose number now belongs to another program is no hindrance', async () => {
  await (await startEmbedded(place.folder)).release()
  const other = spawn('sleep', ['600'])
  const file = join(place.folder, 'postgres', 'postmaster.pid')
  writeFileSync(file, `${other.pid}\n${join(place.folder, 'postgres')}\n1700000000\n1\n\n127.0.0.1\n\nready\n`, { mode: 0o600 })
  const again = await startEmbedded(place.folder)
  expect(again.joined).toBe(false)
  expect(await query(again, 'select 1 as one')).toEqual([{ one: 1 }])
  await again.release()
  other.kill()
})

test('a half-made cluster is thrown away and made anew', async () => {
  mkdirSync(join(place.folder, 'postgres.new', 'base'), { recursive: true })
  const embedded = await startEmbedded(place.folder)
  expect(await query(embedded, 'select 1 as one')).toEqual([{ one: 1 }])
  await embedded.release()
})

test('a data folder that is a file is refused by name', async () => {
  writeFileSync(place.folder, '')
  await expect(startEmbedded(place.folder)).rejects.toMatchObject({ code: 'stop.folderForbidden', details: { folder: place.folder } })
})

test('library links that an install without scripts leaves out are restored', () => {
  const { root } = findBinaries()
  const list = join(root, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const folder = mkdtempSync(join(tmpdir(), 'sanoat-package-'))
  left.push(folder)
  cpSync(dirname(root), folder, { recursive: true, verbatimSymlinks: true })
  const links: { target: string }[] = JSON.parse(readFileSync(list, 'utf8'))
  expect(links.length).toBeGreaterThan(0)
  for (const { target } of links) rmSync(join(folder, target))
  const postgres = join(folder, 'native', 'bin', 'postgres')
  expect(spawnSync(postgres, ['--version']).status).not.toBe(0)
  restoreLinks(folder)
  expect(spawnSync(postgres, ['--version'], { encoding: 'utf8' })).toMatchObject({ status: 0, stdout: expect.stringContaining('(PostgreSQL) 18') })
})
