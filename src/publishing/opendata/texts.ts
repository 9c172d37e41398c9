import { LANGUAGES, type Texts } from '#lib/language.ts'
import { translatorOf } from '#platform/catalogs.ts'

/** A message in every language. */
export function inAll(key: string, values: Readonly<Record<string, string>> = {}): Texts {
  const [uz = '', cyrillic = '', ru = '', en = ''] = LANGUAGES.map((language) => translatorOf(language).text(key, values))
  return { uz, 'uz-Cyrl': cyrillic, ru, en }
}
