import { describe, expect, test } from 'vitest'
import { findAll } from './all.ts'
import type { QualityClaim, QualityInput, QualityStatement } from './input.ts'
import { atLeastByChance } from './uniformity.ts'

let made = 0
/** A claim with everything in order but what the test names. */
const claim = (parts: Partial<QualityClaim>): QualityClaim => ({
  id: `C${String((made += 1)).padStart(4, '0')}`,
  subject: 'north',
  measure: 'enterprises',
  period: '2025',
  periodBasis: 'stated',
  value: 7,
  unit: 'count',
  qualifier: 'exact',
  scope: 'zone',
  asPrinted: null,
  source: 'form-1',
  locator: 'row 1',
  ...parts,
})
const statement = (parts: Partial<QualityStatement>): QualityStatement => ({
  id: 'S1',
  kind: 'rank',
  subject: 'north',
  measure: 'area_ha',
  year: 2025,
  value: 1,
  outOf: 2,
  against: null,
  source: 'form-1',
  locator: 'row 9',
  ...parts,
})

const register = {
  zones: [
    { id: 'north', place: '1726264' },
    { id: 'south', place: '1726294' },
  ],
  places: [
    { soato: '17', level: 'country' as const, parent: null },
    { soato: '1726', level: 'region' as const, parent: '17' },
    { soato: '1726264', level: 'district' as const, parent: '1726' },
    { soato: '1726294', level: 'district' as const, parent: '1726' },
  ],
}
const found = (claims: readonly QualityClaim[], statements: readonly QualityStatement[] = []) =>
  findAll({ claims, statements, ...register } satisfies QualityInput).map(({ rule, severity, subject }) => [rule, severity, subject])

test('clean data give no findings', () => {
  const clean = [
    claim({ value: 7 }),
    claim({ subject: 'south', value: 12 }),
    claim({ subject: '1726', value: 19, scope: 'eight_small_zones' }),
    claim({ measure: 'area_ha', value: 4.5, unit: 'ha' }),
    claim({ subject: 'south', measure: 'area_ha', value: 3.1, unit: 'ha' }),
    claim({ measure: 'production_area_m2', value: 20_000, unit: 'm2' }),
    claim({ subject: 'south', measure: 'production_area_m2', value: 9_000, unit: 'm2' }),
    claim({ measure: 'infrastructure_level_pct', value: 100, unit: 'percent' }),
    claim({ subject: 'south', measure: 'infrastructure_level_pct', value: 91, unit: 'percent' }),
  ]
  expect(found(clean, [statement({}), statement({ id: 'S2', kind: 'ratio', value: 1.5, against: 'south' })])).toEqual([])
})

