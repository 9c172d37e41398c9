import { polygon as feature } from '@turf/helpers'
import { kinks } from '@turf/kinks'
import { ok, refuse, type Result } from '#lib/result.ts'
import { polygon as shape, type Polygon } from '../model.ts'
import { polygonArea } from './geodesy.ts'
import { commonArea, toPolygon } from './overlay.ts'

/** Uzbekistan lies between these degrees. */
export const LONGITUDES = [55.9, 73.2] as const
export const LATITUDES = [37.1, 45.7] as const

/** More points than this are a line followed too finely, or not a lot. */
export const MOST_POINTS = 1000

const within = (value: number, [low, high]: readonly [number, number]): boolean => value >= low && value <= high

/**
 * Reads a GeoJSON Polygon and says what is wrong with it: not a polygon, an open ring, metres of an old grid instead of degrees,
 * latitude and longitude swapped, outside the country, sides that cross, no area. Bad input of PROCEDURES 4.1.
 */
export function readPolygon(value: unknown): Result<Polygon> {
  const parsed = shape.safeParse(value)
  if (!parsed.success) return refuse('land.polygon.shape')
  const { coordinates } = parsed.data
  const points = coordinates.flat()
  if (points.length > MOST_POINTS) return refuse('land.polygon.tooMany', { count: points.length, most: MOST_POINTS })
  if (coordinates.length === 0 || coordinates.some((ring) => ring.length < 4)) return refuse('land.polygon.shape')
  if (coordinates.some((ring) => ring[0]?.[0] !== ring.at(-1)?.[0] || ring[0]?.[1] !== ring.at(-1)?.[1])) return refuse('land.polygon.open')
  if (points.some(([x, y]) => Math.abs(x) > 180 || Math.abs(y) > 180)) return refuse('land.polygon.grid')
  if (points.every(([x, y]) => within(y, LONGITUDES) && within(x, LATITUDES))) return refuse('land.polygon.swapped')
  const stray = points.find(([x, y]) => !within(x, LONGITUDES) || !within(y, LATITUDES))
  if (stray !== undefined) return refuse('land.polygon.outside', { point: `${stray[0]}, ${stray[1]}` })
  const [crossing] = kinks(feature(coordinates)).features
  if (crossing !== undefined) return refuse('land.polygon.crossing', { point: crossing.geometry.coordinates.map((value) => value.toFixed(5)).join(', ') })
  if (polygonArea(parsed.data) < 1) return refuse('land.polygon.empty')
  return ok(toPolygon(coordinates))
}

/** The polygons of a GeoJSON Polygon or MultiPolygon; none where it is neither. */
export function polygonsOf(geometry: unknown): Polygon[] {
  if (typeof geometry !== 'object' || geometry === null || !('type' in geometry) || !('coordinates' in geometry)) return []
  const list: readonly unknown[] = geometry.type === 'Polygon' ? [geometry.coordinates] : Array.isArray(geometry.coordinates) ? geometry.coordinates : []
  return list.flatMap((coordinates) => {
    const parsed = shape.safeParse({ type: 'Polygon', coordinates })
    return parsed.success ? [parsed.data] : []
  })
}

/** Refuses a polygon of which more than the tolerance lies outside the boundary; where no boundary is known, nothing is said. */
export function insideBoundary(polygon: Polygon, boundary: readonly Polygon[], tolerance: number): Result<Polygon> {
  if (boundary.length === 0) return ok(polygon)
  const area = polygonArea(polygon)
  const inside = boundary.reduce((sum, part) => sum + commonArea(polygon, part), 0)
  if (area - inside <= Math.max(1, tolerance * area)) return ok(polygon)
  return refuse('land.polygon.outsideZone', { outsideM2: Math.round(area - inside) })
}

export type Drawn = { readonly number: string; readonly polygon: Polygon | null }

/** Two lots overlap when they share more than 1 m² or more than 0.5 % of the smaller: less is a matter of drawing. */
export const OVERLAP_M2 = 1
export const OVERLAP_SHARE = 0.005

/** Refuses a lot that lies over another of the zone, with both numbers and the area in common (PROCEDURES 4.1, rule 1). */
export function refuseOverlap(lot: Drawn, others: readonly Drawn[]): Result<true> {
  if (lot.polygon === null) return ok(true)
  for (const other of others) {
    if (other.polygon === null) continue
    const area = commonArea(lot.polygon, other.polygon)
    if (area === 0) continue
    const smaller = Math.min(polygonArea(lot.polygon), polygonArea(other.polygon))
    if (area > OVERLAP_M2 || area > OVERLAP_SHARE * smaller)
      return refuse('land.overlap', { lot: lot.number, other: other.number, areaM2: Math.max(1, Math.round(area)) })
  }
  return ok(true)
}
