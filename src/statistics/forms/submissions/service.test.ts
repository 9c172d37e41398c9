import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#lib/access.ts'
import { inWriting } from '#platform/database/connect.ts'
import { readerOf } from '#platform/database/sql.ts'
import { openTestProduct, type TestProduct } from '../../../../test/support/product.ts'
import { edits, head, makeReporting, MONTH as figures, specialist } from '../../../../test/support/reporting.ts'
import { addResident, addTrainingZone, type Resident } from '../../../../test/support/residents.ts'
import { putValues, refreshFigures } from '../figures/refresh-service.ts'
import { openDue } from './sweep-service.ts'
import { reportingInbox } from './service.ts'

let product: TestProduct
let firms: Resident[]
let inTwo: Resident
let pupils: Resident[]

const { ask, reportOf, fileReport } = makeReporting(() => product)

beforeAll(async () => {
  product = await openTestProduct()
  firms = []
  for (const name of ['Alfa', 'Beta', 'Gamma', 'Delta']) firms.push(await addResident(product, { zone: 'bektemir', name }))
  const [alfa] = firms
  inTwo = await addResident(product, { zone: 'sirgali', name: 'Alfa', party: alfa?.party })
  await addTrainingZone(product, 'bektemir', 'oquv')
  pupils = []
  for (const name of ['P1', 'P2', 'P3']) pupils.push(await addResident(product, { zone: 'oquv', name }))
  for (const zone of ['bektemir', 'sirgali', 'oquv'])
    await inWriting(product.database, async (writer) => ({ keep: true, value: await openDue(writer, zone, zone === 'oquv', new Date('2026-02-05T03:00:00Z')) }))
  await fileReport(firm(0), 'ksz-1', '2026-01', { ...figures, workers: 12 })
})
afterAll(async () => {
  await product.drop()
})

const firm = (index: number): Resident => {
  const found = firms[index]
  if (found === undefined) throw new Error(`Cannot test: there is no firm ${index}`)
  return found
}
const claimsOf = async (measure: string, period: string, subject = 'bektemir') =>
  (await ask('listClaims', { measure, period, subject }, specialist)).body.items.map(({ value, qualifier, source, quote }: Record<string, unknown>) => ({
    value,
    qualifier,
    source,
    quote,
  }))

