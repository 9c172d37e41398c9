import { expect, test } from 'vitest'
import { makeCatalog } from './catalog.ts'
import { makeTranslator } from './translator.ts'

const texts = {
  uz: { 'zones.count': '{count} ta zona', 'table.file': 'CSV jadval: {name}', growth: '{share, number, percent} oʻsish' },
  ru: { 'zones.count': '{count, plural, one {# зона} few {# зоны} many {# зон} other {# зоны}}', day: 'от {day, date}' },
  en: { rank: '{rank, selectordinal, one {#st} two {#nd} few {#rd} other {#th}} of {outOf}', state: '{state, select, open {open} other {closed}}' },
}
const translator = (language: 'uz' | 'uz-Cyrl' | 'ru' | 'en') => makeTranslator(language, makeCatalog(language, texts, { csv$: 'CSV' }))

test.each([
  [1, '1 зона'],
  [3, '3 зоны'],
  [11, '11 зон'],
  [1234, '1\u00a0234 зоны'],
])('a number chooses its Russian form: %s', (count, expected) => {
  expect(translator('ru').text('zones.count', { count })).toBe(expected)
})

test('numbers in a text are written as the language writes them', () => {
  expect(translator('uz').text('zones.count', { count: 1234.5 })).toBe('1\u00a0234,5 ta zona')
})

test('ordinals and choices', () => {
  expect(translator('en').text('rank', { rank: 3, outOf: 8 })).toBe('3rd of 8')
  expect(translator('en').text('state', { state: 'open' })).toBe('open')
})

test('shares and days in a text', () => {
  expect(translator('uz').text('growth', { share: 0.137 })).toBe('13,7\u00a0% oʻsish')
  expect(translator('ru').text('day', { day: '2024-07-17' })).toBe('от 17 июля 2024\u00a0г.')
})

test('Uzbek in Cyrillic is made of the Latin text, names of formats kept', () => {
  expect(translator('uz-Cyrl').text('table.file', { name: 'zones' })).toBe('CSV жадвал: zones')
})

test('an unknown key and a missing value are faults of the program', () => {
  expect(() => translator('en').text('nothing')).toThrow('Cannot say nothing in en')
  expect(() => translator('en').text('rank', { rank: 1 })).toThrow('it needs {outOf}')
})
