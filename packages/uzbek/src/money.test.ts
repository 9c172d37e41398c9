import { expect, test } from 'vitest'
import { formatTiyin } from './money.ts'

const spaced = (text: string) => text.replaceAll(' ', '\u00A0')

test.each([
  [41_200_000, 'uz', '412 000 soʻm'],
  [41_200_050, 'ru', '412 000,50 сум'],
  [-5n, 'uz-Cyrl', '\u22120,05 сўм'],
  [0, 'en', '0 UZS'],
  [250_000_000_000_000_000n, 'en', '2,500,000,000,000,000 UZS'],
] as const)('%s tiyin in %s', (tiyin, language, expected) => {
  expect(formatTiyin(tiyin, language)).toBe(spaced(expected))
})

test('half a tiyin is a mistake of the program', () => {
  expect(() => formatTiyin(0.5, 'uz')).toThrow('whole number')
})
