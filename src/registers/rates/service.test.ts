import { afterAll, beforeAll, expect, test } from 'vitest'
import { grantsOf } from '#lib/access.ts'
import { openTestProduct, type TestProduct } from '../../../test/support/product.ts'
import { dayOfBank, tiyinOf, toTiyin } from './rules.ts'

let product: TestProduct
beforeAll(async () => {
  product = await openTestProduct()
})
afterAll(() => product.drop())

async function ask(name: string, input: object, file?: { name: string; bytes: Buffer }) {
  const actor = { id: 'staff', name: 'staff', grants: grantsOf(['directorate.specialist']) }
  const answer = await product.dispatch.answer(name, input, { actor, language: 'en', now: new Date('2026-11-25T07:00:00Z'), file })
  return answer.ok ? JSON.parse(answer.value.json) : { code: answer.code, faults: answer.faults }
}
const fileOf = (name: string, text: string) => ({ name, bytes: Buffer.from(text) })

// The form in which the Central Bank publishes.
const JSON_FILE = fileOf(
  'rates.json',
  JSON.stringify([
    { id: 69, Code: '840', Ccy: 'USD', CcyNm_EN: 'US Dollar', Nominal: '1', Rate: '12650.50', Diff: '10', Date: '25.11.2026' },
    { id: 57, Code: '704', Ccy: 'VND', CcyNm_EN: 'Vietnam Dong', Nominal: '10', Rate: '4.97', Diff: '0', Date: '25.11.2026' },
  ]),
)

test('rates of the bank are imported once, corrected by a later file, and hold until the next', async () => {
  expect(await ask('importRates', { dryRun: true }, JSON_FILE)).toMatchObject({ rows: 2, added: 2 })
  expect(await ask('getRate', { currency: 'USD', day: '2026-11-25' })).toMatchObject({ code: 'rate.unknown' })
  expect(await ask('importRates', {}, JSON_FILE)).toMatchObject({ added: 2 })
  expect(await ask('importRates', {}, JSON_FILE)).toMatchObject({ added: 0, changed: 0, unchanged: 2 })
  expect(await ask('importRates', {}, fileOf('later.csv', 'Ccy;Date;Rate\nUSD;01.12.2026;12700,00\nVND;2026-11-25;5.01\n'))).toMatchObject({
    added: 1,
    changed: 1,
  })
  expect(await ask('getRate', { currency: 'USD', day: '2026-11-30' })).toEqual({
    currency: 'USD',
    day: '2026-11-25',
    rate: 1_265_050,
    nominal: 1,
    source: 'rates.json',
  })
  expect(await ask('getRate', { currency: 'USD', day: '2026-12-01' })).toMatchObject({ rate: 1_270_000 })
  expect(await ask('getRate', { currency: 'USD', day: '2026-11-24' })).toMatchObject({ code: 'rate.unknown' })
  expect(await ask('getRate', { currency: 'UZS', day: '2000-01-01' })).toMatchObject({ rate: 100, nominal: 1 })
  const list = await ask('listRates', { currency: 'USD' })
  expect(list.items.map(({ day }: { day: string }) => day)).toEqual(['2026-12-01', '2026-11-25'])
  expect(list.currencies).toEqual(['USD', 'VND'])
  const first = await ask('listRates', { limit: 2 })
  expect((await ask('listRates', { limit: 2, cursor: first.next })).items).toMatchObject([{ currency: 'VND' }])
})

test.each([
  ['a rate of nothing', 'ccy,date,rate\nUSD,2026-11-25,0\n', '2:rate import.value.number'],
  ['a day that is none', 'ccy,date,rate\nUSD,31.02.2026,1\n', '2:date import.value.day'],
  ['a currency that is none', 'ccy,date,rate\nDollar,25.11.2026,1\n', '2:ccy import.value.currency'],
  ['one day twice', 'ccy,date,rate\nUSD,25.11.2026,1\nUSD,2026-11-25,2\n', '3:date import.value.duplicate'],
])('a file with %s is refused whole', async (_name, text, fault) => {
  const refused = await ask('importRates', {}, fileOf('bad.csv', text))
  expect(refused.code).toBe('import.rows')
  expect(refused.faults.map(({ path, code }: Record<string, string>) => `${path} ${code}`)).toEqual([fault])
})

test('a file that is no JSON of rates is told so', async () => {
  expect(await ask('importRates', {}, fileOf('bad.json', '[{"Ccy":1}]'))).toMatchObject({ code: 'import.format' })
  expect(await ask('importRates', {}, fileOf('bad.json', '[{'))).toMatchObject({ code: 'import.format' })
  expect(await ask('importRates', {}, fileOf('bad.json', '[]'))).toMatchObject({ code: 'import.empty' })
})

test.each([
  ['12650.50', 1_265_050],
  ['12 650,5', 1_265_050],
  ['1', 100],
  ['1.234', undefined],
  ['-1', undefined],
])('%s soʻm is %s tiyin', (text, tiyin) => {
  expect(tiyinOf(text)).toBe(tiyin)
})

test('foreign money becomes tiyin at a rate, halves upwards', () => {
  // 100.00 dollars at 12 650.50 soʻm are 1 265 050.00 soʻm.
  expect(toTiyin(10_000, { rate: 1_265_050, nominal: 1 })).toBe(126_505_000)
  // 1.00 dong at 4.97 soʻm for ten: 0.497 soʻm, 49.7 tiyin.
  expect(toTiyin(100, { rate: 497, nominal: 10 })).toBe(50)
  expect(toTiyin(-100, { rate: 497, nominal: 10 })).toBe(-50)
  expect(dayOfBank('25.11.2026')).toBe('2026-11-25')
  expect(dayOfBank('2026/11/25')).toBeUndefined()
})
