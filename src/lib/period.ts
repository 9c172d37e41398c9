/** A statistical period: a year `2025`, a quarter `2025-Q1` or a month `2025-03`. */
export type Period = string & { readonly __period: true }

export type PeriodKind = 'year' | 'quarter' | 'month'

const PERIOD = /^(?!0000)(\d{4})(?:-(?:Q([1-4])|(0[1-9]|1[0-2])))?$/

export const isPeriod = (text: string): text is Period => PERIOD.test(text)

/** Year, kind and number within the year (0 for a year, 1–4 for a quarter, 1–12 for a month). */
export function parsePeriod(period: Period): { year: number; kind: PeriodKind; part: number } {
  const match = PERIOD.exec(period)
  if (match === null) throw new Error(`Cannot read the period ${period}: expected 2025, 2025-Q1 or 2025-03`)
  const year = Number(match[1])
  if (match[2] !== undefined) return { year, kind: 'quarter', part: Number(match[2]) }
  if (match[3] !== undefined) return { year, kind: 'month', part: Number(match[3]) }
  return { year, kind: 'year', part: 0 }
}

export const yearOf = (period: Period): number => parsePeriod(period).year

/** The period of a year. */
export function yearPeriod(year: number): Period {
  const text = String(year).padStart(4, '0')
  if (!isPeriod(text)) throw new Error(`Cannot make a period of the year ${year}`)
  return text
}

/** The same period one year earlier. */
export function yearEarlier(period: Period): Period {
  const text = String(yearOf(period) - 1).padStart(4, '0') + period.slice(4)
  if (!isPeriod(text)) throw new Error(`Cannot step back a year from ${period}`)
  return text
}

/** A number that sorts periods by their end, then years before quarters before months. */
export function periodOrder(period: Period): number {
  const { year, kind, part } = parsePeriod(period)
  const endMonth = kind === 'year' ? 12 : kind === 'quarter' ? part * 3 : part
  const rank = kind === 'year' ? 2 : kind === 'quarter' ? 1 : 0
  return year * 100 + endMonth + rank / 10
}