describe('each fault is found', () => {
  test('rows that do not add up', () => {
    expect(found([claim({ value: 7 }), claim({ subject: 'south', value: 12 }), claim({ subject: '1726', value: 20, scope: 'eight_small_zones' })])).toEqual([
      ['rows-against-total', 'error', '1726'],
    ])
  })

  test('a table with a row missing is not added up', () => {
    expect(found([claim({ value: 7 }), claim({ subject: '1726', value: 20, scope: 'eight_small_zones' })])).toEqual([['missing', 'note', 'south']])
  })

  test.each([
    [
      'a zone above its city',
      [claim({ value: 30 }), claim({ subject: 'south', value: 2, period: '2024' }), claim({ subject: '1726', value: 20, scope: 'eight_small_zones' })],
      '1726',
    ],
    [
      'production area above the area',
      [
        claim({ measure: 'area_ha', value: 1, unit: 'ha' }),
        claim({ measure: 'production_area_m2', value: 10_001, unit: 'm2' }),
        claim({ subject: 'south', measure: 'area_ha', value: 3, unit: 'ha' }),
        claim({ subject: 'south', measure: 'production_area_m2', value: 99, unit: 'm2' }),
      ],
      'north',
    ],
    [
      'more than 100 percent',
      [
        claim({ measure: 'infrastructure_level_pct', value: 101, unit: 'percent' }),
        claim({ subject: 'south', measure: 'gas_supply_pct', value: 100, unit: 'percent' }),
      ],
      'north',
    ],
  ])('%s', (_, claims, subject) => {
    expect(found(claims)).toEqual([['part-above-whole', 'error', subject]])
  })

  test.each([
    ['more_than', 70, 70, 'note'],
    ['more_than', 70, 71, null],
    ['more_than', 70, 60, 'warning'],
    ['less_than', 70, 80, 'warning'],
    ['less_than', 70, 69, null],
    ['almost', 100, 98, null],
    ['almost', 100, 101, 'warning'],
    ['about', 100, 103, null],
    ['about', 100, 120, 'warning'],
  ] as const)('%s %d against exactly %d: %s', (word, stated, exact, severity) => {
    const claims = [claim({ value: stated, qualifier: word }), claim({ value: exact, locator: 'row 2' }), claim({ subject: 'south', value: 13 })]
    expect(found(claims)).toEqual(severity === null ? [] : [['qualifier-against-exact', severity, 'north']])
  })

  test('two claims ten times apart', () => {
    expect(
      found([
        claim({ measure: 'area_ha', unit: 'ha', value: 45 }),
        claim({ measure: 'area_ha', unit: 'ha', value: 4.5, source: 'form-1', locator: 'row 3' }),
        claim({ subject: 'south', measure: 'area_ha', unit: 'ha', value: 3 }),
      ]),
    ).toEqual([['decimal-shift', 'warning', 'north']])
  })

  test('a rank the figures contradict', () => {
    const areas = [claim({ measure: 'area_ha', unit: 'ha', value: 2 }), claim({ subject: 'south', measure: 'area_ha', unit: 'ha', value: 3 })]
    expect(found(areas, [statement({ value: 1 })])).toEqual([['rank-against-figures', 'warning', 'north']])
    expect(found(areas, [statement({ measure: '' })])).toEqual([['rank-without-measure', 'note', 'north']])
  })

  test('a ratio in words that rounds to another number', () => {
    const areas = [claim({ measure: 'area_ha', unit: 'ha', value: 6 }), claim({ subject: 'south', measure: 'area_ha', unit: 'ha', value: 3 })]
    expect(found(areas, [statement({ kind: 'ratio', value: 2.1, against: 'south' })])).toEqual([['ratio-in-words', 'warning', 'north']])
    expect(found(areas, [statement({ kind: 'ratio', value: 2, against: 'south' })])).toEqual([])
  })

  test('two sources with two values, and with one', () => {
    const south = claim({ subject: 'south', value: 13 })
    expect(found([claim({ value: 7 }), claim({ value: 8, source: 'form-2' }), south])).toEqual([['sources-differ', 'warning', 'north']])
    expect(found([claim({ value: 7 }), claim({ value: 7, source: 'form-2' }), south])).toEqual([['sources-agree', 'note', 'north']])
  })

  test('a figure named without its value is missing, not zero', () => {
    expect(
      found([claim({ value: null }), claim({ subject: 'south', measure: 'workers', unit: 'person', value: 31, period: null, periodBasis: 'undated' })]),
    ).toContainEqual(['missing', 'note', 'north'])
  })
})

test('chance of at least k round numbers among n', () => {
  // 8 of 8 multiples of ten: 0.1⁸; at least 7 of 8 multiples of five: 8·0.2⁷·0.8 + 0.2⁸ = 8.448e-5
  expect(atLeastByChance(8, 8, 0.1)).toBeCloseTo(1e-8, 12)
  expect(atLeastByChance(7, 8, 0.2)).toBeCloseTo(8.448e-5, 9)
  expect(atLeastByChance(0, 8, 0.2)).toBeCloseTo(1, 12)
})
