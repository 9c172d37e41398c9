import type { Expression } from './formula.ts'

/** A number with the bounds it may lie in, given how exactly its inputs are stated. */
export type Bounded = { readonly value: number; readonly low: number; readonly high: number }

/** What a figure's lookup answers: the figure, or undefined where there is none. */
export type Lookup = {
  readonly figure: (measure: string, yearsBack: number) => Bounded | undefined
  /** First stated year and value of a figure, and the year looked at. */
  readonly growth: (measure: string) => { readonly first: Bounded; readonly last: Bounded; readonly years: number } | undefined
}

export type Failure = 'no_figures' | 'zero_denominator' | 'negative_base' | 'no_earlier_year'
export type Evaluated = { readonly ok: true; readonly value: Bounded } | { readonly ok: false; readonly code: Failure; readonly measures: readonly string[] }

const exactly = (value: number): Bounded => ({ value, low: value, high: value })
const fail = (code: Failure, measures: readonly string[] = []): Evaluated => ({ ok: false, code, measures })
const good = (value: Bounded): Evaluated => ({ ok: true, value })

/**
 * Value of an expression with its bounds by interval arithmetic: the value may be anything between low and high that
 * the stated figures allow. Division by zero, or by something that may be zero, fails instead of giving infinity.
 */
export function evaluate(expression: Expression, lookup: Lookup): Evaluated {
  if (expression.kind === 'number') return good(exactly(expression.value))
  if (expression.kind === 'figure') {
    const found = lookup.figure(expression.measure, expression.yearsBack)
    return found === undefined ? fail(expression.yearsBack > 0 ? 'no_earlier_year' : 'no_figures', [expression.measure]) : good(found)
  }
  if (expression.kind === 'growth') return growthOf(expression.measure, lookup)
  if (expression.kind === 'negative') {
    const inner = evaluate(expression.of, lookup)
    return inner.ok ? good({ value: -inner.value.value, low: -inner.value.high, high: -inner.value.low }) : inner
  }
  const parts = (expression.kind === 'extreme' ? expression.of : [expression.left, expression.right]).map((part) => evaluate(part, lookup))
  const missing = parts.filter((part) => !part.ok)
  const [failed] = missing
  if (failed !== undefined) return fail(failed.code, [...new Set(missing.flatMap((part) => part.measures))])
  const values = parts.flatMap((part) => (part.ok ? [part.value] : []))
  if (expression.kind === 'extreme') {
    const pick = expression.which === 'min' ? Math.min : Math.max
    return good({ value: pick(...values.map(({ value }) => value)), low: pick(...values.map(({ low }) => low)), high: pick(...values.map(({ high }) => high)) })
  }
  const [left = exactly(0), right = exactly(0)] = values
  if (expression.operator === '+') return good({ value: left.value + right.value, low: left.low + right.low, high: left.high + right.high })
  if (expression.operator === '-') return good({ value: left.value - right.value, low: left.low - right.high, high: left.high - right.low })
  if (expression.operator === '*') return good(spanned(left.value * right.value, left, right, (a, b) => a * b))
  if (right.value === 0) return fail('zero_denominator')
  if (right.low <= 0 && right.high >= 0) return good({ value: left.value / right.value, low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY })
  return good(spanned(left.value / right.value, left, right, (a, b) => a / b))
}

/** Least and greatest of an operation over the corners of two spans; 0 times unbounded is 0. */
function spanned(value: number, a: Bounded, b: Bounded, apply: (a: number, b: number) => number): Bounded {
  const corners = [apply(a.low, b.low), apply(a.low, b.high), apply(a.high, b.low), apply(a.high, b.high)].map((corner) => (Number.isNaN(corner) ? 0 : corner))
  return { value, low: Math.min(...corners), high: Math.max(...corners) }
}

/** (last / first)^(1 / years) − 1, a share; over the figure's own window. */
function growthOf(measure: string, lookup: Lookup): Evaluated {
  const found = lookup.growth(measure)
  if (found === undefined) return fail('no_figures', [measure])
  if (found.years === 0) return fail('no_earlier_year', [measure])
  if (found.first.low <= 0 || found.last.low < 0) return fail('negative_base', [measure])
  const rate = (first: number, last: number) => (last / first) ** (1 / found.years) - 1
  return good({ value: rate(found.first.value, found.last.value), low: rate(found.first.high, found.last.low), high: rate(found.first.low, found.last.high) })
}
