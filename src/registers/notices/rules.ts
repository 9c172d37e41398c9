import { isDay } from '#lib/day.ts'
import type { Translator } from '#lib/translator.ts'
import type { Notice, NoticeValue } from './model.ts'

/** The sentence of a notice in a reader's language; its key where this program knows no such message. */
export function noticeText(t: Translator, { key, values }: Pick<Notice, 'key' | 'values'>): string {
  return t.has(key) ? t.text(key, Object.fromEntries(Object.entries(values).map(([name, value]) => [name, said(t, value)]))) : key
}

const said = (t: Translator, value: NoticeValue): string | number => {
  if (typeof value === 'number') return value
  if (typeof value !== 'string') return t.of(value)
  return isDay(value) ? t.day(value) : value
}

/**
 * From when on a day's digest holds notices: those told before 08:00 in Tashkent (03:00 UTC). Undefined before that hour,
 * when it is not yet time.
 */
export function digestLine(now: Date): Date | undefined {
  const shifted = new Date(now.getTime() + 5 * 3_600_000)
  const line = new Date(`${shifted.toISOString().slice(0, 10)}T03:00:00Z`)
  return now >= line ? line : undefined
}
