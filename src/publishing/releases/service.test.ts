import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { grantsOf, type Actor, type Role } from '#lib/access.ts'
import { makeClock, openTestProduct, type TestProduct } from '../../../test/support/product.ts'

const clock = makeClock('2027-03-01T07:00:00.000Z')
let product: TestProduct
beforeAll(async () => {
  product = await openTestProduct(clock)
})
afterAll(async () => {
  await product.drop()
})

const person = (id: string, ...roles: readonly Role[]): Actor => ({ id, name: id, grants: grantsOf(roles) })
const maker = person('maker', 'directorate.specialist')
const head = person('head', 'directorate.head')

async function ask(name: string, input: object, actor: Actor) {
  const answer = await product.dispatch.answer(name, input, { actor, language: 'en', now: clock.now() })
  return answer.ok ? { code: 'ok', body: JSON.parse(answer.value.json) } : { code: answer.code, body: undefined }
}
const get = async (url: string) => product.server.inject({ url })

/** Corrects a figure in the register. */
async function correct(id: string, value: number) {
  const { claim } = (await get(`/api/claims/${id}`)).json()
  const { period, periodBasis, unit, qualifier, scope, source, locator, quote, note } = claim
  const changed = { id, period, periodBasis, unit, qualifier, scope, source, locator, quote, note, value, reason: 'Counted again by the directorate' }
  expect((await ask('correctClaim', changed, head)).code).toBe('ok')
}

test('a release under embargo does not exist for the public, and is public from its second on, without any other change', async () => {
  const prepared = await ask('prepareRelease', { period: '2025', note: 'First figures of 2025' }, maker)
  expect(prepared.body).toMatchObject({ id: '2025-1', state: 'draft', preparedBy: 'maker' })
  expect((await get('/api/releases/2025-1')).statusCode).toBe(404)
  expect((await get('/api/releases/drafts/2025-1')).statusCode).toBe(401)

  expect((await ask('approveRelease', { id: '2025-1' }, { ...head, id: 'maker' })).code).toBe('release.ownWork')
  expect((await ask('approveRelease', { id: '2025-1' }, maker)).code).toBe('access.forbidden')
  expect((await ask('approveRelease', { id: '2025-1', publishAt: '2027-02-01' }, head)).code).toBe('release.pastTime')
  expect((await ask('approveRelease', { id: '2025-1', publishAt: '2027-04-01T05:00:00Z' }, head)).body).toMatchObject({
    state: 'approved',
    publishAt: '2027-04-01T05:00:00.000Z',
  })
  expect((await ask('approveRelease', { id: '2025-1' }, head)).code).toBe('release.decided')

  clock.set('2027-04-01T04:59:59.999Z')
  for (const url of ['/api/releases/2025-1', '/api/releases/2025-1/parts/figures', '/api/releases/2025-1/changes'])
    expect((await get(url)).statusCode).toBe(404)
  expect((await get('/api/releases')).json()).toEqual({ items: [] })
  clock.set('2027-04-01T05:00:00.000Z')
  expect((await get('/api/releases/2025-1')).statusCode).toBe(200)
  expect((await get('/api/releases')).json().items.map(({ id }: { id: string }) => id)).toEqual(['2025-1'])
})

test('the same id gives the same bytes for ever: the register changes, the release does not', async () => {
  const file = (await get('/api/releases/2025-1')).json()
  const bytes = async (part: string) => (await get(`/api/releases/2025-1/parts/${part}`)).body
  const before = new Map<string, string>()
  for (const { name, hash } of file.parts) {
    before.set(name, await bytes(name))
    expect(
      createHash('sha256')
        .update(before.get(name) ?? '')
        .digest('hex'),
    ).toBe(hash)
  }
  await correct('O047', 71)
  for (const { name } of file.parts) expect(await bytes(name)).toBe(before.get(name))
  expect((await get('/api/releases/2025-1')).json()).toEqual(file)
  const figures: { subject: string; measure: string; period: string; value: number }[] = JSON.parse(before.get('figures') ?? '[]')
  expect(figures.find(({ subject, measure, period }) => subject === 'bektemir' && measure === 'enterprises' && period === '2025')?.value).toBe(70)
})

test('the changes between two releases name the figure with its old and new value and the source', async () => {
  const second = await ask('prepareRelease', { period: '2025', note: 'Corrected figures of 2025' }, maker)
  expect(second.body.id).toBe('2025-2')
  const { changes } = (await ask('diffReleaseDrafts', { id: '2025-2' }, maker)).body
  const figure = changes.find(
    ({ kind, subject, what }: { kind: string; subject: string; what: string }) => kind === 'figure' && subject === 'bektemir' && what === 'enterprises',
  )
  expect(figure).toMatchObject({ period: '2025', from: 70, to: 71, source: 'paper-table-1' })
  // 71 enterprises on 4.5 ha are 15.78 to the hectare; 70 were 15.56.
  const density = changes.find(({ subject, what }: { subject: string; what: string }) => subject === 'bektemir' && what === 'ECO-07')
  expect(density.from).toBeCloseTo(70 / 4.5, 10)
  expect(density.to).toBeCloseTo(71 / 4.5, 10)
  expect((await get('/api/releases/2025-1/changes?against=2025-2')).statusCode).toBe(404)
})

test('a withdrawn number is not given again, and an approved release cannot be withdrawn', async () => {
  expect((await ask('withdrawRelease', { id: '2025-2', reason: 'Figures were checked once more' }, maker)).body).toMatchObject({ state: 'withdrawn' })
  expect((await ask('prepareRelease', { period: '2025', note: 'Third freeze' }, maker)).body.id).toBe('2025-3')
  expect((await ask('withdrawRelease', { id: '2025-1', reason: 'Figures were checked once more' }, maker)).code).toBe('release.decided')
})

test('a release keeps the eight zones of the register and nothing of a training zone', async () => {
  const scope = JSON.parse((await get('/api/releases/2025-1/parts/scope')).body)
  expect(scope.zones).toHaveLength(8)
  expect(scope.zones.every(({ training }: { training: boolean }) => !training)).toBe(true)
  expect((await ask('prepareRelease', { period: '2025', place: '9999', note: 'Nowhere' }, maker)).code).toBe('place.unknown')
  expect((await ask('prepareRelease', { period: '2025', run: 'nothing', note: 'Unknown run' }, maker)).code).toBe('rating.run.unknown')
})

test('two who freeze at once get two numbers', async () => {
  const both = await Promise.all([1, 2].map(() => ask('prepareRelease', { period: '2024', note: 'Both at once' }, maker)))
  expect(both.map(({ body }) => body.id).toSorted()).toEqual(['2024-1', '2024-2'])
})

test('a release carries the rating of a public run of its own territory and period, and no other', async () => {
  const { body: draft } = await ask('draftRun', { method: 'paper-table', place: '1726', period: '2025' }, maker)
  const frozen = (run: string, period = '2025') => ask('prepareRelease', { period, run, note: 'With a rating run' }, maker)
  expect((await frozen(draft.id)).code).toBe('rating.run.unknown')
  await ask('publishRun', { id: draft.id }, maker)
  expect((await frozen(draft.id, '2024')).code).toBe('release.otherRun')
  const { body: release } = await frozen(draft.id)
  await ask('approveRelease', { id: release.id }, head)
  const rating = JSON.parse((await get(`/api/releases/${release.id}/parts/rating`)).body)
  expect(rating.run).toBe(draft.id)
  expect(rating.result.ranked).toBe(8)
})
