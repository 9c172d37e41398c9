/** A published figure: the sum of a set of enterprises, how many they are, and the largest one's part (absolute). */
export type Cell = { readonly id: string; readonly value: number; readonly count: number; readonly max: number }

/** A published sum: the total is exactly the sum of its parts. */
export type Relation = { readonly total: string; readonly parts: readonly string[] }

export type DisclosureRule = {
  /** Fewest enterprises a public cell may hold. */
  readonly minCount: number
  /** Largest part of a cell (0…1) that one enterprise may hold. */
  readonly maxShare: number
}

/** Whether a cell itself tells too much of one enterprise: fewer than 3 in it, or one above 85 % of it (PROCEDURES 4.3). An empty cell tells of nobody. */
export function isSensitive(cell: Pick<Cell, 'value' | 'count' | 'max'>, rule: DisclosureRule): boolean {
  if (cell.count === 0) return false
  return cell.count < rule.minCount || cell.max > rule.maxShare * Math.abs(cell.value) + 1e-9
}

/**
 * Cells to be withheld from the public, by id: the sensitive ones, and as many others as it takes that none of them can be
 * recomputed. A relation with withheld cells must leave a reader with more than one unknown, the unknowns of one relation together
 * must not be sensitive themselves (else each of two enterprises would learn the other's figure), and no withheld cell may follow
 * from all the published sums taken together (the rank of the system is asked). Of possible partners the smallest is withheld, a
 * total only where no part is left. `kept` cells are published anyway: they are decided elsewhere and never withheld here.
 */
export function withhold(cells: readonly Cell[], relations: readonly Relation[], rule: DisclosureRule, kept: ReadonlySet<string> = new Set()): Set<string> {
  const known = new Map(cells.map((cell) => [cell.id, cell]))
  const withheld = new Set(cells.filter((cell) => isSensitive(cell, rule) && !kept.has(cell.id)).map(({ id }) => id))
  const full = relations
    .map(({ total, parts }) => ({ total, parts: parts.filter((id) => known.has(id)) }))
    .filter(({ total, parts }) => known.has(total) && parts.length > 0)
  const inner = new Map(full.toReversed().map(({ total, parts }) => [total, parts]))
  for (;;) {
    for (let changed = true; changed;) {
      changed = false
      for (const relation of full) {
        while (isWeak(relation, inner, withheld, known, rule)) {
          const partner = partnerIn(relation, withheld, known, kept)
          if (partner === undefined) break
          withheld.add(partner)
          changed = true
        }
      }
    }
    const partner = partnerOfDetermined(full, withheld, known, kept)
    if (partner === undefined) return withheld
    withheld.add(partner)
  }
}

type Cells = ReadonlyMap<string, Cell>

/** Whether a relation gives its withheld cells away: one unknown, or unknown parts that are sensitive taken together while the total is public. */
function isWeak(
  { total, parts }: Relation,
  inner: ReadonlyMap<string, readonly string[]>,
  withheld: ReadonlySet<string>,
  cells: Cells,
  rule: DisclosureRule,
): boolean {
  const hidden = parts.filter((id) => withheld.has(id))
  if (withheld.has(total)) return hidden.length === 0
  if (hidden.length === 0) return false
  return hidden.length === 1 || isSensitive(union([...new Set(hidden.flatMap((id) => leavesOf(id, inner, withheld)))], cells), rule)
}

/** The withheld cells at the bottom of a withheld cell: what is left of it when everything public is subtracted. */
function leavesOf(id: string, inner: ReadonlyMap<string, readonly string[]>, withheld: ReadonlySet<string>): string[] {
  const parts = inner.get(id)?.filter((part) => withheld.has(part)) ?? []
  return parts.length === 0 ? [id] : parts.flatMap((part) => leavesOf(part, inner, withheld))
}

/** Several cells taken as one. */
function union(ids: readonly string[], cells: Cells): Pick<Cell, 'value' | 'count' | 'max'> {
  const all = ids.flatMap((id) => cells.get(id) ?? [])
  return {
    value: all.reduce((sum, { value }) => sum + value, 0),
    count: all.reduce((sum, { count }) => sum + count, 0),
    max: all.reduce((most, { max }) => Math.max(most, max), 0),
  }
}

/** The cell of a relation to be withheld next: the smallest public part that is not empty, else the total. */
function partnerIn({ total, parts }: Relation, withheld: ReadonlySet<string>, cells: Cells, kept: ReadonlySet<string>): string | undefined {
  const free = parts
    .flatMap((id) => cells.get(id) ?? [])
    .filter(({ id, count }) => count > 0 && !withheld.has(id) && !kept.has(id))
    .toSorted((a, b) => Math.abs(a.value) - Math.abs(b.value) || (a.id < b.id ? -1 : 1))
  return free[0]?.id ?? (withheld.has(total) || kept.has(total) ? undefined : total)
}

/** A partner for a withheld cell that follows from the published sums together; undefined where none does. */
function partnerOfDetermined(relations: readonly Relation[], withheld: ReadonlySet<string>, cells: Cells, kept: ReadonlySet<string>): string | undefined {
  for (const id of determined(relations, withheld)) {
    for (const relation of relations.filter(({ total, parts }) => total === id || parts.includes(id))) {
      const partner = partnerIn(relation, withheld, cells, kept)
      if (partner !== undefined) return partner
    }
  }
  return undefined
}

/** Withheld cells that can be computed from the published ones: those whose unknown alone makes a row of the reduced system. */
export function determined(relations: readonly Relation[], withheld: ReadonlySet<string>): string[] {
  const unknowns = [...withheld]
  const column = new Map(unknowns.map((id, index) => [id, index]))
  const rows = relations.flatMap(({ total, parts }) => {
    const row = new Map<number, number>()
    for (const [id, factor] of [[total, -1] as const, ...parts.map((part) => [part, 1] as const)]) {
      const at = column.get(id)
      if (at !== undefined) row.set(at, (row.get(at) ?? 0) + factor)
    }
    return row.size === 0 ? [] : [row]
  })
  return reduced(rows)
    .filter((row) => row.size === 1)
    .flatMap((row) => [...row.keys()].flatMap((at) => unknowns[at] ?? []))
}

type Row = Map<number, number>

/** Gauss–Jordan on sparse rows: each pivot stands in its own row only. */
function reduced(rows: readonly Row[]): Row[] {
  const done: { pivot: number; row: Row }[] = []
  for (const start of rows) {
    let row = new Map(start)
    for (const { pivot, row: other } of done) row = minus(row, other, row.get(pivot) ?? 0)
    const pivot = [...row.keys()][0]
    if (pivot === undefined) continue
    const scaled = new Map([...row].map(([at, factor]) => [at, factor / (row.get(pivot) ?? 1)]))
    for (const one of done) one.row = minus(one.row, scaled, one.row.get(pivot) ?? 0)
    done.push({ pivot, row: scaled })
  }
  return done.map(({ row }) => row)
}

function minus(row: Row, other: Row, times: number): Row {
  if (times === 0) return row
  const left = new Map(row)
  for (const [at, factor] of other) {
    const value = (left.get(at) ?? 0) - times * factor
    if (Math.abs(value) < 1e-9) left.delete(at)
    else left.set(at, value)
  }
  return left
}
