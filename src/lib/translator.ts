import { formatDay, formatNumber, formatPercent, formatPeriod } from '@sanoat/uzbek'
import type { Language, Texts } from './language.ts'
import { renderMessage, type Catalog, type MessageFormats, type MessageValues } from './message.ts'

/** Says things in one language: messages by key, names, numbers, shares, days. */
export type Translator = {
  readonly language: Language
  /** The message under a key. An unknown key throws: it is a fault of the program. */
  readonly text: (key: string, values?: MessageValues) => string
  readonly has: (key: string) => boolean
  /** The text in this language; the first of uz, ru, en that stands where it is empty. */
  readonly of: (texts: Texts) => string
  /** A number with exactly these decimal digits; without them as many as it has, at most three. */
  readonly number: (value: number, options?: { readonly digits?: number; readonly sign?: boolean }) => string
  /** A share 0…1 as a percentage, one digit unless told. */
  readonly percent: (share: number, options?: { readonly digits?: number; readonly sign?: boolean }) => string
  /** A day (2026-03-05), or what is known of it: a month (2026-03) or a year. */
  readonly day: (day: string) => string
  /** A statistical period in words: 2025, 2025-Q1, 2025-03. */
  readonly period: (period: string) => string
  /** The same for a column's head or an axis: a year is only its number. */
  readonly periodShort: (period: string) => string
  readonly list: (items: readonly string[]) => string
  /** A unit as readers write it; one the product does not know stands as it is. */
  readonly unit: (unit: string) => string
}

export function makeTranslator(language: Language, catalog: Catalog): Translator {
  const plurals = { cardinal: new Intl.PluralRules([language, 'en']), ordinal: new Intl.PluralRules([language, 'en'], { type: 'ordinal' }) }
  const number: Translator['number'] = (value, options = {}) => {
    const digits = options.digits ?? digitsNeeded(value)
    const text = formatNumber(value, language, { atLeast: digits, atMost: digits })
    return options.sign === true && value > 0 ? `+${text}` : text
  }
  const percent: Translator['percent'] = (share, options = {}) => {
    const digits = options.digits ?? 1
    const text = formatPercent(share, language, { atLeast: digits, atMost: digits })
    return options.sign === true && share > 0 ? `+${text}` : text
  }
  const formats: MessageFormats = {
    number: (value, style) => (style === 'percent' ? percent(value) : number(value, style === '' ? {} : { digits: Number(style) })),
    date: (value) => day(value),
    plural: (value, ordinal) => (ordinal ? plurals.ordinal : plurals.cardinal).select(value),
  }
  const day: Translator['day'] = (text) => (text.length === 10 ? formatDay(text, language) : formatPeriod(text, language))
  const has: Translator['has'] = (key) => catalog[key] !== undefined
  const text: Translator['text'] = (key, values = {}) => {
    const message = catalog[key]
    if (message === undefined) throw new Error(`Cannot say ${key} in ${language}: no such message`)
    return renderMessage(message, values, formats, key)
  }
  return {
    language,
    text,
    has,
    of: (texts) => texts[language] || texts.uz || texts.ru || texts.en,
    number,
    percent,
    day,
    period: (period) => formatPeriod(period, language),
    periodShort: (period) => (period.length === 4 ? period : formatPeriod(period, language)),
    list: (items) => listed(items, has('list.and') ? text('list.and') : ','),
    unit: (unit) => (has(`unit.${unit}`) ? text(`unit.${unit}`) : unit),
  }
}

const digitsNeeded = (value: number): number => [0, 1, 2].find((digits) => Math.abs(value * 10 ** digits - Math.round(value * 10 ** digits)) < 1e-6) ?? 3

function listed(items: readonly string[], and: string): string {
  const last = items.at(-1)
  if (last === undefined) return ''
  return items.length === 1 ? last : `${items.slice(0, -1).join(', ')} ${and} ${last}`
}
