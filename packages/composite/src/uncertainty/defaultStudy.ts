import type { Specification } from '../specification/specification.ts'
import type { Step } from '../specification/steps.ts'
import type { Factor, Study } from './study.ts'

/**
 * The questions every audit asks, as far as the specification leaves them open: weights ± 25 %; how many points winsorising may move; min-max or z-scores;
 * arithmetic or geometric means. Indices on fixed goalposts or targets keep their normalisation.
 */
export function defaultStudy(specification: Specification, runs: number, seed: number): Study {
  const factors: Factor[] = [{ kind: 'weightNoise', name: 'Weights ±25 %', spread: 0.25 }]
  specification.steps.forEach((step, i) => factors.push(...alternativesOf(step, i, specification)))
  return { factors, design: { method: 'sobol', runs, seed }, sensitivity: true }
}

function alternativesOf(step: Step, i: number, specification: Specification): readonly Factor[] {
  const at = `/steps/${i}/with`
  if (step.do === 'treat') {
    const rule = step.with ?? { rule: 'outliers' as const }
    if (rule.rule !== 'outliers') return []
    return [
      {
        kind: 'choice',
        name: 'Outlier treatment',
        choices: [0, 1, 3, 5].map((winsorise) => ({ label: `up to ${winsorise} points`, set: { [at]: { ...rule, winsorise } } })),
      },
    ]
  }
  if (step.do === 'normalise' && isPlainMinMax(step)) {
    return [
      {
        kind: 'choice',
        name: 'Normalisation',
        choices: [
          { label: 'min-max 1–100', set: { [at]: { method: 'minMax', range: [1, 100] } } },
          { label: 'z-score 100 ± 10', set: { [at]: { method: 'zScore', mean: 100, sd: 10 } } },
        ],
      },
    ]
  }
  const positive = specification.steps.filter((other) => other.do === 'normalise').every(isPlainMinMax)
  if (step.do !== 'aggregate' || !positive || (step.with?.method ?? 'arithmetic') !== 'arithmetic') return []
  return [
    {
      kind: 'choice',
      name: 'Aggregation',
      choices: (['arithmetic', 'geometric'] as const).map((method) => ({ label: method, set: { [at]: { method } } })),
    },
  ]
}

function isPlainMinMax(step: Step) {
  return step.do === 'normalise' && (step.with?.method ?? 'minMax') === 'minMax' && Object.keys(step.overrides ?? {}).length === 0 && step.only === undefined
}
