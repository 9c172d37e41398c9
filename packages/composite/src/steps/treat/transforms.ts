import { extremes } from '../../numbers/order.ts'
import { momentsOf, skewness } from '../../numbers/moments.ts'
import type { Transform } from '../../specification/treatStep.ts'

/**
 * A monotone increasing transformation of a column; missing stays missing, a column without spread is returned as it is.
 * log: ln(x − min + 0.01(max − min)) · logShifted: ln(x − min + 1) · logSigned: log, or −ln(max + 0.01(max − min) − x) for negative skewness ·
 * logScaled: ln((max − 1)(x − min)/(max − min) + 1), for max > 1 · boxCox: (y^λ − 1)/λ, ln y for λ = 0, y = x − min + 1.
 */
export function transformColumn(column: Float64Array, method: Transform): Float64Array {
  const { min, max } = extremes(column)
  if (!(max > min)) return column
  const margin = 0.01 * (max - min)
  switch (method.transform) {
    case 'log':
      return logarithm(column, 1, margin - min)
    case 'logShifted':
      return logarithm(column, 1, 1 - min)
    case 'logSigned':
      return skewness(momentsOf(column)) < 0 ? logarithm(column, -1, max + margin) : logarithm(column, 1, margin - min)
    case 'logScaled':
      return max > 1 ? column.map((x) => Math.log(((max - 1) * (x - min)) / (max - min) + 1)) : column
    case 'boxCox':
      return column.map((x) => boxCox(x - min + 1, method.lambda))
  }
}

/** sign·ln(sign·x + shift). */
function logarithm(column: Float64Array, sign: 1 | -1, shift: number) {
  const transformed = new Float64Array(column.length)
  for (let i = 0; i < column.length; i++) transformed[i] = sign * Math.log(sign * column[i] + shift)
  return transformed
}

function boxCox(y: number, lambda: number) {
  return lambda === 0 ? Math.log(y) : (y ** lambda - 1) / lambda
}
