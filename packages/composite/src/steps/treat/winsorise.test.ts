import { describe, expect, test } from 'vitest'
import { randomStream } from '../../numbers/random.ts'
import { clamp, columnShape, winsorise, type Shape } from './winsorise.ts'
import { treatColumn } from './treat.ts'

const limits = { skewness: 2, kurtosis: 3.5 }

/** The rule as stated, one step at a time over the whole column: slow and obvious. */
function byRescans(column: Float64Array, most: number, force: boolean): { column: Float64Array; moved: number } | undefined {
  let current = column
  let shape: Shape = columnShape(column, limits)
  let high = 0
  let low = 0
  while ((force || shape.passes === false) && high + low < most) {
    const present = current.filter((x) => x === x)
    if (shape.skewness >= 0) {
      const max = Math.max(...present)
      const next = Math.max(...present.filter((x) => x < max))
      high = present.filter((x) => x === max).length
      current = current.map((x) => (x === max ? next : x))
    } else {
      const min = Math.min(...present)
      const next = Math.min(...present.filter((x) => x > min))
      low = present.filter((x) => x === min).length
      current = current.map((x) => (x === min ? next : x))
    }
    shape = columnShape(current, limits)
    if (shape.passes === undefined) return undefined
  }
  return { column: current, moved: high + low }
}

/** Columns with outliers on one or both sides, ties and gaps. */
function randomColumn(seed: number) {
  const random = randomStream(seed)
  const n = 5 + Math.floor(random.next() * 60)
  const grain = random.next() < 0.5 ? 1 : 1000
  return Float64Array.from({ length: n }, () => {
    if (random.next() < 0.05) return Number.NaN
    const far = random.next() < 0.06 ? (random.next() < 0.7 ? 1 : -1) * 10 ** (1 + 3 * random.next()) : 0
    return Math.round((random.next() * 10 + far) * grain) / grain
  })
}

describe.each([
  [1, false],
  [5, false],
  [10, true],
  [Number.POSITIVE_INFINITY, false],
])('moving up to %d points, force %s', (most, force) => {
  test('selection and rescanning agree on 300 random columns', () => {
    let moved = 0
    for (let seed = 1; seed <= 300; seed++) {
      const column = randomColumn(seed)
      const start = columnShape(column, limits)
      if (start.passes === undefined) continue
      const slow = byRescans(column, most, force)
      const fast = winsorise(column, start, most, force, limits)
      expect(fast === undefined, `seed ${seed}`).toBe(slow === undefined)
      if (!fast || !slow) continue
      expect(fast.moved, `seed ${seed}`).toBe(slow.moved)
      expect(fast.moved === 0 ? column : clamp(column, fast.low, fast.high), `seed ${seed}`).toEqual(slow.column)
      moved += fast.moved
    }
    expect(moved).toBeGreaterThan(50)
  })
})

test('moments after a step keep their digits when the outlier was 10⁹ times larger than the rest', () => {
  const column = Float64Array.from({ length: 60 }, (_, i) => (i === 30 ? 1e12 : Math.sin(i) * 1000))
  const fast = winsorise(column, columnShape(column, limits), 1, false, limits)
  if (!fast) throw new Error('the column has an outlier to move')
  const direct = columnShape(clamp(column, fast.low, fast.high), limits)
  expect(fast.shape.skewness).toBeCloseTo(direct.skewness, 10)
  expect(fast.shape.kurtosis).toBeCloseTo(direct.kurtosis, 10)
})

test('two distinct values cannot be moved: left alone and said', () => {
  const column = Float64Array.from({ length: 40 }, (_, i) => (i === 0 ? 1 : 0))
  const treated = treatColumn(column, 'x', { rule: 'outliers' })
  expect(treated.column).toEqual(column)
  expect(treated.messages.map((m) => m.code)).toEqual(['treat.tooFewValues'])
})

test('keep best returns to the winsorised column when the log is more skewed', () => {
  const column = Float64Array.from({ length: 60 }, (_, i) => (i < 3 ? -1000 * (i + 1) : 100 + (i % 7)))
  const last = treatColumn(column, 'x', { rule: 'outliers', winsorise: 1 })
  const best = treatColumn(column, 'x', { rule: 'outliers', winsorise: 1, keep: 'best' })
  const size = (c: Float64Array) => Math.abs(columnShape(c, limits).skewness)
  expect(last.messages.map((m) => m.code)).toEqual(['treat.transformedWorse'])
  expect(size(best.column)).toBeLessThan(size(last.column))
})

test('rule none leaves an outlier alone', () => {
  const column = Float64Array.from({ length: 40 }, (_, i) => (i === 0 ? 1e6 : i))
  expect(treatColumn(column, 'x', { rule: 'none' }).column).toBe(column)
})

test('a partial override keeps the treatment of columns with gaps', () => {
  const column = Float64Array.from({ length: 40 }, (_, i) => (i === 0 ? 1e6 : i === 1 ? Number.NaN : i))
  expect(treatColumn(column, 'x', { rule: 'outliers', winsorise: 1 }).treatment.result).toBe('winsorised')
})

test('the scaled log is applied: ln((max − 1)(x − min)/(max − min) + 1)', () => {
  const treated = treatColumn(Float64Array.of(0, 5, 10), 'x', { rule: 'always', transform: { transform: 'logScaled' } })
  ;[0, Math.log(5.5), Math.log(10)].forEach((y, i) => expect(treated.column[i]).toBeCloseTo(y, 14))
})

test('clamping at the 5 % and 95 % quantiles, off below 10 values', () => {
  const column = Float64Array.from({ length: 21 }, (_, i) => i)
  const rule = { rule: 'quantiles', quantiles: [0.05, 0.95] } as const
  expect(treatColumn(column, 'x', rule).column.slice(0, 3)).toEqual(Float64Array.of(1, 1, 2))
  const eight = treatColumn(column.slice(0, 8), 'x', rule)
  expect(eight.column).toEqual(column.slice(0, 8))
  expect(eight.messages.map((m) => m.code)).toEqual(['treat.tooFewUnits'])
})
