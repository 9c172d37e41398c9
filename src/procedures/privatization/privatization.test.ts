import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectOk } from '#lib/result.ts'
import { asDay } from '#lib/terms.ts'
import { inWriting } from '#platform/database/connect.ts'
import type { Writer } from '#platform/database/sql.ts'
import { addEncumbrance, addLedgerEntry, liftEncumbrance } from '#registers/contracts/service.ts'
import { acceptanceHelpers } from '../../../test/support/acceptance.ts'
import { addLot, bringIntoOperation, occupyLot } from '../../../test/support/lots.ts'
import { addParticipant, addRegionZone, askAs, attach, EXAMPLE, person, REGION_ZONE, takeStepAs } from '../../../test/support/participant.ts'
import { openTestProduct, type TestProduct } from '../../../test/support/product.ts'

let product: TestProduct
beforeAll(async () => {
  product = await openTestProduct()
  await addRegionZone(product)
})
afterAll(() => product.drop())

const { specialist, head, resident, acceptInvestment, sweep } = acceptanceHelpers(() => product)
const officer = person('officer', { role: 'daba.officer' })
const valuer = person('valuer', { role: 'valuer' })
const INVESTED = EXAMPLE.filter(({ item }) => item === 'invested').map((one) => ({ ...one, weight: 1 }))
const writing = (change: (writer: Writer) => Promise<void>) =>
  inWriting(product.database, async (writer) => {
    await change(writer)
    return { keep: true, value: undefined }
  })

type Participant = { readonly party: string; readonly contract: string }
type Case = { readonly zone: string; readonly id: string }

async function ask(participant: Participant, day: string, over: object = {}) {
  const actor = resident(participant.party)
  const extract = await attach(product, actor, REGION_ZONE, 'extract', `${day}T07:00:00Z`)
  const input = { contract: participant.contract, cadastralNumber: '11:07:40:01:02:0015', extract, ...over }
  return askAs(product, actor, day, 'openCase', { zone: REGION_ZONE, kind: 'privatization', party: participant.party, request: randomUUID(), input })
}
const opened = async (participant: Participant, day: string): Promise<Case> => {
  const { code, body } = await ask(participant, day)
  if (code !== 'ok') throw new Error(`Cannot ask for privatization: ${code}`)
  return { zone: REGION_ZONE, id: String(body.id) }
}
const valuation = async (day: string, over: object = {}) => {
  const report = await attach(product, valuer, REGION_ZONE, 'report', `${day}T07:00:00Z`)
  return { value: '500 000 000', valuedOn: day, method: 'Comparison', licence: 'BB-0123', licenceUntil: '2027-01-01', report, ...over }
}
const APPRAISED = { strategy: 'appraised', act: 'VMQ-432', instalments: '12' }

