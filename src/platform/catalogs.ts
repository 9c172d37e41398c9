import { existsSync, globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { makeCatalog } from '#lib/catalog.ts'
import type { Language } from '#lib/language.ts'
import { makeTranslator, type Translator } from '#lib/translator.ts'

const SOURCE = fileURLToPath(new URL('..', import.meta.url))

function readTexts(path: string): Record<string, string> {
  const messages: unknown = JSON.parse(readFileSync(path, 'utf8'))
  if (typeof messages !== 'object' || messages === null) throw new Error(`Cannot read messages: ${path} is not an object`)
  return Object.fromEntries(Object.entries(messages).map(([key, text]) => [key, String(text)]))
}

/** All messages of a language, from the messages folders of every module. */
function readMessages(language: 'uz' | 'ru' | 'en'): Record<string, string> {
  const files = globSync(`**/messages/${language}.json`, { cwd: SOURCE }).toSorted()
  return Object.fromEntries(files.flatMap((file) => Object.entries(readTexts(`${SOURCE}/${file}`))))
}

const translators = new Map<Language, Translator>()

/** The translator of a language; catalogs are read once. */
export function translatorOf(language: Language): Translator {
  const known = translators.get(language)
  if (known !== undefined) return known
  const exceptionsFile = `${SOURCE}/web/messages/cyrillic-exceptions.json`
  const exceptions = existsSync(exceptionsFile) ? readTexts(exceptionsFile) : {}
  const texts = { uz: readMessages('uz'), ru: language === 'ru' ? readMessages('ru') : {}, en: language === 'en' ? readMessages('en') : {} }
  const made = makeTranslator(language, makeCatalog(language, texts, exceptions))
  translators.set(language, made)
  return made
}
