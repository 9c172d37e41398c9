import { expect, test } from 'vitest'
import { LANGUAGES } from '#lib/language.ts'
import { makeTranslator } from '#lib/translator.ts'
import { readCatalogs } from '#web/build/texts.ts'
import { locatorText } from './locator.ts'

const catalogs = readCatalogs(process.cwd())
const translators = LANGUAGES.map((language) => makeTranslator(language, catalogs[language] ?? {}))

test.each([
  ['lines 143-144', ['143–144-satrlar', '143–144-сатрлар', 'строки 143–144', 'lines 143–144']],
  ['line 149', ['149-satr', '149-сатр', 'строка 149', 'line 149']],
  ['149', ['149-satr', '149-сатр', 'строка 149', 'line 149']],
  ['table 1, lines 117-118', ['1-jadval, 117–118-satrlar', '1-жадвал, 117–118-сатрлар', 'таблица 1, строки 117–118', 'table 1, lines 117–118']],
  ['p. 12, cell B4', ['p. 12, cell B4', 'p. 12, cell B4', 'p. 12, cell B4', 'p. 12, cell B4']],
  ['', ['', '', '', '']],
])('%s is said in each language', (locator, texts) => {
  expect(translators.map((t) => locatorText(locator, t))).toEqual(texts)
})
