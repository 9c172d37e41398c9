import { describe, expect, test } from 'vitest'
import { buildIndex, ranksOfNode, ranksWithinGroup, scoresOf } from '../../build.ts'
import type { AggregateStep } from '../../specification/aggregateStep.ts'
import type { Step } from '../../specification/steps.ts'
import {
  agree,
  built,
  expectTable,
  files,
  fixtureTable,
  IMPUTED,
  need,
  numberOf,
  observations,
  scoreTable,
  specificationOf,
  TREAT,
} from '../../testing/fixture.ts'
import { ranksOf } from '../../results/ranks.ts'
import { outrankingMatrix } from './copeland.ts'
import { combine } from './combine.ts'

const RANGE_1: Step = { do: 'normalise', with: { method: 'minMax', range: [1, 100] } }
const RANGE_0: Step = { do: 'normalise', with: { method: 'minMax', range: [0, 100] } }
const variants: readonly (readonly [string, Step, Omit<AggregateStep, 'do'>])[] = [
  ['amean_0_100', RANGE_0, {}],
  ['amean_1_100', RANGE_1, {}],
  ['gmean', RANGE_1, { with: { method: 'geometric' } }],
  ['hmean', RANGE_1, { with: { method: 'harmonic' } }],
  ['median', RANGE_1, { with: { method: 'median' } }],
  ['amean_amean_gmean', RANGE_1, { levels: { 3: { method: 'geometric' } } }],
  ['amean_thresh_0.5', RANGE_1, { coverage: { count: 0.5 } }],
  ['amean_thresh_0.75', RANGE_1, { coverage: { count: 0.75 } }],
  ['amean_thresh_1', RANGE_1, { coverage: { count: 1 } }],
]
const generalised: readonly (readonly [string, Step, Omit<AggregateStep, 'do'>])[] = [
  ['genmean_p-1', RANGE_1, { with: { method: 'generalised', power: -1 } }],
  ['genmean_p0.5', RANGE_1, { with: { method: 'generalised', power: 0.5 } }],
  ['genmean_p2', RANGE_1, { with: { method: 'generalised', power: 2 } }],
]

/** Ranks must be the reference's, unless the reference ranked two scores apart that differ by rounding alone: then ours is the rank they share. */
function expectRanks(build: ReturnType<typeof built>, name: string) {
  const { header, rows } = fixtureTable(`08_rank_${name}.csv`)
  const scores = fixtureTable(`07_agg_${name}.csv`)
  header.slice(1).forEach((code, c) => {
    const reference = new Map(scores.rows.map((row) => [row[0], numberOf(row[scores.header.indexOf(code)])]))
    const ranks = ranksOfNode(build, code)
    for (const row of rows) {
      const own = reference.get(row[0]) ?? Number.NaN
      const sameButForNoise = [...reference.values()].filter((x) => x !== own && agree(x, own, 1e-13, 0))
      const shared = [...reference.values()].filter((x) => x > own && !agree(x, own, 1e-13, 0)).length + 1
      const expected = own === own && sameButForNoise.length > 0 ? shared : Number(row[c + 1] || 0)
      expect(ranks[build.units.indexOf(row[0])], `${row[0]} ${code}`).toBe(expected)
    }
  })
}

