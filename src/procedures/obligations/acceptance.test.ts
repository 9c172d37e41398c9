import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyJournal } from '#platform/journal.ts'
import { readerOf } from '#platform/database/sql.ts'
import { openTestProduct, type TestProduct } from '../../../test/support/product.ts'
import { addParticipant, addRegionZone, askAs, attach, EXAMPLE, person, REGION_ZONE, takeStepAs } from '../../../test/support/participant.ts'
import { acceptanceHelpers } from '../../../test/support/acceptance.ts'

let product: TestProduct
beforeAll(async () => {
  product = await openTestProduct()
  await addRegionZone(product)
})
afterAll(async () => {
  await product.drop()
})

const { specialist, head, admin, resident, sweep, caseOf, handInExample, verifyAndConclude } = acceptanceHelpers(() => product)

describe('outside the city of Tashkent', () => {
  test('the directorate accepts in part what the worked example shows, and in full after the cure', async () => {
    const { party } = await addParticipant(product, REGION_ZONE, 'SH-1')
    await sweep('2025-05-30')
    expect(await caseOf(REGION_ZONE, 'SH-1', '2025-05-30')).toBeUndefined()
    await sweep('2025-05-31')
    await Promise.all([sweep('2025-05-31'), sweep('2025-06-01')])
    const one = await caseOf(REGION_ZONE, 'SH-1', '2025-06-02')
    if (one === undefined) throw new Error('no case was opened')
    const all = await askAs(product, specialist, '2025-06-02', 'listCases', { kind: 'acceptance', inZone: REGION_ZONE })
    expect(all.body.items.length).toBe(1)

    const opened = await askAs(product, specialist, '2025-06-02', 'getCase', one)
    // 31.08.2025 is a Sunday and 01.09 Independence Day: the three months end on 02.09.2025.
    expect(opened.body.deadlines.find(({ name }: { name: string }) => name === 'decide')).toMatchObject({
      start: '2025-05-31',
      due: '2025-09-02',
      act: 'VMQ-432',
      mark: 'paper',
    })

    await handInExample(one, party, '2025-06-10', 'a')
    expect(await verifyAndConclude(one, '2025-06-20')).toBe('decision')
    const concluded = await askAs(product, head, '2025-06-20', 'getCase', one)
    expect(concluded.body.sheet.find(({ title }: { title: string }) => title === 'acceptance.part.conclusion').facts[0].value.value).toBeCloseTo(0.92, 12)
    expect(concluded.body.documents.some(({ kind }: { kind: string }) => kind === 'acceptance.conclusion')).toBe(true)

    expect(await takeStepAs(product, specialist, '2025-06-25', one, 'decide', { outcome: 'partial' })).toBe('case.notYours')
    expect(await takeStepAs(product, head, '2025-06-25', one, 'decide', { outcome: 'accepted' })).toBe('acceptance.notFulfilled')
    expect(await takeStepAs(product, head, '2025-06-25', one, 'decide', { outcome: 'notAccepted' })).toBe('acceptance.reasonMissing')
    expect(await takeStepAs(product, head, '2025-06-25', one, 'decide', { outcome: 'partial' })).toBe('signing')
    expect(await takeStepAs(product, head, '2025-06-25', one, 'sign', { signature: '' })).toBe('input.invalid signature input.required')
    expect(await takeStepAs(product, head, '2025-06-25', one, 'sign', { signature: 'test' })).toBe('cure')
    const cured = await askAs(product, resident(party), '2025-06-25', 'getCase', one)
    const act = cured.body.documents.find(({ kind }: { kind: string }) => kind === 'acceptance.act')
    expect(act).toMatchObject({ awaitsSignature: false, signatures: [{ name: 'head', role: 'directorate.head', method: 'test' }] })
    expect((await product.server.inject({ url: `/api/verifications/${act.verification}` })).statusCode).toBe(200)
    // 25.06 + 3 months = 25.09.2025, a Thursday.
    expect(cured.body.deadlines.find(({ name }: { name: string }) => name === 'cure').due).toBe('2025-09-25')
    expect(cured.body.deadlines.find(({ name }: { name: string }) => name === 'decide').metOn).toBe('2025-06-25')

    const actor = resident(party)
    const document = await attach(product, actor, one.zone, 'late', '2025-08-01T07:00:00Z')
    const options: { id: string; said: { values: { item: string } } }[] = cured.body.next.find(({ step }: { step: string }) => step === 'addEvidence').fields[0]
      .options
    const of = (item: string) => options.find(({ said }) => said.values.item === item)?.id
    const late = { document, dated: '2025-07-20', kind: 'invoice', currency: 'UZS' }
    expect(
      await takeStepAs(product, actor, '2025-08-01', one, 'addEvidence', { ...late, obligation: of('invested'), number: 'INV-b', amount: '100000000' }),
    ).toBe('cure')
    expect(
      await takeStepAs(product, actor, '2025-08-01', one, 'addEvidence', {
        document,
        dated: '2025-07-20',
        kind: 'other',
        obligation: of('training'),
        number: 'TR-b',
        amount: '60',
      }),
    ).toBe('cure')
    expect(await takeStepAs(product, actor, '2025-08-01', one, 'handIn')).toBe('verification')
    expect(await verifyAndConclude(one, '2025-08-10')).toBe('decision')
    expect(await takeStepAs(product, head, '2025-08-11', one, 'decide', { outcome: 'accepted' })).toBe('signing')
    expect(await takeStepAs(product, head, '2025-08-11', one, 'sign', { signature: 'test' })).toBe('accepted')

    const board = await askAs(product, specialist, '2025-08-12', 'listObligations', { inZone: REGION_ZONE, status: 'accepted' })
    expect(board.body.items.map(({ item }: { item: string }) => item).toSorted()).toEqual(['invested', 'jobs', 'training'])
    expect((await verifyJournal(readerOf(product.database.readers))).faults).toEqual([])
  })

  test('a term that passed stays over, however late it is met, and counts against the directorate', async () => {
    const { party } = await addParticipant(product, REGION_ZONE, 'SH-2')
    await sweep('2025-06-02')
    const one = await caseOf(REGION_ZONE, 'SH-2', '2025-06-02')
    if (one === undefined) throw new Error('no case was opened')
    await handInExample(one, party, '2025-06-10', 'c')
    expect(await verifyAndConclude(one, '2025-09-10')).toBe('decision')
    const late = await askAs(product, specialist, '2025-09-10', 'listObligations', { inZone: REGION_ZONE, overdue: 'true' })
    expect(late.body.overdue).toBe(3)
    expect(await takeStepAs(product, head, '2025-09-12', one, 'decide', { outcome: 'partial' })).toBe('signing')
    expect(await takeStepAs(product, head, '2025-09-12', one, 'sign', { signature: 'test' })).toBe('cure')
    // SH-1 was decided in its three months, SH-2 was not: one of two, at once and without a rebuild.
    const values = await askAs(product, person('reader', { role: 'public' }), '2025-09-12', 'indicatorValues', { code: 'GOV-05', place: '1727' })
    expect(values.body.values.find(({ subject }: { subject: string }) => subject === REGION_ZONE)).toMatchObject({ value: 50 })
    const { body } = await askAs(product, head, '2026-01-12', 'getCase', one)
    expect(body.deadlines.find(({ name }: { name: string }) => name === 'decide')).toMatchObject({ due: '2025-09-02', metOn: '2025-09-12' })
  })
})

