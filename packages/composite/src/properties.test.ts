import { describe, expect, test } from 'vitest'
import { buildIndex, ranksOfNode, scoresOf } from './build.ts'
import { openDataSet, type Observations } from './data/observations.ts'
import { randomStream } from './numbers/random.ts'
import type { Step } from './specification/steps.ts'
import type { AggregateNode } from './specification/structure.ts'
import { agree, need, specificationOf } from './testing/fixture.ts'

const CODES = ['a', 'b', 'c', 'd', 'e', 'f']
const structure = (scale = 1): AggregateNode => ({
  code: 'top',
  children: [
    { code: 'P', weight: 2 * scale, children: CODES.slice(0, 3).map((code, i) => ({ code, weight: (i + 1) * scale, direction: i === 1 ? -1 : 1 })) },
    { code: 'Q', weight: scale, children: CODES.slice(3).map((code) => ({ code, weight: scale })) },
  ],
})

/** Skewed columns with gaps, ties and a few outliers. */
function randomData(seed: number, n = 40): { readonly units: readonly string[]; readonly columns: Readonly<Record<string, readonly (number | null)[]>> } {
  const random = randomStream(seed)
  const cell = () => {
    if (random.next() < 0.06) return null
    const value = Math.round(random.next() * 200) / 4
    return random.next() < 0.04 ? value * 40 : value
  }
  return { units: Array.from({ length: n }, (_, i) => `u${i}`), columns: Object.fromEntries(CODES.map((code) => [code, Array.from({ length: n }, cell)])) }
}

const open = (data: ReturnType<typeof randomData>): Observations => need(openDataSet(data))
const pipelines: readonly (readonly [string, readonly Step[]])[] = [
  ['defaults', [{ do: 'treat' }, { do: 'normalise' }, { do: 'aggregate' }]],
  [
    'imputed, 1–100, geometric',
    [
      { do: 'impute', with: { method: 'column', statistic: 'median' } },
      { do: 'treat' },
      { do: 'normalise', with: { method: 'minMax', range: [1, 100] } },
      { do: 'aggregate', with: { method: 'geometric' } },
    ],
  ],
  [
    'row imputation, z-scores',
    [{ do: 'impute', with: { method: 'row', statistic: 'mean', level: 2 } }, { do: 'normalise', with: { method: 'zScore' } }, { do: 'aggregate' }],
  ],
  [
    'ranks, Copeland on top',
    [
      { do: 'normalise', with: { method: 'rank', ties: 'average' } },
      { do: 'aggregate', nodes: { top: { method: 'copeland' } } },
    ],
  ],
  [
    'robust, weighted median',
    [
      { do: 'normalise', with: { method: 'robust' } },
      { do: 'aggregate', with: { method: 'weightedMedian' } },
    ],
  ],
  ['CRITIC weights', [{ do: 'treat' }, { do: 'normalise' }, { do: 'weigh', with: { method: 'critic' } }, { do: 'aggregate' }]],
]

describe.each(pipelines)('%s', (_name, steps) => {
  const build = (data: ReturnType<typeof randomData>, tree = structure()) => need(buildIndex(specificationOf(steps, tree), open(data)))
  const seeds = [1, 2, 3, 4, 5]

  test('the order of the rows does not matter', () => {
    for (const seed of seeds) {
      const data = randomData(seed)
      const order = data.units.map((_, i) => (i * 17 + seed) % data.units.length)
      const moved = {
        units: order.map((i) => data.units[i]),
        columns: Object.fromEntries(CODES.map((code) => [code, order.map((i) => data.columns[code][i])])),
      }
      const [a, b] = [build(data), build(moved)]
      order.forEach((from, to) => {
        expect(agree(scoresOf(b)[to], scoresOf(a)[from], 1e-9, 1e-9), `seed ${seed}`).toBe(true)
        expect(ranksOfNode(b)[to]).toBe(ranksOfNode(a)[from])
      })
    }
  })

  test('weights count by their proportions', () => {
    for (const seed of seeds) {
      const data = randomData(seed)
      const [a, b] = [build(data), build(data, structure(7))]
      scoresOf(a).forEach((x, i) => expect(agree(scoresOf(b)[i], x, 1e-9, 1e-9)).toBe(true))
      expect(ranksOfNode(b)).toEqual(ranksOfNode(a))
    }
  })

  test('the unit of measurement does not matter: thousandths and another zero give the same scores', () => {
    for (const seed of seeds) {
      const data = randomData(seed)
      const converted = { ...data, columns: { ...data.columns, b: data.columns.b.map((x) => (x === null ? null : x * 1024 + 512)) } }
      const [a, b] = [build(data), build(converted)]
      scoresOf(a).forEach((x, i) => expect(agree(scoresOf(b)[i], x, 1e-8, 1e-8), `seed ${seed} row ${i}`).toBe(true))
    }
  })
})

test('missing is not zero: a gap and a 0 give different scores, and the gap leaves the mean of the others', () => {
  const scores = (x: number | null) =>
    scoresOf(
      need(
        buildIndex(
          specificationOf([{ do: 'normalise', with: { method: 'scaled', from: [0, 10] } }, { do: 'aggregate' }], {
            code: 'top',
            children: [{ code: 'x' }, { code: 'y' }],
          }),
          need(openDataSet({ units: ['a', 'b'], columns: { x: [x, 5], y: [8, 2] } })),
        ),
      ),
    )
  expect([...scores(null)]).toEqual([80, 35])
  expect([...scores(0)]).toEqual([40, 35])
})

test('a pillar under its weight coverage has no score and its unit is listed but not ranked; ties take 1, 2, 2, 4', () => {
  const steps: readonly Step[] = [
    { do: 'normalise', with: { method: 'scaled', from: [0, 10] } },
    { do: 'aggregate', coverage: { weight: 0.7 }, coverageOf: { top: { count: 1 } } },
  ]
  const tree = {
    code: 'top',
    children: [
      {
        code: 'P',
        children: [
          { code: 'x', weight: 3 },
          { code: 'y', weight: 7 },
        ],
      },
      { code: 'Q', children: [{ code: 'z' }] },
    ],
  }
  // The second unit has 70 % of P's weight, the third 30 %.
  const data = need(
    openDataSet({ units: ['a', 'b', 'c', 'd', 'e', 'f'], columns: { x: [9, null, 9, 5, 5, 1], y: [9, 8, null, 5, 5, 1], z: [9, 9, 9, 5, 5, 1] } }),
  )
  const build = need(buildIndex(specificationOf(steps, tree), data))
  expect([...scoresOf(build, 'P')].map((x) => Math.round(x * 1e9) / 1e9)).toEqual([90, 80, Number.NaN, 50, 50, 10])
  expect([...ranksOfNode(build)]).toEqual([1, 2, 0, 3, 3, 5])
  expect(build.units).toHaveLength(6)
})
