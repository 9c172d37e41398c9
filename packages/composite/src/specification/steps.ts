import {
  dictionary,
  either,
  flag,
  interval,
  list,
  number,
  object,
  oneOf,
  reference,
  text,
  variants,
  type ValueOf,
} from './shape.ts'

const share = (description: string) => number(description, { min: 0, max: 1 })
const only = list('Indicators concerned; default all', text('Indicator code'), 1)
const scope = oneOf('Panel: statistics over all years together (default) or within each year', 'all', 'year')

export const screenShape = object(
  'Drop units with too few figures',
  { do: oneOf('Step', 'screen'), by: oneOf('Which test excludes', 'missing', 'zeros', 'both') },
  {
    minAvailability: share('Smallest share of indicators present; default 2/3'),
    minNonZero: share('Smallest share of present values that are not zero; default 0.05'),
    force: dictionary('Units kept (true) or dropped (false) whatever the test says', flag('Keep')),
  },
)

export const denominateShape = object(
  'Divide indicators by size columns',
  { do: oneOf('Step', 'denominate') },
  {
    denominators: dictionary('Denominator column of each indicator; default those of the structure', text('Column')),
    scale: number('The denominator is divided by this first, so 1000 gives "per thousand"; default 1', { above: 0 }),
    operator: oneOf('Default /', '/', '*', '+', '-'),
  },
)

const statistic = oneOf('Statistic of the present values', 'mean', 'median')
export const imputeMethodShape = variants('How a gap is filled', 'method', {
  column: object('The statistic of the column, or of the unit’s group in it', { method: oneOf('Method', 'column'), statistic }, { group: text('Group column') }),
  row: object(
    'The statistic of the unit’s other indicators after direction and min-max scaling, within the ancestor at `level` or over all; scaled back',
    { method: oneOf('Method', 'row'), statistic },
    { level: number('Level of the aggregate whose indicators are used', { integer: true, min: 2 }) },
  ),
  latest: object(
    'Panel: the unit’s latest earlier value',
    { method: oneOf('Method', 'latest') },
    { maxAgeYears: number('Oldest value allowed, in calendar years', { min: 1 }) },
  ),
  linear: object('Panel: linear in time between two values, flat outside; needs two', { method: oneOf('Method', 'linear') }, {}),
  constant: object('Panel: last value carried forward, a leading gap takes the first', { method: oneOf('Method', 'constant') }, {}),
  linearConstant: object('Panel: linear, or constant when there is one value', { method: oneOf('Method', 'linearConstant') }, {}),
})

export const imputeShape = object('Fill gaps', { do: oneOf('Step', 'impute'), with: imputeMethodShape }, { only, scope })

export const transformShape = variants('A monotone transformation', 'transform', {
  log: object('ln(x − min + 0.01(max − min))', { transform: oneOf('Transformation', 'log') }, {}),
  logShifted: object('ln(x − min + 1)', { transform: oneOf('Transformation', 'logShifted') }, {}),
  logSigned: object(
    'log for positive skewness, −ln(max + 0.01(max − min) − x) for negative',
    { transform: oneOf('Transformation', 'logSigned') },
    {},
  ),
  logScaled: object('ln((max − 1)(x − min)/(max − min) + 1)', { transform: oneOf('Transformation', 'logScaled') }, {}),
  boxCox: object('(y^λ − 1)/λ or ln y, y = x − min + 1', { transform: oneOf('Transformation', 'boxCox'), lambda: number('λ') }, {}),
})
const transformRef = reference('transform', () => transformShape)

export const treatRuleShape = variants('How outliers are treated', 'rule', {
  outliers: object(
    'When |skewness| ≥ limit and kurtosis ≥ limit: winsorise, then transform if that was not enough',
    { rule: oneOf('Rule', 'outliers') },
    {
      skewness: number('Limit of |skewness|; default 2', { above: 0 }),
      kurtosis: number('Limit of excess kurtosis; default 3.5'),
      winsorise: either(
        'Most points moved, null for no limit; default 5',
        (value) => value === null,
        { schema: { type: 'null' }, accepts: (value): value is null => value === null },
        number('Most points moved', { integer: true, min: 0 }),
      ),
      force: flag('Winsorise to the limit even when the test is passed earlier; default false'),
      transform: either(
        'Used when winsorising is not enough; default log',
        (value) => value === 'none',
        oneOf('No transformation', 'none'),
        transformRef,
      ),
      onWinsorised: flag('Transform the winsorised values rather than the original ones; default false'),
      keep: oneOf('When nothing passes: keep the last attempt (default) or the one with the least |skewness|', 'last', 'best'),
    },
  ),
  quantiles: object(
    'Clamp to two quantiles of the column',
    { rule: oneOf('Rule', 'quantiles'), quantiles: interval('Shares, for example 0.05 and 0.95') },
    { minUnits: number('Columns with fewer present values are left alone; default 10', { integer: true, min: 0 }) },
  ),
  always: object('Transform every value whatever the distribution', { rule: oneOf('Rule', 'always'), transform: transformRef }, {}),
  none: object('Leave as it is', { rule: oneOf('Rule', 'none') }, {}),
})
const treatRuleRef = reference('treatRule', () => treatRuleShape)

