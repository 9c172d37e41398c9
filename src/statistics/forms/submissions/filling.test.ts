import { dayOf } from '@sanoat/uzbek'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#lib/access.ts'
import { inWriting } from '#platform/database/connect.ts'
import { readerOf } from '#platform/database/sql.ts'
import { openTestProduct, type TestProduct } from '../../../../test/support/product.ts'
import { edits, makeReporting, MONTH as figures, specialist } from '../../../../test/support/reporting.ts'
import { addResident, addTrainingZone, type Resident } from '../../../../test/support/residents.ts'
import { putKnownFigures } from './context-service.ts'
import { openDue, remindersOn } from './sweep-service.ts'

let product: TestProduct
let firms: Resident[]

const { ask, reportOf } = makeReporting(() => product)

beforeAll(async () => {
  product = await openTestProduct()
  firms = []
  for (const name of ['Alfa', 'Beta', 'Gamma', 'Delta']) firms.push(await addResident(product, { zone: 'bektemir', name }))
  const [alfa] = firms
  await addResident(product, { zone: 'sirgali', name: 'Alfa', party: alfa?.party })
  await addResident(product, { zone: 'bektemir', name: 'Gone', until: '2025-12-31' })
  await addResident(product, { zone: 'bektemir', name: 'Later', since: '2026-02-01' })
  await addTrainingZone(product, 'bektemir', 'oquv')
  for (const name of ['P1', 'P2', 'P3']) await addResident(product, { zone: 'oquv', name })
})
afterAll(async () => {
  await product.drop()
})

const firm = (index: number): Resident => {
  const found = firms[index]
  if (found === undefined) throw new Error(`Cannot test: there is no firm ${index}`)
  return found
}
describe('a round', () => {
  test('is not opened before its period has ended, nor for a form that is not in force', async () => {
    expect((await ask('openReportingRound', { zone: 'bektemir', form: 'ksz-1', period: '2026-02' }, specialist)).code).toBe('submission.round.early')
    expect((await ask('openReportingRound', { zone: 'bektemir', form: 'ksz-1', period: '2026-Q1' }, specialist)).code).toBe('form.notInForce')
    expect((await ask('openReportingRound', { zone: 'nowhere', form: 'ksz-1', period: '2026-01' }, specialist)).code).toBe('zone.unknown')
  })
  test('makes a report due of every enterprise whose residency touches the period; the 10th of February 2026 is a Tuesday', async () => {
    const { body } = await ask('openReportingRound', { zone: 'bektemir', form: 'ksz-1', period: '2026-01' }, specialist)
    // Grace of two working days: Wednesday and Thursday.
    expect(body).toMatchObject({ dueCount: 4, due: '2026-02-10', graceUntil: '2026-02-12', approvedCount: 0 })
  })
  test('the sweep opens the same for every zone, an enterprise in two zones owes one for each; run again it adds nothing', async () => {
    const sweep = () =>
      inWriting(product.database, async (writer) => {
        let added = 0
        for (const zone of ['bektemir', 'sirgali', 'oquv']) added += await openDue(writer, zone, zone === 'oquv', new Date('2026-02-05T03:00:00Z'))
        return { keep: true, value: added }
      })
    // January: Sirgʻali 1 and training 3 (Bektemir stands). The fourth quarter and the year 2025: Bektemir 5 with the one that left on the last day, Sirgʻali 1, training 3.
    expect(await sweep()).toBe(4 + 9 + 9)
    expect(await sweep()).toBe(0)
    const { body } = await ask('listSubmissions', { party: firm(0).party, period: '2026-01' }, firm(0).head)
    expect(body.items.map(({ zone }: { zone: string }) => zone).toSorted()).toEqual(['bektemir', 'sirgali'])
  })
  test('three working days before the due day the enterprise is reminded, and on the last day of grace', async () => {
    const on = async (day: string) =>
      (await remindersOn(readerOf(product.database.readers), dayOf(day))).filter(({ zone, form }) => zone === 'bektemir' && form === 'ksz-1')
    expect((await on('2026-02-05')).map(({ late }) => late)).toEqual([false, false, false, false])
    expect((await on('2026-02-06')).length).toBe(0)
    expect((await on('2026-02-12')).map(({ late }) => late)).toEqual([true, true, true, true])
  })
})

