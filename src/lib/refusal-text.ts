import type { Details, Refusal } from './result.ts'
import type { Translator } from './translator.ts'

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** Details of a refusal as the arguments of its message: days are written out, lists are joined, numbers stay numbers for plurals. */
export const refusalValues = (details: Details, t: Translator): Record<string, string | number> =>
  Object.fromEntries(Object.entries(details).map(([name, value]) => [name, typeof value === 'number' ? value : textOf(value, t)]))

function textOf(value: Details[string], t: Translator): string {
  if (typeof value === 'object' && value !== null) return value.join(', ')
  const text = String(value ?? '')
  return DAY.test(text) ? t.day(text) : text
}

/** What is wrong, in the reader's words; the bare code where a language has no sentence for it. */
export function refusalText({ code, details }: Pick<Refusal, 'code' | 'details'>, t: Translator): string {
  const key = `problem.${code}`
  return t.has(key) ? t.text(key, refusalValues(details, t)) : code
}