describe('two people at once', () => {
  test('one wins; the other is told by whom the case was moved, and nothing of theirs is kept', async () => {
    await addParticipant(product, REGION_ZONE, 'SH-3')
    await sweep('2025-06-02')
    const one = await caseOf(REGION_ZONE, 'SH-3', '2025-06-02')
    if (one === undefined) throw new Error('no case was opened')
    const input = { ...one, step: 'proceed', version: 1, input: { reason: 'Nothing more will come' } }
    const [first, second] = await Promise.all([
      askAs(product, specialist, '2025-07-10', 'takeCaseStep', { ...input, request: randomUUID() }),
      askAs(product, person('other', { role: 'directorate.specialist' }), '2025-07-10', 'takeCaseStep', { ...input, request: randomUUID() }),
    ])
    expect([first.code, second.code].toSorted()).toEqual(['case.changed', 'ok'])
  })

  test('the same request sent twice is one step', async () => {
    await addParticipant(product, REGION_ZONE, 'SH-4')
    await sweep('2025-06-02')
    const one = await caseOf(REGION_ZONE, 'SH-4', '2025-06-02')
    if (one === undefined) throw new Error('no case was opened')
    const input = { ...one, step: 'proceed', version: 1, request: randomUUID(), input: { reason: 'Nothing more will come' } }
    const twice = await Promise.all([1, 2].map(() => askAs(product, specialist, '2025-07-10', 'takeCaseStep', input)))
    expect(twice.map(({ body }) => body.state)).toEqual(['verification', 'verification'])
    expect((await askAs(product, specialist, '2025-07-10', 'takeCaseStep', input)).body).toMatchObject({ state: 'verification', version: 2 })
  })
})