describe.each([
  ['na', [], variants],
  ['imp', IMPUTED, [...variants, ...generalised]],
] as const)('pipeline %s', (pipeline, before, all) => {
  test.each(all)('%s: scores and ranks', (name, norm, options) => {
    const build = built([...before, TREAT, norm, { do: 'aggregate', ...options }])
    expectTable(scoreTable(build), `07_agg_${pipeline}_${name}.csv`)
    expectRanks(build, `${pipeline}_${name}`)
  })

  test('results and ranks within regions', () => {
    const build = built([...before, TREAT, RANGE_0, { do: 'aggregate' }])
    const { header, rows } = fixtureTable(`08_results_full_${pipeline}.csv`)
    const ranks = ranksOfNode(build)
    let wrong = 0
    for (const row of rows) {
      const i = build.units.indexOf(row[0])
      expect(ranks[i]).toBe(Number(row[1]))
      header.slice(2).forEach((code, c) => {
        // The reference file is rounded to 12 decimals.
        if (!agree(scoresOf(build, code)[i], numberOf(row[c + 2]), 0, 1e-10)) wrong++
      })
    }
    expect(wrong).toBe(0)
    const within = need(ranksWithinGroup(build, observations, 'Region'))
    const groups = fixtureTable(`08_group_ranks_${pipeline}.csv`).rows
    expect(groups.map((row) => [row[0], String(within[build.units.indexOf(row[0])] || '')])).toEqual(groups.map((row) => [row[0], row[2]]))
  })
})

/** Weights of the fixture times four are whole numbers, so sums of them are exact. */
function wholeWeights(codes: readonly string[], weightOf: (code: string) => number) {
  return codes.map((code) => {
    const whole = weightOf(code) * 4
    expect(Number.isInteger(whole)).toBe(true)
    return whole
  })
}

/** Copeland by whole-number arithmetic, with how many pairs of each unit are exact ties. */
function exactCopeland(columns: readonly Float64Array[], whole: readonly number[]) {
  return Array.from(columns[0], (_, i) => {
    let score = 0
    let ties = 0
    for (let j = 0; j < columns[0].length; j++) {
      const won = columns.reduce((sum, column, c) => sum + whole[c] * Math.sign(column[i] - column[j]), 0)
      score += Math.sign(won)
      if (won === 0 && i !== j) ties++
    }
    return { score, ties }
  })
}

describe('Copeland', () => {
  const build = built([...IMPUTED, TREAT, RANGE_1, { do: 'aggregate', with: { method: 'copeland' } }])
  const reference = fixtureTable('07_agg_imp_copeland.csv')
  const referenceColumn = (code: string) =>
    Float64Array.from(build.units, (unit) => Number(reference.rows.find((row) => row[0] === unit)?.[reference.header.indexOf(code)]))
  const weightOf = (code: string) => build.tree.byCode.get(code)?.weight ?? 0
  const expectWithinTies = (mine: ArrayLike<number>, theirs: ArrayLike<number>, exact: ReturnType<typeof exactCopeland>) => {
    exact.forEach(({ score, ties }, i) => {
      expect(mine[i]).toBe(score)
      expect(Math.abs(theirs[i] - score)).toBeLessThanOrEqual(ties)
    })
  }

  test.each(build.tree.aggregates.filter((node) => node.level === 2).map((node) => node.code))(
    '%s is exact and differs from the reference by exact ties only',
    (code) => {
      const node = build.tree.byCode.get(code)
      const children = (node?.children ?? []).map((child) => build.tree.nodes[child])
      const exact = exactCopeland(
        children.map((child) => build.scores[child.index]),
        wholeWeights(
          children.map((child) => child.code),
          weightOf,
        ),
      )
      expectWithinTies(scoresOf(build, code), referenceColumn(code), exact)
    },
  )

  test('the index over the reference’s own pillar scores is exact and differs by exact ties only', () => {
    const pillars = reference.header.slice(1, -1)
    const whole = wholeWeights(pillars, weightOf)
    const columns = pillars.map(referenceColumn)
    const out = new Float64Array(60)
    combine({ columns, weights: Float64Array.from(pillars, weightOf) }, { method: 'copeland' }, out)
    expectWithinTies(out, referenceColumn('Index'), exactCopeland(columns, whole))
  })

  test('flat over all indicators: scores as exact arithmetic, outranking matrix as the reference', () => {
    const table = build.stages[build.stages.length - 1].table
    const out = new Float64Array(table.units.length)
    const weights = Float64Array.from(table.codes, weightOf)
    combine({ columns: table.columns, weights }, { method: 'copeland' }, out)
    const flat = fixtureTable('07_copeland_flat_imp_all_indicators.csv').rows
    expectWithinTies(
      out,
      table.units.map((unit) => Number(flat.find((row) => row[0] === unit)?.[1])),
      exactCopeland(table.columns, wholeWeights(table.codes, weightOf)),
    )
    const { matrix, size } = outrankingMatrix({ columns: table.columns, weights })
    const outranking = fixtureTable('07_outranking_matrix_imp_all_indicators.csv')
    let wrong = 0
    let compared = 0
    for (const row of outranking.rows) {
      outranking.header.slice(1).forEach((unit, c) => {
        const i = table.units.indexOf(row[0])
        const j = table.units.indexOf(unit)
        if (i === j) return
        compared++
        if (!agree(matrix[i * size + j], numberOf(row[c + 1]), 1e-12)) wrong++
      })
    }
    expect([wrong, compared]).toEqual([0, 60 * 59])
    const dominant = matrix.filter((o) => o === 1).length
    expect(fixtureTable('07_outranking_summary_imp_all_indicators.csv').rows[0].map(Number)).toEqual([dominant, dominant / ((60 * 59) / 2)])
  })
})

