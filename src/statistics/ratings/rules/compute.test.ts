import { describe, expect, test } from 'vitest'
import type { Texts } from '#lib/language.ts'
import type { MethodContent, MethodItem, RatingData } from '../model.ts'
import { computeRating } from './compute.ts'
import { compareContents } from './diff.ts'
import { driversOf } from './drivers.ts'
import { applyEdits, isEdited, NO_EDITS, readEdits, writeEdits } from './edits.ts'
import { boundsOf, specificationOf } from './specification.ts'

const names = (text: string): Texts => ({ uz: text, 'uz-Cyrl': text, ru: text, en: text })
const item = (code: string, change: Partial<MethodItem> = {}): MethodItem => ({
  code,
  weight: 1,
  direction: 'up',
  goalposts: null,
  threshold: null,
  intended: null,
  ...change,
})

const method = (change: Partial<MethodContent> = {}): MethodContent => ({
  pillars: [
    { code: 'SIZE', names: names('Size'), weight: 1, items: [item('AA-01'), item('AA-02')] },
    { code: 'LAND', names: names('Land'), weight: 3, items: [item('BB-01', { direction: 'down' })] },
  ],
  normalisation: 'minMax',
  winsorise: false,
  aggregation: 'arithmetic',
  coverage: 0.7,
  ...change,
})

/** Three zones: A 10, 40, 2; B 20, 20, 1; C 30, 30, 3. */
function data(
  content: MethodContent,
  columns: Record<string, (number | null)[]> = { 'AA-01': [10, 20, 30], 'AA-02': [40, 20, 30], 'BB-01': [2, 1, 3] },
): RatingData {
  return {
    method: { id: 'm', version: 1, names: names('m'), notes: names(''), mark: 'assumed', own: false, hash: '' },
    content,
    place: { id: '17', names: names('17') },
    period: '2025',
    periods: ['2025'],
    zones: ['a', 'b', 'c'].map((id) => ({ id, names: names(id), district: 'd', districtNames: names('d') })),
    indicators: Object.entries(columns).map(([code, values]) => ({
      code,
      names: names(code),
      unit: 'count',
      pillar: '',
      known: values.filter((value) => value !== null).length,
      values,
    })),
  }
}

function rated(content: MethodContent, columns?: Record<string, (number | null)[]>) {
  const result = computeRating(data(content, columns), content, 16)
  if (!result.ok) throw new Error(result.code)
  return { ...result.value, of: (zone: string) => result.value.rows.find(({ subject }) => subject === zone) }
}

describe('a rating by hand', () => {
  // Min-max 0–100: AA-01 → 0, 50, 100; AA-02 → 100, 0, 50; BB-01, less is better → 50, 100, 0.
  // SIZE = (0+100)/2, (50+0)/2, (100+50)/2 = 50, 25, 75. Total = (1·SIZE + 3·LAND)/4 = 50, 81.25, 18.75.
  const rating = rated(method())

  test.each([
    ['a', 50, 50, 50, 2],
    ['b', 25, 100, 81.25, 1],
    ['c', 75, 0, 18.75, 3],
  ])('zone %s: size %d, land %d, total %d, rank %d', (zone, size, land, total, rank) => {
    const row = rating.of(zone)
    expect(row?.pillars.map(({ score }) => score)).toEqual([size, land])
    expect(row?.score).toBeCloseTo(total, 10)
    expect(row?.rank).toBe(rank)
  })

  test('the rank always lies within its interval', () => {
    for (const { rank, rankLow, rankHigh } of rating.rows) {
      expect(rankLow).toBeLessThanOrEqual(rank ?? 0)
      expect(rankHigh).toBeGreaterThanOrEqual(rank ?? 0)
    }
  })

  test('few zones are said in words: intervals, relative scale, no correlations', () => {
    expect(rating.messages.map(({ code }) => code)).toEqual(expect.arrayContaining(['few', 'relativeScale', 'noCorrelations']))
  })
})

describe('missing is never zero', () => {
  test('half of a pillar is below the rule of 70 %: no pillar score, no rank, still listed last, the figure named', () => {
    const rating = rated(method(), { 'AA-01': [10, null, 30], 'AA-02': [40, 20, 30], 'BB-01': [2, 1, 3] })
    const row = rating.of('b')
    expect(row).toMatchObject({ score: null, rank: null, rankLow: null, missing: ['AA-01'] })
    expect(row?.pillars[0]).toMatchObject({ code: 'SIZE', score: null, coverage: 0.5 })
    expect(row?.coverage).toBeCloseTo(0.125 + 0.75, 10)
    expect(rating.rows.at(-1)?.subject).toBe('b')
    expect(rating.ranked).toBe(2)
    expect(rating.messages[0]).toEqual({ code: 'someUnranked', values: { unranked: 1, zones: 3, coverage: 70 } })
  })

  test('with a rule of 50 % the pillar is re-weighted over what is known', () => {
    const rating = rated(method({ coverage: 0.5 }), { 'AA-01': [10, null, 30], 'AA-02': [40, 20, 30], 'BB-01': [2, 1, 3] })
    expect(rating.of('b')?.pillars[0]?.score).toBe(0)
    expect(rating.of('b')?.score).toBeCloseTo(75, 10)
  })

  test('a figure nobody has is counted among the missing of everyone', () => {
    const rating = rated(method(), { 'AA-01': [null, null, null], 'AA-02': [40, 20, 30], 'BB-01': [2, 1, 3] })
    expect(rating.ranked).toBe(0)
    expect(rating.messages.map(({ code }) => code)).toEqual(expect.arrayContaining(['nobodyRanked', 'emptyIndicators']))
  })

  test('equal values of all zones score the middle', () => {
    const rating = rated(method(), { 'AA-01': [5, 5, 5], 'AA-02': [40, 20, 30], 'BB-01': [2, 1, 3] })
    expect(rating.of('a')?.pillars[0]?.score).toBe(75)
  })
})

