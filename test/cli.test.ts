import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { readReference } from '#platform/reference.ts'
import { main } from '../src/cli.ts'
import { createDatabase } from './support/product.ts'
import { TEMPLATE } from './support/settings.ts'
import { finish, makeDataFolder, runProgram, type Program } from './support/program.ts'

let place: ReturnType<typeof makeDataFolder>
let server: Program
let address: string
const settings = () => ({ SANOAT_DATA: place.folder, PORT: '0' })
const run = (...args: string[]) => finish(args, settings())
const inFolder = (name: string) => join(place.parent, name)

beforeAll(async () => {
  place = makeDataFolder()
  server = runProgram(['start'], settings())
  address = await server.ready
})
afterAll(async () => {
  server.signal('SIGINT')
  const ended = [await server.ended, server.output().stderr]
  await place.remove()
  expect(ended).toEqual([0, ''])
})

/** The command line run inside the test, for what needs no program of its own: its exit code and everything it says. */
async function say(args: readonly string[], databaseUrl = ''): Promise<{ code: number; said: string }> {
  let said = ''
  const keep = (text: unknown) => {
    said += String(text)
    return true
  }
  const spies = [vi.spyOn(process.stdout, 'write'), vi.spyOn(process.stderr, 'write'), vi.spyOn(console, 'error'), vi.spyOn(console, 'log')].map((spy) =>
    spy.mockImplementation(keep),
  )
  vi.stubEnv('SANOAT_LANG', 'en')
  vi.stubEnv('DATABASE_URL', databaseUrl)
  const code = await main(args)
  vi.unstubAllEnvs()
  for (const spy of spies) spy.mockRestore()
  return { code, said }
}

test.each(['', 'start', 'migrate', 'import', 'export', 'journal', 'journal verify', 'key', 'key add', 'key list', 'key revoke'])(
  'the command "%s" tells how it is used',
  async (command) => {
    const { code, said } = await say([...command.split(' ').filter(Boolean), '--help'])
    expect([code, said]).toEqual([0, expect.stringMatching(new RegExp(`^Usage: sanoat ${command}.*\\n\\n[a-zS]`))])
  },
)

test.each([
  ['nothing', "unknown command 'nothing'"],
  ['import colours file.csv', 'expected claims, zones, places, sources, boundaries, statistics, enterprises, rates'],
  ['export claims file.pdf', 'expected .csv, .xlsx or .json'],
  ['key add --name x --role king', '--role king: expected public'],
])('what cannot be done is told with exit code 2: %s', async (command, sentence) => {
  expect(await say(command.split(' '))).toMatchObject({ code: 2, said: expect.stringContaining(sentence) })
})

test('it speaks the language of SANOAT_LANG, else of the terminal', async () => {
  const said = (environment: Record<string, string>) => finish(['import', 'claims', '/nowhere.csv'], { ...settings(), SANOAT_LANG: '', ...environment })
  expect((await said({ LANG: 'ru_RU.UTF-8' })).stderr).toMatch(/[а-я]{4}/)
  expect((await said({ LANG: 'uz_UZ.UTF-8' })).stderr).toMatch(/oʻq|boʻl|emas|mad/)
  expect((await said({ LANG: 'ru_RU.UTF-8', SANOAT_LANG: 'en' })).stderr).toContain('cannot be read')
})

