/**
 * Central sums of the present values of a column (NaN = missing): n, mean and Σd², Σd³, Σd⁴ with d = x − mean.
 * Two passes, no allocation but the answer.
 */
export interface Moments {
  readonly count: number
  readonly mean: number
  readonly sum2: number
  readonly sum3: number
  readonly sum4: number
}

export function momentsOf(column: Float64Array): Moments {
  let count = 0
  let total = 0
  for (let i = 0; i < column.length; i++) {
    const x = column[i]
    if (x === x) {
      total += x
      count++
    }
  }
  const mean = total / count
  let sum1 = 0
  let sum2 = 0
  let sum3 = 0
  let sum4 = 0
  for (let i = 0; i < column.length; i++) {
    const d = column[i] - mean
    if (d === d) {
      const d2 = d * d
      sum1 += d
      sum2 += d2
      sum3 += d2 * d
      sum4 += d2 * d2
    }
  }
  return centred(count, mean, sum1, sum2, sum3, sum4)
}

/** Sums of powers about any point `shift` → sums about the mean: mean = shift + S₁/n, then the binomial expansion. */
export function centred(count: number, shift: number, s1: number, s2: number, s3: number, s4: number): Moments {
  const e = s1 / count
  return {
    count,
    mean: shift + e,
    sum2: s2 - s1 * e,
    sum3: s3 - 3 * e * s2 + 2 * e * e * s1,
    sum4: s4 - 4 * e * s3 + 6 * e * e * s2 - 3 * e * e * e * s1,
  }
}

/**
 * Sample skewness, type 2: √n·Σd³/(Σd²)^{3/2} · √(n(n−1))/(n−2). NaN below 3 values and for a constant.
 * Source: Joanes and Gill, The Statistician 47 (1998), G₁.
 */
export function skewness(m: Moments): number {
  const n = m.count
  if (n < 3 || isConstant(m)) return Number.NaN
  return ((Math.sqrt(n) * m.sum3) / (m.sum2 * Math.sqrt(m.sum2))) * (Math.sqrt(n * (n - 1)) / (n - 2))
}

/**
 * Sample excess kurtosis, type 2: ((n+1)(r−3)+6)(n−1)/((n−2)(n−3)), r = n·Σd⁴/(Σd²)². NaN below 4 values and for a constant.
 * Source: Joanes and Gill, The Statistician 47 (1998), G₂.
 */
export function kurtosis(m: Moments): number {
  const n = m.count
  if (n < 4 || isConstant(m)) return Number.NaN
  const r = (n * m.sum4) / (m.sum2 * m.sum2)
  return (((n + 1) * (r - 3) + 6) * (n - 1)) / ((n - 2) * (n - 3))
}

/** Sample standard deviation √(Σd²/(n−1)). NaN below 2 values. */
export function standardDeviation(m: Moments): number {
  return m.count < 2 ? Number.NaN : Math.sqrt(Math.max(0, m.sum2) / (m.count - 1))
}

/** True when the spread is nothing but rounding: Σd² ≤ n·(2⁻⁵⁰·mean)². */
function isConstant(m: Moments) {
  const rounding = m.mean * 2 ** -50
  return m.sum2 <= m.count * rounding * rounding
}