describe('checking', () => {
  test('a report goes back with remarks by field and is answered within three working days', async () => {
    const id = await reportOf(firm(0), 'ksz-1', '2026-01')
    const remarks = [{ path: 'output', text: 'Is this without VAT?' }]
    expect((await ask('returnSubmission', { zone: 'bektemir', id, remarks }, firm(0).head)).code).toBe('access.forbidden')
    // Thursday 5 February; three working days end on Tuesday 10 February.
    expect((await ask('returnSubmission', { zone: 'bektemir', id, remarks }, specialist)).body).toMatchObject({
      state: 'returned',
      returnedUntil: '2026-02-10',
    })
    expect((await ask('getSubmission', { zone: 'bektemir', id }, firm(0).head)).body.remarks).toMatchObject([
      { path: 'output', text: 'Is this without VAT?', revision: 1 },
    ])
    await ask('saveSubmissionFields', { zone: 'bektemir', id, edits: edits({ output: 510_000 }, 1) }, firm(0).operator)
    expect((await ask('submitSubmission', { zone: 'bektemir', id }, firm(0).head, '2026-02-09')).body).toMatchObject({
      revision: 2,
      state: 'in_check',
      submittedOn: '2026-02-05',
    })
  })
  test('nobody approves what he filled himself', async () => {
    const id = await reportOf(firm(0), 'ksz-1', '2026-01')
    const both: Actor = { ...specialist, id: firm(0).operator.id }
    expect((await ask('approveSubmissions', { zone: 'bektemir', ids: [id] }, both)).code).toBe('submission.ownWork')
    expect((await ask('approveSubmissions', { zone: 'bektemir', ids: ['0190a000-0000-7000-8000-000000000000'] }, specialist)).code).toBe('submission.unknown')
  })
  test('what has fewer than three enterprises makes no public claim; with the third the sum stands as “more than”, with the fourth exactly', async () => {
    await fileReport(firm(1), 'ksz-1', '2026-01', figures)
    await fileReport(firm(2), 'ksz-1', '2026-01', figures)
    await fileReport(firm(3), 'ksz-1', '2026-01', figures, '2026-02-11')
    const ids = await Promise.all([0, 1].map((index) => reportOf(firm(index), 'ksz-1', '2026-01')))
    expect(
      (await ask('approveSubmissions', { zone: 'bektemir', ids }, specialist, '2026-02-11')).body.items.map(({ state }: { state: string }) => state),
    ).toEqual(['approved', 'approved'])
    expect(await claimsOf('workers', '2026-01')).toEqual([])
    await ask('approveSubmissions', { zone: 'bektemir', ids: [await reportOf(firm(2), 'ksz-1', '2026-01')] }, specialist, '2026-02-11')
    expect(await claimsOf('workers', '2026-01')).toEqual([{ value: 32, qualifier: 'more_than', source: 'ksz-1-v1-2026-01', quote: '3 / 4' }])
    await ask('approveSubmissions', { zone: 'bektemir', ids: [await reportOf(firm(3), 'ksz-1', '2026-01')] }, specialist, '2026-02-11')
    expect(await claimsOf('workers', '2026-01')).toEqual([{ value: 42, qualifier: 'exact', source: 'ksz-1-v1-2026-01', quote: '4 / 4' }])
    // 510 000 + 3 · 500 000 thousand soʻm are 2 010 million; 40 m³ of gas at 9.3 kWh are 372.
    expect(await claimsOf('output_mln_som', '2026-01')).toMatchObject([{ value: 2010 }])
    expect(await claimsOf('gas_kwh', '2026-01')).toMatchObject([{ value: 372 }])
  })
  test('official value, indicator, city figure and league table have it at once', async () => {
    const official = await ask('listOfficialValues', { measure: 'workers', period: '2026-01' }, specialist)
    expect(official.body.items).toMatchObject([{ subject: 'bektemir', value: 42, chosenBy: 'only' }])
    const of = async (level: string, subject: string) =>
      (await ask('indicatorValues', { code: 'SOC-01', level, subject, from: '2026-01', to: '2026-01' }, specialist)).body.values[0]
    expect(await of('zone', 'bektemir')).toMatchObject({ value: 42, qualifier: 'exact' })
    // One of the city's eight zones is in: the indicator says so instead of a value, the sum of reports shows what there is.
    expect(await of('region', '1726')).toMatchObject({ covered: 1, due: 8, missing: { code: 'partial' } })
    const sums = (await ask('listReportedFigures', { form: 'ksz-1', period: '2026-01', place: '1726' }, specialist)).body.items
    expect(sums.find(({ subject, field }: { subject: string; field: string }) => subject === '1726' && field === 'workers')).toMatchObject({ approved: 42 })
    const league = await ask('compareZones', { indicator: 'SOC-01', period: '2026-01', place: '1726' }, specialist)
    expect(JSON.stringify(league.body)).toContain('"value":42')
  })
  test('everybody sees sums with their coverage, those who check see them whole', async () => {
    const shown = (await ask('listReportedFigures', { form: 'ksz-1', period: '2026-01', place: '1726' }, specialist)).body
    const of = (body: typeof shown, field: string, subject: string) =>
      body.items.find((one: { subject: string; field: string }) => one.subject === subject && one.field === field)
    // Four of Bektemir are in; the one of Sirgʻali is due too.
    expect(of(shown, 'workers', '1726')).toMatchObject({ approved: 42, withheld: null, approvedCount: 4, dueCount: 5 })
    expect(of(shown, 'export_usd', '1726')).toMatchObject({ approved: 0, withheld: null })
    const full = (await ask('listFullFigures', { form: 'ksz-1', period: '2026-01' }, specialist)).body
    expect(of(full, 'workers', '17')).toMatchObject({ approved: 42 })
    expect((await ask('listFullFigures', { form: 'ksz-1', period: '2026-01' }, firm(0).head)).code).toBe('access.forbidden')
  })
  test('a second zone with one enterprise is hidden, and the first with it: else it would follow from the city', async () => {
    const { id } = await fileReport(inTwo, 'ksz-1', '2026-01', figures)
    await ask('approveSubmissions', { zone: 'sirgali', ids: [id] }, specialist, '2026-02-11')
    const { body } = await ask('listReportedFigures', { form: 'ksz-1', period: '2026-01', field: 'workers', place: '1726' }, specialist)
    const workers = body.items
      .filter(({ field }: { field: string }) => field === 'workers')
      .map(({ subject, approved }: { subject: string; approved: number | null }) => [subject, approved])
    expect(Object.fromEntries(workers)).toMatchObject({ 1726: 52, bektemir: null, sirgali: null })
    expect(await claimsOf('workers', '2026-01')).toMatchObject([{ value: null }])
    expect(await claimsOf('workers', '2026-01', 'sirgali')).toEqual([])
  })
})

