import * as z from 'zod/mini'
import { texts } from '#lib/schema.ts'
import { certainty, indicator, indicatorValue, missingReason } from '../indicators/model.ts'

export const labelled = z.object({ id: z.string(), names: texts })

/** One row of a league table. Rank by standard competition (1, 2, 2, 4); none where the value is missing. */
export const leagueRow = z.object({
  subject: z.string(),
  names: texts,
  district: z.string(),
  districtNames: texts,
  value: z.nullable(z.number()),
  missing: z.nullable(missingReason),
  certainty: z.nullable(certainty),
  qualifier: indicatorValue.shape.qualifier,
  contested: z.boolean(),
  rank: z.nullable(z.number()),
  /** Ranks it may have, given how exactly the figures are stated; equal to the rank where all are exact. */
  rankLow: z.nullable(z.number()),
  rankHigh: z.nullable(z.number()),
  /** Share of the total, for indicators that add up; null for ratios. */
  share: z.nullable(z.number()),
  toMean: z.nullable(z.number()),
  toBest: z.nullable(z.number()),
})

export const leagueTable = z.object({
  indicator,
  period: z.string(),
  periods: z.array(z.string()),
  place: labelled,
  rows: z.array(leagueRow),
  /** The whole territory's own value: Σnumerator / Σdenominator, not the mean of rows. */
  total: indicatorValue,
  mean: z.nullable(z.number()),
  ranked: z.number(),
})
export type LeagueTable = z.output<typeof leagueTable>

export const seriesPoint = z.object({
  period: z.string(),
  value: z.nullable(z.number()),
  certainty: z.nullable(certainty),
  qualifier: indicatorValue.shape.qualifier,
  /** Drawn only: lies on the line between two stated figures, never used in any computation. */
  interpolated: z.boolean(),
  chainGrowth: z.nullable(z.number()),
  baseGrowth: z.nullable(z.number()),
  absoluteChange: z.nullable(z.number()),
})

export const series = z.object({
  subject: z.string(),
  names: texts,
  points: z.array(seriesPoint),
  /** Growth over the window from the first to the last stated figure. */
  window: z.nullable(
    z.object({ from: z.string(), to: z.string(), first: z.number(), last: z.number(), ratio: z.number(), cagr: z.nullable(z.number()), absolute: z.number() }),
  ),
  /** Part of the territory's growth that comes from this zone; only where all zones share the window. */
  contribution: z.nullable(z.number()),
})

export const dynamics = z.object({
  indicator,
  place: labelled,
  periods: z.array(z.string()),
  series: z.array(series),
  commonWindow: z.nullable(z.object({ from: z.string(), to: z.string() })),
})
export type Dynamics = z.output<typeof dynamics>

export const structureGroup = z.object({
  id: z.string(),
  names: texts,
  value: z.nullable(z.number()),
  share: z.nullable(z.number()),
  earlierShare: z.nullable(z.number()),
  locationQuotient: z.nullable(z.number()),
  zones: z.number(),
})

/** Concentration and inequality; each with the number of parts it was computed from, null where it cannot be. */
export const structure = z.object({
  indicator,
  period: z.string(),
  periods: z.array(z.string()),
  against: z.nullable(z.string()),
  by: z.enum(['zone', 'kind', 'district', 'region', 'direction']),
  place: labelled,
  groups: z.array(structureGroup),
  total: z.nullable(z.number()),
  hhi: z.nullable(z.number()),
  hhiBand: z.nullable(z.enum(['diversified', 'middle', 'concentrated'])),
  gini: z.nullable(z.number()),
  theil: z.nullable(z.number()),
  structuralShift: z.nullable(z.number()),
  /** Measure the location quotient compares against, by code; null where it does not apply. */
  quotientOf: z.nullable(z.string()),
  parts: z.number(),
})
export type Structure = z.output<typeof structure>
