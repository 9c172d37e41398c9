import * as z from 'zod/mini'
import { operation } from '#lib/operation.ts'
import { day, fileAnswer, pageOf, paging, period, slug } from '#lib/schema.ts'
import { formCode, reportValue } from '../templates/model.ts'
import { fieldEdit, reportFile, reportingMatrix, reportState, reportSummary, round, saveOutcome } from './model.ts'

const id = z.string().check(z.regex(/^[0-9a-f-]{1,36}$/, 'input.id'))
const one = { zone: slug, id }
const reason = z.string().check(z.minLength(10, 'input.reason'), z.maxLength(2000))

export const listSubmissions = operation({
  method: 'GET',
  path: '/submissions',
  summary: 'Reports the reader may see, of a zone, enterprise, form, period or state; the latest due first',
  can: 'submission.read',
  scope: 'record',
  input: z.object({
    zone: z.optional(slug),
    party: z.optional(id),
    form: z.optional(formCode),
    period: z.optional(period),
    state: z.optional(reportState),
    /** Only those still with the enterprise after this day. */
    lateOn: z.optional(day),
    ...paging,
  }),
  output: pageOf(reportSummary),
})

export const listReportingRounds = operation({
  method: 'GET',
  path: '/reporting-rounds',
  summary: 'How far reporting has come by zone, form and period: due, approved, in time, imputed',
  can: 'submission.read',
  scope: 'record',
  input: z.object({ zone: z.optional(slug), form: z.optional(formCode), year: z.coerce.number().check(z.int(), z.gte(2000), z.lte(2100)) }),
  output: z.object({ items: z.array(round) }),
})

export const showReportingMatrix = operation({
  method: 'GET',
  path: '/zones/{zone}/reporting-matrix',
  summary: 'Completeness of a zone for a form and year: enterprises by periods, with the state of each report',
  can: 'submission.read',
  input: z.object({ zone: slug, form: z._default(formCode, 'ksz-1'), year: z.coerce.number().check(z.int(), z.gte(2000), z.lte(2100)) }),
  output: reportingMatrix,
})

export const getSubmission = operation({
  method: 'GET',
  path: '/zones/{zone}/submissions/{id}',
  summary: 'One report whole: its form in its own version, fields, checks, remarks, revisions',
  can: 'submission.read',
  scope: 'record',
  snapshot: true,
  input: z.object(one),
  output: reportFile,
})

export const getSubmissionRevision = operation({
  method: 'GET',
  path: '/zones/{zone}/submissions/{id}/revisions/{revision}',
  summary: 'One submitted revision of a report, in the version of the form it was filled in',
  can: 'submission.read',
  scope: 'record',
  input: z.object({ ...one, revision: z.coerce.number().check(z.int(), z.gte(1)) }),
  output: z.object({ file: reportFile, revision: z.number(), values: z.record(z.string(), reportValue), comments: z.record(z.string(), reportValue) }),
})

export const saveSubmissionFields = operation({
  method: 'POST',
  path: '/zones/{zone}/submissions/{id}/fields',
  summary: 'Save fields of a report; those that somebody else changed meanwhile are told, the others are saved',
  can: 'submission.file',
  scope: 'record',
  audit: 'submission.saved',
  input: z.object({ ...one, edits: z.array(fieldEdit).check(z.minLength(1, 'input.emptyList'), z.maxLength(2000)) }),
  output: saveOutcome,
})

export const submitSubmission = operation({
  method: 'POST',
  path: '/zones/{zone}/submissions/{id}/submission',
  summary: 'Submit a report by the head: refused with every error by field, and with warnings that lack a comment',
  can: 'submission.file',
  scope: 'record',
  audit: 'submission.submitted',
  input: z.object({
    ...one,
    nil: z._default(z.boolean(), false),
    source: z._default(z.enum(['web', 'api']), 'api'),
    /** `test`, or an electronic signature (PKCS#7, base64) over exactly the bytes that readSubmissionContent answers. */
    signature: z.optional(z.string().check(z.maxLength(100_000))),
  }),
  output: reportSummary,
})

export const readSubmissionContent = operation({
  method: 'GET',
  path: '/zones/{zone}/submissions/{id}/content',
  summary: 'The content that would be submitted now, as the canonical JSON that is signed; the same values are the same bytes',
  can: 'submission.read',
  scope: 'record',
  snapshot: true,
  answers: 'file',
  input: z.object({ ...one, nil: z._default(z.union([z.boolean(), z.stringbool()]), false) }),
  output: fileAnswer,
})

