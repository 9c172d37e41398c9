import { dictionary, number, object, oneOf, reference, variants, type ValueOf } from './shape.ts'
import { share } from './commonShapes.ts'

export const aggregateMethodShape = variants('How children make their parent', 'method', {
  arithmetic: object('Σwx/Σw', { method: oneOf('Method', 'arithmetic') }, {}),
  geometric: object('exp(Σw·ln x/Σw); refuses x ≤ 0', { method: oneOf('Method', 'geometric') }, {}),
  harmonic: object('Σw/Σ(w/x); refuses x ≤ 0', { method: oneOf('Method', 'harmonic') }, {}),
  generalised: object(
    '(Σwx^p/Σw)^{1/p}; refuses x ≤ 0 unless p is a positive whole number',
    { method: oneOf('Method', 'generalised'), power: number('p, not 0') },
    {},
  ),
  median: object('Median; weights unused, but weight 0 leaves a child out', { method: oneOf('Method', 'median') }, {}),
  weightedMedian: object('Middle of the cumulated weights', { method: oneOf('Method', 'weightedMedian') }, {}),
  copeland: object('Pairwise wins less losses over weighted majorities, exact ties', { method: oneOf('Method', 'copeland') }, {}),
  mazziottaPareto: object(
    'M ∓ S²/M with weighted mean M and standard deviation S',
    { method: oneOf('Method', 'mazziottaPareto') },
    { penalty: oneOf('minus (default) lowers unbalanced units', 'minus', 'plus') },
  ),
})
const aggregateMethodRef = reference('aggregateMethod', () => aggregateMethodShape)

export const coverageShape = object(
  'Smallest part of the children that must be present',
  {},
  { count: share('As a share of their number'), weight: share('As a share of their weight') },
)

const coverageRef = reference('coverage', () => coverageShape)

export const aggregateStepShape = object(
  'Build the tree from the bottom up',
  { do: oneOf('Step', 'aggregate') },
  {
    with: aggregateMethodRef,
    levels: dictionary('Method of the parents on a level, keyed by level number', aggregateMethodRef),
    nodes: dictionary('Method of single parents', aggregateMethodRef),
    coverage: coverageRef,
    coverageOf: dictionary('Coverage rule of single parents', coverageRef),
  },
)

export type AggregateStep = ValueOf<typeof aggregateStepShape>
export type AggregateMethod = ValueOf<typeof aggregateMethodShape>
export type Coverage = ValueOf<typeof coverageShape>
