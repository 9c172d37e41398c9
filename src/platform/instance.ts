import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { Stop } from './stop.ts'

/** A key for pg_advisory_lock: one web server at a time on a database. */
const SERVER_LOCK = 7_260_002

/** The right to be the one server of a database; held by a connection, so that it ends with the program. */
export type Claimed = { readonly announce: (address: string) => void; readonly release: () => Promise<void> }

const noteOf = (dataFolder: string) => join(dataFolder, 'server.json')

/** Claims the right to serve this database, or tells who already does. */
export async function claimInstance(databaseUrl: string, dataFolder: string): Promise<Claimed> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'sanoat-instance' })
  client.on('error', () => {})
  await client.connect()
  const answer = await client.query<{ got: boolean }>('select pg_try_advisory_lock($1) as got', [SERVER_LOCK])
  if (answer.rows[0]?.got !== true) {
    await client.end()
    throw new Stop('stop.alreadyRunning', readNote(dataFolder))
  }
  return {
    announce: (address) => {
      try {
        writeFileSync(noteOf(dataFolder), JSON.stringify({ address, pid: process.pid }))
      } catch {
        // Only a hint for the next one who tries; the lock itself is in the database.
      }
    },
    release: async () => {
      rmSync(noteOf(dataFolder), { force: true })
      await client.end().catch(() => {})
    },
  }
}

function readNote(dataFolder: string): { address: string; pid: string } {
  const unknown = { address: '?', pid: '?' }
  if (!existsSync(noteOf(dataFolder))) return unknown
  try {
    const note: unknown = JSON.parse(readFileSync(noteOf(dataFolder), 'utf8'))
    return typeof note === 'object' && note !== null && 'address' in note && 'pid' in note ? { address: String(note.address), pid: String(note.pid) } : unknown
  } catch {
    return unknown
  }
}
