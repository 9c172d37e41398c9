import { changeSlices, slicesOf, withColumns, type Table } from '../../data/table.ts'
import { quantileSorted, sortedPresent } from '../../numbers/order.ts'
import { warn, type Message } from '../../outcome.ts'
import type { TreatRule, TreatStep } from '../../specification/treatStep.ts'
import { transformColumn } from './transforms.ts'
import { clamp, columnShape, winsorise, type Shape } from './winsorise.ts'

/** What was done to one column (of one year, when treated by year). */
export interface Treatment {
  readonly code: string
  /** Shape before, after winsorising and after transforming, as far as each was reached. */
  readonly shapes: readonly Shape[]
  /** Points moved by winsorising. */
  readonly moved: number
  /** Values at or above `high` were set to it, at or below `low` likewise; undefined when not moved. */
  readonly high: number | undefined
  readonly low: number | undefined
  readonly transform: string | undefined
  /** What the column now is. */
  readonly result: 'asItWas' | 'winsorised' | 'transformed' | 'clamped'
}

const DEFAULT_RULE: TreatRule = { rule: 'outliers' }

export function treat(
  table: Table,
  step: TreatStep,
): { readonly table: Table; readonly treatments: readonly Treatment[]; readonly messages: readonly Message[] } {
  const slices = slicesOf(table, step.scope ?? 'all')
  const chosen = new Set(step.only ?? table.codes)
  const treatments: Treatment[] = []
  const messages: Message[] = []
  const columns = table.columns.map((column, c) => {
    const code = table.codes[c]
    if (!chosen.has(code)) return column
    return changeSlices(column, slices, (part) => {
      const treated = treatColumn(part, code, step.overrides?.[code] ?? step.with ?? DEFAULT_RULE)
      treatments.push(treated.treatment)
      messages.push(...treated.messages)
      return treated.column
    })
  })
  return { table: withColumns(table, columns), treatments, messages }
}

interface TreatedColumn {
  readonly column: Float64Array
  readonly treatment: Treatment
  readonly messages: readonly Message[]
}

function untouched(column: Float64Array, code: string, shapes: readonly Shape[], messages: readonly Message[] = []): TreatedColumn {
  return {
    column,
    messages,
    treatment: { code, shapes, moved: 0, high: undefined, low: undefined, transform: undefined, result: 'asItWas' },
  }
}

/** One column by one rule. */
export function treatColumn(column: Float64Array, code: string, rule: TreatRule): TreatedColumn {
  switch (rule.rule) {
    case 'none':
      return untouched(column, code, [])
    case 'always': {
      const transformed = untouched(transformColumn(column, rule.transform), code, [])
      return { ...transformed, treatment: { ...transformed.treatment, transform: rule.transform.transform, result: 'transformed' } }
    }
    case 'quantiles':
      return clampToQuantiles(column, code, rule.quantiles, rule.minUnits ?? 10)
    case 'outliers':
      return treatOutliers(column, code, rule)
  }
}

function clampToQuantiles(column: Float64Array, code: string, [from, to]: readonly [number, number], minUnits: number): TreatedColumn {
  const sorted = sortedPresent(column)
  if (sorted.length < minUnits) return untouched(column, code, [], [warn('treat.tooFewUnits', code, { units: sorted.length, minUnits })])
  const low = quantileSorted(sorted, from)
  const high = quantileSorted(sorted, to)
  const moved = column.reduce((count, x) => count + (x < low || x > high ? 1 : 0), 0)
  const treated = untouched(clamp(column, low, high), code, [])
  return { ...treated, treatment: { ...treated.treatment, moved, low, high, result: moved > 0 ? 'clamped' : 'asItWas' } }
}

/**
 * Passes → as it is. Else winsorise; passes → that. Else transform the original (or the winsorised) column; kept even when it does not pass, unless `keep` is
 * "best". A column with too little spread to winsorise is left alone and reported.
 */
function treatOutliers(column: Float64Array, code: string, rule: Extract<TreatRule, { rule: 'outliers' }>): TreatedColumn {
  const limits = { skewness: rule.skewness ?? 2, kurtosis: rule.kurtosis ?? 3.5 }
  const most = rule.winsorise === null ? Number.POSITIVE_INFINITY : (rule.winsorise ?? 5)
  const force = rule.force ?? false
  const before = columnShape(column, limits)
  if (before.passes === undefined) return untouched(column, code, [before], [warn('treat.noShape', code)])
  if (before.passes && !force) return untouched(column, code, [before])
  const bounds = winsorise(column, before, most, force, limits)
  if (!bounds) return untouched(column, code, [before], [warn('treat.tooFewValues', code)])
  const winsorised = bounds.moved > 0 ? clamp(column, bounds.low, bounds.high) : column
  const treatment: Treatment = {
    code,
    shapes: [before, bounds.shape],
    moved: bounds.moved,
    high: bounds.movedHigh ? bounds.high : undefined,
    low: bounds.movedLow ? bounds.low : undefined,
    transform: undefined,
    result: bounds.moved > 0 ? 'winsorised' : 'asItWas',
  }
  const transform = rule.transform ?? { transform: 'log' as const }
  if (bounds.shape.passes || transform === 'none') {
    return {
      column: winsorised,
      treatment,
      messages: bounds.shape.passes ? [] : [warn('treat.stillOutlying', code, { skewness: bounds.shape.skewness })],
    }
  }
  const transformed = transformColumn(rule.onWinsorised ? winsorised : column, transform)
  const after = columnShape(transformed, limits)
  const worse = after.passes !== true && Math.abs(after.skewness) > Math.min(Math.abs(before.skewness), Math.abs(bounds.shape.skewness))
  const messages = after.passes
    ? []
    : [
        warn(worse ? 'treat.transformedWorse' : 'treat.stillOutlying', code, {
          skewness: after.skewness,
          winsorised: bounds.shape.skewness,
        }),
      ]
  const done: Treatment = { ...treatment, shapes: [before, bounds.shape, after], transform: transform.transform, result: 'transformed' }
  if (!worse || rule.keep !== 'best') return { column: transformed, treatment: done, messages }
  const original = Math.abs(before.skewness) <= Math.abs(bounds.shape.skewness)
  return { column: original ? column : winsorised, treatment: { ...done, result: original ? 'asItWas' : 'winsorised' }, messages }
}
