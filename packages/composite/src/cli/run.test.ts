import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { parseCsv } from '../data/csv.ts'
import { agree, fixtureTable, need, numberOf } from '../testing/fixture.ts'
import { runComposite } from './run.ts'

const fixture = (name: string) => fileURLToPath(new URL(`../../fixture/${name}`, import.meta.url))
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'composite-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function run(spec: unknown, ...more: readonly string[]) {
  const path = join(folder, 'spec.json')
  await writeFile(path, typeof spec === 'string' ? spec : JSON.stringify(spec))
  const said: string[] = []
  const listen = (stream: NodeJS.WriteStream) => vi.spyOn(stream, 'write').mockImplementation((text) => said.push(String(text)) > 0)
  const spies = [listen(process.stdout), listen(process.stderr)]
  const code = await runComposite([
    'run',
    '--data',
    fixture('fixture_idata.csv'),
    '--structure',
    fixture('fixture_imeta.csv'),
    '--spec',
    path,
    '--out',
    join(folder, 'out'),
    ...more,
  ])
  for (const spy of spies) spy.mockRestore()
  return { code, said: said.join('') }
}

test('an empty method gives the reference’s default scores and every file', async () => {
  const { code } = await run({}, '--uncertainty', '32', '--seed', '3')
  expect(code).toBe(0)
  const names = await readdir(join(folder, 'out'))
  expect(names.sort()).toEqual([
    'diagnostics.json',
    'report.html',
    'scores.csv',
    'sensitivity.csv',
    'specification.json',
    'stage-0-raw.csv',
    'stage-1-treat.csv',
    'stage-2-normalise.csv',
    'uncertainty.csv',
  ])
  const scores = need(parseCsv(await readFile(join(folder, 'out', 'scores.csv'), 'utf8')))
  const reference = fixtureTable('07_agg_na_amean_0_100.csv')
  const ranks = fixtureTable('08_rank_na_amean_0_100.csv')
  for (const row of scores.rows) {
    const expected = reference.rows.find((other) => other[0] === row[0]) ?? []
    reference.header.slice(1).forEach((node, c) => expect(agree(numberOf(row[scores.header.indexOf(node)]), numberOf(expected[c + 1]))).toBe(true))
    expect(row.at(-1)).toBe(ranks.rows.find((other) => other[0] === row[0])?.at(-1))
  }
  expect(scores.rows).toHaveLength(60)
})

test('the same seed writes the same bytes', async () => {
  const read = async () => Promise.all(['uncertainty.csv', 'report.html', 'diagnostics.json'].map((name) => readFile(join(folder, 'out', name), 'utf8')))
  await run({}, '--uncertainty', '16', '--seed', '9')
  const first = await read()
  await run({}, '--uncertainty', '16', '--seed', '9')
  expect(await read()).toEqual(first)
  await run({}, '--uncertainty', '16', '--seed', '10')
  expect(await read()).not.toEqual(first)
})

test('the report is one file, reads without script and names every unit', async () => {
  await run({ name: 'A <b>bold</b> & "quoted" name' })
  const html = await readFile(join(folder, 'out', 'report.html'), 'utf8')
  expect(html).toContain('A &lt;b&gt;bold&lt;/b&gt; &amp; &quot;quoted&quot; name')
  expect(html).not.toMatch(/<script|https?:\/\/|src=/)
  for (const row of fixtureTable('00_raw_sorted.csv').rows) expect(html).toContain(`Zone ${row[0]}`)
})

test('a wrong method is refused with every fault and leaves exit code 1', async () => {
  const { code, said } = await run({
    steps: [{ do: 'treat', with: { rule: 'x' } }, { do: 'normalise', with: { method: 'minMax', range: [1, 0] } }, { do: 'aggregate' }],
  })
  expect(code).toBe(1)
  expect(said).toContain('/steps/0/with/rule')
  expect(said).toContain('/steps/1/with/range')
})

test('broken JSON is refused', async () => {
  const { code, said } = await run('{')
  expect([code, said.includes('valid JSON')]).toEqual([1, true])
})

test('wrong usage leaves exit code 2 and shows the usage', async () => {
  const { code, said } = await run({}, '--uncertainty', 'many')
  expect([code, said.includes('--structure')]).toEqual([2, true])
})
