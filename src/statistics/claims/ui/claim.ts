import type { Translator } from '#lib/translator.ts'
import { digitsOf } from '#web/view/digits.ts'
import type { Claim, Qualifier } from '../model.ts'

/** The figure of a claim as it is stated, with its qualifier and unit: `> 400 persons`. */
export function claimFigure(claim: Pick<Claim, 'value' | 'unit' | 'qualifier'>, t: Translator): string {
  if (claim.value === null) return t.text('web.chart.noValue')
  return qualified(claim.qualifier, `${claimNumber(claim, t)} ${t.unit(claim.unit)}`)
}

/** The number alone; as many digits as the unit has, more when the source gives more. */
export function claimNumber(claim: Pick<Claim, 'value' | 'unit'>, t: Translator): string {
  if (claim.value === null) return '–'
  const digits = digitsOf(claim.unit)
  return digits > 0 && Number.isInteger(claim.value) && claim.unit !== 'ha' ? t.number(claim.value) : t.number(claim.value, { digits })
}

/** The signs of figures that are not stated exactly; the same in every language, so no word needs an ending. */
export const QUALIFIER_MARKS = {
  exact: '',
  more_than: '>\u00a0',
  less_than: '<\u00a0',
  about: '≈\u00a0',
  almost: '≈\u00a0',
} as const satisfies Record<Qualifier, string>

export const qualified = (qualifier: Qualifier, figure: string): string => QUALIFIER_MARKS[qualifier] + figure

export const scopeText = (scope: string, t: Translator): string => t.text(`claim.scope.${scope}`)

/** When the figure holds, and how that is known. */
export function claimPeriod(claim: Pick<Claim, 'period' | 'periodBasis'>, t: Translator): string {
  if (claim.period === null) return t.text(`claim.basis.${claim.periodBasis}`)
  const period = t.periodShort(claim.period)
  return claim.periodBasis === 'stated' ? period : `${period} (${t.text(`claim.basis.${claim.periodBasis}`)})`
}
