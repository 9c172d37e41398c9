import type { Translator } from '#lib/translator.ts'
import { digitsOf } from '#web/view/digits.ts'
import type { Indicator, IndicatorValue, MissingReason } from '../model.ts'

/** Why there is no value, in words; the names of the figures that are missing where they are known. */
export function missingText(reason: MissingReason | null, t: Translator, nameOf: (measure: string) => string = (measure) => measure): string {
  if (reason === null) return t.text('indicator.missing.no_figures')
  const text = t.text(`indicator.missing.${reason.code}`)
  return reason.measures.length === 0 ? text : `${text}: ${reason.measures.map(nameOf).join(', ')}`
}

/** A value with the digits of its unit; approximate ones say so. */
export function figureText(value: number, indicator: Pick<Indicator, 'unit'>, certainty: IndicatorValue['certainty'], t: Translator): string {
  const text = t.number(value, { digits: digitsOf(indicator.unit) })
  return certainty === 'qualified' ? `≈\u00a0${text}` : text
}

/** The address parameter that opens the trace of a value. */
export const traceOf = (indicator: string, subject: string, period: string): string => [indicator, subject, period].join('~')

export function readTrace(text: string | undefined): { readonly code: string; readonly subject: string; readonly period: string } | undefined {
  const [code, subject, period] = (text ?? '').split('~')
  return code === undefined || subject === undefined || period === undefined ? undefined : { code, subject, period }
}
