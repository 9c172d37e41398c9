/** Indicator values of some rows of the observations, by column. NaN marks a missing cell. */
export interface Table {
  /** Row of the observations behind every row of this table. */
  readonly rows: Int32Array
  readonly units: readonly string[]
  readonly times: Int32Array | undefined
  /** One code per column. */
  readonly codes: readonly string[]
  readonly columns: readonly Float64Array[]
}

/** The same rows with other columns. */
export function withColumns(table: Table, columns: readonly Float64Array[]): Table {
  return { ...table, columns }
}

/** Positions of the rows of each year, ascending by year; one slice of all rows without years or with scope "all". */
export function slicesOf(table: Table, scope: 'all' | 'year'): readonly Int32Array[] {
  const { times } = table
  if (!times || scope === 'all') return [allRows(table.units.length)]
  const years = [...new Set(times)].sort((a, b) => a - b)
  return years.map((year) => Int32Array.from([...times.keys()].filter((i) => times[i] === year)))
}

let counted = new Int32Array(0)

/** 0, 1, … n − 1; shared, not to be written to. */
export function allRows(n: number): Int32Array {
  if (counted.length < n) {
    counted = new Int32Array(n)
    for (let i = 0; i < n; i++) counted[i] = i
  }
  return counted.subarray(0, n)
}

/** Applies a change of one column to each slice of its rows. */
export function changeSlices(column: Float64Array, slices: readonly Int32Array[], change: (part: Float64Array) => Float64Array): Float64Array {
  if (slices.length === 1) return change(column)
  const changed = new Float64Array(column.length)
  for (const slice of slices) {
    const part = change(Float64Array.from(slice, (i) => column[i]))
    slice.forEach((row, k) => {
      changed[row] = part[k]
    })
  }
  return changed
}
