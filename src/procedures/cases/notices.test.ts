import { afterAll, beforeAll, expect, test } from 'vitest'
import { acceptanceHelpers } from '../../../test/support/acceptance.ts'
import { openTestProduct, type TestProduct } from '../../../test/support/product.ts'
import { addParticipant, addPeople, addRegionZone, askAs, person, REGION_ZONE } from '../../../test/support/participant.ts'

let product: TestProduct
beforeAll(async () => {
  product = await openTestProduct()
  await addRegionZone(product)
})
afterAll(async () => {
  await product.drop()
})
const { sweep } = acceptanceHelpers(() => product)

const keysOf = async (id: string) =>
  (
    await product.database.readers.query<{ key: string; dedupe: string }>('select key, dedupe from notice where person_id = $1 order by created_at, dedupe', [
      id,
    ])
  ).rows

test('reminders are neither lost while the program is down nor doubled when it looks twice', async () => {
  const staff = person('reminded specialist', { role: 'directorate.specialist' })
  const boss = person('reminded head', { role: 'directorate.head' })
  const { party } = await addParticipant(product, REGION_ZONE, 'N-1')
  const owner = person('reminded resident', { role: 'resident.head', party })
  await addPeople(product, [staff, boss, owner])
  await sweep('2025-06-02')
  // The resident is told that the case waits; nobody else has anything to do yet.
  expect((await keysOf(owner.id)).map(({ key }) => key)).toEqual(['case.notice.waits'])
  // Twenty days for evidence from 02.06: half on 12.06, four fifths on 18.06. The program was down until 19.06.
  await Promise.all([sweep('2025-06-19'), sweep('2025-06-19'), sweep('2025-06-19')])
  const warned = await keysOf(owner.id)
  expect(warned.map(({ key }) => key)).toEqual(['case.notice.waits', 'case.notice.warning'])
  await sweep('2025-06-19')
  expect(await keysOf(owner.id)).toEqual(warned)
  // 22.06.2025 is a Sunday, so the term ends on 23.06; on 24.06 it is over, and the head of the directorate is told too.
  await sweep('2025-06-24')
  expect((await keysOf(owner.id)).map(({ key }) => key)).toEqual(['case.notice.waits', 'case.notice.warning', 'case.notice.overdue'])
  expect((await keysOf(boss.id)).map(({ key }) => key)).toEqual(['case.notice.overdue'])
  const inbox = await askAs(product, owner, '2025-06-24', 'showInbox', {})
  expect(inbox.body.items).toMatchObject([{ kind: 'acceptance', waitsFor: 'me', due: '2025-06-23', action: 'acceptance.step.handIn' }])
})

test('a pause needs a reason and a document, stops the warnings, and gives back what was left', async () => {
  const staff = person('pausing specialist', { role: 'directorate.specialist' })
  await addParticipant(product, REGION_ZONE, 'N-2')
  await sweep('2025-06-02')
  const { body } = await askAs(product, staff, '2025-06-02', 'listCases', { kind: 'acceptance', inZone: REGION_ZONE })
  const one = body.items.find((found: { title: { values: { contract: string } } }) => found.title.values.contract === 'N-2')
  const at = { zone: REGION_ZONE, id: String(one.id), term: 'evidence' }
  const file = { name: 'flood.pdf', bytes: Buffer.from('%PDF-1.7\n%flood\n%%EOF\n') }
  const uploaded = await product.dispatch.answer(
    'uploadDocument',
    { zone: REGION_ZONE, kind: 'pause' },
    { actor: staff, language: 'en', now: new Date('2025-06-10T07:00:00Z'), file },
  )
  if (!uploaded.ok) throw new Error(uploaded.code)
  const document: string = JSON.parse(uploaded.value.json).id
  expect((await askAs(product, staff, '2025-06-10', 'pauseTerm', { ...at, document, reason: 'short' })).faults).toEqual(['reason input.reason'])
  expect((await askAs(product, staff, '2025-06-10', 'pauseTerm', { ...at, document, reason: 'The site is under water' })).code).toBe('ok')
  expect((await askAs(product, staff, '2025-06-11', 'pauseTerm', { ...at, document, reason: 'The site is under water' })).code).toBe('term.paused')
  expect((await askAs(product, staff, '2025-06-17', 'resumeTerm', at)).code).toBe('ok')
  const after = await askAs(product, staff, '2025-06-17', 'getCase', { zone: at.zone, id: at.id })
  // Paused from 10.06 to 17.06: seven days more, from 23.06 to 30.06.2025, a Monday.
  expect(after.body.deadlines.find(({ name }: { name: string }) => name === 'evidence')).toMatchObject({ due: '2025-06-30', pausedOn: null })
})
