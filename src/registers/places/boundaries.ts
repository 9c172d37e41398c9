import { ok, refuse, type Fault, type Result } from '#lib/result.ts'
import type { WriteHandler } from '#platform/dispatch.ts'
import type { importBoundaries } from './contract.ts'
import { LATITUDES, LONGITUDES } from './imports.ts'
import { putBoundaries } from './store.ts'

type Boundary = { readonly subject: string; readonly geometry: unknown }
type Json = Readonly<Record<string, unknown>>
const isRecord = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

export const answerImportBoundaries: WriteHandler<typeof importBoundaries> = async ({ dryRun }, writer, { file }) => {
  const read = readBoundaries(file?.bytes.toString('utf8') ?? '')
  if (!read.ok) return read
  const { unknown, changed } = await putBoundaries(writer, read.value)
  if (unknown.length > 0) {
    const faults = unknown.map((subject): Fault => ({ path: subject, code: 'import.value.unknown', value: subject, expected: 'SOATO, zone' }))
    return refuse('import.rows', { count: faults.length }, faults)
  }
  const report = { dryRun, rows: read.value.length, added: 0, changed, unchanged: read.value.length - changed }
  return ok({ output: report, subject: file?.name ?? '', unchanged: dryRun || changed === 0, journalled: { file: file?.name ?? '', ...report } })
}

/** Reads a FeatureCollection whose features name a territory (properties.soato) or a zone (properties.zone). */
export function readBoundaries(text: string): Result<Boundary[]> {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    return refuse('import.format', { expected: 'GeoJSON' })
  }
  if (!isRecord(parsed) || !Array.isArray(parsed['features'])) return refuse('import.format', { expected: 'GeoJSON FeatureCollection' })
  if (parsed['features'].length === 0) return refuse('import.empty')
  const faults: Fault[] = []
  const boundaries = parsed['features'].map((feature: unknown, index) => readFeature(feature, `features[${index}]`, faults))
  return faults.length > 0 ? refuse('import.rows', { count: faults.length }, faults) : ok(boundaries)
}

function readFeature(feature: unknown, path: string, faults: Fault[]): Boundary {
  const properties = isRecord(feature) && isRecord(feature['properties']) ? feature['properties'] : {}
  const subject = String(properties['zone'] ?? properties['soato'] ?? '')
  if (subject === '') faults.push({ path: `${path}.properties`, code: 'import.value.required', expected: 'soato, zone' })
  const geometry = isRecord(feature) ? feature['geometry'] : undefined
  const fault = geometryFault(geometry)
  if (fault !== undefined) faults.push({ path: `${path}.geometry`, ...fault })
  return { subject, geometry }
}

/** What is wrong with a geometry: its kind, an open ring, a point outside the country (latitude and longitude swapped). */
function geometryFault(geometry: unknown): Omit<Fault, 'path'> | undefined {
  if (!isRecord(geometry) || !Array.isArray(geometry['coordinates'])) return { code: 'import.value.geometry' }
  const polygons: unknown =
    geometry['type'] === 'Polygon' ? [geometry['coordinates']] : geometry['type'] === 'MultiPolygon' ? geometry['coordinates'] : undefined
  if (!Array.isArray(polygons) || polygons.length === 0) return { code: 'import.value.geometry', value: String(geometry['type']) }
  for (const polygon of polygons) {
    if (!Array.isArray(polygon) || polygon.length === 0) return { code: 'import.value.geometry' }
    for (const ring of polygon) {
      if (!Array.isArray(ring) || ring.length < 4 || JSON.stringify(ring[0]) !== JSON.stringify(ring.at(-1))) return { code: 'import.value.geometry' }
      for (const point of ring) {
        const [longitude, latitude] = Array.isArray(point) ? point.map(Number) : []
        if (longitude === undefined || latitude === undefined || Number.isNaN(longitude) || Number.isNaN(latitude)) return { code: 'import.value.geometry' }
        if (longitude < LONGITUDES[0] || longitude > LONGITUDES[1] || latitude < LATITUDES[0] || latitude > LATITUDES[1])
          return { code: 'import.value.coordinate', value: `${longitude}, ${latitude}`, expected: `${LONGITUDES.join('–')}, ${LATITUDES.join('–')}` }
      }
    }
  }
  return undefined
}
