import { changeSlices, slicesOf, withColumns, type Table } from '../../data/table.ts'
import { ascendingRanks } from '../../numbers/order.ts'
import { fault, warn, type Fault, type Message, type Outcome } from '../../outcome.ts'
import type { NormaliseMethod, NormaliseStep } from '../../specification/normaliseStep.ts'
import type { IndicatorNode } from '../../specification/structure.ts'
import type { Tree } from '../../specification/tree.ts'
import { applyLinear, linearScaling, type Linear } from './scaling.ts'

/** How one column (of one year, when by year) got its scale. */
export interface Scaling {
  readonly code: string
  readonly method: NormaliseMethod['method']
  readonly direction: 1 | -1
  /** Parameters of a linear method; undefined for ranks, two-sided targets and categories. */
  readonly linear: Linear | undefined
}

export interface Normalised {
  readonly table: Table
  readonly scalings: readonly Scaling[]
  /** Middle of the scale of every column, about which a mirrored aggregate turns; NaN when the method has none. */
  readonly centres: Float64Array
  readonly messages: readonly Message[]
}

const DEFAULT_METHOD: NormaliseMethod = { method: 'minMax', range: [0, 100] }

/** Brings columns to one scale. `directed` tells that an earlier step has applied the directions already. */
export function normalise(table: Table, step: NormaliseStep, tree: Tree, directed: boolean, centresBefore: Float64Array, path: string): Outcome<Normalised> {
  const slices = slicesOf(table, step.scope ?? 'all')
  const chosen = new Set(step.only ?? table.codes)
  const faults: Fault[] = []
  const messages: Message[] = []
  const scalings: Scaling[] = []
  const centres = Float64Array.from(centresBefore)
  const columns = table.columns.map((column, c) => {
    const code = table.codes[c]
    const node = tree.byCode.get(code)
    const direction = directed ? 1 : (node?.direction ?? 1)
    if (!chosen.has(code)) return directed || direction === 1 ? column : column.map((x) => -x)
    const method = step.overrides?.[code] ?? step.with ?? DEFAULT_METHOD
    centres[c] = centreOf(method, node?.indicator)
    if (method.method === 'distanceToReference') faults.push(...referenceFaults(table, slices, method.unit, `${path}/${code}`))
    let slice = 0
    return changeSlices(column, slices, (part) => {
      const reference = method.method === 'distanceToReference' ? referenceValue(table, column, slices[slice++], method.unit) : Number.NaN
      const made = normaliseColumn(part, method, direction, node?.indicator, reference)
      scalings.push({ code, method: method.method, direction, linear: made.linear })
      if (made.problem) messages.push(warn(made.problem, code, { direction }))
      for (const bad of made.unknownCategories) faults.push(fault('normalise.category', `/columns/${code}`, 'a category with a score', bad))
      return made.column
    })
  })
  if (faults.length > 0) return { ok: false, faults }
  return { ok: true, value: { table: withColumns(table, columns), scalings, centres, messages } }
}

function referenceValue(table: Table, column: Float64Array, slice: Int32Array, unit: string) {
  const row = slice.find((candidate) => table.units[candidate] === unit)
  return row === undefined ? Number.NaN : column[row]
}

function referenceFaults(table: Table, slices: readonly Int32Array[], unit: string, path: string): readonly Fault[] {
  const known = slices.every((slice) => slice.some((row) => table.units[row] === unit))
  return known ? [] : [fault('normalise.reference', path, 'a reference unit that is present', unit)]
}

interface NormalisedColumn {
  readonly column: Float64Array
  readonly linear: Linear | undefined
  readonly problem: string | undefined
  readonly unknownCategories: readonly number[]
}

const asIs = { linear: undefined, problem: undefined, unknownCategories: [] }

