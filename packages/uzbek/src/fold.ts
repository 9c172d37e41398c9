import { APOSTROPHES } from './apostrophes.ts'

const LETTERS: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ё: 'yo',
  ж: 'j',
  з: 'z',
  и: 'i',
  й: 'y',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'h',
  ц: 's',
  ч: 'ch',
  ш: 'sh',
  щ: 'sh',
  ъ: '',
  ы: 'i',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
  ў: 'o',
  қ: 'k',
  ғ: 'g',
  ҳ: 'h',
}
/** Letters of one shape in both alphabets: scans and careless keyboards mix them inside one word. */
const LATIN_SHAPES = 'aceopxykmtbh'
const CYRILLIC_SHAPES = 'асеорхукмтвн'

const MARKS = new RegExp(`[${APOSTROPHES}]`, 'gu')

/**
 * Search key of a text: the same for either script, any apostrophe (also a missing one), any case, look-alike letters of
 * the other alphabet, hyphens, quotes and repeated spaces. x and h, q and k, ye and e, ts and s fall together, because
 * keyboards and transliterations confuse them. Spelling variants of names (Chilanzor, Chilonzor) are aliases, not rules.
 */
export function fold(text: string): string {
  return text
    .normalize('NFC')
    .replace(MARKS, '')
    .toLowerCase()
    .replace(/\p{L}+/gu, foldWord)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

function foldWord(word: string): string {
  const cyrillic = countOf(word, /[\u0400-\u04FF]/g)
  const latin = countOf(word, /[a-z]/g)
  const oneScript =
    cyrillic === 0 || latin === 0
      ? word
      : cyrillic >= latin
        ? replaceShapes(word, LATIN_SHAPES, CYRILLIC_SHAPES)
        : replaceShapes(word, CYRILLIC_SHAPES, LATIN_SHAPES)
  return [...oneScript]
    .map((letter) => LETTERS[letter] ?? letter.normalize('NFD').replace(/\p{M}/gu, ''))
    .join('')
    .replace(/q/g, 'k')
    .replace(/x/g, 'h')
    .replace(/ye/g, 'e')
    .replace(/ts/g, 's')
}

const countOf = (word: string, pattern: RegExp): number => word.match(pattern)?.length ?? 0

const replaceShapes = (word: string, from: string, to: string): string =>
  [...word].map((letter) => (from.includes(letter) ? to.charAt(from.indexOf(letter)) : letter)).join('')
