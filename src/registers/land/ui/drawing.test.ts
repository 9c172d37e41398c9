import { expect, test } from 'vitest'
import { readAmount, readLine, readShape } from './drawing.ts'

const square = {
  type: 'Polygon',
  coordinates: [
    [
      [69.2, 41.2],
      [69.3, 41.2],
      [69.3, 41.3],
      [69.2, 41.2],
    ],
  ],
}

test.each([
  ['points with decimal points', '69.2 41.2\n69.3 41.2\n69.3 41.3', square],
  ['points with decimal commas and the first again at the end', '69,2 41,2; 69,3 41,2; 69,3 41,3; 69,2 41,2', square],
  ['a geometry', JSON.stringify(square), square],
  ['a feature', JSON.stringify({ type: 'Feature', properties: {}, geometry: square }), square],
  ['a collection of one', JSON.stringify({ type: 'FeatureCollection', features: [{ type: 'Feature', geometry: square }] }), square],
  ['nothing', '  ', null],
])('a shape is read from %s', (_what, text, expected) => {
  expect(readShape(text)).toEqual(expected)
})

test('a text that is no shape is not taken for an empty one', () => {
  expect(readShape('{broken')).not.toBeNull()
})

test('a line is its two ends', () => {
  expect(readLine('69.2 41.2; 69.25 41.21; 69.3 41.2')).toEqual([
    [69.2, 41.2],
    [69.3, 41.2],
  ])
  expect(readLine('69.2 41.2')).toBeUndefined()
})

test('amounts are read as people type them', () => {
  expect(readAmount('4 500,5')).toBe(4500.5)
  expect(readAmount('many')).toBeUndefined()
})
