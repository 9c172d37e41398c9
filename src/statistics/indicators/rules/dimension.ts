import type { Expression, FormulaFault } from './formula.ts'

/** A dimension as exponents by base: money per area is {money: 1, area: -1}. */
export type Dimension = ReadonlyMap<string, number>

/** Bases that must fit exactly; things that are counted (persons, lots, months) may be divided by each other freely. */
const PHYSICAL = new Set(['area', 'money', 'usd', 'time', 'energy', 'power', 'volume', 'mass', 'gas_flow', 'water_flow', 'traffic'])

/** Reads `money*area^-1`. */
export function parseDimension(text: string): Dimension {
  const exponents = new Map<string, number>()
  for (const factor of text.split('*')) {
    const [base = '', exponent = '1'] = factor.trim().split('^')
    if (PHYSICAL.has(base)) exponents.set(base, (exponents.get(base) ?? 0) + Number(exponent))
  }
  return withoutZeros(exponents)
}

export const writeDimension = (dimension: Dimension): string =>
  dimension.size === 0
    ? '1'
    : [...dimension]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([base, exponent]) => (exponent === 1 ? base : `${base}^${exponent}`))
        .join('*')

const withoutZeros = (exponents: Map<string, number>): Dimension => new Map([...exponents].filter(([, exponent]) => exponent !== 0))

export const sameDimension = (a: Dimension, b: Dimension): boolean => writeDimension(a) === writeDimension(b)

function combine(a: Dimension, b: Dimension, sign: 1 | -1): Dimension {
  const exponents = new Map(a)
  for (const [base, exponent] of b) exponents.set(base, (exponents.get(base) ?? 0) + sign * exponent)
  return withoutZeros(exponents)
}

/** The dimension of an expression; sums and differences of unlike things are faults. */
export function dimensionOf(expression: Expression, dimensions: ReadonlyMap<string, Dimension>, faults: FormulaFault[]): Dimension {
  const none: Dimension = new Map()
  if (expression.kind === 'figure') return dimensions.get(expression.measure) ?? none
  if (expression.kind === 'number' || expression.kind === 'growth') return none
  if (expression.kind === 'negative') return dimensionOf(expression.of, dimensions, faults)
  const parts = expression.kind === 'extreme' ? expression.of : [expression.left, expression.right]
  const [first = none, ...others] = parts.map((part) => dimensionOf(part, dimensions, faults))
  if (expression.kind === 'binary' && expression.operator === '*') return combine(first, others[0] ?? none, 1)
  if (expression.kind === 'binary' && expression.operator === '/') return combine(first, others[0] ?? none, -1)
  for (const other of others)
    if (!sameDimension(first, other)) faults.push({ code: 'formula.dimensions', at: 0, value: writeDimension(other), expected: writeDimension(first) })
  return first
}
