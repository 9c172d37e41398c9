import * as z from 'zod/mini'
import { texts } from '#lib/schema.ts'
import { zone, zoneEvent, zoneSummary } from '#registers/zones/model.ts'
import { source } from '#registers/sources/model.ts'
import { claim, officialValue } from '#statistics/claims/model.ts'
import { finding } from '#statistics/quality/model.ts'
import { indicator, indicatorValue } from '#statistics/indicators/model.ts'
import { leagueTable, series } from '#statistics/analysis/model.ts'

/** A figure set large on a page, with what it rests on. */
export const keyFigure = z.object({
  indicator,
  value: indicatorValue,
  rank: z.nullable(z.number()),
  rankLow: z.nullable(z.number()),
  rankHigh: z.nullable(z.number()),
  outOf: z.number(),
  spark: z.array(z.object({ period: z.string(), value: z.nullable(z.number()) })),
})

export const regionCount = z.object({
  soato: z.string(),
  names: texts,
  iso: z.nullable(z.string()),
  /** Zones stated by a claim; null where the sources give no number. */
  stated: z.nullable(z.number()),
  /** Zones in this register. */
  registered: z.number(),
  claim: z.nullable(z.string()),
})

export const home = z.object({
  place: z.object({ id: z.string(), names: texts }),
  period: z.nullable(z.string()),
  zones: z.array(zoneSummary),
  keyFigures: z.array(keyFigure),
  league: leagueTable,
  events: z.array(zoneEvent),
  findings: z.array(finding),
  findingCounts: z.object({ open: z.number(), explained: z.number(), settled: z.number() }),
  regions: z.array(regionCount),
  /** National total of zones as stated, with its claim. */
  country: z.object({ stated: z.nullable(z.number()), claim: z.nullable(z.string()), named: z.number() }),
  /** Figures of the same thing with different values: claims side by side. */
  contradictions: z.array(z.object({ measure: z.string(), names: texts, claims: z.array(claim) })),
})
export type Home = z.output<typeof home>

export const passport = z.object({
  zone,
  period: z.nullable(z.string()),
  keyFigures: z.array(keyFigure),
  series: z.array(z.object({ indicator, series })),
  infrastructure: z.array(
    z.object({ measure: z.string(), names: texts, period: z.nullable(z.string()), value: z.nullable(z.number()), claim: z.string(), qualifier: z.string() }),
  ),
  official: z.array(officialValue),
  claims: z.array(claim),
  sources: z.array(source),
  findings: z.array(finding),
  peers: z.array(zoneSummary),
})
export type Passport = z.output<typeof passport>

export const comparison = z.object({
  period: z.string(),
  periods: z.array(z.string()),
  zones: z.array(zone),
  rows: z.array(
    z.object({
      indicator,
      values: z.array(indicatorValue),
      ranks: z.array(z.nullable(z.number())),
      /** Best and worst rank each may have, given how exactly the figures are stated. */
      rankBounds: z.array(z.nullable(z.object({ low: z.number(), high: z.number() }))),
      outOf: z.number(),
    }),
  ),
  series: z.array(z.object({ indicator, series: z.array(series) })),
})
export type Comparison = z.output<typeof comparison>

export const searchHit = z.object({
  kind: z.enum(['zone', 'place', 'indicator', 'act', 'source', 'event', 'page']),
  id: z.string(),
  titles: texts,
  detail: texts,
  /** Address within a language, for example /zones/bektemir. */
  path: z.string(),
})
