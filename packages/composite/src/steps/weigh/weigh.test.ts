import { describe, expect, test } from 'vitest'
import { buildIndex, createBuilder } from '../../build.ts'
import { pearson } from '../../numbers/correlate.ts'
import { maximise } from '../../numbers/linearProgram.ts'
import type { WeighStep } from '../../specification/weighStep.ts'
import { agree, built, fixtureTable, IMPUTED, MIN_MAX, need, observations, specificationOf, TREAT } from '../../testing/fixture.ts'
import { benefitOfTheDoubt } from './benefitOfTheDoubt.ts'
import { criticWeights, entropyWeights } from './dataWeights.ts'
import { ahpWeights, budgetWeights } from './expertWeights.ts'

const withWeights = (...steps: readonly WeighStep[]) => built([...IMPUTED, TREAT, MIN_MAX, ...steps, { do: 'aggregate' }])
const pillars = ['Output', 'Infra', 'Land', 'Service', 'Finance', 'Innov']

describe('searched weights of the pillars', () => {
  const search = (aim: 'balance' | 'infomax') => {
    const build = withWeights({ do: 'weigh', level: 2, with: { method: 'optimised', aim } })
    const nodes = pillars.map((code) => build.tree.byCode.get(code)?.index ?? -1)
    const c = nodes.map((node) => pearson(build.scores[node], build.scores[build.tree.top.index]))
    return { c, weights: nodes.map((node) => build.weights[node]) }
  }

  test('infomax reaches the reference objective and no weight is negative', () => {
    const { c, weights } = search('infomax')
    const reference = Number(fixtureTable('11_opt_weights_level2_infomax_imp.csv').rows[0][4])
    expect(-c.reduce((sum, x) => sum + x, 0)).toBeLessThanOrEqual(reference + 1e-6)
    expect(Math.min(...weights)).toBeGreaterThanOrEqual(0)
  })

  test('balance gives equal shares of correlation', () => {
    const { c, weights } = search('balance')
    const sum = c.reduce((total, x) => total + x, 0)
    const objective = Math.log(c.reduce((s, x) => s + (1 / 6 - x / sum) ** 2, 0) / 6)
    expect(objective).toBeLessThan(-12)
    const reference = fixtureTable('11_opt_weights_level2_balance_imp.csv').rows.map((row) => Number(row[3]))
    const scale = reference.reduce((a, b) => a + b, 0)
    weights.forEach((w, i) => expect(w).toBeCloseTo(reference[i] / scale, 3))
  })
})

test('entropy: equal shares tell nothing, so the column that differs takes all the weight', () => {
  // p = ¼, ¾: e = (¼ln4 + ¾ln(4/3))/ln 2 = 0.8112781…
  expect([...(entropyWeights([Float64Array.of(5, 5), Float64Array.of(1, 3)]) ?? [])]).toEqual([0, 1])
  const [a, b] = entropyWeights([Float64Array.of(1, 3), Float64Array.of(0, 4)]) ?? []
  const e = (0.25 * Math.log(4) + 0.75 * Math.log(4 / 3)) / Math.log(2)
  expect(agree(a, (1 - e) / (1 - e + 1), 1e-12) && agree(b, 1 / (2 - e), 1e-12)).toBe(true)
  expect(entropyWeights([Float64Array.of(-1, 3)])).toBeUndefined()
})

test('CRITIC: sd times conflict', () => {
  // sd 1, 1, 2; r12 = 1, r13 = r23 = −1: conflicts 2, 2, 4; information 2, 2, 8.
  const weights = criticWeights([Float64Array.of(1, 2, 3), Float64Array.of(4, 5, 6), Float64Array.of(4, 2, 0)])
  ;[2 / 12, 2 / 12, 8 / 12].forEach((w, i) => expect(weights?.[i]).toBeCloseTo(w, 12))
})

test('AHP: a consistent matrix returns its weights with ratio 0', () => {
  const w = [0.5, 0.3, 0.2]
  const made = ahpWeights(w.map((a) => w.map((b) => a / b)))
  w.forEach((x, i) => expect(made.weights[i]).toBeCloseTo(x, 12))
  expect(made.ratio).toBeCloseTo(0, 10)
})

test('AHP: the characteristic equation of a 3 × 3 matrix gives λ', () => {
  // For a reciprocal 3×3 matrix λ = 1 + q^{1/3} + q^{−1/3} with q = a₁₂a₂₃/a₁₃; here q = 3·4/5.
  const made = ahpWeights([
    [1, 3, 5],
    [1 / 3, 1, 4],
    [1 / 5, 1 / 4, 1],
  ])
  const q = Math.cbrt(12 / 5)
  const lambda = 1 + q + 1 / q
  expect(made.lambda).toBeCloseTo(lambda, 10)
  expect(made.ratio).toBeCloseTo((lambda - 3) / 2 / 0.58, 10)
})

test('budget allocation: mean of the experts’ shares', () => {
  expect([
    ...(budgetWeights(
      [
        { a: 60, b: 40 },
        { a: 1, b: 3 },
      ],
      ['a', 'b'],
    ) ?? []),
  ]).toEqual([0.425, 0.575])
  expect(budgetWeights([{ a: 0 }], ['a', 'b'])).toBeUndefined()
})

test('the linear programme solves a textbook case', () => {
  // Chvátal, chapter 2: max 5x + 4y + 3z → x = 2, y = 0, z = 1, value 13.
  const w = maximise(Float64Array.of(5, 4, 3), [Float64Array.of(2, 3, 1), Float64Array.of(4, 1, 2), Float64Array.of(3, 4, 2)], Float64Array.of(5, 11, 8))
  expect([...(w ?? [])].map((x) => Math.round(x * 1e9) / 1e9)).toEqual([2, 0, 1])
})

