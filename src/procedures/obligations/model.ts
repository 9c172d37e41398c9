import * as z from 'zod/mini'
import { day, texts } from '#lib/schema.ts'

/** What can be promised. Money items carry a currency; headcounts are measured by month. */
export const ITEMS = [
  'invested',
  'equipment',
  'area',
  'capacity',
  'output',
  'export',
  'jobs',
  'jobsKept',
  'wage',
  'training',
  'youthJobs',
  'womenJobs',
] as const
export const item = z.enum(ITEMS)
export type Item = z.output<typeof item>

/** Items whose target is money. */
export const MONEY_ITEMS: readonly Item[] = ['invested', 'equipment', 'output', 'export', 'wage']

/** Unit in which each item that is not money is counted. */
export const ITEM_UNITS: Readonly<Record<Item, string>> = {
  invested: 'tiyin',
  equipment: 'tiyin',
  area: 'm2',
  capacity: 'unit_per_year',
  output: 'tiyin',
  export: 'tiyin',
  jobs: 'person',
  jobsKept: 'person',
  wage: 'tiyin',
  training: 'person',
  youthJobs: 'person',
  womenJobs: 'person',
}

export const CURRENCIES = ['UZS', 'USD', 'EUR', 'RUB', 'CNY'] as const

export const OBLIGATION_STATES = ['open', 'inAcceptance', 'accepted', 'partial', 'notAccepted', 'superseded'] as const
export const obligationState = z.enum(OBLIGATION_STATES)

/** What an acceptance decides. */
export const OUTCOMES = ['accepted', 'partial', 'notAccepted', 'postponed'] as const
export const outcome = z.enum(OUTCOMES)
export type Outcome = z.output<typeof outcome>

export const EVIDENCE_KINDS = ['invoice', 'customsDeclaration', 'bank', 'commissioningAct', 'taxHeadcount', 'photo', 'other'] as const
export const evidenceKind = z.enum(EVIDENCE_KINDS)

/** An investment or social obligation of a contract. Amounts of money are in tiyin (hundredths) of the currency. */
export const obligation = z.object({
  zone: z.string(),
  id: z.string(),
  contract: z.string(),
  version: z.number(),
  party: z.string(),
  section: z.enum(['investment', 'social']),
  item,
  description: z.string(),
  sense: z.enum(['atLeast', 'atMost']),
  unit: z.string(),
  currency: z.nullable(z.string()),
  target: z.number(),
  weight: z.number(),
  mandatory: z.boolean(),
  due: day,
  keepMonths: z.nullable(z.number()),
  confidential: z.boolean(),
  status: obligationState,
  achieved: z.nullable(z.number()),
  decidedOn: z.nullable(day),
})
export type Obligation = z.output<typeof obligation>

export const tranche = z.object({ number: z.number(), due: day, amount: z.number() })
export type Tranche = z.output<typeof tranche>

export const evidence = z.object({
  id: z.string(),
  obligation: z.string(),
  kind: evidenceKind,
  number: z.string(),
  dated: day,
  month: z.nullable(z.string()),
  amount: z.number(),
  currency: z.nullable(z.string()),
  rate: z.nullable(z.number()),
  rateDay: z.nullable(day),
  converted: z.number(),
  document: z.string(),
  status: z.enum(['submitted', 'accepted', 'rejected']),
  accepted: z.nullable(z.number()),
  remark: z.string(),
  submittedBy: z.string(),
})
export type Evidence = z.output<typeof evidence>

/** A row of boards and of the public register; figures are null where they are masked. */
export const listed = z.object({
  zone: z.string(),
  zoneNames: texts,
  id: z.string(),
  partyNames: texts,
  contractNumber: z.string(),
  section: z.enum(['investment', 'social']),
  item,
  unit: z.string(),
  currency: z.nullable(z.string()),
  target: z.nullable(z.number()),
  achieved: z.nullable(z.number()),
  masked: z.boolean(),
  due: day,
  /** Last day of the three months in which acceptance must be decided. */
  decideBy: day,
  status: obligationState,
  decidedOn: z.nullable(day),
  caseId: z.nullable(z.string()),
  caseState: z.nullable(z.string()),
})
export type Listed = z.output<typeof listed>

/** What an acceptance case keeps beside the obligations and their evidence. */
export const acceptanceData = z.object({
  contract: z.string(),
  contractNumber: z.string(),
  obligations: z.array(z.string()),
  cureUsed: z.boolean(),
  visit: z.nullable(z.object({ visitedOn: day, members: z.array(z.string()), usedArea: z.nullable(z.number()), seen: z.string() })),
  conclusion: z.nullable(
    z.object({
      total: z.number(),
      investment: z.nullable(z.number()),
      social: z.nullable(z.number()),
      degrees: z.array(z.object({ id: z.string(), actual: z.number(), degree: z.number() })),
      proposal: outcome,
      note: z.string(),
      /** Day to which a postponement is proposed. */
      until: z._default(z.nullable(day), null),
      by: z.string(),
    }),
  ),
  decision: z.nullable(
    z.object({
      outcome,
      reason: z.string(),
      until: z.nullable(day),
      body: z.enum(['directorate', 'commission']),
      by: z.string(),
      session: z.nullable(z.string()),
    }),
  ),
})
export type AcceptanceData = z.output<typeof acceptanceData>