test('goalposts do not move with the zones: 30 between 0 and 120 scores 25', () => {
  const content = method({
    normalisation: 'goalposts',
    pillars: [{ code: 'ALL', names: names(''), weight: 1, items: [item('AA-01', { goalposts: { low: 0, high: 120 } })] }],
  })
  expect(rated(content, { 'AA-01': [30, 60, 150] }).rows.map(({ subject, score }) => [subject, score])).toEqual([
    ['c', 100],
    ['b', 50],
    ['a', 25],
  ])
})

test('of a threshold: reached is full marks, half of it is half; where less is better, twice the threshold is nothing', () => {
  const content = method({ normalisation: 'threshold' })
  expect(boundsOf(content, item('AA-01', { threshold: 20 }))).toEqual([0, 20])
  expect(boundsOf(content, item('BB-01', { threshold: 20, direction: 'down' }))).toEqual([20, 40])
  expect(specificationOf(content)).toBeUndefined()
})

test('without a threshold nothing is scored, and everyone is listed', () => {
  const rating = rated(method({ normalisation: 'threshold' }))
  expect(rating.rows).toHaveLength(3)
  expect(rating.messages).toEqual([{ code: 'nothingScored', values: {} }])
})

test('what drives the order: leaving out the heavy pillar moves ranks most; fewer than two ranked zones have no order', () => {
  const content = method()
  const drivers = driversOf(data(content), content)
  if (!drivers.ok) throw new Error(drivers.code)
  // Without LAND the order is c, a, b instead of b, a, c: shifts 2, 0, 2, mean 4/3. BB-01 is LAND's only indicator and is not listed twice.
  expect(drivers.value.nodes[0]).toMatchObject({ code: 'LAND', maxShift: 2, weight: 0.75, effect: null })
  expect(drivers.value.nodes[0]?.meanShift).toBeCloseTo(4 / 3, 10)
  expect(drivers.value.nodes.map(({ code }) => code)).not.toContain('BB-01')
  expect(driversOf(data(content, { 'AA-01': [1, null, null], 'AA-02': [1, 2, 3], 'BB-01': [1, 2, 3] }), content)).toMatchObject({
    code: 'rating.nothingRanked',
  })
})

test('differences between two versions, from the whole down to single indicators', () => {
  const before = method()
  const after = method({
    aggregation: 'geometric',
    pillars: [
      { code: 'SIZE', names: names('Size'), weight: 2, items: [item('AA-01', { weight: 5 }), item('BB-01', { direction: 'down' })] },
      { code: 'NEW', names: names('New'), weight: 1, items: [item('CC-01')] },
    ],
  })
  expect(compareContents(before, after)).toEqual([
    { kind: 'aggregation', subject: '', from: 'arithmetic', to: 'geometric' },
    { kind: 'pillarWeight', subject: 'SIZE', from: '1', to: '2' },
    { kind: 'pillarAdded', subject: 'NEW', from: '', to: '1' },
    { kind: 'pillarRemoved', subject: 'LAND', from: '3', to: '' },
    { kind: 'itemWeight', subject: 'AA-01', from: '1', to: '5' },
    { kind: 'itemMoved', subject: 'BB-01', from: 'LAND', to: 'SIZE' },
    { kind: 'itemAdded', subject: 'CC-01', from: '', to: 'NEW' },
    { kind: 'itemRemoved', subject: 'AA-02', from: 'SIZE', to: '' },
  ])
  expect(compareContents(before, before)).toEqual([])
})

test('changes of the studio stand in the address and come back from it', () => {
  const edits = {
    weights: { LAND: 0.5, 'AA-01': 2 },
    thresholds: { 'AA-01': 20 },
    intended: {},
    normalisation: 'zScore',
    winsorise: false,
    coverage: 0.5,
  } as const
  const written = writeEdits(edits)
  expect(written).toMatchObject({ w: 'LAND:0.5,AA-01:2', th: 'AA-01:20', n: 'zScore', z: 'no', c: '0.5' })
  expect(readEdits(written)).toEqual({ ...edits, aggregation: undefined })
  expect(applyEdits(method(), edits).pillars[1]).toMatchObject({ weight: 0.5 })
  expect(isEdited(NO_EDITS)).toBe(false)
  expect(readEdits({ w: 'LAND:-1,SIZE:x', c: '7', n: 'magic' })).toEqual({
    ...NO_EDITS,
    normalisation: undefined,
    aggregation: undefined,
    winsorise: undefined,
    coverage: undefined,
  })
})
