import { dictionary, flag, interval, number, object, oneOf, reference, text, variants, type ValueOf } from './shape.ts'
import { only, scope } from './commonShapes.ts'

const range = interval('Ends of the resulting scale')
const constant = oneOf('A column without spread becomes missing (default) or the middle of the scale', 'missing', 'middle')
export const normaliseMethodShape = variants('How values get one scale; direction is applied first', 'method', {
  minMax: object('(x − min)/(max − min) to the range', { method: oneOf('Method', 'minMax') }, { range, constant }),
  zScore: object(
    '(x − mean)/sd·s + m',
    { method: oneOf('Method', 'zScore') },
    { mean: number('m; default 0'), sd: number('s; default 1', { above: 0 }), constant },
  ),
  scaled: object('(x − l)/(u − l) to the range, no clamp', { method: oneOf('Method', 'scaled'), from: interval('l and u, before direction') }, { range }),
  rank: object('Ascending rank', { method: oneOf('Method', 'rank') }, { ties: oneOf('Default min', 'min', 'max', 'average', 'dense') }),
  borda: object('Ascending rank − 1', { method: oneOf('Method', 'borda') }, { ties: oneOf('Default min', 'min', 'max', 'average', 'dense') }),
  percentileRank: object(
    '(rank − 1)/(n − 1) to the range, default 0…1',
    { method: oneOf('Method', 'percentileRank') },
    { ties: oneOf('Default min', 'min', 'max', 'average', 'dense'), range },
  ),
  distanceToMaximum: object('1 − (max − x)/(max − min) to the range, default 0…1', { method: oneOf('Method', 'distanceToMaximum') }, { range }),
  distanceToReference: object(
    '1 − (r − x)/(r − min), r the value of a unit; range default 0…1',
    { method: oneOf('Method', 'distanceToReference'), unit: text('Unit code') },
    { cap: flag('Not above the top; default false'), range },
  ),
  distanceToTarget: object(
    '(x − min)/(T − min), T the target of the structure or given here; range default 0…1',
    { method: oneOf('Method', 'distanceToTarget') },
    { target: number('Target, before direction'), cap: flag('Not above the top; default false'), range },
  ),
  fractionOfMaximum: object('x/max', { method: oneOf('Method', 'fractionOfMaximum') }, { range }),
  goalposts: object(
    '(x − l)/(u − l) to the range, clamped',
    { method: oneOf('Method', 'goalposts') },
    { goalposts: interval('l and u before direction; default those of the structure'), truncate: flag('Clamp; default true'), range },
  ),
  targetRange: object(
    'Full marks inside the range, falling linearly to none at distance `within` outside it',
    { method: oneOf('Method', 'targetRange') },
    {
      targetRange: interval('Default that of the structure'),
      within: number('Distance that scores none; default the largest in the column', { above: 0 }),
      range,
    },
  ),
  robust: object(
    '(x − median)/(1.4826·MAD)·s + m',
    { method: oneOf('Method', 'robust') },
    { centre: number('m; default 0'), spread: number('s; default 1', { above: 0 }), constant },
  ),
  categorical: object(
    'The score of the category code',
    { method: oneOf('Method', 'categorical') },
    { categories: dictionary('Default those of the structure', number('Score')) },
  ),
  none: object('Direction only', { method: oneOf('Method', 'none') }, {}),
})
const normaliseMethodRef = reference('normaliseMethod', () => normaliseMethodShape)

export const normaliseShape = object(
  'Bring indicators to one scale',
  { do: oneOf('Step', 'normalise') },
  { with: normaliseMethodRef, overrides: dictionary('Method of single indicators', normaliseMethodRef), only, scope },
)

export type NormaliseStep = ValueOf<typeof normaliseShape>
export type NormaliseMethod = ValueOf<typeof normaliseMethodShape>
