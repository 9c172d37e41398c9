import type { LotSide, LotStatus, Polygon } from '../model.ts'
import { boxOf, metresPerDegree } from '../rules/geodesy.ts'

/** How a lot is drawn: manners told apart by pattern and outline, not by colour alone. */
export const MANNERS = ['vacant', 'auction', 'used', 'planned', 'recovering', 'stopped', 'neighbour'] as const
export type Manner = (typeof MANNERS)[number]

const OF_STATUS = {
  draft: 'planned',
  available: 'vacant',
  on_auction: 'auction',
  reserved: 'planned',
  allocated: 'used',
  construction: 'used',
  operating: 'used',
  owned: 'used',
  recovering: 'recovering',
  closed: 'stopped',
} as const satisfies Record<LotStatus, Manner>

export const mannerOf = (status: LotStatus, side: LotSide | null): Manner => (side === 'frozen' || side === 'withdrawn' ? 'stopped' : OF_STATUS[status])

export type PlanLot = {
  readonly id: string
  readonly number: string
  readonly polygon: Polygon | null
  readonly manner: Manner
  readonly said: string
  readonly to?: string
}

export type Placed = PlanLot & { readonly path: string; readonly x: number; readonly y: number; readonly fits: boolean }
export type Plan = {
  readonly width: number
  readonly height: number
  readonly lots: readonly Placed[]
  readonly boundary: readonly string[]
  /** The scale bar: so many metres are so many units of the picture. */
  readonly scale: { readonly metres: number; readonly length: number }
}

const MARGIN = 24
/** Room for the scale bar under the drawing. */
const FOOT = 28
const LETTER = 8

/** Room the picture has: its width, and its height at most, in the units of its letters. */
export type Frame = { readonly width: number; readonly most: number }

/** Places lots and boundary in a picture, true to scale, north up; undefined where nothing is drawn. */
export function planOf(lots: readonly PlanLot[], boundary: readonly Polygon[], { width, most }: Frame): Plan | undefined {
  const shapes = lots.flatMap(({ polygon }) => (polygon === null ? [] : [polygon]))
  const box = boxOf([...shapes, ...boundary])
  if (box === undefined || shapes.length === 0) return undefined
  const [perLongitude, perLatitude] = metresPerDegree((box.south + box.north) / 2)
  const [east, north] = [Math.max(1, (box.east - box.west) * perLongitude), Math.max(1, (box.north - box.south) * perLatitude)]
  const factor = Math.min((width - 2 * MARGIN) / east, (most - 2 * MARGIN - FOOT) / north)
  const height = Math.round(Math.max(140, north * factor + 2 * MARGIN + FOOT))
  const left = (width - east * factor) / 2
  const place = ([longitude, latitude]: readonly [number, number]): readonly [number, number] => [
    left + (longitude - box.west) * perLongitude * factor,
    MARGIN + (box.north - latitude) * perLatitude * factor,
  ]
  const pathOf = ({ coordinates }: Polygon) =>
    coordinates
      .map(
        (ring) =>
          `M${ring
            .map((point) =>
              place(point)
                .map((at) => at.toFixed(1))
                .join(' '),
            )
            .join('L')}Z`,
      )
      .join('')
  return {
    width,
    height,
    lots: lots.flatMap((lot) => (lot.polygon === null ? [] : [{ ...lot, path: pathOf(lot.polygon), ...labelOf(lot.number, lot.polygon, place) }])),
    boundary: boundary.map(pathOf),
    scale: scaleOf(factor, width),
  }
}

/** Where a number stands: the middle of the outer ring by its area, and whether it fits in there. */
function labelOf(number: string, { coordinates }: Polygon, place: (point: readonly [number, number]) => readonly [number, number]) {
  const ring = (coordinates[0] ?? []).map(place)
  const [first] = ring
  if (first === undefined) return { x: 0, y: 0, fits: false }
  let [doubled, x, y] = [0, 0, 0]
  for (const [index, [ax, ay]] of ring.entries()) {
    const [bx, by] = ring[(index + 1) % ring.length] ?? first
    const cross = (ax - first[0]) * (by - first[1]) - (bx - first[0]) * (ay - first[1])
    doubled += cross
    x += (ax + bx + first[0]) * cross
    y += (ay + by + first[1]) * cross
  }
  const [xs, ys] = [ring.map(([at]) => at), ring.map(([, at]) => at)]
  const fits = Math.max(...xs) - Math.min(...xs) > number.length * LETTER && Math.max(...ys) - Math.min(...ys) > 16
  return doubled === 0 ? { x: first[0], y: first[1], fits } : { x: x / (3 * doubled), y: y / (3 * doubled), fits }
}

/** A round number of metres that is a fifth of the picture at most. */
function scaleOf(factor: number, width: number): Plan['scale'] {
  const wanted = width / 5 / factor
  const power = 10 ** Math.floor(Math.log10(wanted))
  const metres = [5, 2, 1].map((step) => step * power).find((step) => step <= wanted) ?? power
  return { metres, length: metres * factor }
}
