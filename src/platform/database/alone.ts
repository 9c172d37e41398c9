import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const WAIT_MS = 20

/**
 * Does a piece of work that only one program at a time may do with a folder. Others wait. The right to it is a local
 * socket named after the folder, which the system takes back when the program ends, however it ends.
 */
export async function alone<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const name = socketName(folder)
  let server = await listen(name)
  while (server === undefined) {
    await new Promise((resolve) => setTimeout(resolve, WAIT_MS))
    if (process.platform !== 'linux' && process.platform !== 'win32' && !(await isHeld(name))) rmSync(name, { force: true })
    server = await listen(name)
  }
  try {
    return await work()
  } finally {
    await new Promise((resolve) => server?.close(resolve))
  }
}

/** Linux has sockets without a file, Windows pipes; elsewhere the socket is a file that may be left behind. */
function socketName(folder: string): string {
  const name = `sanoat-${createHash('sha256').update(folder).digest('hex').slice(0, 24)}`
  if (process.platform === 'linux') return `\0${name}`
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), name)
}

const listen = (name: string) =>
  new Promise<Server | undefined>((resolve, reject) => {
    const server = createServer((socket) => socket.destroy())
    server.once('error', (error) => ('code' in error && error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error)))
    server.listen(name, () => resolve(server))
  })

const isHeld = (name: string) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(name)
    socket.once('connect', () => resolve(true))
    socket.once('error', () => resolve(false))
    socket.once('close', () => socket.destroy())
  })
