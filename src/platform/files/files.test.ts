import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testSettings } from '../../../test/support/settings.ts'
import { startS3, type TestS3 } from '../../../test/support/s3.ts'
import type { FileStore } from './content.ts'
import { diskFiles } from './disk.ts'
import { openFiles } from './files.ts'

const bytes = Buffer.from('Sirgʻali')
/** Counted by sha256sum. */
const HASH = createHash('sha256').update('Sirgʻali').digest('hex')

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sanoat-files-'))
  return () => rmSync(folder, { recursive: true, force: true })
})

const everything = (): string[] => readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [entry.name] : []))

describe('a file on disk', () => {
  let files: FileStore
  beforeEach(() => {
    files = diskFiles(folder)
  })

  test('is kept under its hash and read back', async () => {
    expect(await files.put(bytes)).toEqual({ hash: HASH, size: 9 })
    expect(readFileSync(join(folder, HASH.slice(0, 2), HASH.slice(2)))).toEqual(bytes)
    expect(await files.get(HASH)).toEqual(bytes)
  })

  test('is kept once, however often and by how many at the same time', async () => {
    const kept = await Promise.all(Array.from({ length: 20 }, () => files.put(bytes)))
    expect(new Set(kept.map(({ hash }) => hash))).toEqual(new Set([HASH]))
    expect(everything()).toEqual([HASH.slice(2)])
  })

  test('that nobody kept is not there, and no other path can be read', async () => {
    await files.put(bytes)
    for (const name of ['f'.repeat(64), '../../etc/passwd', HASH.toUpperCase(), '']) expect(await files.get(name)).toBeUndefined()
  })

  test('left half-written by a killed program never counts, and is written anew', async () => {
    mkdirSync(join(folder, 'unfinished'))
    writeFileSync(join(folder, 'unfinished', 'half'), 'Sir')
    expect(await files.get(HASH)).toBeUndefined()
    await files.put(bytes)
    expect(await files.get(HASH)).toEqual(bytes)
  })

  test('that a disk has spoiled is told, and healed when it is kept again', async () => {
    await files.put(bytes)
    truncateSync(join(folder, HASH.slice(0, 2), HASH.slice(2)), 3)
    await expect(files.get(HASH)).rejects.toThrow(`Cannot read the file ${HASH}`)
    await files.put(bytes)
    expect(await files.get(HASH)).toEqual(bytes)
  })

  test('that does not fit leaves nothing half-written and says that the disk is full', async ({ skip }) => {
    skip(process.platform !== 'linux', 'needs /dev/full or a limit of the shell')
    const script = `import { diskFiles } from ${JSON.stringify(fileURLToPath(new URL('disk.ts', import.meta.url)))}
      process.on('SIGXFSZ', () => {})
      await diskFiles(process.argv[1]).put(Buffer.alloc(3_000_000, 7)).catch((error) => console.log(error.code))`
    // A limit on the size of files makes the write fail as a full disk does: in the middle.
    const child = spawn('sh', ['-c', 'ulimit -f 1000; exec "$0" "$@"', process.execPath, '--input-type=module', '-e', script, folder])
    let said = ''
    child.stdout.on('data', (text: Buffer) => (said += text.toString()))
    await new Promise((resolve) => child.once('close', resolve))
    expect(said.trim()).toBe('EFBIG')
    expect(everything()).toEqual([])
  })

  test('that was told to be kept is there after the program is killed at any moment', async () => {
    const script = `import { diskFiles } from ${JSON.stringify(fileURLToPath(new URL('disk.ts', import.meta.url)))}
      const files = diskFiles(process.argv[1])
      for (let n = 0; ; n++) console.log((await files.put(Buffer.from('file ' + n))).hash)`
    const child = spawn(process.execPath, ['--input-type=module', '-e', script, folder])
    let said = ''
    child.stdout.on('data', (text: Buffer) => {
      said += text.toString()
      if (said.length > 4000) child.kill('SIGKILL')
    })
    await new Promise((resolve) => child.once('close', resolve))
    const told = said.split('\n').slice(0, -1)
    expect(told.length).toBeGreaterThan(50)
    for (const hash of told) expect(await files.get(hash)).toBeDefined()
  })
})

describe('a file in an S3-compatible store', () => {
  let s3: TestS3
  beforeAll(async () => {
    s3 = await startS3('key', 'secret')
  })
  afterAll(() => s3.stop())
  const open = (secretKey = 'secret') =>
    openFiles({ ...testSettings('', folder), s3: { endpoint: s3.url, bucket: 'papers', region: 'tashkent', accessKey: 'key', secretKey } })

  test('is kept under its hash, read back, and nothing is left in the data folder', async () => {
    expect(await open().put(bytes)).toEqual({ hash: HASH, size: 9 })
    expect(s3.objects.get(`/papers/${HASH.slice(0, 2)}/${HASH.slice(2)}`)).toEqual(bytes)
    expect(await open().get(HASH)).toEqual(bytes)
    expect(everything()).toEqual([])
  })

  test('that nobody kept is not there', async () => {
    expect(await open().get('f'.repeat(64))).toBeUndefined()
  })

  test('is refused to whoever has another secret', async () => {
    await expect(open('wrong').put(bytes)).rejects.toThrow('the store answered 403')
  })

  test('that the store has spoiled is told', async () => {
    await open().put(bytes)
    s3.objects.set(`/papers/${HASH.slice(0, 2)}/${HASH.slice(2)}`, Buffer.from('other'))
    await expect(open().get(HASH)).rejects.toThrow(`Cannot read the file ${HASH}`)
  })

  test('that does not fit says that the disk is full', async () => {
    s3.full(true)
    await expect(open().put(Buffer.from('more'))).rejects.toMatchObject({ code: 'ENOSPC' })
    s3.full(false)
  })
})
