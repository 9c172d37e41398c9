import { normaliseApostrophes } from './apostrophes.ts'

/** The official Latin alphabet of 1995, its digraphs last; c and w, which it lacks, stand where English has them. */
const LATIN = 'a b c d e f g h i j k l m n o p q r s t u v w x y z oʻ gʻ sh ch ng'.split(' ')
/** The Cyrillic alphabet of 1940; щ and ы, of Russian words, stand where Russian has them. */
const CYRILLIC = [...'абвгдеёжзийклмнопрстуфхцчшщъыьэюяўқғҳ']

const WEIGHTS: ReadonlyMap<string, number> = new Map([...LATIN, ...CYRILLIC].map((letter, index) => [letter, index]))
const ELEMENTS = /\d+|oʻ|gʻ|sh|ch|ng|\p{L}/gu

/**
 * Compares two Uzbek texts by the order of the official alphabet (… x y z oʻ gʻ sh ch ng). Digits come before letters and
 * compare as numbers, Latin before Cyrillic; case, apostrophe characters, ʼ and punctuation decide only between equals.
 */
export function compareUzbek(first: string, second: string): number {
  const [left, right] = [elementsOf(first), elementsOf(second)]
  const shared = Math.min(left.length, right.length)
  for (let index = 0; index < shared; index += 1) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0)
    if (difference !== 0) return difference
  }
  if (left.length !== right.length) return left.length - right.length
  return first < second ? -1 : first > second ? 1 : 0
}

/** Digits weigh below zero by their value, letters by their place in the alphabet. */
function elementsOf(text: string): number[] {
  const words = normaliseApostrophes(text).toLowerCase().replace(/ʼ/g, '').match(ELEMENTS) ?? []
  return words.map((element) =>
    /^\d/.test(element) ? Number(element) - 1e15 : (WEIGHTS.get(element) ?? LATIN.length + CYRILLIC.length + (element.codePointAt(0) ?? 0)),
  )
}
