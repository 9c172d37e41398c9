import * as z from 'zod/mini'
import { day } from '#lib/schema.ts'

/** The project of an applicant; money in tiyin, shares 0…1. */
export const application = z.object({
  lot: z.nullable(z.string()),
  kind: z.string(),
  project: z.string(),
  ifut: z.string(),
  products: z.string(),
  landNeed: z.number(),
  investment: z.number(),
  ownFunds: z.nullable(z.number()),
  jobs: z.number(),
  exportShare: z.nullable(z.number()),
  power: z.nullable(z.number()),
  gas: z.nullable(z.number()),
  water: z.nullable(z.number()),
  environment: z.string(),
  startsOn: day,
  finishesOn: day,
  plan: z.string(),
  charter: z.string(),
})
export type Application = z.output<typeof application>

export const opinion = z.object({
  role: z.string(),
  by: z.string(),
  opinion: z.enum(['agreed', 'agreedWithConditions', 'against', 'silent']),
  reason: z.string(),
  document: z.nullable(z.string()),
})
export type Opinion = z.output<typeof opinion>

/** One criterion of the score: its part 0…1, its weight, what it was made of. */
export const criterion = z.object({ code: z.string(), part: z.number(), weight: z.number() })
export type Criterion = z.output<typeof criterion>

export const admissionData = z.object({
  application,
  lotNumber: z.string(),
  faults: z.array(z.object({ field: z.string(), fault: z.string() })),
  opinions: z.array(opinion),
  score: z.nullable(z.object({ total: z.number(), criteria: z.array(criterion), by: z.string() })),
  decision: z.nullable(z.object({ decision: z.enum(['approve', 'reject', 'changes']), norm: z.string(), reason: z.string(), by: z.string() })),
  contract: z.nullable(z.object({ id: z.string(), number: z.string(), lease: z.string(), leaseNumber: z.string(), lot: z.string(), rent: z.number() })),
})
export type AdmissionData = z.output<typeof admissionData>
