import type { Translator } from '#lib/translator.ts'

const TASHKENT_MS = 5 * 3_600_000

/** An instant as a reader in Tashkent says it: the day, and the time where it is not the day's beginning. */
export function momentText(instant: string, t: Translator): string {
  const there = new Date(Date.parse(instant) + TASHKENT_MS).toISOString()
  const [day = '', time = ''] = there.split('T')
  return time.startsWith('00:00') ? t.day(day) : `${t.day(day)}, ${time.slice(0, 5)}`
}

/** What a field of day and time says (2026-04-01T10:00, Tashkent) as an instant; undefined where it is empty. */
export const instantOfField = (text: string): string | undefined => (text === '' ? undefined : `${text.length === 16 ? `${text}:00` : text}+05:00`)
