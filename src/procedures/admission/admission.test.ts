import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#lib/access.ts'
import { expectOk } from '#lib/result.ts'
import { inWriting } from '#platform/database/connect.ts'
import { createParty } from '#registers/parties/service.ts'
import { caseSweep } from '../../procedures.ts'
import { addLot } from '../../../test/support/lots.ts'
import { addPeople, addRegionZone, askAs, attach, person, REGION_ZONE, takeStepAs } from '../../../test/support/participant.ts'
import { openTestProduct, type TestProduct } from '../../../test/support/product.ts'

let product: TestProduct
beforeAll(async () => {
  product = await openTestProduct()
  await addRegionZone(product)
})
afterAll(() => product.drop())

const specialist = person('specialist', { role: 'directorate.specialist' })
const head = person('head', { role: 'directorate.head' })
const customs = person('customs', { role: 'customs.officer' })
const tax = person('tax', { role: 'tax.officer' })
const utility = person('utility', { role: 'utility.officer' })
const hokimiyat = person('hokimiyat', { role: 'hokimiyat.officer' })
const sweep = (day: string) => caseSweep(product.database, new Date(`${day}T07:00:00Z`), product.equipment)

type Case = { readonly zone: string; readonly id: string }

/** An organisation that applies, with the person who acts for it. */
async function addInvestor(name: string): Promise<{ party: string; actor: Actor }> {
  const names = { uz: name, 'uz-Cyrl': name, ru: name, en: name }
  const wish = { kind: 'investor' as const, names, stir: null, place: null, training: false }
  const party = await inWriting(product.database, async (writer) => ({
    keep: true,
    value: expectOk(await createParty(writer, wish, new Date('2025-06-01T00:00:00Z')), 'add an investor').id,
  }))
  const actor = person(`investor ${name}`, { role: 'investor', party })
  await addPeople(product, [actor])
  return { party, actor }
}

const APPLICATION = {
  kind: 'place',
  project: 'Biscuits',
  ifut: '10720',
  products: 'Biscuits, 1905',
  landNeed: '6 000',
  investment: '8 000 000 000',
  ownFunds: '3 000 000 000',
  jobs: '60',
  exportShare: '30',
  environment: 'III',
  startsOn: '2025-09-01',
  finishesOn: '2026-12-31',
}

async function apply({ party, actor }: { party: string; actor: Actor }, day: string, over: object) {
  const [plan, charter] = [
    await attach(product, actor, REGION_ZONE, 'plan', `${day}T07:00:00Z`),
    await attach(product, actor, REGION_ZONE, 'charter', `${day}T07:00:00Z`),
  ]
  const input = { ...APPLICATION, plan, charter, ...over }
  return { ...(await askAs(product, actor, day, 'openCase', { zone: REGION_ZONE, kind: 'admission', party, request: randomUUID(), input })), input }
}
const obligation = (over: object = {}) => ({
  item: 'invested',
  description: '',
  target: '8000000000',
  currency: 'UZS',
  weight: '0.6',
  due: '2026-12-31',
  mandatory: true,
  ...over,
})

describe('an application that is at fault', () => {
  test('is told every fault at once, by field', async () => {
    const investor = await addInvestor('Faulty')
    const lot = await addLot(product, REGION_ZONE, 'F-1', 5000, ['25'])
    const refused = await apply(investor, '2025-06-16', { lot, finishesOn: '2025-08-31', ownFunds: '9 000 000 000', headJshshir: '30101901234560' })
    expect(refused.code).toBe('input.invalid')
    expect(refused.faults.toSorted()).toEqual([
      'finishesOn input.finishBeforeStart',
      'headJshshir input.jshshir.checkDigit',
      'ifut input.activityNotAllowed',
      'landNeed input.moreThanLot',
      'ownFunds input.partAboveWhole',
    ])
    expect((await apply(investor, '2025-06-16', { lot: randomUUID() })).code).toBe('lot.unknown')
    expect((await apply(investor, '2025-06-16', { plan: '', jobs: '1.5' })).faults).toEqual(['jobs input.whole', 'plan input.documentMissing'])
  })

  test('is not opened for somebody else, nor a second time for the same lot', async () => {
    const [investor, other] = [await addInvestor('First'), await addInvestor('Second')]
    const lot = await addLot(product, REGION_ZONE, 'F-2', 9000)
    expect((await apply(investor, '2025-06-16', { lot })).code).toBe('ok')
    expect((await apply(investor, '2025-06-16', { lot })).code).toBe('admission.runs')
    expect((await apply(other, '2025-06-16', { lot })).code).toBe('ok')
    expect((await apply({ party: investor.party, actor: other.actor }, '2025-06-16', { lot: '' })).code).toBe('case.notYours')
  })
})

