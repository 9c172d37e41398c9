import { featureCollection, polygon as feature } from '@turf/helpers'
import { intersect } from '@turf/intersect'
import type { Polygon } from '../model.ts'
import { boxOf, polygonArea, type Box } from './geodesy.ts'

type Coordinates = Polygon['coordinates']

/** Holes and slivers below this many m² are traces of rounding (a side of 100 m off by a centimetre). */
const SLIVER_M2 = 1

/** Coordinates are kept to 8 decimals: a millimetre. */
const round = (value: number): number => Math.round(value * 1e8) / 1e8

/** The polygon with its coordinates as they are kept. */
export const toPolygon = (coordinates: readonly (readonly (readonly number[])[])[]): Polygon => ({
  type: 'Polygon',
  coordinates: coordinates.map((ring) => ring.map(([longitude = 0, latitude = 0]): [number, number] => [round(longitude), round(latitude)])),
})

/** Boxes of polygons met before: a register of thousands of lots asks for each of them again and again. */
const boxes = new WeakMap<Polygon, Box>()

function knownBox(polygon: Polygon): Box | undefined {
  const known = boxes.get(polygon) ?? boxOf([polygon])
  if (known !== undefined) boxes.set(polygon, known)
  return known
}

/** What two polygons have in common, as polygons. */
export function common(a: Polygon, b: Polygon): Polygon[] {
  const [boxA, boxB] = [knownBox(a), knownBox(b)]
  if (boxA === undefined || boxB === undefined || apart(boxA, boxB)) return []
  const shared = intersect(featureCollection([feature(a.coordinates), feature(b.coordinates)]))
  if (shared === null) return []
  const parts = shared.geometry.type === 'Polygon' ? [shared.geometry.coordinates] : shared.geometry.coordinates
  return parts.map(toPolygon)
}

const apart = (a: Box, b: Box): boolean => a.east < b.west || b.east < a.west || a.north < b.south || b.north < a.south

/** Area two polygons have in common, m². */
export const commonArea = (a: Polygon, b: Polygon): number => common(a, b).reduce((sum, part) => sum + polygonArea(part), 0)

/** A frame well outside everything. */
const frameRound = (polygons: readonly Polygon[]): Coordinates[number] => {
  const { west, south, east, north } = boxOf(polygons) ?? { west: 0, south: 0, east: 0, north: 0 }
  return [
    [west - 1, south - 1],
    [east + 1, south - 1],
    [east + 1, north + 1],
    [west - 1, north + 1],
    [west - 1, south - 1],
  ]
}

/** Everything in the frame but the polygon; holes of the polygon are left out of account. */
const outside = (frame: Coordinates[number], { coordinates }: Polygon): Polygon => ({ type: 'Polygon', coordinates: [frame, coordinates[0] ?? []] })

/**
 * The polygons as one: undefined where they do not hang together along sides. What lies outside all of them is cut out of a frame
 * (union = frame − ∩ (frame − part)), so that it needs intersections only.
 */
export function joined(polygons: readonly Polygon[]): Polygon | undefined {
  const frame = frameRound(polygons)
  let rest: Polygon[] = [{ type: 'Polygon', coordinates: [frame] }]
  for (const part of polygons.map(({ coordinates }) => toPolygon(coordinates))) rest = rest.flatMap((piece) => common(piece, outside(frame, part)))
  const [around, ...others] = rest.toSorted((a, b) => polygonArea(b) - polygonArea(a))
  const rings = (around?.coordinates.slice(1) ?? []).filter((ring) => polygonArea({ coordinates: [ring] }) > SLIVER_M2)
  const [outer, ...more] = rings
  if (outer === undefined || more.length > 0) return undefined
  const holes = others.filter((hole) => polygonArea(hole) > SLIVER_M2).map(({ coordinates }) => coordinates[0] ?? [])
  return { type: 'Polygon', coordinates: [outer, ...holes] }
}

export type Point = readonly [number, number]

/** Cuts a polygon along the straight line through two points: the parts on its left, then those on its right. */
export function cut(polygon: Polygon, [from, to]: readonly [Point, Point]): Polygon[] {
  const box = boxOf([polygon])
  if (box === undefined) return []
  const span = 4 * Math.max(box.east - box.west, box.north - box.south, Math.abs(to[0] - from[0]), Math.abs(to[1] - from[1]))
  const length = Math.hypot(to[0] - from[0], to[1] - from[1])
  if (length === 0) return []
  const along: Point = [((to[0] - from[0]) / length) * span, ((to[1] - from[1]) / length) * span]
  const far = (sign: number, side: number): [number, number] => [
    (sign < 0 ? from[0] : to[0]) + sign * along[0] - side * along[1],
    (sign < 0 ? from[1] : to[1]) + sign * along[1] + side * along[0],
  ]
  return [1, -1].flatMap((side) => {
    const half: Polygon = { type: 'Polygon', coordinates: [[far(-1, 0), far(1, 0), far(1, side), far(-1, side), far(-1, 0)]] }
    return common(polygon, half).filter((part) => polygonArea(part) > SLIVER_M2)
  })
}
