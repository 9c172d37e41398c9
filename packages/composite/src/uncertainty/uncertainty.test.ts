import { describe, expect, test } from 'vitest'
import { createBuilder } from '../build.ts'
import { quantile } from '../numbers/order.ts'
import type { Step } from '../specification/steps.ts'
import { agree, fixtureTable, IMP_STEPS, IMPUTED, need, numberOf, observations, panel, specificationOf, TREAT } from '../testing/fixture.ts'
import { defaultStudy } from './defaultStudy.ts'
import { crossedOutput, uncentredIndices } from './indices.ts'
import { planStudy } from './plan.ts'
import { runRows, runStudy } from './run.ts'
import { parseStudy, type Factor, type Study } from './study.ts'
import { pairwiseDominance, summariseStudy } from './summary.ts'

const NORMALISATIONS = { minmax: { method: 'minMax', range: [1, 100] }, zscore: { method: 'zScore', mean: 100, sd: 10 } }
const AGGREGATIONS = { amean: { method: 'arithmetic' }, gmean: { method: 'geometric' } }
const weightSets = new Map<string, Record<string, number>>()
for (const [set, code, , weight] of fixtureTable('14_noisy_weight_sets.csv').rows) weightSets.set(set, { ...weightSets.get(set), [code]: Number(weight) })
const setNames = [...weightSets.keys()]

const choices = (name: string, options: readonly (readonly [string, Record<string, unknown>])[]) => ({
  kind: 'choice',
  name,
  choices: options.map(([label, set]) => ({ label, set })),
})
const factors = [
  choices(
    'Winmax',
    [1, 2, 3, 4, 5].map((most) => [String(most), { '/steps/2': { do: 'treat', with: { rule: 'outliers', winsorise: most } } }]),
  ),
  choices(
    'Normalisation',
    Object.entries(NORMALISATIONS).map(([label, method]) => [label, { '/steps/3/with': method }]),
  ),
  choices(
    'Weights',
    setNames.map((label) => [label, { '/steps/4/with/weights': weightSets.get(label) }]),
  ),
  choices(
    'Aggregation',
    Object.entries(AGGREGATIONS).map(([label, method]) => [label, { '/steps/5/with': method }]),
  ),
]
const steps: readonly Step[] = [
  ...IMPUTED,
  TREAT,
  { do: 'normalise', with: { method: 'minMax', range: [1, 100] } },
  { do: 'weigh', with: { method: 'given', weights: {} } },
  { do: 'aggregate' },
]
const specification = specificationOf(steps)
const builder = createBuilder(observations)
const nominal = need(builder.build(specification))

function givenRows(file: string): number[][] {
  return fixtureTable(file).rows.map(([, winmax, norm, weights, aggregation]) => [
    Number(winmax) - 1,
    Object.keys(NORMALISATIONS).indexOf(norm),
    setNames.indexOf(weights),
    Object.keys(AGGREGATIONS).indexOf(aggregation),
  ])
}

async function replay(kind: 'UA' | 'SA') {
  const study = need(parseStudy({ factors, design: { method: 'given', rows: givenRows(`14_${kind}_parameters.csv`) }, sensitivity: kind === 'SA' }))
  const plan = need(planStudy(specification, study))
  const parts = await runStudy(plan, builder)
  if (!parts) throw new Error('cancelled')
  return { plan, result: summariseStudy(plan, nominal, observations.units, undefined, parts) }
}

