import type { Period } from '#lib/period.ts'
import type { Measure } from '../../claims/model.ts'
import type { Indicator, IndicatorValue, MissingReason } from '../model.ts'
import { evaluate, type Bounded, type Evaluated, type Lookup } from './evaluate.ts'
import { lookupOf, stepBack, type Figure, type Figures } from './figures.ts'
import { figuresOf, type Expression } from './formula.ts'

/** A value together with the bounds it may lie in. */
export type Valued = { readonly value: IndicatorValue; readonly bounds: Bounded | null }

/** Share of a group's zones that must have every input before the group has a value (assumed: as in the rating's rule). */
export const MINIMUM_COVERAGE = 0.7

type Certainty = NonNullable<IndicatorValue['certainty']>
const ORDER: readonly Certainty[] = ['exact', 'inferred', 'qualified', 'partial']

const worst = (all: readonly Certainty[]): Certainty => ORDER[Math.max(0, ...all.map((one) => ORDER.indexOf(one)))] ?? 'exact'

function certaintyOf(figure: Figure): Certainty {
  if (figure.official.qualifier !== 'exact') return 'qualified'
  return figure.carried || ['inferred', 'since', 'undated'].includes(figure.official.periodBasis) ? 'inferred' : 'exact'
}

/** Figures of a subject that an expression needs in a period; undefined where one is missing. */
export function inputsOf(
  expression: Expression,
  figures: Figures | undefined,
  period: Period,
): { needed: { measure: string; period: string }[]; found: Figure[] } {
  const needed = figuresOf(expression).flatMap(({ measure, yearsBack, growth }) => {
    const at = { measure, period: stepBack(period, yearsBack) }
    const first = growth ? figures?.first(measure) : undefined
    return first === undefined ? [at] : [{ measure, period: first.period }, at]
  })
  return { needed, found: needed.flatMap((need) => figures?.at(need.measure, need.period) ?? []) }
}

/** A value that is one figure keeps the words of its source: more than, less than, about. */
const qualifierOf = (expression: Expression, found: readonly Figure[]) =>
  expression.kind === 'figure' && found.length === 1 ? (found[0]?.official.qualifier ?? null) : null

const isStated = (expression: Expression, measures: ReadonlyMap<string, Measure>) =>
  expression.kind === 'figure' && measures.get(expression.measure)?.kind === 'share'

type Subject = { readonly id: string; readonly period: Period }

/** Value of an indicator for one zone, or for a place from figures stated of the place itself. */
export function valueOf(
  indicator: Indicator,
  expression: Expression,
  figures: Figures | undefined,
  subject: Subject,
  measures: ReadonlyMap<string, Measure>,
): Valued {
  const { found } = inputsOf(expression, figures, subject.period)
  const result = evaluate(expression, lookupOf(figures, subject.period))
  if (!result.ok) return without(indicator, subject, named(reasonOf(result, expression, found), measures), 0, 1)
  return {
    bounds: result.value,
    value: {
      indicator: indicator.code,
      subject: subject.id,
      period: subject.period,
      value: result.value.value,
      missing: null,
      status: isStated(expression, measures) ? 'stated' : 'computed',
      certainty: worst(found.map(certaintyOf)),
      qualifier: qualifierOf(expression, found),
      covered: 1,
      due: 1,
      contested: found.some(({ official }) => official.rivals > 0),
    },
  }
}

function reasonOf(result: Extract<Evaluated, { ok: false }>, expression: Expression, found: readonly Figure[]): MissingReason {
  const known = new Set(found.map(({ official }) => official.measure))
  const absent = [...new Set(figuresOf(expression).map(({ measure }) => measure))].filter((measure) => !known.has(measure))
  return { code: result.code, measures: result.code === 'no_figures' ? absent : [...result.measures] }
}

/** A reason with the names of the figures it speaks of. */
const named = (reason: MissingReason, measures: ReadonlyMap<string, Measure>): MissingReason => ({
  ...reason,
  names: reason.measures.flatMap((code) => measures.get(code)?.names ?? []),
})

