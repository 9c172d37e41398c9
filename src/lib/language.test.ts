import { expect, test } from 'vitest'
import { languageFromHeader } from './language.ts'

test.each([
  ['ru-RU,ru;q=0.9,en;q=0.8', 'ru'],
  ['en;q=0.5, ru;q=0.9', 'ru'],
  ['uz-Cyrl-UZ, ru', 'uz-Cyrl'],
  ['uz-UZ', 'uz'],
  ['UZ-CYRL', 'uz-Cyrl'],
  ['fr, de;q=0.8', 'uz'],
  ['fr, en;q=0.1', 'en'],
  ['ru;q=0, en', 'en'],
  ['russian', 'uz'],
  ['*', 'uz'],
  [';;;,,q=', 'uz'],
  ['', 'uz'],
  [undefined, 'uz'],
])('a browser that asks for %j is answered in %s', (header, language) => {
  expect(languageFromHeader(header)).toBe(language)
})
