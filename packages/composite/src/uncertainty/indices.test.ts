import { expect, test } from 'vitest'
import { randomStream } from '../numbers/random.ts'
import { scrambledSobol } from '../numbers/sobol.ts'
import { exactIndices, sobolIndices, uncentredIndices, type CrossedOutput } from './indices.ts'

/** f = sin x₁ + 7 sin² x₂ + 0.1 x₃⁴ sin x₁ on (−π, π)³. Source: Ishigami and Homma (1990). */
const ishigami = (u: ArrayLike<number>) => {
  const [x1, x2, x3] = [0, 1, 2].map((d) => Math.PI * (2 * u[d] - 1))
  return Math.sin(x1) + 7 * Math.sin(x2) ** 2 + 0.1 * x3 ** 4 * Math.sin(x1)
}
const FIRST = [0.3139, 0.4424, 0]
const TOTAL = [0.5576, 0.4424, 0.2437]

function ishigamiOutput(base: number, draw: (r: number) => readonly number[], offset = 0): CrossedOutput {
  const rows = Array.from({ length: base }, (_, r) => draw(r))
  const at = (mix: (a: readonly number[], b: readonly number[]) => readonly number[]) =>
    Float64Array.from(rows, (row) => offset + ishigami(mix(row.slice(0, 3), row.slice(3))))
  return { a: at((a) => a), b: at((_a, b) => b), ab: [0, 1, 2].map((f) => at((a, b) => a.with(f, b[f]))) }
}

test('Ishigami: the published indices from a scrambled Sobol sequence', () => {
  const made = sobolIndices(
    ishigamiOutput(4096, (r) => [0, 1, 2, 3, 4, 5].map((d) => scrambledSobol(r, d, 11))),
    0,
    1,
  )
  made.forEach((index, f) => {
    expect(Math.abs(index.first - FIRST[f])).toBeLessThan(0.01)
    expect(Math.abs(index.total - TOTAL[f])).toBeLessThan(0.01)
  })
})

test('centring makes the first order independent of the mean, which the uncentred form is not', () => {
  const random = (r: number) => {
    const stream = randomStream(3, r)
    return Array.from({ length: 6 }, () => stream.next())
  }
  const near = ishigamiOutput(1000, random)
  const far = ishigamiOutput(1000, random, 1000)
  const centred = (o: CrossedOutput) => sobolIndices(o, 0, 1).map((index) => index.first)
  centred(near).forEach((x, f) => expect(x).toBeCloseTo(centred(far)[f], 6))
  const uncentred = Math.max(...uncentredIndices(far).map((index, f) => Math.abs(index.first - FIRST[f])))
  expect(uncentred).toBeGreaterThan(1)
})

test('bootstrap intervals cover the true total indices', () => {
  const random = (r: number) => {
    const stream = randomStream(5, r)
    return Array.from({ length: 6 }, () => stream.next())
  }
  sobolIndices(ishigamiOutput(2000, random), 400, 9).forEach((index, f) => {
    expect(index.totalInterval[0]).toBeLessThan(TOTAL[f] + 0.02)
    expect(index.totalInterval[1]).toBeGreaterThan(TOTAL[f] - 0.02)
    expect(index.totalInterval[1]).toBeGreaterThan(index.totalInterval[0])
  })
})

test('exact indices of f = x₁ + 2x₂ + x₁x₂ on {0, 1}²', () => {
  // Runs 00, 01, 10, 11: f = 0, 2, 1, 4. Mean 7/4, V = 35/16; E[f|x₁] = 1, 5/2: 9/16; E[f|x₂] = ½, 3: 25/16; interaction 1/16.
  const [one, two] = exactIndices(Float64Array.of(0, 2, 1, 4), [Float64Array.of(0.5, 0.5), Float64Array.of(0.5, 0.5)])
  ;[
    [one.first, 9 / 35],
    [two.first, 25 / 35],
    [one.total, 10 / 35],
    [two.total, 26 / 35],
  ].forEach(([a, b]) => expect(a).toBeCloseTo(b, 12))
})
