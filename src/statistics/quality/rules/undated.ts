import { explanationOf, makeFinding } from './finding.ts'
import { commonSubject, type QualityRule } from './input.ts'

const NAME = 'undated'
const LOOSE = ['undated', 'inferred', 'since'] as const

/**
 * Figures whose time the source does not give: undated, dated by us from other evidence (inferred), or a change since a
 * year without base and end. They enter no yearly computation (undated), or enter it marked (inferred). Note; one per
 * source, measure and basis.
 */
export const undated: QualityRule = {
  name: NAME,
  find: (input) =>
    LOOSE.flatMap((basis) => {
      const claims = input.claims.filter(({ periodBasis }) => periodBasis === basis)
      return [...Map.groupBy(claims, ({ source, measure }) => `${source}|${measure}`).values()].map((group) => {
        return makeFinding({
          rule: NAME,
          severity: 'note',
          subject: commonSubject(
            group.map(({ subject }) => subject),
            input,
          ),
          claims: group.map(({ id }) => id),
          arithmetic: `n = ${group.length}`,
          parameters: { basis, figures: group.length, measure: group[0]?.measure ?? '', period: group[0]?.period ?? '' },
          explanation: basis === 'inferred' ? explanationOf(NAME) : null,
        })
      })
    }),
}
