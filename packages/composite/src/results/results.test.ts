import { describe, expect, test } from 'vitest'
import { createBuilder, scoresOf } from '../build.ts'
import { openDataSet, type Observations } from '../data/observations.ts'
import { randomStream } from '../numbers/random.ts'
import type { AggregateMethod } from '../specification/aggregateStep.ts'
import type { Step } from '../specification/steps.ts'
import {
  agree,
  built,
  fixtureTable,
  IMP_STEPS,
  IMPUTED,
  MEAN,
  MIN_MAX,
  NA_STEPS,
  need,
  numberOf,
  observations,
  specificationOf,
  TREAT,
} from '../testing/fixture.ts'
import { splitChange } from './change.ts'
import { nearestPeers, peerGroups } from './peers.ts'
import { profileOf } from './profile.ts'
import { ranksOf } from './ranks.ts'
import { traceUnit } from './trace.ts'

test.each([
  ['plain', [3, 1, 2], [1, 3, 2]],
  ['ties share the smallest', [5, 7, 5, 1], [2, 1, 2, 4]],
  ['missing is not ranked', [Number.NaN, 2, 3], [0, 2, 1]],
  ['float noise is a tie', [0.1 + 0.2, 0.3, 1], [2, 2, 1]],
  ['a difference of 1e-9 is not', [1 + 1e-9, 1], [1, 2]],
  ['nobody', [Number.NaN], [0]],
] as const)('ranks: %s', (_name, scores, ranks) => {
  expect([...ranksOf(Float64Array.from(scores))]).toEqual([...ranks])
})

test('ranks of many scores are one more than the number of higher ones, ties and extremes included', () => {
  const random = randomStream(12)
  const scores = Float64Array.from({ length: 6000 }, (_, i) =>
    i % 100 === 0 ? Number.NaN : i % 17 === 0 ? 1e6 * random.next() : Math.round(random.next() * 5000) / 10,
  )
  const present = scores.filter((x) => x === x)
  const counted = [...ranksOf(scores)]
  for (let i = 0; i < scores.length; i += 7) {
    const higher = present.reduce((sum, x) => sum + (x > scores[i] ? 1 : 0), 0)
    expect(counted[i]).toBe(Number.isNaN(scores[i]) ? 0 : higher + 1)
  }
  expect([...ranksOf(new Float64Array(5000).fill(3))].every((rank) => rank === 1)).toBe(true)
})

describe.each([
  ['na', NA_STEPS],
  ['imp', IMP_STEPS],
] as const)('profile of Z257, pipeline %s', (pipeline, steps) => {
  const build = built(steps)
  const row = build.units.indexOf('Z257')
  const profile = profileOf(build, row)

  test('strengths and weaknesses', () => {
    const of = (file: string) =>
      fixtureTable(`13_${file}_${pipeline}_Z257.csv`).rows.map(([code, , parent, rank, value]) => [code, parent, Number(rank), Number(value)])
    expect(profile.strengths.map((s) => [s.code, s.parent, s.rank, s.value])).toEqual(of('strengths'))
    expect(profile.weaknesses.map((s) => [s.code, s.parent, s.rank, s.value])).toEqual(of('weaknesses'))
  })

  test('score and rank of every node', () => {
    for (const [code, , score, rank] of fixtureTable(`13_unit_summary_${pipeline}_Z257.csv`).rows) {
      expect(agree(scoresOf(build, code)[row], numberOf(score)), code).toBe(true)
      expect(ranksOf(scoresOf(build, code))[row], code).toBe(Number(rank || 0))
    }
  })
})

const RANGE: Step = { do: 'normalise', with: { method: 'minMax', range: [1, 100] } }
test.each<[AggregateMethod]>([
  [{ method: 'arithmetic' }],
  [{ method: 'geometric' }],
  [{ method: 'harmonic' }],
  [{ method: 'generalised', power: 0.5 }],
  [{ method: 'generalised', power: 2 }],
  [{ method: 'median' }],
  [{ method: 'weightedMedian' }],
  [{ method: 'mazziottaPareto' }],
])('contributions add up to the score: $method', (method) => {
  const build = built([TREAT, RANGE, { do: 'aggregate', with: method }])
  for (const row of [0, 13, 59]) {
    const trace = traceUnit(build, row)
    const sum = (level: number) => trace.filter((node) => node.level === level).reduce((total, node) => total + node.contribution, 0)
    const score = scoresOf(build)[row]
    expect(sum(3)).toBeCloseTo(score, 8)
    expect(sum(2)).toBeCloseTo(score, 8)
    expect(sum(1)).toBeCloseTo(score, 8)
  }
})

test('benefit of the doubt contributions add up with the unit’s own weights', () => {
  const build = built([...IMPUTED, TREAT, MIN_MAX, { do: 'weigh', parents: ['Index'], with: { method: 'benefitOfTheDoubt' } }, MEAN])
  const pillars = traceUnit(build, 4).filter((node) => node.level === 2)
  expect(pillars.reduce((sum, node) => sum + node.contribution, 0)).toBeCloseTo(scoresOf(build)[4], 8)
})