describe.each(['UA', 'SA'] as const)('the reference design %s', (kind) => {
  const study = replay(kind)

  test('nominal scores and ranks', async () => {
    const { result } = await study
    for (const [unit, score, rank] of fixtureTable(`14_${kind}_nominal.csv`).rows) {
      const mine = result.intervals[observations.units.indexOf(unit)]
      expect(agree(mine.nominalScore, Number(score))).toBe(true)
      expect(mine.nominal).toBe(Number(rank))
    }
  })

  test('every unit’s score in every run', async () => {
    const { result } = await study
    const { header, rows } = fixtureTable(`14_${kind}_scores_per_replication.csv`)
    let wrong = 0
    for (const row of rows) {
      const i = observations.units.indexOf(row[0])
      for (let r = 0; r < header.length - 2; r++) if (!agree(result.scores[r * 60 + i], numberOf(row[r + 2]))) wrong++
    }
    expect([wrong, result.failures.length, result.runs]).toEqual([0, 0, header.length - 2])
  })

  test('rank statistics', async () => {
    const { result } = await study
    const wrong: string[] = []
    for (const [unit, rank, mean, median, low, high] of fixtureTable(`14_${kind}_rankstats.csv`).rows) {
      const mine = result.intervals[observations.units.indexOf(unit)]
      const pairs = [
        [mine.nominal, rank],
        [mine.mean, mean],
        [mine.median, median],
        [mine.low, low],
        [mine.high, high],
      ] as const
      for (const [a, b] of pairs) if (!agree(a, Number(b))) wrong.push(`${unit} ${a} ${b}`)
    }
    expect(wrong).toEqual([])
  })
})

test('rank shift of every run and the indices of the reference estimators', async () => {
  const { plan, result } = await replay('SA')
  const shifts = fixtureTable('14_SA_output_per_replication.csv').rows
  shifts.forEach(([, shift], r) => expect(agree(result.meanRankShift[r], Number(shift), 1e-12), `run ${r + 1}`).toBe(true))
  const indices = uncentredIndices(crossedOutput(result.meanRankShift, plan.sample.base))
  fixtureTable('14_SA_indices.csv').rows.forEach(([name, first, total, , , totalLow, totalHigh], f) => {
    expect(plan.study.factors[f].name).toBe(name)
    expect(agree(indices[f].first, Number(first))).toBe(true)
    expect(agree(indices[f].total, Number(total))).toBe(true)
    // Bootstrap intervals depend on the reference's random numbers: the same order of magnitude is all that can be asked.
    const width = result.sensitivity[f].totalInterval[1] - result.sensitivity[f].totalInterval[0]
    expect(width).toBeGreaterThan((Number(totalHigh) - Number(totalLow)) / 3)
    expect(width).toBeLessThan((Number(totalHigh) - Number(totalLow)) * 3)
  })
})

const pair: readonly unknown[] = [factors[0], factors[1]]
const noise: Factor = { kind: 'weightNoise', name: 'Weights', spread: 0.25 }
const planOf = (study: unknown) => need(planStudy(specification, need(parseStudy(study))))
const resultOf = (study: unknown, cuts: readonly number[] = []) => {
  const plan = planOf(study)
  const ends = [0, ...cuts, plan.sample.runs]
  const parts = ends.slice(1).map((until, k) => runRows(plan, createBuilder(observations), ends[k], until))
  return summariseStudy(plan, nominal, observations.units, undefined, parts.reverse())
}

test('the result is the same however the runs are divided', () => {
  const study = { factors: [...pair, noise], design: { method: 'monteCarlo', runs: 60, seed: 42 } }
  const whole = resultOf(study)
  const divided = resultOf(study, [7, 8, 31])
  expect(divided.scores).toEqual(whole.scores)
  expect(divided.intervals).toEqual(whole.intervals)
})

test('another seed gives other runs', () => {
  const study = (seed: number) => ({ factors: [noise], design: { method: 'monteCarlo', runs: 5, seed } })
  expect(resultOf(study(1)).scores).not.toEqual(resultOf(study(2)).scores)
})

test('weight noise stays within its spread and moves only the levels asked for', () => {
  const plan = planOf({ factors: [{ ...noise, levels: [2] }], design: { method: 'sobol', runs: 64, seed: 3 } })
  const moved = Array.from({ length: 64 }, (_, r) => need(plan.run(r)).weightFactors ?? new Float64Array(0))
  for (const node of nominal.tree.nodes) {
    const values = moved.map((f) => f[node.index])
    if (node.level !== 2) expect(new Set(values)).toEqual(new Set([1]))
    else {
      expect(Math.min(...values)).toBeGreaterThanOrEqual(0.75)
      expect(Math.max(...values)).toBeLessThanOrEqual(1.25)
      // 64 points of a scrambled sequence put one in each 64th of the range.
      expect(new Set(values.map((v) => Math.floor(((v - 0.75) / 0.5) * 64))).size).toBe(64)
    }
  }
})

