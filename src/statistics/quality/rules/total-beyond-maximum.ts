import { explanationOf, makeFinding, show } from './finding.ts'
import { valued, type QualityInput, type QualityRule, type QualityStatement, type ValuedClaim } from './input.ts'

const NAME = 'total-beyond-maximum'

/**
 * Where a source says "the most is m", the total of n territories is at most the stated counts plus m for each territory
 * without one. Error: the stated total is larger. (317 zones against a most of 22: 103 stated + 8 · 22 = 279.)
 */
export const totalBeyondMaximum: QualityRule = {
  name: NAME,
  find: (input) => input.statements.filter(({ kind }) => kind === 'maximum').flatMap((statement) => check(statement, input)),
}

function check(statement: QualityStatement, input: QualityInput) {
  const { subject, measure, value: most } = statement
  if (most === null) return []
  const children = new Set(input.places.filter(({ parent }) => parent === subject).map(({ soato }) => soato))
  const count = statement.outOf ?? children.size
  const claims = valued(input.claims).filter((claim) => claim.measure === measure)
  const stated = [...new Map(claims.filter((claim) => children.has(claim.subject)).map((claim) => [claim.subject, claim])).values()]
  const known = stated.reduce((sum, { value }) => sum + value, 0)
  const open = Math.max(count - stated.length, 0)
  const bound = known + open * most
  return claims
    .filter((claim) => claim.subject === subject && claim.value > bound)
    .map((total) => describe(statement, total, stated, { most, open, bound, known, count }))
}

function describe(
  statement: QualityStatement,
  total: ValuedClaim,
  stated: readonly ValuedClaim[],
  figures: { most: number; open: number; bound: number; known: number; count: number },
) {
  const { most, open, bound, known, count } = figures
  const terms = [...stated.map(({ value }) => show(value)), `${open} × ${show(most)}`].join(' + ')
  return makeFinding(
    {
      rule: NAME,
      severity: 'error',
      subject: total.subject,
      claims: [total, ...stated].map(({ id }) => id),
      arithmetic: `${terms} = ${show(bound)} < ${show(total.value)}; (${show(total.value)} − ${show(known)}) / ${open} = ${show((total.value - known) / open)} > ${show(most)}`,
      parameters: { total: total.value, most, bound, count, known, open, needed: open === 0 ? 0 : (total.value - known) / open },
      explanation: explanationOf(NAME),
    },
    [statement.id],
  )
}
