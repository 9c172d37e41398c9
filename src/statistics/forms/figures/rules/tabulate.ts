import { withhold, type Cell, type DisclosureRule } from './disclosure.ts'
import { cellsOfPlaces, type Seat } from './places.ts'

export type Sum = {
  readonly zone: string
  readonly field: string
  readonly division: string
  readonly value: number
  readonly count: number
  readonly max: number
  readonly imputed: number
  readonly imputedCount: number
}
export type Count = { readonly zone: string; readonly due: number }

export type Row = {
  readonly subject: string
  readonly level: 'zone' | 'district' | 'region' | 'country'
  readonly field: string
  readonly division: string
  readonly approved: number | null
  readonly imputed: number | null
  readonly withheld: 'none' | 'confidential' | null
  readonly approvedCount: number
  readonly imputedCount: number
  readonly dueCount: number
}

const LEVELS = ['country', 'region', 'district', 'zone'] as const

/**
 * The consolidated form of a place: its own row by field, and with `within` its regions or districts and its zones; by activity division
 * too where the sums have them. Without a rule nothing is withheld. The public sums of places are decided first, over the
 * whole country; divisions are shown for the country and the regions and are withheld so that neither follows from the other.
 */
export function tabulate(
  sums: readonly Sum[],
  counts: readonly Count[],
  seats: readonly Seat[],
  rule: DisclosureRule | undefined,
  place: string,
  within: boolean,
): Row[] {
  const due = levelSums(
    counts.map(({ zone, due: value }) => ({ zone, value, count: value, max: 0 })),
    seats,
  )
  const inside = new Set(
    seats.filter((seat) => [seat.zone, seat.district, seat.region, seat.country].includes(place)).flatMap((seat) => [seat.zone, seat.district, seat.region]),
  )
  const wanted = (subject: string) => subject === place || (within && inside.has(subject) && !isAbove(subject, place, seats))
  return [...Map.groupBy(sums, ({ field }) => field)].flatMap(([field, list]) => {
    const totals = list.filter(({ division }) => division === '')
    const hidden = rule === undefined ? new Set<string>() : hiddenPlaces(totals, seats, rule)
    const rows = rowsOf(totals, seats, hidden, due).map((row) => ({ ...row, field, division: '' }))
    const divisions = list.some(({ division }) => division !== '') ? rowsByDivision(list, seats, hidden, rule, due).map((row) => ({ ...row, field })) : []
    return [...rows, ...divisions].filter(({ subject }) => wanted(subject)).toSorted((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level))
  })
}

const isAbove = (subject: string, place: string, seats: readonly Seat[]) =>
  seats.some(
    (seat) =>
      (place === seat.zone && (subject === seat.district || subject === seat.region)) ||
      (place === seat.district && subject === seat.region && seat.district !== seat.region),
  )

const hiddenPlaces = (totals: readonly Sum[], seats: readonly Seat[], rule: DisclosureRule): Set<string> => {
  const { cells, relations } = cellsOfPlaces(totals, seats)
  return withhold(cells, relations, rule)
}

const levelSums = (sums: readonly { zone: string; value: number; count: number; max: number }[], seats: readonly Seat[]): Map<string, Cell> =>
  new Map(cellsOfPlaces(sums, seats).cells.map((cell) => [cell.id, cell]))

function levelsOf(seats: readonly Seat[]): Map<string, Row['level']> {
  const levels = new Map<string, Row['level']>()
  for (const seat of seats) {
    levels.set(seat.zone, 'zone')
    levels.set(seat.district, 'district')
    levels.set(seat.region, 'region')
    levels.set(seat.country, 'country')
  }
  return levels
}

type Plain = Omit<Row, 'field' | 'division'>

function rowsOf(totals: readonly Sum[], seats: readonly Seat[], hidden: ReadonlySet<string>, due: ReadonlyMap<string, Cell>): Plain[] {
  const imputed = levelSums(
    totals.map((sum) => ({ zone: sum.zone, value: sum.imputed, count: sum.imputedCount, max: 0 })),
    seats,
  )
  const levels = levelsOf(seats)
  return [...levelSums(totals, seats).values()].flatMap((cell): Plain[] => {
    const level = levels.get(cell.id)
    const guessed = imputed.get(cell.id)
    const owed = due.get(cell.id)?.count ?? 0
    if (level === undefined || (owed === 0 && cell.count === 0)) return []
    const withheld = hidden.has(cell.id) ? ('confidential' as const) : cell.count === 0 && (guessed?.count ?? 0) === 0 ? ('none' as const) : null
    const shown = withheld === null
    const counted = { approvedCount: cell.count, imputedCount: guessed?.count ?? 0, dueCount: owed }
    return [{ subject: cell.id, level, approved: shown ? cell.value : null, imputed: shown ? (guessed?.value ?? 0) : null, withheld, ...counted }]
  })
}

/** Rows by division of the country and each region. */
function rowsByDivision(
  list: readonly Sum[],
  seats: readonly Seat[],
  hidden: ReadonlySet<string>,
  rule: DisclosureRule | undefined,
  due: ReadonlyMap<string, Cell>,
): (Plain & { division: string })[] {
  const parts = [
    ...Map.groupBy(
      list.filter(({ division }) => division !== ''),
      ({ division }) => division,
    ),
  ]
  const upper = new Set(seats.flatMap(({ region, country }) => [region, country]))
  const secret = rule === undefined ? new Set<string>() : hiddenDivisions(list, parts, seats, hidden, rule, upper)
  return parts.flatMap(([division, sums]) =>
    rowsOf(sums, seats, new Set([...upper].filter((id) => secret.has(`${division}|${id}`))), due)
      .filter(({ subject, approvedCount }) => upper.has(subject) && approvedCount > 0)
      .map((row) => ({ ...row, division })),
  )
}

function hiddenDivisions(
  list: readonly Sum[],
  parts: readonly (readonly [string, readonly Sum[]])[],
  seats: readonly Seat[],
  hidden: ReadonlySet<string>,
  rule: DisclosureRule,
  upper: ReadonlySet<string>,
): Set<string> {
  const regional = seats.map((seat) => ({ ...seat, district: seat.region }))
  const tables = parts.map(([division, sums]) => ({ division, ...cellsOfPlaces(sums, regional, `${division}|`) }))
  const isUpper = (id: string) => upper.has(id.slice(id.indexOf('|') + 1))
  const totals = [
    ...levelSums(
      list.filter(({ division }) => division === ''),
      regional,
    ).values(),
  ].filter(({ id }) => upper.has(id))
  const cells = [...totals, ...tables.flatMap((table) => table.cells.filter(({ id }) => isUpper(id)))]
  const across = tables.flatMap((table) => table.relations.filter(({ total, parts: inner }) => isUpper(total) && inner.every(isUpper)))
  const down = totals.map(({ id }) => ({ total: id, parts: parts.map(([division]) => `${division}|${id}`) }))
  const kept = new Set(totals.filter(({ id }) => !hidden.has(id)).map(({ id }) => id))
  return withhold(cells, [...across, ...down], rule, kept)
}
