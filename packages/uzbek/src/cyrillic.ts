import { normaliseApostrophes } from './apostrophes.ts'
import { ENDING_EXCEPTIONS, LATIN_WORDS, STEM_EXCEPTIONS } from './exceptions.ts'

const LETTERS: Readonly<Record<string, string>> = {
  a: 'а',
  b: 'б',
  d: 'д',
  e: 'е',
  f: 'ф',
  g: 'г',
  h: 'ҳ',
  i: 'и',
  j: 'ж',
  k: 'к',
  l: 'л',
  m: 'м',
  n: 'н',
  o: 'о',
  p: 'п',
  q: 'қ',
  r: 'р',
  s: 'с',
  t: 'т',
  u: 'у',
  v: 'в',
  x: 'х',
  y: 'й',
  z: 'з',
  ʼ: 'ъ',
  oʻ: 'ў',
  gʻ: 'ғ',
  sh: 'ш',
  ch: 'ч',
  ya: 'я',
  yo: 'ё',
  yu: 'ю',
  ye: 'е',
  yoʻ: 'йў',
  sʼh: 'сҳ',
}
const UNITS = /yoʻ|sʼh|oʻ|gʻ|sh|ch|y[aoue]|\p{L}|ʼ/giu
const VOWELS = 'aeiou'

/** What is not Uzbek text: addresses, {placeholders}, words with digits inside, HTML entities. */
const UNTOUCHED =
  /https?:\/\/\S+|www\.\S+|[\w.+-]+@[\w-]+\.[\w.-]+|\b[\w-]+(?:\.[a-z][\w-]*)*\.(?:uz|com|org|net|ru|io)\b(?:\/\S*)?|\{[^{}]*\}|&#?\w+;|\.(?:csv|json|xlsx|svg|png|pdf|zip|html)\b/giu
const WORD = /[A-Za-z][A-Za-zʻʼ]*/g
const ROMAN = /^(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})$/

/**
 * Uzbek in Latin script → Uzbek in Cyrillic script (alphabets of 1995 and 1940).
 * `exceptions` adds to or overrides the shipped stems. Web addresses, {placeholders}, Roman numerals, international
 * abbreviations and words with letters that Uzbek lacks (w, c without h) stay as they are.
 */
export function toCyrillic(latin: string, exceptions: Readonly<Record<string, string>> = {}): string {
  const stems = { ...STEM_EXCEPTIONS, ...exceptions }
  let result = ''
  let from = 0
  for (const match of latin.matchAll(UNTOUCHED)) {
    result += convertWords(latin.slice(from, match.index), stems) + match[0]
    from = match.index + match[0].length
  }
  return result + convertWords(latin.slice(from), stems)
}

function convertWords(text: string, stems: Readonly<Record<string, string>>): string {
  return normaliseApostrophes(text).replace(WORD, (word) => (staysLatin(word) ? word : convertWord(word, stems)))
}

function staysLatin(word: string): boolean {
  if (LATIN_WORDS.has(word) || ROMAN.test(word)) return true
  return /w|c(?!h)/i.test(word)
}

function convertWord(word: string, stems: Readonly<Record<string, string>>): string {
  const lower = word.toLowerCase()
  const stem = longestStem(lower, stems)
  if (stem === undefined) return convertEndings(word, undefined)
  const rest = word.slice(stem.key.length)
  const spelled = rest !== '' && stem.spelling.endsWith('ь') ? stem.spelling.slice(0, -1) : stem.spelling
  return sameCase(word.slice(0, stem.key.length), spelled) + convertEndings(rest, lower[stem.key.length - 1])
}

/** The longest exception the word begins with. */
function longestStem(lower: string, stems: Readonly<Record<string, string>>) {
  for (let length = lower.length; length >= 2; length -= 1) {
    const key = lower.slice(0, length)
    const whole = length === lower.length ? stems[`${key}$`] : undefined
    const spelling = whole ?? (Object.hasOwn(stems, key) ? stems[key] : undefined)
    if (spelling !== undefined) return { key, spelling }
  }
  return undefined
}

function convertEndings(word: string, previous: string | undefined): string {
  for (const [pattern, spelling] of ENDING_EXCEPTIONS) {
    const found = new RegExp(pattern.source, 'i').exec(word)
    if (found === null) continue
    const end = found.index + found[0].length
    return convertByRule(word.slice(0, found.index), previous) + sameCase(found[0], spelling) + convertByRule(word.slice(end), 'a')
  }
  return convertByRule(word, previous)
}

function convertByRule(part: string, previous: string | undefined): string {
  let before = previous
  return part.replace(UNITS, (unit) => {
    const key = unit.toLowerCase()
    const afterVowelOrStart = before === undefined || VOWELS.includes(before) || before === 'ʻ'
    before = key.at(-1)
    const letter = key === 'e' && afterVowelOrStart ? 'э' : LETTERS[key]
    return letter === undefined ? unit : sameCase(unit, letter)
  })
}

/** The spelling in the case of the pattern: TEXT → upper, Text → capitalised, text as it stands. */
function sameCase(pattern: string, spelling: string): string {
  const first = pattern.charAt(0)
  if (first === first.toLowerCase()) return spelling
  if (pattern.length > 1 && pattern === pattern.toUpperCase()) return spelling.toUpperCase()
  return spelling.charAt(0).toUpperCase() + spelling.slice(1)
}
