import type { Translator } from '#lib/translator.ts'

/** What a parameter is called in the reader's language; one without a name is called by its key. */
export const parameterName = (key: string, t: Translator): string => (t.has(`parameter.name.${key}`) ? t.text(`parameter.name.${key}`) : key)

/** Unit of a parameter in words; empty for kinds of values that are no unit. */
export const parameterUnit = (unit: string, t: Translator): string =>
  t.has(`parameter.unit.${unit}`) ? t.text(`parameter.unit.${unit}`) : UNNAMED.has(unit) ? '' : t.unit(unit)

const UNNAMED: ReadonlySet<string> = new Set(['enum', 'bool', 'list', 'rule', 'date', 'time'])
