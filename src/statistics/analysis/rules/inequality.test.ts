import { expect, test } from 'vitest'
import { measureGini, measureTheil, splitTheil } from './inequality.ts'
import { TABLE } from './table1.fixture.ts'

const figuresOf = (values: readonly number[]) => values.map((value, index) => ({ id: String(index), value }))

test('Gini of the enterprises of the eight zones', () => {
  // sorted 45 52 55 65 70 80 90 110: −7·45 −5·52 −3·55 −65 +70 +3·80 +5·90 +7·110 = 725; 725 / (8·567) = 0.159832
  expect(measureGini(TABLE.map(({ id, enterprises }) => ({ id, value: enterprises })))).toMatchObject({
    value: { gini: expect.closeTo(0.159832, 6), parts: 8 },
  })
})

test.each([
  [[5, 5, 5], 0],
  [[0, 0, 0, 8], 0.75],
  [[1, 3], 0.25],
])('Gini of %o is %d', (values, gini) => {
  expect(measureGini(figuresOf(values))).toMatchObject({ value: { gini: expect.closeTo(gini, 12) } })
})

test.each([
  [[5, 5, 5], 0],
  // ½(0.5·ln 0.5 + 1.5·ln 1.5)
  [[1, 3], 0.130812],
  // one of four has all: ln 4
  [[0, 0, 0, 8], 1.386294],
])('Theil of %o is %d', (values, theil) => {
  expect(measureTheil(figuresOf(values))).toMatchObject({ value: { theil: expect.closeTo(theil, 6) } })
})

test('Theil splits into within and between groups', () => {
  // within ⅓·0.130812 = 0.043604; between ⅓·ln(⅔) + ⅔·ln(4⁄3) = 0.056633
  const split = splitTheil([
    { id: 'a', group: 'A', value: 1 },
    { id: 'b', group: 'A', value: 3 },
    { id: 'c', group: 'B', value: 4 },
    { id: 'd', group: 'B', value: 4 },
  ])
  expect(split).toMatchObject({ value: { within: expect.closeTo(0.043604, 6), between: expect.closeTo(0.056633, 6), theil: expect.closeTo(0.100237, 6) } })
})

test('a group without anything adds nothing within and nothing between', () => {
  const split = splitTheil([
    { id: 'a', group: 'A', value: 0 },
    { id: 'b', group: 'B', value: 2 },
  ])
  expect(split).toMatchObject({ value: { within: 0, between: expect.closeTo(Math.LN2, 12) } })
})

test('no figures, a negative figure and all zero are refused', () => {
  expect(measureGini([])).toMatchObject({ code: 'analysis.noValues' })
  expect(measureTheil(figuresOf([-1, 2]))).toMatchObject({ code: 'analysis.negativeValue' })
  expect(splitTheil([{ id: 'a', group: 'A', value: 0 }])).toMatchObject({ code: 'analysis.zeroTotal' })
})
