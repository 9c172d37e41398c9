import type { Polygon } from '../model.ts'
import { metresPerDegree } from './geodesy.ts'

/** A rectangle of meridians and parallels, degrees. */
export const rectangle = (west: number, south: number, east: number, north: number): Polygon => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ],
})

/** A rectangle of so many metres, its south-west corner so many metres from a corner in Tashkent. */
export function metres(east: number, north: number, [x, y]: readonly [number, number] = [0, 0], [longitude, latitude] = [69.3, 41.25]): Polygon {
  const [perLongitude, perLatitude] = metresPerDegree(latitude)
  const [west, south] = [longitude + x / perLongitude, latitude + y / perLatitude]
  return rectangle(west, south, longitude + (x + east) / perLongitude, latitude + (y + north) / perLatitude)
}
