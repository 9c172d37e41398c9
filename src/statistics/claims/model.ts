import * as z from 'zod/mini'
import { texts } from '#lib/schema.ts'

/** How exactly a figure is stated: = , >, <, about, almost. */
export const QUALIFIERS = ['exact', 'more_than', 'less_than', 'about', 'almost'] as const
export const qualifier = z.enum(QUALIFIERS)
export type Qualifier = z.output<typeof qualifier>

/** How the period of a figure is known. */
export const PERIOD_BASES = ['stated', 'implied', 'inferred', 'since', 'undated'] as const
export const periodBasis = z.enum(PERIOD_BASES)

/**
 * What the figure covers. `zone`: the zone itself; `eight_small_zones`: the eight rows of the article's table 1;
 * `directorate_text`: the article's prose figures whose scope it does not state; `region`, `country`: that territory.
 */
export const SCOPES = ['zone', 'eight_small_zones', 'directorate_text', 'region', 'country'] as const
export const scope = z.enum(SCOPES)

/** A statistic as somebody stated it: who, where, for which subject, period and scope, how exactly. */
export const claim = z.object({
  id: z.string(),
  /** A zone's slug or a place's SOATO code. */
  subject: z.string(),
  measure: z.string(),
  period: z.nullable(z.string()),
  periodBasis,
  value: z.nullable(z.number()),
  unit: z.string(),
  qualifier,
  scope,
  /** The figure as it is printed, where that differs from the value read (a scan that lost a comma). */
  asPrinted: z.nullable(z.string()),
  source: z.string(),
  locator: z.string(),
  quote: z.string(),
  note: z.string(),
  /** Recorded time: when the register learned it and, where it was corrected, until when it stood. */
  recordedFrom: z.string(),
  recordedTo: z.nullable(z.string()),
  /** The version of the same statement this one corrects. */
  corrects: z.nullable(z.string()),
  reason: z.nullable(z.string()),
})
export type Claim = z.output<typeof claim>

/** A statement about figures that is not itself a figure: a stated rank, a ratio in words, a stated maximum. */
export const statement = z.object({
  id: z.string(),
  kind: z.enum(['rank', 'ratio', 'maximum', 'share']),
  subject: z.string(),
  measure: z.string(),
  year: z.nullable(z.number()),
  value: z.nullable(z.number()),
  outOf: z.nullable(z.number()),
  against: z.nullable(z.string()),
  text: z.string(),
  source: z.string(),
  locator: z.string(),
  quote: z.string(),
  note: z.string(),
})
export type Statement = z.output<typeof statement>

/** A base figure of which indicators are made. */
export const measure = z.object({
  code: z.string(),
  names: texts,
  unit: z.string(),
  /** Physical dimension for unit checks, as a product of base dimensions: `person`, `enterprise*hectare^-1`. */
  dimension: z.string(),
  aggregation: z.enum(['sum', 'none']),
  kind: z.enum(['stock', 'flow', 'share']),
  note: z.string(),
})
export type Measure = z.output<typeof measure>

/** The claim that stands as the official value, and by which rule it was chosen. */
export const officialValue = z.object({
  subject: z.string(),
  measure: z.string(),
  period: z.string(),
  value: z.number(),
  qualifier,
  periodBasis,
  claim: z.string(),
  source: z.string(),
  /** `only` one claim; `priority` of its source; `recency`; `exactness`; a reasoned `override` on record; or a year's `rollup` of its months. */
  chosenBy: z.enum(['only', 'priority', 'recency', 'exactness', 'override', 'rollup']),
  /** How many claims stand beside it with another value. */
  rivals: z.number(),
  overrideReason: z.nullable(z.string()),
})
export type OfficialValue = z.output<typeof officialValue>
