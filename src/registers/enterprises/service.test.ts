import { afterAll, beforeAll, expect, test } from 'vitest'
import { grantsOf, type Actor } from '#lib/access.ts'
import { inWriting } from '#platform/database/connect.ts'
import { sql } from '#platform/database/sql.ts'
import { openTestProduct, type TestProduct } from '../../../test/support/product.ts'

let product: TestProduct
beforeAll(async () => {
  product = await openTestProduct()
  await inWriting(product.database, async (writer) => {
    await writer.run(
      sql`insert into zone (zone_id, position, names, place, training) select 'oquv', 99, names, place, true from zone where zone_id = 'sirgali'`,
    )
    return { keep: true, value: undefined }
  })
})
afterAll(() => product.drop())

const staff: Actor = { id: 'staff', name: 'Staff', grants: grantsOf(['directorate.specialist']) }
const zoneAdmin: Actor = { id: 'admin', name: 'Admin', grants: grantsOf(['zone.admin'], ['sirgali']) }
const zoneSpecialist: Actor = { id: 'local', name: 'Local', grants: grantsOf(['directorate.specialist'], ['sirgali']) }
const nobody: Actor = { id: 'public', name: 'public', grants: [{ role: 'public' }] }

// Its check digit is 0 by the weights 7, 3, 1 of VMQ-177.
const JSHSHIR = '30101990123450'

let asked = 0
/** Asks as somebody, each time a second later. */
async function ask(name: string, input: object, actor: Actor = staff, file?: { name: string; bytes: Buffer }) {
  const answer = await product.dispatch.answer(name, input, { actor, language: 'en', now: new Date(Date.parse('2026-11-25T07:00:00Z') + 1000 * asked++), file })
  return answer.ok ? JSON.parse(answer.value.json) : { code: answer.code, faults: answer.faults, details: answer.details }
}

let made = 0
const firm = (more: object = {}, actor: Actor = staff) => {
  made += 1
  return ask('addEnterprise', { nameUz: `Sinov korxonasi ${made} MChJ`, ...more }, actor)
}
const csv = (text: string) => ({ name: 'enterprises.csv', bytes: Buffer.from(text) })

test('an enterprise is added with its zone, found in either script, and seen by the public only by name and activity', async () => {
  const added = await firm({
    nameUz: '“Oltin Tola” MChJ',
    stir: '301 234 567',
    ifut: '14.13',
    zone: 'sirgali',
    since: '2024-02-01',
    headName: 'A. Aliyev',
    phone: '901234567',
  })
  expect(added).toMatchObject({ stir: '301234567', ifut: '1413', phone: '+998901234567', status: 'active', revision: 1 })
  for (const q of ['олтин тола', 'oltin-tola', '301234567'])
    expect((await ask('listEnterprises', { q })).items).toMatchObject([{ id: added.id, zones: [{ zone: 'sirgali', since: '2024-02-01' }] }])
  const residents = await ask('listResidents', { zone: 'sirgali' }, nobody)
  expect(residents).toEqual({ items: [{ id: added.id, names: added.names, ifut: '1413' }], total: 1 })
  expect(await ask('getEnterprise', { party: added.id }, nobody)).toMatchObject({ code: 'access.unknown' })
})

test('every fault of what is typed is named by its field', async () => {
  const refused = await firm({ stir: '12', headJshshir: '30101990123458', phone: 'x', account: '1', hsCodes: ['1'], contacts: [{ name: 'B', phone: 'y' }] })
  expect(refused.code).toBe('input.invalid')
  expect(refused.faults.map(({ path }: { path: string }) => path)).toEqual(['stir', 'headJshshir', 'phone', 'account', 'mfo', 'hsCodes', 'contacts.0.phone'])
  expect(JSON.stringify(refused)).not.toContain('30101990123458')
})

test('one taxpayer stands in the register once', async () => {
  await firm({ stir: '302222222' })
  expect(await firm({ stir: '302222222' })).toMatchObject({ code: 'party.stirTaken' })
})

