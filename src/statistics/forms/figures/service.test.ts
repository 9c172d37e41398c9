import { afterAll, beforeAll, expect, test } from 'vitest'
import { inWriting } from '#platform/database/connect.ts'
import { openTestProduct, type TestProduct } from '../../../../test/support/product.ts'
import { cookieFor, makePerson } from '../../../../test/support/people.ts'
import { edits, head, makeReporting, MONTH, specialist } from '../../../../test/support/reporting.ts'
import { addResident, type Resident } from '../../../../test/support/residents.ts'
import { openDue, sweepReporting } from '../submissions/sweep-service.ts'

let product: TestProduct
let firms: Resident[]
const { ask, reportOf, fileReport } = makeReporting(() => product)

beforeAll(async () => {
  product = await openTestProduct()
  firms = []
  for (const name of ['Alfa', 'Beta', 'Gamma']) firms.push(await addResident(product, { zone: 'bektemir', name }))
})
afterAll(async () => {
  await product.drop()
})

const openAll = (instant: string) =>
  inWriting(product.database, async (writer) => ({ keep: true, value: await openDue(writer, 'bektemir', false, new Date(instant)) }))
const approveAll = async (period: string, values: Readonly<Record<string, unknown>>, on: string) => {
  const ids: string[] = []
  for (const firm of firms) ids.push((await fileReport(firm, 'ksz-1', period, values, on)).id)
  return ask('approveSubmissions', { zone: 'bektemir', ids }, specialist, on)
}

test('a figure that state statistics give otherwise stands beside the reported one, and is a finding', async () => {
  await openAll('2026-02-02T03:00:00Z')
  expect((await approveAll('2026-01', MONTH, '2026-02-05')).code).toBe('')
  const stated = {
    subject: 'bektemir',
    measure: 'workers',
    value: 36,
    unit: 'person',
    period: '2026-01',
    periodBasis: 'stated',
    qualifier: 'exact',
    scope: 'zone',
    source: 'paper-table-1',
    locator: 'SIAT',
    quote: '',
  }
  expect((await ask('recordClaim', stated, specialist)).code).toBe('')
  const { body } = await ask('listDifferences', {}, specialist)
  expect(body.items).toMatchObject([{ subject: 'bektemir', measure: 'workers', period: '2026-01', reported: 30, other: 36, otherSource: 'paper-table-1' }])
  const findings = (await ask('listFindings', { rule: 'sources-differ', subject: 'bektemir' }, specialist)).body.items
  expect(findings.map(({ arithmetic }: { arithmetic: string }) => arithmetic)).toContain('36 − 30 = 6; 36 / 30 = 1.2')
})

test('timeliness is stated once the grace is over: two of three came by the due day', async () => {
  await openAll('2026-03-02T03:00:00Z')
  const ids: string[] = []
  for (const [index, firm] of firms.entries()) ids.push((await fileReport(firm, 'ksz-1', '2026-02', MONTH, index === 2 ? '2026-03-11' : '2026-03-10')).id)
  await ask('approveSubmissions', { zone: 'bektemir', ids }, specialist, '2026-03-12')
  const claimed = async (measure: string) =>
    (await ask('listClaims', { measure, period: '2026-02' }, specialist)).body.items.map(({ value }: { value: number }) => value)
  expect(await claimed('forms_due')).toEqual([])
  // Due on Tuesday 10 March, two working days of grace: from the 13th on the round's timeliness stands.
  await openAll('2026-03-13T03:00:00Z')
  expect([await claimed('forms_due'), await claimed('forms_on_time')]).toEqual([[3], [2]])
  const { body } = await ask('indicatorValues', { code: 'GOV-03', level: 'zone', subject: 'bektemir', from: '2026-02', to: '2026-02' }, specialist)
  expect(body.values[0].value).toBeCloseTo((2 / 3) * 100, 6)
})

