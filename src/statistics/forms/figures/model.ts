import * as z from 'zod/mini'
import { texts } from '#lib/schema.ts'

/** Why a figure is not shown: nobody reported it, or it would tell of a single enterprise. */
export const withheldReason = z.enum(['none', 'confidential'])

/** One figure of a place or zone: what approved reports add up to, what was imputed, and how many of those due are in it. */
export const reportedFigure = z.object({
  /** A zone's slug, a place's SOATO code. */
  subject: z.string(),
  names: texts,
  level: z.enum(['zone', 'district', 'region', 'country']),
  field: z.string(),
  /** IFUT division, two digits; empty for all activities. */
  division: z.string(),
  approved: z.nullable(z.number()),
  imputed: z.nullable(z.number()),
  withheld: z.nullable(withheldReason),
  approvedCount: z.number(),
  imputedCount: z.number(),
  dueCount: z.number(),
})
export type ReportedFigure = z.output<typeof reportedFigure>

/** A field of the form as figures are shown by it. */
export const figureField = z.object({ code: z.string(), names: texts, unit: z.string(), measure: z.nullable(z.string()) })

/** A figure that reports and another source state differently. */
export const difference = z.object({
  subject: z.string(),
  names: texts,
  measure: z.string(),
  period: z.string(),
  unit: z.string(),
  reported: z.number(),
  claim: z.string(),
  qualifier: z.string(),
  other: z.number(),
  otherClaim: z.string(),
  otherSource: z.string(),
})
export type Difference = z.output<typeof difference>