const three = (method: AggregateStep['with'], a: number, b: number, c: number, weights = [1, 2, 1]) => {
  const out = new Float64Array(1)
  combine(
    { columns: [Float64Array.of(a), Float64Array.of(b), Float64Array.of(c)], weights: Float64Array.from(weights) },
    method ?? { method: 'arithmetic' },
    out,
  )
  return out[0]
}

test.each([
  ['median without the child of weight 0', { method: 'median' }, [1, 5, 9, [1, 0, 1]], 5],
  ['median of two', { method: 'median' }, [1, 6, 9, [1, 1, 0]], 3.5],
  ['weighted median, weight in the middle', { method: 'weightedMedian' }, [1, 5, 9, [1, 2, 1]], 5],
  ['weighted median, half met exactly', { method: 'weightedMedian' }, [1, 5, 9, [1, 1, 2]], 7],
  ['weighted median without the missing', { method: 'weightedMedian' }, [1, Number.NaN, 9, [1, 2, 2]], 9],
  // M = 100, S² = (100 + 0 + 100)/3 = 66.666…
  ['Mazziotta–Pareto', { method: 'mazziottaPareto' }, [90, 100, 110, [1, 1, 1]], 100 - 200 / 3 / 100],
  ['Mazziotta–Pareto upward', { method: 'mazziottaPareto', penalty: 'plus' }, [90, 100, 110, [1, 1, 1]], 100 + 200 / 3 / 100],
  // (1·4 + 2·16 + 1·36)/4 = 18.
  ['generalised mean of power 2', { method: 'generalised', power: 2 }, [2, 4, 6, [1, 2, 1]], Math.sqrt(18)],
  ['generalised mean of power 2 without the missing', { method: 'generalised', power: 2 }, [2, Number.NaN, 4, [1, 5, 1]], Math.sqrt(10)],
  ['all missing', { method: 'arithmetic' }, [Number.NaN, Number.NaN, Number.NaN, [1, 1, 1]], Number.NaN],
] as const)('%s', (_name, method, [a, b, c, weights], expected) => {
  expect(agree(three(method, a, b, c, [...weights]), expected, 1e-14)).toBe(true)
})

test('Copeland does not depend on the order of the rows when values are missing', () => {
  const rows = [
    [5, 1],
    [4, Number.NaN],
    [3, 9],
    [Number.NaN, 4],
  ]
  const score = (order: readonly number[]) => {
    const out = new Float64Array(4)
    combine({ columns: [0, 1].map((c) => Float64Array.from(order, (i) => rows[i][c])), weights: Float64Array.of(1, 1) }, { method: 'copeland' }, out)
    return order.map((i, k) => [i, out[k]]).sort((x, y) => x[0] - y[0])
  }
  expect(score([3, 1, 0, 2])).toEqual(score([0, 1, 2, 3]))
})

