import { fail, fault, succeed, type Fault, type Outcome } from '../outcome.ts'
import { specificationShape, type Specification } from './specification.ts'
import type { AggregateStep } from './aggregateStep.ts'
import type { Step } from './steps.ts'
import { treeOf, type Tree } from './tree.ts'
import { pointer } from './shape.ts'

/** Parses a specification, reporting every fault at once with its path and what was expected. */
export function parseSpecification(value: unknown): Outcome<Specification> {
  const faults: Fault[] = []
  if (!specificationShape.accepts(value, '', faults)) return { ok: false, faults }
  const tree = treeOf(value.structure)
  faults.push(...treeFaults(tree), ...value.steps.flatMap((step, i) => stepFaults(step, `/steps/${i}`, tree)), ...orderFaults(value.steps))
  return faults.length > 0 ? fail(...faults) : succeed(value)
}

function treeFaults(tree: Tree): readonly Fault[] {
  const seen = new Map<string, string>()
  const faults: Fault[] = []
  for (const node of tree.nodes) {
    const first = seen.get(node.code)
    if (first !== undefined) faults.push(fault('structure.duplicate', `${node.path}/code`, `a code not used before (first at ${first})`, node.code))
    else seen.set(node.code, node.path)
    if (node.children.length > 0 && node.children.every((child) => tree.nodes[child].weight === 0)) {
      faults.push(fault('structure.weights', `${node.path}/children`, 'at least one child with a weight above 0', 0))
    }
    if (node.indicator?.direction === -1 && node.indicator.targetRange) {
      faults.push(fault('structure.targetRange', `${node.path}/direction`, 'direction 1: a two-sided target has no direction', -1))
    }
  }
  return faults
}

function stepFaults(step: Step, path: string, tree: Tree): readonly Fault[] {
  switch (step.do) {
    case 'screen':
      return []
    case 'denominate':
      return unknownCodes(Object.keys(step.denominators ?? {}), `${path}/denominators`, indicatorCodes(tree), 'an indicator')
    case 'impute':
      return unknownCodes(step.only ?? [], `${path}/only`, indicatorCodes(tree), 'an indicator')
    case 'treat':
    case 'normalise':
      return [
        ...unknownCodes(step.only ?? [], `${path}/only`, indicatorCodes(tree), 'an indicator'),
        ...unknownCodes(Object.keys(step.overrides ?? {}), `${path}/overrides`, indicatorCodes(tree), 'an indicator'),
        ...(step.do === 'normalise' ? parameterFaults(step, path, tree) : quantileFaults(step, path)),
      ]
    case 'weigh':
      return weighFaults(step, path, tree)
    case 'aggregate':
      return aggregateFaults(step, path, tree)
  }
}

function indicatorCodes(tree: Tree) {
  return new Set(tree.indicators.map((node) => node.code))
}

function unknownCodes(codes: readonly string[], path: string, known: ReadonlySet<string>, expected: string): readonly Fault[] {
  return codes
    .filter((code) => !known.has(code))
    .map((code) => fault('specification.reference', `${path}/${pointer(code)}`, `${expected} of the structure`, code))
}

function quantileFaults(step: Extract<Step, { do: 'treat' }>, path: string): readonly Fault[] {
  const rules = [
    { rule: step.with, at: `${path}/with` },
    ...Object.entries(step.overrides ?? {}).map(([code, rule]) => ({ rule, at: `${path}/overrides/${pointer(code)}` })),
  ]
  return rules.flatMap(({ rule, at }) =>
    rule?.rule === 'quantiles' && (rule.quantiles[0] < 0 || rule.quantiles[1] > 1)
      ? [fault('specification.interval', `${at}/quantiles`, 'two shares between 0 and 1', rule.quantiles.join(', '))]
      : [],
  )
}

/** Methods that take their parameters from the structure need every indicator concerned to state them. */
function parameterFaults(step: Extract<Step, { do: 'normalise' }>, path: string, tree: Tree): readonly Fault[] {
  const concerned = new Set(step.only ?? tree.indicators.map((node) => node.code))
  return tree.indicators
    .filter((node) => concerned.has(node.code))
    .flatMap((node) => {
      const method = step.overrides?.[node.code] ?? step.with
      const needed =
        method?.method === 'goalposts' && !method.goalposts
          ? 'goalposts'
          : method?.method === 'distanceToTarget' && method.target === undefined
            ? 'target'
            : method?.method === 'targetRange' && !method.targetRange
              ? 'targetRange'
              : method?.method === 'categorical' && !method.categories
                ? 'categories'
                : undefined
      if (needed === undefined || node.indicator?.[needed] !== undefined) return []
      return [fault('structure.parameter', `${node.path}/${needed}`, `a value, because ${path} normalises this indicator by ${method?.method}`)]
    })
}

