import type { Observations } from '../data/observations.ts'
import { changeSlices, slicesOf, withColumns, type Table } from '../data/table.ts'
import { extremes, median } from '../numbers/order.ts'
import { fault, warn, type Fault, type Message, type Outcome } from '../outcome.ts'
import type { ImputeStep } from '../specification/dataSteps.ts'
import { ancestorsOf, type Tree } from '../specification/tree.ts'
import { imputeSeries } from './imputeSeries.ts'

type ColumnMethod = Extract<ImputeStep['with'], { method: 'column' }>
type RowMethod = Extract<ImputeStep['with'], { method: 'row' }>

/** Fills gaps. Present values are returned bit for bit; what no rule can fill stays missing. */
export function impute(
  table: Table,
  step: ImputeStep,
  tree: Tree,
  observations: Observations,
  path: string,
): Outcome<{ readonly table: Table; readonly messages: readonly Message[] }> {
  const faults = refusals(step, table, observations, path)
  if (faults.length > 0) return { ok: false, faults }
  const filled = fill(table, step, tree, observations)
  const chosen = new Set(step.only ?? table.codes)
  const columns = table.columns.map((column, c) => (chosen.has(table.codes[c]) ? filled[c] : column))
  const messages = columns.flatMap((column, c) =>
    chosen.has(table.codes[c]) && column.every(Number.isNaN) ? [warn('impute.emptyColumn', table.codes[c])] : [],
  )
  return { ok: true, value: { table: withColumns(table, columns), messages } }
}

function refusals(step: ImputeStep, table: Table, observations: Observations, path: string): readonly Fault[] {
  const method = step.with
  if (method.method === 'column' && method.group !== undefined && !observations.groups.has(method.group)) {
    return [fault('impute.group', `${path}/with/group`, 'a group column of the data', method.group)]
  }
  const needsPanel = method.method !== 'column' && method.method !== 'row'
  return needsPanel && !table.times ? [fault('impute.panel', `${path}/with/method`, 'column or row, because the data have no years', method.method)] : []
}

function fill(table: Table, step: ImputeStep, tree: Tree, observations: Observations): readonly Float64Array[] {
  const method = step.with
  const slices = slicesOf(table, step.scope ?? 'all')
  if (method.method === 'column') {
    const groups = method.group === undefined ? undefined : observations.groups.get(method.group)
    return table.columns.map((column) => imputeColumn(column, method, table, slices, groups))
  }
  if (method.method === 'row') return imputeRows(table, method, tree, slices)
  return imputeSeries(table, method)
}

function statisticOf(values: Float64Array, statistic: 'mean' | 'median') {
  if (statistic === 'median') return median(values)
  let sum = 0
  let count = 0
  for (const x of values) {
    if (x === x) {
      sum += x
      count++
    }
  }
  return count === 0 ? Number.NaN : sum / count
}

/** A gap takes the statistic of its column, or of its group within the column; a unit without a group is left alone. */
function imputeColumn(
  column: Float64Array,
  method: ColumnMethod,
  table: Table,
  slices: readonly Int32Array[],
  groups: readonly (string | null)[] | undefined,
): Float64Array {
  const filled = Float64Array.from(column)
  for (const slice of slices) {
    const members = new Map<string, number[]>()
    for (const row of slice) {
      const group = groups ? groups[table.rows[row]] : ''
      if (group === null) continue
      const known = members.get(group)
      if (known) known.push(row)
      else members.set(group, [row])
    }
    for (const rows of members.values()) {
      const value = statisticOf(
        Float64Array.from(rows, (row) => column[row]),
        method.statistic,
      )
      for (const row of rows) if (column[row] !== column[row]) filled[row] = value
    }
  }
  return filled
}

/**
 * A gap takes the statistic of the unit's present cells, each brought to 0…1 by (x·direction − min)/(max − min) of its column, among the indicators
 * under the same ancestor at `level` (or all); then goes back to the scale of its own column.
 */
function imputeRows(table: Table, method: RowMethod, tree: Tree, slices: readonly Int32Array[]): readonly Float64Array[] {
  const directions = table.codes.map((code) => tree.byCode.get(code)?.direction ?? 1)
  const family = table.codes.map((code) => {
    const node = tree.byCode.get(code)
    if (!node || method.level === undefined) return ''
    return ancestorsOf(tree, node).find((ancestor) => ancestor.level === method.level)?.code ?? ''
  })
  const columns = table.columns.map((column) => Float64Array.from(column))
  for (const slice of slices) {
    const scales = table.columns.map((column, c) => extremes(Float64Array.from(slice, (row) => column[row] * directions[c])))
    const scaled = table.columns.map((column, c) =>
      changeSlices(column, [slice], (part) => part.map((x) => (x * directions[c] - scales[c].min) / (scales[c].max - scales[c].min))),
    )
    for (const row of slice) {
      for (let c = 0; c < columns.length; c++) {
        if (table.columns[c][row] === table.columns[c][row]) continue
        const others = Float64Array.from(
          scaled.filter((_, k) => family[k] === family[c]),
          (column) => column[row],
        )
        columns[c][row] = (statisticOf(others, method.statistic) * (scales[c].max - scales[c].min) + scales[c].min) * directions[c]
      }
    }
  }
  return columns
}
