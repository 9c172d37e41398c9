import * as z from 'zod/mini'
import { period, texts } from '#lib/schema.ts'

/** How a field is filled; `hs` and `ifut` are codes of the goods nomenclature and of the activity classifier, `list` has rows of its own. */
export const FIELD_TYPES = ['whole', 'number', 'money', 'share', 'choice', 'text', 'day', 'hs', 'ifut', 'list'] as const
export const fieldType = z.enum(FIELD_TYPES)
export type FieldType = z.output<typeof fieldType>

/** How often a form is due; an event form is filed when something happens. */
export const RHYTHMS = ['month', 'quarter', 'year', 'event'] as const
export const rhythm = z.enum(RHYTHMS)
export type Rhythm = z.output<typeof rhythm>

export const SEVERITIES = ['error', 'warning'] as const
export const severity = z.enum(SEVERITIES)

export const fieldCode = z.string().check(z.regex(/^[a-z][a-z0-9_]{0,39}$/, 'input.fieldCode'))
export const formCode = z.string().check(z.regex(/^ksz-[a-z0-9]{1,20}$/, 'input.formCode'))

const option = z.object({ code: fieldCode, names: texts })
export type FieldOption = z.output<typeof option>

const common = {
  code: fieldCode,
  names: texts,
  hint: texts,
  /** Unit as the form states it; empty for texts and codes. */
  unit: z.string().check(z.maxLength(40)),
  mandatory: z.boolean(),
  /** Whether a figure below zero is possible (a loss). */
  signed: z.boolean(),
  options: z.array(option).check(z.maxLength(60)),
}

/** A column of a list of rows. */
export const formColumn = z.object({ ...common, type: z.enum(['whole', 'number', 'money', 'share', 'choice', 'text', 'day', 'hs', 'ifut']) })
export type FormColumn = z.output<typeof formColumn>

export const formField = z.object({
  ...common,
  type: fieldType,
  section: fieldCode,
  /** The base figure it feeds, and what its value is multiplied by to come to that figure's unit. */
  measure: z.nullable(z.object({ code: z.string(), factor: z.number().check(z.gt(0, 'input.factor')) })),
  /** A new report begins with the value of the last one. */
  carried: z.boolean(),
  /** Share of change against the last period (0.5 is ±50 %) beyond which a comment is needed; null for none. */
  changeLimit: z.nullable(z.number().check(z.gt(0, 'input.share'))),
  columns: z.array(formColumn).check(z.maxLength(12)),
  /** Its code in the version before, where that was another one: values of old reports reach it by this. */
  was: z.nullable(fieldCode),
})
export type FormField = z.output<typeof formField>

export const formSection = z.object({ code: fieldCode, names: texts })

/** A rule of the form in CEL: it holds where the expression is true. It says nothing while a figure it needs is missing. */
export const formCheck = z.object({
  code: fieldCode,
  severity,
  expression: z.string().check(z.minLength(1), z.maxLength(500)),
  /** The field beside which it is said. */
  field: fieldCode,
  names: texts,
})
export type FormCheck = z.output<typeof formCheck>

/** A ratio by which enterprises of one activity division are compared: one far outside needs a comment. */
export const formRatio = z.object({ code: fieldCode, expression: z.string().check(z.minLength(1), z.maxLength(200)), field: fieldCode, names: texts })
export type FormRatio = z.output<typeof formRatio>

/** Everything of a version that decides how a report is filled and checked; its hash names it. */
export const formContent = z.object({
  names: texts,
  rhythm,
  /** Whether "nothing happened in the period" may be reported instead of figures. */
  nilAllowed: z.boolean(),
  sections: z.array(formSection).check(z.minLength(1, 'input.emptyList'), z.maxLength(20)),
  fields: z.array(formField).check(z.minLength(1, 'input.emptyList'), z.maxLength(80)),
  checks: z.array(formCheck).check(z.maxLength(80)),
  ratios: z.array(formRatio).check(z.maxLength(10)),
})
export type FormContent = z.output<typeof formContent>

/** One version of a form. It holds for periods from `validFrom` on and is never changed. */
export const formVersion = z.object({
  form: formCode,
  version: z.number(),
  validFrom: period,
  names: texts,
  rhythm,
  mark: z.enum(['paper', 'found', 'assumed', 'unverified']),
  own: z.boolean(),
  hash: z.string(),
  reason: z.string(),
  actor: z.string(),
  at: z.string(),
})
export type FormVersion = z.output<typeof formVersion>
export type Template = { readonly form: string; readonly version: number; readonly content: FormContent }

/** One difference between two versions; its sentence is the message `form.diff.<kind>`. */
export const formChange = z.object({
  kind: z.enum(['fieldAdded', 'fieldRemoved', 'fieldRenamed', 'fieldChanged', 'checkAdded', 'checkRemoved', 'checkChanged', 'sectionAdded', 'sectionRemoved']),
  /** Code of the field, check or section. */
  subject: z.string(),
  from: z.string(),
  to: z.string(),
})
export type FormChange = z.output<typeof formChange>

/** A value as it is kept: a number in the form's unit, a text or code, a day; null where nothing is stated. */
export const reportValue = z.union([z.number(), z.string().check(z.maxLength(2000)), z.null()])
export type ReportValue = z.output<typeof reportValue>

/** Values by path: `workers`, or `products.<row>.<column>` for a cell of a list. */
export type ReportValues = Readonly<Record<string, ReportValue>>
