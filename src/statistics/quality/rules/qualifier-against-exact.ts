import { isSame } from '../../analysis/rules/figures.ts'
import { byFigure } from './figures.ts'
import { explanationOf, makeFinding, show } from './finding.ts'
import { valued, type QualityRule, type ValuedClaim } from './input.ts'

const NAME = 'qualifier-against-exact'
/** How far "about" may lie from the exact figure, as a share of it. */
const ABOUT_TOLERANCE = 0.05

/** Whether an exact figure is compatible with a qualified one: `> 70` excludes 70, `almost 1.8` excludes more than 1.8. */
const ADMITS = {
  exact: (stated: number, exact: number) => isSame(stated, exact),
  more_than: (stated: number, exact: number) => exact > stated && !isSame(stated, exact),
  less_than: (stated: number, exact: number) => exact < stated && !isSame(stated, exact),
  almost: (stated: number, exact: number) => exact < stated && exact >= stated * (1 - ABOUT_TOLERANCE) && !isSame(stated, exact),
  about: (stated: number, exact: number) => Math.abs(exact - stated) <= ABOUT_TOLERANCE * Math.abs(exact),
} as const satisfies Record<ValuedClaim['qualifier'], (stated: number, exact: number) => boolean>

const SIGNS = { exact: '=', more_than: '>', less_than: '<', almost: '≲', about: '≈' } as const satisfies Record<ValuedClaim['qualifier'], string>

/**
 * "More than 70" and "exactly 70" of one figure (subject, measure, period, scope) exclude each other. Note where the two
 * numbers are the same (a loose word), warning where they are not.
 */
export const qualifierAgainstExact: QualityRule = {
  name: NAME,
  find: (input) => {
    const figures = [...byFigure(valued(input.claims)).values()].flatMap((claims) => [...Map.groupBy(claims, ({ period }) => period).values()])
    return figures.flatMap((claims) => {
      const exacts = claims.filter(({ qualifier }) => qualifier === 'exact')
      return claims.filter(({ qualifier }) => qualifier !== 'exact').flatMap((loose) => exacts.flatMap((exact) => check(loose, exact)))
    })
  },
}

function check(loose: ValuedClaim, exact: ValuedClaim) {
  if (ADMITS[loose.qualifier](loose.value, exact.value)) return []
  return [
    makeFinding({
      rule: NAME,
      severity: isSame(loose.value, exact.value) ? 'note' : 'warning',
      subject: loose.subject,
      claims: [loose.id, exact.id],
      arithmetic: `x ${SIGNS[loose.qualifier]} ${show(loose.value)}; x = ${show(exact.value)}`,
      parameters: { qualifier: loose.qualifier, stated: loose.value, exact: exact.value, measure: loose.measure },
      explanation: isSame(loose.value, exact.value) ? explanationOf(NAME) : null,
    }),
  ]
}
