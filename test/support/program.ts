import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const BIN = fileURLToPath(new URL('../../bin/sanoat.js', import.meta.url))

/** Uid of the user nobody, as whom a test run as root plays an ordinary user. */
export const NOBODY = 65_534
export const isRoot = process.getuid?.() === 0

/** The program as people run it: a process of its own. */
export type Program = {
  readonly pid: number
  readonly output: () => { readonly stdout: string; readonly stderr: string }
  /** Address it announces; rejected with its output when it ends before. */
  readonly ready: Promise<string>
  /** Resolved when the training zone of its first start stands; nothing is written of itself any more. */
  readonly trained: Promise<void>
  /** Exit code; null where a signal ended it. */
  readonly ended: Promise<number | null>
  readonly signal: (name: NodeJS.Signals) => void
}

type Options = { readonly uid?: number }

/** Runs `sanoat <args>` with only these settings, in English. */
export function runProgram(args: readonly string[], environment: Readonly<Record<string, string>>, { uid }: Options = {}): Program {
  const child = spawn(process.execPath, [BIN, ...args], {
    env: { PATH: process.env['PATH'], HOME: tmpdir(), SANOAT_LANG: 'en', SANOAT_LOG: 'error', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(uid === undefined ? {} : { uid, gid: uid }),
  })
  let [stdout, stderr] = ['', '']
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  let stands: () => void = () => {}
  const trained = new Promise<void>((resolve) => (stands = resolve))
  const ready = new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text
      const address = /Sanoat runs at (\S+)/.exec(stdout)?.[1]
      if (address !== undefined) resolve(address)
      if (stdout.includes('The training zone is ready')) stands()
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
    ended.then((code) => reject(new Error(`sanoat ${args.join(' ')} ended with ${code}\n${stdout}\n${stderr}`)), reject)
  })
  ready.catch(() => {})
  return { pid: child.pid ?? 0, output: () => ({ stdout, stderr }), ready, trained, ended, signal: (name) => child.kill(name) }
}

/** Runs `sanoat <args>` to its end. */
export async function finish(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  options?: Options,
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const program = runProgram(args, environment, options)
  return { code: await program.ended, ...program.output() }
}

/** A data folder of a test's own, in a fresh parent; `remove` also ends the database that may still run in it. */
export function makeDataFolder(): { readonly parent: string; readonly folder: string; readonly remove: () => Promise<void> } {
  const parent = mkdtempSync(join(tmpdir(), 'sanoat-start-'))
  const folder = join(parent, 'data')
  return {
    parent,
    folder,
    remove: async () => {
      const pid = postmasterOf(folder)
      if (pid !== undefined && isAlive(pid)) {
        process.kill(pid, 'SIGQUIT')
        await gone(pid)
      }
      rmSync(parent, { recursive: true, force: true })
    },
  }
}

/** Process number of the database that a data folder's postmaster.pid names. */
export function postmasterOf(folder: string): number | undefined {
  const file = join(folder, 'postgres', 'postmaster.pid')
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : undefined
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** Waits until a process is no more. */
export async function gone(pid: number): Promise<void> {
  while (isAlive(pid)) await new Promise((resolve) => setTimeout(resolve, 20))
}
