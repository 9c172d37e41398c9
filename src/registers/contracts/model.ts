import * as z from 'zod/mini'

/** Contracts of a zone (uz: shartnoma): investment (investitsiya), lease (ijara), sale (oldi-sotdi). */
export const CONTRACT_KINDS = ['investment', 'lease', 'sale'] as const
export const contractKind = z.enum(CONTRACT_KINDS)

export const CONTRACT_STATES = ['draft', 'signed', 'active', 'completed', 'terminated', 'expired'] as const
export const contractState = z.enum(CONTRACT_STATES)
export type ContractState = z.output<typeof contractState>

/** Hundredths of a currency: tiyin for UZS. */
const amount = z.number()

export const contract = z.object({
  zone: z.string(),
  id: z.string(),
  party: z.string(),
  kind: contractKind,
  number: z.string(),
  signedOn: z.nullable(z.string()),
  startsOn: z.nullable(z.string()),
  endsOn: z.nullable(z.string()),
  lot: z.nullable(z.string()),
  amount: z.nullable(amount),
  currency: z.string(),
  /** Day whose parameters (terms, rates, penalties) hold for it. */
  parameterDay: z.string(),
  state: contractState,
  version: z.number(),
  terminatedOn: z.nullable(z.string()),
  ground: z.string(),
})
export type Contract = z.output<typeof contract>

/** The first form of a contract, or an amendment. */
export const contractVersion = z.object({
  version: z.number(),
  signedOn: z.nullable(z.string()),
  startsOn: z.nullable(z.string()),
  endsOn: z.nullable(z.string()),
  amount: z.nullable(amount),
  document: z.nullable(z.string()),
  reason: z.string(),
})
export type ContractVersion = z.output<typeof contractVersion>

export const LEDGER_KINDS = ['rent', 'instalment', 'penalty', 'payment'] as const

/** What is due (above zero) or paid (below zero) under a contract. */
export const ledgerEntry = z.object({
  id: z.string(),
  kind: z.enum(LEDGER_KINDS),
  dueOn: z.string(),
  amount,
  currency: z.string(),
  document: z.nullable(z.string()),
  note: z.string(),
})
export type LedgerEntry = z.output<typeof ledgerEntry>

export const ENCUMBRANCE_KINDS = ['arrest', 'pledge', 'court'] as const

/** An arrest (xatlov), pledge (garov) or court case (sud nizosi) on a lot or contract. */
export const encumbrance = z.object({
  id: z.string(),
  lot: z.nullable(z.string()),
  contract: z.nullable(z.string()),
  kind: z.enum(ENCUMBRANCE_KINDS),
  since: z.string(),
  until: z.nullable(z.string()),
  ground: z.string(),
})
export type Encumbrance = z.output<typeof encumbrance>

/** What stands unpaid on a day, and the penalty for it by the parameters of the contract's day. */
export const arrears = z.object({
  day: z.string(),
  amount,
  currency: z.string(),
  /** Due day of the oldest charge that is not wholly paid. */
  since: z.nullable(z.string()),
  penalty: amount,
  dailyPct: z.string(),
  capPct: z.string(),
  mark: z.enum(['paper', 'found', 'assumed', 'unverified']),
})
export type Arrears = z.output<typeof arrears>
