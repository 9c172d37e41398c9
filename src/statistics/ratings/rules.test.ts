import { expect, test } from 'vitest'
import { isDay, type Day } from '#lib/day.ts'
import type { Objection, Run } from './model.ts'
import { acceptObjection, decideOn, lastObjectionDay, takeStep } from './rules.ts'

const day = (text: string): Day => {
  if (!isDay(text)) throw new Error(`Cannot test on ${text}`)
  return text
}

type Standing = Pick<Run, 'id' | 'state' | 'revision' | 'publishedBy' | 'objectionsUntil'> & { objections: Pick<Objection, 'revision' | 'decision'>[] }
const draft: Standing = { id: 'r', state: 'draft', revision: 1, publishedBy: null, objectionsUntil: null, objections: [] }
const published: Standing = { ...draft, state: 'published', publishedBy: 'maker', objectionsUntil: '2026-03-08' }
const final: Standing = { ...published, state: 'final' }
const maker = { id: 'maker' }
const checker = { id: 'checker' }

test('published on 1 March with a term of seven calendar days, objections are taken through 8 March', () => {
  expect(lastObjectionDay(day('2026-03-01'), 7)).toBe('2026-03-08')
  expect(lastObjectionDay(day('2025-12-28'), 7)).toBe('2026-01-04')
})

test.each([
  ['a draft is published', draft, 'publish', maker, '2026-03-01', 'published'],
  ['a published run is withdrawn', published, 'withdraw', maker, '2026-03-02', 'withdrawn'],
  ['a published run goes back to draft, computed anew', published, 'revise', maker, '2026-03-02', 'draft'],
  ['the day after the term another person makes it final', published, 'finalise', checker, '2026-03-09', 'final'],
] as const)('%s', (_, run, step, actor, today, state) => {
  expect(takeStep(run, step, actor, day(today))).toEqual({ ok: true, value: state })
})

test.each([
  ['a second publication', published, 'publish', maker, '2026-03-02', 'rating.run.wrongState'],
  ['a draft made final', draft, 'finalise', checker, '2026-03-09', 'rating.run.wrongState'],
  ['making it final on the last day for objections', published, 'finalise', checker, '2026-03-08', 'rating.run.termRuns'],
  ['making final what one published oneself', published, 'finalise', maker, '2026-03-09', 'rating.run.ownWork'],
  [
    'making it final over an undecided objection',
    { ...published, objections: [{ revision: 1, decision: null }] },
    'finalise',
    checker,
    '2026-03-09',
    'rating.run.undecided',
  ],
  [
    'making it final over an upheld objection',
    { ...published, objections: [{ revision: 1, decision: 'upheld' }] },
    'finalise',
    checker,
    '2026-03-09',
    'rating.run.upheldStands',
  ],
  ['a final run computed anew', final, 'revise', checker, '2026-03-20', 'rating.run.wrongState'],
  ['a final run withdrawn', final, 'withdraw', checker, '2026-03-20', 'rating.run.wrongState'],
] as const)('refused: %s', (_, run, step, actor, today, code) => {
  expect(takeStep(run, step, actor, day(today))).toMatchObject({ ok: false, code })
})

test('an objection upheld against an earlier revision does not hold up the later one', () => {
  const run = { ...published, revision: 2, objections: [{ revision: 1, decision: 'upheld' as const }] }
  expect(takeStep(run, 'finalise', checker, day('2026-03-09')).ok).toBe(true)
})

test('objections are taken on the last day and not after it, and only while published', () => {
  expect(acceptObjection(published, day('2026-03-08')).ok).toBe(true)
  expect(acceptObjection(published, day('2026-03-09'))).toMatchObject({ code: 'rating.objection.late', details: { until: '2026-03-08' } })
  expect(acceptObjection(draft, day('2026-03-01'))).toMatchObject({ code: 'rating.run.wrongState' })
})

test('neither who published nor who registered an objection decides it, and nobody decides it twice', () => {
  const open = { decision: null, registeredBy: 'desk' } as const
  expect(decideOn(published, open, maker)).toMatchObject({ code: 'rating.run.ownWork' })
  expect(decideOn(published, open, { id: 'desk' })).toMatchObject({ code: 'rating.objection.ownObjection' })
  expect(decideOn(published, { ...open, decision: 'rejected' }, checker)).toMatchObject({ code: 'rating.objection.decided' })
  expect(decideOn(published, open, checker).ok).toBe(true)
})
