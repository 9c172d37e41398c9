/** Every mark seen standing for an Uzbek apostrophe: ʻ ʼ ‘ ’ ' ` ´ ʹ ′ */
export const APOSTROPHES = '\u02BB\u02BC\u2018\u2019\u0027\u0060\u00B4\u02B9\u2032'

/** The sign of oʻ and gʻ. */
export const OKINA = '\u02BB'
/** The sign of separation (uz: tutuq belgisi), as in maʼno. */
export const TUTUQ = '\u02BC'

const AFTER_O_OR_G = new RegExp(`([OoGg])[${APOSTROPHES}](?=\\p{L})`, 'gu')
const G_AT_WORD_END = new RegExp(`((?:^|[^\\p{L}${APOSTROPHES}])[\\p{L}${APOSTROPHES}]*[Gg])[${APOSTROPHES}](?!\\p{L})`, 'gu')
const BETWEEN_LETTERS = new RegExp(`(?<=\\p{L})(?<![OoGg])[${APOSTROPHES}](?=\\p{L})`, 'gu')

/**
 * Uzbek text with its apostrophes in their proper characters: U+02BB in oʻ and gʻ, U+02BC elsewhere inside a word.
 * Quotation marks around words stay as they are. The letter after the mark keeps its case.
 */
export function normaliseApostrophes(text: string): string {
  return text.replace(AFTER_O_OR_G, `$1${OKINA}`).replace(BETWEEN_LETTERS, TUTUQ).replace(G_AT_WORD_END, `$1${OKINA}`)
}
