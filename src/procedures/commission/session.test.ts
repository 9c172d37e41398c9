import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { acceptanceHelpers } from '../../../test/support/acceptance.ts'
import { openTestProduct, type TestProduct } from '../../../test/support/product.ts'
import { addParticipant, addPeople, askAs, person, takeStepAs } from '../../../test/support/participant.ts'

let product: TestProduct
beforeAll(async () => {
  product = await openTestProduct()
})
afterAll(async () => {
  await product.drop()
})
const { specialist, head, sweep, caseOf, handInExample, verifyAndConclude } = acceptanceHelpers(() => product)

describe('in the city of Tashkent', () => {
  const chair = person('chair', { role: 'commission.chair' })
  const secretary = person('secretary', { role: 'commission.secretary' })
  const members = ['m1', 'm2', 'm3', 'm4'].map((name) => person(name, { role: 'commission.member' }))

  test('the commission decides: agenda, quorum, votes, conflict, dissent, minutes signed by two, act signed by the chair', async () => {
    await addPeople(product, [chair, secretary, ...members])
    const { party } = await addParticipant(product, 'bektemir', 'T-1')
    await sweep('2025-06-02')
    const one = await caseOf('bektemir', 'T-1', '2025-06-02')
    if (one === undefined) throw new Error('no case was opened')
    await handInExample(one, party, '2025-06-10', 't')
    expect(await verifyAndConclude(one, '2025-06-20')).toBe('commission')
    expect(await takeStepAs(product, head, '2025-06-21', one, 'decide', { outcome: 'partial' })).toBe('case.wrongState')

    const wish = {
      zone: 'bektemir',
      kind: 'session',
      party: null,
      request: randomUUID(),
      input: { day: '2025-07-01', place: 'Hall', cases: [{ case: one.id }] },
    }
    expect((await askAs(product, specialist, '2025-06-22', 'openCase', wish)).code).toBe('case.notYours')
    const convened = await askAs(product, secretary, '2025-06-22', 'openCase', wish)
    const session = { zone: 'bektemir', id: String(convened.body.id) }
    expect((await askAs(product, secretary, '2025-06-22', 'openCase', { ...wish, request: randomUUID() })).code).toBe('session.caseNotWaiting')

    const ticks = (present: readonly string[]) => ({ present: [chair, ...members].map(({ id, name }) => ({ member: id, here: present.includes(name) })) })
    expect(await takeStepAs(product, chair, '2025-06-30', session, 'open', ticks(['chair', 'm1', 'm2', 'm3']))).toBe('session.notYet')
    // Five members: two thirds are 3.33, so four must be there.
    expect(await takeStepAs(product, chair, '2025-07-01', session, 'open', ticks(['chair', 'm1', 'm2']))).toBe('session.noQuorum')
    expect(await takeStepAs(product, chair, '2025-07-01', session, 'open', ticks(['chair', 'm1', 'm2', 'm3']))).toBe('open')

    const [m1, m2, m3, m4] = members
    if (m1 === undefined || m2 === undefined || m3 === undefined || m4 === undefined) throw new Error('four members')
    const ballot = (vote: string, opinion = '') => ({ votes: [{ case: one.id, vote, opinion }] })
    expect(await takeStepAs(product, m4, '2025-07-01', session, 'vote', ballot('for'))).toBe('session.notPresent')
    expect(await takeStepAs(product, m3, '2025-07-01', session, 'declareConflict', { case: one.id, reason: 'A relative works there' })).toBe('open')
    expect(await takeStepAs(product, m3, '2025-07-01', session, 'vote', ballot('for'))).toBe('session.conflictBars')
    expect(await takeStepAs(product, m1, '2025-07-01', session, 'vote', ballot('against'))).toBe('session.dissentUnsaid')
    expect(await takeStepAs(product, m1, '2025-07-01', session, 'vote', ballot('against', 'The hall stands empty'))).toBe('open')
    expect(await takeStepAs(product, m1, '2025-07-01', session, 'vote', ballot('for'))).toBe('case.takenAlready')
    expect(await takeStepAs(product, m2, '2025-07-01', session, 'vote', ballot('for'))).toBe('open')
    expect(await takeStepAs(product, chair, '2025-07-01', session, 'close')).toBe('session.votesMissing')
    expect(await takeStepAs(product, chair, '2025-07-01', session, 'vote', ballot('for'))).toBe('open')
    expect(await takeStepAs(product, chair, '2025-07-01', session, 'close')).toBe('signing')
    expect(await takeStepAs(product, chair, '2025-07-02', session, 'sign', { signature: 'test' })).toBe('signing')
    expect((await askAs(product, specialist, '2025-07-02', 'getCase', one)).body.case.state).toBe('commission')
    expect(await takeStepAs(product, chair, '2025-07-02', session, 'sign', { signature: 'test' })).toBe('case.takenAlready')
    expect(await takeStepAs(product, secretary, '2025-07-02', session, 'sign', { signature: 'test' })).toBe('signed')
    expect((await askAs(product, specialist, '2025-07-02', 'getCase', one)).body.case.state).toBe('signing')
    expect(await takeStepAs(product, head, '2025-07-03', one, 'sign', { signature: 'test' })).toBe('acceptance.otherBodySigns')
    expect(await takeStepAs(product, chair, '2025-07-03', one, 'sign', { signature: 'test' })).toBe('cure')
    const minutes = (await askAs(product, secretary, '2025-07-03', 'getCase', session)).body.documents.find(
      ({ kind }: { kind: string }) => kind === 'commission.minutes',
    )
    expect(minutes.signatures.map(({ role }: { role: string }) => role).toSorted()).toEqual(['commission.chair', 'commission.secretary'])
  })
})
