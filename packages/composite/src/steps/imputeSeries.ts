import type { Table } from '../data/table.ts'
import type { ImputeStep } from '../specification/dataSteps.ts'

type SeriesMethod = Exclude<ImputeStep['with'], { method: 'column' } | { method: 'row' }>

/** Fills the gaps of every unit × indicator from its own other years. A series without values stays as it is; row order does not matter. */
export function imputeSeries(table: Table, method: SeriesMethod): readonly Float64Array[] {
  const times = table.times ?? new Int32Array(table.units.length)
  const rowsOf = new Map<string, number[]>()
  table.units.forEach((unit, row) => {
    const rows = rowsOf.get(unit)
    if (rows) rows.push(row)
    else rowsOf.set(unit, [row])
  })
  const series = [...rowsOf.values()].map((rows) => rows.sort((a, b) => times[a] - times[b]))
  return table.columns.map((column) => {
    const filled = Float64Array.from(column)
    for (const rows of series) {
      const known = rows.filter((row) => column[row] === column[row])
      for (const row of rows) if (column[row] !== column[row]) filled[row] = valueAt(row, known, column, times, method)
    }
    return filled
  })
}

function valueAt(row: number, known: readonly number[], column: Float64Array, times: Int32Array, method: SeriesMethod) {
  const earlier = known.findLast((other) => times[other] < times[row])
  const later = known.find((other) => times[other] > times[row])
  switch (method.method) {
    case 'latest': {
      if (earlier === undefined) return Number.NaN
      return times[row] - times[earlier] <= (method.maxAgeYears ?? Number.POSITIVE_INFINITY) ? column[earlier] : Number.NaN
    }
    case 'constant':
      return column[earlier ?? later ?? row]
    case 'linear':
    case 'linearConstant': {
      if (known.length < 2 && method.method === 'linear') return Number.NaN
      if (earlier === undefined || later === undefined) return column[earlier ?? later ?? row]
      const share = (times[row] - times[earlier]) / (times[later] - times[earlier])
      return column[earlier] + share * (column[later] - column[earlier])
    }
  }
}
