import { metresPerDegree, polygonArea } from '#registers/land/rules/geodesy.ts'
import type { Polygon } from '#registers/land/model.ts'

/** The south-west corner of the zone, degrees; a place of no meaning. */
const CORNER = [69.1702, 41.2816] as const
/** The streets run a little aslant, as streets do. */
const TURN = (7 * Math.PI) / 180

const [metresEast, metresNorth] = metresPerDegree(CORNER[1])

/** A point of the plan (metres east and north of the corner) on the ellipsoid. */
function place(x: number, y: number): [number, number] {
  const east = x * Math.cos(TURN) - y * Math.sin(TURN)
  const north = x * Math.sin(TURN) + y * Math.cos(TURN)
  const round = (degrees: number) => Math.round(degrees * 1e7) / 1e7
  return [round(CORNER[0] + east / metresEast), round(CORNER[1] + north / metresNorth)]
}

/** A rectangle of the plan: west, south, east, north, in metres. */
export type Rectangle = readonly [west: number, south: number, east: number, north: number]

export const polygonOf = ([west, south, east, north]: Rectangle): Polygon => ({
  type: 'Polygon',
  coordinates: [[place(west, south), place(east, south), place(east, north), place(west, north), place(west, south)]],
})

/** A line across a rectangle from south to north, beyond its sides, at a share of its width. */
export const lineAcross = ([west, south, east, north]: Rectangle, share: number): [[number, number], [number, number]] => {
  const x = west + (east - west) * share
  return [place(x, south - 5), place(x, north + 5)]
}

export const areaOf = (rectangle: Rectangle): number => Math.round(polygonArea(polygonOf(rectangle)))

/** Rows of lots: name, south side and depth, where the row begins in the east, and the widths of its lots, metres. */
const ROWS = [
  { name: 'A-1', west: 20, south: 151, depth: 70, widths: [50, 50, 40, 60, 45, 55] },
  { name: 'A-2', west: 20, south: 81, depth: 70, widths: [80, 40, 40, 40, 60, 40] },
  { name: 'A-3', west: 20, south: 20, depth: 45, widths: [20, 20, 30, 30, 40, 40, 60, 60] },
  { name: 'B-1', west: 344, south: 161, depth: 60, widths: [40, 60, 50, 50, 40, 60] },
  { name: 'B-2', west: 344, south: 101, depth: 60, widths: [75, 45, 45, 45, 45, 45] },
  { name: 'B-3', west: 344, south: 35, depth: 50, widths: [40, 40, 40, 60, 60, 60] },
] as const

/** Every lot of the plan by its number: two blocks of three rows, a main street between them and a side street in each. */
export const RECTANGLES: ReadonlyMap<string, Rectangle> = new Map(
  ROWS.flatMap(({ name, west, south, depth, widths }) =>
    widths.map((width, index): [string, Rectangle] => {
      const from = west + widths.slice(0, index).reduce((sum, one) => sum + one, 0)
      return [`${name}${String(index + 1).padStart(2, '0')}`, [from, south, from + width, south + depth]]
    }),
  ),
)

/** The zone's own boundary. */
export const BOUNDARY: Rectangle = [0, 0, 664, 241]

/** A building in the middle of a lot: so many metres from its sides. */
export const buildingIn = ([west, south, east, north]: Rectangle, margin: number): Rectangle => [west + margin, south + margin, east - margin, north - margin]