describe('a participant whose obligations are accepted', () => {
  test('buys the land in twelve instalments, and the lot becomes theirs', async () => {
    const lot = await addLot(product, REGION_ZONE, 'A-1', 8000)
    const participant = await addParticipant(product, REGION_ZONE, 'P-1', INVESTED, lot)
    await occupyLot(product, REGION_ZONE, lot, participant)
    await acceptInvestment(REGION_ZONE, 'P-1', participant.party)
    const one = await opened(participant, '2025-07-01')
    const step = (actor: typeof officer, day: string, name: string, input: object = {}) => takeStepAs(product, actor, day, one, name, input)
    const owner = resident(participant.party)

    expect(await step(specialist, '2025-07-02', 'checkFile')).toBe('privatization.notOperating')
    await bringIntoOperation(product, REGION_ZONE, lot)
    expect(await step(owner, '2025-07-02', 'checkFile')).toBe('case.notYours')
    expect(await step(specialist, '2025-07-02', 'checkFile')).toBe('valuation')
    expect(await step(valuer, '2025-07-03', 'value', await valuation('2025-07-03', { licenceUntil: '2025-07-02' }))).toBe('privatization.licenceExpired')
    expect(await step(valuer, '2025-07-03', 'value', await valuation('2025-07-03', { valuedOn: '2025-07-04' }))).toBe('privatization.valuedInFuture')
    expect(await step(valuer, '2025-07-03', 'value', await valuation('2025-07-03'))).toBe('price')
    expect(await step(specialist, '2025-07-04', 'proposePrice', { ...APPRAISED, instalments: '13' })).toBe('privatization.tooManyInstalments')
    expect(await step(specialist, '2025-07-04', 'proposePrice', { ...APPRAISED, strategy: 'landTax', base: '1000' })).toBe('privatization.multiplierMissing')
    expect(await step(specialist, '2025-07-04', 'proposePrice', APPRAISED)).toBe('priceDecision')
    expect(await step(head, '2025-07-05', 'decidePrice', { decision: 'return' })).toBe('input.invalid reason input.required')
    expect(await step(head, '2025-07-05', 'decidePrice', { decision: 'confirm' })).toBe('order')
    expect(await step(officer, '2025-07-07', 'order', { orderNumber: '17' })).toBe('orderSigning')
    expect(await step(officer, '2025-07-07', 'signOrder', { signature: 'test' })).toBe('contract')
    expect(await step(officer, '2025-07-08', 'draftContract', { contractNumber: 'S-17', firstDue: '2025-07-07' })).toBe('privatization.firstDuePast')
    expect(await step(officer, '2025-07-08', 'draftContract', { contractNumber: 'S-17', firstDue: '2025-07-31' })).toBe('contractSigning')
    expect(await step(officer, '2025-07-08', 'signContract', { signature: 'test' })).toBe('contractSigning')
    expect(await step(officer, '2025-07-08', 'signContract', { signature: 'test' })).toBe('case.takenAlready')
    expect(await step(owner, '2025-07-09', 'signContract', { signature: 'test' })).toBe('paying')

    const receipt = await attach(product, officer, REGION_ZONE, 'receipt', '2025-07-31T07:00:00Z')
    const pay = (amount: string, day = '2025-07-31') => step(officer, day, 'recordPayment', { amount, paidOn: day, document: receipt })
    expect(await pay('500 000 001')).toBe('privatization.overpaid')
    expect(await step(officer, '2025-07-31', 'cancel', { norm: 'FK 386', reason: 'Not paid' })).toBe('privatization.nothingOverdue')
    expect(await pay('41 666 666')).toBe('paying')
    expect(await pay('458 333 335', '2025-08-20')).toBe('privatization.overpaid')
    expect(await pay('458 333 334', '2025-08-20')).toBe('title')
    const extract = await attach(product, officer, REGION_ZONE, 'title', '2025-08-25T07:00:00Z')
    const title = { registrationNumber: 'R-1', registeredOn: '2025-08-25', extract }
    expect(await step(officer, '2025-08-24', 'registerTitle', title)).toBe('privatization.registeredInFuture')
    expect(await step(officer, '2025-08-25', 'registerTitle', title)).toBe('closed')
    expect((await askAs(product, specialist, '2025-08-25', 'getLot', { zone: REGION_ZONE, lot })).body.lot.status).toBe('owned')

    const { body } = await askAs(product, owner, '2025-08-25', 'getCase', one)
    expect(body.documents.filter(({ awaitsSignature }: { awaitsSignature: boolean }) => awaitsSignature)).toEqual([])
    const sale = body.documents.find(({ kind }: { kind: string }) => kind === 'privatization.contract')
    expect(sale.signatures.map(({ role }: { role: string }) => role).toSorted()).toEqual(['daba.officer', 'resident.head'])
    const register = await askAs(product, person('anybody'), '2025-08-26', 'listPrivatizations', { inZone: REGION_ZONE })
    expect(register.body.items).toMatchObject([{ contractNumber: 'P-1', orderNumber: '17', price: 500_000_000_00, state: 'closed' }])
  })

  test('is refused while arrears, a pledge or another request stands against it, and goes on when they are gone', async () => {
    const participant = await addParticipant(product, REGION_ZONE, 'P-2', INVESTED)
    await acceptInvestment(REGION_ZONE, 'P-2', participant.party)
    const one = await opened(participant, '2025-07-01')
    expect((await ask(participant, '2025-07-01')).code).toBe('privatization.runs')
    const check = (day: string) => takeStepAs(product, specialist, day, one, 'checkFile')
    const owed = { kind: 'rent' as const, currency: 'UZS', document: null, note: '' }
    const named = { zone: REGION_ZONE, id: participant.contract }
    const at = new Date('2025-07-01T07:00:00Z')
    await writing(async (writer) => {
      expectOk(await addLedgerEntry(writer, named, { ...owed, dueOn: '2025-05-01', amount: 12_500_000_00 }, at), 'owe rent')
    })
    expect(await check('2025-07-02')).toBe('privatization.arrears')
    const shown = await askAs(product, specialist, '2025-07-02', 'getCase', one)
    expect(shown.body.next.find(({ step }: { step: string }) => step === 'checkFile').refusal).toMatchObject({
      code: 'privatization.arrears',
      text: 'Arrears of 12,500,000 soʻm stand under the contracts of the participant (VMQ-432). They must be paid first; then take this step again.',
    })
    let pledge = ''
    await writing(async (writer) => {
      expectOk(await addLedgerEntry(writer, named, { ...owed, kind: 'payment', dueOn: '2025-07-02', amount: -12_500_000_00 }, at), 'pay')
      const wish = { lot: null, contract: participant.contract, kind: 'pledge' as const, since: asDay('2025-07-01'), until: null, ground: 'Bank 7' }
      pledge = expectOk(await addEncumbrance(writer, REGION_ZONE, wish, at), 'pledge').id
    })
    expect(await check('2025-07-03')).toBe('privatization.encumbered')
    const barred = await askAs(product, specialist, '2025-07-03', 'getCase', one)
    expect(barred.body.next.find(({ step }: { step: string }) => step === 'checkFile').refusal.text).toContain(
      'Since 1 July 2025 there is on the land: a pledge',
    )
    await writing(async (writer) => {
      expectOk(await liftEncumbrance(writer, REGION_ZONE, pledge, '2025-07-03'), 'lift')
    })
    expect(await check('2025-07-04')).toBe('valuation')

    // Nobody decides on their own proposal, whatever roles they hold.
    const both = person('both', { role: 'directorate.specialist' }, { role: 'directorate.head' })
    expect(await takeStepAs(product, valuer, '2025-07-04', one, 'value', await valuation('2025-07-04'))).toBe('price')
    expect(await takeStepAs(product, both, '2026-01-06', one, 'proposePrice', APPRAISED)).toBe('privatization.valuationOld')
    expect(await takeStepAs(product, both, '2025-07-05', one, 'proposePrice', APPRAISED)).toBe('priceDecision')
    expect(await takeStepAs(product, both, '2025-07-06', one, 'decidePrice', { decision: 'confirm' })).toBe('case.ownWork')
    expect(await takeStepAs(product, head, '2025-07-06', one, 'decidePrice', { decision: 'return', reason: 'Another way of payment' })).toBe('price')
  })
})

describe('nobody else', () => {
  test('asks while acceptance is open, without an accepted act, or under the contract of another', async () => {
    const open = await addParticipant(product, REGION_ZONE, 'P-3', INVESTED)
    const later = await addParticipant(
      product,
      REGION_ZONE,
      'P-4',
      INVESTED.map((one) => ({ ...one, due: '2027-05-31' })),
    )
    await sweep('2025-06-02')
    expect(await takeStepAs(product, specialist, '2025-06-04', await opened(open, '2025-06-03'), 'checkFile')).toBe('privatization.acceptanceOpen')
    expect(await takeStepAs(product, specialist, '2025-06-04', await opened(later, '2025-06-03'), 'checkFile')).toBe('privatization.notAccepted')
    expect((await ask(later, '2025-06-03', { contract: open.contract })).code).toBe('contract.unknown')
    expect((await ask(later, '2025-06-03', { contract: 'none' })).code).toBe('contract.unknown')
    expect((await ask(later, '2025-06-03', { extract: '' })).faults).toEqual(['extract input.documentMissing'])
  })
})
