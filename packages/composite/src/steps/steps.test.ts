import { expect, test } from 'vitest'
import type { Step } from '../specification/steps.ts'
import { buildIndex } from '../build.ts'
import { agree, built, expectTable, fixtureTable, IMPUTED, MEAN, MIN_MAX, need, numberOf, observations, specificationOf } from '../testing/fixture.ts'
import { correlation } from '../numbers/correlate.ts'
import type { Treatment } from './treat/treat.ts'
import { availabilityOf, screenUnits } from './screen.ts'

const raw = built([MIN_MAX, MEAN]).stages[0].table
const stage = (steps: readonly Step[]) => {
  const build = built([...steps, MIN_MAX, MEAN])
  return build.stages[build.stages.length - 2].table
}

test('the raw table is the sorted reference', () => expectTable(raw, '00_raw_sorted.csv'))

test('availability of every unit', () => {
  const availability = availabilityOf(raw)
  const { header, rows } = fixtureTable('01_data_avail.csv')
  for (const row of rows) {
    const mine = availability[raw.units.indexOf(row[0])]
    const expected = Object.fromEntries(header.map((name, i) => [name, numberOf(row[i])]))
    expect([mine.missing, mine.zeros, mine.missing + mine.zeros]).toEqual([expected.N_missing, expected.N_zero, expected.N_miss_or_zero])
    expect(mine.availability).toBeCloseTo(expected.Dat_Avail, 14)
    expect(mine.nonZero).toBeCloseTo(expected.Non_Zero, 14)
  }
})

test.each([
  ['missing', '02_screen_byNA.csv'],
  ['zeros', '02_screen_byzeros.csv'],
  ['both', '02_screen_byNAandzeros.csv'],
] as const)('screening by %s keeps the reference units', (by, file) => {
  const screening = screenUnits(raw, { do: 'screen', by, minAvailability: 0.9, minNonZero: 0.95 })
  const { header, rows } = fixtureTable(file)
  const cell = (row: readonly string[], name: string) => row[header.indexOf(name)] === 'TRUE'
  const expected = rows.map((row) => [row[0], cell(row, 'LowData'), cell(row, 'LowNonZero'), cell(row, 'Included')])
  const mine = new Map(screening.map((row) => [row.unit, [row.unit, row.lowAvailability, row.lowNonZero, row.included]]))
  expect(expected.map((row) => mine.get(String(row[0])))).toEqual(expected)
  expect(new Set(expected.map((row) => row[3])).size).toBe(2)
})

test('a forced unit stays and a forced other one goes', () => {
  const force = { Z017: false, Z023: true }
  const included = screenUnits(raw, { do: 'screen', by: 'both', minAvailability: 0.9, minNonZero: 0.95, force }).filter((row) => row.included)
  expect(included.map((row) => row.unit)).toContain('Z023')
  expect(included.map((row) => row.unit)).not.toContain('Z017')
})

test('denominated values', () => expectTable(stage([{ do: 'denominate' }]), '03_denominated.csv'))

test('no denominator correlates above 0.6 with an indicator', () => {
  expect(fixtureTable('03_denom_corr.csv').rows).toEqual([])
  const strong = ['Area', 'Pop'].flatMap((size) =>
    raw.columns.filter((column) => Math.abs(correlation(column, observations.columns.get(size) ?? column)) > 0.6),
  )
  expect(strong).toEqual([])
})

test.each([
  ['04_impute_i_mean.csv', { method: 'column', statistic: 'mean' }],
  ['04_impute_i_median.csv', { method: 'column', statistic: 'median' }],
  ['04_impute_i_mean_grp.csv', { method: 'column', statistic: 'mean', group: 'Region' }],
  ['04_impute_i_median_grp.csv', { method: 'column', statistic: 'median', group: 'Region' }],
  ['04_impute_row_mean_level2.csv', { method: 'row', statistic: 'mean', level: 2 }],
] as const)('%s', (file, method) => expectTable(stage([{ do: 'denominate' }, { do: 'impute', with: method }]), file))

test('the imputation of the pipeline', () => expectTable(stage(IMPUTED), '04_impute_pipeline.csv'))

/** The reference's name of a transformation; it marks missing cells too, which we do not call transformed. */
function pointName(treatment: Treatment | undefined) {
  if (treatment?.transform === 'boxCox') return '+boxcox'
  if (treatment?.transform === 'logSigned' && treatment.shapes[0].skewness < 0) return '+log_CT_neg'
  return treatment?.transform === undefined ? '' : '+log_CT'
}

