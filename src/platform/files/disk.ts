import { randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { hashOfBytes, isHash, requireWhole, type FileStore } from './content.ts'

/**
 * Files in a folder, as ab/cdef…: written under another name, flushed, renamed, and the folder flushed. A program that is
 * killed in between leaves at most a file in `unfinished/`, which is never read.
 */
export function diskFiles(folder: string): FileStore {
  const pathOf = (hash: string) => join(folder, hash.slice(0, 2), hash.slice(2))
  return {
    put: async (bytes) => {
      const kept = { hash: hashOfBytes(bytes), size: bytes.byteLength }
      const path = pathOf(kept.hash)
      if (await isWhole(path, kept.hash)) {
        await flushFolder(dirname(path))
        return kept
      }
      const unfinished = join(folder, 'unfinished', randomUUID())
      await makeFolder(dirname(unfinished))
      await makeFolder(dirname(path))
      try {
        await writeFlushed(unfinished, bytes)
        await rename(unfinished, path)
      } catch (error) {
        await rm(unfinished, { force: true }).catch(() => {})
        throw error
      }
      await flushFolder(dirname(path))
      return kept
    },
    get: async (hash) => {
      if (!isHash(hash)) return undefined
      try {
        return requireWhole(hash, await readFile(pathOf(hash)))
      } catch (error) {
        if (isAbsent(error)) return undefined
        throw error
      }
    },
  }
}

/** Whether the file is there and is what its name says; one that is not is written anew. */
const isWhole = (path: string, hash: string): Promise<boolean> =>
  readFile(path).then(
    (bytes) => hashOfBytes(bytes) === hash,
    () => false,
  )

async function writeFlushed(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o640)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** A new folder's name must be on disk too, or the file in it is lost with it. */
async function makeFolder(folder: string): Promise<void> {
  const made = await mkdir(folder, { recursive: true, mode: 0o750 })
  if (made === undefined) return
  for (let inner = folder; inner.length >= made.length; inner = dirname(inner)) await flushFolder(dirname(inner))
}

/** Windows has no flush of folders; its renames are in the journal of the file system. */
async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

const isAbsent = (error: unknown): boolean => error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')
