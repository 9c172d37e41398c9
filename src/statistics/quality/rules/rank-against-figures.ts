import { checkRank } from '../../analysis/rules/comparative.ts'
import type { Figure } from '../../analysis/rules/figures.ts'
import { explanationOf, makeFinding, show } from './finding.ts'
import { valued, type QualityInput, type QualityRule, type QualityStatement } from './input.ts'

const NAME = 'rank-against-figures'
const UNCHECKABLE = 'rank-without-measure'

/**
 * A stated rank against the rank the figures give. The statement names a measure, or, where the source gives none,
 * candidate proxies (`enterprises/area_ha`). A measure that agrees is no finding; one that does not is a warning. Of
 * proxies, every candidate's rank is shown: a note where one reproduces the rank (it supports the proxy, it does not prove
 * it), a warning where none does. The year of the figures stands beside the year of the statement.
 */
export const rankAgainstFigures: QualityRule = {
  name: NAME,
  find: (input) => input.statements.filter(({ kind, measure }) => kind === 'rank' && measure !== '').flatMap((statement) => check(statement, input)),
}

/** A rank or lead claimed without any measure: nothing can check it. Note. */
export const rankWithoutMeasure: QualityRule = {
  name: UNCHECKABLE,
  find: (input) =>
    input.statements
      .filter(({ kind, measure }) => kind === 'rank' && measure === '')
      .map((statement) =>
        makeFinding(
          {
            rule: UNCHECKABLE,
            severity: 'note',
            subject: statement.subject,
            claims: [],
            arithmetic: statement.value === null ? '?' : `${show(statement.value)} / ${statement.outOf ?? '?'} = ?`,
            parameters: { statement: statement.id },
          },
          [statement.id],
        ),
      ),
}

function check(statement: QualityStatement, input: QualityInput) {
  const { value: stated, outOf } = statement
  if (stated === null) return []
  const candidates = statement.measure.split(';').flatMap((expression) => computeRank(expression.trim(), statement, stated, input))
  const isDirect = candidates.length === 1 && !statement.measure.includes('/')
  const agreeing = candidates.filter(({ agrees }) => agrees)
  const shown = agreeing[0] ?? candidates[0]
  if (shown === undefined || (isDirect && shown.agrees)) return []
  return [
    makeFinding(
      {
        rule: NAME,
        severity: agreeing.length > 0 ? 'note' : 'warning',
        subject: statement.subject,
        claims: shown.claims,
        arithmetic: candidates
          .map(
            ({ expression, value, rank, outOf: count, agrees }) =>
              `${expression} = ${show(value)} → ${rank} / ${count} ${agrees ? '=' : '≠'} ${stated} / ${outOf ?? '?'}`,
          )
          .join('; '),
        parameters: {
          stated,
          outOf: outOf ?? shown.outOf,
          computed: shown.rank,
          proxy: shown.expression,
          year: statement.year === null ? '' : String(statement.year),
          period: shown.period,
          agreeing: agreeing.length,
          candidates: candidates.length,
        },
        explanation: isDirect ? null : explanationOf(NAME),
      },
      [statement.id],
    ),
  ]
}

type Candidate = { expression: string; value: number; rank: number; outOf: number; agrees: boolean; claims: string[]; period: string }

/** The subject's rank among all zones by a measure or a quotient of two, in the latest period where every zone has the figures. */
function computeRank(expression: string, statement: QualityStatement, rank: number, input: QualityInput): Candidate[] {
  const [numerator = '', denominator] = expression.split('/')
  const measures = denominator === undefined ? [numerator] : [numerator, denominator]
  const claims = valued(input.claims).filter(
    ({ measure, qualifier, scope, period }) => measures.includes(measure) && qualifier === 'exact' && scope === 'zone' && period !== null,
  )
  for (const [period, ofPeriod] of [...Map.groupBy(claims, (claim) => claim.period ?? '')].toSorted(([a], [b]) => b.localeCompare(a))) {
    const find = (id: string, measure: string) => ofPeriod.find((claim) => claim.subject === id && claim.measure === measure)
    const figures: Figure[] = input.zones.map(({ id }) => {
      const [top, bottom] = [find(id, numerator)?.value, denominator === undefined ? 1 : find(id, denominator)?.value]
      return { id, value: top === undefined || bottom === undefined || bottom === 0 ? null : top / bottom }
    })
    if (figures.some(({ value }) => value === null)) continue
    const found = checkRank(figures, statement.subject, { rank, outOf: statement.outOf })
    const own = figures.find(({ id }) => id === statement.subject)?.value
    if (!found.ok || own === null || own === undefined) return []
    const used = measures.flatMap((measure) => find(statement.subject, measure)?.id ?? [])
    return [{ expression, value: own, rank: found.value.computed, outOf: found.value.outOf, agrees: found.value.agrees, claims: used, period }]
  }
  return []
}
