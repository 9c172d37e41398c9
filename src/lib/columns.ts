import { isDay } from './day.ts'
import { isPeriod } from './period.ts'
import type { Fault } from './result.ts'

/** What a cell's text is read as; or the code of what is wrong, and what was expected. */
export type Cell<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly code: string; readonly expected: string }

/** A column of an imported table: how its cells are read, and what stands where it is left out or empty. */
export type Column<T> = { readonly read: (text: string) => Cell<T>; readonly empty?: T }

type Columns = Readonly<Record<string, Column<unknown>>>
type RowOf<C extends Columns> = { readonly [K in keyof C]: C[K] extends Column<infer T> ? T : never }

const cell = <T>(value: T): Cell<T> => ({ ok: true, value })
const wrong = (code: string, expected = ''): Cell<never> => ({ ok: false, code, expected })

/** Faults are told up to this many; more help nobody. */
export const MOST_FAULTS = 200

/** A text of any kind; required unless `empty` is given. */
export const textColumn = (empty?: string): Column<string> => ({ read: (text) => cell(text), ...(empty === undefined ? {} : { empty }) })

/** One of a list of words. */
export const choiceColumn = <const T extends string>(choices: readonly T[], empty?: T): Column<T> => ({
  read: (text) => {
    const found = choices.find((choice) => choice === text)
    return found === undefined ? wrong('import.value.choice', choices.join(', ')) : cell(found)
  },
  ...(empty === undefined ? {} : { empty }),
})

/**
 * A number as people write it: 4,5 or 4.5, spaces between thousands. A comma before exactly three digits could be
 * either and is refused.
 */
export function readNumber(text: string): Cell<number> {
  const plain = text.replace(/[\s\u00a0\u202f]/g, '').replace('−', '-')
  if (/^-?\d{1,3},\d{3}$/.test(plain)) return wrong('import.value.number', `${plain.replace(',', '')} / ${plain.replace(',', '.')}`)
  const number = Number(plain.replace(',', '.'))
  return plain === '' || !/^-?[\d.,]+(e-?\d+)?$/i.test(plain) || !Number.isFinite(number) ? wrong('import.value.number', '1234.5') : cell(number)
}

export const numberColumn = (): Column<number | null> => ({ read: readNumber, empty: null })
export const requiredNumber = (): Column<number> => ({ read: readNumber })

export const wholeColumn = (): Column<number | null> => ({
  read: (text) => {
    const number = readNumber(text)
    return number.ok && !Number.isInteger(number.value) ? wrong('import.value.whole') : number
  },
  empty: null,
})

export const periodColumn = (): Column<string | null> => ({ read: (text) => (isPeriod(text) ? cell(text) : wrong('import.value.period')), empty: null })
export const dayColumn = (): Column<string | null> => ({ read: (text) => (isDay(text) ? cell(text) : wrong('import.value.day')), empty: null })
export const slugColumn = (): Column<string> => ({ read: (text) => (/^[a-z0-9][a-z0-9-]{0,79}$/.test(text) ? cell(text) : wrong('import.value.slug')) })
export const soatoColumn = (empty?: null): Column<string | null> => ({
  read: (text) => (/^\d{2}$|^\d{4}$|^\d{7,10}$/.test(text) ? cell(text) : wrong('import.value.soato', '17, 1726, 1726264')),
  ...(empty === undefined ? {} : { empty }),
})

/** A coordinate in degrees inside the country; latitude and longitude mixed up is the usual mistake. */
export const coordinateColumn = (low: number, high: number): Column<number | null> => ({
  read: (text) => {
    const number = readNumber(text)
    return number.ok && (number.value < low || number.value > high) ? wrong('import.value.coordinate', `${low}–${high}`) : number
  },
  empty: null,
})

/** Parts separated by semicolons. */
export const listColumn = (): Column<readonly string[]> => ({
  read: (text) =>
    cell(
      text
        .split(';')
        .map((part) => part.trim())
        .filter((part) => part !== ''),
    ),
  empty: [],
})

/** Where a fault of a table is: the row as the file counts it (the header is row 1) and the column's name. */
export const placeOf = (row: number, column: string) => `${row}:${column}`

/** A table read by its columns: the rows with the numbers the file counts them by, or every fault with row and column. */
export function readTable<C extends Columns>(table: readonly (readonly string[])[], columns: C): { rows: RowOf<C>[]; numbers: number[]; faults: Fault[] } {
  const [header = [], ...lines] = table
  const names = header.map((name) => name.trim().toLowerCase())
  const faults = headerFaults(names, columns)
  if (faults.length > 0) return { rows: [], numbers: [], faults }
  const entries = Object.entries(columns).map(([name, column]) => ({ name, column, index: names.indexOf(name) }))
  const rows: RowOf<C>[] = []
  const numbers: number[] = []
  lines.forEach((line, position) => {
    if (line.every((text) => text.trim() === '')) return
    const row: Record<string, unknown> = {}
    for (const { name, column, index } of entries) {
      const text = index < 0 ? '' : (line[index] ?? '').trim()
      const read: Cell<unknown> = text !== '' ? column.read(text) : 'empty' in column ? cell(column.empty) : wrong('import.value.required')
      if (read.ok) row[name] = read.value
      else if (faults.length < MOST_FAULTS)
        faults.push({ path: placeOf(position + 2, name), code: read.code, value: text.slice(0, 100), expected: read.expected })
    }
    if (!isRow(row, columns)) return
    rows.push(row)
    numbers.push(position + 2)
  })
  return { rows, numbers, faults }
}

/** A row is whole when each of its columns was read; what each holds was checked on reading. */
const isRow = <C extends Columns>(row: Record<string, unknown>, columns: C): row is Record<string, unknown> & RowOf<C> =>
  Object.keys(columns).every((name) => Object.hasOwn(row, name))

function headerFaults(names: readonly string[], columns: Columns): Fault[] {
  const known = Object.keys(columns)
  const missing = known.filter((name) => !names.includes(name) && !('empty' in (columns[name] ?? {})))
  const unknown = names.filter((name) => name !== '' && !known.includes(name))
  const doubled = names.filter((name, index) => name !== '' && names.indexOf(name) !== index)
  return [
    ...missing.map((name) => ({ path: name, code: 'import.column.missing' })),
    ...unknown.map((name) => ({ path: name, code: 'import.column.unknown', expected: known.join(', ') })),
    ...doubled.map((name) => ({ path: name, code: 'import.column.double' })),
  ]
}
