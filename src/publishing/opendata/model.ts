import * as z from 'zod/mini'
import { texts } from '#lib/schema.ts'

/** Data flows that programs read: the official figures as they stand, and the figures of published releases. */
export const FLOWS = ['FIGURES', 'RELEASES'] as const
export const flow = z.enum(FLOWS)
export type Flow = z.output<typeof flow>

/** One figure of a flow; `release` is null in the flow of the figures as they stand. */
export const observation = z.object({
  release: z.nullable(z.string()),
  subject: z.string(),
  measure: z.string(),
  period: z.string(),
  value: z.number(),
  qualifier: z.string(),
  source: z.string(),
})
export type Observation = z.output<typeof observation>

/** What the codes of observations mean. */
export const meaning = z.object({
  subjects: z.array(z.object({ id: z.string(), names: texts })),
  measures: z.array(z.object({ id: z.string(), names: texts, unit: z.string() })),
  sources: z.array(z.object({ id: z.string(), names: texts })),
  releases: z.array(z.object({ id: z.string(), publishAt: z.string() })),
})
export type Meaning = z.output<typeof meaning>

export const distribution = z.object({
  format: z.enum(['csv', 'xlsx', 'json', 'geojson', 'pdf', 'sdmx-csv', 'sdmx-json']),
  /** Address below the product's own. */
  path: z.string(),
})

/** A dataset of the catalogue. */
export const dataset = z.object({
  id: z.string(),
  titles: texts,
  descriptions: texts,
  /** How often it changes: yearly, or whenever something changes. */
  periodicity: z.enum(['ANNUAL', 'IRREG']),
  issued: z.nullable(z.string()),
  distributions: z.array(distribution),
})
export type Dataset = z.output<typeof dataset>

export const COLLECTIONS = ['zones', 'places', 'lots'] as const
export const collection = z.enum(COLLECTIONS)
export type Collection = z.output<typeof collection>

/** A feature: a zone, a territory or a vacant lot, with its boundary where it is known, else its point. */
export const feature = z.object({
  type: z.literal('Feature'),
  id: z.string(),
  geometry: z.nullable(z.unknown()),
  properties: z.record(z.string(), z.unknown()),
})
export type Feature = z.output<typeof feature>
