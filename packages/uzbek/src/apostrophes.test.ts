import { expect, test } from 'vitest'
import { normaliseApostrophes } from './apostrophes.ts'

test.each([
  ["Sirg'ali va Mirzo Ulug‘bek", 'Sirgʻali va Mirzo Ulugʻbek'],
  ["O`zbekiston, yo’nalish, to'g'ri", 'Oʻzbekiston, yoʻnalish, toʻgʻri'],
  ["ta’minot, ma'lumot, sanʻat", 'taʼminot, maʼlumot, sanʼat'],
  ["tog' va bog‘.", 'togʻ va bogʻ.'],
  ['“Bir darcha” va ‘lot’ soʻzi', '“Bir darcha” va ‘lot’ soʻzi'],
])('%s gets proper apostrophes', (text, expected) => {
  expect(normaliseApostrophes(text)).toBe(expected)
})

test('normalising twice changes nothing', () => {
  const once = normaliseApostrophes("Qo'rg'ontepa, mo‘tabar, Is'hoq")
  expect(normaliseApostrophes(once)).toBe(once)
})
