import { dictionary, interval, list, number, object, oneOf, reference, text, type Shape, isRecord, either } from './shape.ts'

/** A measured column and what its values mean. */
export interface IndicatorNode {
  readonly code: string
  readonly name?: string
  readonly weight?: number
  readonly direction?: 1 | -1
  readonly unit?: string
  readonly target?: number
  readonly goalposts?: readonly [number, number]
  readonly targetRange?: readonly [number, number]
  readonly categories?: Readonly<Record<string, number>>
  readonly denominator?: string
}

/** A node made of others; direction −1 mirrors its score about the middle of the normalised scale before it counts in its parent. */
export interface AggregateNode {
  readonly code: string
  readonly name?: string
  readonly weight?: number
  readonly direction?: 1 | -1
  readonly children: readonly StructureNode[]
}

export type StructureNode = IndicatorNode | AggregateNode

const common = {
  name: text('Shown name'),
  weight: number('Nominal weight among its siblings; need not sum to 1. Default 1', { min: 0 }),
  direction: oneOf('1: more is better (default); -1: less is better', 1, -1),
}

const code = text('Unique code, the column of the data set for an indicator')

export const indicatorShape: Shape<IndicatorNode> = object(
  'An indicator',
  { code },
  {
    ...common,
    unit: text('Unit of measurement'),
    target: number('Target, in the unit of the indicator'),
    goalposts: interval('Values that score the bottom and the top of the scale, lower first, before direction'),
    targetRange: interval('Two-sided target: every value inside scores full marks'),
    categories: dictionary('Score of each category code', number('Score')),
    denominator: text('Column to divide by'),
  },
)

export const aggregateShape: Shape<AggregateNode> = object(
  'An aggregate of its children',
  {
    code,
    children: list(
      'Children in order',
      reference('node', () => nodeShape),
      1,
    ),
  },
  common,
)

export const nodeShape: Shape<StructureNode> = either(
  'A node of the index tree',
  (value) => isRecord(value) && value.children !== undefined,
  aggregateShape,
  indicatorShape,
)

export function isAggregate(node: StructureNode): node is AggregateNode {
  return 'children' in node && node.children !== undefined
}