test('a geometric mean of a score of 0 is refused with the place', () => {
  const outcome = buildIndex(specificationOf([TREAT, RANGE_0, { do: 'aggregate', with: { method: 'geometric' } }]), observations)
  expect(outcome.ok ? [] : outcome.faults.map((f) => f.code)).toContain('aggregate.notPositive')
})

test('weight coverage: a unit with less than 0.9 of the weight present has no score, one with more has', () => {
  const all = built([TREAT, RANGE_0, { do: 'aggregate' }])
  const strict = built([TREAT, RANGE_0, { do: 'aggregate', coverageOf: { Output: { weight: 0.9 } } }])
  const output = files.structure.children.find((node) => node.code === 'Output')
  const weights = output && 'children' in output ? output.children.map((child) => [child.code, child.weight ?? 1] as const) : []
  const total = weights.reduce((sum, [, w]) => sum + w, 0)
  const expected = all.units.map((_, i) => weights.reduce((sum, [code, w]) => sum + (Number.isNaN(scoresOf(all, code)[i]) ? 0 : w), 0) / total >= 0.9)
  expect([...scoresOf(strict, 'Output')].map((x) => !Number.isNaN(x))).toEqual(expected)
  expect(new Set(expected).size).toBe(2)
})

test('a pillar of direction −1 counts mirrored about the middle of the scale', () => {
  const structure = {
    ...files.structure,
    children: files.structure.children.map((node) => (node.code === 'Land' ? { ...node, direction: -1 as const } : node)),
  }
  const plain = built([...IMPUTED, TREAT, RANGE_0, { do: 'aggregate' }])
  const mirrored = built([...IMPUTED, TREAT, RANGE_0, { do: 'aggregate' }], structure)
  const land = scoresOf(plain, 'Land')
  const moved = scoresOf(mirrored).map((x, i) => x - scoresOf(plain)[i])
  moved.forEach((d, i) => expect(d).toBeCloseTo((1.5 / 10) * (100 - 2 * land[i]), 10))
})

test('the reference’s Copeland scores get the reference’s ranks', () => {
  const scores = fixtureTable('07_agg_imp_copeland.csv')
  const ranks = fixtureTable('08_rank_imp_copeland.csv')
  ranks.header.slice(1).forEach((code, c) => {
    const mine = ranksOf(Float64Array.from(scores.rows, (row) => Number(row[scores.header.indexOf(code)])))
    expect([...mine].map(String)).toEqual(scores.rows.map((row) => ranks.rows.find((other) => other[0] === row[0])?.[c + 1]))
  })
})

test('siblings on one level may be made by different methods', () => {
  const mixed = built([...IMPUTED, TREAT, RANGE_1, { do: 'aggregate', nodes: { Land: { method: 'geometric' } } }])
  const mean = built([...IMPUTED, TREAT, RANGE_1, { do: 'aggregate' }])
  const geometric = built([...IMPUTED, TREAT, RANGE_1, { do: 'aggregate', with: { method: 'geometric' } }])
  expect(scoresOf(mixed, 'Land')).toEqual(scoresOf(geometric, 'Land'))
  expect(scoresOf(mixed, 'Output')).toEqual(scoresOf(mean, 'Output'))
  expect(scoresOf(mean, 'Land')).not.toEqual(scoresOf(geometric, 'Land'))
})

test('a harmonic mean of a negative score is refused, although the reference refuses 0 only', () => {
  const outcome = buildIndex(
    specificationOf([
      { do: 'normalise', with: { method: 'zScore' } },
      { do: 'aggregate', with: { method: 'harmonic' } },
    ]),
    observations,
  )
  expect(outcome.ok ? [] : outcome.faults.map((f) => f.code)).toContain('aggregate.notPositive')
})
