import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '#platform/database/embedded.ts'
import { buildPages } from '#platform/web-build.ts'
import { TEMPLATE, testSettings } from './settings.ts'
import { openProduct } from '../../src/server.ts'
import pg from 'pg'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of the test database server, without a database name. */
    databaseServer: string
  }
}

/** One embedded PostgreSQL for the whole run, with a template database that holds schema and shipped facts. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'sanoat-test-'))
  const embedded = await startEmbedded(folder)
  const server = embedded.url.replace(/\/postgres$/, '')
  const client = new pg.Client({ connectionString: embedded.url })
  await client.connect()
  await client.query(`create database ${TEMPLATE}`)
  await client.end()
  const product = await openProduct(testSettings(`${server}/${TEMPLATE}`), 'test-setup')
  await product.close()
  await buildPages(() => {})
  project.provide('databaseServer', server)
  return async () => {
    await embedded.release()
    rmSync(folder, { recursive: true, force: true })
  }
}
