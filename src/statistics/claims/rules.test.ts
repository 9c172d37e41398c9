import { describe, expect, test } from 'vitest'
import { checkCorrection, chooseOfficial, chooseOfficials, type Candidate } from './rules.ts'
import type { Claim } from './model.ts'

const candidate = (id: string, different: Partial<Candidate> = {}): Candidate => ({
  id,
  subject: 'bektemir',
  measure: 'workers',
  period: '2025',
  value: 450,
  qualifier: 'exact',
  periodBasis: 'stated',
  source: 'table',
  recordedFrom: '2026-01-01T00:00:00.000Z',
  priority: 20,
  sourceDate: '2026-01-01',
  ...different,
})

describe('the official value of a figure is', () => {
  test.each([
    ['the only claim', [candidate('a')], 'a', 'only'],
    [
      'that of the stronger source, be it older and inexact',
      [candidate('a', { priority: 10, sourceDate: '2020-01-01', qualifier: 'more_than' }), candidate('b')],
      'a',
      'priority',
    ],
    [
      'of equally strong sources that of the more recent one, be it inexact',
      [candidate('a', { sourceDate: '2026-02-01', qualifier: 'about' }), candidate('b')],
      'a',
      'recency',
    ],
    ['that of a dated source before an undated one', [candidate('a', { sourceDate: null }), candidate('b', { sourceDate: '1990-01-01' })], 'b', 'recency'],
    [
      'of one source the exact figure before "more than"',
      [candidate('a', { qualifier: 'more_than', recordedFrom: '2026-06-01T00:00:00.000Z' }), candidate('b')],
      'b',
      'exactness',
    ],
    ['of like figures the one recorded last', [candidate('a'), candidate('b', { recordedFrom: '2026-01-02T00:00:00.000Z' })], 'b', 'recency'],
    ['of figures alike in everything always the same one', [candidate('b'), candidate('a')], 'a', 'recency'],
    ['never a claim without a value', [candidate('a', { value: null, priority: 1 }), candidate('b')], 'b', 'only'],
  ] as const)('%s', (_what, claims, claim, chosenBy) => {
    for (const order of [claims, claims.toReversed()]) expect(chooseOfficial(order)).toMatchObject({ claim, chosenBy })
  })

  test('none where no claim has a value', () => {
    expect(chooseOfficial([])).toBeUndefined()
    expect(chooseOfficial([candidate('a', { value: null })])).toBeUndefined()
  })

  test('what a person chose, with the reason, and no rule named', () => {
    const chosen = chooseOfficial([candidate('a', { priority: 1 }), candidate('b', { value: 460 })], { claim: 'b', reason: 'counted on the spot' })
    expect(chosen).toMatchObject({ claim: 'b', value: 460, chosenBy: 'override', overrideReason: 'counted on the spot', rivals: 1 })
  })

  test('by the rule again where the claim that a person chose no longer stands', () => {
    expect(chooseOfficial([candidate('a')], { claim: 'gone', reason: 'counted on the spot' })).toMatchObject({
      claim: 'a',
      chosenBy: 'only',
      overrideReason: null,
    })
  })
})

test('rivals are the other claims with another value or another exactness, not repetitions', () => {
  const claims = [
    candidate('a', { priority: 1 }),
    candidate('b'),
    candidate('c', { value: 460 }),
    candidate('d', { qualifier: 'more_than' }),
    candidate('e', { value: null }),
  ]
  expect(chooseOfficial(claims)).toMatchObject({ claim: 'a', rivals: 2 })
})

test('many figures are chosen each for itself', () => {
  const claims = [candidate('a'), candidate('b', { period: '2024' }), candidate('c', { subject: 'uchtepa' }), candidate('d', { measure: 'enterprises' })]
  const overrides = new Map([['uchtepa|workers|2025', { claim: 'c', reason: 'counted on the spot' }]])
  expect(chooseOfficials(claims, overrides).map(({ claim, chosenBy }) => [claim, chosenBy])).toEqual([
    ['a', 'only'],
    ['b', 'only'],
    ['c', 'override'],
    ['d', 'only'],
  ])
})

describe('a correction', () => {
  const old: Claim = {
    ...candidate('a'),
    unit: 'person',
    scope: 'zone',
    asPrinted: null,
    locator: 'line 1',
    quote: '',
    note: '',
    recordedTo: null,
    corrects: null,
    reason: null,
  }
  test.each([
    ['of the standing version that changes the value is allowed', old, { ...old, value: 451 }, { ok: true }],
    ['that changes only the quote is allowed', old, { ...old, quote: '450 nafar' }, { ok: true }],
    ['that changes nothing is refused', old, old, { ok: false, code: 'claim.same' }],
    [
      'of a version that was corrected before is refused, naming the latest',
      { ...old, recordedTo: '2026-02-01T00:00:00.000Z' },
      { ...old, value: 451 },
      { ok: false, code: 'claim.superseded', details: { id: 'a', latest: 'z' } },
    ],
  ])('%s', (_what, claim, content, expected) => {
    expect(checkCorrection(claim, content, 'z')).toMatchObject(expected)
  })
})
