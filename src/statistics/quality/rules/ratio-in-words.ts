import { makeFinding, show } from './finding.ts'
import { valued, type QualityInput, type QualityRule, type QualityStatement } from './input.ts'

const NAME = 'ratio-in-words'

/**
 * "Almost 1.8 times larger" against the two figures. Warning where the ratio of the figures, rounded to the digits stated,
 * is another number; note where only the word is wrong (almost 1.8 said of 1.844, which is more).
 */
export const ratioInWords: QualityRule = {
  name: NAME,
  find: (input) => input.statements.filter(({ kind }) => kind === 'ratio').flatMap((statement) => check(statement, input)),
}

function check(statement: QualityStatement, input: QualityInput) {
  const claims = valued(input.claims).filter(({ measure, qualifier }) => measure === statement.measure && qualifier === 'exact')
  const pairs = claims
    .filter(({ subject }) => subject === statement.subject)
    .flatMap((own) =>
      claims
        .filter((other) => other.subject === statement.against && other.period === own.period && other.unit === own.unit && other.value !== 0)
        .map((other) => [own, other] as const),
    )
  const [own, other] = pairs.toSorted(([a], [b]) => (b.period ?? '').localeCompare(a.period ?? ''))[0] ?? []
  if (own === undefined || other === undefined || statement.value === null) return []
  const ratio = own.value / other.value
  const digits = String(statement.value).split('.')[1]?.length ?? 0
  const rounds = Number(ratio.toFixed(digits)) === statement.value
  const worded = input.claims.find(
    (claim) => claim.subject === statement.subject && claim.source === statement.source && claim.locator === statement.locator && claim.unit === 'ratio',
  )
  const wordFits = { exact: true, about: true, almost: ratio < statement.value, less_than: ratio < statement.value, more_than: ratio > statement.value }[
    worded?.qualifier ?? 'exact'
  ]
  if (rounds && wordFits) return []
  return [
    makeFinding(
      {
        rule: NAME,
        severity: rounds ? 'note' : 'warning',
        subject: statement.subject,
        claims: [own.id, other.id, ...(worded === undefined ? [] : [worded.id])],
        arithmetic: `${show(own.value)} / ${show(other.value)} = ${show(ratio)} ${ratio > statement.value ? '>' : '<'} ${show(statement.value)}`,
        parameters: { stated: statement.value, computed: ratio, qualifier: worded?.qualifier ?? 'exact' },
      },
      [statement.id],
    ),
  ]
}
