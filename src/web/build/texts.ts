import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeCatalog, type CyrillicExceptions, type WrittenTexts } from '#lib/catalog.ts'
import type { Catalog } from '#lib/message.ts'
import { isLanguage, LANGUAGES, type Language } from '#lib/language.ts'

/** All modules' texts, read from `src/**\/messages/{uz,ru,en}.json`. A key written twice is a fault. */
export function readTexts(root: string): WrittenTexts {
  const texts: Record<'uz' | 'ru' | 'en', Record<string, string>> = { uz: {}, ru: {}, en: {} }
  for (const language of ['uz', 'ru', 'en'] as const) {
    for (const file of globSync(`src/**/messages/${language}.json`, { cwd: root })) {
      for (const [key, text] of Object.entries(readStrings(join(root, file)))) {
        if (texts[language][key] !== undefined) throw new Error(`Cannot read ${file}: the key ${key} is written in another module too`)
        texts[language][key] = text
      }
    }
  }
  return texts
}

/** The files that hold the texts, to be watched while pages are made. */
export const textFiles = (root: string): readonly string[] => globSync('src/**/messages/*.json', { cwd: root }).map((file) => join(root, file))

export const readExceptions = (root: string): CyrillicExceptions => readStrings(join(root, 'src/web/messages/cyrillic-exceptions.json'))

/** The compiled messages of a language, from the files under `root`. */
export const readCatalog = (root: string, language: Language): Catalog => makeCatalog(language, readTexts(root), readExceptions(root))

export const readCatalogs = (root: string): Readonly<Record<string, Catalog>> =>
  Object.fromEntries(LANGUAGES.filter(isLanguage).map((language) => [language, readCatalog(root, language)]))

function readStrings(path: string): Record<string, string> {
  const read: unknown = JSON.parse(readFileSync(path, 'utf8'))
  if (typeof read !== 'object' || read === null) throw new Error(`Cannot read ${path}: expected an object of texts`)
  return Object.fromEntries(
    Object.entries(read).map(([key, text]) => {
      if (typeof text !== 'string') throw new Error(`Cannot read ${path}: ${key} is not a text`)
      return [key, text]
    }),
  )
}
