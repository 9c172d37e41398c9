import { fault, type Fault, type Outcome } from '../outcome.ts'
import { pointer } from '../specification/shape.ts'

/** What a caller hands in. A missing cell is null; NaN and ±Infinity are refused. */
export interface DataSet {
  /** Code of every row; unique, or unique within a year when `times` is given. */
  readonly units: readonly string[]
  readonly names?: readonly string[]
  /** Calendar year of every row of a panel. */
  readonly times?: readonly number[]
  readonly columns: Readonly<Record<string, ArrayLike<number | null>>>
  /** Text columns, such as a region. */
  readonly groups?: Readonly<Record<string, readonly (string | null)[]>>
}

/** Data that passed the door. In every column NaN now means missing and nothing else. */
export interface Observations {
  readonly units: readonly string[]
  readonly names: readonly string[]
  readonly times: Int32Array | undefined
  readonly columns: ReadonlyMap<string, Float64Array>
  readonly groups: ReadonlyMap<string, readonly (string | null)[]>
}

const MOST_CELL_FAULTS = 100

/** Checks a data set and copies it to typed columns. Reports every fault at once (cells: the first hundred). */
export function openDataSet(data: DataSet): Outcome<Observations> {
  const faults: Fault[] = []
  const rows = data.units.length
  if (rows === 0) faults.push(fault('data.empty', '/units', 'at least one unit', 0))
  faults.push(...keyFaults(data))
  if (data.names && data.names.length !== rows) faults.push(fault('data.length', '/names', `${rows} names`, data.names.length))
  if (data.times && data.times.length !== rows) faults.push(fault('data.length', '/times', `${rows} years`, data.times.length))
  const columns = new Map<string, Float64Array>()
  for (const [code, cells] of Object.entries(data.columns)) columns.set(code, openColumn(code, cells, rows, faults))
  for (const [code, cells] of Object.entries(data.groups ?? {})) {
    if (cells.length !== rows) faults.push(fault('data.length', `/groups/${pointer(code)}`, `${rows} cells`, cells.length))
  }
  if (faults.length > 0) return { ok: false, faults }
  return {
    ok: true,
    value: {
      units: data.units,
      names: data.names ?? data.units,
      times: data.times && Int32Array.from(data.times),
      columns,
      groups: new Map(Object.entries(data.groups ?? {})),
    },
  }
}

function keyFaults(data: DataSet): readonly Fault[] {
  const faults: Fault[] = []
  const seen = new Map<string, number>()
  data.units.forEach((unit, i) => {
    const time = data.times?.[i]
    if (unit === '') faults.push(fault('data.unit', `/units/${i}`, 'a code that is not empty', unit))
    if (data.times && !Number.isInteger(time)) faults.push(fault('data.time', `/times/${i}`, 'a whole calendar year', time))
    const key = `${time ?? ''} ${unit}`
    const first = seen.get(key)
    if (first !== undefined)
      faults.push(fault('data.duplicate', `/units/${i}`, `a unit${data.times ? ' and year' : ''} not used before (first in row ${first})`, unit))
    else seen.set(key, i)
  })
  return faults
}

function openColumn(code: string, cells: ArrayLike<number | null>, rows: number, faults: Fault[]) {
  const column = new Float64Array(rows)
  const path = `/columns/${pointer(code)}`
  if (cells.length !== rows) {
    faults.push(fault('data.length', path, `${rows} cells`, cells.length))
    return column
  }
  for (let i = 0; i < rows; i++) {
    const x = cells[i]
    if (x === null) column[i] = Number.NaN
    else if (Number.isFinite(x)) column[i] = x
    else if (faults.length < MOST_CELL_FAULTS) faults.push(fault('data.notFinite', `${path}/${i}`, 'a finite number, or null when missing', String(x)))
    else if (faults.length === MOST_CELL_FAULTS) faults.push(fault('data.notFinite', '/columns', 'finite numbers; further cells are not listed'))
  }
  return column
}

/** The rows of one year of a panel as a cross-section; undefined when there is no such year. */
export function observationsOfYear(observations: Observations, year: number): Observations | undefined {
  const { times } = observations
  const rows = times ? [...times.keys()].filter((i) => times[i] === year) : []
  if (rows.length === 0) return undefined
  return {
    units: rows.map((i) => observations.units[i]),
    names: rows.map((i) => observations.names[i]),
    times: undefined,
    columns: new Map([...observations.columns].map(([code, column]) => [code, Float64Array.from(rows, (i) => column[i])])),
    groups: new Map([...observations.groups].map(([code, cells]) => [code, rows.map((i) => cells[i])])),
  }
}
