import { isDay } from '#lib/day.ts'
import type { Rate } from './model.ts'

/** `25.11.2026` or `2026-11-25` as a day; undefined for what is none. */
export function dayOfBank(text: string): string | undefined {
  const [, date, month, year] = /^(\d{2})\.(\d{2})\.(\d{4})$/.exec(text.trim()) ?? []
  const day = year === undefined ? text.trim() : `${year}-${month}-${date}`
  return isDay(day) ? day : undefined
}

/** Soʻm with at most two decimals as whole tiyin: `12650.50` is 1 265 050; undefined for what is none. */
export function tiyinOf(text: string): number | undefined {
  const [, whole, decimals = ''] = /^(\d{1,12})(?:[.,](\d{1,2}))?$/.exec(text.replace(/[\s\u00a0]/g, '')) ?? []
  return whole === undefined ? undefined : Number(whole) * 100 + Number(decimals.padEnd(2, '0'))
}

/** Foreign money in tiyin: hundredths of the currency × rate ÷ nominal ÷ 100, rounded half up. */
export function toTiyin(hundredths: number, { rate, nominal }: Pick<Rate, 'rate' | 'nominal'>): number {
  const by = BigInt(nominal) * 100n
  const value = BigInt(hundredths) * BigInt(rate)
  const rounded = ((value < 0n ? -value : value) * 2n + by) / (by * 2n)
  return Number(value < 0n ? -rounded : rounded)
}
