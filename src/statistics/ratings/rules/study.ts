import type { Factor, Specification, Study } from '@sanoat/composite'

/** How far every weight may be moved: a fifth of itself, up or down. */
export const WEIGHT_SPREAD = 0.2

/** Values that a column must have before its ends are moved. */
export const WINSORISED_FROM = 10

/** Base number of runs: a Sobol design of N(d + 2) runs, of which 2N make the intervals. */
export const BASE_RUNS = 128

/**
 * The questions a rating must stand: weights ±20 %; the zones' own range, z-scores or ranks instead of the chosen scale; a geometric instead of the chosen
 * mean; with and without winsorising. Scales begin at 1, so that the geometric mean exists; ranks do not change by it.
 */
export function studyOf(specification: Specification, zones: number, runs: number = BASE_RUNS, seed = 1): Study {
  const factors: Factor[] = [{ kind: 'weightNoise', name: 'weights', spread: WEIGHT_SPREAD }]
  specification.steps.forEach((step, index) => {
    const at = `/steps/${index}`
    if (step.do === 'treat' && zones >= WINSORISED_FROM) factors.push(choice('winsorise', [step, null], at))
    if (step.do === 'normalise') {
      const overrides = Object.fromEntries(Object.keys(step.overrides ?? {}).map((code) => [code, { method: 'goalposts' as const, range: RANGE }]))
      const chosen = { ...step, with: { method: 'minMax' as const, range: RANGE, constant: 'middle' as const }, overrides }
      factors.push(
        choice(
          'normalisation',
          [
            ...(Object.keys(overrides).length === 0 ? [] : [chosen]),
            { do: 'normalise', with: { method: 'minMax', range: RANGE, constant: 'middle' } },
            { do: 'normalise', with: { method: 'zScore', mean: 100, sd: 10, constant: 'middle' } },
            { do: 'normalise', with: { method: 'percentileRank', ties: 'average', range: RANGE } },
          ],
          at,
        ),
      )
    }
    if (step.do === 'aggregate') {
      const other = step.with?.method === 'geometric' ? ('arithmetic' as const) : ('geometric' as const)
      factors.push(choice('aggregation', [step, { ...step, with: { method: other } }], at))
    }
  })
  return { factors, design: { method: 'sobol', runs, seed }, sensitivity: true, top: 3, bootstrap: 0 }
}

const RANGE = [1, 100] as const

const choice = (name: string, steps: readonly unknown[], at: string): Factor => ({
  kind: 'choice',
  name,
  choices: steps.map((step) => ({ set: { [at]: step } })),
})