describe('an application that goes through', () => {
  test('is returned, handed in again, judged by agencies of which one is silent, scored, decided, signed by both sides', async () => {
    const investor = await addInvestor('Biscuit')
    const lot = await addLot(product, REGION_ZONE, 'A-7', 8000, ['10', '25'])
    const sent = await apply(investor, '2025-06-16', { lot })
    const one: Case = { zone: REGION_ZONE, id: String(sent.body.id) }
    const step = (actor: Actor, day: string, name: string, input: object = {}) => takeStepAs(product, actor, day, one, name, input)
    const read = async (actor: Actor, day: string) => (await askAs(product, actor, day, 'getCase', one)).body
    const part = (body: { sheet: { title: string }[] }, name: string) => body.sheet.find(({ title }) => title === `admission.part.${name}`)

    // Two working days from Monday 16.06.2025; ten for the decision: 30.06.
    const begun = await read(specialist, '2025-06-16')
    expect(begun.deadlines.map(({ name, due }: { name: string; due: string }) => `${name} ${due}`).toSorted()).toEqual([
      'completeness 2025-06-18',
      'decision 2025-06-30',
    ])
    expect(await step(specialist, '2025-06-17', 'returnFile', { faults: [] })).toBe('input.invalid faults input.emptyList')
    expect(
      await step(specialist, '2025-06-17', 'returnFile', {
        faults: [
          { field: 'plan', fault: 'Pages are missing' },
          { field: 'project', fault: '' },
        ],
      }),
    ).toBe('input.invalid faults.1.fault input.required')
    expect(await step(specialist, '2025-06-17', 'returnFile', { faults: [{ field: 'plan', fault: 'Pages are missing' }] })).toBe('returned')
    expect(part(await read(investor.actor, '2025-06-17'), 'faults')).toMatchObject({
      table: { rows: [[{ said: { key: 'admission.field.plan' } }, { text: 'Pages are missing' }]] },
    })
    expect(await step(investor.actor, '2025-06-17', 'handInAgain', { ...sent.input, landNeed: '9000' })).toBe('input.invalid landNeed input.moreThanLot')
    expect(await step(investor.actor, '2025-06-17', 'handInAgain', sent.input)).toBe('submitted')
    expect(await step(specialist, '2025-06-18', 'acceptFile')).toBe('review')

    expect(await step(customs, '2025-06-19', 'opine', { opinion: 'against' })).toBe('input.invalid reason input.reason')
    expect(await step(customs, '2025-06-19', 'opine', { opinion: 'agreed' })).toBe('review')
    expect(await step(customs, '2025-06-19', 'opine', { opinion: 'agreed' })).toBe('case.takenAlready')
    expect(await step(utility, '2025-06-19', 'opine', { opinion: 'agreedWithConditions', reason: 'Own substation' })).toBe('review')
    expect(await step(hokimiyat, '2025-06-20', 'opine', { opinion: 'agreed' })).toBe('review')
    expect(await step(specialist, '2025-06-20', 'silence')).toBe('case.notYours')
    // Five working days from 18.06 end on 25.06: silence counts from the day after, and once.
    await sweep('2025-06-25')
    expect((await read(specialist, '2025-06-25')).case.state).toBe('review')
    await Promise.all([sweep('2025-06-26'), sweep('2025-06-26')])
    const heard = await read(investor.actor, '2025-06-26')
    expect(heard.case.state).toBe('decision')
    expect(JSON.stringify(part(heard, 'opinions'))).toContain('admission.opinion.silent')
    expect(await step(tax, '2025-06-26', 'opine', { opinion: 'agreed' })).toBe('case.wrongState')

    expect(await step(head, '2025-06-26', 'decide', { decision: 'approve' })).toBe('admission.notScored')
    expect(await step(specialist, '2025-06-26', 'score', { technology: '101', cooperation: '60', readiness: '70' })).toBe(
      'input.invalid technology input.too_big',
    )
    const both = person('both', { role: 'directorate.specialist' }, { role: 'directorate.head' })
    expect(await step(both, '2025-06-26', 'score', { technology: '80', cooperation: '60', readiness: '70' })).toBe('decision')
    expect(await step(both, '2025-06-26', 'decide', { decision: 'approve' })).toBe('case.ownWork')
    expect(await step(specialist, '2025-06-26', 'score', { technology: '90', cooperation: '60', readiness: '70' })).toBe('admission.scored')
    // 25·1 + 20·1 + 15·0.3 + 15·0.8 + 10·0.375 + 10·0.6 + 5·0.7 = 74.75 of 100.
    expect(part(await read(investor.actor, '2025-06-26'), 'score')).toMatchObject({ facts: [{ value: { value: 0.7475 } }, {}] })
    expect(await step(head, '2025-06-27', 'decide', { decision: 'reject', reason: 'It does not fit here' })).toBe('input.invalid norm input.normMissing')
    expect(await step(head, '2025-06-27', 'decide', { decision: 'approve' })).toBe('contract')

    const draft = {
      number: 'SH-9',
      leaseNumber: 'IJ-9',
      lot,
      rent: '120 000 000',
      obligations: [obligation(), obligation({ item: 'jobs', target: '60', currency: '', weight: '0.4' })],
    }
    expect(await step(specialist, '2025-06-27', 'draftContract', { ...draft, obligations: [obligation(), obligation({ currency: '' })] })).toBe(
      'input.invalid obligations.1.currency input.currencyMissing',
    )
    expect(await step(specialist, '2025-06-27', 'draftContract', draft)).toBe('signing')
    expect(await step(specialist, '2025-06-27', 'reviseContract', { reason: 'The rent was mistyped' })).toBe('contract')
    expect(await step(specialist, '2025-06-27', 'draftContract', draft)).toBe('signing')
    expect(await step(head, '2025-06-28', 'sign', { signature: 'test' })).toBe('signing')
    expect(await step(specialist, '2025-06-28', 'reviseContract', { reason: 'The rent was mistyped' })).toBe('admission.signedAlready')
    expect(await step(investor.actor, '2025-06-28', 'sign', { signature: 'test' })).toBe('participant')

    const party = await askAs(product, specialist, '2025-06-29', 'getEnterprise', { party: investor.party })
    expect(party.code).toBe('ok')
    expect((await askAs(product, specialist, '2025-06-29', 'getLot', { zone: REGION_ZONE, lot })).body.lot.status).toBe('allocated')
    const residents = await askAs(product, specialist, '2025-06-29', 'listResidents', { zone: REGION_ZONE })
    expect(JSON.stringify(residents.body)).toContain(investor.party)
    const board = await askAs(product, specialist, '2025-06-29', 'listObligations', { inZone: REGION_ZONE })
    expect(board.body.items.map(({ item, contractNumber }: { item: string; contractNumber: string }) => `${contractNumber} ${item}`).toSorted()).toEqual([
      'SH-9 invested',
      'SH-9 jobs',
    ])
    const ended = await read(specialist, '2025-06-29')
    expect(ended.documents.filter(({ awaitsSignature }: { awaitsSignature: boolean }) => awaitsSignature)).toEqual([])
  })
})
