import type { Observations } from '../data/observations.ts'
import { withColumns, type Table } from '../data/table.ts'
import { fault, type Fault, type Outcome } from '../outcome.ts'
import type { DenominateStep } from '../specification/dataSteps.ts'
import type { Tree } from '../specification/tree.ts'

const operators = {
  '/': (x: number, d: number) => x / d,
  '*': (x: number, d: number) => x * d,
  '+': (x: number, d: number) => x + d,
  '-': (x: number, d: number) => x - d,
} satisfies Record<string, (x: number, d: number) => number>

/**
 * x' = x / (d / scale) for every indicator with a denominator (or another operator). A missing x or d gives a missing x'.
 * Refuses a denominator column that does not exist and division by zero.
 */
export function denominate(table: Table, step: DenominateStep, tree: Tree, observations: Observations, path: string): Outcome<Table> {
  const faults: Fault[] = []
  const operator = operators[step.operator ?? '/']
  const scale = step.scale ?? 1
  const columns = table.columns.map((column, c) => {
    const code = table.codes[c]
    const by = step.denominators ? step.denominators[code] : tree.byCode.get(code)?.indicator?.denominator
    if (by === undefined) return column
    const sizes = observations.columns.get(by)
    if (!sizes) {
      faults.push(fault('denominate.column', `${path}/denominators/${code}`, 'a numeric column of the data', by))
      return column
    }
    return column.map((x, i) => {
      const size = sizes[table.rows[i]] / scale
      if (size === 0 && (step.operator ?? '/') === '/' && x === x) {
        faults.push(fault('denominate.zero', `/columns/${by}/${table.rows[i]}`, `a value other than 0 to divide ${code} of ${table.units[i]}`, 0))
      }
      return operator(x, size)
    })
  })
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: withColumns(table, columns) }
}