export const treatShape = object(
  'Treat outliers, before direction',
  { do: oneOf('Step', 'treat') },
  { with: treatRuleRef, overrides: dictionary('Rule of single indicators', treatRuleRef), only, scope },
)

const range = interval('Ends of the resulting scale')
const constant = oneOf('A column without spread becomes missing (default) or the middle of the scale', 'missing', 'middle')
export const normaliseMethodShape = variants('How values get one scale; direction is applied first', 'method', {
  minMax: object('(x − min)/(max − min) to the range', { method: oneOf('Method', 'minMax') }, { range, constant }),
  zScore: object('(x − mean)/sd·s + m', { method: oneOf('Method', 'zScore') }, { mean: number('m; default 0'), sd: number('s; default 1', { above: 0 }), constant }),
  scaled: object('(x − l)/(u − l) to the range, no clamp', { method: oneOf('Method', 'scaled'), from: interval('l and u, before direction') }, { range }),
  rank: object('Ascending rank', { method: oneOf('Method', 'rank') }, { ties: oneOf('Default min', 'min', 'max', 'average', 'dense') }),
  borda: object('Ascending rank − 1', { method: oneOf('Method', 'borda') }, { ties: oneOf('Default min', 'min', 'max', 'average', 'dense') }),
  percentileRank: object('(rank − 1)/(n − 1) to the range, default 0…1', { method: oneOf('Method', 'percentileRank') }, { ties: oneOf('Default min', 'min', 'max', 'average', 'dense'), range }),
  distanceToMaximum: object('1 − (max − x)/(max − min) to the range, default 0…1', { method: oneOf('Method', 'distanceToMaximum') }, { range }),
  distanceToReference: object('1 − (r − x)/(r − min), r the value of a unit; range default 0…1', { method: oneOf('Method', 'distanceToReference'), unit: text('Unit code') }, { cap: flag('Not above the top; default false'), range }),
  distanceToTarget: object('(x − min)/(T − min), T the target of the structure or given here; range default 0…1', { method: oneOf('Method', 'distanceToTarget') }, { target: number('Target, before direction'), cap: flag('Not above the top; default false'), range }),
  fractionOfMaximum: object('x/max', { method: oneOf('Method', 'fractionOfMaximum') }, { range }),
  goalposts: object('(x − l)/(u − l) to the range, clamped', { method: oneOf('Method', 'goalposts') }, { goalposts: interval('l and u before direction; default those of the structure'), truncate: flag('Clamp; default true'), range }),
  targetRange: object('Full marks inside the range, falling linearly to none at distance `within` outside it', { method: oneOf('Method', 'targetRange') }, { targetRange: interval('Default that of the structure'), within: number('Distance that scores none; default the largest in the column', { above: 0 }), range }),
  robust: object('(x − median)/(1.4826·MAD)·s + m', { method: oneOf('Method', 'robust') }, { centre: number('m; default 0'), spread: number('s; default 1', { above: 0 }), constant }),
  categorical: object('The score of the category code', { method: oneOf('Method', 'categorical') }, { categories: dictionary('Default those of the structure', number('Score')) }),
  none: object('Direction only', { method: oneOf('Method', 'none') }, {}),
})
const normaliseMethodRef = reference('normaliseMethod', () => normaliseMethodShape)

export const normaliseShape = object(
  'Bring indicators to one scale',
  { do: oneOf('Step', 'normalise') },
  { with: normaliseMethodRef, overrides: dictionary('Method of single indicators', normaliseMethodRef), only, scope },
)

