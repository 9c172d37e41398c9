import type { Build } from '../build.ts'

/** Units that are alike in their node scores, not in their total. */
export interface PeerGroup {
  /** Rows of the build. */
  readonly members: readonly number[]
  /** Mean score of the members on each of the nodes compared. */
  readonly profile: readonly number[]
  /** The member nearest to that mean. */
  readonly typical: number
}

export interface PeerGroups {
  readonly codes: readonly string[]
  readonly groups: readonly PeerGroup[]
  /** Rows with a gap in one of the nodes; they belong to no group. */
  readonly left: readonly number[]
  /** Mean silhouette width −1…1 of the division; below 0.25 there are hardly any groups. */
  readonly silhouette: number
}

/**
 * Divides units into `count` groups of like profiles by Ward's method on standardised node scores (default: the children of the top); with no count, the
 * number from 2 to 6 with the best mean silhouette. Deterministic. Sources: Ward, JASA 58 (1963); Rousseeuw, J. Comp. Applied Math. 20 (1987).
 */
export function peerGroups(build: Build, count?: number, codes = build.tree.top.children.map((child) => build.tree.nodes[child].code)): PeerGroups {
  const columns = codes.map((code) => build.scores[build.tree.byCode.get(code)?.index ?? build.tree.top.index])
  const rows = [...build.units.keys()].filter((i) => columns.every((column) => column[i] === column[i]))
  const left = [...build.units.keys()].filter((i) => !rows.includes(i))
  const points = standardised(columns, rows)
  const distances = squaredDistances(points)
  const merges = ward(distances, rows.length)
  const largest = Math.min(6, rows.length - 1)
  const counts = count === undefined ? Array.from({ length: Math.max(0, largest - 1) }, (_, k) => k + 2) : [Math.min(count, rows.length)]
  const divisions = counts.map((k) => {
    const labels = cut(merges, rows.length, k)
    return { labels, width: silhouette(distances, labels) }
  })
  const best = divisions.reduce((a, b) => (b.width > a.width ? b : a), divisions[0] ?? { labels: rows.map(() => 0), width: 0 })
  const groups = [...new Set(best.labels)].map((label) =>
    describeGroup(
      rows.filter((_, k) => best.labels[k] === label),
      columns,
    ),
  )
  return { codes, groups: groups.toSorted((a, b) => b.members.length - a.members.length), left, silhouette: best.width }
}

/** The units most like one unit, nearest first, by Euclidean distance of standardised node scores. */
export function nearestPeers(
  build: Build,
  row: number,
  count = 5,
  codes = build.tree.top.children.map((child) => build.tree.nodes[child].code),
): readonly number[] {
  const columns = codes.map((code) => build.scores[build.tree.byCode.get(code)?.index ?? build.tree.top.index])
  const rows = [...build.units.keys()].filter((i) => columns.every((column) => column[i] === column[i]))
  const points = standardised(columns, rows)
  const own = points[rows.indexOf(row)]
  if (!own) return []
  const distance = (k: number) => own.reduce((sum, x, c) => sum + (x - points[k][c]) ** 2, 0)
  const order = rows.map((_, k) => k).filter((k) => rows[k] !== row)
  return order
    .toSorted((a, b) => distance(a) - distance(b) || rows[a] - rows[b])
    .slice(0, count)
    .map((k) => rows[k])
}

function standardised(columns: readonly Float64Array[], rows: readonly number[]) {
  const scales = columns.map((column) => {
    const mean = rows.reduce((sum, i) => sum + column[i], 0) / rows.length
    const sd = Math.sqrt(rows.reduce((sum, i) => sum + (column[i] - mean) ** 2, 0) / Math.max(1, rows.length - 1))
    return { mean, sd: sd > 0 ? sd : 1 }
  })
  return rows.map((i) => columns.map((column, c) => (column[i] - scales[c].mean) / scales[c].sd))
}

function squaredDistances(points: readonly (readonly number[])[]) {
  const n = points.length
  const distances = new Float64Array(n * n)
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) distances[i * n + j] = distances[j * n + i] = points[i].reduce((sum, x, c) => sum + (x - points[j][c]) ** 2, 0)
  }
  return distances
}

/** Merges in order, each a pair of current cluster representatives; Lance–Williams update of squared Ward distances. */
function ward(distances: Float64Array, n: number): readonly (readonly [number, number])[] {
  const d = Float64Array.from(distances)
  const size = new Float64Array(n).fill(1)
  const alive = Array.from({ length: n }, (_, i) => i)
  const merges: (readonly [number, number])[] = []
  while (alive.length > 1) {
    let best = Number.POSITIVE_INFINITY
    let pair: readonly [number, number] = [alive[0], alive[1]]
    for (let a = 0; a < alive.length; a++) {
      for (let b = a + 1; b < alive.length; b++) {
        const value = d[alive[a] * n + alive[b]]
        if (value < best) {
          best = value
          pair = [alive[a], alive[b]]
        }
      }
    }
    const [i, j] = pair
    for (const k of alive) {
      if (k === i || k === j) continue
      const updated = ((size[i] + size[k]) * d[i * n + k] + (size[j] + size[k]) * d[j * n + k] - size[k] * best) / (size[i] + size[j] + size[k])
      d[i * n + k] = d[k * n + i] = updated
    }
    size[i] += size[j]
    alive.splice(alive.indexOf(j), 1)
    merges.push(pair)
  }
  return merges
}

function cut(merges: readonly (readonly [number, number])[], n: number, count: number) {
  const labels = Array.from({ length: n }, (_, i) => i)
  for (const [into, from] of merges.slice(0, Math.max(0, n - count))) labels.forEach((label, i) => (labels[i] = label === from ? into : label))
  return labels
}

function silhouette(distances: Float64Array, labels: readonly number[]) {
  const n = labels.length
  const groups = [...new Set(labels)]
  if (groups.length < 2) return 0
  let total = 0
  for (let i = 0; i < n; i++) {
    const means = groups.map((group) => {
      const others = labels.flatMap((label, j) => (label === group && j !== i ? [Math.sqrt(distances[i * n + j])] : []))
      return { group, count: others.length, mean: others.reduce((sum, x) => sum + x, 0) / Math.max(1, others.length) }
    })
    const own = means.find((m) => m.group === labels[i])
    if (!own || own.count === 0) continue
    const nearest = Math.min(...means.filter((m) => m.group !== labels[i]).map((m) => m.mean))
    total += (nearest - own.mean) / Math.max(nearest, own.mean, Number.MIN_VALUE)
  }
  return total / n
}

function describeGroup(members: readonly number[], columns: readonly Float64Array[]): PeerGroup {
  const profile = columns.map((column) => members.reduce((sum, i) => sum + column[i], 0) / members.length)
  const away = (i: number) => columns.reduce((sum, column, c) => sum + (column[i] - profile[c]) ** 2, 0)
  return { members, profile, typical: members.reduce((a, b) => (away(b) < away(a) ? b : a)) }
}
