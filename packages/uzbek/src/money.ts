import { formatNumber, NO_BREAK_SPACE } from './number.ts'
import type { Language } from './language.ts'

const SOM = { uz: 'soʻm', 'uz-Cyrl': 'сўм', ru: 'сум', en: 'UZS' } as const satisfies Record<Language, string>

/**
 * An amount in tiyin (1 soʻm = 100 tiyin) as soʻm: `1 250 000 soʻm`, with two digits after the point only when there
 * are tiyin to show. The amount is a whole number; throws otherwise.
 */
export function formatTiyin(tiyin: bigint | number, language: Language): string {
  if (typeof tiyin === 'number' && !Number.isSafeInteger(tiyin)) throw new Error(`Cannot write ${tiyin} tiyin: expected a whole number`)
  const amount = BigInt(tiyin)
  const absolute = amount < 0n ? -amount : amount
  const whole = groupWhole(absolute / 100n, language)
  const rest = absolute % 100n
  const fraction = rest === 0n ? '' : (language === 'en' ? '.' : ',') + rest.toString().padStart(2, '0')
  return `${amount < 0n ? '\u2212' : ''}${whole}${fraction}${NO_BREAK_SPACE}${SOM[language]}`
}

function groupWhole(value: bigint, language: Language): string {
  const separator = formatNumber(1000, language).slice(1, 2)
  return value.toString().replace(/\B(?=(\d{3})+$)/g, separator)
}
