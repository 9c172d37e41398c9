import type { Polygon } from '../model.ts'

/** WGS 84: equatorial radius in metres, and eccentricity. */
const A = 6_378_137
const E2 = 0.006_694_379_990_141_33
const E = Math.sqrt(E2)

type Point = readonly [number, number]
type Ring = readonly Point[]

const radians = (degrees: number): number => (degrees * Math.PI) / 180

/**
 * The authalic function of the latitude φ: q = (1 − e²)·[sin φ / (1 − e² sin² φ) + artanh(e sin φ) / e].
 * The zone of the ellipsoid between two parallels over Δλ has the area A²·Δλ·(q₂ − q₁)/2.
 * Source: Snyder, Map Projections: A Working Manual (USGS PP 1395), eq. 3-12.
 */
const authalic = (latitude: number): number => {
  const sine = Math.sin(radians(latitude))
  return (1 - E2) * (sine / (1 - E2 * sine * sine) + Math.atanh(E * sine) / E)
}

/** A place in the cylindrical equal-area projection, metres: areas there are areas on the ellipsoid. */
const project = ([longitude, latitude]: Point): Point => [A * radians(longitude), (A * authalic(latitude)) / 2]

/** Signed area of a ring by the shoelace formula, m²; taken about its first point, so that little is lost to rounding. */
function ringArea(ring: Ring): number {
  const [first, ...rest] = ring.map(project)
  if (first === undefined) return 0
  const local = [first, ...rest].map(([x, y]): Point => [x - first[0], y - first[1]])
  let doubled = 0
  for (const [index, [x, y]] of local.entries()) {
    const [nextX, nextY] = local[(index + 1) % local.length] ?? [0, 0]
    doubled += x * nextY - nextX * y
  }
  return doubled / 2
}

/** Area of a polygon on the WGS 84 ellipsoid, m²: its outer ring less its holes. Exact for sides along meridians and parallels. */
export function polygonArea({ coordinates }: Pick<Polygon, 'coordinates'>): number {
  const [outer, ...holes] = coordinates.map((ring) => Math.abs(ringArea(ring)))
  return Math.max(0, (outer ?? 0) - holes.reduce((sum, hole) => sum + hole, 0))
}

/** Metres of a degree of longitude and of latitude at a latitude, for drawing to scale: N·cos φ and M. */
export function metresPerDegree(latitude: number): Point {
  const sine = Math.sin(radians(latitude))
  const root = 1 - E2 * sine * sine
  return [radians(1) * (A / Math.sqrt(root)) * Math.cos(radians(latitude)), (radians(1) * A * (1 - E2)) / root ** 1.5]
}

export type Box = { readonly west: number; readonly south: number; readonly east: number; readonly north: number }

/** The smallest box of meridians and parallels round polygons; undefined where there are none. */
export function boxOf(polygons: readonly Pick<Polygon, 'coordinates'>[]): Box | undefined {
  const points = polygons.flatMap(({ coordinates }) => coordinates.flat())
  const [first] = points
  if (first === undefined) return undefined
  return points.reduce<Box>(
    (box, [longitude, latitude]) => ({
      west: Math.min(box.west, longitude),
      south: Math.min(box.south, latitude),
      east: Math.max(box.east, longitude),
      north: Math.max(box.north, latitude),
    }),
    { west: first[0], south: first[1], east: first[0], north: first[1] },
  )
}