test('the twelve months of a year make its figure beside the published one', async () => {
  for (let month = 3; month <= 12; month += 1) {
    const period = `2026-${String(month).padStart(2, '0')}`
    const after = month === 12 ? '2027-01-05' : `2026-${String(month + 1).padStart(2, '0')}-05`
    await openAll(`${after}T03:00:00Z`)
    expect((await approveAll(period, MONTH, after)).code).toBe('')
  }
  const year = async (measure: string) =>
    (await ask('listClaims', { measure, period: '2026', subject: 'bektemir' }, specialist)).body.items.map(({ value, source }: Record<string, unknown>) => [
      value,
      source,
    ])
  // Twelve times 3 · 500 million soʻm; of workers, a stock, those of December.
  expect(await year('output_mln_som')).toEqual([[18_000, 'ksz-1-v1-2026']])
  expect(await year('workers')).toEqual([[30, 'ksz-1-v1-2026']])
  const official = (await ask('listOfficialValues', { measure: 'output_mln_som', period: '2026', subject: 'bektemir' }, specialist)).body.items
  expect(official).toMatchObject([{ value: 18_000 }])
})

test('a new version holds from its period: older reports keep theirs, and carried figures pass by the mapping', async () => {
  const { body } = await ask('getForm', { form: 'ksz-1' }, specialist)
  const fields = body.content.fields.map((field: { code: string }) => (field.code === 'workers' ? { ...field, code: 'people', was: 'workers' } : field))
  const content = {
    ...body.content,
    fields,
    checks: body.content.checks.filter(({ expression }: { expression: string }) => !expression.includes('workers')),
    ratios: [],
  }
  const publish = (validFrom: string, change: object = {}) =>
    ask('publishForm', { form: 'ksz-1', validFrom, reason: 'People are counted, not workers', content: { ...content, ...change } }, specialist, '2027-01-10')
  expect((await publish('2026-12')).code).toBe('form.opened')
  expect((await publish('2027-Q1')).code).toBe('form.rhythm')
  expect((await ask('publishForm', { form: 'ksz-1', validFrom: '2027-01', reason: 'A head does not design', content }, head)).code).toBe('access.forbidden')
  expect((await publish('2027-01', { checks: [{ ...body.content.checks[0], expression: 'gold > 1.0' }] })).faults.map(({ code }) => code)).toEqual([
    'formula.unknownName',
  ])
  expect((await publish('2027-01')).body).toMatchObject({ version: 2, own: true })
  await openAll('2027-02-02T03:00:00Z')
  const [firm] = firms
  if (firm === undefined) throw new Error('Cannot test: there is no firm')
  const next = await ask('getSubmission', { zone: 'bektemir', id: await reportOf(firm, 'ksz-1', '2027-01') }, firm.head)
  expect([next.body.report.version, next.body.suggested, next.body.context.previous.people]).toEqual([2, { people: 10 }, 10])
  const old = await ask('getSubmission', { zone: 'bektemir', id: await reportOf(firm, 'ksz-1', '2026-12') }, firm.head)
  expect([old.body.report.version, old.body.content.fields[0].code]).toEqual([1, 'workers'])
  expect(
    (await ask('saveSubmissionFields', { zone: 'bektemir', id: next.body.report.id, edits: edits({ workers: 9 }) }, firm.head, '2027-02-03')).faults,
  ).toMatchObject([{ path: 'workers', code: 'form.value.noField' }])
})

test('the sweep reminds the people of the enterprise, once', async () => {
  const [firm] = firms
  if (firm === undefined) throw new Error('Cannot test: there is no firm')
  const person = await makePerson(product, 'rahbar@example.uz', [{ role: 'resident.head', party: firm.party }])
  const cookie = await cookieFor(product, person)
  // 10 February 2027 is a Wednesday; three working days before it is Friday the 5th.
  for (const day of ['2027-02-05', '2027-02-05']) await sweepReporting(product.database, new Date(`${day}T03:00:00Z`), product.equipment)
  const told = (await product.server.inject({ url: '/api/notices', headers: { cookie } })).json()
  expect(told.items.filter(({ values }: { values: Record<string, string> }) => values['period'] === '2027-01').map(({ key }: { key: string }) => key)).toEqual([
    'submission.notice.due',
  ])
})
