import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { finish } from './support/program.ts'

const fixture = (name: string) => fileURLToPath(new URL(`../packages/composite/fixture/${name}`, import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'sanoat-composite-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A data folder that cannot be made: the command must not ask for it. */
const NO_DATABASE = { SANOAT_DATA: '/proc/nowhere' }

const run = (...args: readonly string[]) => finish(['composite', ...args], NO_DATABASE)

test("an analyst's tables become an index with rank intervals, without a database", async () => {
  writeFileSync(join(folder, 'spec.json'), '{}')
  const out = join(folder, 'out')
  const ended = await run(
    'run',
    '--data',
    fixture('fixture_idata.csv'),
    '--structure',
    fixture('fixture_imeta.csv'),
    '--spec',
    join(folder, 'spec.json'),
    '--out',
    out,
    '--uncertainty',
    '16',
    '--seed',
    '3',
  )
  expect(ended.stderr).toBe('')
  expect(ended.code).toBe(0)
  expect(ended.stdout).toContain('60 units, 24 indicators')
  expect(readdirSync(out)).toEqual(expect.arrayContaining(['scores.csv', 'diagnostics.json', 'uncertainty.csv', 'report.html', 'stage-2-normalise.csv']))
  expect(readFileSync(join(out, 'scores.csv'), 'utf8').trim().split('\n')).toHaveLength(61)
})

test('what is missing is told with the right usage, and every fault of a method at once', async () => {
  expect(await run('run')).toMatchObject({ code: 2, stderr: expect.stringContaining('--data: expected a path') })
  writeFileSync(join(folder, 'bad.json'), '{"steps":[{"do":"magic"},{"do":"aggregate","coverage":{"weight":2}}]}')
  const ended = await run(
    'run',
    '--data',
    fixture('fixture_idata.csv'),
    '--structure',
    fixture('fixture_imeta.csv'),
    '--spec',
    join(folder, 'bad.json'),
    '--out',
    folder,
  )
  expect(ended.code).toBe(1)
  expect(ended.stderr).toContain('/steps/0/do')
  expect(ended.stderr).toContain('/steps/1/coverage/weight')
})