function weighFaults(step: Extract<Step, { do: 'weigh' }>, path: string, tree: Tree): readonly Fault[] {
  const parents = new Set(tree.aggregates.map((node) => node.code))
  const all = new Set(tree.nodes.map((node) => node.code))
  const faults = [...unknownCodes(step.parents ?? [], `${path}/parents`, parents, 'an aggregate')]
  const method = step.with
  if (step.level !== undefined && step.level >= tree.levels) {
    faults.push(fault('specification.level', `${path}/level`, `a level below the top, at most ${tree.levels - 1}`, step.level))
  }
  if (method.method === 'given') faults.push(...unknownCodes(Object.keys(method.weights), `${path}/with/weights`, all, 'a node'))
  if (method.method === 'optimised') {
    if (step.level === undefined) faults.push(fault('specification.missing', `${path}/level`, 'the level whose weights are searched'))
    faults.push(...unknownCodes(Object.keys(method.targets ?? {}), `${path}/with/targets`, all, 'a node'))
  }
  if (method.method === 'budget') {
    method.experts.forEach((expert, i) => faults.push(...unknownCodes(Object.keys(expert), `${path}/with/experts/${i}`, all, 'a node')))
  }
  if (method.method === 'ahp') {
    faults.push(...unknownCodes(Object.keys(method.comparisons), `${path}/with/comparisons`, parents, 'an aggregate'))
    for (const [code, rows] of Object.entries(method.comparisons)) {
      const size = tree.byCode.get(code)?.children.length ?? rows.length
      faults.push(...matrixFaults(rows, size, `${path}/with/comparisons/${pointer(code)}`))
    }
  }
  if (method.method === 'benefitOfTheDoubt' && method.shares && (method.shares[0] < 0 || method.shares[1] > 1)) {
    faults.push(fault('specification.interval', `${path}/with/shares`, 'two shares between 0 and 1', method.shares.join(', ')))
  }
  return faults
}

function matrixFaults(rows: readonly (readonly number[])[], size: number, path: string): readonly Fault[] {
  if (rows.length !== size || rows.some((row) => row.length !== size)) {
    return [fault('specification.matrix', path, `${size} rows of ${size} comparisons`, `${rows.length} rows`)]
  }
  return rows.flatMap((row, i) =>
    row.flatMap((a, j) =>
      Math.abs(a * rows[j][i] - 1) > 0.01 && j >= i ? [fault('specification.matrix', `${path}/${i}/${j}`, `a reciprocal pair: 1/${rows[j][i]}`, a)] : [],
    ),
  )
}

function aggregateFaults(step: AggregateStep, path: string, tree: Tree): readonly Fault[] {
  const parents = new Set(tree.aggregates.map((node) => node.code))
  const levels = new Set(tree.aggregates.map((node) => String(node.level)))
  const methods = [
    { method: step.with, at: `${path}/with` },
    ...Object.entries(step.levels ?? {}).map(([level, method]) => ({ method, at: `${path}/levels/${pointer(level)}` })),
    ...Object.entries(step.nodes ?? {}).map(([code, method]) => ({ method, at: `${path}/nodes/${pointer(code)}` })),
  ]
  return [
    ...unknownCodes(Object.keys(step.nodes ?? {}), `${path}/nodes`, parents, 'an aggregate'),
    ...unknownCodes(Object.keys(step.coverageOf ?? {}), `${path}/coverageOf`, parents, 'an aggregate'),
    ...unknownCodes(Object.keys(step.levels ?? {}), `${path}/levels`, levels, 'a level of aggregates'),
    ...methods.flatMap(({ method, at }) =>
      method?.method === 'generalised' && method.power === 0 ? [fault('specification.number', `${at}/power`, 'a number other than 0; use geometric', 0)] : [],
    ),
  ]
}

function orderFaults(steps: readonly Step[]): readonly Fault[] {
  const faults: Fault[] = []
  const last = steps.length - 1
  steps.forEach((step, i) => {
    if (step.do === 'aggregate' && i !== last) faults.push(fault('specification.order', `/steps/${i}`, 'aggregate only as the last step', 'aggregate'))
    if (step.do !== 'aggregate' && i === last) faults.push(fault('specification.order', `/steps/${i}`, 'aggregate as the last step', step.do))
    if (step.do === 'weigh' && steps.slice(i).some((later) => later.do !== 'weigh' && later.do !== 'aggregate')) {
      faults.push(fault('specification.order', `/steps/${i}`, 'weigh after every step that changes values', 'weigh'))
    }
  })
  if (steps.filter((step) => step.do === 'normalise').length === 0 && steps.length > 0) {
    faults.push(fault('specification.order', '/steps', 'a normalise step (method none if values already share a scale)'))
  }
  return faults
}
