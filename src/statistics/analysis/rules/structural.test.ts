import { expect, test } from 'vitest'
import { measureConcentration, measureShift, measureSpecialisation } from './structural.ts'
import { TABLE } from './table1.fixture.ts'

test('concentration of enterprises over the eight zones is 1352.43', () => {
  // Σx² = 43 479, (Σx)² = 567² = 321 489
  const found = measureConcentration(TABLE.map(({ id, enterprises }) => ({ id, value: enterprises })))
  expect(found).toMatchObject({ ok: true, value: { band: 'diversified', parts: 8 } })
  if (found.ok) expect(found.value.hhi).toBeCloseTo(1352.43, 2)
})

test.each([
  // equal shares: 10 000/n
  [[1, 1, 1, 1], 2500, 'middle'],
  [[1, 1, 1, 1, 1, 1, 1, 1], 1250, 'diversified'],
  [[3, 1], 6250, 'concentrated'],
  [[5], 10_000, 'concentrated'],
])('shares of %o have index %d', (values, hhi, band) => {
  const figures = values.map((value, index) => ({ id: String(index), value }))
  expect(measureConcentration(figures)).toMatchObject({ ok: true, value: { hhi: expect.closeTo(hhi, 9), band } })
})

test('a shift of ten points between two halves is 0.14', () => {
  // Σ(s₁−s₀)² = 0.02; Σ(s₁²+s₀²) = 0.36 + 0.16 + 0.25 + 0.25 = 1.02; √(0.02/1.02) = 0.140028
  const shift = measureShift(
    [
      { id: 'a', value: 50 },
      { id: 'b', value: 50 },
    ],
    [
      { id: 'a', value: 60 },
      { id: 'b', value: 40 },
    ],
  )
  expect(shift).toMatchObject({ ok: true, value: { index: expect.closeTo(0.140028, 6), parts: 2 } })
})

test('the same structure does not shift and opposite structures shift fully', () => {
  expect(
    measureShift(
      [
        { id: 'a', value: 1 },
        { id: 'b', value: 3 },
      ],
      [
        { id: 'a', value: 10 },
        { id: 'b', value: 30 },
      ],
    ),
  ).toMatchObject({ value: { index: 0 } })
  expect(
    measureShift(
      [
        { id: 'a', value: 1 },
        { id: 'b', value: 0 },
      ],
      [
        { id: 'a', value: 0 },
        { id: 'b', value: 1 },
      ],
    ),
  ).toMatchObject({ value: { index: 1 } })
})

test('an object known in one year only makes the shift unknown', () => {
  expect(
    measureShift(
      [{ id: 'a', value: 1 }],
      [
        { id: 'a', value: 1 },
        { id: 'b', value: 1 },
      ],
    ),
  ).toMatchObject({ ok: false, code: 'analysis.missingValue', details: { id: 'b' } })
})

test('30 of 100 jobs where the area has 150 of 1000 is twice the area', () => {
  expect(measureSpecialisation({ activityInZone: 30, zone: 100, activityInArea: 150, area: 1000 })).toEqual({ ok: true, value: 2 })
  expect(measureSpecialisation({ activityInZone: 0, zone: 100, activityInArea: 0, area: 1000 })).toMatchObject({ code: 'analysis.zeroTotal' })
  expect(measureSpecialisation({ activityInZone: 101, zone: 100, activityInArea: 150, area: 1000 })).toMatchObject({ code: 'analysis.partAboveWhole' })
})