describe('an import joins the running server', () => {
  const CLAIMS = 'subject,measure,period,value,unit,source,quote\nbektemir,workers,2023,425,person,paper-text,=1+1\n'
  const standing = async () => (await (await fetch(`${address}/api/claims?subject=bektemir&measure=workers&period=2023`)).json()).items

  test('tells what a dry run would do, does it, and does nothing the second time', async () => {
    writeFileSync(inFolder('claims.csv'), CLAIMS)
    expect(await run('import', 'claims', inFolder('claims.csv'), '--dry-run')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('Dry run: 1 rows, 1 would be added'),
    })
    expect(await standing()).toEqual([])
    expect(await run('import', 'claims', inFolder('claims.csv'))).toMatchObject({ code: 0, stdout: expect.stringContaining('Imported: 1 rows, 1 added') })
    expect(await standing()).toMatchObject([{ value: 425 }])
    expect(await run('import', 'claims', inFolder('claims.csv'))).toMatchObject({ code: 0, stdout: expect.stringContaining('1 unchanged') })
  })

  test('names every fault by row and column and ends with 11', async () => {
    writeFileSync(inFolder('wrong.csv'), CLAIMS.replace('425', 'many').replace('bektemir', 'nowhere'))
    const { code, stderr } = await run('import', 'claims', inFolder('wrong.csv'))
    expect(code).toBe(11)
    expect(stderr).toContain('2:value: many is not a number; expected 1234.5')
    expect(stderr).toContain('Nothing was imported.')
  })

  test('says which file cannot be read and ends with 12', async () => {
    const { code, stderr } = await run('import', 'claims', inFolder('missing.csv'))
    expect(code).toBe(12)
    expect(stderr).toContain('missing.csv cannot be read')
  })
})

describe('an export', () => {
  let copy: Awaited<ReturnType<typeof createDatabase>>
  beforeAll(async () => {
    copy = await createDatabase(TEMPLATE)
  })
  afterAll(() => copy.drop())

  const KINDS = ['claims', 'zones', 'places', 'sources', 'acts', 'parameters', 'measures', 'events']

  test.each(KINDS)('of %s to a workbook holds every row of the shipped file', async (kind) => {
    const rows = readReference(kind).rows.length
    expect(await say(['export', kind, inFolder(`${kind}.xlsx`)], copy.url)).toMatchObject({ code: 0, said: expect.stringContaining(`${rows} rows`) })
    const book = new ExcelJS.Workbook()
    await book.xlsx.readFile(inFolder(`${kind}.xlsx`))
    expect(book.worksheets[0]?.actualRowCount).toBe(rows + 1)
  })

  test('as JSON holds them as the interface answers them', async () => {
    await run('export', 'zones', inFolder('zones.json'))
    const { items } = await (await fetch(`${address}/api/zones`)).json()
    expect(JSON.parse(readFileSync(inFolder('zones.json'), 'utf8'))).toEqual(items)
  })

  test('as CSV is readable by spreadsheets and disarms what they would run', async () => {
    await run('export', 'claims', inFolder('claims-out.csv'))
    const text = readFileSync(inFolder('claims-out.csv'), 'utf8')
    expect(text.slice(0, 20)).toBe('\ufeffid,subject,measure,')
    expect(text.split('\n').find((line) => line.includes('=1+1'))).toMatch(/,'=1\+1,/)
  })

  test('of claims as they were known on a day before they were recorded is empty', async () => {
    await say(['export', 'claims', inFolder('early.json'), '--as-of', '2020-01-01'], copy.url)
    expect(JSON.parse(readFileSync(inFolder('early.json'), 'utf8'))).toEqual([])
  })
})

describe('keys', () => {
  test('are made, work, are listed without themselves, and are taken back', async () => {
    const key = (await run('key', 'add', '--name', 'Aziza', '--role', 'directorate.specialist', 'auditor', '--zone', 'bektemir')).stdout.trim()
    const enter = async () =>
      (await fetch(`${address}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ key }) })).status
    expect(await enter()).toBe(200)
    const listed = (await run('key', 'list')).stdout
    expect(listed).toMatch(/\tAziza\tdirectorate\.specialist,auditor\t/)
    expect(listed).not.toContain(key)
    const id =
      listed
        .split('\n')
        .find((line) => line.includes('Aziza'))
        ?.split('\t')[0] ?? ''
    expect(await run('key', 'revoke', id)).toMatchObject({ code: 0 })
    expect(await enter()).toBe(401)
  })
})

test('the journal of all this verifies, and says who did what', async () => {
  const { code, stdout } = await run('journal', 'verify')
  expect(code).toBe(0)
  // The shipped facts, the people of the training zone, one import, one key made and taken back; and whatever of the training zone is made by now.
  const entries = /^(\d+) entries in [12] chains verified/m.exec(stdout)?.[1]
  expect(Number(entries)).toBeGreaterThanOrEqual(5)
})
