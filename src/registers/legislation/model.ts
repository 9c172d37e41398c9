import * as z from 'zod/mini'
import { day, texts } from '#lib/schema.ts'

/** How sure we are of a fact: the paper says it, a public source says it, it is our default, or nobody has looked it up. */
export const MARKS = ['paper', 'found', 'assumed', 'unverified'] as const
export const mark = z.enum(MARKS)

export const actKind = z.enum(['law', 'decree', 'presidential_resolution', 'cabinet_resolution', 'other'])

/** A legal act: number, date, and what it sets, with how far it was read. */
export const act = z.object({
  id: z.string(),
  kind: actKind,
  number: z.string(),
  date: z.nullable(z.string()),
  titles: texts,
  sets: texts,
  mechanisms: z.string(),
  appliesTo: z.string(),
  inForceFrom: z.nullable(z.string()),
  inForceTo: z.nullable(z.string()),
  status: z.string(),
  mark,
  locator: z.string(),
  quote: z.string(),
  note: z.string(),
})
export type Act = z.output<typeof act>

export const actRelation = z.object({ from: z.string(), relation: z.enum(['repeals', 'amends', 'implements', 'supersedes']), to: z.string(), note: z.string() })

/** A dated rule, term or price with the act it rests on, or marked assumed. */
export const parameter = z.object({
  key: z.string(),
  value: z.string(),
  unit: z.string(),
  validFrom: z.nullable(z.string()),
  validTo: z.nullable(z.string()),
  act: z.nullable(z.string()),
  mark,
  source: z.string(),
})
export type Parameter = z.output<typeof parameter>

/** A strategic target an act sets. */
export const target = z.object({
  id: z.string(),
  act: z.string(),
  names: texts,
  value: z.nullable(z.number()),
  unit: z.string(),
  deadline: z.string(),
  scope: z.string(),
  locator: z.string(),
  quote: z.string(),
})

/** A change of a parameter: proposed by one, decided by another. */
export const parameterChange = z.object({
  id: z.string(),
  key: z.string(),
  value: z.string(),
  /** Value that stands on that day without the change. */
  before: z.nullable(z.string()),
  validFrom: day,
  act: z.nullable(z.string()),
  mark,
  reason: z.string(),
  state: z.enum(['proposed', 'approved', 'rejected']),
  proposedBy: z.string(),
  proposedName: z.string(),
  proposedAt: z.string(),
  decidedName: z.nullable(z.string()),
  decidedAt: z.nullable(z.string()),
  decisionReason: z.nullable(z.string()),
})
export type ParameterChange = z.output<typeof parameterChange>
