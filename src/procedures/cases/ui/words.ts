import { formatTiyin } from '@sanoat/uzbek'
import type { Translator } from '#lib/translator.ts'
import type { Said, Shown } from '../model.ts'

/** A message with its values, which may be names in several languages or days, said in the reader's. */
export function say(t: Translator, { key, values }: Said): string {
  const told = Object.entries(values).map(([name, value]) => {
    if (typeof value === 'object') return [name, t.of(value)] as const
    return [name, typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? t.day(value) : value] as const
  })
  return t.has(key) ? t.text(key, Object.fromEntries(told)) : key
}

/** An amount in hundredths of a currency. */
export const moneyText = (t: Translator, tiyin: number, currency: string): string =>
  currency === 'UZS' ? formatTiyin(tiyin, t.language) : `${t.number(tiyin / 100, { digits: 2 })} ${currency}`

/** A value of a case's page as plain text, for tables that are taken away. */
export function shownText(t: Translator, value: Shown): string {
  switch (value.as) {
    case 'text':
      return value.text
    case 'texts':
      return t.of(value.texts)
    case 'said':
      return say(t, value.said)
    case 'number':
      return [t.number(value.value), value.unit === '' ? '' : t.unit(value.unit)].filter((part) => part !== '').join(' ')
    case 'money':
      return moneyText(t, value.tiyin, value.currency)
    case 'share':
      return t.percent(value.value)
    case 'day':
      return t.day(value.day)
    case 'link':
      return typeof value.texts === 'string' ? value.texts : t.of(value.texts)
    case 'document':
      return value.name
    case 'missing':
      return value.said === undefined ? '–' : say(t, value.said)
  }
}

/** How a state looks: by its end, or as running. */
export const stateTag = (end: string | null | undefined): string => ({ good: 'good', bad: 'bad', neutral: '' })[end ?? ''] ?? 'warning'
