import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { openDataSet } from '../data/observations.ts'
import { canonical, DEFAULT_STEPS, hashSpecification, specificationSchema } from './specification.ts'
import { parseSpecification } from './validate.ts'

const structure = { code: 'top', children: [{ code: 'x', goalposts: [0, 1] }, { code: 'y' }] }
const good = { version: 1, structure, steps: DEFAULT_STEPS }
const faultsOf = (value: unknown) => {
  const parsed = parseSpecification(value)
  return parsed.ok ? [] : parsed.faults
}

test('the default method is valid', () => expect(faultsOf(good)).toEqual([]))

test('every fault is reported at once, each with its path', () => {
  const faults = faultsOf({
    version: 2,
    structure: { code: '', children: [{ code: 'x', direction: 0, weight: -1 }] },
    steps: [{ do: 'treat', with: { rule: 'outliers', skewness: 'much' } }, { do: 'normalize' }, { do: 'aggregate', wiht: {} }],
  })
  expect(faults.map((f) => f.path).sort()).toEqual(
    [
      '/version',
      '/structure/code',
      '/structure/children/0/direction',
      '/structure/children/0/weight',
      '/steps/0/with/skewness',
      '/steps/1/do',
      '/steps/2/wiht',
    ].sort(),
  )
  expect(faults.every((f) => f.expected.length > 0)).toBe(true)
})

const steps = (...own: readonly unknown[]) => ({ ...good, steps: [...own, ...DEFAULT_STEPS.slice(1)] })
test.each<[string, unknown, string]>([
  ['NaN', { ...good, structure: { ...structure, weight: Number.NaN } }, '/structure/weight'],
  ['infinity', steps({ do: 'denominate', scale: Number.POSITIVE_INFINITY }), '/steps/0/scale'],
  ['a code used twice', { ...good, structure: { code: 'top', children: [{ code: 'x' }, { code: 'x' }] } }, '/structure/children/1/code'],
  ['an aggregate without children', { ...good, structure: { code: 'top', children: [] } }, '/structure/children'],
  ['weights that are all 0', { ...good, structure: { code: 'top', children: [{ code: 'x', weight: 0 }] } }, '/structure/children'],
  ['an unknown indicator in overrides', steps({ do: 'treat', overrides: { z: { rule: 'none' } } }), '/steps/0/overrides/z'],
  [
    'goalposts that no one stated',
    { ...good, steps: [{ do: 'normalise', with: { method: 'goalposts' } }, { do: 'aggregate' }] },
    '/structure/children/1/goalposts',
  ],
  ['goalposts the wrong way round', { ...good, structure: { code: 'top', children: [{ code: 'x', goalposts: [2, 1] }] } }, '/structure/children/0/goalposts'],
  ['aggregate before normalise', { ...good, steps: [{ do: 'aggregate' }, { do: 'normalise' }] }, '/steps/0'],
  ['no aggregate', { ...good, steps: [{ do: 'normalise' }] }, '/steps/0'],
  ['no normalise', { ...good, steps: [{ do: 'aggregate' }] }, '/steps'],
  ['weigh before values are final', { ...good, steps: [{ do: 'weigh', with: { method: 'equal' } }, { do: 'normalise' }, { do: 'aggregate' }] }, '/steps/0'],
  ['power 0', { ...good, steps: [{ do: 'normalise' }, { do: 'aggregate', with: { method: 'generalised', power: 0 } }] }, '/steps/1/with/power'],
  ['an unknown level', { ...good, steps: [{ do: 'normalise' }, { do: 'aggregate', levels: { 7: { method: 'median' } } }] }, '/steps/1/levels/7'],
  [
    'a lopsided comparison matrix',
    {
      ...good,
      steps: [
        { do: 'normalise' },
        {
          do: 'weigh',
          with: {
            method: 'ahp',
            comparisons: {
              top: [
                [1, 3],
                [3, 1],
              ],
            },
          },
        },
        { do: 'aggregate' },
      ],
    },
    '/steps/1/with/comparisons/top/0/1',
  ],
  [
    'a comparison matrix of the wrong size',
    { ...good, steps: [{ do: 'normalise' }, { do: 'weigh', with: { method: 'ahp', comparisons: { top: [[1]] } } }, { do: 'aggregate' }] },
    '/steps/1/with/comparisons/top',
  ],
  [
    'a searched level that is not given',
    { ...good, steps: [{ do: 'normalise' }, { do: 'weigh', with: { method: 'optimised', aim: 'balance' } }, { do: 'aggregate' }] },
    '/steps/1/level',
  ],
  ['quantiles beyond 1', steps({ do: 'treat', with: { rule: 'quantiles', quantiles: [0.05, 95] } }), '/steps/0/with/quantiles'],
  ['something that is no object', 'spec', ''],
])('%s is refused', (_name, value, path) => {
  expect(faultsOf(value).map((f) => f.path)).toContain(path)
})

test('the hash ignores the order of properties and sees every value', () => {
  const parsed = parseSpecification(good)
  const shuffled = parseSpecification({ steps: DEFAULT_STEPS, structure: { children: structure.children, code: 'top' }, version: 1 })
  const other = parseSpecification({
    ...good,
    structure: {
      ...structure,
      children: [
        { code: 'x', goalposts: [0, 1] },
        { code: 'y', weight: 2 },
      ],
    },
  })
  if (!parsed.ok || !shuffled.ok || !other.ok) throw new Error('the specifications are valid')
  expect(hashSpecification(parsed.value)).toBe(hashSpecification(shuffled.value))
  expect(hashSpecification(parsed.value)).not.toBe(hashSpecification(other.value))
  expect(canonical({ b: [1, { d: 2, c: undefined }], a: 'x' })).toBe('{"a":"x","b":[1,{"d":2}]}')
})

test('the published schema is the one the shapes make', () => {
  const published: unknown = JSON.parse(readFileSync(new URL('../../schema/specification.schema.json', import.meta.url), 'utf8'))
  expect(published).toEqual(JSON.parse(JSON.stringify(specificationSchema())))
})

describe('the data door', () => {
  const columns = { x: [1, null, 3] }
  test.each<[string, Parameters<typeof openDataSet>[0], string]>([
    ['NaN', { units: ['a', 'b', 'c'], columns: { x: [1, Number.NaN, 3] } }, '/columns/x/1'],
    ['infinity', { units: ['a', 'b', 'c'], columns: { x: [1, 2, Number.NEGATIVE_INFINITY] } }, '/columns/x/2'],
    ['a short column', { units: ['a', 'b'], columns }, '/columns/x'],
    ['a unit twice', { units: ['a', 'b', 'a'], columns }, '/units/2'],
    ['an empty code', { units: ['a', '', 'c'], columns }, '/units/1'],
    ['a broken year', { units: ['a', 'b', 'c'], times: [2020, 2020.5, 2021], columns }, '/times/1'],
    ['no unit', { units: [], columns: {} }, '/units'],
    ['a short group', { units: ['a', 'b', 'c'], columns, groups: { g: ['x'] } }, '/groups/g'],
  ])('refuses %s', (_name, data, path) => {
    const opened = openDataSet(data)
    expect(opened.ok ? [] : opened.faults.map((f) => f.path)).toContain(path)
  })

  test('takes null for missing and the same unit in two years', () => {
    const opened = openDataSet({ units: ['a', 'a', 'b'], times: [2020, 2021, 2020], columns })
    expect(opened.ok && [...(opened.value.columns.get('x') ?? [])]).toEqual([1, Number.NaN, 3])
  })
})
