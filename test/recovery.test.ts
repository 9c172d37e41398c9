import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, type TestContext } from 'vitest'
import { startEmbedded } from '#platform/database/embedded.ts'
import { finish, gone, isRoot, makeDataFolder, postmasterOf, runProgram } from './support/program.ts'

let place: ReturnType<typeof makeDataFolder>
let settings: { SANOAT_DATA: string; PORT: string }
beforeEach(() => {
  place = makeDataFolder()
  settings = { SANOAT_DATA: place.folder, PORT: '0' }
})
afterEach(() => place.remove())

const claim = (locator: string) => ({
  subject: 'bektemir',
  measure: 'workers',
  value: 1,
  unit: 'person',
  period: '2024',
  periodBasis: 'stated',
  qualifier: 'exact',
  scope: 'zone',
  source: 'paper-text',
  locator,
  quote: '',
})

type Session = { readonly address: string; readonly key: string }

/** A key made by the command line, which joins the running server's database. */
async function enter(address: string): Promise<Session> {
  const made = await finish(['key', 'add', '--name', 'writer', '--role', 'directorate.specialist'], settings)
  expect(made.code).toBe(0)
  return { address, key: made.stdout.trim() }
}

const post = ({ address, key }: Session, path: string, body: string, type = 'application/json') =>
  fetch(`${address}/api${path}`, { method: 'POST', headers: { authorization: `Bearer ${key}`, 'content-type': type }, body })

/** Writes claims one after another until the server is gone; gives the locators that were acknowledged. */
async function writeUntilGone(session: Session, after: number, kill: () => void): Promise<string[]> {
  const acknowledged: string[] = []
  for (let index = 0; ; index++) {
    const locator = `line ${index}`
    const answer = await post(session, '/claims', JSON.stringify(claim(locator))).catch(() => undefined)
    if (answer?.status !== 200) return acknowledged
    acknowledged.push(locator)
    if (index === after) kill()
  }
}

async function locatorsOnRecord(address: string): Promise<string[]> {
  const answer = await fetch(`${address}/api/claims?subject=bektemir&measure=workers&period=2024&limit=500`)
  const page: { items: { locator: string }[] } = JSON.parse(await answer.text())
  return page.items.map(({ locator }) => locator)
}

describe('what was acknowledged is on record after', () => {
  test.each([
    ['the server', (server: number, _database: number) => [server]],
    ['the database', (_server: number, database: number) => [database]],
    ['both', (server: number, database: number) => [server, database]],
  ])('kill -9 of %s during writes, and the next start works', async (_who, victims) => {
    const server = runProgram(['start'], settings)
    const session = await enter(await server.ready)
    const killed = victims(server.pid, postmasterOf(place.folder) ?? 0)
    const acknowledged = await writeUntilGone(session, 40, () => {
      for (const pid of killed) process.kill(pid, 'SIGKILL')
    })
    expect(acknowledged.length).toBeGreaterThan(40)
    for (const pid of killed) await gone(pid)
    server.signal('SIGKILL')
    await server.ended

    const again = runProgram(['start'], settings)
    const recorded = await locatorsOnRecord(await again.ready)
    expect(recorded).toEqual(expect.arrayContaining(acknowledged))
    // At most the one that was under way when the power went may have been saved without being acknowledged.
    expect(recorded.length - acknowledged.length).toBeLessThanOrEqual(1)
    expect(await finish(['journal', 'verify'], settings)).toMatchObject({ code: 0 })
    again.signal('SIGINT')
    expect(await again.ended).toBe(0)
  })
})

