import { describe, expect, test } from 'vitest'
import { createBuilder, scoresOf, type Build } from '../build.ts'
import { openDataSet } from '../data/observations.ts'
import { bothPresent } from '../numbers/correlate.ts'
import { randomStream } from '../numbers/random.ts'
import type { Step } from '../specification/steps.ts'
import type { AggregateNode, StructureNode } from '../specification/structure.ts'
import { isAggregate } from '../specification/structure.ts'
import { principalComponents } from '../steps/weigh/dataWeights.ts'
import {
  agree,
  built,
  files,
  fixtureTable,
  IMP_STEPS,
  IMPUTED,
  NA_STEPS,
  MEAN,
  MIN_MAX,
  need,
  numberOf,
  observations,
  scoreTable,
  specificationOf,
  expectTable,
  TREAT,
} from '../testing/fixture.ts'
import { ranksOf } from '../results/ranks.ts'
import { availabilityByAggregate } from './availability.ts'
import { correlationFlags, correlationMatrix, crossRedundancies, familyCorrelations, pValueMatrix, sizeCorrelations, strays } from './correlations.ts'
import { correlationRatio } from './importance.ts'
import { leaveOneOut, rankShift } from './leaveOneOut.ts'
import { cronbachAlpha } from './reliability.ts'
import { statisticsOf } from './statistics.ts'
import { diagnose } from './diagnose.ts'

const na = built(NA_STEPS)
const imp = built(IMP_STEPS)
const builds: Readonly<Record<string, Build>> = { na, imp }

test.each([
  ['01_stats_raw.csv', na.stages[0].table],
  ['05_stats_treated_imp.csv', imp.stages[imp.stages.length - 2].table],
])('%s', (file, table) => {
  const mine = new Map(statisticsOf(table).map((row) => [row.code, row]))
  const { header, rows } = fixtureTable(file)
  for (const row of rows) {
    const my = mine.get(row[0])
    if (!my) throw new Error(row[0])
    const values = [
      my.min,
      my.max,
      my.mean,
      my.median,
      my.standardDeviation,
      my.skewness,
      my.kurtosis,
      my.present,
      my.nonZero,
      my.unique,
      my.same,
      my.availability,
      my.nonZeroShare,
      my.uniqueShare,
      my.sameShare,
    ]
    values.forEach((value, i) => expect(agree(value, numberOf(row[i + 1])), `${row[0]} ${header[i + 1]} ${value} ${row[i + 1]}`).toBe(true))
    const flags = (['lowAvailability', 'lowNonZero', 'lowUnique', 'outliers'] as const).map((flag) =>
      my.flags.includes(flag) ? (flag === 'outliers' ? 'OUT' : 'LOW') : 'ok',
    )
    expect(flags, row[0]).toEqual(row.slice(16))
  }
})

test('availability by aggregate', () => {
  const shares = availabilityByAggregate(na.stages[0].table, na.tree)
  const codes = [...shares.keys()]
  expectTable({ units: na.units, times: undefined, codes, columns: [...shares.values()] }, '01_data_avail_by_group.csv', 1e-14)
})

test('no size column correlates above 0.6, and the reference lists none', () => {
  const { codes, columns } = na.stages[0].table
  const sizes = new Map(['Area', 'Pop'].map((code) => [code, observations.columns.get(code) ?? new Float64Array(60)]))
  expect(sizeCorrelations(codes, columns, sizes)).toHaveLength(fixtureTable('03_denom_corr.csv').rows.length)
  expect(sizeCorrelations(codes, columns, new Map([['Jobs', columns[codes.indexOf('Jobs')]]])).map((pair) => pair.indicator)).toContain('Jobs')
})