function without(indicator: Indicator, subject: Subject, missing: MissingReason, covered: number, due: number): Valued {
  return {
    bounds: null,
    value: {
      indicator: indicator.code,
      subject: subject.id,
      period: subject.period,
      value: null,
      missing,
      status: null,
      certainty: null,
      qualifier: null,
      covered,
      due,
      contested: false,
    },
  }
}

export type Group = {
  readonly id: string
  /** Figures of its zones; undefined for a zone that has none. */
  readonly zones: readonly (Figures | undefined)[]
  /** How many zones there are, in the register or as stated, whichever is more. */
  readonly due: number
  /** Figures stated of the territory itself. */
  readonly own: Figures | undefined
}

/**
 * Value of an indicator for a group of zones: the formula over the sums of the base figures of those zones that have
 * all of them (a ratio is Σnumerator / Σdenominator, never a mean of ratios). Below the minimum coverage there is no
 * value. Shares and medians do not add up: a group has them only where a source states them of the territory.
 */
export function groupValue(indicator: Indicator, expression: Expression, group: Group, period: Period, measures: ReadonlyMap<string, Measure>): Valued {
  const subject = { id: group.id, period }
  const own = valueOf(indicator, expression, group.own, subject, measures)
  const adds = figuresOf(expression).every(({ measure }) => measures.get(measure)?.aggregation === 'sum')
  if (!adds)
    return own.bounds === null
      ? without(indicator, subject, { code: 'not_for_level', measures: [] }, 0, group.due)
      : { ...own, value: { ...own.value, status: 'stated' } }

  const inputs = group.zones.map((zone) => ({ zone, ...inputsOf(expression, zone, period) }))
  const complete = inputs.filter(({ needed, found }) => needed.length > 0 && found.length === needed.length)
  if (complete.length === 0 && own.bounds !== null) return { ...own, value: { ...own.value, status: 'stated' } }
  if (complete.length === 0) return without(indicator, subject, named(absentIn(inputs), measures), 0, group.due)
  if (complete.length < group.due * MINIMUM_COVERAGE) return without(indicator, subject, { code: 'partial', measures: [] }, complete.length, group.due)

  const lookups = complete.map(({ zone }) => lookupOf(zone, period))
  const result = evaluate(expression, summed(lookups))
  if (!result.ok) return without(indicator, subject, named({ code: result.code, measures: [...result.measures] }, measures), complete.length, group.due)
  const figures = complete.flatMap(({ found }) => found)
  return {
    bounds: result.value,
    value: {
      indicator: indicator.code,
      subject: group.id,
      period,
      value: result.value.value,
      missing: null,
      status: 'computed',
      certainty: complete.length < group.due ? 'partial' : worst(figures.map(certaintyOf)),
      qualifier: complete.length === 1 ? qualifierOf(expression, figures) : null,
      covered: complete.length,
      due: group.due,
      contested: figures.some(({ official }) => official.rivals > 0),
    },
  }
}

const absentIn = (inputs: readonly { needed: readonly { measure: string }[]; found: readonly Figure[] }[]): MissingReason => {
  const known = new Set(inputs.flatMap(({ found }) => found.map(({ official }) => official.measure)))
  const needed = new Set(inputs.flatMap((input) => input.needed.map(({ measure }) => measure)))
  return { code: 'no_figures', measures: [...needed].filter((measure) => !known.has(measure)) }
}

const add = (all: readonly Bounded[]): Bounded =>
  all.reduce((sum, one) => ({ value: sum.value + one.value, low: sum.low + one.low, high: sum.high + one.high }), { value: 0, low: 0, high: 0 })

/** A lookup whose figures are the sums over lookups; growth only where all share one window. */
function summed(lookups: readonly Lookup[]): Lookup {
  return {
    figure: (measure, yearsBack) => {
      const all = lookups.flatMap((lookup) => lookup.figure(measure, yearsBack) ?? [])
      return all.length === lookups.length ? add(all) : undefined
    },
    growth: (measure) => {
      const all = lookups.flatMap((lookup) => lookup.growth(measure) ?? [])
      const [first] = all
      if (first === undefined || all.length < lookups.length || all.some(({ years }) => years !== first.years)) return undefined
      return { first: add(all.map((one) => one.first)), last: add(all.map((one) => one.last)), years: first.years }
    },
  }
}