test('exact enumeration visits every combination once and its indices sum to 1 with the interactions', () => {
  const result = resultOf({ factors: pair, design: { method: 'enumerate' }, sensitivity: true })
  expect(result.runs).toBe(10)
  const [a, b] = result.sensitivity
  expect(a.first + b.total).toBeCloseTo(1, 10)
  expect(b.first + a.total).toBeCloseTo(1, 10)
})

test('a range factor and imputation as a factor', () => {
  const imputation = choices('Imputation', [
    ['group mean', { '/steps/1': IMPUTED[1] }],
    ['none', { '/steps/1': null }],
  ])
  const cap = { kind: 'range', name: 'Points moved', path: '/steps/2/with/winsorise', range: [1, 5], integer: true }
  const base = specificationOf(steps.with(2, { do: 'treat', with: { rule: 'outliers', winsorise: 5 } }))
  const plan = need(planStudy(base, need(parseStudy({ factors: [imputation, cap], design: { method: 'sobol', runs: 32 } }))))
  const seen = Array.from({ length: 32 }, (_, r) => plan.settings(r))
  expect(new Set(seen.map((s) => s[0]))).toEqual(new Set(['group mean', 'none']))
  expect(new Set(seen.map((s) => s[1]))).toEqual(new Set([1, 2, 3, 4, 5]))
  expect(runRows(plan, builder, 0, 32).failures).toEqual([])
})

test('runs that cannot be built are counted and left out', () => {
  const study = {
    factors: [
      choices('Normalisation', [
        ['1', { '/steps/3/with': { method: 'minMax', range: [1, 100] } }],
        ['z', { '/steps/3/with': { method: 'zScore' } }],
      ]),
      factors[3],
    ],
    design: { method: 'enumerate' },
  }
  const result = resultOf(study)
  expect(result.failures.map((f) => f.run)).toEqual([3])
  expect(result.failures[0].faults[0].code).toBe('aggregate.notPositive')
  expect(result.intervals.every((row) => row.runs === 3)).toBe(true)
})

test('P(top k), dominance and interval of a unit follow from its ranks', () => {
  const result = resultOf({ factors: [...pair, noise], design: { method: 'monteCarlo', runs: 100 }, top: 5 })
  const n = 60
  const dominance = pairwiseDominance(result)
  for (const i of [0, 17, 42]) {
    const ranks = Float64Array.from({ length: 100 }, (_, r) => result.ranks[r * n + i])
    expect(result.intervals[i].topProbability).toBe(ranks.filter((rank) => rank <= 5).length / 100)
    expect(result.intervals[i].high).toBe(quantile(ranks, 0.95))
    const j = (i + 5) % n
    const wins = ranks.reduce((sum, rank, r) => sum + (rank < result.ranks[r * n + j] ? 1 : rank === result.ranks[r * n + j] ? 0.5 : 0), 0)
    expect(dominance[i * n + j]).toBeCloseTo(wins / 100, 12)
    expect(dominance[i * n + j] + dominance[j * n + i]).toBeCloseTo(1, 12)
  }
})

test('progress is told and a cancelled study returns nothing', async () => {
  const plan = planOf({ factors: [noise], design: { method: 'monteCarlo', runs: 100 } })
  const seen: number[] = []
  const signal = { aborted: false }
  const cancelled = await runStudy(plan, builder, {
    signal,
    chunk: 10,
    onProgress: (done) => (seen.push(done), (signal.aborted = done >= 30)),
  })
  expect(cancelled).toBeUndefined()
  expect(seen).toEqual([10, 20, 30])
})

