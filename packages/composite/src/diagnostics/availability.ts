import type { Table } from '../data/table.ts'
import { indicatorsUnder, type Tree } from '../specification/tree.ts'

/** Share of each aggregate's indicators that a unit has, one column per aggregate, rows as in the table. */
export function availabilityByAggregate(table: Table, tree: Tree): ReadonlyMap<string, Float64Array> {
  return new Map(
    tree.aggregates.map((node) => {
      const columns = indicatorsUnder(tree, node).map((indicator) => table.columns[indicator.column])
      const shares = Float64Array.from(table.units, (_, i) => columns.filter((column) => column[i] === column[i]).length / columns.length)
      return [node.code, shares]
    }),
  )
}
