import * as z from 'zod/mini'
import { texts } from '#lib/schema.ts'
import { contract } from '#registers/contracts/model.ts'

/** Legal forms (uz: tashkiliy-huquqiy shakl): MChJ, QMJ, AJ, XK, OK, FX, UK, DK, cooperative, YaTT, branch, foreign. */
export const LEGAL_FORMS = [
  'llc',
  'additional',
  'jsc',
  'private',
  'family',
  'farm',
  'unitary',
  'state',
  'cooperative',
  'entrepreneur',
  'branch',
  'foreign',
  'other',
] as const
export const SIZES = ['micro', 'small', 'medium', 'large'] as const

/** Status of an enterprise (uz: faol, toʻxtatilgan, tugatish jarayonida, yopilgan). */
export const STATUSES = ['active', 'suspended', 'liquidation', 'closed'] as const
export type Status = (typeof STATUSES)[number]

export const contact = z.object({ name: z.string(), post: z.string(), phone: z.nullable(z.string()), email: z.nullable(z.string()) })
export type Contact = z.output<typeof contact>

/** What the register knows of an enterprise; the personal number of its head is not among it. */
export const enterprise = z.object({
  id: z.string(),
  names: texts,
  stir: z.nullable(z.string()),
  place: z.nullable(z.string()),
  training: z.boolean(),
  legalForm: z.nullable(z.enum(LEGAL_FORMS)),
  registeredOn: z.nullable(z.string()),
  ifut: z.nullable(z.string()),
  hsCodes: z.array(z.string()),
  headName: z.string(),
  phone: z.nullable(z.string()),
  email: z.nullable(z.string()),
  address: z.string(),
  account: z.nullable(z.string()),
  mfo: z.nullable(z.string()),
  size: z.nullable(z.enum(SIZES)),
  /** Foreign share of the capital, 0 to 1. */
  foreignShare: z.nullable(z.number()),
  status: z.enum(STATUSES),
  statusFrom: z.nullable(z.string()),
  mergedInto: z.nullable(z.string()),
  revision: z.number(),
})
export type Enterprise = z.output<typeof enterprise>

export const RESIDENCY_STATUSES = ['planned', 'active', 'ended'] as const

/** Where an enterprise works and since when (uz: rezidentlik); in two zones it has one in each. */
export const residency = z.object({
  zone: z.string(),
  zoneNames: texts,
  id: z.string(),
  party: z.string(),
  since: z.string(),
  /** Last day; null while it lasts. */
  until: z.nullable(z.string()),
  contract: z.nullable(z.string()),
  contractNote: z.string(),
  ifut: z.nullable(z.string()),
  status: z.enum(RESIDENCY_STATUSES),
  reason: z.string(),
})
export type Residency = z.output<typeof residency>

/** An enterprise in a list: no person, no account, no address. */
export const enterpriseRow = z.object({
  id: z.string(),
  names: texts,
  stir: z.nullable(z.string()),
  legalForm: z.nullable(z.enum(LEGAL_FORMS)),
  ifut: z.nullable(z.string()),
  size: z.nullable(z.enum(SIZES)),
  status: z.enum(STATUSES),
  statusFrom: z.nullable(z.string()),
  training: z.boolean(),
  zones: z.array(z.object({ zone: z.string(), names: texts, since: z.string(), status: z.enum(RESIDENCY_STATUSES) })),
})
export type EnterpriseRow = z.output<typeof enterpriseRow>

export const EVENT_KINDS = ['created', 'imported', 'changed', 'status', 'merged', 'absorbed', 'residency'] as const

/** What happened to an enterprise in the register. */
export const enterpriseEvent = z.object({
  kind: z.enum(EVENT_KINDS),
  day: z.string(),
  fields: z.array(z.string()),
  status: z.nullable(z.string()),
  other: z.nullable(z.string()),
  note: z.string(),
  by: z.string(),
  at: z.string(),
})
export type EnterpriseEvent = z.output<typeof enterpriseEvent>

/** An enterprise with everything that hangs on it. */
export const enterpriseFile = z.object({
  enterprise,
  contacts: z.array(contact),
  /** Whether a personal number of the head is on record: reading it is an operation of its own. */
  hasJshshir: z.boolean(),
  residencies: z.array(residency),
  contracts: z.array(contract),
  events: z.array(enterpriseEvent),
  /** Parties that were found to be the same as this one. */
  absorbed: z.array(z.object({ id: z.string(), names: texts })),
  mergedNames: z.nullable(texts),
})
export type EnterpriseFile = z.output<typeof enterpriseFile>

export const TWIN_REASONS = ['name', 'phone', 'head'] as const

/** Two enterprises that may be one, with the reasons. */
export const twins = z.object({ first: enterpriseRow, second: enterpriseRow, reasons: z.array(z.enum(TWIN_REASONS)) })