test.each<[string, Partial<Study> | Record<string, unknown>, string]>([
  ['a path that leads nowhere', { factors: [{ kind: 'range', name: 'x', path: '/steps/9/with/winsorise', range: [1, 2] }] }, 'study.path'],
  [
    'a choice that is no setting',
    {
      factors: [
        choices('x', [
          ['a', { '/steps/3/with': { method: 'minMaxx' } }],
          ['b', { '/steps/3/with': { method: 'none' } }],
        ]),
      ],
    },
    'specification.choice',
  ],
])('%s is refused with its place', (_name, part, code) => {
  const study = parseStudy({ design: { method: 'monteCarlo', runs: 5 }, ...part })
  const planned = study.ok ? planStudy(specification, study.value) : study
  expect(planned.ok ? [] : planned.faults.map((f) => f.code)).toContain(code)
  expect(planned.ok ? '' : planned.faults[0].path).toMatch(/^\/factors\/0/)
})

test('noise cannot be enumerated', () => {
  const study = parseStudy({ factors: [noise], design: { method: 'enumerate' } })
  expect(study.ok ? '' : study.faults[0].code).toBe('study.notFinite')
})

test('the pipeline of the study without a change is the imputed pipeline on 1…100', () => {
  expect(IMP_STEPS).toHaveLength(5)
  expect(nominal.stages.map((stage) => stage.name)).toEqual(['raw', 'denominate', 'impute', 'treat', 'normalise'])
})

test('choices are cut from [0, 1), not from the range of the sample: 64 balanced points give each of 4 choices 16 runs', () => {
  const four = choices(
    'Winmax',
    [1, 2, 3, 4].map((most) => [String(most), { '/steps/2': { do: 'treat', with: { rule: 'outliers', winsorise: most } } }]),
  )
  const plan = planOf({ factors: [four], design: { method: 'sobol', runs: 64, seed: 8 } })
  const seen = Array.from({ length: 64 }, (_, r) => plan.settings(r)[0])
  expect(['1', '2', '3', '4'].map((label) => seen.filter((other) => other === label).length)).toEqual([16, 16, 16, 16])
})

test('probabilities of choices weigh an enumeration', () => {
  const biased = {
    ...choices(
      'Winmax',
      [1, 5].map((most) => [String(most), { '/steps/2': { do: 'treat', with: { rule: 'outliers', winsorise: most } } }]),
    ),
  }
  const study = {
    factors: [{ ...biased, choices: biased.choices.map((choice, i) => ({ ...choice, probability: i === 0 ? 3 : 1 })) }],
    design: { method: 'enumerate' },
  }
  const result = resultOf(study)
  for (let i = 0; i < 60; i++) expect(result.intervals[i].mean).toBeCloseTo(0.75 * result.ranks[i] + 0.25 * result.ranks[60 + i], 12)
})

test('a panel with parameters over all years can be studied, ranks within each year', () => {
  const method = specificationOf([{ do: 'treat', scope: 'year' }, { do: 'normalise', with: { method: 'minMax' }, scope: 'all' }, { do: 'aggregate' }])
  const study = need(parseStudy({ factors: [noise], design: { method: 'monteCarlo', runs: 3 } }))
  const plan = need(planStudy(method, study))
  const rows = runRows(plan, createBuilder(panel), 0, 3)
  expect(rows.failures).toEqual([])
  const years = [...new Set(panel.times)]
  for (const year of years) {
    const first = [...rows.ranks.subarray(0, panel.units.length)].filter((_, i) => panel.times?.[i] === year)
    expect(Math.min(...first)).toBe(1)
    expect(Math.max(...first)).toBeLessThanOrEqual(30)
  }
})

test('the standard study asks about weights, outliers, normalisation and aggregation, and respects goalposts', () => {
  expect(defaultStudy(specificationOf(IMP_STEPS), 8, 1).factors.map((factor) => factor.name)).toEqual([
    'Weights ±25 %',
    'Outlier treatment',
    'Normalisation',
    'Aggregation',
  ])
  const fixed = specificationOf([{ do: 'normalise', with: { method: 'scaled', from: [0, 10] } }, { do: 'aggregate' }])
  expect(defaultStudy(fixed, 8, 1).factors.map((factor) => factor.name)).toEqual(['Weights ±25 %'])
})