test('the personal number is in no list, file, export or journal; reading it leaves an entry', async () => {
  const { id } = await firm({ headName: 'B. Boboyev', headJshshir: JSHSHIR, zone: 'sirgali', since: '2025-01-01' })
  const file = await ask('getEnterprise', { party: id })
  expect(file).toMatchObject({ hasJshshir: true, enterprise: { headName: 'B. Boboyev' } })
  const seen = [
    file,
    await ask('listEnterprises', {}),
    await ask('listTwins', {}),
    await ask('listResidents', { zone: 'sirgali' }),
    await ask('listParties', {}),
  ]
  expect(JSON.stringify(seen)).not.toContain(JSHSHIR)
  expect(JSON.stringify(await ask('listEnterprises', {}))).not.toContain('Boboyev')

  expect(await ask('revealPerson', { party: id, reason: 'Signing the contract' }, zoneAdmin)).toMatchObject({ code: 'access.forbidden' })
  expect(await ask('revealPerson', { party: id, reason: 'Signing the contract' }, zoneSpecialist)).toEqual({ name: 'B. Boboyev', jshshir: JSHSHIR })
  const journal = await product.database.readers.query<{ action: string; actor: string; content: string }>('select action, actor, content from journal')
  expect(journal.rows.filter(({ action }) => action === 'person.revealed')).toMatchObject([
    { actor: 'local', content: expect.stringContaining('Signing the contract') },
  ])
  expect(JSON.stringify(journal.rows)).not.toContain(JSHSHIR)
  const history = await product.database.readers.query('select * from enterprise_event')
  expect(JSON.stringify(history.rows)).not.toContain(JSHSHIR)
})

test('staff of a zone see and change its enterprises and no others', async () => {
  const here = await firm({ zone: 'sirgali', since: '2025-01-01' })
  const elsewhere = await firm({ zone: 'uchtepa', since: '2025-01-01' })
  expect((await ask('getEnterprise', { party: here.id }, zoneAdmin)).enterprise.id).toBe(here.id)
  expect(await ask('getEnterprise', { party: elsewhere.id }, zoneAdmin)).toMatchObject({ code: 'enterprise.unknown' })
  expect(await ask('listEnterprises', { zone: 'uchtepa' }, zoneAdmin)).toMatchObject({ code: 'access.forbidden' })
  expect(await ask('listEnterprises', {}, zoneAdmin)).toMatchObject({ code: 'access.forbidden' })
  expect((await ask('listEnterprises', { zone: 'sirgali' }, zoneAdmin)).total).toBeGreaterThan(0)
  const change = { nameUz: 'Yangi nom', revision: 1 }
  expect(await ask('changeEnterprise', { party: elsewhere.id, ...change }, zoneSpecialist)).toMatchObject({ code: 'enterprise.unknown' })
  expect(await ask('setEnterpriseStatus', { party: elsewhere.id, status: 'closed', from: '2026-01-01', reason: 'Not theirs' }, zoneSpecialist)).toMatchObject({
    code: 'enterprise.unknown',
  })
  expect(await ask('addResidency', { zone: 'uchtepa', party: here.id, since: '2026-01-01' }, zoneSpecialist)).toMatchObject({ code: 'access.forbidden' })
  expect(await ask('mergeEnterprises', { party: here.id, into: elsewhere.id, reason: 'Not theirs' }, zoneSpecialist)).toMatchObject({
    code: 'access.forbidden',
  })
})

test('the people of an enterprise read their own record and no other', async () => {
  const [own, other] = [await firm(), await firm()]
  const head: Actor = { id: 'head', name: 'Head', grants: [{ role: 'resident.head', party: own.id }] }
  expect((await ask('getEnterprise', { party: own.id }, head)).enterprise.id).toBe(own.id)
  expect(await ask('getEnterprise', { party: other.id }, head)).toMatchObject({ code: 'enterprise.unknown' })
  expect(await ask('getEnterprise', { party: 'nowhere' }, head)).toMatchObject({ code: 'enterprise.unknown' })
})

test('of two who change an enterprise at once the second is told; what changed stands in its history', async () => {
  const { id } = await firm({ headJshshir: JSHSHIR })
  const both = await Promise.all(
    ['Birinchi nom', 'Ikkinchi nom'].map((nameUz) => ask('changeEnterprise', { party: id, revision: 1, nameUz, phone: '901112233', reason: 'Renamed' })),
  )
  expect(both.map(({ code = 'ok' }) => code).toSorted()).toEqual(['enterprise.changedMeanwhile', 'ok'])
  const file = await ask('getEnterprise', { party: id })
  expect(file).toMatchObject({ hasJshshir: true, enterprise: { revision: 2 } })
  expect(file.events[0]).toMatchObject({ kind: 'changed', fields: ['names', 'phone'], note: 'Renamed', by: 'Staff' })
  const same = {
    party: id,
    revision: 2,
    nameUz: file.enterprise.names.uz,
    nameRu: file.enterprise.names.ru,
    nameEn: file.enterprise.names.en,
    phone: '+998901112233',
  }
  expect(await ask('changeEnterprise', same)).toMatchObject({ code: 'enterprise.same' })
})