describe('a training zone', () => {
  test('has reports and sums of its own, and feeds no claim, figure or rating', async () => {
    const ids: string[] = []
    for (const pupil of pupils) ids.push((await fileReport(pupil, 'ksz-1', '2026-01', { ...figures, workers: 1000 })).id)
    expect((await ask('approveSubmissions', { zone: 'oquv', ids }, specialist, '2026-02-11')).code).toBe('')
    expect(await claimsOf('workers', '2026-01', 'oquv')).toEqual([])
    const { body } = await ask('listFullFigures', { form: 'ksz-1', period: '2026-01' }, specialist)
    expect(body.items.find(({ subject, field }: { subject: string; field: string }) => subject === '17' && field === 'workers')).toMatchObject({ approved: 52 })
    expect(JSON.stringify(body)).not.toContain('oquv')
    const rated = await ask('rate', { method: 'paper-table', place: '1726' }, specialist)
    expect(rated.body.rows.length).toBe(8)
    expect(JSON.stringify(rated.body)).not.toContain('oquv')
    expect((await ask('listOfficialValues', { subject: 'oquv' }, specialist)).body.items).toEqual([])
  })
})

describe('locking and correcting', () => {
  const round = { zone: 'bektemir', form: 'ksz-1', period: '2026-01' }
  test('is for the head; a corrected revision stands beside the old one', async () => {
    expect((await ask('lockReportingRound', round, specialist, '2026-02-16')).code).toBe('access.forbidden')
    expect((await ask('lockReportingRound', round, head, '2026-02-16')).body).toMatchObject({ state: 'locked' })
    expect((await ask('lockReportingRound', round, head, '2026-02-16')).code).toBe('submission.round.locked')
    const id = await reportOf(firm(1), 'ksz-1', '2026-01')
    const reason = 'The enterprise found an error in its books'
    expect((await ask('reopenSubmission', { zone: 'bektemir', id, reason }, specialist)).code).toBe('access.forbidden')
    expect((await ask('reopenSubmission', { zone: 'bektemir', id, reason }, head, '2026-02-17')).body.state).toBe('reopened')
    await ask('saveSubmissionFields', { zone: 'bektemir', id, edits: edits({ workers: 13 }, 1) }, firm(1).operator, '2026-02-17')
    await ask('submitSubmission', { zone: 'bektemir', id }, firm(1).head, '2026-02-17')
    const before = await ask('listFullFigures', { form: 'ksz-1', period: '2026-01', field: 'workers', place: '1726' }, specialist)
    const sum = (answer: typeof before) =>
      answer.body.items.find(({ subject, field }: { subject: string; field: string }) => subject === 'bektemir' && field === 'workers').approved
    expect(sum(before)).toBe(42)
    expect((await ask('approveSubmissions', { zone: 'bektemir', ids: [id] }, specialist, '2026-02-17')).body.items[0]).toMatchObject({
      state: 'locked',
      revision: 2,
      approvedRevision: 2,
    })
    expect(sum(await ask('listFullFigures', { form: 'ksz-1', period: '2026-01', field: 'workers', place: '1726' }, specialist))).toBe(45)
    const first = await ask('getSubmissionRevision', { zone: 'bektemir', id, revision: 1 }, firm(1).head)
    expect([first.body.values.workers, first.body.file.revisions.length]).toEqual([10, 2])
  })
  test('a round with too few approved is not locked', async () => {
    const refused = await ask('lockReportingRound', { ...round, form: 'ksz-2', period: '2025-Q4' }, head, '2026-02-16')
    expect([refused.code, refused.body]).toEqual(['submission.round.coverage', { coverage: 0, limit: 80 }])
  })
})

