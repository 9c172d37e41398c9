import { toCyrillic } from './cyrillic.ts'

const CHOICES = new Set(['plural', 'select', 'selectordinal'])
const TAG = /^<\/?[\w-]+\s*\/?>/

/**
 * An ICU message in Uzbek Latin → the same message in Cyrillic. Only the literal text is transliterated: argument names,
 * number and date styles, plural and select keywords and tags stay, so the message takes the same values.
 * Text between ASCII apostrophes before a brace (ICU quoting) stays as it is.
 */
export function messageToCyrillic(icu: string, exceptions: Readonly<Record<string, string>> = {}): string {
  return convertText(icu, 0, exceptions, false).converted
}

type Part = { readonly converted: string; readonly end: number }

/** Converts from `start` to the end, or to the brace that closes the enclosing choice. */
function convertText(icu: string, start: number, exceptions: Readonly<Record<string, string>>, nested: boolean): Part {
  let converted = ''
  let literal = ''
  let at = start
  const keep = (verbatim: string) => {
    converted += toCyrillic(literal, exceptions) + verbatim
    literal = ''
  }
  while (at < icu.length) {
    const character = icu.charAt(at)
    const tag = character === '<' ? TAG.exec(icu.slice(at))?.[0] : undefined
    if (character === '}' && nested) break
    if (character === "'" && '{}<#|'.includes(icu.charAt(at + 1) || ' ')) {
      const close = icu.indexOf("'", at + 1)
      const end = close === -1 ? icu.length : close + 1
      keep(icu.slice(at, end))
      at = end
    } else if (character === '{') {
      const argument = convertArgument(icu, at, exceptions)
      keep(argument.converted)
      at = argument.end
    } else if (tag !== undefined) {
      keep(tag)
      at += tag.length
    } else {
      literal += character
      at += 1
    }
  }
  keep('')
  return { converted, end: at }
}

/** Converts `{name}`, `{name, number}` or `{name, plural, one {…} other {…}}` that begins at `start`. */
function convertArgument(icu: string, start: number, exceptions: Readonly<Record<string, string>>): Part {
  const head = /^\{[^{},]*(?:,\s*(\w+)\s*)?/.exec(icu.slice(start))
  if (head === null || !CHOICES.has(head[1] ?? '')) {
    const end = closingBrace(icu, start) + 1
    return { converted: icu.slice(start, end), end }
  }
  let converted = head[0]
  let at = start + head[0].length
  while (at < icu.length && icu.charAt(at) !== '}') {
    if (icu.charAt(at) !== '{') {
      converted += icu.charAt(at)
      at += 1
      continue
    }
    const branch = convertText(icu, at + 1, exceptions, true)
    converted += `{${branch.converted}}`
    at = branch.end + 1
  }
  return { converted: `${converted}}`, end: at + 1 }
}

function closingBrace(icu: string, start: number): number {
  let depth = 0
  for (let at = start; at < icu.length; at += 1) {
    if (icu.charAt(at) === '{') depth += 1
    if (icu.charAt(at) === '}') depth -= 1
    if (depth === 0) return at
  }
  return icu.length - 1
}