export const openEventSubmission = operation({
  method: 'POST',
  path: '/zones/{zone}/parties/{party}/event-submissions',
  summary: 'Begin a notice of an event (KSZ-E) of an enterprise in a zone',
  can: 'submission.file',
  audit: 'submission.eventOpened',
  input: z.object({ zone: slug, party: id, form: z._default(formCode, 'ksz-e') }),
  output: reportSummary,
})

export const approveSubmissions = operation({
  method: 'POST',
  path: '/zones/{zone}/submission-approvals',
  summary: 'Approve reports of a zone: their figures count from this moment; not by the one who submitted or filled them',
  can: 'submission.check',
  audit: 'submission.approved',
  input: z.object({ zone: slug, ids: z.array(id).check(z.minLength(1, 'input.emptyList'), z.maxLength(200)) }),
  output: z.object({ items: z.array(reportSummary) }),
})

export const returnSubmission = operation({
  method: 'POST',
  path: '/zones/{zone}/submissions/{id}/return',
  summary: 'Return a report with remarks by field; the enterprise answers within the days the parameter states',
  can: 'submission.check',
  audit: 'submission.returned',
  input: z.object({
    ...one,
    remarks: z
      .array(z.object({ path: z.string().check(z.maxLength(120)), text: z.string().check(z.minLength(3, 'input.text'), z.maxLength(2000)) }))
      .check(z.minLength(1, 'input.emptyList'), z.maxLength(100)),
  }),
  output: reportSummary,
})

export const reopenSubmission = operation({
  method: 'POST',
  path: '/zones/{zone}/submissions/{id}/reopening',
  summary: 'Reopen an approved or locked report for correction, with a reason; its figures count until the corrected revision is approved',
  can: 'period.reopen',
  audit: 'submission.reopened',
  input: z.object({ ...one, reason }),
  output: reportSummary,
})

export const openReportingRound = operation({
  method: 'POST',
  path: '/zones/{zone}/reporting-rounds',
  summary: 'Open reporting of a zone for a form and period: every enterprise whose residency touches the period owes a report',
  can: 'period.manage',
  audit: 'submission.roundOpened',
  input: z.object({ zone: slug, form: formCode, period }),
  output: round,
})

export const lockReportingRound = operation({
  method: 'POST',
  path: '/zones/{zone}/reporting-rounds/lock',
  summary: 'Lock a round when nothing waits to be checked and enough reports are approved; by the head',
  can: 'period.reopen',
  audit: 'submission.roundLocked',
  input: z.object({ zone: slug, form: formCode, period }),
  output: round,
})

export const imputeReportingRound = operation({
  method: 'POST',
  path: '/zones/{zone}/reporting-rounds/imputation',
  summary: 'Estimate missing overdue reports of a round from their last period; in aggregates only, always marked',
  can: 'period.manage',
  audit: 'submission.imputed',
  input: z.object({ zone: slug, form: formCode, period }),
  output: round,
})

export const getSubmissionWorkbook = operation({
  method: 'GET',
  path: '/zones/{zone}/submissions/{id}/workbook',
  summary: 'The report as a workbook to fill in, with what is filled already (XLSX, base64)',
  can: 'submission.read',
  scope: 'record',
  input: z.object(one),
  output: z.object({ name: z.string(), type: z.string(), base64: z.string() }),
})

export const uploadSubmissionWorkbook = operation({
  method: 'POST',
  path: '/zones/{zone}/submissions/{id}/workbook',
  summary: 'Fill a report from its workbook: every fault by cell, nothing taken in part',
  can: 'submission.file',
  scope: 'record',
  audit: 'submission.uploaded',
  file: ['xlsx'],
  input: z.object(one),
  output: saveOutcome,
})

export const listSubmissionSteps = operation({
  method: 'GET',
  path: '/submission-steps',
  summary: 'The log of revisions: who submitted, returned, approved, reopened which report, and why',
  can: 'submission.check',
  input: z.object({ ...paging }),
  output: pageOf(
    z.object({
      zone: z.string(),
      id: z.string(),
      form: z.string(),
      period: z.string(),
      partyNames: reportSummary.shape.partyNames,
      step: z.string(),
      state: z.string(),
      revision: z.number(),
      note: z.string(),
      by: z.string(),
      at: z.string(),
      seq: z.number(),
    }),
  ),
})
