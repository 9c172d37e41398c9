/** What a text field holds of a polygon: GeoJSON, or one point on a line as longitude and latitude. */
export function readShape(text: string): unknown {
  const trimmed = text.trim()
  if (trimmed === '') return null
  if (trimmed.startsWith('{')) return geometryOf(trimmed)
  const points = trimmed
    .split(/[\n;]+/)
    .map(readPoint)
    .filter((point) => point.length > 0)
  const [first] = points
  const last = points.at(-1)
  const closed = first !== undefined && last !== undefined && first[0] === last[0] && first[1] === last[1]
  return { type: 'Polygon', coordinates: [closed || first === undefined ? points : [...points, first]] }
}

/** Longitude and latitude as people write them: 69,2812 41.2511 or 69.2812, 41.2511. */
const readPoint = (line: string): number[] =>
  line
    .trim()
    .replace(/(\d),(\d)/g, '$1.$2')
    .split(/[\s,]+/)
    .filter((part) => part !== '')
    .map(Number)

type Json = Readonly<Record<string, unknown>>
const isRecord = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The geometry of a GeoJSON text, taken out of a feature or of a collection of one. A text that is none is sent as it is, to be told so. */
function geometryOf(text: string): unknown {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    return { type: text.slice(0, 40) }
  }
  if (!isRecord(parsed)) return parsed
  if (parsed['type'] === 'Feature') return parsed['geometry'] ?? null
  const features = parsed['features']
  if (parsed['type'] === 'FeatureCollection' && Array.isArray(features)) return isRecord(features[0]) ? (features[0]['geometry'] ?? null) : null
  return parsed
}

type Point = [number, number]

/** The two ends of a line: of GeoJSON or of points; undefined where there are fewer than two. */
export function readLine(text: string): [Point, Point] | undefined {
  if (text.trim() === '') return undefined
  const shape = text.trim().startsWith('{') ? geometryOf(text) : { coordinates: text.split(/[\n;]+/).map(readPoint) }
  const points = isRecord(shape) && Array.isArray(shape['coordinates']) ? shape['coordinates'].filter(isPoint) : []
  const [first, last] = [points[0], points.at(-1)]
  return first === undefined || last === undefined || points.length < 2 ? undefined : [first, last]
}

const isPoint = (value: unknown): value is Point => Array.isArray(value) && value.length >= 2 && Number.isFinite(value[0]) && Number.isFinite(value[1])

/** A number as people type it: 4 500,5. What is none is sent as nothing the server takes. */
export function readAmount(text: string): number | undefined {
  const plain = text.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.')
  return plain === '' || !Number.isFinite(Number(plain)) ? undefined : Number(plain)
}
