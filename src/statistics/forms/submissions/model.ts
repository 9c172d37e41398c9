import * as z from 'zod/mini'
import { texts } from '#lib/schema.ts'
import { mark } from '#registers/legislation/model.ts'
import { formContent, reportValue, severity } from '../templates/model.ts'

/** States as they are kept; `not_due` and `due` are an awaited report before and after its period's end. */
export const REPORT_STATES = ['awaited', 'draft', 'in_check', 'returned', 'approved', 'locked', 'reopened'] as const
export const reportState = z.enum(REPORT_STATES)
export type ReportState = z.output<typeof reportState>

export const REPORT_STEPS = ['save', 'submit', 'approve', 'return', 'lock', 'reopen'] as const
export const reportStep = z.enum(REPORT_STEPS)
export type ReportStep = z.output<typeof reportStep>

/** A report as lists show it. */
export const reportSummary = z.object({
  zone: z.string(),
  zoneNames: texts,
  id: z.string(),
  form: z.string(),
  formNames: texts,
  period: z.string(),
  party: z.string(),
  partyNames: texts,
  training: z.boolean(),
  sequence: z.number(),
  version: z.number(),
  state: reportState,
  due: z.string(),
  graceUntil: z.string(),
  returnedUntil: z.nullable(z.string()),
  revision: z.number(),
  approvedRevision: z.number(),
  nil: z.boolean(),
  submittedOn: z.nullable(z.string()),
})
export type ReportSummary = z.output<typeof reportSummary>

/** A field as it stands: its value, how often it was changed, by whom and when. */
export const reportField = z.object({ path: z.string(), value: reportValue, version: z.number(), by: z.string(), at: z.string() })
export type ReportField = z.output<typeof reportField>

/** A change of a field: the value, and the version the editor saw (0 for a field nobody has filled). */
export const fieldEdit = z.object({ path: z.string().check(z.maxLength(120)), value: reportValue, base: z.number().check(z.int(), z.gte(0)) })
export type FieldEdit = z.output<typeof fieldEdit>

export const checkFinding = z.object({
  code: z.string(),
  severity,
  field: z.string(),
  texts: z.nullable(texts),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
})

const figures = z.record(z.string(), z.number())
const peers = z.object({ count: z.number(), median: z.number(), mad: z.number() })

/** What the checks know beside the report itself; the page checks with it too, also without a network. */
export const checkContext = z.object({
  previous: figures,
  months: figures,
  known: figures,
  peers: z.record(z.string(), peers),
  withinResidency: z.boolean(),
})

/** The electronic signature a revision was submitted with, as it was when it was taken; the document bears it. */
export const reportSignature = z.object({
  /** The document of the register that was signed: the canonical content of the revision. */
  document: z.string(),
  signer: z.string(),
  role: z.string(),
  /** test: by the test signer, without legal force. */
  method: z.enum(['test', 'pkcs7']),
  /** Whether the certificate leads to a trusted root; null where it was not checked. */
  trusted: z.nullable(z.boolean()),
  at: z.string(),
})
export type ReportSignature = z.output<typeof reportSignature>

export const reportRevision = z.object({
  revision: z.number(),
  version: z.number(),
  nil: z.boolean(),
  source: z.enum(['web', 'xlsx', 'api']),
  hash: z.string(),
  /** Null where it was submitted without an electronic signature. */
  signature: z.nullable(reportSignature),
  submittedBy: z.string(),
  submittedAt: z.string(),
  decision: z.nullable(z.enum(['approved', 'returned'])),
  decidedBy: z.nullable(z.string()),
  decidedAt: z.nullable(z.string()),
})
export type ReportRevision = z.output<typeof reportRevision>

export const reportRemark = z.object({ revision: z.number(), path: z.string(), text: z.string(), by: z.string(), at: z.string() })

export const takenStep = z.object({ step: z.string(), state: z.string(), revision: z.number(), note: z.string(), by: z.string(), at: z.string() })

/** Everything of one report: enough to fill it and check it without asking again. */
export const reportFile = z.object({
  report: reportSummary,
  content: formContent,
  fields: z.array(reportField),
  /** What a new report may begin with: carried figures of the last period, codes of the register. */
  suggested: z.record(z.string(), reportValue),
  context: checkContext,
  findings: z.array(checkFinding),
  remarks: z.array(reportRemark),
  revisions: z.array(reportRevision),
  steps: z.array(takenStep),
  previousPeriod: z.nullable(z.string()),
  /** By field: what the other enterprises of the zone report for the period; for those who check only. */
  neighbours: z.record(z.string(), peers),
  roundLocked: z.boolean(),
  signing: z.object({
    /** Whether test signatures are made here. */
    test: z.boolean(),
    /** Whether a report must be signed electronically, and how sure we are of that rule. */
    required: z.boolean(),
    mark,
  }),
})
export type ReportFile = z.output<typeof reportFile>

/** A conflict: somebody else changed the same field since the editor read it. */
export const fieldConflict = z.object({ path: z.string(), yours: reportValue, theirs: reportValue, version: z.number(), by: z.string(), at: z.string() })
export type FieldConflict = z.output<typeof fieldConflict>

export const saveOutcome = z.object({
  saved: z.array(z.object({ path: z.string(), version: z.number() })),
  conflicts: z.array(fieldConflict),
  state: reportState,
  at: z.string(),
})
export type SaveOutcome = z.output<typeof saveOutcome>

/** Reporting of a zone for a form and period, and how far it has come. */
export const round = z.object({
  zone: z.string(),
  zoneNames: texts,
  form: z.string(),
  period: z.string(),
  version: z.number(),
  due: z.string(),
  graceUntil: z.string(),
  state: z.enum(['open', 'locked']),
  dueCount: z.number(),
  approvedCount: z.number(),
  onTimeCount: z.number(),
  imputedCount: z.number(),
})
export type Round = z.output<typeof round>

/** Enterprises of a zone by periods of a form: where each report stands. */
export const reportingMatrix = z.object({
  zone: z.string(),
  zoneNames: texts,
  form: z.string(),
  year: z.number(),
  rounds: z.array(round),
  rows: z.array(
    z.object({
      party: z.string(),
      names: texts,
      cells: z.array(
        z.object({
          id: z.string(),
          period: z.string(),
          state: reportState,
          due: z.string(),
          graceUntil: z.string(),
          returnedUntil: z.nullable(z.string()),
          submittedOn: z.nullable(z.string()),
          nil: z.boolean(),
        }),
      ),
    }),
  ),
})
export type ReportingMatrix = z.output<typeof reportingMatrix>
