import { quantileSorted } from '../numbers/order.ts'
import { randomStream } from '../numbers/random.ts'

/** Output of one function over the rows A, B and AB₁ … AB_d. NaN = the run failed. */
export interface CrossedOutput {
  readonly a: Float64Array
  readonly b: Float64Array
  readonly ab: readonly Float64Array[]
}

export interface SobolIndex {
  /** Share of the variance this factor explains alone. */
  readonly first: number
  /** Share that would remain if all other factors were known: its effect with all interactions. */
  readonly total: number
  readonly firstInterval: readonly [number, number]
  readonly totalInterval: readonly [number, number]
}

/** Cuts the outputs of consecutive runs into A, B and AB. */
export function crossedOutput(outputs: Float64Array, base: number): CrossedOutput {
  const factors = outputs.length / base - 2
  return {
    a: outputs.subarray(0, base),
    b: outputs.subarray(base, 2 * base),
    ab: Array.from({ length: factors }, (_, f) => outputs.subarray((2 + f) * base, (3 + f) * base)),
  }
}

/**
 * First order, centred: Sᵢ = mean((f_B − m)(f_ABᵢ − f_A))/V; total: Tᵢ = mean((f_A − f_ABᵢ)²)/(2V); m and V mean and variance (n − 1) of f over A and B.
 * Rows in which a run failed are left out. Intervals: 5 % and 95 % quantiles over bootstrap resamples of whole rows, V included.
 * Sources: Saltelli et al. (2010), Jansen (1999); centring after Owen, ACM TOMACS 23 (2013).
 */
export function sobolIndices(output: CrossedOutput, bootstrap: number, seed: number): readonly SobolIndex[] {
  const rows = Array.from(output.a.keys())
  return output.ab.map((ab, f) => {
    const usable = Int32Array.from(rows.filter((r) => !Number.isNaN(output.a[r] + output.b[r] + ab[r])))
    const estimate = estimateCentred(output, ab, usable)
    if (bootstrap === 0) return { ...estimate, firstInterval: [Number.NaN, Number.NaN], totalInterval: [Number.NaN, Number.NaN] }
    const random = randomStream(seed, 0x40000000 + f)
    const firsts = new Float64Array(bootstrap)
    const totals = new Float64Array(bootstrap)
    const resample = new Int32Array(usable.length)
    for (let b = 0; b < bootstrap; b++) {
      for (let k = 0; k < resample.length; k++) resample[k] = usable[Math.floor(random.next() * usable.length)]
      const again = estimateCentred(output, ab, resample)
      firsts[b] = again.first
      totals[b] = again.total
    }
    return { ...estimate, firstInterval: interval(firsts), totalInterval: interval(totals) }
  })
}

function interval(values: Float64Array): readonly [number, number] {
  const sorted = values.filter((x) => x === x).sort()
  return [quantileSorted(sorted, 0.05), quantileSorted(sorted, 0.95)]
}

function estimateCentred({ a, b }: CrossedOutput, ab: Float64Array, rows: Int32Array) {
  const { mean, variance } = meanAndVariance(a, b, rows)
  let product = 0
  let squares = 0
  for (const r of rows) {
    product += (b[r] - mean) * (ab[r] - a[r])
    squares += (a[r] - ab[r]) ** 2
  }
  return { first: product / rows.length / variance, total: squares / (2 * rows.length * variance) }
}

function meanAndVariance(a: Float64Array, b: Float64Array, rows: Int32Array) {
  const n = 2 * rows.length
  let mean = 0
  for (const r of rows) mean += (a[r] + b[r]) / n
  let sum = 0
  for (const r of rows) sum += (a[r] - mean) ** 2 + (b[r] - mean) ** 2
  return { mean, variance: sum / (n - 1) }
}

/** The estimators of the reference tool: the first order without centring, mean(f_B(f_ABᵢ − f_A))/V, far noisier when the mean is not 0. */
export function uncentredIndices({ a, b, ab }: CrossedOutput): readonly { readonly first: number; readonly total: number }[] {
  const rows = Int32Array.from(a.keys())
  const { variance } = meanAndVariance(a, b, rows)
  return ab.map((column) => {
    let product = 0
    let squares = 0
    for (const r of rows) {
      product += b[r] * (column[r] - a[r])
      squares += (a[r] - column[r]) ** 2
    }
    return { first: product / rows.length / variance, total: squares / (2 * rows.length * variance) }
  })
}

/**
 * Exact indices over a full enumeration with independent factors: Sᵢ = Var(E[f | xᵢ])/V, Tᵢ = E[Var(f | all but xᵢ)]/V. Runs in mixed radix order, the last factor
 * fastest. A failed run makes every index NaN, because the space is then not complete.
 */
export function exactIndices(outputs: Float64Array, probabilities: readonly Float64Array[]): readonly SobolIndex[] {
  const sizes = probabilities.map((p) => p.length)
  const strides = sizes.map((_, f) => sizes.slice(f + 1).reduce((product, size) => product * size, 1))
  const levelOf = (run: number, f: number) => Math.floor(run / strides[f]) % sizes[f]
  const weights = outputs.map((_, run) => probabilities.reduce((product, p, f) => product * p[levelOf(run, f)], 1))
  const mean = outputs.reduce((sum, y, run) => sum + weights[run] * y, 0)
  const variance = outputs.reduce((sum, y, run) => sum + weights[run] * (y - mean) ** 2, 0)
  return probabilities.map((p, f) => {
    const conditional = new Float64Array(sizes[f])
    outputs.forEach((y, run) => (conditional[levelOf(run, f)] += (weights[run] / p[levelOf(run, f)]) * y))
    const first = conditional.reduce((sum, m, level) => sum + p[level] * (m - mean) ** 2, 0) / variance
    let within = 0
    outputs.forEach((_, run) => {
      if (levelOf(run, f) !== 0) return
      let m = 0
      for (let k = 0; k < sizes[f]; k++) m += p[k] * outputs[run + k * strides[f]]
      for (let k = 0; k < sizes[f]; k++) within += weights[run + k * strides[f]] * (outputs[run + k * strides[f]] - m) ** 2
    })
    const total = within / variance
    return { first, total, firstInterval: [first, first], totalInterval: [total, total] }
  })
}
