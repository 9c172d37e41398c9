import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import { inject } from 'vitest'
import type { Role } from '#lib/access.ts'
import type { Clock } from '#platform/clock.ts'
import { inWriting } from '#platform/database/connect.ts'
import { createKey } from '#platform/keys.ts'
import { makeProductServer, openProduct, type Product } from '../../src/server.ts'
import { TEMPLATE, testSettings } from './settings.ts'

/** A product on its own copy of the template database, with its web server (not listening: use `server.inject`). */
export type TestProduct = Product & {
  readonly server: FastifyInstance
  readonly databaseUrl: string
  /** A key that grants these roles; send it as `authorization: Bearer <key>`. */
  readonly keyFor: (...roles: readonly Role[]) => Promise<string>
  readonly drop: () => Promise<void>
}

/** An empty database of its own; with `template` a copy of that one. */
export async function createDatabase(template?: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const server = inject('databaseServer')
  const name = `test_${randomBytes(6).toString('hex')}`
  await administer(server, `create database ${name}${template === undefined ? '' : ` template ${template}`}`)
  return { url: `${server}/${name}`, drop: () => administer(server, `drop database ${name} with (force)`) }
}

async function administer(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: `${server}/postgres` })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** A clock that a test sets; it stands still until it is set again. */
export type TestClock = Clock & { set: (instant: string) => void }

export function makeClock(instant: string): TestClock {
  let now = new Date(instant)
  return { now: () => now, set: (later) => (now = new Date(later)) }
}

export async function openTestProduct(clock?: Clock): Promise<TestProduct> {
  const database = await createDatabase(TEMPLATE)
  return openAt(database.url, database.drop, clock)
}

/** A product on a database that stands already; `drop` closes it and then does away with the database as told. */
export async function openAt(databaseUrl: string, dropDatabase: () => Promise<void> = async () => {}, clock?: Clock): Promise<TestProduct> {
  const folder = mkdtempSync(join(tmpdir(), 'sanoat-product-'))
  const settings = testSettings(databaseUrl, folder)
  const product = await openProduct(settings, 'test', { clock, testSigning: true })
  const server = await makeProductServer(product, settings)
  return {
    ...product,
    server,
    databaseUrl,
    keyFor: async (...roles) =>
      (await inWriting(product.database, async (writer) => ({ keep: true, value: await createKey(writer, new Date(), 'test', roles) }))).key,
    drop: async () => {
      await server.close()
      await product.close()
      await dropDatabase()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