describe.each(['na', 'imp'])('pipeline %s', (pipeline) => {
  const build = builds[pipeline]
  const { codes, columns } = build.stages[build.stages.length - 1].table
  const compare = (matrix: { readonly codes: readonly string[]; readonly values: Float64Array }, file: string, diagonal: number) => {
    const { header, rows } = fixtureTable(file)
    const n = matrix.codes.length
    for (const row of rows) {
      header.slice(1).forEach((code, c) => {
        const i = matrix.codes.indexOf(row[0])
        const j = matrix.codes.indexOf(code)
        const mine = i === j ? diagonal : matrix.values[i * n + j]
        expect(agree(mine, numberOf(row[c + 1]), 1e-9, 1e-12), `${row[0]} ${code} ${mine} ${row[c + 1]}`).toBe(true)
      })
    }
    expect(rows).toHaveLength(n)
  }

  test.each(['pearson', 'spearman', 'kendall'] as const)('%s correlations', (kind) => {
    compare(correlationMatrix(codes, columns, kind), `09_corr_${pipeline}_${kind}.csv`, 1)
  })

  test('p-values of Pearson correlations', () => compare(pValueMatrix(codes, columns), `09_corr_${pipeline}_pearson_pvalues.csv`, 0))

  test('correlations of the pillars and with ancestors', () => {
    const nodes = build.tree.nodes.filter((node) => node.level === 2)
    const matrix = correlationMatrix(
      nodes.map((node) => node.code),
      nodes.map((node) => build.scores[node.index]),
      'pearson',
    )
    for (const [first, second, r] of fixtureTable(`09_corr_${pipeline}_level2.csv`).rows) {
      expect(agree(matrix.values[matrix.codes.indexOf(first) * 6 + matrix.codes.indexOf(second)], Number(r))).toBe(true)
    }
    const family = familyCorrelations(build, 1)
    const reference = fixtureTable(`09_corr_${pipeline}_family_level1.csv`).rows
    expect(family).toHaveLength(reference.length)
    for (const [level, code, r] of reference) {
      const mine = family.find((f) => f.code === code && `Level_${f.level}` === level)
      expect(agree(mine?.correlation ?? 9, Number(r)), `${level} ${code}`).toBe(true)
    }
  })

  test('flagged pairs', () => {
    const pairs = (file: string) => fixtureTable(`09_corr_flags_${pipeline}_${file}.csv`).rows
    const low = pairs('low')
    const mine = correlationFlags(build, 1, -0.2, 0.9)
    expect(mine.filter((f) => f.kind === 'redundant')).toHaveLength(pairs('high').length)
    const contrary = mine.filter((f) => f.kind === 'contrary').map((f) => [f.group, ...[f.first, f.second].sort()].join())
    expect(contrary.sort()).toEqual(low.map(([group, a, b]) => [group, ...[a, b].sort()].join()).sort())
  })

  test('Cronbach’s alpha', () => {
    for (const [level, group, use, k, alpha] of fixtureTable(`10_cronbach_${pipeline}.csv`).rows) {
      const node = build.tree.byCode.get(group)
      const items = group === 'ALL' ? columns : (node?.children ?? []).map((child) => build.scores[child])
      expect(items, `${level} ${group}`).toHaveLength(Number(k))
      expect(agree(cronbachAlpha(items, use === 'complete.obs' ? 'complete' : 'pairwise'), Number(alpha)), `${group} ${use}`).toBe(true)
    }
  })

  test.each([1, 2])('principal components of level %i, up to sign', (level) => {
    const eigen = fixtureTable(`11_pca_eigen_${pipeline}_level${level}.csv`).rows
    const loadings = fixtureTable(`11_pca_loadings_${pipeline}_level${level}.csv`).rows
    const weights = fixtureTable(`11_pca_weights_${pipeline}_level${level}.csv`).rows
    for (const group of new Set(eigen.map((row) => row[0]))) {
      const children = (build.tree.byCode.get(group)?.children ?? []).map((child) => build.tree.nodes[child])
      const made = principalComponents(children.map((child) => build.scores[child.index]))
      if (!made) throw new Error(group)
      const mine = eigen.filter((row) => row[0] === group)
      mine.forEach(([, , value, share, rows], k) => {
        expect(agree(made.eigenvalues[k], Number(value)), `${group} ${k}`).toBe(true)
        expect(agree(made.shares[k], Number(share))).toBe(true)
        expect(made.rows).toBe(Number(rows))
        const pairs = loadings
          .filter((row) => row[0] === group && row[2] === `PC${k + 1}`)
          .map(([, code, , loading]) => [made.loadings[k][children.findIndex((child) => child.code === code)], Number(loading)])
        const sign = pairs[0][0] * pairs[0][1] < 0 ? -1 : 1
        expect(pairs).toHaveLength(children.length)
        for (const [a, b] of pairs) expect(agree(a * sign, b, 1e-9, 1e-10), `${group} PC${k + 1}: ${a} ${b}`).toBe(true)
      })
      const first = children.map((child, i) => [made.loadings[0][i], Number(weights.find((row) => row[0] === child.code)?.[2])])
      const sign = first[0][0] * first[0][1] < 0 ? -1 : 1
      for (const [a, b] of first) expect(agree(a * sign, b, 1e-9, 1e-10)).toBe(true)
    }
  })

  test.each([1, 2])('leaving out each node of level %i', (level) => {
    const removals = need(leaveOneOut(build, createBuilder(observations))).filter((removal) => removal.level === level)
    const shifts = fixtureTable(`12_remove_${pipeline}_level${level}.csv`).rows.slice(1)
    expect(removals).toHaveLength(shifts.length)
    for (const [code, shift] of shifts)
      expect(agree(removals.find((removal) => removal.code === code)?.meanRankShift ?? 9, Number(shift), 1e-12), code).toBe(true)
    const table = {
      units: build.units,
      times: undefined,
      codes: ['Nominal', ...removals.map((r) => r.code)],
      columns: [scoresOf(build), ...removals.map((r) => r.scores)],
    }
    expectTable(table, `12_remove_${pipeline}_level${level}_scores.csv`)
  })
})

