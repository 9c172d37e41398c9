import type { AggregateMethod } from '../specification/aggregateStep.ts'
import type { ImputeStep } from '../specification/dataSteps.ts'
import type { NormaliseMethod } from '../specification/normaliseStep.ts'
import type { Step } from '../specification/steps.ts'
import type { TreatRule } from '../specification/treatStep.ts'

/** A step as one line of English. */
export function describeStep(step: Step): string {
  switch (step.do) {
    case 'screen':
      return `Units with less than ${Math.round((step.minAvailability ?? 2 / 3) * 100)} % of the indicators are left out (test: ${step.by}).`
    case 'denominate':
      return 'Indicators are divided by their size columns.'
    case 'impute':
      return `Gaps are filled: ${describeImpute(step.with)}.`
    case 'treat':
      return `Outliers: ${describeRule(step.with ?? { rule: 'outliers' })}${exceptions(step.overrides)}.`
    case 'normalise':
      return `One scale: ${describeMethod(step.with ?? { method: 'minMax' })}${exceptions(step.overrides)}.`
    case 'weigh':
      return `Weights: ${step.with.method}${step.parents ? ` for the children of ${step.parents.join(', ')}` : ''}${step.level === undefined ? '' : ` on level ${step.level}`}.`
    case 'aggregate':
      return `Aggregated by the ${describeMean(step.with ?? { method: 'arithmetic' })}${exceptions(step.levels)}${exceptions(step.nodes)}${describeCoverage(step.coverage)}.`
  }
}

function exceptions(overrides: Readonly<Record<string, unknown>> | undefined) {
  const keys = Object.keys(overrides ?? {})
  return keys.length === 0 ? '' : `, otherwise for ${keys.join(', ')}`
}

function describeImpute(method: ImputeStep['with']) {
  if (method.method === 'column') return `${method.statistic} of the column${method.group === undefined ? '' : ` within ${method.group}`}`
  return method.method === 'row' ? `${method.statistic} of the unit’s other indicators` : `${method.method} in time`
}

function describeRule(rule: TreatRule) {
  switch (rule.rule) {
    case 'none':
      return 'left as they are'
    case 'always':
      return `every value transformed by ${rule.transform.transform}`
    case 'quantiles':
      return `clamped to the ${rule.quantiles[0] * 100} % and ${rule.quantiles[1] * 100} % quantiles`
    case 'outliers': {
      const transform = rule.transform === 'none' ? 'nothing more' : (rule.transform?.transform ?? 'log')
      const most = rule.winsorise === null ? 'any number of' : `up to ${rule.winsorise ?? 5}`
      return `where |skewness| ≥ ${rule.skewness ?? 2} and kurtosis ≥ ${rule.kurtosis ?? 3.5}, ${most} points are moved in, then ${transform}`
    }
  }
}

function describeMethod(method: NormaliseMethod) {
  const range = 'range' in method && method.range ? ` to ${method.range[0]}–${method.range[1]}` : ''
  return `${method.method}${range}`
}

function describeMean(method: AggregateMethod) {
  return method.method === 'generalised'
    ? `generalised mean of power ${method.power}`
    : `${method.method} ${method.method.endsWith('edian') || method.method === 'copeland' || method.method === 'mazziottaPareto' ? 'rule' : 'mean'}`
}

function describeCoverage(coverage: { readonly count?: number; readonly weight?: number } | undefined) {
  const parts = [
    ...(coverage?.count === undefined ? [] : [`${Math.round(coverage.count * 100)} % of the children`]),
    ...(coverage?.weight === undefined ? [] : [`${Math.round(coverage.weight * 100)} % of their weight`]),
  ]
  return parts.length === 0 ? '' : `, if at least ${parts.join(' and ')} are present`
}