/** One column by one method; `reference` is the measured value of the reference unit where the method has one. */
export function normaliseColumn(
  column: Float64Array,
  method: NormaliseMethod,
  direction: 1 | -1,
  node: IndicatorNode | undefined,
  reference: number,
): NormalisedColumn {
  const directed = direction === 1 ? column : column.map((x) => -x)
  switch (method.method) {
    case 'none':
      return { ...asIs, column: directed }
    case 'rank':
      return { ...asIs, column: ascendingRanks(directed, method.ties) }
    case 'borda':
      return { ...asIs, column: ascendingRanks(directed, method.ties).map((rank) => rank - 1) }
    case 'percentileRank':
      return { ...asIs, column: percentileRanks(directed, method.ties, method.range ?? [0, 1]) }
    case 'targetRange':
      return { ...asIs, column: twoSided(column, method.targetRange ?? node?.targetRange, method.within, method.range ?? [0, 100]) }
    case 'categorical':
      return categorical(column, method.categories ?? node?.categories ?? {})
    default: {
      const linear = linearScaling(directed, method, { direction, node, reference })
      const problem = method.method === 'fractionOfMaximum' && direction === -1 ? 'normalise.fractionOfNegative' : undefined
      if (linear.span !== 0 && Math.abs(linear.span) !== Number.POSITIVE_INFINITY && linear.span === linear.span) {
        return { ...asIs, column: applyLinear(column, direction, linear), linear, problem }
      }
      const middle = 'constant' in method && method.constant === 'middle' ? centreOf(method, node) : Number.NaN
      return { ...asIs, column: column.map((x) => (x === x ? middle : x)), linear, problem: 'normalise.noSpread' }
    }
  }
}

function percentileRanks(directed: Float64Array, ties: 'min' | 'max' | 'average' | 'dense' | undefined, [low, high]: readonly [number, number]) {
  const count = directed.reduce((n, x) => n + (x === x ? 1 : 0), 0)
  return ascendingRanks(directed, ties).map((rank) => low + ((rank - 1) / (count - 1)) * (high - low))
}

/** 1 inside [l, u]; outside 1 − distance/within, not below 0; to the range. `within` defaults to the largest distance in the column. */
function twoSided(column: Float64Array, target: readonly [number, number] | undefined, within: number | undefined, [low, high]: readonly [number, number]) {
  const [from, until] = target ?? [Number.NaN, Number.NaN]
  const distances = column.map((x) => (x < from ? from - x : x > until ? x - until : x - x))
  const reach = within ?? distances.reduce((most, d) => (d > most ? d : most), 0)
  return distances.map((d) => low + (d === 0 ? 1 : Math.max(0, 1 - d / reach)) * (high - low))
}

function categorical(column: Float64Array, scores: Readonly<Record<string, number>>): NormalisedColumn {
  const unknown = new Set<number>()
  const scored = column.map((x) => {
    if (x !== x) return x
    const score = scores[String(x)]
    if (score === undefined) unknown.add(x)
    return score ?? Number.NaN
  })
  return { ...asIs, column: scored, unknownCategories: [...unknown] }
}

/** Middle of the scale a method gives; NaN when it depends on the data. */
function centreOf(method: NormaliseMethod, node: IndicatorNode | undefined): number {
  const middle = (range: readonly [number, number]) => (range[0] + range[1]) / 2
  switch (method.method) {
    case 'minMax':
    case 'scaled':
    case 'goalposts':
    case 'targetRange':
      return middle(method.range ?? [0, 100])
    case 'percentileRank':
    case 'distanceToMaximum':
    case 'distanceToReference':
    case 'distanceToTarget':
    case 'fractionOfMaximum':
      return middle(method.range ?? [0, 1])
    case 'zScore':
      return method.mean ?? 0
    case 'robust':
      return method.centre ?? 0
    case 'categorical': {
      const scores = Object.values(method.categories ?? node?.categories ?? {})
      return middle([Math.min(...scores), Math.max(...scores)])
    }
    case 'rank':
    case 'borda':
    case 'none':
      return Number.NaN
  }
}
