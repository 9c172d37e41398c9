import * as z from 'zod/mini'
import { texts } from '#lib/schema.ts'

/** Who acts and owes (uz: tomon): directorates, enterprises, investors, agencies, commissions, ministries. */
export const PARTY_KINDS = ['directorate', 'enterprise', 'investor', 'agency', 'commission', 'ministry'] as const
export const partyKind = z.enum(PARTY_KINDS)

export const party = z.object({
  id: z.string(),
  kind: partyKind,
  names: texts,
  /** Taxpayer number; null where unknown or foreign. */
  stir: z.nullable(z.string()),
  place: z.nullable(z.string()),
  training: z.boolean(),
})
export type Party = z.output<typeof party>
export type NewParty = Omit<Party, 'id'>