test('an enterprise is in a zone once at a time, in two zones twice; two who record it at once do it once', async () => {
  const { id } = await firm()
  const both = await Promise.all(['2025-01-01', '2025-06-01'].map((since) => ask('addResidency', { zone: 'sirgali', party: id, since })))
  expect(both.map(({ code = 'ok' }) => code).toSorted()).toEqual(['ok', 'residency.overlaps'])
  const second = await ask('addResidency', { zone: 'uchtepa', party: id, since: '2026-01-01', ifut: '25' })
  expect(second).toMatchObject({ zone: 'uchtepa', status: 'active', ifut: '25' })
  expect(await ask('endResidency', { zone: 'sirgali', id: second.id, until: '2026-06-30', reason: 'Left' })).toMatchObject({ code: 'residency.unknown' })
  expect(await ask('endResidency', { zone: 'uchtepa', id: second.id, until: '2025-12-31', reason: 'Left' })).toMatchObject({ code: 'residency.endsBefore' })
  expect(await ask('endResidency', { zone: 'uchtepa', id: second.id, until: '2026-06-30', reason: 'Left' })).toMatchObject({ status: 'ended' })
  expect(await ask('endResidency', { zone: 'uchtepa', id: second.id, until: '2026-06-30', reason: 'Left' })).toMatchObject({ code: 'residency.ended' })
  expect(await ask('addResidency', { zone: 'uchtepa', party: id, since: '2026-06-30' })).toMatchObject({ code: 'residency.overlaps' })
  expect(await ask('addResidency', { zone: 'uchtepa', party: id, since: '2026-07-01' })).toMatchObject({ status: 'active' })
  expect(await ask('addResidency', { zone: 'oquv', party: id, since: '2026-07-01' })).toMatchObject({ code: 'training.mixed' })
  expect(await ask('addResidency', { zone: 'nowhere', party: id, since: '2026-07-01' })).toMatchObject({ code: 'zone.unknown' })
})

test('closing ends what is open, and a closed one can be opened again', async () => {
  const { id } = await firm({ zone: 'sirgali', since: '2025-01-01' })
  expect(await ask('setEnterpriseStatus', { party: id, status: 'closed', from: '2026-03-01', reason: 'Struck off' })).toMatchObject({ status: 'closed' })
  expect((await ask('getEnterprise', { party: id })).residencies).toMatchObject([{ status: 'ended', until: '2026-03-01', reason: 'Struck off' }])
  expect(await ask('addResidency', { zone: 'sirgali', party: id, since: '2026-04-01' })).toMatchObject({ code: 'enterprise.isClosed' })
  expect(await ask('setEnterpriseStatus', { party: id, status: 'active', from: '2026-04-01', reason: 'By court' })).toMatchObject({ status: 'active' })
  expect(await ask('addResidency', { zone: 'sirgali', party: id, since: '2026-04-01' })).toMatchObject({ status: 'active' })
})

test('a training enterprise stands in no list of the real ones', async () => {
  const training = await firm({ nameUz: 'Oʻquv fabrikasi', zone: 'oquv', since: '2026-01-01' })
  expect(training.training).toBe(true)
  expect((await ask('listEnterprises', { q: 'quv fabrikasi' })).total).toBe(0)
  expect((await ask('listEnterprises', { q: 'quv fabrikasi', training: true })).total).toBe(1)
  expect(await ask('listResidents', { zone: 'oquv' }, nobody)).toEqual({ items: [], total: 0 })
})

test('twins are proposed, and joined: both ids stay, what hangs on them moves, the journal says what', async () => {
  const first = await firm({ nameUz: '“Zarafshon Gilam” MChJ', stir: '303333333', zone: 'sirgali', since: '2025-01-01' })
  const second = await firm({ nameUz: 'Зарафшон гилам', phone: '901230000', headJshshir: JSHSHIR, zone: 'sirgali', since: '2024-01-01' })
  await ask('addResidency', { zone: 'uchtepa', party: second.id, since: '2025-05-01' })
  const pair = (await ask('listTwins', {})).items.find(({ reasons }: { reasons: string[] }) => reasons.includes('name'))
  expect([pair.first.id, pair.second.id]).toEqual([first.id, second.id])

  const person = '019a0000-0000-7000-8000-00000000abcd'
  await inWriting(product.database, async (writer) => {
    await writer.run(sql`insert into person (person_id, name, email, created_at, updated_at) values (${person}, 'Head', 'head@example.uz', now(), now())`)
    await writer.run(sql`
      insert into role_grant (grant_id, person_id, role, party_id, valid_from, granted_by, at)
      values (${person}, ${person}, 'resident.head', ${second.id}, '2026-01-01', 'test', now())`)
    return { keep: true, value: undefined }
  })
  expect(await ask('mergeEnterprises', { party: second.id, into: first.id, reason: 'Recorded twice' })).toMatchObject({
    id: first.id,
    stir: '303333333',
    phone: '+998901230000',
  })
  const file = await ask('getEnterprise', { party: first.id })
  expect(file.residencies.map(({ zone, since, until }: Record<string, string>) => [zone, since, until]).toSorted()).toEqual([
    ['sirgali', '2024-01-01', null],
    ['uchtepa', '2025-05-01', null],
  ])
  expect(file).toMatchObject({ hasJshshir: true, absorbed: [{ id: second.id }] })
  expect(file.events[0]).toMatchObject({ kind: 'absorbed', other: second.id })
  const grants = await product.database.readers.query<{ party_id: string }>('select party_id from role_grant where grant_id = $1', [person])
  expect(grants.rows).toEqual([{ party_id: first.id }])
  const old = await ask('getEnterprise', { party: second.id })
  expect(old).toMatchObject({ enterprise: { mergedInto: first.id }, residencies: [], events: [{ kind: 'merged' }, {}, {}, {}] })
  expect(await ask('mergeEnterprises', { party: second.id, into: first.id, reason: 'Once more' })).toMatchObject({ code: 'enterprise.isMerged' })
  expect(await ask('changeEnterprise', { party: second.id, revision: 2, nameUz: 'Boshqa' })).toMatchObject({ code: 'enterprise.isMerged' })
  expect((await ask('listEnterprises', { q: 'zarafshon' })).total).toBe(1)
})

