import { expect, test } from 'vitest'
import { LANGUAGES, type Texts } from '#lib/language.ts'
import { makeTranslator } from '#lib/translator.ts'
import { readCatalogs } from '#web/build/texts.ts'
import { figureText, missingText, remarkText } from './figure.ts'

const catalogs = readCatalogs(process.cwd())
const [uz, uzCyrl, ru, en] = LANGUAGES.map((language) => makeTranslator(language, catalogs[language] ?? {}))
const PERSONS = { unit: 'person' }

test.each([
  ['more_than', '> 400'],
  ['less_than', '< 400'],
  ['about', '≈ 400'],
  ['almost', '≈ 400'],
  [null, '≈ 400'],
] as const)('a figure stated as %s is written %s', (qualifier, text) => {
  expect(en && figureText(400, PERSONS, { certainty: 'qualified', qualifier }, en)).toBe(text.replace(' ', '\u00a0'))
})

test('an exact figure carries no sign, nor does one whose year is inferred', () => {
  expect(en && figureText(400, PERSONS, { certainty: 'exact', qualifier: 'exact' }, en)).toBe('400')
  expect(en && figureText(400, PERSONS, { certainty: 'inferred', qualifier: 'exact' }, en)).toBe('400')
})

const OUTPUT: Texts = { uz: 'Sanoat mahsuloti hajmi', 'uz-Cyrl': 'Саноат маҳсулоти ҳажми', ru: 'Объём промышленной продукции', en: 'Industrial output' }
const MISSING = { code: 'no_figures' as const, measures: ['output'], names: [OUTPUT] }

test.each([
  [uz, 'maʼlumot berilmagan: sanoat mahsuloti hajmi'],
  [uzCyrl, 'маълумот берилмаган: саноат маҳсулоти ҳажми'],
  [ru, 'данные не приведены: объём промышленной продукции'],
  [en, 'no figures given: industrial output'],
])('a missing figure is named in the reader’s language', (t, text) => {
  expect(t && missingText(MISSING, t)).toBe(text)
})

test('an export says beside the number how it is qualified, and beside an empty cell why it is empty', () => {
  expect(en && remarkText({ value: 400, missing: null, certainty: 'qualified', qualifier: 'more_than' }, en)).toBe('more than')
  expect(en && remarkText({ value: 110, missing: null, certainty: 'exact', qualifier: 'exact' }, en)).toBe('')
  expect(ru && remarkText({ value: null, missing: MISSING, certainty: null, qualifier: null }, ru)).toBe('данные не приведены: объём промышленной продукции')
})
