import { dayOf, partsOf } from './day.ts'
import { toCyrillic } from './cyrillic.ts'
import type { Language } from './language.ts'

const UZ_MONTHS = ['yanvar', 'fevral', 'mart', 'aprel', 'may', 'iyun', 'iyul', 'avgust', 'sentabr', 'oktabr', 'noyabr', 'dekabr'] as const
const RU_MONTHS = ['январь', 'февраль', 'март', 'апрель', 'май', 'июнь', 'июль', 'август', 'сентябрь', 'октябрь', 'ноябрь', 'декабрь'] as const
const RU_MONTHS_OF = ['января', 'февраля', 'марта', 'апреля', 'мая', 'июня', 'июля', 'августа', 'сентября', 'октября', 'ноября', 'декабря'] as const
const EN_MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'] as const

/** Name of a month (1–12) as it stands alone; lower case but in English. Throws outside 1–12. */
export function monthName(month: number, language: Language): string {
  const [uz, ru, en] = [UZ_MONTHS[month - 1], RU_MONTHS[month - 1], EN_MONTHS[month - 1]]
  if (uz === undefined || ru === undefined || en === undefined) throw new Error(`Cannot name month ${month}: expected 1 to 12`)
  return { uz, 'uz-Cyrl': toCyrillic(uz), ru, en }[language]
}

/** A day in words: `5-mart, 2026` · `5-март, 2026` · `5 марта 2026 г.` · `5 March 2026`. Throws on a day that does not exist. */
export function formatDay(day: string, language: Language): string {
  const { year, month, day: number } = partsOf(dayOf(day))
  if (language === 'en') return `${number} ${monthName(month, 'en')} ${year}`
  if (language === 'ru') return `${number} ${RU_MONTHS_OF[month - 1] ?? ''} ${year}\u00A0г.`
  return `${number}-${monthName(month, language)}, ${year}`
}

/** A day in digits: `05.03.2026`, and `05/03/2026` in English. */
export function formatDayShort(day: string, language: Language): string {
  const [year = '', month = '', number = ''] = dayOf(day).split('-')
  return [number, month, year].join(language === 'en' ? '/' : '.')
}

const PERIOD = /^(\d{4})(?:-(?:Q([1-4])|(0[1-9]|1[0-2])))?$/

/**
 * A period in words. `2025`: 2025-yil · 2025-йил · 2025 год · 2025; `2025-Q1`: 2025-yil, 1-chorak · 2025-йил, 1-чорак ·
 * 1-й квартал 2025 года · Q1 2025; `2025-03`: 2025-yil, mart · 2025-йил, март · март 2025 года · March 2025.
 * Throws on any other text.
 */
export function formatPeriod(period: string, language: Language): string {
  const match = PERIOD.exec(period)
  if (match === null) throw new Error(`Cannot write the period ${period}: expected 2025, 2025-Q1 or 2025-03`)
  const [, year = '', quarter, month] = match
  if (quarter !== undefined) return QUARTER[language](year, quarter)
  if (month === undefined) return YEAR[language](year)
  const name = monthName(Number(month), language)
  return language === 'uz' || language === 'uz-Cyrl' ? `${YEAR[language](year)}, ${name}` : language === 'ru' ? `${name} ${year} года` : `${name} ${year}`
}

const YEAR = {
  uz: (year: string) => `${year}-yil`,
  'uz-Cyrl': (year: string) => `${year}-йил`,
  ru: (year: string) => `${year} год`,
  en: (year: string) => year,
} as const satisfies Record<Language, (year: string) => string>

const QUARTER = {
  uz: (year: string, quarter: string) => `${year}-yil, ${quarter}-chorak`,
  'uz-Cyrl': (year: string, quarter: string) => `${year}-йил, ${quarter}-чорак`,
  ru: (year: string, quarter: string) => `${quarter}-й квартал ${year} года`,
  en: (year: string, quarter: string) => `Q${quarter} ${year}`,
} as const satisfies Record<Language, (year: string, quarter: string) => string>
