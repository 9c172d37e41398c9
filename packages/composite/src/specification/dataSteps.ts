import { dictionary, flag, number, object, oneOf, text, variants, type ValueOf } from './shape.ts'
import { share, only, scope } from './commonShapes.ts'

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
  column: object(
    'The statistic of the column, or of the unit’s group in it',
    { method: oneOf('Method', 'column'), statistic },
    { group: text('Group column') },
  ),
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

export type ScreenStep = ValueOf<typeof screenShape>
export type DenominateStep = ValueOf<typeof denominateShape>
export type ImputeStep = ValueOf<typeof imputeShape>
