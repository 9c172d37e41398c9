import { expect, test } from 'vitest'
import { formatNumber, formatPercent } from './number.ts'

const spaced = (text: string) => text.replaceAll(' ', '\u00A0')

test.each([
  [1234.5, 'uz', {}, '1 234,5'],
  [1234.5, 'uz-Cyrl', {}, '1 234,5'],
  [1234.5, 'ru', {}, '1 234,5'],
  [1234.5, 'en', {}, '1,234.5'],
  [1_327_261, 'uz', {}, '1 327 261'],
  [999, 'uz', {}, '999'],
  [1000, 'en', {}, '1,000'],
  [4, 'ru', { atLeast: 1 }, '4,0'],
  [15.5556, 'uz', {}, '15,56'],
  [1.005, 'en', { atMost: 2 }, '1.01'],
  [0.5, 'en', { atMost: 0 }, '1'],
  [-2.5, 'uz', { atMost: 0 }, '\u22123'],
  [-0, 'uz', {}, '0'],
  [-0.004, 'uz', { atLeast: 2 }, '0,00'],
  [1e-7, 'en', { atMost: 3 }, '0'],
] as const)('%s in %s %o', (value, language, style, expected) => {
  expect(formatNumber(value, language, style)).toBe(spaced(expected))
})

test('a share is shown as a percentage', () => {
  expect(formatPercent(0.1235, 'uz')).toBe('12,4\u00A0%')
  expect(formatPercent(0.123, 'ru')).toBe('12,3\u00A0%')
  expect(formatPercent(0.07, 'en')).toBe('7%')
  expect(formatPercent(1, 'uz-Cyrl', { atLeast: 1 })).toBe('100,0\u00A0%')
  expect(formatPercent(-0.0001, 'uz')).toBe('0\u00A0%')
})

test('what is not a number is never written as one', () => {
  expect(() => formatNumber(Number.NaN, 'uz')).toThrow('finite')
  expect(() => formatPercent(Number.POSITIVE_INFINITY, 'uz')).toThrow('finite')
})
