import { ok, refuse, type Result } from '#lib/result.ts'
import type { Collection, Feature } from '../model.ts'

export type Box = readonly [west: number, south: number, east: number, north: number]

/** `bbox` of OGC API Features: west, south, east, north in WGS 84. */
export function readBox(written: string | undefined): Result<Box | undefined> {
  if (written === undefined) return ok(undefined)
  const numbers = written.split(',').map(Number)
  const [west = 0, south = 0, east = 0, north = 0] = numbers.length === 6 ? [numbers[0], numbers[1], numbers[3], numbers[4]] : numbers
  const sound = [4, 6].includes(numbers.length) && numbers.every(Number.isFinite) && south <= north && written.trim() !== ''
  return sound ? ok([west, south, east, north]) : refuse('ogc.bbox', { bbox: written })
}

/** A whole number within bounds; the standard refuses anything else. */
export function readWhole(name: string, written: string | undefined, usual: number, least: number, most: number): Result<number> {
  if (written === undefined) return ok(usual)
  const value = Number(written)
  return /^\d+$/.test(written) && value >= least ? ok(Math.min(value, most)) : refuse('ogc.number', { name, value: written, least })
}

/** Extent of a geometry (GeoJSON, any nesting of positions); undefined where there is none. */
export function extentOf(geometry: unknown): Box | undefined {
  let box: Box | undefined
  const walk = (part: unknown): void => {
    if (!Array.isArray(part)) return
    const [x, y]: unknown[] = part
    if (typeof x === 'number' && typeof y === 'number')
      box = box === undefined ? [x, y, x, y] : [Math.min(box[0], x), Math.min(box[1], y), Math.max(box[2], x), Math.max(box[3], y)]
    else part.forEach(walk)
  }
  if (typeof geometry === 'object' && geometry !== null && 'coordinates' in geometry) walk(geometry.coordinates)
  return box
}

/** Whether a feature lies in or touches the box; one without a place is in none. A box over the antimeridian has its west beyond its east. */
export function isWithin(feature: Feature, box: Box | undefined): boolean {
  if (box === undefined) return true
  const own = extentOf(feature.geometry)
  if (own === undefined) return false
  const across = box[0] <= box[2] ? own[0] <= box[2] && own[2] >= box[0] : own[2] >= box[0] || own[0] <= box[2]
  return across && own[1] <= box[3] && own[3] >= box[1]
}

/** Extent of all features of a collection. */
export function extentOfAll(features: readonly Feature[]): Box | undefined {
  const boxes = features.flatMap(({ geometry }) => extentOf(geometry) ?? [])
  if (boxes.length === 0) return undefined
  const pick = (index: number, choose: (...values: number[]) => number) => choose(...boxes.filter((_, at) => at % 4 === index))
  return [pick(0, Math.min), pick(1, Math.min), pick(2, Math.max), pick(3, Math.max)]
}

export const GEOJSON = 'application/geo+json'
export const CRS84 = 'http://www.opengis.net/def/crs/OGC/1.3/CRS84'
export const CONFORMANCE = [
  'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core',
  'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30',
  'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson',
] as const

type Link = { readonly href: string; readonly rel: string; readonly type: string; readonly title?: string }
export const link = (href: string, rel: string, type = 'application/json', title?: string): Link => ({
  href,
  rel,
  type,
  ...(title === undefined ? {} : { title }),
})

/** How a collection describes itself. */
export const collectionOf = (base: string, id: Collection, title: string, description: string, features: readonly Feature[]) => ({
  id,
  title,
  description,
  itemType: 'feature',
  crs: [CRS84],
  ...(extentOfAll(features) === undefined ? {} : { extent: { spatial: { bbox: [extentOfAll(features)], crs: CRS84 } } }),
  links: [
    link(`${base}/collections/${id}`, 'self', 'application/json', title),
    link(`${base}/collections/${id}/items`, 'items', GEOJSON, title),
    link('https://creativecommons.org/licenses/by/4.0/', 'license', 'text/html', 'CC BY 4.0'),
  ],
})

const reply = (description: string) => ({ '200': { description }, '400': { description: 'Bad request' }, '404': { description: 'Not found' } })
const parameter = (name: string, place: 'query' | 'path', schema: object) => ({ name, in: place, required: place === 'path', schema })

/** The description of the interface that its landing page names (OpenAPI 3.0). */
export const ogcDescription = (base: string, title: string) => ({
  openapi: '3.0.3',
  info: { title, version: '1.0.0', license: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' } },
  servers: [{ url: base }],
  paths: {
    '/': { get: { operationId: 'landing', responses: reply('Landing page') } },
    '/conformance': { get: { operationId: 'conformance', responses: reply('Conformance classes') } },
    '/collections': { get: { operationId: 'collections', responses: reply('Collections') } },
    '/collections/{collection}': {
      get: { operationId: 'collection', parameters: [parameter('collection', 'path', { type: 'string' })], responses: reply('A collection') },
    },
    '/collections/{collection}/items': {
      get: {
        operationId: 'items',
        parameters: [
          parameter('collection', 'path', { type: 'string' }),
          parameter('bbox', 'query', { type: 'array', items: { type: 'number' } }),
          parameter('limit', 'query', { type: 'integer', minimum: 1, maximum: 10_000, default: 10 }),
          parameter('offset', 'query', { type: 'integer', minimum: 0, default: 0 }),
        ],
        responses: reply('Features'),
      },
    },
    '/collections/{collection}/items/{feature}': {
      get: {
        operationId: 'feature',
        parameters: [parameter('collection', 'path', { type: 'string' }), parameter('feature', 'path', { type: 'string' })],
        responses: reply('A feature'),
      },
    },
  },
})
