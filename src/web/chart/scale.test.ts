import { expect, test } from 'vitest'
import { axisTo, spreadLabels } from './scale.ts'

test.each([
  [110, { end: 150, step: 50 }],
  [70, { end: 80, step: 20 }],
  [0.194, { end: 0.2, step: 0.05 }],
  [0, { end: 1, step: 1 }],
])('an axis to %s ends on a round number', (highest, expected) => {
  const axis = axisTo(highest)
  expect(axis.end).toBeCloseTo(expected.end, 9)
  expect(axis.step).toBeCloseTo(expected.step, 9)
})

test('labels that stand apart stay where they are', () => {
  expect(spreadLabels([10, 50, 90], 17, 0, 100)).toEqual([10, 50, 90])
})

test('labels that would cover each other are moved down by the gap, in the order of their points', () => {
  expect(spreadLabels([50, 40, 45], 17, 0, 200)).toEqual([74, 40, 57])
})

test('labels at the foot are moved up rather than out of the picture', () => {
  expect(spreadLabels([95, 98], 17, 0, 100)).toEqual([83, 100])
})
