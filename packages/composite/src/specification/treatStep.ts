import { dictionary, either, flag, interval, number, object, oneOf, reference, variants, type ValueOf } from './shape.ts'
import { only, scope } from './commonShapes.ts'

export const transformShape = variants('A monotone transformation', 'transform', {
  log: object('ln(x − min + 0.01(max − min))', { transform: oneOf('Transformation', 'log') }, {}),
  logShifted: object('ln(x − min + 1)', { transform: oneOf('Transformation', 'logShifted') }, {}),
  logSigned: object('log for positive skewness, −ln(max + 0.01(max − min) − x) for negative', { transform: oneOf('Transformation', 'logSigned') }, {}),
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
      transform: either('Used when winsorising is not enough; default log', (value) => value === 'none', oneOf('No transformation', 'none'), transformRef),
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

export type TreatStep = ValueOf<typeof treatShape>
export type TreatRule = ValueOf<typeof treatRuleShape>
export type Transform = ValueOf<typeof transformShape>