describe('filling', () => {
  test('is for the enterprise alone: to others its report does not exist', async () => {
    const id = await reportOf(firm(0), 'ksz-1', '2026-01')
    const wish = { zone: 'bektemir', id, edits: edits({ workers: 10 }) }
    expect((await ask('saveSubmissionFields', wish, firm(1).operator)).code).toBe('submission.unknown')
    expect((await ask('getSubmission', { zone: 'bektemir', id }, firm(1).head)).code).toBe('submission.unknown')
    expect((await ask('saveSubmissionFields', { ...wish, zone: 'sirgali' }, firm(0).operator)).code).toBe('submission.unknown')
    expect((await ask('saveSubmissionFields', wish, specialist)).code).toBe('access.forbidden')
    expect((await ask('listSubmissions', {}, firm(1).head)).body.items.every(({ party }: { party: string }) => party === firm(1).party)).toBe(true)
    expect((await ask('saveSubmissionFields', { ...wish, id: 'ffff' }, firm(0).operator)).code).toBe('submission.unknown')
  })
  test('takes nothing in part: a field that does not exist or a text for a number refuses all', async () => {
    const id = await reportOf(firm(0), 'ksz-1', '2026-01')
    const refused = await ask('saveSubmissionFields', { zone: 'bektemir', id, edits: edits({ workers: 10, gold: 1, output: 'much' }) }, firm(0).operator)
    expect([refused.code, refused.faults.map(({ path, code }) => `${path} ${code}`)]).toEqual([
      'submission.fields',
      ['gold form.value.noField', 'output form.value.number'],
    ])
    expect((await ask('getSubmission', { zone: 'bektemir', id }, firm(0).operator)).body.fields).toEqual([])
  })
  test('merges two editors field by field, and tells the one who comes second to the same field', async () => {
    const id = await reportOf(firm(0), 'ksz-1', '2026-01')
    const save = (who: Actor, list: object[]) => ask('saveSubmissionFields', { zone: 'bektemir', id, edits: list }, who)
    expect((await save(firm(0).operator, edits({ workers: 10, output: 500_000 }))).body).toMatchObject({ state: 'draft', conflicts: [] })
    const second = await save(firm(0).head, edits({ workers: 12, water: 5 }))
    expect(second.body.saved).toEqual([{ path: 'water', version: 1 }])
    expect(second.body.conflicts).toMatchObject([{ path: 'workers', yours: 12, theirs: 10, version: 1, by: 'Alfa operator' }])
    expect((await save(firm(0).head, edits({ workers: 12 }, 1))).body.saved).toEqual([{ path: 'workers', version: 2 }])
    // The same request again, because its answer was lost on the way.
    expect((await save(firm(0).head, edits({ workers: 12 }, 1))).body).toMatchObject({ saved: [{ path: 'workers', version: 2 }], conflicts: [] })
  })
  test('two who save at once both have their fields', async () => {
    const id = await reportOf(firm(1), 'ksz-1', '2026-01')
    await Promise.all(
      Object.entries(figures).map(([path, value]) => ask('saveSubmissionFields', { zone: 'bektemir', id, edits: edits({ [path]: value }) }, firm(1).operator)),
    )
    const { body } = await ask('getSubmission', { zone: 'bektemir', id }, firm(1).operator)
    expect(Object.fromEntries(body.fields.map(({ path, value }: { path: string; value: number }) => [path, value]))).toEqual(figures)
  })
  test('only the head submits; errors are told by field, and a report is not submitted with them', async () => {
    const id = await reportOf(firm(0), 'ksz-1', '2026-01')
    expect((await ask('submitSubmission', { zone: 'bektemir', id }, firm(0).operator)).code).toBe('submission.headSigns')
    const refused = await ask('submitSubmission', { zone: 'bektemir', id }, firm(0).head)
    expect(refused.code).toBe('submission.errors')
    expect(refused.faults.find(({ path }) => path === 'sales')?.code).toBe('form.check.mandatory')
    await ask('saveSubmissionFields', { zone: 'bektemir', id, edits: edits({ ...figures, workers: 12, export_som: 450_001 }, 0) }, firm(0).operator)
    const above = await ask('submitSubmission', { zone: 'bektemir', id }, firm(0).head)
    expect(above.faults).toMatchObject([{ path: 'export_som', code: 'form.check.rule', expected: 'Exports cannot exceed sales' }])
  })
  test('a warning needs a comment', async () => {
    const id = await reportOf(firm(0), 'ksz-1', '2026-01')
    await inWriting(product.database, async (writer) => ({
      keep: true,
      value: await putKnownFigures(
        writer,
        [{ zone: 'bektemir', party: firm(0).party, period: '2026-01', field: 'electricity', value: 1000, origin: 'telemetry' }],
        new Date('2026-02-01T00:00:00Z'),
      ),
    }))
    await ask('saveSubmissionFields', { zone: 'bektemir', id, edits: [{ path: 'export_som', value: 0, base: 1 }] }, firm(0).operator)
    const silent = await ask('submitSubmission', { zone: 'bektemir', id }, firm(0).head)
    expect([silent.code, silent.faults.map(({ path }) => path)]).toEqual(['submission.unexplained', ['electricity']])
    await ask(
      'saveSubmissionFields',
      { zone: 'bektemir', id, edits: [{ path: 'why.meter_electricity.electricity', value: 'The meter was changed on the 12th', base: 0 }] },
      firm(0).operator,
    )
    expect((await ask('submitSubmission', { zone: 'bektemir', id }, firm(0).head)).body).toMatchObject({
      state: 'in_check',
      revision: 1,
      submittedOn: '2026-02-05',
    })
    expect((await ask('saveSubmissionFields', { zone: 'bektemir', id, edits: edits({ water: 6 }, 1) }, firm(0).operator)).code).toBe('submission.wrongState')
  })
})
