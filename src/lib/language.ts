/** The four languages of the product, as they stand in addresses. */
export const LANGUAGES = ['uz', 'uz-Cyrl', 'ru', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

export const DEFAULT_LANGUAGE: Language = 'uz'

export const isLanguage = (text: string): text is Language => LANGUAGES.some((language) => language === text)

/** A text in the four languages; a missing one falls back in the order below. */
export type Texts = Readonly<Record<Language, string>>

/** Which of our languages a browser asks for (RFC 9110 Accept-Language); Uzbek in Latin script when none fits. */
export function languageFromHeader(header: string | undefined): Language {
  const wishes = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';')
      const quality = parameters.map((text) => text.trim()).find((text) => text.startsWith('q='))
      return { tag: tag.trim().toLowerCase(), quality: quality === undefined ? 1 : Number(quality.slice(2)) }
    })
    .filter(({ tag, quality }) => tag !== '' && quality > 0)
    .toSorted((a, b) => b.quality - a.quality)
  for (const { tag } of wishes) {
    if (tag.startsWith('uz-cyrl')) return 'uz-Cyrl'
    const found = LANGUAGES.find((language) => tag === language.toLowerCase() || tag.startsWith(`${language}-`))
    if (found !== undefined) return found
  }
  return DEFAULT_LANGUAGE
}
