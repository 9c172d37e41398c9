const LINES = /^(?:(table \d+), )?(?:lines? )?(\d+)(?:[-–](\d+))?$/

type Range = { from: number; to: number }

/** Places in a source with neighbouring lines joined: `table 1, lines 117-118` and `table 1, lines 119-120` are `table 1, lines 117-120`. */
export function mergePlaces(places: readonly string[]): string[] {
  const other = new Set<string>()
  const byTable = new Map<string, Range[]>()
  for (const place of places) {
    const [, table = '', from, to] = LINES.exec(place) ?? []
    if (from === undefined) other.add(place)
    else byTable.set(table, [...(byTable.get(table) ?? []), { from: Number(from), to: Number(to ?? from) }])
  }
  const merged = [...byTable].flatMap(([table, ranges]) => joined(ranges).map(({ from, to }) => written(table, from, to)))
  return [...merged, ...other]
}

function joined(ranges: readonly Range[]): Range[] {
  const kept: Range[] = []
  for (const range of ranges.toSorted((a, b) => a.from - b.from)) {
    const last = kept.at(-1)
    if (last !== undefined && range.from <= last.to + 1) last.to = Math.max(last.to, range.to)
    else kept.push({ ...range })
  }
  return kept
}

const written = (table: string, from: number, to: number): string =>
  `${table === '' ? '' : `${table}, `}${from === to ? `line ${from}` : `lines ${from}-${to}`}`