test('the trace of an indicator follows it from raw to normalised and says what was imputed', () => {
  const build = built(IMP_STEPS)
  const row = build.units.indexOf('Z017')
  const online = traceUnit(build, row).find((node) => node.code === 'Online')
  expect(online?.values.map((v) => v.stage)).toEqual(['raw', 'denominate', 'impute', 'treat', 'normalise'])
  expect(online?.values.map((v) => v.imputed)).toEqual([false, false, true, false, false])
  // 46.74… is the mean of the present Online values of region South (reference file 04_impute_pipeline.csv).
  expect(online?.values[2].value).toBeCloseTo(46.74444444444444, 12)
  expect(online?.values[4].scaling?.method).toBe('minMax')
  // Weights in Service: Online 1 of 1 + 1 + 1 + 0.5 + 1.25.
  expect(online?.weight).toBeCloseTo(1 / 4.75, 12)
})

describe('change between two years', () => {
  const open = (x: readonly number[], y: readonly number[]): Observations => need(openDataSet({ units: ['a', 'b', 'c'], columns: { x: [...x], y: [...y] } }))
  const structure = { code: 'top', children: [{ code: 'x' }, { code: 'y' }] }
  const posts: Step = { do: 'normalise', with: { method: 'scaled', from: [0, 10] } }
  const method = specificationOf([posts, MEAN], structure)
  const base = open([2, 4, 6], [1, 1, 1])

  test('fixed goalposts: own figures only', () => {
    const change = need(splitChange({ observations: base, specification: method }, { observations: open([5, 9, 9], [1, 2, 3]), specification: method }, 'a'))
    // x from 2 to 5 of 10: half the weight, so 15 points.
    expect([change.before, change.after, change.data, change.method, change.peers].map((v) => Math.round(v * 1e9) / 1e9)).toEqual([15, 30, 15, 0, 0])
  })

  test('min-max with unchanged figures: peers only', () => {
    const relative = specificationOf([MIN_MAX, MEAN], { code: 'top', children: [{ code: 'x' }] })
    const change = need(
      splitChange(
        { observations: open([2, 0, 4], [1, 1, 1]), specification: relative },
        { observations: open([2, 0, 8], [1, 1, 1]), specification: relative },
        'a',
      ),
    )
    expect([change.before, change.after, change.data, change.method, change.peers].map((v) => Math.round(v * 1e9) / 1e9)).toEqual([50, 25, 0, 0, -25])
  })

  test('other weights: method only; and the parts always add up', () => {
    const heavier = specificationOf([posts, { do: 'weigh', with: { method: 'given', weights: { x: 3 } } }, MEAN], structure)
    const same = need(splitChange({ observations: base, specification: method }, { observations: base, specification: heavier }, 'a'))
    expect([same.data, same.method, same.peers].map((v) => Math.round(v * 1e9) / 1e9)).toEqual([0, 2.5, 0])
    const all = need(
      splitChange(
        { observations: base, specification: specificationOf([MIN_MAX, MEAN], structure) },
        { observations: open([5, 1, 9], [1, 2, 3]), specification: heavier },
        'b',
      ),
    )
    expect(all.data + all.method + all.peers).toBeCloseTo(all.after - all.before, 10)
  })

  test('a unit that is not on both sides is refused', () => {
    const outcome = splitChange({ observations: base, specification: method }, { observations: base, specification: method }, 'z')
    expect(outcome.ok ? '' : outcome.faults[0].code).toBe('change.unit')
  })
})

test('peer groups find three clusters that were put there, and leave out a unit with a gap', () => {
  const centres = [
    [0, 0],
    [10, 0],
    [5, 10],
  ]
  const x: (number | null)[] = []
  const y: (number | null)[] = []
  for (let i = 0; i < 30; i++) {
    x.push(centres[i % 3][0] + ((i * 7) % 5) / 10)
    y.push(centres[i % 3][1] + ((i * 3) % 7) / 10)
  }
  const data = need(openDataSet({ units: [...x.map((_, i) => `u${i}`), 'gap'], columns: { x: [...x, 3], y: [...y, null] } }))
  const build = need(createBuilder(data).build(specificationOf([MIN_MAX, MEAN], { code: 'top', children: [{ code: 'x' }, { code: 'y' }] })))
  const { groups, left, silhouette } = peerGroups(build)
  expect(groups.map((group) => new Set(group.members.map((i) => i % 3)).size)).toEqual([1, 1, 1])
  expect(groups.map((group) => group.members.length)).toEqual([10, 10, 10])
  expect(left).toEqual([30])
  expect(silhouette).toBeGreaterThan(0.7)
  expect(nearestPeers(build, 0, 9).every((i) => i % 3 === 0)).toBe(true)
  expect(peerGroups(build, 2).groups).toHaveLength(2)
})

test('one data set, one specification: the same scores whatever was built before', () => {
  const builder = createBuilder(observations)
  const first = need(builder.build(specificationOf(NA_STEPS))).scores
  need(builder.build(specificationOf(IMP_STEPS)))
  expect(need(builder.build(specificationOf(NA_STEPS))).scores).toEqual(first)
})
