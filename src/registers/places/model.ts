import * as z from 'zod/mini'
import { texts } from '#lib/schema.ts'

/** Level of an administrative territory (MHOBT/SOATO). */
export const placeLevel = z.enum(['country', 'region', 'city', 'district'])

/** A territory of the country keyed by its SOATO (MHOBT) code; dated, because districts are formed and renamed. */
export const place = z.object({
  soato: z.string(),
  level: placeLevel,
  parent: z.nullable(z.string()),
  names: texts,
  aliases: z.array(z.string()),
  iso: z.nullable(z.string()),
  /** Centre, rounded; approximate. */
  latitude: z.nullable(z.number()),
  longitude: z.nullable(z.number()),
  validFrom: z.nullable(z.string()),
  validTo: z.nullable(z.string()),
  source: z.string(),
})
export type Place = z.output<typeof place>