test('benefit of the doubt: the frontier scores 1 and a dominated unit its distance to it', () => {
  // (2, 2) lies on the ray to (3, 3), the middle of (4, 2) and (2, 4): 2/3.
  const solved = benefitOfTheDoubt([Float64Array.of(4, 2, 2), Float64Array.of(2, 4, 2)], undefined)
  expect(solved.map((own) => Math.round((own?.score ?? 0) * 1e9) / 1e9)).toEqual([1, 1, 0.666666667])
})

test('benefit of the doubt with shares: no child of (4, 1) may bring more than 60 %', () => {
  // w₁·4 = 0.6s and w₂·1 = 0.4s, so on the unit itself s = 1 is possible; (1, 4) then gets 0.15 + 1.6 > 1 and binds: s = 1/1.75.
  const solved = benefitOfTheDoubt([Float64Array.of(4, 1), Float64Array.of(1, 4)], [0.4, 0.6])
  expect(solved[0]?.score).toBeCloseTo(Math.max(1 / (0.6 / 4 + 0.4 * 4), 1 / (0.4 / 4 + 0.6 * 4)), 9)
})

describe('weigh steps in a specification', () => {
  test('given, equal and later steps win', () => {
    const build = withWeights({ do: 'weigh', with: { method: 'equal' } }, { do: 'weigh', with: { method: 'given', weights: { Output: 5 } } })
    expect(pillars.map((code) => build.weights[build.tree.byCode.get(code)?.index ?? -1])).toEqual([5, 1, 1, 1, 1, 1])
  })

  test.each([
    [
      [
        [1, 2],
        [0.5, 1],
      ],
      'weigh.consistent',
    ],
    [
      [
        [1, 9, 1 / 9],
        [1 / 9, 1, 9],
        [9, 1 / 9, 1],
      ],
      'weigh.inconsistent',
    ],
  ])('AHP in a build tells its consistency ratio', (matrix, code) => {
    const children = ['Enterp', 'Jobs', 'Wage'].slice(0, matrix.length).map((child) => ({ code: child }))
    const structure = { code: 'top', children }
    const build = built([MIN_MAX, { do: 'weigh', with: { method: 'ahp', comparisons: { top: matrix } } }, { do: 'aggregate' }], structure)
    const message = build.messages.find((m) => m.code === code)
    expect(message?.subject).toBe('top')
    expect(message?.values.ratio).toBeDefined()
  })

  test('principal component weights are squares that sum to 1 and signs are reported', () => {
    const build = withWeights({ do: 'weigh', parents: ['Index'], with: { method: 'pca' } })
    const loadings = new Map(fixtureTable('11_pca_weights_imp_level2.csv').rows.map((row) => [row[0], Number(row[2])]))
    for (const code of pillars) expect(build.weights[build.tree.byCode.get(code)?.index ?? -1]).toBeCloseTo((loadings.get(code) ?? 9) ** 2, 9)
    // Infra alone has the other sign in the reference.
    expect(build.messages.filter((m) => m.code === 'weigh.negativeLoading').map((m) => m.subject)).toEqual(['Infra'])
  })

  test.each(['pca', 'entropy', 'critic', 'benefitOfTheDoubt'] as const)('leaving a pillar out under %s weights leaves no trace of it', (method) => {
    const specification = specificationOf([...IMPUTED, TREAT, MIN_MAX, { do: 'weigh', parents: ['Index'], with: { method } }, { do: 'aggregate' }])
    const builder = createBuilder(observations)
    const build = need(builder.build(specification))
    const out = build.tree.byCode.get('Innov')?.index ?? -1
    const factors = new Float64Array(build.tree.nodes.length).fill(1)
    factors[out] = 0
    const { scores, unitWeights, weights } = need(builder.score(specification, factors))
    const others = build.tree.top.children.filter((child) => child !== out)
    const weightAt = (child: number, row: number) => unitWeights.get(child)?.[row] ?? weights[child]
    const total = unitWeights.size > 0 ? 1 : others.reduce((sum, child) => sum + weights[child], 0)
    for (const row of [0, 30, 59]) {
      const expected = others.reduce((sum, child) => sum + weightAt(child, row) * scores[child][row], 0) / total
      expect(scores[build.tree.top.index][row]).toBeCloseTo(expected, 9)
    }
  })

  test('benefit of the doubt puts the best unit at 100', () => {
    const build = withWeights({ do: 'weigh', parents: ['Index'], with: { method: 'benefitOfTheDoubt', shares: [0.05, 0.5] } })
    const scores = build.scores[build.tree.top.index]
    expect(Math.max(...scores)).toBeCloseTo(100, 6)
    expect(Math.min(...scores)).toBeGreaterThan(0)
  })

  test('principal components of 8 units are refused', () => {
    const eight = {
      ...observations,
      units: observations.units.slice(0, 8),
      columns: new Map([...observations.columns].map(([code, column]) => [code, column.slice(0, 8)])),
    }
    const outcome = buildIndex(specificationOf([MIN_MAX, { do: 'weigh', with: { method: 'pca' } }, { do: 'aggregate' }]), eight)
    expect(outcome.ok ? [] : outcome.faults.map((f) => f.code)).toContain('weigh.tooFewUnits')
    expect(need(buildIndex(specificationOf([MIN_MAX, { do: 'aggregate' }]), eight)).units).toHaveLength(8)
  })
})
