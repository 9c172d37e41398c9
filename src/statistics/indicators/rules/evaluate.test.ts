import { describe, expect, test } from 'vitest'
import { evaluate, type Bounded } from './evaluate.ts'
import { boundsOf, stepBack } from './figures.ts'
import { parseFormula } from './formula.ts'

const exact = (value: number): Bounded => ({ value, low: value, high: value })
const FIGURES: Record<string, Bounded> = {
  workers: exact(450),
  area: { value: 4.5, low: 4.45, high: 4.55 },
  zero: exact(0),
  near: { value: 0.5, low: -0.5, high: 1.5 },
  loss: { value: -10, low: -12, high: -8 },
  more: { value: 70, low: 70, high: Number.POSITIVE_INFINITY },
}
const names = { measures: new Set([...Object.keys(FIGURES), 'missing', 'absent']), indicators: new Map<string, string>() }
const growths: Record<string, { first: Bounded; last: Bounded; years: number }> = {
  workers: { first: exact(25), last: exact(70), years: 8 },
  near: { first: exact(5), last: exact(5), years: 0 },
  loss: { first: exact(-1), last: exact(5), years: 2 },
}

function of(text: string) {
  const { expression } = parseFormula(text, names)
  if (expression === undefined) throw new Error(`Cannot test ${text}: it does not parse`)
  return evaluate(expression, { figure: (measure, yearsBack) => (yearsBack === 0 ? FIGURES[measure] : undefined), growth: (measure) => growths[measure] })
}

describe('a value and the bounds its figures allow', () => {
  test.each([
    // 450/4.5 = 100; 450/4.55 = 98.901…; 450/4.45 = 101.123…
    ['workers / area', 100, 450 / 4.55, 450 / 4.45],
    ['area + area', 9, 8.9, 9.1],
    ['workers - area', 445.5, 445.45, 445.55],
    ['area * 2.0', 9, 8.9, 9.1],
    ['area * loss', -45, -54.6, -35.6],
    ['-area', -4.5, -4.55, -4.45],
    ['min(area, loss)', -10, -12, -8],
    ['max(area, workers)', 450, 450, 450],
    ['more / area', 70 / 4.5, 70 / 4.55, Number.POSITIVE_INFINITY],
    ['more * zero', 0, 0, 0],
  ])('%s = %d', (text, value, low, high) => {
    const result = of(text)
    expect(result).toMatchObject({ ok: true })
    if (!result.ok) return
    expect(result.value.value).toBeCloseTo(value, 10)
    expect(Number.isFinite(high) ? result.value.high.toFixed(8) : result.value.high).toBe(Number.isFinite(high) ? high.toFixed(8) : high)
    expect(result.value.low).toBeCloseTo(low, 8)
  })

  test('a divisor that may be zero leaves the value without bounds', () => {
    expect(of('workers / near')).toMatchObject({ ok: true, value: { value: 900, low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY } })
  })

  test('growth a year is the eighth root of 70/25 less one: 13.7 % (ln 2.8 = 1.02962; e^0.1287025 = 1.13735)', () => {
    const result = of('cagr(workers)')
    expect(result.ok && result.value.value).toBeCloseTo(0.13735, 5)
  })
})

describe('no value, and why:', () => {
  test.each([
    ['workers / zero', 'zero_denominator', []],
    ['missing / absent', 'no_figures', ['missing', 'absent']],
    ['missing + workers', 'no_figures', ['missing']],
    ['workers / prev(workers)', 'no_earlier_year', ['workers']],
    ['cagr(missing)', 'no_figures', ['missing']],
    ['cagr(near)', 'no_earlier_year', ['near']],
    ['cagr(loss)', 'negative_base', ['loss']],
  ])('%s', (text, code, measures) => {
    expect(of(text)).toEqual({ ok: false, code, measures })
  })
})

describe('what a stated figure may be', () => {
  test.each([
    ['a count is exact', { value: 70, qualifier: 'exact' }, 1, true, 70, 70],
    ['4.5 with one decimal lies between 4.45 and 4.55', { value: 4.5, qualifier: 'exact' }, 1, false, 4.45, 4.55],
    ['4.0 printed beside 4.5 is as exact', { value: 4, qualifier: 'exact' }, 1, false, 3.95, 4.05],
    ['more than 400 has no upper bound', { value: 400, qualifier: 'more_than' }, 0, true, 400, Number.POSITIVE_INFINITY],
    ['less than 400 has no lower bound above zero', { value: 400, qualifier: 'less_than' }, 0, true, 0, 400],
    ['about 200 is read as ±5 %', { value: 200, qualifier: 'about' }, 0, true, 190, 210],
  ] as const)('%s', (_what, official, decimals, counted, low, high) => {
    const bounds = boundsOf(official, decimals, counted)
    expect(bounds.low).toBeCloseTo(low, 10)
    if (Number.isFinite(high)) expect(bounds.high).toBeCloseTo(high, 10)
    else expect(bounds.high).toBe(high)
  })
})

test.each([
  ['2025', 1, '2024'],
  ['2025-Q3', 2, '2023-Q3'],
  ['2000-01', 1, '1999-01'],
])('the period %s stepped back %d years is %s', (period, years, earlier) => {
  expect(stepBack(period, years)).toBe(earlier)
})
