import { expect, test } from 'vitest'
import { averageGrowth, commonWindow, contributeToGrowth, interpolateSeries, measureGrowth } from './dynamic.ts'
import { TABLE } from './table1.fixture.ts'

const seriesOf = (id: string) => (TABLE.find((row) => row.id === id)?.series ?? []).map(([year, value]) => ({ year, value }))

test.each([
  ['bektemir', 2017, 2025, 2.8, 0.137352],
  ['chilonzor-1', 2017, 2025, 2.1667, 0.101473],
  ['chilonzor-2', 2020, 2025, 1.375, 0.065763],
  ['mirzo-ulugbek-1', 2020, 2025, 1.2308, 0.042402],
  ['mirzo-ulugbek-2', 2019, 2025, 1.5, 0.069913],
  ['sirgali', 2018, 2025, 2.2, 0.119225],
  ['uchtepa', 2019, 2025, 1.5, 0.069913],
  ['yakkasaroy', 2020, 2025, 1.3, 0.053874],
])('average growth of %s over %i–%i as published', (id, from, to, ratio, rate) => {
  const growth = averageGrowth(seriesOf(id))
  if (!growth.ok) throw new Error(growth.code)
  expect(growth.value).toMatchObject({ from, to })
  expect(growth.value.ratio).toBeCloseTo(ratio, 4)
  expect(growth.value.rate).toBeCloseTo(rate, 6)
})

test.each([
  [[{ year: 2017, value: 25 }], 'analysis.tooFewPoints'],
  [
    [
      { year: 2017, value: null },
      { year: 2025, value: 3 },
    ],
    'analysis.tooFewPoints',
  ],
  [
    [
      { year: 2017, value: 0 },
      { year: 2025, value: 3 },
    ],
    'analysis.noPositiveBase',
  ],
  [
    [
      { year: 2017, value: 4 },
      { year: 2025, value: -1 },
    ],
    'analysis.negativeValue',
  ],
])('average growth of %o is refused', (points, code) => {
  expect(averageGrowth(points)).toMatchObject({ ok: false, code })
})

test('a window narrows the series', () => {
  // 45 → 70 over 2019–2025
  expect(averageGrowth(seriesOf('bektemir'), { from: 2018 })).toMatchObject({ value: { from: 2019, to: 2025, absolute: 25 } })
})

test('chain growth is to the figure before, base growth to the first', () => {
  expect(
    measureGrowth([
      { year: 2020, value: 50 },
      { year: 2018, value: 40 },
      { year: 2019, value: null },
      { year: 2021, value: 60 },
    ]),
  ).toEqual([
    { year: 2018, value: 40, since: null, absoluteChange: null, chainGrowth: null, baseGrowth: null },
    { year: 2020, value: 50, since: 2018, absoluteChange: 10, chainGrowth: 0.25, baseGrowth: 0.25 },
    { year: 2021, value: 60, since: 2020, absoluteChange: 10, chainGrowth: expect.closeTo(0.2, 12), baseGrowth: 0.5 },
  ])
})

test('growth from zero is not a number', () => {
  expect(
    measureGrowth([
      { year: 2018, value: 0 },
      { year: 2019, value: 5 },
    ])[1],
  ).toMatchObject({ absoluteChange: 5, chainGrowth: null, baseGrowth: null })
})

test('contributions add up to the growth of the sum', () => {
  // 30 → 45 and 70 → 65: 100 → 110
  expect(
    contributeToGrowth([
      { id: 'a', first: 30, last: 45 },
      { id: 'b', first: 70, last: 65 },
    ]),
  ).toEqual({
    ok: true,
    value: {
      total: expect.closeTo(0.1, 12),
      parts: [
        { id: 'a', contribution: 0.15 },
        { id: 'b', contribution: -0.05 },
      ],
    },
  })
  expect(contributeToGrowth([{ id: 'a', first: 30, last: null }])).toMatchObject({ ok: false, code: 'analysis.missingValue', details: { id: 'a' } })
  expect(contributeToGrowth([{ id: 'a', first: 0, last: 3 }])).toMatchObject({ ok: false, code: 'analysis.noPositiveBase' })
})

test('the eight zones share no window: they have only 2025 in common', () => {
  expect(commonWindow(TABLE.map(({ id }) => seriesOf(id)))).toBeNull()
  expect(commonWindow([seriesOf('chilonzor-2'), seriesOf('mirzo-ulugbek-1'), seriesOf('yakkasaroy')])).toEqual({ from: 2020, to: 2025 })
})

test('years between figures lie on the line and are marked', () => {
  expect(
    interpolateSeries([
      { year: 2017, value: 25 },
      { year: 2019, value: 45 },
      { year: 2020, value: null },
    ]),
  ).toEqual([
    { year: 2017, value: 25, interpolated: false },
    { year: 2018, value: 35, interpolated: true },
    { year: 2019, value: 45, interpolated: false },
  ])
})
