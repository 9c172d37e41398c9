import { afterAll, beforeAll, expect, test } from 'vitest'
import { grantsOf, type Actor } from '#lib/access.ts'
import { inWriting } from '#platform/database/connect.ts'
import { readerOf, type Writer } from '#platform/database/sql.ts'
import { createParty } from '#registers/parties/service.ts'
import { expectOk, type Result } from '#lib/result.ts'
import { openTestProduct, type TestProduct } from '../../../test/support/product.ts'
import * as contracts from './service.ts'

let product: TestProduct
let party = ''
beforeAll(async () => {
  product = await openTestProduct()
  const names = { uz: 'Korxona', 'uz-Cyrl': 'Корхона', ru: 'Предприятие', en: 'Enterprise' }
  party = expectOk(await save((writer) => createParty(writer, { kind: 'enterprise', names, stir: null, place: null, training: false }, NOW)), 'add a party').id
})
afterAll(() => product.drop())

const NOW = new Date('2026-01-10T07:00:00Z')
const save = <T>(change: (writer: Writer) => Promise<Result<T>>): Promise<Result<T>> =>
  inWriting(product.database, async (writer) => {
    const result = await change(writer)
    return { keep: result.ok, value: result }
  })
const codeOf = (result: Result<unknown>): string => (result.ok ? 'ok' : result.code)

let made = 0
const draft = (more: Partial<contracts.NewContract> = {}) => {
  made += 1
  const wish = {
    zone: 'sirgali',
    party,
    kind: 'lease',
    number: `L-${made}`,
    startsOn: null,
    endsOn: null,
    lot: null,
    amount: null,
    currency: 'UZS',
    parameterDay: '2026-01-10',
  } as const
  return save((writer) => contracts.createContract(writer, { ...wish, ...more }, NOW))
}

test('a contract goes from draft to signed, is amended into a second version, and ends before its term', async () => {
  const { zone, id } = expectOk(await draft({ endsOn: '2035-12-31', amount: 100_000 }), 'draft')
  const named = { zone, id }
  expect(codeOf(await save((writer) => contracts.amendContract(writer, { ...named, signedOn: '2026-02-01', reason: 'Too early' }, NOW)))).toBe(
    'contract.wrongState',
  )
  expect(expectOk(await save((writer) => contracts.signContract(writer, { ...named, signedOn: '2026-01-15' })), 'sign')).toMatchObject({
    state: 'active',
    startsOn: '2026-01-15',
    version: 1,
  })
  expect(codeOf(await save((writer) => contracts.signContract(writer, { ...named, signedOn: '2026-01-15' })))).toBe('contract.wrongState')
  const amendment = { ...named, signedOn: '2026-06-01', reason: 'Longer term', endsOn: '2040-12-31' }
  expect(expectOk(await save((writer) => contracts.amendContract(writer, amendment, NOW)), 'amend')).toMatchObject({
    version: 2,
    endsOn: '2040-12-31',
    amount: 100_000,
  })
  expect(codeOf(await save((writer) => contracts.amendContract(writer, { ...amendment, signedOn: '2026-01-14' }, NOW)))).toBe('contract.amendedBefore')
  const reader = readerOf(product.database.readers)
  expect(await contracts.versionsOfContract(reader, zone, id)).toMatchObject([
    { version: 1, signedOn: '2026-01-15', endsOn: '2035-12-31' },
    { version: 2, signedOn: '2026-06-01', endsOn: '2040-12-31', reason: 'Longer term' },
  ])
  expect(codeOf(await save((writer) => contracts.terminateContract(writer, { ...named, on: '2025-12-31', ground: 'Breach' })))).toBe('contract.endedBefore')
  expect(expectOk(await save((writer) => contracts.terminateContract(writer, { ...named, on: '2027-01-01', ground: 'Breach' })), 'end')).toMatchObject({
    state: 'terminated',
  })
  expect(codeOf(await save((writer) => contracts.terminateContract(writer, { ...named, on: '2027-01-01', ground: 'Breach' })))).toBe('contract.wrongState')
  expect(await contracts.contractById(reader, 'uchtepa', id)).toBeUndefined()
})

test('a number stands once in its zone and kind, also for two who draft at once', async () => {
  const both = await Promise.all([draft({ number: 'same' }), draft({ number: 'same' })])
  expect(both.map(codeOf).toSorted()).toEqual(['contract.numberTaken', 'ok'])
  expect(codeOf(await draft({ number: 'same', kind: 'sale' }))).toBe('ok')
  expect(codeOf(await draft({ number: 'same', zone: 'uchtepa' }))).toBe('ok')
})

test('a contract is refused with a party, zone or term that cannot be', async () => {
  expect(codeOf(await draft({ zone: 'nowhere' }))).toBe('zone.unknown')
  expect(codeOf(await draft({ party: 'nobody' }))).toBe('party.unknown')
  expect(codeOf(await draft({ startsOn: '2026-02-01', endsOn: '2026-01-31' }))).toBe('contract.term')
})

