import { describe, expect, test } from 'vitest'
import { asDay } from '#lib/terms.ts'
import type { SessionData } from './model.ts'
import { checkBallot, checkQuorum, guardSession, quorumOf, resultOf, shareOf } from './rules.ts'

const members = ['chair', 'a', 'b', 'c', 'd', 'e'].map((id) => ({ id, name: id.toUpperCase(), chair: id === 'chair' }))
const item = { zone: 'z', id: 'x', number: 'QQ-1', kind: 'acceptance', title: { key: 't', values: {} }, proposal: { key: 'p', values: {} } }
const session = (over: Partial<SessionData> = {}): SessionData => ({
  day: asDay('2026-11-25'),
  place: 'Hall',
  items: [item],
  members,
  present: ['chair', 'a', 'b', 'c'],
  conflicts: [],
  votes: [],
  results: [],
  ...over,
})
const votes = (said: Readonly<Record<string, 'for' | 'against' | 'abstain'>>) =>
  Object.entries(said).map(([member, vote]) => ({ item: 'x', member, vote, opinion: 'why' }))

test.each([
  [6, 4],
  [7, 5],
  [3, 2],
  [2, 2],
  [1, 1],
])('of %i members %i make a quorum of two thirds', (all, needed) => {
  expect(quorumOf(all, shareOf('2/3'))).toBe(needed)
})

test('a session with three of six members has no quorum', () => {
  expect(checkQuorum(session(), ['chair', 'a', 'b'], 2 / 3)).toMatchObject({ ok: false, code: 'session.noQuorum', details: { here: 3, needed: 4 } })
  expect(checkQuorum(session(), ['chair', 'a', 'b', 'c'], 2 / 3).ok).toBe(true)
  expect(checkQuorum(session(), ['x', 'y', 'z', 'w', 'v'], 2 / 3).ok).toBe(false)
})

describe('a proposal', () => {
  test.each([
    ['is adopted by more than half of those present', votes({ chair: 'for', a: 'for', b: 'for', c: 'against' }), [], true],
    ['is not adopted by less', votes({ chair: 'for', a: 'against', b: 'against', c: 'abstain' }), [], false],
    ['is adopted in a tie when the chair is for it', votes({ chair: 'for', a: 'for', b: 'against', c: 'against' }), [], true],
    ['is not adopted in a tie when the chair is against it', votes({ chair: 'against', a: 'for', b: 'for', c: 'against' }), [], false],
    [
      'needs half of those who may vote: two of three when a conflict bars one',
      votes({ chair: 'for', a: 'for', b: 'against' }),
      [{ item: 'x', member: 'c', reason: 'own firm' }],
      true,
    ],
  ] as const)('%s', (_what, cast, conflicts, adopted) => {
    expect(resultOf(session({ votes: cast, conflicts: [...conflicts] }), 'x').adopted).toBe(adopted)
  })
})

describe('a member', () => {
  const barred = session({ conflicts: [{ item: 'x', member: 'a', reason: 'own firm' }] })
  test('with a conflict cannot vote on that case', () => {
    expect(checkBallot(barred, 'a', [{ item: 'x', vote: 'for', opinion: '' }])).toMatchObject({ code: 'session.conflictBars' })
    expect(checkBallot(barred, 'a', []).ok).toBe(true)
  })
  test('who dissents says why', () => {
    expect(checkBallot(session(), 'b', [{ item: 'x', vote: 'against', opinion: '' }])).toMatchObject({ code: 'session.dissentUnsaid' })
  })
  test('votes on every case once', () => {
    expect(checkBallot(session(), 'b', [])).toMatchObject({ code: 'session.ballotIncomplete' })
  })
  test('who is not there cannot vote; the chair cannot close before all have voted', () => {
    expect(guardSession('vote', { data: session(), today: asDay('2026-11-25'), quorumShare: 2 / 3 }, 'e')).toMatchObject({ code: 'session.notPresent' })
    expect(guardSession('close', { data: session({ votes: votes({ chair: 'for' }) }), today: asDay('2026-11-25'), quorumShare: 2 / 3 }, 'chair')).toMatchObject(
      {
        code: 'session.votesMissing',
        details: { names: ['A', 'B', 'C'] },
      },
    )
  })
})
