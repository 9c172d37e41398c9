import type { Translator } from '#lib/translator.ts'
import { QUALIFIER_MARKS } from '#statistics/claims/ui/claim.ts'
import { digitsOf } from '#web/view/digits.ts'
import type { Indicator, IndicatorValue, MissingReason } from '../model.ts'

/** How certain a value is, and how exactly its one figure is stated. */
export type Sureness = Pick<IndicatorValue, 'certainty' | 'qualifier'>

/** Why there is no value, in words, with the names of the figures that are missing. */
export function missingText(reason: MissingReason | null, t: Translator): string {
  if (reason === null) return t.text('indicator.missing.no_figures')
  const text = t.text(`indicator.missing.${reason.code}`)
  const names = reason.names?.map((name) => withoutCapital(t.of(name))) ?? reason.measures
  return names.length === 0 ? text : `${text}: ${names.join(', ')}`
}

/** A name inside a sentence; an abbreviation (JSHSHIR) keeps its capitals. */
const withoutCapital = (name: string): string => (/^\p{Lu}(?!\p{Lu})/u.test(name) ? name.charAt(0).toLocaleLowerCase() + name.slice(1) : name)

/** The sign before a figure that is not exact: > more than, < less than, ≈ about, almost or computed from such figures. */
export const signOf = ({ certainty, qualifier }: Sureness): string => (certainty === 'qualified' ? QUALIFIER_MARKS[qualifier ?? 'about'] : '')

/** A value with the digits of its unit; one that is not exact says so. */
export const figureText = (value: number, indicator: Pick<Indicator, 'unit'>, sureness: Sureness, t: Translator): string =>
  signOf(sureness) + t.number(value, { digits: digitsOf(indicator.unit) })

/** What an export says beside a number, so that the number stays one: how it is qualified, or why there is none. */
export function remarkText(
  { value, missing, certainty, qualifier }: Pick<IndicatorValue, 'value' | 'missing' | 'certainty' | 'qualifier'>,
  t: Translator,
): string {
  if (value === null) return missingText(missing, t)
  if (certainty === 'qualified' && qualifier !== null) return t.text(`claim.qualifierName.${qualifier}`)
  return certainty === null || certainty === 'exact' ? '' : t.text(`web.certainty.${certainty}`)
}

/** The address parameter that opens the trace of a value. */
export const traceOf = (indicator: string, subject: string, period: string): string => [indicator, subject, period].join('~')

export function readTrace(text: string | undefined): { readonly code: string; readonly subject: string; readonly period: string } | undefined {
  const [code, subject, period] = (text ?? '').split('~')
  return code === undefined || subject === undefined || period === undefined ? undefined : { code, subject, period }
}
