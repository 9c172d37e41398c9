import * as z from 'zod/mini'
import { texts } from '#lib/schema.ts'

/** Kinds of zone in Uzbek law: kichik sanoat zonasi, yoshlar sanoat va tadbirkorlik zonasi, sanoat zonasi, maxsus iqtisodiy zona… */
export const ZONE_KINDS = ['small', 'youth', 'industrial', 'sez', 'export_sez', 'micro'] as const
export const zoneKind = z.enum(ZONE_KINDS)
export type ZoneKind = z.output<typeof zoneKind>

/** A zone's title in law during a time; conversion keeps the zone's identity with a new dated kind. */
export const kindSpell = z.object({
  kind: zoneKind,
  validFrom: z.nullable(z.string()),
  validTo: z.nullable(z.string()),
  act: z.nullable(z.string()),
  note: z.string(),
})

/** Line of business of a zone; the IFUT division is our reading where `assumed`. */
export const direction = z.object({
  ifut: z.string(),
  labels: texts,
  basis: z.string(),
  assumed: z.boolean(),
})

/** Something dated that happened to a zone. */
export const zoneEvent = z.object({
  id: z.string(),
  zone: z.string(),
  zoneNames: texts,
  date: z.string(),
  type: z.string(),
  titles: texts,
  effects: texts,
  source: z.string(),
  locator: z.string(),
  quote: z.string(),
})
export type ZoneEvent = z.output<typeof zoneEvent>

/** A point on the map; approximate where it is only the district's centre. */
export const point = z.object({ latitude: z.number(), longitude: z.number(), approximate: z.boolean() })

/** Boundaries as GeoJSON (RFC 7946): of territories and of zones. */
export const boundaryCollection = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(
    z.object({
      type: z.literal('Feature'),
      properties: z.object({ subject: z.string(), kind: z.enum(['place', 'zone']), name: z.string() }),
      geometry: z.unknown(),
    }),
  ),
})

export const zoneSummary = z.object({
  id: z.string(),
  names: texts,
  kind: z.nullable(zoneKind),
  district: z.string(),
  districtNames: texts,
  region: z.string(),
  founded: z.nullable(z.number()),
  point: z.nullable(point),
  training: z.boolean(),
})
export type ZoneSummary = z.output<typeof zoneSummary>

export const zone = z.extend(zoneSummary, {
  regionNames: texts,
  aliases: z.array(z.string()),
  foundingAct: z.nullable(z.string()),
  origin: texts,
  kinds: z.array(kindSpell),
  directions: z.array(direction),
  events: z.array(zoneEvent),
  /** GeoJSON geometry (Polygon or MultiPolygon) when a boundary was imported. */
  boundary: z.nullable(z.unknown()),
  locator: z.string(),
  quote: z.string(),
})
export type Zone = z.output<typeof zone>