test.each([
  ['na_default', [], {}],
  ['na_winmax1', [], { winsorise: 1 }],
  ['na_strict', [], { winsorise: 10, skewness: 1, kurtosis: 2 }],
  ['na_winmax1_log_plus', [], { winsorise: 1, transform: { transform: 'logSigned' } }],
  ['na_winmax1_combine', [], { winsorise: 1, onWinsorised: true }],
  ['na_winmax1_boxcox', [], { winsorise: 1, transform: { transform: 'boxCox', lambda: 0.25 } }],
  ['imp_default', IMPUTED, {}],
] as const)('treatment %s: values, shapes, counts and points', (name, before, options) => {
  const build = built([...before, { do: 'treat', with: { rule: 'outliers', ...options } }, MIN_MAX, MEAN])
  const done = build.stages[build.stages.length - 2]
  expectTable(done.table, `05_treat_${name}.csv`)
  const details = fixtureTable(`05_treat_${name}_details.csv`)
  const cell = (row: readonly string[], column: string) => {
    const at = details.header.indexOf(column)
    return at < 0 ? '' : row[at]
  }
  for (const row of details.rows) {
    const mine = done.treatments.find((treatment) => treatment.code === row[0])
    for (const k of [0, 1, 2]) {
      const shape = mine?.shapes[k]
      const passes = cell(row, `check_SkewKurt${k}.Pass`)
      expect(shape === undefined ? '' : String(shape.passes).toUpperCase(), `${row[0]} stage ${k}`).toBe(passes)
      if (!shape) continue
      expect(agree(shape.skewness, numberOf(cell(row, `check_SkewKurt${k}.Skew`))), `${row[0]} skewness ${k}`).toBe(true)
      expect(agree(shape.kurtosis, numberOf(cell(row, `check_SkewKurt${k}.Kurt`))), `${row[0]} kurtosis ${k}`).toBe(true)
    }
    if (cell(row, 'winsorise.nwin') !== '') expect(mine?.moved, row[0]).toBe(Number(cell(row, 'winsorise.nwin')))
  }
  const beforeTable = build.stages[build.stages.length - 3].table
  const points = fixtureTable(`05_treat_${name}_points.csv`)
  for (const row of points.rows) {
    const i = beforeTable.units.indexOf(row[0])
    points.header.slice(1).forEach((code, c) => {
      const x = beforeTable.columns[beforeTable.codes.indexOf(code)][i]
      const mine = done.treatments.find((treatment) => treatment.code === code)
      const side = mine?.high !== undefined && x > mine.high ? 'winhi' : mine?.low !== undefined && x < mine.low ? 'winlo' : ''
      expect(`${row[0]} ${code} ${side}${pointName(mine)}`).toBe(`${row[0]} ${code} ${row[c + 1]}`)
    })
  }
})

test.each([
  ['log_CT', { transform: 'log' }],
  ['log_CT_orig', { transform: 'logShifted' }],
  ['log_CT_plus', { transform: 'logSigned' }],
  ['boxcox_0', { transform: 'boxCox', lambda: 0 }],
  ['boxcox_0.5', { transform: 'boxCox', lambda: 0.5 }],
] as const)('every column transformed by %s', (name, transform) => {
  expectTable(stage([{ do: 'treat', with: { rule: 'always', transform } }]), `05_${name}_all.csv`)
})

test('a step may be repeated for different indicators', () => {
  const twice = stage([
    { do: 'impute', with: { method: 'column', statistic: 'mean' }, only: ['Online'] },
    { do: 'impute', with: { method: 'column', statistic: 'median' }, only: ['Export'] },
  ])
  const gap = (code: string) => raw.columns[raw.codes.indexOf(code)].findIndex(Number.isNaN)
  const present = (code: string) => raw.columns[raw.codes.indexOf(code)].filter((x) => x === x)
  const mean = present('Online').reduce((sum, x) => sum + x, 0) / present('Online').length
  const sorted = present('Export').sort()
  expect(twice.columns[twice.codes.indexOf('Online')][gap('Online')]).toBeCloseTo(mean, 12)
  expect(twice.columns[twice.codes.indexOf('Export')][gap('Export')]).toBeCloseTo((sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2, 12)
  expect(Number.isNaN(twice.columns[twice.codes.indexOf('Enterp')][gap('Enterp')])).toBe(true)
})

test('units without a region are not filled by the mean of regions', () => {
  const nobody = new Map([...observations.groups].map(([name, cells]) => [name, cells.map(() => null)]))
  const build = need(buildIndex(specificationOf([IMPUTED[1], MIN_MAX, MEAN]), { ...observations, groups: nobody }))
  expect(build.stages[1].table.columns).toEqual(build.stages[0].table.columns)
})

test('division by a denominator of 0 is refused with its place', () => {
  const zero = new Map(observations.columns).set('Pop', new Float64Array(60))
  const outcome = buildIndex(specificationOf([{ do: 'denominate' }, MIN_MAX, MEAN]), { ...observations, columns: zero })
  expect(outcome.ok ? [] : outcome.faults.map((f) => f.code)).toContain('denominate.zero')
})
