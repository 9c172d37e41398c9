import * as z from 'zod/mini'
import type { Language } from '#lib/language.ts'
import { day, texts } from '#lib/schema.ts'

/** A message and its values, said in the reader's language; names in several languages may be values. */
export const said = z.object({ key: z.string(), values: z.record(z.string(), z.union([z.string(), z.number(), texts])) })
export type Said = z.output<typeof said>

/** A value as a page shows it, whatever procedure it belongs to. */
export const shown = z.discriminatedUnion('as', [
  z.object({ as: z.literal('text'), text: z.string() }),
  z.object({ as: z.literal('texts'), texts }),
  z.object({ as: z.literal('said'), said }),
  z.object({ as: z.literal('number'), value: z.number(), unit: z.string() }),
  /** Money in tiyin (hundredths) of its currency. */
  z.object({ as: z.literal('money'), tiyin: z.number(), currency: z.string() }),
  z.object({ as: z.literal('share'), value: z.number() }),
  z.object({ as: z.literal('day'), day }),
  z.object({ as: z.literal('link'), texts: z.union([texts, z.string()]), to: z.string() }),
  z.object({ as: z.literal('document'), id: z.string(), name: z.string() }),
  z.object({ as: z.literal('missing'), said: z.optional(said) }),
])
export type Shown = z.output<typeof shown>

/** A part of a case's page: facts, and a table where there is one. Titles and labels are message keys. */
export const sheetPart = z.object({
  title: z.string(),
  note: z.optional(said),
  facts: z.array(z.object({ label: z.string(), value: shown })),
  table: z.optional(z.object({ columns: z.array(z.object({ label: z.string(), numeric: z.boolean() })), rows: z.array(z.array(shown)) })),
})
export type SheetPart = z.output<typeof sheetPart>

/** One field of a step's form as the page draws it. */
export const formColumn = z.object({
  name: z.string(),
  kind: z.string(),
  required: z.boolean(),
  options: z.array(z.object({ id: z.string(), said })),
  min: z.nullable(z.number()),
  max: z.nullable(z.number()),
})
export const formField = z.extend(formColumn, {
  /** What stands in it to begin with. */
  value: z.nullable(z.string()),
  /** What was found wrong with it when the form was returned. */
  remark: z.nullable(z.string()),
  columns: z.array(formColumn),
  rows: z.array(z.record(z.string(), z.string())),
  /** Rows are those given: none can be added. */
  fixedRows: z.boolean(),
})
export type FormField = z.output<typeof formField>

export type Option = { readonly id: string; readonly said: Said }

/** What stands in a form's fields to begin with, and what can be chosen in them, for the case at hand. Rows that are given are fixed. */
export type FormParts = Readonly<
  Record<
    string,
    {
      readonly value?: string
      readonly remark?: string
      readonly options?: readonly Option[]
      readonly rows?: readonly Readonly<Record<string, string>>[]
      readonly columnOptions?: Readonly<Record<string, readonly Option[]>>
    }
  >
>

/** A step from here: possible now, or why not. */
export const nextStep = z.object({
  step: z.string(),
  optional: z.boolean(),
  refusal: z.nullable(
    z.object({
      code: z.string(),
      /** The reason in the reader's language. */
      text: z.string(),
      details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])),
    }),
  ),
  fields: z.array(formField),
})
export type NextStep = z.output<typeof nextStep>

export const deadline = z.object({
  name: z.string(),
  unit: z.enum(['workingDays', 'calendarDays', 'months']),
  count: z.number(),
  start: day,
  due: day,
  pausedOn: z.nullable(day),
  pauseReason: z.nullable(z.string()),
  metOn: z.nullable(day),
  parameter: z.string(),
  /** Act and mark of the parameter. */
  act: z.nullable(z.string()),
  mark: z.string(),
})
export type DeadlineRow = z.output<typeof deadline>

export const caseSummary = z.object({
  zone: z.string(),
  id: z.string(),
  kind: z.string(),
  number: z.string(),
  state: z.string(),
  round: z.number(),
  version: z.number(),
  party: z.nullable(z.string()),
  partyNames: z.nullable(texts),
  zoneNames: texts,
  training: z.boolean(),
  title: said,
  triggeredOn: day,
  parameterDay: day,
  openedOn: day,
  closedOn: z.nullable(day),
  due: z.nullable(day),
})
export type CaseSummary = z.output<typeof caseSummary>

/** What the kernel and the modules read of a case. */
export type CaseRecord = Omit<CaseSummary, 'due'> & {
  readonly data: unknown
  readonly openedBy: string
  readonly token: string
  readonly place: string
  readonly language: Language
}

export const takenStep = z.object({
  seq: z.number(),
  step: z.string(),
  from: z.string(),
  to: z.string(),
  round: z.number(),
  actor: z.string(),
  name: z.string(),
  role: z.string(),
  day,
  at: z.string(),
  note: z.string(),
})
export type TakenStepRow = z.output<typeof takenStep>

export const caseDocument = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.string(),
  size: z.number(),
  at: z.string(),
  by: z.string(),
  verification: z.nullable(z.string()),
  awaitsSignature: z.boolean(),
  signatures: z.array(z.object({ name: z.string(), role: z.string(), at: z.string(), method: z.string() })),
})

export const caseComment = z.object({ id: z.string(), text: z.string(), inside: z.boolean(), name: z.string(), at: z.string() })

export const caseFile = z.object({
  today: day,
  case: caseSummary,
  act: z.nullable(z.string()),
  mark: z.string(),
  sheet: z.array(sheetPart),
  steps: z.array(takenStep),
  next: z.array(nextStep),
  /** Who the case waits for, by role, where it is not the reader. */
  waitsFor: z.array(z.string()),
  deadlines: z.array(deadline),
  documents: z.array(caseDocument),
  comments: z.array(caseComment),
  /** Whether the reader belongs to the bodies that decide, and so sees what is written inside. */
  inside: z.boolean(),
  /** Whether a test signature, without legal force, is taken here. */
  testSigning: z.boolean(),
  /** Address below the language at which the applicant follows the case without signing in; for its own people and the directorate. */
  progress: z.nullable(z.string()),
})
export type CaseFile = z.output<typeof caseFile>

export const inboxItem = z.object({
  id: z.string(),
  kind: z.string(),
  title: said,
  action: z.optional(z.string()),
  zone: z.string(),
  party: z.optional(z.string()),
  due: z.nullable(day),
  link: z.string(),
  waitsFor: z.enum(['me', 'others']),
})
