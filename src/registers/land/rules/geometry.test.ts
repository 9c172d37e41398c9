import { describe, expect, test } from 'vitest'
import { polygonArea } from './geodesy.ts'
import { commonArea, cut, joined } from './overlay.ts'
import { insideBoundary, polygonsOf, readPolygon, refuseOverlap } from './polygon.ts'
import { metres, rectangle } from './rectangle.fixture.ts'

describe('the area of a polygon', () => {
  // WGS 84 at 41.25°: M = 6 363 111.6 m and N = 6 387 440.0 m by their formulas; 0.001° × 0.001° is M·N·cos φ·(π/180000)², with φ at its middle.
  test('of a thousandth of a degree in Tashkent is that of the ellipsoid', () => {
    const [a, e2, middle] = [6_378_137, 0.006_694_379_990_14, (41.2505 * Math.PI) / 180]
    const root = 1 - e2 * Math.sin(middle) ** 2
    const [meridian, prime] = [(a * (1 - e2)) / root ** 1.5, a / Math.sqrt(root)]
    const expected = meridian * prime * Math.cos(middle) * (Math.PI / 180_000) ** 2
    expect(polygonArea(rectangle(69.3, 41.25, 69.301, 41.251))).toBeCloseTo(expected, 2)
  })

  test('of 100 m by 50 m is 5,000 m², less a hole of 20 m by 10 m is 4,800 m²', () => {
    expect(polygonArea(metres(100, 50))).toBeCloseTo(5000, 0)
    const hole = metres(20, 10, [10, 10]).coordinates
    expect(polygonArea({ coordinates: [...metres(100, 50).coordinates, ...hole] })).toBeCloseTo(4800, 0)
  })

  test('of the whole ellipsoid is 510,065,622 km²', () => {
    const half = polygonArea(rectangle(0, -90, 180, 90))
    expect((2 * half) / 1e6).toBeCloseTo(510_065_622, -1)
  })
})

describe('a polygon is refused', () => {
  const good = rectangle(69.3, 41.25, 69.301, 41.251)
  const ring = good.coordinates[0] ?? []
  test.each([
    ['that is a line', { type: 'LineString', coordinates: ring }, 'land.polygon.shape'],
    ['of three points', { type: 'Polygon', coordinates: [ring.slice(0, 3)] }, 'land.polygon.shape'],
    ['without rings', { type: 'Polygon', coordinates: [] }, 'land.polygon.shape'],
    ['that is open', { type: 'Polygon', coordinates: [[...ring.slice(0, 4), [69.3001, 41.25]]] }, 'land.polygon.open'],
    ['with latitude and longitude swapped', rectangle(41.25, 69.3, 41.251, 69.301), 'land.polygon.swapped'],
    ['in metres of the old grid', rectangle(12_524_700, 4_568_000, 12_524_800, 4_568_100), 'land.polygon.grid'],
    ['that lies in another country', rectangle(37.6, 55.7, 37.601, 55.701), 'land.polygon.outside'],
    ['that has no area', rectangle(69.3, 41.25, 69.300001, 41.250001), 'land.polygon.empty'],
    [
      'that crosses itself',
      {
        type: 'Polygon',
        coordinates: [
          [
            [69.3, 41.25],
            [69.301, 41.251],
            [69.301, 41.25],
            [69.3, 41.251],
            [69.3, 41.25],
          ],
        ],
      },
      'land.polygon.crossing',
    ],
  ])('%s', (_what, value, code) => {
    expect(readPolygon(value)).toMatchObject({ ok: false, code })
  })

  test('but a good one is read', () => {
    expect(readPolygon(good)).toMatchObject({ ok: true })
  })
})

test('a lot partly outside the zone is refused with the area outside; 0.5 % is a matter of drawing', () => {
  const zone = polygonsOf({ type: 'MultiPolygon', coordinates: [metres(200, 100).coordinates] })
  expect(insideBoundary(metres(100, 100, [150, 0]), zone, 0.005)).toMatchObject({ code: 'land.polygon.outsideZone', details: { outsideM2: 5000 } })
  expect(insideBoundary(metres(100, 100, [100.4, 0]), zone, 0.005).ok).toBe(true)
  expect(insideBoundary(metres(100, 100, [5000, 0]), [], 0.005).ok).toBe(true)
})

test('lots that overlap are refused with both numbers and the area; lots that only touch are not', () => {
  const a = { number: 'A-1', polygon: metres(100, 100) }
  expect(refuseOverlap({ number: 'A-2', polygon: metres(100, 100, [90, 0]) }, [a])).toMatchObject({
    code: 'land.overlap',
    details: { lot: 'A-2', other: 'A-1', areaM2: 1000 },
  })
  expect(refuseOverlap({ number: 'A-3', polygon: metres(100, 100, [100, 0]) }, [a]).ok).toBe(true)
  expect(refuseOverlap({ number: 'A-4', polygon: metres(100, 100, [99.995, 0]) }, [a]).ok).toBe(true)
  expect(refuseOverlap({ number: 'A-5', polygon: metres(100, 100, [99.98, 0]) }, [a]).ok).toBe(false)
})

describe('cutting and joining', () => {
  const lot = metres(100, 60)
  const [[west, south] = [0, 0], [east] = [0]] = lot.coordinates[0] ?? []
  const middle = (west + east) / 2

  test('a line through the middle gives two halves that together are the lot again', () => {
    const parts = cut(lot, [
      [middle, south - 0.001],
      [middle, south + 0.001],
    ])
    expect(parts.map((part) => Math.round(polygonArea(part)))).toEqual([3000, 3000])
    const whole = joined(parts)
    expect(whole === undefined ? 0 : polygonArea(whole)).toBeCloseTo(6000, 0)
    expect(whole === undefined ? 0 : commonArea(whole, lot)).toBeCloseTo(6000, 0)
  })

  test('the line may be slanted, and short: it is drawn on', () => {
    const parts = cut(lot, [
      [middle, south + 0.0001],
      [middle + 0.0001, south + 0.0002],
    ])
    expect(parts).toHaveLength(2)
    expect(parts.reduce((sum, part) => sum + polygonArea(part), 0)).toBeCloseTo(6000, 0)
  })

  test('a line beside the lot leaves it whole', () => {
    const beside: [readonly [number, number], readonly [number, number]] = [
      [west - 0.01, south],
      [west - 0.01, south + 0.01],
    ]
    expect(cut(lot, beside)).toHaveLength(1)
  })

  test('lots apart, or touching at a corner only, are not one', () => {
    expect(joined([lot, metres(100, 60, [200, 0])])).toBeUndefined()
    expect(joined([lot, metres(100, 60, [100, 60])])).toBeUndefined()
  })

  test('four lots round a yard keep the yard as a hole', () => {
    const ring = joined([metres(30, 10), metres(30, 10, [0, 20]), metres(10, 10, [0, 10]), metres(10, 10, [20, 10])])
    expect(ring?.coordinates).toHaveLength(2)
    expect(ring === undefined ? 0 : polygonArea(ring)).toBeCloseTo(800, 0)
  })
})
