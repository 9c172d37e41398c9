import type { ComputedFinding } from '../model.ts'
import { decimalShift } from './decimal-shift.ts'
import type { QualityInput, QualityRule } from './input.ts'
import { measuresOfOneName } from './measures-of-one-name.ts'
import { missing } from './missing.ts'
import { partAboveWhole } from './part-above-whole.ts'
import { qualifierAgainstExact } from './qualifier-against-exact.ts'
import { rankAgainstFigures, rankWithoutMeasure } from './rank-against-figures.ts'
import { ratioInWords } from './ratio-in-words.ts'
import { rowsAgainstTotal } from './rows-against-total.ts'
import { totalBeyondMaximum } from './total-beyond-maximum.ts'
import { sourcesAgree, sourcesDiffer } from './two-sources.ts'
import { twoTotals } from './two-totals.ts'
import { undated } from './undated.ts'
import { equalRatios, roundNumbers } from './uniformity.ts'

/** The quality rules in the order they are shown. */
export const QUALITY_RULES: readonly QualityRule[] = [
  rowsAgainstTotal,
  partAboveWhole,
  totalBeyondMaximum,
  twoTotals,
  sourcesDiffer,
  decimalShift,
  rankAgainstFigures,
  measuresOfOneName,
  equalRatios,
  qualifierAgainstExact,
  ratioInWords,
  sourcesAgree,
  roundNumbers,
  rankWithoutMeasure,
  missing,
  undated,
]

const SEVERITIES = { error: 0, warning: 1, note: 2 } as const satisfies Record<ComputedFinding['severity'], number>

/**
 * Every finding of every rule, the gravest first, then in the order of the rules. Claims are taken in the order of their
 * ids, so that the findings and their ids do not depend on the order they arrive in.
 */
export function findAll(input: QualityInput): ComputedFinding[] {
  const ordered = { ...input, claims: input.claims.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)) }
  return QUALITY_RULES.flatMap((rule) => rule.find(ordered)).toSorted((a, b) => SEVERITIES[a.severity] - SEVERITIES[b.severity])
}