describe('what is missing', () => {
  test('is estimated after the grace from the last report and the growth of the others, and is marked', async () => {
    await ask('openReportingRound', { zone: 'bektemir', form: 'ksz-1', period: '2026-02' }, specialist, '2026-03-02')
    const ids: string[] = []
    for (const index of [0, 2, 3]) {
      const id = await reportOf(firm(index), 'ksz-1', '2026-02')
      await ask(
        'saveSubmissionFields',
        { zone: 'bektemir', id, edits: edits({ ...figures, workers: index === 0 ? 14 : 11 }) },
        firm(index).operator,
        '2026-03-03',
      )
      const answer = await ask('submitSubmission', { zone: 'bektemir', id }, firm(index).head, '2026-03-03')
      expect(answer.code).toBe('')
      ids.push(id)
    }
    expect((await ask('approveSubmissions', { zone: 'bektemir', ids }, specialist, '2026-03-04')).code).toBe('')
    const round = { zone: 'bektemir', form: 'ksz-1', period: '2026-02' }
    expect((await ask('imputeReportingRound', round, specialist, '2026-03-11')).code).toBe('submission.round.notOverdue')
    // The 10th of March is a Tuesday, grace to the 12th. Beta had 13 workers; the others grew from 12 + 10 + 10 to 14 + 11 + 11: 13 · 36 / 32 = 14.625.
    expect((await ask('imputeReportingRound', round, specialist, '2026-03-13')).body).toMatchObject({ imputedCount: 1, approvedCount: 3 })
    const { body } = await ask('listFullFigures', { form: 'ksz-1', period: '2026-02', field: 'workers', place: '1726264' }, specialist)
    const workers = body.items.find(({ field, level }: { field: string; level: string }) => field === 'workers' && level === 'zone')
    expect([workers.approved, workers.imputed, workers.imputedCount]).toEqual([36, 14.625, 1])
    expect(await claimsOf('workers', '2026-02')).toMatchObject([{ value: 36, qualifier: 'more_than' }])
  })
  test('stays in the inbox of the enterprise, and what is submitted in that of the specialist', async () => {
    const reader = readerOf(product.database.readers)
    const day = (await ask('listSubmissions', { party: firm(1).party, form: 'ksz-1', period: '2026-02' }, firm(1).head)).body.items[0].due
    const mine = await reportingInbox(reader, firm(1).head, day)
    expect(mine.find(({ title }) => title.values['period'] === '2026-02')).toMatchObject({
      waitsFor: 'me',
      due: '2026-03-10',
      action: 'submission.inbox.awaited',
    })
    expect((await reportingInbox(reader, firm(3).head, day)).every(({ party }) => party === firm(3).party)).toBe(true)
    const { id } = await fileReport(firm(1), 'ksz-1', '2026-02', figures, '2026-03-14')
    expect((await reportingInbox(reader, specialist, day)).map((item) => item.id)).toContain(id)
    expect((await reportingInbox(reader, firm(1).head, day)).find((item) => item.id === id)?.waitsFor).toBe('others')
  })
  test('a nil report states nought, and events are reported when they happen', async () => {
    await ask('openReportingRound', { zone: 'bektemir', form: 'ksz-1', period: '2026-03' }, specialist, '2026-04-01')
    const id = await reportOf(firm(0), 'ksz-1', '2026-03')
    expect((await ask('submitSubmission', { zone: 'bektemir', id, nil: true }, firm(0).head, '2026-04-02')).body).toMatchObject({
      nil: true,
      state: 'in_check',
    })
    const event = await ask('openEventSubmission', { zone: 'bektemir', party: firm(0).party }, firm(0).operator, '2026-04-02')
    // Three working days after Thursday 2 April.
    expect(event.body).toMatchObject({ form: 'ksz-e', period: '2026-04', due: '2026-04-07', sequence: 1 })
    expect((await ask('openEventSubmission', { zone: 'bektemir', party: firm(1).party }, firm(0).operator, '2026-04-02')).code).toBe('access.forbidden')
    expect((await ask('submitSubmission', { zone: 'bektemir', id: event.body.id, nil: true }, firm(0).head, '2026-04-02')).faults[0]?.code).toBe(
      'form.check.nilNotAllowed',
    )
  })
})

test('two zones approved at once see each other: the second waits, and hides itself where the first would follow from the city', async () => {
  const now = new Date('2026-06-08T03:00:00Z')
  for (const zone of ['bektemir', 'sirgali'])
    await inWriting(product.database, async (writer) => ({ keep: true, value: await openDue(writer, zone, false, now) }))
  const ids: string[] = []
  for (const index of [0, 1, 2]) ids.push((await fileReport(firm(index), 'ksz-1', '2026-05', figures, '2026-06-05')).id)
  const id = await reportOf(inTwo, 'ksz-1', '2026-05')
  const round = { zone: 'sirgali', form: 'ksz-1', period: '2026-05' }
  let approval: ReturnType<typeof ask> | undefined
  await inWriting(product.database, async (writer) => {
    await putValues(writer, round, [id], [{ report: id, division: '25', field: 'workers', value: 7 }], false)
    await refreshFigures(writer, round, now)
    approval = ask('approveSubmissions', { zone: 'bektemir', ids }, specialist, '2026-06-08')
    // Long enough for an approval that would not wait to be through.
    await new Promise((resolve) => setTimeout(resolve, 1500))
    return { keep: true, value: null }
  })
  expect((await approval)?.body.items).toHaveLength(3)
  expect(await claimsOf('workers', '2026-05')).toEqual([])
})
