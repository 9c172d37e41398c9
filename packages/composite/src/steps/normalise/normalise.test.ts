import { expect, test } from 'vitest'
import type { NormaliseMethod } from '../../specification/normaliseStep.ts'
import type { Step } from '../../specification/steps.ts'
import type { AggregateNode, StructureNode } from '../../specification/structure.ts'
import { isAggregate } from '../../specification/structure.ts'
import { built, expectTable, files, fixtureTable, IMPUTED, MEAN, numberOf, TREAT } from '../../testing/fixture.ts'
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
  ['rank_min', { method: 'rank' }],
  ['rank_max', { method: 'rank', ties: 'max' }],
  ['rank_average', { method: 'rank', ties: 'average' }],
  ['borda', { method: 'borda' }],
  ['prank', { method: 'percentileRank' }],
  ['dist2max', { method: 'distanceToMaximum' }],
  ['dist2targ', { method: 'distanceToTarget' }],
  ['dist2targ_cap', { method: 'distanceToTarget', cap: true }],
  ['goalposts', { method: 'goalposts' }],
  ['goalposts_untruncated', { method: 'goalposts', truncate: false }],
] as const)('%s', (name, method) => expectTable(tableOf(method), `06_norm_${name}.csv`))

test('scaled: the reference takes the limits after direction, ours before, so less-is-better indicators state them mirrored', () => {
  const less = [...parameters].filter(([, row]) => row[1] === -1).map(([code]) => [code, { method: 'scaled', from: [-100, 0] } as const] as const)
  expect(less).toHaveLength(7)
  const build = built([TREAT, { do: 'normalise', with: { method: 'scaled', from: [0, 100] }, overrides: Object.fromEntries(less) }, MEAN])
  expectTable(build.stages[build.stages.length - 1].table, '06_norm_scaled_0_100.csv')
})

test.each([
  ['06_norm_fracmax.csv', { method: 'fractionOfMaximum' }, ['Unfin', 'Idle']],
  ['06_norm_dist2ref_row1.csv', { method: 'distanceToReference', unit: 'Z017' }, ['Road']],
  ['06_norm_dist2ref_row1_cap.csv', { method: 'distanceToReference', unit: 'Z017', cap: true }, ['Road']],
] as const)('%s: as the reference, but missing and reported where it divides by zero', (file, method, noSpread) => {
  const build = built([TREAT, { do: 'normalise', with: method }, MEAN])
  const table = build.stages[build.stages.length - 1].table
  const { header, rows } = fixtureTable(file)
  const isDivided = (code: string) => noSpread.some((other) => other === code)
  for (const code of header.filter((_, c) => rows.some((row) => row[c].endsWith('Inf')))) expect(noSpread).toContain(code)
  const missing = table.codes.filter((_, c) => table.columns[c].every(Number.isNaN))
  expect(build.messages.filter((m) => m.code === 'normalise.noSpread').map((m) => m.subject)).toEqual(missing)
  for (const code of noSpread) expect(missing).toContain(code)
  const rest = table.columns.map((column, c) => (isDivided(table.codes[c]) ? referenceColumn(table.units, header, rows, table.codes[c]) : column))
  expectTable({ ...table, columns: rest }, file)
})

function referenceColumn(units: readonly string[], header: readonly string[], rows: readonly (readonly string[])[], code: string) {
  return Float64Array.from(units, (unit) => numberOf(rows.find((row) => row[0] === unit)?.[header.indexOf(code)] ?? ''))
}

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
