import { describe, expect, test } from 'vitest'
import { buildIndex, scoresOf, type Build } from '../build.ts'
import { observationsOfYear, openDataSet } from '../data/observations.ts'
import type { Step } from '../specification/steps.ts'
import { agree, expectTable, files, fixtureTable, MEAN, need, numberOf, panel, scoreTable, specificationOf } from '../testing/fixture.ts'
import { growthRate, percentChange, seriesOf, type Trend } from './trends.ts'

const treated = (scope: 'all' | 'year'): Step => ({ do: 'treat', scope })
const normalised = (scope: 'all' | 'year'): Step => ({ do: 'normalise', with: { method: 'minMax' }, scope })
const buildPanel = (...steps: readonly Step[]) => need(buildIndex(specificationOf(steps), panel))

describe('the panel of 30 units and 5 years', () => {
  const perYear = buildPanel(treated('year'), normalised('year'), MEAN)
  const global = buildPanel(treated('year'), normalised('all'), MEAN)
  const last = (build: Build) => build.stages[build.stages.length - 1].table

  test('treated within each year', () => expectTable(perYear.stages[1].table, '15_panel_treated.csv'))
  test('normalised within each year', () => expectTable(last(perYear), '15_panel_norm_per_year.csv'))
  test('normalised over all years, and reproducible like any other build', () => {
    expectTable(last(global), '15_panel_norm_global.csv')
    expect(buildPanel(treated('year'), normalised('all'), MEAN).scores).toEqual(global.scores)
  })
  test('scores by year', () => expectTable(scoreTable(perYear), '15_panel_agg_per_year.csv'))
  test('scores over all years', () => expectTable(scoreTable(global), '15_panel_agg_global.csv'))

  test.each([
    ['CAGR', growthRate],
    ['prc_change', percentChange],
  ] as const)('%s of the index', (name, measure) => {
    expectTrends(`15_trends_index_${name}.csv`, (unit) => measure(seriesOf(global.units, times(global), scoresOf(global), unit)))
  })
})

function times(build: Build) {
  return build.times ?? new Int32Array(0)
}

function expectTrends(file: string, trend: (unit: string, code: string) => Trend) {
  const { rows } = fixtureTable(file)
  const wrong = rows.flatMap(([unit, code, value, availability, first, latest]) => {
    const mine = trend(unit, code)
    const same =
      agree(mine.value, numberOf(value)) &&
      agree(mine.availability, Number(availability)) &&
      agree(mine.first, numberOf(first)) &&
      agree(mine.latest, numberOf(latest))
    return same ? [] : [`${unit} ${code}: ${mine.value} instead of ${value}`]
  })
  expect(wrong).toEqual([])
  expect(rows.length).toBeGreaterThan(20)
}

const holes = fixtureTable('16_panel_holes_input.csv')
const cells = (code: string) => holes.rows.map((row) => (row[holes.header.indexOf(code)] === '' ? null : Number(row[holes.header.indexOf(code)])))
const holed = need(
  openDataSet({
    units: holes.rows.map((row) => row[1]),
    times: holes.rows.map((row) => Number(row[0])),
    columns: Object.fromEntries(holes.header.slice(2).map((code) => [code, cells(code)])),
  }),
)
const NONE: Step = { do: 'normalise', with: { method: 'none' } }

describe('the panel with holes', () => {
  test.each([
    ['latest', { method: 'latest' }],
    ['latest_max1', { method: 'latest', maxAgeYears: 1 }],
    ['constant', { method: 'constant' }],
    ['linear-constant', { method: 'linearConstant' }],
  ] as const)('%s', (name, method) => {
    const build = need(buildIndex(specificationOf([{ do: 'impute', with: method }, NONE, MEAN]), holed))
    expectTable(build.stages[1].table, `16_panel_impute_${name}.csv`)
  })

  test('rows in any order are filled the same', () => {
    const order = holed.units.map((_, i) => (i * 7) % holed.units.length)
    expect(new Set(order).size).toBe(150)
    const shuffled = {
      ...holed,
      units: order.map((i) => holed.units[i]),
      times: Int32Array.from(order, (i) => holed.times?.[i] ?? 0),
      columns: new Map([...holed.columns].map(([code, column]) => [code, Float64Array.from(order, (i) => column[i])])),
    }
    const build = need(buildIndex(specificationOf([{ do: 'impute', with: { method: 'latest' } }, NONE, MEAN]), shuffled))
    expectTable(build.stages[1].table, '16_panel_impute_latest.csv')
  })

  test.each([
    ['16_trends_holes_CAGR.csv', growthRate],
    // Interpolating between present years does not move the first and the last, so the growth rate is the same.
    ['16_trends_holes_CAGR_interp.csv', growthRate],
    ['16_trends_holes_prc_change.csv', percentChange],
  ] as const)('%s', (file, measure) => {
    expectTrends(file, (unit, code) => measure(seriesOf(holed.units, holed.times ?? new Int32Array(0), holed.columns.get(code) ?? new Float64Array(0), unit)))
  })

  test('latest looks back in calendar years, not in listed years', () => {
    const gap = need(openDataSet({ units: ['a', 'a', 'b', 'b'], times: [2019, 2025, 2019, 2025], columns: { x: [4, null, 1, 2] } }))
    const structure = { code: 'top', children: [{ code: 'x' }] }
    const filled = (maxAgeYears: number) =>
      need(buildIndex(specificationOf([{ do: 'impute', with: { method: 'latest', maxAgeYears } }, NONE, MEAN], structure), gap)).stages[1].table.columns[0][1]
    expect([filled(5), filled(6)]).toEqual([Number.NaN, 4])
  })

  test('linear needs two points, linearConstant one', () => {
    const one = need(openDataSet({ units: ['a', 'a', 'a'], times: [2020, 2021, 2022], columns: { x: [null, 7, null] } }))
    const structure = { code: 'top', children: [{ code: 'x' }] }
    const filled = (method: 'linear' | 'linearConstant') => [
      ...need(buildIndex(specificationOf([{ do: 'impute', with: { method } }, NONE, MEAN], structure), one)).stages[1].table.columns[0],
    ]
    expect(filled('linear')).toEqual([Number.NaN, 7, Number.NaN])
    expect(filled('linearConstant')).toEqual([7, 7, 7])
  })
})

test('one year of the panel alone is that year within the panel', () => {
  const year = observationsOfYear(panel, 2023)
  if (!year) throw new Error('2023 is in the panel')
  const alone = need(buildIndex(specificationOf([treated('all'), normalised('all'), MEAN]), year))
  const reference = fixtureTable('15_panel_agg_per_year.csv')
  const rows = reference.rows.filter((row) => row[0] === '2023')
  expect(rows).toHaveLength(alone.units.length)
  for (const row of rows) expect(agree(scoresOf(alone)[alone.units.indexOf(row[1])], Number(row[reference.header.indexOf('Index')]))).toBe(true)
  expect(observationsOfYear(panel, 1999)).toBeUndefined()
})

test('trends of the raw panel', () => {
  expect(files.structure.children).toHaveLength(6)
  const raw = buildPanel(NONE, MEAN).stages[0].table
  const trendsOf = (measure: typeof growthRate) => (unit: string, code: string) =>
    measure(seriesOf(raw.units, raw.times ?? new Int32Array(0), raw.columns[raw.codes.indexOf(code)], unit))
  expectTrends('15_trends_raw_CAGR.csv', trendsOf(growthRate))
  expectTrends(
    '15_trends_raw_prc_change.csv',
    trendsOf((series) => percentChange(series)),
  )
})
