import { explanationOf, makeFinding, show, showList } from './finding.ts'
import { commonSubject, valued, type QualityInput, type QualityRule, type ValuedClaim } from './input.ts'

const NAME = 'measures-of-one-name'
/** Measures that sources call by one name though they are different things, in one unit. */
const NAMESAKES: readonly (readonly string[])[] = [['infrastructure_level_pct', 'infrastructure_renewed_pct']]

/**
 * One source speaks of "infrastructure, x percent" and means the level of provision for some zones and the share renewed
 * for others. Such figures must not stand in one column. Warning; one finding per source and name.
 */
export const measuresOfOneName: QualityRule = {
  name: NAME,
  find: (input) =>
    NAMESAKES.flatMap((measures) => {
      const claims = valued(input.claims).filter(({ measure, scope }) => measures.includes(measure) && scope === 'zone')
      return [...Map.groupBy(claims, ({ source }) => source).values()].flatMap((ofSource) => describe(measures, ofSource, input))
    }),
}

function describe(measures: readonly string[], claims: readonly ValuedClaim[], input: QualityInput) {
  const used = measures.map((measure) => claims.filter((claim) => claim.measure === measure)).filter((group) => group.length > 0)
  const [first, second] = used
  if (first === undefined || second === undefined) return []
  return [
    makeFinding({
      rule: NAME,
      severity: 'warning',
      subject: commonSubject(
        claims.map(({ subject }) => subject),
        input,
      ),
      claims: used.flat().map(({ id }) => id),
      arithmetic: used
        .map(
          (group) =>
            `${group[0]?.measure ?? ''}: ${showList(
              group.map(({ value }) => show(value)),
              ', ',
            )}`,
        )
        .join('; '),
      parameters: { first: first.length, second: second.length, name: (first[0]?.measure ?? '').split('_')[0] ?? '' },
      explanation: explanationOf(NAME),
    }),
  ]
}
