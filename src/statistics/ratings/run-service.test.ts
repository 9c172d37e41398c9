import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { grantsOf, type Actor, type Role } from '#lib/access.ts'
import { openTestProduct, type TestProduct } from '../../../test/support/product.ts'

let product: TestProduct
beforeAll(async () => {
  product = await openTestProduct()
})
afterAll(async () => {
  await product.drop()
})

const person = (id: string, ...roles: readonly Role[]): Actor => ({ id, name: id, grants: grantsOf(roles) })
const analyst = person('analyst', 'directorate.specialist')
const head = person('head', 'directorate.head')
const other = person('other', 'directorate.head')

/** Asks as a person on a day, at noon in Tashkent. */
async function ask(name: string, input: object, actor: Actor, day: string) {
  const answer = await product.dispatch.answer(name, input, { actor, language: 'en', now: new Date(`${day}T07:00:00.000Z`) })
  return answer.ok ? { code: 'ok', body: JSON.parse(answer.value.json) } : { code: answer.code, body: undefined }
}

const bytes = async (id: string) => (await product.server.inject({ url: `/api/rating/runs/${id}/result` })).body

/** Corrects a figure in the register. */
async function correct(id: string, value: number) {
  const { claim } = (await product.server.inject({ url: `/api/claims/${id}` })).json()
  const { period, periodBasis, unit, qualifier, scope, source, locator, quote, note } = claim
  return product.server.inject({
    method: 'POST',
    url: `/api/claims/${id}/corrections`,
    headers: { authorization: `Bearer ${await product.keyFor('directorate.specialist')}` },
    payload: { period, periodBasis, unit, qualifier, scope, source, locator, quote, note, value, reason: 'Measured again by the cadastre' },
  })
}

test('a run goes from draft to final between two people, and then never changes', async () => {
  const drafted = await ask('draftRun', { method: 'paper-table', place: '1726', period: '2025' }, analyst, '2026-03-01')
  const id: string = drafted.body.id
  expect(drafted.body).toMatchObject({ state: 'draft', revision: 1 })
  expect((await product.server.inject({ url: `/api/rating/runs/${id}` })).statusCode).toBe(404)
  expect((await product.server.inject({ url: `/api/rating/drafts/${id}` })).statusCode).toBe(401)
  expect((await ask('objectToRun', { id, onBehalfOf: 'Uchtepa SIZ', text: 'The area is another one' }, head, '2026-03-01')).code).toBe('rating.run.wrongState')

  expect((await ask('publishRun', { id }, analyst, '2026-03-01')).body).toMatchObject({ state: 'published', objectionsUntil: '2026-03-08' })
  const before = await bytes(id)
  expect(createHash('sha256').update(before).digest('hex')).toBe(drafted.body.hash)

  const objection = await ask(
    'objectToRun',
    { id, subject: 'uchtepa', onBehalfOf: 'Uchtepa SIZ', text: 'The area is 5.1 ha by resolution 806' },
    analyst,
    '2026-03-08',
  )
  expect(objection.body).toMatchObject({ zone: 'uchtepa', decision: null })
  expect((await ask('objectToRun', { id, onBehalfOf: 'Late', text: 'This one comes too late' }, head, '2026-03-09')).code).toBe('rating.objection.late')
  expect((await ask('objectToRun', { id, subject: 'nowhere', onBehalfOf: 'X zone', text: 'There is no such zone' }, head, '2026-03-02')).code).toBe(
    'zone.unknown',
  )

  const decision = { id, objection: objection.body.id, decision: 'rejected', reason: 'The table of the directorate says 5.7 ha' }
  expect((await ask('finaliseRun', { id }, head, '2026-03-09')).code).toBe('rating.run.undecided')
  expect((await ask('decideObjection', decision, analyst, '2026-03-09')).code).toBe('access.forbidden')
  expect((await ask('decideObjection', decision, { ...head, id: 'analyst' }, '2026-03-09')).code).toBe('rating.run.ownWork')
  expect((await ask('decideObjection', decision, head, '2026-03-09')).body).toMatchObject({ decision: 'rejected', decidedBy: 'head' })
  expect((await ask('decideObjection', decision, other, '2026-03-09')).code).toBe('rating.objection.decided')
  expect((await ask('finaliseRun', { id }, { ...head, id: 'analyst' }, '2026-03-09')).code).toBe('rating.run.ownWork')
  expect((await ask('finaliseRun', { id }, head, '2026-03-09')).body).toMatchObject({ state: 'final' })

  const corrected = await correct('O061', 9.9)
  expect(corrected.statusCode).toBe(200)
  expect(await bytes(id)).toBe(before)
  for (const step of ['reviseRun', 'withdrawRun'])
    expect((await ask(step, { id, reason: 'Too late for anything' }, head, '2026-03-20')).code).toBe('rating.run.wrongState')
  const file = (await product.server.inject({ url: `/api/rating/runs/${id}` })).json()
  expect(file.run.hash).toBe(createHash('sha256').update(before).digest('hex'))
  expect(file.steps.map(({ step, by }: { step: string; by: string }) => [step, by])).toEqual([
    ['create', 'analyst'],
    ['publish', 'analyst'],
    ['finalise', 'head'],
  ])
})

test('an upheld objection sends the run back: computed anew it is published again, and the term begins again', async () => {
  const drafted = await ask('draftRun', { method: 'paper-table', place: '1726', period: '2025' }, analyst, '2026-04-01')
  const id: string = drafted.body.id
  await ask('publishRun', { id }, analyst, '2026-04-01')
  const objection = await ask('objectToRun', { id, subject: 'bektemir', onBehalfOf: 'Bektemir SIZ', text: 'Ninety enterprises work here' }, other, '2026-04-02')
  expect(
    (await ask('decideObjection', { id, objection: objection.body.id, decision: 'upheld', reason: 'The register confirms it' }, other, '2026-04-03')).code,
  ).toBe('rating.objection.ownObjection')
  await ask('decideObjection', { id, objection: objection.body.id, decision: 'upheld', reason: 'The register confirms it' }, head, '2026-04-03')
  expect((await ask('finaliseRun', { id }, head, '2026-04-20')).code).toBe('rating.run.upheldStands')
  expect((await correct('O047', 90)).statusCode).toBe(200)
  const revised = await ask('reviseRun', { id, reason: 'An objection was upheld' }, analyst, '2026-04-04')
  expect(revised.body).toMatchObject({ state: 'draft', revision: 2 })
  expect(revised.body.hash).not.toBe(drafted.body.hash)
  expect((await ask('publishRun', { id }, analyst, '2026-04-05')).body).toMatchObject({ objectionsUntil: '2026-04-12' })
  expect((await ask('finaliseRun', { id }, head, '2026-04-12')).code).toBe('rating.run.termRuns')
  expect((await ask('finaliseRun', { id }, head, '2026-04-13')).body).toMatchObject({ state: 'final', revision: 2 })
})

test('every step stands in the journal, and the list shows what is public', async () => {
  const rows = await product.database.readers.query<{ action: string }>("select action from journal where action like 'rating.%' order by seq")
  expect(new Set(rows.rows.map(({ action }) => action))).toEqual(
    new Set(['rating.drafted', 'rating.published', 'rating.objected', 'rating.objectionDecided', 'rating.finalised', 'rating.revised']),
  )
  const { items } = (await product.server.inject({ url: '/api/rating/runs' })).json()
  expect(items.map(({ state }: { state: string }) => state)).toEqual(['final', 'final'])
})
