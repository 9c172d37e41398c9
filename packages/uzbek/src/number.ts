import type { Language } from './language.ts'

/** Between groups of three digits in uz, uz-Cyrl and ru, and between a number and its unit: a space that does not break. */
export const NO_BREAK_SPACE = '\u00A0'
export const MINUS = '\u2212'

export type NumberStyle = {
  /** Digits after the point that are always written (default 0). */
  readonly atLeast?: number
  /** Digits after the point at most (default: `atLeast`, or 2 when that is smaller and not given). */
  readonly atMost?: number
}

const MARKS = {
  uz: { group: NO_BREAK_SPACE, point: ',' },
  'uz-Cyrl': { group: NO_BREAK_SPACE, point: ',' },
  ru: { group: NO_BREAK_SPACE, point: ',' },
  en: { group: ',', point: '.' },
} as const satisfies Record<Language, { group: string; point: string }>

/**
 * A number as written in a language: `1 234,5` in uz, uz-Cyrl and ru (no-break space), `1,234.5` in en; the minus is U+2212.
 * Rounds half away from zero on the decimal digits (1.005 to two digits is 1.01); what rounds to zero has no sign.
 * Throws on NaN and infinity: a missing number is not a number to write.
 */
export function formatNumber(value: number, language: Language, style: NumberStyle = {}): string {
  if (!Number.isFinite(value)) throw new Error(`Cannot write ${value} as a number: expected a finite value`)
  const atLeast = style.atLeast ?? 0
  const atMost = Math.max(style.atMost ?? Math.max(atLeast, 2), atLeast)
  const { group, point } = MARKS[language]
  const [whole = '0', fraction = ''] = roundHalfAway(Math.abs(value), atMost).split('.')
  const kept = fraction.replace(/0+$/, '').padEnd(atLeast, '0')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group)
  const isZero = /^0*$/.test(whole + kept)
  return (value < 0 && !isZero ? MINUS : '') + grouped + (kept === '' ? '' : point + kept)
}

/** Decimal digits of a non-negative number rounded half away from zero. */
function roundHalfAway(value: number, digits: number): string {
  const [mantissa = '0', exponent = '0'] = value.toString().split('e')
  const rounded = Math.round(Number(`${mantissa}e${Number(exponent) + digits}`))
  if (!Number.isSafeInteger(rounded)) return value.toFixed(digits)
  const text = rounded.toString().padStart(digits + 1, '0')
  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`
}

/** A share 0…1 as a percentage: `12,3 %` in uz, uz-Cyrl and ru, `12.3%` in en. One digit after the point unless told otherwise. */
export function formatPercent(share: number, language: Language, style: NumberStyle = { atMost: 1 }): string {
  const [mantissa = '0', exponent = '0'] = share.toString().split('e')
  const hundredfold = Number.isFinite(share) ? Number(`${mantissa}e${Number(exponent) + 2}`) : share
  return formatNumber(hundredfold, language, style) + (language === 'en' ? '%' : `${NO_BREAK_SPACE}%`)
}