/** A quarterly report of the training zone that nobody has filled, once the zone has its enterprises; the round is opened for it. */
async function emptyReport(session: Session): Promise<string> {
  const year = new Date().getUTCFullYear() - 1
  for (let tried = 0; tried < 120; tried++) {
    await post(session, '/zones/oquv-zona/reporting-rounds', JSON.stringify({ form: 'ksz-2', period: `${year}-Q4` }))
    const answer = await fetch(`${session.address}/api/submissions?zone=oquv-zona&form=ksz-2&state=awaited&limit=5`, {
      headers: { authorization: `Bearer ${session.key}` },
    })
    const page: { items?: { id: string }[] } = JSON.parse(await answer.text())
    const [first] = page.items ?? []
    if (first !== undefined) return first.id
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  throw new Error('Cannot test: the training zone has no report to fill within a minute')
}

test('a form being filled when the server is killed keeps every cell that was called saved', async () => {
  const server = runProgram(['start'], settings)
  const address = await server.ready
  const made = await finish(['key', 'add', '--name', 'filler', '--role', 'resident.operator', '--role', 'directorate.specialist'], settings)
  const session = { address, key: made.stdout.trim() }
  const report = await emptyReport(session)
  const saved: string[] = []
  for (let row = 0; ; row++) {
    const edits = ['hs', 'name'].map((column) => ({ path: `products.r${row}.${column}`, value: column === 'hs' ? '8708299009' : `row ${row}`, base: 0 }))
    const answer = await post(session, `/zones/oquv-zona/submissions/${report}/fields`, JSON.stringify({ edits })).catch(() => undefined)
    if (answer?.status !== 200) break
    saved.push(...edits.map(({ path }) => path))
    if (row === 20) server.signal('SIGKILL')
  }
  await server.ended
  expect(saved.length).toBeGreaterThan(40)

  const again = runProgram(['start'], settings)
  const answer = await fetch(`${await again.ready}/api/zones/oquv-zona/submissions/${report}`, { headers: { authorization: `Bearer ${session.key}` } })
  const file: { fields: { path: string }[] } = JSON.parse(await answer.text())
  const kept = file.fields.map(({ path }) => path)
  expect(kept).toEqual(expect.arrayContaining(saved))
  // A row is saved whole or not at all.
  expect(kept.filter((path) => path.endsWith('.hs')).length).toBe(kept.filter((path) => path.endsWith('.name')).length)
  again.signal('SIGINT')
  expect(await again.ended).toBe(0)
})

/** A disk of its own of so many megabytes in place of the data folder. */
function mountDisk(
  skip: TestContext['skip'],
  megabytes: number,
): { readonly fill: (leaving?: number) => void; readonly free: () => void; readonly unmount: () => void } {
  skip(!isRoot, 'only root can mount a small disk')
  mkdirSync(place.folder)
  skip(spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', place.folder]).status !== 0, 'this machine lets root mount nothing')
  const filler = join(place.folder, 'filler')
  return {
    fill: (leaving = 0) => {
      const { bavail, bsize } = statfsSync(place.folder)
      try {
        writeFileSync(filler, Buffer.alloc(bavail * bsize - leaving))
      } catch (error) {
        // The program wrote meanwhile: the disk was full before the filler was whole, which is what is wanted.
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error
      }
    },
    free: () => rmSync(filler, { force: true }),
    unmount: () => {
      const pid = postmasterOf(place.folder)
      if (pid !== undefined) process.kill(pid, 'SIGQUIT')
      while (spawnSync('umount', [place.folder]).status !== 0) spawnSync('sleep', ['0.1'])
    },
  }
}

async function expectDiskFull(): Promise<void> {
  const refused = await finish(['migrate'], settings)
  expect(refused.stderr.trim()).toBe(`The disk is full: ${place.folder} cannot be written. Free space and start again.`)
  expect(refused.code).toBe(8)
}

describe('a full disk', () => {
  test('while the database is made is told in one sentence', async ({ skip }) => {
    const disk = mountDisk(skip, 8)
    try {
      await expectDiskFull()
    } finally {
      disk.unmount()
    }
  })

  test('while the schema is made is told in one sentence', async ({ skip }) => {
    const disk = mountDisk(skip, 128)
    try {
      await (await startEmbedded(place.folder)).release()
      disk.fill(400_000)
      await expectDiskFull()
      disk.free()
      expect(await finish(['migrate'], settings)).toMatchObject({ code: 0 })
    } finally {
      disk.unmount()
    }
  })

  test('at run time answers 507 and leaves nothing half-written; with space again all works', async ({ skip }) => {
    const disk = mountDisk(skip, 256)
    try {
      const server = runProgram(['start'], settings)
      const session = await enter(await server.ready)
      const header = 'subject,measure,period,value,unit,source,locator'
      const file = [header, ...Array.from({ length: 20_000 }, (_, index) => `bektemir,workers,2024,${index},person,paper-text,line ${index}`)].join('\n')
      await server.trained
      disk.fill()
      const refused = await post(session, '/imports/claims?name=many.csv', file, 'text/csv')
      expect(refused.status).toBe(507)
      expect(await refused.json()).toMatchObject({ code: 'system.diskFull' })
      expect(await locatorsOnRecord(session.address)).toEqual([])
      expect(await finish(['journal', 'verify'], settings)).toMatchObject({ code: 0 })

      disk.free()
      const taken = await post(session, '/imports/claims?name=many.csv', file, 'text/csv')
      expect(await taken.json()).toMatchObject({ added: 20_000 })
      server.signal('SIGINT')
      expect(await server.ended).toBe(0)
    } finally {
      disk.unmount()
    }
  })
})