const HEADER = 'stir,name_uz,phone,head_name,head_jshshir,zone,since,ifut,status'

test('a file is imported whole or not at all; its faults stand by row and column, and no personal number in them', async () => {
  const bad = csv(
    `${HEADER}\n304444444,Bir MChJ,901234567,,,sirgali,2025-01-01,1413,\n30444,Ikki MChJ,12,,3010199012345,nowhere,2025-01-01,V,asleep\n,Uch MChJ,,,,sirgali,,,\n`,
  )
  const refused = await ask('importEnterprises', {}, staff, bad)
  expect(refused.code).toBe('import.rows')
  expect(refused.faults.map(({ path, code }: Record<string, string>) => `${path} ${code}`).toSorted()).toEqual([
    '3:head_jshshir input.jshshir.length',
    '3:ifut input.activity',
    '3:phone input.phone',
    '3:status import.value.choice',
    '3:stir input.stir.length',
    '4:since import.value.required',
  ])
  expect(JSON.stringify(refused)).not.toContain('3010199012345')
  expect((await ask('listEnterprises', { q: '304444444' })).total).toBe(0)
})

test('a file imported twice changes nothing the second time; an empty cell leaves what is known', async () => {
  const file = csv(
    `${HEADER}\n305555555,Toʻrt MChJ,901234567,C. Ahmedov,30101990123458,sirgali,2025-01-01,1413,\n,Besh MChJ,,,,uchtepa,2025-02-01,25,suspended\n`,
  )
  expect(await ask('importEnterprises', { dryRun: true }, staff, file)).toMatchObject({
    added: 2,
    warnings: [{ path: '2:head_jshshir', code: 'input.jshshir.checkDigit' }],
  })
  expect((await ask('listEnterprises', { q: '305555555' })).total).toBe(0)
  expect(await ask('importEnterprises', {}, staff, file)).toMatchObject({ rows: 2, added: 2, changed: 0 })
  expect(await ask('importEnterprises', {}, staff, file)).toMatchObject({ rows: 2, added: 0, changed: 0, unchanged: 2 })
  expect(await ask('importEnterprises', {}, staff, csv('stir,name_uz,size\n305555555,Toʻrt MChJ,small\n'))).toMatchObject({ changed: 1 })
  const [listed] = (await ask('listEnterprises', { q: '305555555' })).items
  expect(listed).toMatchObject({ size: 'small', ifut: '1413', zones: [{ zone: 'sirgali' }] })
  expect((await ask('getEnterprise', { party: listed.id })).enterprise).toMatchObject({ phone: '+998901234567', headName: 'C. Ahmedov', revision: 2 })
  const twice = csv(`stir,name_uz\n306666666,Olti\n306666666,Yetti\n`)
  expect(await ask('importEnterprises', {}, staff, twice)).toMatchObject({ code: 'import.rows', faults: [{ code: 'import.value.duplicate', expected: '2' }] })
})

test('ten thousand rows are taken in one go', async () => {
  const rows = Array.from({ length: 10_000 }, (_, index) => `${310_000_000 + index},Korxona ${index} MChJ,,,,sirgali,2025-01-01,14,`)
  expect(await ask('importEnterprises', {}, staff, csv(`${HEADER}\n${rows.join('\n')}\n`))).toMatchObject({ added: 10_000 })
  expect((await ask('listEnterprises', { zone: 'sirgali', ifut: '14' })).total).toBeGreaterThan(10_000)
})
