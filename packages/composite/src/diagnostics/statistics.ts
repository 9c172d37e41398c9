import type { Table } from '../data/table.ts'
import { kurtosis, momentsOf, skewness, standardDeviation } from '../numbers/moments.ts'
import { quantileSorted, sortedPresent } from '../numbers/order.ts'

/** Description of one column. Shares: `availability` is of all rows, the others of the present values. */
export interface ColumnStatistics {
  readonly code: string
  readonly min: number
  readonly max: number
  readonly mean: number
  readonly median: number
  readonly standardDeviation: number
  readonly skewness: number
  readonly kurtosis: number
  readonly present: number
  readonly nonZero: number
  readonly unique: number
  /** Size of the largest set of equal values. */
  readonly same: number
  readonly availability: number
  readonly nonZeroShare: number
  readonly uniqueShare: number
  readonly sameShare: number
  readonly flags: readonly ('lowAvailability' | 'lowNonZero' | 'lowUnique' | 'outliers')[]
}

const MIN_AVAILABILITY = 0.65
const MIN_NON_ZERO = 0.5
const MIN_UNIQUE = 0.5

/**
 * Statistics of every column. Flags: less than 0.65 of the units present, less than 0.5 of the units not zero, less than 0.5 of the units different,
 * |skewness| > 2 together with kurtosis > 3.5.
 */
export function statisticsOf(table: Table): readonly ColumnStatistics[] {
  return table.columns.map((column, c) => describeColumn(table.codes[c], column))
}

function describeColumn(code: string, column: Float64Array): ColumnStatistics {
  const sorted = sortedPresent(column)
  const moments = momentsOf(column)
  const present = sorted.length
  const nonZero = sorted.reduce((count, x) => count + (x === 0 ? 0 : 1), 0)
  const { unique, same } = runsOf(sorted)
  const s = skewness(moments)
  const k = kurtosis(moments)
  const flags: ColumnStatistics['flags'][number][] = []
  if (present / column.length < MIN_AVAILABILITY) flags.push('lowAvailability')
  if (nonZero / column.length < MIN_NON_ZERO) flags.push('lowNonZero')
  if (unique / column.length < MIN_UNIQUE) flags.push('lowUnique')
  if (Math.abs(s) > 2 && k > 3.5) flags.push('outliers')
  return {
    code,
    min: sorted[0] ?? Number.NaN,
    max: sorted[present - 1] ?? Number.NaN,
    mean: moments.mean,
    median: quantileSorted(sorted, 0.5),
    standardDeviation: standardDeviation(moments),
    skewness: s,
    kurtosis: k,
    present,
    nonZero,
    unique,
    same,
    availability: present / column.length,
    nonZeroShare: nonZero / present,
    uniqueShare: unique / present,
    sameShare: same / present,
    flags,
  }
}

function runsOf(sorted: Float64Array) {
  let unique = 0
  let same = 0
  let run = 0
  for (let i = 0; i < sorted.length; i++) {
    run = i > 0 && sorted[i] === sorted[i - 1] ? run + 1 : 1
    if (run === 1) unique++
    if (run > same) same = run
  }
  return { unique, same }
}
