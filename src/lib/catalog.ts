import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage'
import { messageToCyrillic } from '@sanoat/uzbek'
import type { Catalog } from './message.ts'
import type { Language } from './language.ts'

/** Texts of the modules by key, as they are written: the three languages that people write. */
export type WrittenTexts = Readonly<Record<Exclude<Language, 'uz-Cyrl'>, Readonly<Record<string, string>>>>

/** Words whose Cyrillic is told, not derived: names of formats, abbreviations. Keys as `messageToCyrillic` takes them. */
export type CyrillicExceptions = Readonly<Record<string, string>>

/** The compiled messages of a language. Uzbek in Cyrillic is made of the Latin ones. */
export function makeCatalog(language: Language, texts: WrittenTexts, exceptions: CyrillicExceptions): Catalog {
  const written = language === 'uz-Cyrl' ? mapValues(texts.uz, (text) => messageToCyrillic(text, exceptions)) : texts[language]
  return Object.fromEntries(Object.entries(written).map(([key, text]) => [key, compiled(key, text, language)]))
}

function compiled(key: string, text: string, language: Language) {
  try {
    return compileMessageOrThrow(text)
  } catch (cause) {
    throw new Error(`Cannot compile the message ${key} in ${language}: ${text}`, { cause })
  }
}

const mapValues = (record: Readonly<Record<string, string>>, change: (text: string) => string) =>
  Object.fromEntries(Object.entries(record).map(([key, text]) => [key, change(text)]))
