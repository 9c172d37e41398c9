import { tmpdir } from 'node:os'
import type { Settings } from '#platform/settings.ts'

/** Name of the database that every test's own is a copy of. */
export const TEMPLATE = 'sanoat_template'

/** Settings of a product under test: its own database, a free port, no log. */
export const testSettings = (databaseUrl: string, dataFolder = tmpdir()): Settings => ({
  port: 0,
  host: '127.0.0.1',
  dataFolder,
  databaseUrl,
  publicUrl: 'http://127.0.0.1:0',
  logLevel: 'silent',
  mapStyle: undefined,
  rateLimit: 1_000_000,
  s3: undefined,
  fileLimit: 20 * 1_048_576,
  signRoots: undefined,
  secret: 'a secret of tests, long enough to sign with',
  oneid: undefined,
  openRegistration: true,
  mail: undefined,
  eimzoKey: undefined,
})
