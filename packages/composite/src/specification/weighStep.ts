import { dictionary, interval, list, number, object, oneOf, reference, text, variants, type ValueOf } from './shape.ts'

const matrix = list('Square comparison matrix, children in order', list('Row', number('a_ij', { above: 0 }), 1), 1)
export const weighMethodShape = variants('Where weights come from', 'method', {
  given: object('Weights stated here', { method: oneOf('Method', 'given'), weights: dictionary('Weight of nodes', number('Weight', { min: 0 })) }, {}),
  equal: object('Equal among siblings', { method: oneOf('Method', 'equal') }, {}),
  pca: object(
    'First principal component of the siblings',
    { method: oneOf('Method', 'pca') },
    { use: oneOf('squares (default): loadings squared, sum 1; loadings: as they are, signs kept', 'squares', 'loadings') },
  ),
  entropy: object('Shannon entropy: spread of shares over units', { method: oneOf('Method', 'entropy') }, {}),
  critic: object('Contrast and conflict: sd·Σ(1 − r)', { method: oneOf('Method', 'critic') }, {}),
  optimised: object(
    'Found by search so that correlations with the top match the target or are largest',
    { method: oneOf('Method', 'optimised'), aim: oneOf('balance or infomax', 'balance', 'infomax') },
    { targets: dictionary('Desired shares for balance; default equal', number('Share', { above: 0 })) },
  ),
  budget: object(
    'Mean share of points given by experts',
    {
      method: oneOf('Method', 'budget'),
      experts: list('Points of each expert', dictionary('Points per child', number('Points', { min: 0 })), 1),
    },
    {},
  ),
  ahp: object(
    'Principal eigenvector of pairwise comparisons',
    { method: oneOf('Method', 'ahp'), comparisons: dictionary('Matrix of each parent', matrix) },
    {},
  ),
  benefitOfTheDoubt: object(
    'Each unit’s most favourable weights, the best score being the top of the scale',
    { method: oneOf('Method', 'benefitOfTheDoubt') },
    { shares: interval('Smallest and largest share of a child in the score'), top: number('Score of the best; default 100', { above: 0 }) },
  ),
})
const weighMethodRef = reference('weighMethod', () => weighMethodShape)

export const weighShape = object(
  'Set weights of the children of some parents',
  { do: oneOf('Step', 'weigh'), with: weighMethodRef },
  {
    parents: list('Parents concerned', text('Aggregate code'), 1),
    level: number('Level of the children concerned', { integer: true, min: 1 }),
  },
)

export type WeighStep = ValueOf<typeof weighShape>
export type WeighMethod = ValueOf<typeof weighMethodShape>
