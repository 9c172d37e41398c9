import { describe, expect, test } from 'vitest'
import { determined, isSensitive, withhold, type Cell, type Relation } from './disclosure.ts'
import { cellsOfPlaces } from './places.ts'

const RULE = { minCount: 3, maxShare: 0.85 }
const cell = (id: string, value: number, count: number, max = value / Math.max(count, 1)): Cell => ({ id, value, count, max })

describe('a cell tells too much', () => {
  test.each([
    ['of two enterprises', cell('a', 100, 2, 50), true],
    ['of three equal ones it does not', cell('a', 100, 3, 34), false],
    ['where one holds 86 %', cell('a', 100, 5, 86), true],
    ['where one holds 85 % it does not', cell('a', 100, 5, 85), false],
    ['an empty one tells of nobody', cell('a', 0, 0, 0), false],
  ])('%s', (_name, one, expected) => {
    expect(isSensitive(one, RULE)).toBe(expected)
  })
})

test('with one sensitive zone of a city the smallest other zone is withheld too, the city stays', () => {
  const cells = [cell('north', 10, 2), cell('south', 300, 9), cell('east', 200, 8), cell('city', 510, 19)]
  expect([...withhold(cells, [{ total: 'city', parts: ['north', 'south', 'east'] }], RULE)].toSorted()).toEqual(['east', 'north'])
})

test('two sensitive zones of one enterprise each are not enough: each would learn the other from the total', () => {
  const cells = [cell('north', 10, 1), cell('south', 20, 1), cell('east', 200, 8), cell('west', 300, 8), cell('city', 530, 18)]
  expect([...withhold(cells, [{ total: 'city', parts: ['north', 'south', 'east', 'west'] }], RULE)].toSorted()).toEqual(['east', 'north', 'south'])
})

test('the only zone of a district takes its district with it, and another of the region, not the country', () => {
  const seats = [
    { zone: 'lone', district: '1726264', region: '1726', country: '17' },
    { zone: 'a', district: '1726294', region: '1726', country: '17' },
    { zone: 'b', district: '1726294', region: '1726', country: '17' },
    { zone: 'far', district: '1703202', region: '1703', country: '17' },
  ]
  const sums = [
    { zone: 'lone', value: 5, count: 1, max: 5 },
    { zone: 'a', value: 90, count: 6, max: 20 },
    { zone: 'b', value: 80, count: 6, max: 20 },
    { zone: 'far', value: 500, count: 9, max: 90 },
  ]
  const { cells, relations } = cellsOfPlaces(sums, seats)
  const hidden = withhold(cells, relations, RULE)
  // The region gives the districts' sum, and with `a` public that of `lone` and `b`: seven enterprises, neither of the two alone.
  expect([...hidden].toSorted()).toEqual(['1726264', '1726294', 'b', 'lone'])
  expect(hidden.has('1726') || hidden.has('17')).toBe(false)
})

test('what is left of two districts when everything public is subtracted must not be two enterprises', () => {
  const cells = [
    cell('x', 5, 1),
    cell('y', 7, 1),
    cell('a', 60, 9),
    cell('b', 70, 9),
    cell('D1', 65, 10),
    cell('D2', 77, 10),
    cell('E', 300, 20),
    cell('R', 442, 40),
  ]
  const relations = [
    { total: 'D1', parts: ['x', 'a'] },
    { total: 'D2', parts: ['y', 'b'] },
    { total: 'R', parts: ['D1', 'D2', 'E'] },
  ]
  expect([...withhold(cells, relations, RULE)].toSorted()).toEqual(['a', 'b', 'x', 'y'])
})

test('a cell may follow from several sums together, and then one more is withheld', () => {
  // Rows r1, r2 and columns c1, c2 of a table a b / d e: with a, b, d, e withheld nothing follows; with a, b, d it does.
  const relations: Relation[] = [
    { total: 'r1', parts: ['a', 'b'] },
    { total: 'r2', parts: ['d', 'e'] },
    { total: 'c1', parts: ['a', 'd'] },
    { total: 'c2', parts: ['b', 'e'] },
  ]
  expect(determined(relations, new Set(['a', 'b', 'd'])).toSorted()).toEqual(['a', 'b', 'd'])
  expect(determined(relations, new Set(['a', 'b', 'd', 'e']))).toEqual([])
  const cells = [
    cell('a', 5, 1),
    cell('b', 50, 9),
    cell('d', 60, 9),
    cell('e', 70, 9),
    cell('r1', 55, 10),
    cell('r2', 130, 18),
    cell('c1', 65, 10),
    cell('c2', 120, 18),
  ]
  expect([...withhold(cells, relations, RULE)].toSorted()).toEqual(['a', 'b', 'd', 'e'])
})

/** A linear congruential generator, so that a failing country can be made again. */
const makeRandom = (seed: number) => () => (seed = (seed * 1_664_525 + 1_013_904_223) % 4_294_967_296) / 4_294_967_296

test('in three hundred made-up countries no withheld figure follows from what is published', () => {
  for (let seed = 1; seed <= 300; seed += 1) {
    const random = makeRandom(seed)
    const seats = Array.from({ length: 4 + Math.floor(random() * 30) }, (_, index) => {
      const region = Math.floor(random() * 4)
      return { zone: `z${index}`, district: `d${region}${Math.floor(random() * 3)}`, region: `r${region}`, country: 'c' }
    })
    const sums = seats.map(({ zone }) => {
      const parts = Array.from({ length: Math.floor(random() * 7) }, () => Math.floor(random() ** 3 * 10_000))
      return { zone, value: parts.reduce((sum, part) => sum + part, 0), count: parts.length, max: Math.max(0, ...parts) }
    })
    const { cells, relations } = cellsOfPlaces(sums, seats)
    const hidden = withhold(cells, relations, RULE)
    const public_ = new Map(cells.filter(({ id }) => !hidden.has(id)).map((one) => [one.id, one]))
    // The attacker subtracts along the published sums again and again; zones nobody works in are known to be nought.
    const learnt = new Map([...public_].map(([id, { value }]) => [id, value]))
    for (let again = true; again;) {
      again = false
      for (const { total, parts } of relations) {
        const unknown = [total, ...parts].filter((id) => !learnt.has(id))
        if (unknown.length !== 1) continue
        const [id = ''] = unknown
        const sum = parts.filter((part) => part !== id).reduce((all, part) => all + (learnt.get(part) ?? 0), 0)
        learnt.set(id, id === total ? sum : (learnt.get(total) ?? 0) - sum)
        again = true
      }
    }
    expect({ seed, learnt: [...learnt.keys()].filter((id) => hidden.has(id)), determined: determined(relations, hidden) }).toEqual({
      seed,
      learnt: [],
      determined: [],
    })
    expect(cells.filter((one) => isSensitive(one, RULE)).every(({ id }) => hidden.has(id))).toBe(true)
  }
})

test('division figures may be withheld while totals decided elsewhere stay', () => {
  const cells = [cell('25', 10, 1), cell('10', 90, 5), cell('13', 60, 5), cell('all', 160, 11)]
  expect([...withhold(cells, [{ total: 'all', parts: ['25', '10', '13'] }], RULE, new Set(['all']))].toSorted()).toEqual(['13', '25'])
})
