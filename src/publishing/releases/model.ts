import * as z from 'zod/mini'
import { period, texts } from '#lib/schema.ts'
import { source } from '#registers/sources/model.ts'
import { zone, zoneEvent } from '#registers/zones/model.ts'
import { dynamics, labelled, leagueTable, structure } from '#statistics/analysis/model.ts'
import { claim, measure, officialValue } from '#statistics/claims/model.ts'
import { indicator, indicatorValue } from '#statistics/indicators/model.ts'
import { finding } from '#statistics/quality/model.ts'
import { rating } from '#statistics/ratings/model.ts'

/** A release (uz: eʼlon): figures frozen for a period. Only an approved one is ever public, and only from its time of publication on. */
export const RELEASE_STATES = ['draft', 'approved', 'withdrawn'] as const
export const releaseState = z.enum(RELEASE_STATES)
export type ReleaseState = z.output<typeof releaseState>

export const RELEASE_STEPS = ['approve', 'withdraw'] as const
export type ReleaseStep = (typeof RELEASE_STEPS)[number]

/** The parts of a release in their order. */
export const PARTS = ['scope', 'dictionary', 'figures', 'claims', 'sources', 'indicators', 'analysis', 'rating', 'findings', 'events'] as const
export const partName = z.enum(PARTS)
export type PartName = z.output<typeof partName>

export const partSummary = z.object({ name: partName, hash: z.string(), bytes: z.number(), items: z.number() })

export const release = z.object({
  id: z.string(),
  place: z.string(),
  placeNames: texts,
  period: z.string(),
  number: z.number(),
  state: releaseState,
  /** What the release is for. */
  note: z.string(),
  /** SHA-256 of the manifest: the canonical JSON of id, place, period and the parts' names and hashes. */
  hash: z.string(),
  preparedBy: z.string(),
  preparedAt: z.string(),
  decidedBy: z.nullable(z.string()),
  decidedAt: z.nullable(z.string()),
  reason: z.string(),
  /** From when on everybody may see it. */
  publishAt: z.nullable(z.string()),
})
export type Release = z.output<typeof release>

export const releaseFile = z.object({ release, parts: z.array(partSummary) })
export type ReleaseFile = z.output<typeof releaseFile>

export const regionCount = z.object({
  soato: z.string(),
  names: texts,
  iso: z.nullable(z.string()),
  stated: z.nullable(z.number()),
  claim: z.nullable(z.string()),
})

/** Whom the release is about: the territory, its zones as the register has them, and zones by region as sources state them. */
export const scopePart = z.object({
  place: labelled,
  period,
  zones: z.array(zone),
  regions: z.array(regionCount),
  country: z.object({ names: texts, stated: z.nullable(z.number()), claim: z.nullable(z.string()) }),
})

/** What the figures mean: base figures and indicators with their formulas, as they stood. */
export const dictionaryPart = z.object({ measures: z.array(measure), indicators: z.array(indicator) })

export const analysisPart = z.object({ leagues: z.array(leagueTable), dynamics: z.array(dynamics), structures: z.array(structure) })

/** The rating, and that of the year before where any zone can be ranked there. `run` names the run it is taken from; null where it was computed for the release. */
export const ratingPart = z.object({ run: z.nullable(z.string()), result: z.nullable(rating), before: z.nullable(rating) })

export const PART_SCHEMAS = {
  scope: scopePart,
  dictionary: dictionaryPart,
  figures: z.array(officialValue),
  claims: z.array(claim),
  sources: z.array(source),
  indicators: z.array(indicatorValue),
  analysis: analysisPart,
  rating: ratingPart,
  findings: z.array(finding),
  events: z.array(zoneEvent),
} as const satisfies Record<PartName, z.ZodMiniType>

/** The whole content of a release. */
export const releaseContent = z.object(PART_SCHEMAS)
export type ReleaseContent = z.output<typeof releaseContent>

/** One difference between two releases: a figure, a computed value or a finding; null where the release has none. */
export const releaseChange = z.object({
  kind: z.enum(['figure', 'indicator', 'finding']),
  subject: z.string(),
  /** Measure, indicator or rule. */
  what: z.string(),
  period: z.string(),
  from: z.nullable(z.number()),
  to: z.nullable(z.number()),
  /** Source and claim of the new figure; of the old one where it was dropped. */
  source: z.nullable(z.string()),
  claim: z.nullable(z.string()),
})
export type ReleaseChange = z.output<typeof releaseChange>

export const releaseDiff = z.object({ from: z.string(), to: z.string(), changes: z.array(releaseChange), unchanged: z.number() })
export type ReleaseDiff = z.output<typeof releaseDiff>