test('effective weights', () => {
  for (const [code, , weight, effective] of fixtureTable('11_effective_weights.csv').rows) {
    const node = na.tree.byCode.get(code)
    expect(agree(na.weights[node?.index ?? -1], Number(weight), 1e-15)).toBe(true)
    expect(agree(na.effectiveWeights[node?.index ?? -1], Number(effective), 1e-12), code).toBe(true)
  }
})

/** The structure without some indicators. */
function without(node: AggregateNode, codes: readonly string[]): AggregateNode {
  const keep = (child: StructureNode): StructureNode => (isAggregate(child) ? without(child, codes) : child)
  return { ...node, children: node.children.filter((child) => !codes.includes(child.code)).map(keep) }
}

test.each<[string, readonly Step[], Build]>([
  ['na', [], na],
  ['imp', IMPUTED, imp],
] as const)('what-if without some indicators, pipeline %s', (pipeline, before, full) => {
  const dropped = ['Wage', 'Idle', 'Coop']
  const build = built([...before, TREAT, MIN_MAX, MEAN], without(files.structure, dropped))
  expectTable(scoreTable(build), `12_whatif_drop_${pipeline}.csv`)
  const [a, b] = [ranksOf(scoresOf(full)), ranksOf(scoresOf(build))]
  const rows = fixtureTable(`12_whatif_compare_${pipeline}.csv`).rows
  expect(rows.map(([unit]) => [unit, String(a[full.units.indexOf(unit)]), String(b[build.units.indexOf(unit)])])).toEqual(rows.map((row) => row.slice(0, 3)))
  const mean = rows.reduce((sum, row) => sum + Number(row[4]), 0) / rows.length
  expect(agree(rankShift(a, b).meanRankShift, mean, 1e-12)).toBe(true)
})

test('the main effect of an exact function is near 1, of noise near 0, of a line with noise near r²', () => {
  const random = randomStream(7)
  const x = Float64Array.from({ length: 300 }, () => random.next())
  const noise = Float64Array.from({ length: 300 }, () => random.next())
  expect(
    correlationRatio(
      x,
      x.map((v) => (v - 0.5) ** 2),
    ),
  ).toBeGreaterThan(0.98)
  expect(correlationRatio(x, noise)).toBeLessThan(0.03)
  // Var(x) = Var(noise), so the main effect of x on x + noise is 1/2.
  expect(
    correlationRatio(
      x,
      x.map((v, i) => v + noise[i]),
    ),
  ).toBeCloseTo(0.5, 1)
  expect(bothPresent(x, noise)[0]).toHaveLength(300)
})

test('below 20 units alpha and components are withheld and the messages say why', () => {
  const few = need(
    createBuilder({
      ...observations,
      units: observations.units.slice(0, 8),
      names: observations.names.slice(0, 8),
      columns: new Map([...observations.columns].map(([code, column]) => [code, column.slice(0, 8)])),
    }).build(specificationOf(NA_STEPS)),
  )
  const builder = createBuilder({
    ...observations,
    units: observations.units.slice(0, 8),
    columns: new Map([...observations.columns].map(([code, column]) => [code, column.slice(0, 8)])),
  })
  const diagnostics = need(diagnose(few, builder))
  expect(diagnostics.groups.every((group) => group.alpha === undefined && group.components === undefined)).toBe(true)
  expect(few.messages.map((m) => m.code)).toEqual(expect.arrayContaining(['small.units', 'small.noCorrelations', 'small.relativeScale', 'small.outlierRule']))
})

test('an indicator that belongs to another pillar is found, and a copy of an indicator in another pillar too', () => {
  const random = randomStream(31)
  const draw = () => Array.from({ length: 200 }, () => random.next())
  const [a, b, n1, n2, n3] = [draw(), draw(), draw(), draw(), draw()]
  const near = (base: readonly number[], noise: readonly number[]) => base.map((x, i) => x + 0.3 * noise[i])
  const columns = {
    a1: near(a, n1),
    a2: near(a, n2),
    lost: near(a, n3),
    b1: b,
    b2: near(b, n1),
    b3: near(b, n2),
    copy: b.map((x) => 2 * x),
  }
  const pillar = (code: string, ...codes: readonly string[]) => ({ code, children: codes.map((child) => ({ code: child })) })
  const structure = { code: 'top', children: [pillar('A', 'a1', 'a2', 'copy'), pillar('B', 'b1', 'b2', 'b3', 'lost')] }
  const build = built([MIN_MAX, MEAN], structure, need(openDataSet({ units: a.map((_, i) => `u${i}`), columns })))
  expect(strays(build).map((stray) => [stray.code, stray.other])).toEqual(
    expect.arrayContaining([
      ['lost', 'A'],
      ['copy', 'B'],
    ]),
  )
  expect(strays(build).map((stray) => stray.code)).not.toContain('b1')
  expect(crossRedundancies(build, 1, 0.95).map((flag) => [flag.first, flag.second])).toContainEqual(['copy', 'b1'])
})
