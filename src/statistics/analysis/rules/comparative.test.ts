import { describe, expect, test } from 'vitest'
import { bestOf, checkRank, meanOf, rankBounds, rankFigures, relateTo, shareFigures } from './comparative.ts'
import { TABLE } from './table1.fixture.ts'

const perHectare = TABLE.map(({ id, enterprises, area }) => ({ id, value: enterprises / area }))
const workersPerHectare = TABLE.map(({ id, workers, area }) => ({ id, value: workers / area }))
const perEnterprise = TABLE.map(({ id, workers, enterprises }) => ({ id, value: workers / enterprises }))
const ranksOf = (figures: readonly { id: string; value: number | null }[]) => Object.fromEntries(rankFigures(figures).map(({ id, rank }) => [id, rank]))

describe('ranks', () => {
  test('ties take 1, 2, 2, 4 and keep the given order', () => {
    const figures = [
      { id: 'a', value: 5 },
      { id: 'b', value: 7 },
      { id: 'c', value: 5 },
      { id: 'd', value: 1 },
    ]
    expect(rankFigures(figures).map(({ id, rank }) => [id, rank])).toEqual([
      ['b', 1],
      ['a', 2],
      ['c', 2],
      ['d', 4],
    ])
    expect(rankFigures(figures, 'down').map(({ id, rank }) => [id, rank])).toEqual([
      ['d', 1],
      ['a', 2],
      ['c', 2],
      ['b', 4],
    ])
  })

  test('float noise does not break a tie', () => {
    expect(
      ranksOf([
        { id: 'a', value: 0.1 + 0.2 },
        { id: 'b', value: 0.3 },
        { id: 'c', value: 0.2 },
      ]),
    ).toEqual({ a: 1, b: 1, c: 3 })
  })

  test('enterprises per hectare: Bektemir 3rd, Chilonzor-2 4th of 8', () => {
    expect(ranksOf(perHectare)).toEqual({
      yakkasaroy: 1,
      uchtepa: 2,
      bektemir: 3,
      'chilonzor-2': 4,
      sirgali: 5,
      'mirzo-ulugbek-1': 6,
      'chilonzor-1': 7,
      'mirzo-ulugbek-2': 8,
    })
  })

  test('workers per hectare: three zones tie at exactly 100', () => {
    expect(ranksOf(workersPerHectare)).toEqual({
      uchtepa: 1,
      bektemir: 2,
      'chilonzor-2': 2,
      yakkasaroy: 2,
      sirgali: 5,
      'mirzo-ulugbek-1': 6,
      'chilonzor-1': 7,
      'mirzo-ulugbek-2': 8,
    })
    const tied = workersPerHectare.filter(({ id }) => ['bektemir', 'chilonzor-2', 'yakkasaroy'].includes(id))
    for (const { value } of tied) expect(value).toBeCloseTo(100, 9)
  })

  test('workers per enterprise as published', () => {
    expect(ranksOf(perEnterprise)).toEqual({
      'chilonzor-2': 1,
      sirgali: 2,
      'mirzo-ulugbek-2': 3,
      uchtepa: 3,
      'mirzo-ulugbek-1': 5,
      bektemir: 6,
      'chilonzor-1': 7,
      yakkasaroy: 8,
    })
  })

  test('a missing value is not ranked, nor is it zero', () => {
    expect(
      rankFigures([
        { id: 'a', value: null, missing: 'no_figures' },
        { id: 'b', value: 0 },
      ]),
    ).toEqual([
      { id: 'b', value: 0, rank: 1 },
      { id: 'a', value: null, missing: 'no_figures', rank: null },
    ])
  })

  test('more than 70 may overtake 75 but not exactly 72', () => {
    const unbounded = rankBounds([
      { id: 'a', low: 70, high: Number.POSITIVE_INFINITY },
      { id: 'b', low: 75, high: 75 },
    ])
    expect(unbounded).toEqual([
      { id: 'a', best: 1, worst: 2 },
      { id: 'b', best: 1, worst: 2 },
    ])
    expect(
      rankBounds([
        { id: 'a', low: 70, high: 72 },
        { id: 'b', low: 75, high: 75 },
      ]),
    ).toEqual([
      { id: 'a', best: 2, worst: 2 },
      { id: 'b', best: 1, worst: 1 },
    ])
  })
})

describe('shares, mean, best', () => {
  test.each([
    ['bektemir', 0.123457],
    ['sirgali', 0.194004],
    ['yakkasaroy', 0.091711],
  ])('share of %s in the enterprises of the city', (id, share) => {
    const shares = shareFigures(TABLE.map((row) => ({ id: row.id, value: row.enterprises })))
    if (!shares.ok) throw new Error(shares.code)
    expect(shares.value.find((figure) => figure.id === id)?.value).toBeCloseTo(share, 6)
  })

  test.each([
    [[{ id: 'a', value: null }], 'analysis.noValues'],
    [[{ id: 'a', value: 0 }], 'analysis.zeroTotal'],
    [[{ id: 'a', value: -1 }], 'analysis.negativeValue'],
  ])('shares of %o are refused', (figures, code) => {
    expect(shareFigures(figures)).toMatchObject({ ok: false, code })
  })

  test('mean and best, and each value against them', () => {
    const figures = [
      { id: 'a', value: 2 },
      { id: 'b', value: 6 },
      { id: 'c', value: null },
    ]
    expect(meanOf(figures)).toEqual({ ok: true, value: 4 })
    expect(bestOf(figures)).toEqual({ ok: true, value: { id: 'b', value: 6 } })
    expect(bestOf(figures, 'down')).toEqual({ ok: true, value: { id: 'a', value: 2 } })
    expect(relateTo(figures, 4)).toEqual({
      ok: true,
      value: [
        { id: 'a', value: 0.5 },
        { id: 'b', value: 1.5 },
        { id: 'c', value: null },
      ],
    })
    expect(relateTo(figures, 0)).toMatchObject({ ok: false, code: 'analysis.zeroReference' })
  })
})

describe('a stated rank', () => {
  test('3rd of 8 by enterprises per hectare agrees, by workers per enterprise it does not', () => {
    expect(checkRank(perHectare, 'bektemir', { rank: 3, outOf: 8 })).toEqual({ ok: true, value: { stated: 3, computed: 3, outOf: 8, agrees: true } })
    expect(checkRank(perEnterprise, 'bektemir', { rank: 3, outOf: 8 })).toMatchObject({ value: { computed: 6, agrees: false } })
  })

  test('an unknown object or a missing value is refused', () => {
    expect(checkRank(perHectare, 'nowhere', { rank: 1, outOf: 8 })).toMatchObject({ ok: false, code: 'analysis.noSuchObject' })
    expect(checkRank([{ id: 'a', value: null }], 'a', { rank: 1, outOf: 8 })).toMatchObject({ ok: false, code: 'analysis.missingValue' })
  })
})
