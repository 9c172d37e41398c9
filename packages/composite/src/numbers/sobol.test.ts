import { expect, test } from 'vitest'
import { scrambledSobol, sobolInteger } from './sobol.ts'

// Points 0…8 of dimensions 1…6 as printed by scipy.stats.qmc.Sobol(6, scramble=False), which uses the same published table.
const PUBLISHED = [
  [0, 0, 0, 0, 0, 0],
  [0.5, 0.5, 0.5, 0.5, 0.5, 0.5],
  [0.75, 0.25, 0.25, 0.25, 0.75, 0.75],
  [0.25, 0.75, 0.75, 0.75, 0.25, 0.25],
  [0.375, 0.375, 0.625, 0.875, 0.375, 0.125],
  [0.875, 0.875, 0.125, 0.375, 0.875, 0.625],
  [0.625, 0.125, 0.875, 0.625, 0.625, 0.875],
  [0.125, 0.625, 0.375, 0.125, 0.125, 0.375],
  [0.1875, 0.3125, 0.9375, 0.4375, 0.5625, 0.3125],
]

test('the first points are the published ones', () => {
  const points = PUBLISHED.map((row, i) => row.map((_, d) => sobolInteger(i, d) / 2 ** 32))
  expect(points).toEqual(PUBLISHED)
})

test('point 37 of 128 dimensions is the published one', () => {
  const row = [0, 1, 2, 10, 50, 99, 127].map((d) => sobolInteger(37, d) / 2 ** 32)
  expect(row).toEqual([0.921875, 0.640625, 0.578125, 0.015625, 0.421875, 0.171875, 0.671875])
})

test.each([0, 1, 7, 40, 159])('scrambling keeps one point in each of 64 equal intervals of dimension %i', (dimension) => {
  const cells = new Set(Array.from({ length: 64 }, (_, i) => Math.floor(scrambledSobol(i, dimension, 2024) * 64)))
  expect(cells.size).toBe(64)
})

test('two seeds give different points and one seed the same', () => {
  expect(scrambledSobol(5, 3, 1)).toBe(scrambledSobol(5, 3, 1))
  expect(scrambledSobol(5, 3, 1)).not.toBe(scrambledSobol(5, 3, 2))
})
