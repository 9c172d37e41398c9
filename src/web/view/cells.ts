import type { Translator } from '#lib/translator.ts'
import type { ViewCell } from './table.ts'

/** Cells of a view's table. */
export const textCell = (text: string): ViewCell => ({ kind: 'text', text })

export const numberCell = (value: number | null, digits: number, reason: string, certain = true): ViewCell =>
  value === null ? { kind: 'missing', reason } : { kind: 'number', value, digits, certain }

/** A sentence begins with a capital, whatever name it begins with. */
export const capital = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1)

/** A share 0…1 as a percentage. */
export const shareCell = (share: number | null, reason: string, digits = 1): ViewCell => numberCell(share === null ? null : share * 100, digits, reason)

/** Source and as-of of a view that is made of the register's claims at this moment. */
export const ofRegister = (t: Translator, period?: string | null) => ({
  source: t.text('web.ofRegister'),
  asOf: period === undefined || period === null ? t.text('web.now') : t.periodShort(period),
})