const matrix = list('Square comparison matrix, children in order', list('Row', number('a_ij', { above: 0 }), 1), 1)
export const weighMethodShape = variants('Where weights come from', 'method', {
  given: object('Weights stated here', { method: oneOf('Method', 'given'), weights: dictionary('Weight of nodes', number('Weight', { min: 0 })) }, {}),
  equal: object('Equal among siblings', { method: oneOf('Method', 'equal') }, {}),
  pca: object('First principal component of the siblings', { method: oneOf('Method', 'pca') }, { use: oneOf('squares (default): loadings squared, sum 1; loadings: as they are, signs kept', 'squares', 'loadings') }),
  entropy: object('Shannon entropy: spread of shares over units', { method: oneOf('Method', 'entropy') }, {}),
  critic: object('Contrast and conflict: sd·Σ(1 − r)', { method: oneOf('Method', 'critic') }, {}),
  optimised: object('Found by search so that correlations with the top match the target or are largest', { method: oneOf('Method', 'optimised'), aim: oneOf('balance or infomax', 'balance', 'infomax') }, { targets: dictionary('Desired shares for balance; default equal', number('Share', { above: 0 })) }),
  budget: object('Mean share of points given by experts', { method: oneOf('Method', 'budget'), experts: list('Points of each expert', dictionary('Points per child', number('Points', { min: 0 })), 1) }, {}),
  ahp: object('Principal eigenvector of pairwise comparisons', { method: oneOf('Method', 'ahp'), comparisons: dictionary('Matrix of each parent', matrix) }, {}),
  benefitOfTheDoubt: object('Each unit’s most favourable weights, the best score being the top of the scale', { method: oneOf('Method', 'benefitOfTheDoubt') }, { shares: interval('Smallest and largest share of a child in the score'), top: number('Score of the best; default 100', { above: 0 }) }),
})
const weighMethodRef = reference('weighMethod', () => weighMethodShape)

export const weighShape = object(
  'Set weights of the children of some parents',
  { do: oneOf('Step', 'weigh'), with: weighMethodRef },
  { parents: list('Parents concerned', text('Aggregate code'), 1), level: number('Level of the children concerned', { integer: true, min: 1 }) },
)

export const aggregateMethodShape = variants('How children make their parent', 'method', {
  arithmetic: object('Σwx/Σw', { method: oneOf('Method', 'arithmetic') }, {}),
  geometric: object('exp(Σw·ln x/Σw); refuses x ≤ 0', { method: oneOf('Method', 'geometric') }, {}),
  harmonic: object('Σw/Σ(w/x); refuses x ≤ 0', { method: oneOf('Method', 'harmonic') }, {}),
  generalised: object('(Σwx^p/Σw)^{1/p}; refuses x ≤ 0 unless p is a positive whole number', { method: oneOf('Method', 'generalised'), power: number('p, not 0') }, {}),
  median: object('Median, weights unused', { method: oneOf('Method', 'median') }, {}),
  weightedMedian: object('Middle of the cumulated weights', { method: oneOf('Method', 'weightedMedian') }, {}),
  copeland: object('Pairwise wins less losses over weighted majorities, exact ties', { method: oneOf('Method', 'copeland') }, {}),
  mazziottaPareto: object('M ∓ S²/M with weighted mean M and standard deviation S', { method: oneOf('Method', 'mazziottaPareto') }, { penalty: oneOf('minus (default) lowers unbalanced units', 'minus', 'plus') }),
})
const aggregateMethodRef = reference('aggregateMethod', () => aggregateMethodShape)

export const coverageShape = object('Smallest part of the children that must be present', {}, { count: share('As a share of their number'), weight: share('As a share of their weight') })

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

export const stepShape = variants('A step', 'do', {
  screen: screenShape,
  denominate: denominateShape,
  impute: imputeShape,
  treat: treatShape,
  normalise: normaliseShape,
  weigh: weighShape,
  aggregate: aggregateStepShape,
})

export type Step = ValueOf<typeof stepShape>
export type ScreenStep = ValueOf<typeof screenShape>
export type DenominateStep = ValueOf<typeof denominateShape>
export type ImputeStep = ValueOf<typeof imputeShape>
export type TreatStep = ValueOf<typeof treatShape>
export type TreatRule = ValueOf<typeof treatRuleShape>
export type Transform = ValueOf<typeof transformShape>
export type NormaliseStep = ValueOf<typeof normaliseShape>
export type NormaliseMethod = ValueOf<typeof normaliseMethodShape>
export type WeighStep = ValueOf<typeof weighShape>
export type WeighMethod = ValueOf<typeof weighMethodShape>
export type AggregateStep = ValueOf<typeof aggregateStepShape>
export type AggregateMethod = ValueOf<typeof aggregateMethodShape>
export type Coverage = ValueOf<typeof coverageShape>
