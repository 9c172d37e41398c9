import { extremes } from '../../numbers/order.ts'
import { momentsOf, skewness } from '../../numbers/moments.ts'
import type { Transform } from '../../specification/steps.ts'

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
      return column.map((x) => Math.log(x - min + margin))
    case 'logShifted':
      return column.map((x) => Math.log(x - min + 1))
    case 'logSigned':
      return skewness(momentsOf(column)) < 0
        ? column.map((x) => -Math.log(max + margin - x))
        : column.map((x) => Math.log(x - min + margin))
    case 'logScaled':
      return max > 1 ? column.map((x) => Math.log(((max - 1) * (x - min)) / (max - min) + 1)) : column
    case 'boxCox':
      return column.map((x) => boxCox(x - min + 1, method.lambda))
  }
}

function boxCox(y: number, lambda: number) {
  return lambda === 0 ? Math.log(y) : (y ** lambda - 1) / lambda
}