test('arrears of 96 million soʻm for 45 days bear 17 280 000, for 200 days 48 000 000, by parameters that say they are assumed', async () => {
  const { zone, id } = expectOk(await draft(), 'draft')
  const rent = { kind: 'rent', dueOn: '2026-02-01', amount: 9_600_000_000, currency: 'UZS', document: null, note: '' } as const
  const add = (entry: Parameters<typeof contracts.addLedgerEntry>[2]) => save((writer) => contracts.addLedgerEntry(writer, { zone, id }, entry, NOW))
  expect(codeOf(await add(rent))).toBe('ledger.notSigned')
  await save((writer) => contracts.signContract(writer, { zone, id, signedOn: '2026-01-15' }))
  expect(codeOf(await add({ ...rent, currency: 'USD' }))).toBe('ledger.currency')
  expect(codeOf(await add(rent))).toBe('ok')
  const reader = readerOf(product.database.readers)
  // 1 February and 45 days is 18 March; and 200 days is 20 August.
  expect(expectOk(await contracts.arrearsOf(reader, zone, id, '2026-03-18'), 'compute')).toEqual({
    day: '2026-03-18',
    amount: 9_600_000_000,
    currency: 'UZS',
    since: '2026-02-01',
    penalty: 1_728_000_000,
    dailyPct: '0.4',
    capPct: '50',
    mark: 'assumed',
  })
  expect(expectOk(await contracts.arrearsOf(reader, zone, id, '2026-08-20'), 'compute')).toMatchObject({ penalty: 4_800_000_000 })
  expect(codeOf(await add({ ...rent, kind: 'payment', dueOn: '2026-03-18', amount: -9_600_000_000 }))).toBe('ok')
  expect(expectOk(await contracts.arrearsOf(reader, zone, id, '2026-03-18'), 'compute')).toMatchObject({ amount: 0, since: null, penalty: 0 })
})

test('an encumbrance stands on a contract of its zone until it is lifted', async () => {
  const { zone, id } = expectOk(await draft(), 'draft')
  const arrest = { lot: null, contract: id, kind: 'arrest', since: '2026-02-01', until: null, ground: 'Court order' } as const
  expect(codeOf(await save((writer) => contracts.addEncumbrance(writer, 'uchtepa', arrest, NOW)))).toBe('contract.unknown')
  const added = expectOk(await save((writer) => contracts.addEncumbrance(writer, zone, arrest, NOW)), 'add')
  const reader = readerOf(product.database.readers)
  expect(await contracts.encumbrancesOn(reader, zone, { contract: id })).toMatchObject([{ kind: 'arrest', until: null }])
  expect(codeOf(await save((writer) => contracts.liftEncumbrance(writer, zone, added.id, '2026-01-31')))).toBe('contract.term')
  expect(codeOf(await save((writer) => contracts.liftEncumbrance(writer, zone, added.id, '2026-03-01')))).toBe('ok')
  expect(codeOf(await save((writer) => contracts.liftEncumbrance(writer, zone, added.id, '2026-03-02')))).toBe('encumbrance.ended')
})

test('staff of the zone and the party itself read a contract; others learn nothing; what is recorded stands in the journal', async () => {
  const ask = async (name: string, input: object, grants: Actor['grants']) => {
    const answer = await product.dispatch.answer(name, input, { actor: { id: 'asker', name: 'Asker', grants }, language: 'en', now: NOW })
    return answer.ok ? JSON.parse(answer.value.json) : { code: answer.code }
  }
  const staff = grantsOf(['directorate.specialist'], ['sirgali'])
  const wish = { party, kind: 'lease', number: 'API-1', signedOn: '2026-01-05', endsOn: '2026-12-31' }
  expect(await ask('recordContract', { zone: 'uchtepa', ...wish }, staff)).toEqual({ code: 'access.forbidden' })
  const made = await ask('recordContract', { zone: 'sirgali', ...wish }, staff)
  expect(made).toMatchObject({ state: 'active', parameterDay: '2026-01-05' })
  const named = { zone: 'sirgali', id: made.id }
  expect(await ask('recordLedgerEntry', { ...named, kind: 'rent', dueOn: '2026-01-05', amount: 100_000 }, staff)).toMatchObject({ currency: 'UZS' })
  const own = [{ role: 'resident.head' as const, party }]
  // 100 000 tiyin for 5 days at 0.4 % a day: 2 000.
  expect(await ask('getContract', { ...named, day: '2026-01-10' }, own)).toMatchObject({ arrears: { amount: 100_000, penalty: 2_000, since: '2026-01-05' } })
  expect(await ask('getContract', { ...named, day: '2027-01-01' }, staff)).toMatchObject({ contract: { state: 'expired' } })
  expect(await ask('getContract', named, grantsOf(['zone.admin'], ['uchtepa']))).toEqual({ code: 'contract.unknown' })
  expect(await ask('getContract', { zone: 'uchtepa', id: made.id }, own)).toEqual({ code: 'contract.unknown' })
  expect(await ask('getContract', { zone: 'sirgali', id: 'nowhere' }, own)).toEqual({ code: 'contract.unknown' })
  expect((await ask('listContracts', { zone: 'sirgali', party }, staff)).items.length).toBeGreaterThan(0)
  expect(await ask('endContract', { ...named, on: '2026-06-30', ground: 'By agreement' }, staff)).toMatchObject({ state: 'terminated' })
  const journal = await product.database.readers.query<{ action: string }>(`select action from journal where chain = 'sirgali' order by seq`)
  expect(journal.rows.map(({ action }) => action)).toEqual(['contract.recorded', 'ledger.recorded', 'contract.ended'])
})
