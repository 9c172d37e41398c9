import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readSettings, withoutPassword } from './settings.ts'

const faults = (environment: Record<string, string>) => {
  const read = readSettings(environment)
  return read.ok ? [] : (read.faults ?? []).map(({ path, value }) => [path, value])
}

test('without an environment the product runs on a laptop', () => {
  expect(readSettings({})).toEqual({
    ok: true,
    value: {
      port: 3000,
      host: '127.0.0.1',
      dataFolder: resolve('.sanoat'),
      databaseUrl: undefined,
      publicUrl: 'http://127.0.0.1:3000',
      logLevel: 'info',
      mapStyle: undefined,
      rateLimit: 6000,
      s3: undefined,
      fileLimit: 20 * 1_048_576,
      signRoots: undefined,
      eimzoKey: undefined,
      secret: undefined,
      oneid: undefined,
      openRegistration: true,
      mail: undefined,
    },
  })
})

test('a store of files is described whole or not at all', () => {
  const whole = {
    SANOAT_S3_ENDPOINT: 'https://store.example/',
    SANOAT_S3_BUCKET: 'papers',
    SANOAT_S3_REGION: 'tashkent',
    SANOAT_S3_ACCESS_KEY: 'key',
    SANOAT_S3_SECRET_KEY: 'secret',
  }
  expect(readSettings(whole)).toMatchObject({
    value: { s3: { endpoint: 'https://store.example', bucket: 'papers', region: 'tashkent', accessKey: 'key', secretKey: 'secret' } },
  })
  for (const name of Object.keys(whole)) expect(faults({ ...whole, [name]: '' })).toEqual([[name, '']])
})

test('an empty variable is one that is not set', () => {
  expect(readSettings({ PORT: '', DATABASE_URL: '', SANOAT_DATA: '' })).toEqual(readSettings({}))
})

test.each([
  [{ HOST: '0.0.0.0', PORT: '80' }, 'http://localhost:80'],
  [{ HOST: '::1' }, 'http://[::1]:3000'],
  [{ PUBLIC_URL: 'https://sanoat.example/' }, 'https://sanoat.example'],
])('the public address of %o is %s', (environment, address) => {
  expect(readSettings(environment)).toMatchObject({ value: { publicUrl: address } })
})

describe('is refused, by name and value:', () => {
  test.each([
    ['a port that is no number', { PORT: 'http' }, [['PORT', 'http']]],
    ['a port beyond the last', { PORT: '65536' }, [['PORT', '65536']]],
    ['a broken number', { PORT: '80.5' }, [['PORT', '80.5']]],
    ['another database', { DATABASE_URL: 'mysql://a:b@c/d' }, [['DATABASE_URL', 'mysql://a:…@c/d']]],
    ['an address that is none', { PUBLIC_URL: 'sanoat.example' }, [['PUBLIC_URL', 'sanoat.example']]],
    ['a level of logs that does not exist', { SANOAT_LOG: 'loud' }, [['SANOAT_LOG', 'loud']]],
    ['a mistyped name', { SANOAT_PORT: '80' }, [['SANOAT_PORT', '80']]],
    [
      'several at once',
      { PORT: 'x', SANOAT_RATE_LIMIT: '0', SANOAT_LGO: 'y' },
      [
        ['PORT', 'x'],
        ['SANOAT_RATE_LIMIT', '0'],
        ['SANOAT_LGO', 'y'],
      ],
    ],
  ])('%s', (_what, environment, expected) => {
    expect(faults(environment)).toEqual(expected)
  })
})

test.each([
  ['postgres://me:secret@host/db', 'postgres://me:…@host/db'],
  ['postgres://me@host/db', 'postgres://me@host/db'],
  ['postgres://host/db', 'postgres://host/db'],
  ['postgres://me:a:b@host/db', 'postgres://me:…@host/db'],
])('%s is shown as %s', (address, shown) => {
  expect(withoutPassword(address)).toBe(shown)
})
