import { expect, test } from 'vitest'
import type { NormaliseMethod, Step } from '../../specification/steps.ts'
import type { AggregateNode, StructureNode } from '../../specification/structure.ts'
import { isAggregate } from '../../specification/structure.ts'
import { built, expectTable, files, fixtureTable, IMPUTED, MEAN, TREAT } from '../../testing/fixture.ts'
import { normaliseColumn } from './normalise.ts'

const parameters = new Map(fixtureTable('06_norm_params.csv').rows.map((row) => [row[0], row.map(Number)]))

/** The fixture's structure with the goalposts and targets of the reference run. */
function withParameters(node: StructureNode): StructureNode {
  if (isAggregate(node)) return { ...node, children: node.children.map(withParameters) }
  const [, , low, high, , target] = parameters.get(node.code) ?? []
  return { ...node, goalposts: [low, high], target }
}
const structure: AggregateNode = { ...files.structure, children: files.structure.children.map(withParameters) }

const tableOf = (method: NormaliseMethod, before: readonly Step[] = []) => {
  const build = built([...before, TREAT, { do: 'normalise', with: method }, MEAN], structure)
  return build.stages[build.stages.length - 1].table
}

test.each([
  ['minmax_0_100', { method: 'minMax', range: [0, 100] }],
  ['minmax_1_100', { method: 'minMax', range: [1, 100] }],
  ['zscore_0_1', { method: 'zScore' }],
  ['zscore_10_2', { method: 'zScore', mean: 10, sd: 2 }],
  ['scaled_0_100', { method: 'scaled', from: [0, 100] }],
  ['rank_min', { method: 'rank' }],
  ['rank_max', { method: 'rank', ties: 'max' }],
  ['rank_average', { method: 'rank', ties: 'average' }],
  ['borda', { method: 'borda' }],
  ['prank', { method: 'percentileRank' }],
  ['dist2max', { method: 'distanceToMaximum' }],
  ['dist2ref_row1', { method: 'distanceToReference', unit: 'Z017' }],
  ['dist2ref_row1_cap', { method: 'distanceToReference', unit: 'Z017', cap: true }],
  ['dist2targ', { method: 'distanceToTarget' }],
  ['dist2targ_cap', { method: 'distanceToTarget', cap: true }],
  ['fracmax', { method: 'fractionOfMaximum' }],
  ['goalposts', { method: 'goalposts' }],
  ['goalposts_untruncated', { method: 'goalposts', truncate: false }],
] as const)('%s', (name, method) => expectTable(tableOf(method), `06_norm_${name}.csv`))

test('min-max of the imputed pipeline', () => expectTable(tableOf({ method: 'minMax' }, IMPUTED), '06_norm_imp_minmax_0_100.csv'))

const column = Float64Array.of(1, 2, 3, 4, 100, Number.NaN)
const by = (method: NormaliseMethod, values = column, direction: 1 | -1 = 1) => [...normaliseColumn(values, method, direction, undefined, Number.NaN).column]

test('robust scaling is unmoved by one outlier: median 3, MAD 1', () => {
  expect(by({ method: 'robust', centre: 50, spread: 14.826 })).toEqual([30, 40, 50, 60, 1020, Number.NaN])
})

test('a two-sided target scores full marks inside and falls linearly on both sides', () => {
  expect(by({ method: 'targetRange', targetRange: [2, 3], within: 2 })).toEqual([50, 100, 100, 50, 0, Number.NaN])
})

test('categories score as stated and an unknown one is reported', () => {
  const made = normaliseColumn(Float64Array.of(1, 2, 9), { method: 'categorical', categories: { 1: 0, 2: 60 } }, 1, undefined, Number.NaN)
  expect([...made.column]).toEqual([0, 60, Number.NaN])
  expect(made.unknownCategories).toEqual([9])
})

test.each([
  [undefined, Number.NaN],
  ['missing', Number.NaN],
  ['middle', 50],
] as const)('a constant column with constant=%s', (constant, value) => {
  const made = normaliseColumn(Float64Array.of(7, 7, 7), { method: 'minMax', constant }, 1, undefined, Number.NaN)
  expect([...made.column]).toEqual([value, value, value])
  expect(made.problem).toBe('normalise.noSpread')
})

test('goalposts of a less-is-better indicator: the lower post is the best', () => {
  expect(by({ method: 'goalposts', goalposts: [1, 5] }, Float64Array.of(0, 1, 2, 5, 9), -1)).toEqual([100, 100, 75, 0, 0])
})
