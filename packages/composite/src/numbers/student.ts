/**
 * Two-sided p-value of a correlation r over n pairs: t = r√((n−2)/(1−r²)) with n−2 degrees of freedom, so
 * p = I_{1−r²}((n−2)/2, ½). NaN below 3 pairs.
 */
export function correlationPValue(r: number, n: number): number {
  if (n < 3 || r !== r) return Number.NaN
  return incompleteBeta(Math.max(0, 1 - r * r), (n - 2) / 2, 0.5)
}

/** Regularised incomplete beta I_x(a, b) by Lentz's continued fraction (Numerical Recipes, 6.4). */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x))
  if (x < (a + 1) / (a + b + 2)) return (front * continuedFraction(x, a, b)) / a
  return 1 - (front * continuedFraction(1 - x, b, a)) / b
}

function continuedFraction(x: number, a: number, b: number) {
  const tiny = 1e-300
  let c = 1
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1), tiny)
  let h = d
  for (let m = 1; m <= 500; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / nonZero(1 + even * d, tiny)
    c = nonZero(1 + even / c, tiny)
    h *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / nonZero(1 + odd * d, tiny)
    c = nonZero(1 + odd / c, tiny)
    const step = d * c
    h *= step
    if (Math.abs(step - 1) < 1e-16) break
  }
  return h
}

function nonZero(x: number, tiny: number) {
  return Math.abs(x) < tiny ? tiny : x
}

/** ln Γ(z), z > 0, by Stirling's series after shifting z above 12; about 15 digits. */
export function logGamma(z: number): number {
  let shift = 0
  let x = z
  while (x < 12) {
    shift += Math.log(x)
    x++
  }
  const inverse = 1 / x
  const square = inverse * inverse
  const series = inverse * (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square * (1 / 1188 - (square * 691) / 360360)))))
  return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + series - shift
}