describe('what is refused', () => {
  test('strangers see no case: another organisation, another zone, the public', async () => {
    const { party } = await addParticipant(product, REGION_ZONE, 'SH-5')
    await sweep('2025-06-02')
    const one = await caseOf(REGION_ZONE, 'SH-5', '2025-06-02')
    if (one === undefined) throw new Error('no case was opened')
    for (const stranger of [resident(randomUUID()), admin('bektemir'), person('nobody')]) {
      const found = await askAs(product, stranger, '2025-06-02', 'getCase', one)
      expect(['case.unknown', 'access.forbidden']).toContain(found.code)
    }
    expect((await askAs(product, resident(party), '2025-06-02', 'getCase', one)).code).toBe('ok')
    expect((await product.server.inject({ url: `/api/zones/${one.zone}/cases/${one.id}` })).statusCode).toBe(401)
  })

  test('a document counts once, even for another contract and written otherwise', async () => {
    const a = await addParticipant(product, REGION_ZONE, 'SH-6', [{ ...(EXAMPLE[0] ?? never()), due: '2025-06-01' }])
    const b = await addParticipant(product, REGION_ZONE, 'SH-7', [{ ...(EXAMPLE[0] ?? never()), due: '2025-06-01' }])
    await sweep('2025-06-02')
    const add = async ({ party }: { party: string }, number: string, contract: string, over: object = {}) => {
      const one = await caseOf(REGION_ZONE, contract, '2025-06-02')
      if (one === undefined) throw new Error('no case was opened')
      const actor = resident(party)
      const { body } = await askAs(product, actor, '2025-06-02', 'getCase', one)
      const obligation = body.next.find(({ step }: { step: string }) => step === 'addEvidence').fields[0].options[0].id
      const document = await attach(product, actor, one.zone, number, '2025-06-02T07:00:00Z')
      return takeStepAs(product, actor, '2025-06-02', one, 'addEvidence', {
        obligation,
        kind: 'invoice',
        number,
        dated: '2025-05-20',
        amount: '100',
        currency: 'UZS',
        document,
        ...over,
      })
    }
    expect(await add(a, 'ИНВ 77/1', 'SH-6')).toBe('evidence')
    expect(await add(b, 'inv-77-1', 'SH-7')).toBe('evidence.countsAlready')
    expect(await add(b, 'INV-78', 'SH-7', { currency: 'USD' })).toBe('rate.unknown')
    expect(await add(b, 'INV-79', 'SH-7', { currency: '' })).toBe('input.invalid currency input.currencyMissing')
    expect(await add(b, 'INV-80', 'SH-7', { dated: '2026-01-01' })).toBe('evidence.inFuture')
    expect(await add(b, 'INV-81', 'SH-7', { amount: 'many' })).toBe('input.invalid amount input.number')
    expect(await add(b, 'INV-82', 'SH-7', { document: randomUUID() })).toBe('document.unknown')
  })

  test('an obligation without due date, with a target of zero, or money without currency is not recorded', async () => {
    const { contract } = await addParticipant(product, REGION_ZONE, 'SH-8')
    const wish = { item: 'invested', target: 0, weight: 1 }
    const { faults } = await askAs(product, specialist, '2025-06-02', 'setObligations', {
      zone: REGION_ZONE,
      contract,
      obligations: [wish],
      reason: 'Amended by agreement',
      signedOn: '2025-06-01',
    })
    expect(faults).toEqual(['obligations.0.target input.targetZero', 'obligations.0.due input.dueMissing', 'obligations.0.currency input.currencyMissing'])
    expect(
      (
        await askAs(product, specialist, '2025-06-02', 'setObligations', {
          zone: REGION_ZONE,
          contract,
          obligations: [{ item: 'jobs', target: 10, weight: 1, due: '2026-01-31' }],
        })
      ).code,
    ).toBe('obligation.amendmentNeeded')
    const amended = {
      zone: REGION_ZONE,
      contract,
      obligations: [{ item: 'jobs', target: 10, weight: 1, due: '2026-01-31' }],
      reason: 'Amended by agreement',
      signedOn: '2025-06-01',
    }
    expect((await askAs(product, specialist, '2025-06-02', 'setObligations', amended)).code).toBe('ok')
    const { body } = await askAs(product, specialist, '2025-06-02', 'getContractObligations', { zone: REGION_ZONE, contract })
    expect(body.items.map(({ status, version }: { status: string; version: number }) => `${status} ${version}`).toSorted()).toEqual([
      'open 2',
      'superseded 1',
      'superseded 1',
      'superseded 1',
    ])
  })
})

const never = (): never => {
  throw new Error('the example has obligations')
}
