import type { Cell, Relation } from './disclosure.ts'

/** Where a zone lies. */
export type Seat = { readonly zone: string; readonly district: string; readonly region: string; readonly country: string }

/** A zone's sum of one field, in one activity division or in all (''). */
export type ZoneSum = { readonly zone: string; readonly value: number; readonly count: number; readonly max: number }

/** The cells of a field that are published, from zones up to the country, and how they add up. A place that is its own parent is named once. */
export function cellsOfPlaces(sums: readonly ZoneSum[], seats: readonly Seat[], prefix = ''): { readonly cells: Cell[]; readonly relations: Relation[] } {
  const byZone = new Map(sums.map((sum) => [sum.zone, sum]))
  const cells = new Map<string, Cell>()
  const parts = new Map<string, Set<string>>()
  const add = (id: string, sum: Omit<ZoneSum, 'zone'>) => {
    const cell = cells.get(id) ?? { id, value: 0, count: 0, max: 0 }
    cells.set(id, { id, value: cell.value + sum.value, count: cell.count + sum.count, max: Math.max(cell.max, sum.max) })
  }
  for (const seat of seats) {
    const sum = byZone.get(seat.zone)
    const line = [...new Set([seat.zone, seat.district, seat.region, seat.country])].map((id) => prefix + id)
    line.forEach((id, index) => {
      add(id, sum ?? { value: 0, count: 0, max: 0 })
      const parent = line[index + 1]
      if (parent !== undefined) parts.set(parent, (parts.get(parent) ?? new Set()).add(id))
    })
  }
  return { cells: [...cells.values()], relations: [...parts].map(([total, list]) => ({ total, parts: [...list] })) }
}
