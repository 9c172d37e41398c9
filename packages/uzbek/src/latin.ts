import { LATIN_STEM_EXCEPTIONS } from './exceptions.ts'

const LETTERS: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
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
  х: 'x',
  ч: 'ch',
  ш: 'sh',
  щ: 'sh',
  ъ: 'ʼ',
  ы: 'i',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
  ў: 'oʻ',
  қ: 'q',
  ғ: 'gʻ',
  ҳ: 'h',
}
const WORD = /[\u0400-\u04FF]+/g
const VOWELS = 'аеёиоуэюяўы'

/**
 * Uzbek in Cyrillic script → Uzbek in Latin script. е is ye at the start of a word and after a vowel, ъ or ь; ц is ts
 * after a vowel and s elsewhere; ъ is ʼ, but is dropped after ў and after a consonant before е ё ю я; ь is dropped;
 * сҳ is sʼh. Text in other scripts stays.
 */
export const toLatin = (cyrillic: string): string => cyrillic.normalize('NFC').replace(WORD, convertWord)

function convertWord(word: string): string {
  const lower = word.toLowerCase()
  const stem = Object.keys(LATIN_STEM_EXCEPTIONS).find((key) => lower.startsWith(key))
  const spelled = stem === undefined ? '' : (LATIN_STEM_EXCEPTIONS[stem] ?? '')
  const head = stem === undefined ? '' : inCaseOf(word.slice(0, stem.length), spelled)
  return head + convertLetters(word, stem?.length ?? 0)
}

function convertLetters(word: string, start: number): string {
  const lower = word.toLowerCase()
  let result = ''
  for (let at = start; at < word.length; at += 1) {
    const latin = letterAt(lower, at)
    const letter = word.charAt(at)
    const neighbour = word.charAt(at + 1) || word.charAt(at - 1)
    const upper = letter !== letter.toLowerCase()
    const shouted = upper && neighbour !== '' && neighbour === neighbour.toUpperCase() && neighbour !== neighbour.toLowerCase()
    result += upper ? (shouted ? latin.toUpperCase() : latin.charAt(0).toUpperCase() + latin.slice(1)) : latin
  }
  return result
}

function letterAt(word: string, at: number): string {
  const letter = word.charAt(at)
  const before = word.charAt(at - 1)
  const after = word.charAt(at + 1)
  const startOrVowel = before === '' || VOWELS.includes(before)
  if (letter === 'е') return startOrVowel || 'ъь'.includes(before) ? 'ye' : 'e'
  if (letter === 'ц') return before !== '' && VOWELS.includes(before) ? 'ts' : 's'
  if (letter === 'о' && before === 'ь') return 'yo'
  if (letter === 'ъ' && (before === 'ў' || (!startOrVowel && after !== '' && 'еёюя'.includes(after)))) return ''
  if (letter === 'ҳ' && before === 'с') return 'ʼh'
  return LETTERS[letter] ?? letter
}

function inCaseOf(pattern: string, spelling: string): string {
  if (pattern === pattern.toLowerCase()) return spelling
  if (pattern === pattern.toUpperCase()) return spelling.toUpperCase()
  return spelling.charAt(0).toUpperCase() + spelling.slice(1)
}
