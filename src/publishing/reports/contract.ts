import * as z from 'zod/mini'
import { isDay, isInstant } from '#lib/day.ts'
import { operation } from '#lib/operation.ts'
import { fileAnswer, language, slug } from '#lib/schema.ts'
import { format, report, reportDraft, reportFile, reportText, reportWhole, sectionId, writtenLanguage } from './model.ts'

const id = slug
const moment = z.optional(z.string().check(z.refine((text) => isDay(text) || isInstant(text), { error: 'input.instant' })))
const reason = z.string().check(z.minLength(10, 'input.reason'), z.maxLength(2000))

export const listReports = operation({
  method: 'GET',
  path: '/reports',
  summary: 'Published yearly reports, latest year first',
  can: 'public.read',
  timed: true,
  input: z.object({}),
  output: z.object({ items: z.array(report) }),
})

export const listReportDrafts = operation({
  method: 'GET',
  path: '/reports/drafts',
  summary: 'Reports that are not published yet, and releases a report can be begun from',
  can: 'release.prepare',
  timed: true,
  input: z.object({}),
  output: z.object({ items: z.array(report), releases: z.array(z.object({ id: z.string(), period: z.string(), note: z.string() })) }),
})

export const getReport = operation({
  method: 'GET',
  path: '/reports/{id}',
  summary: 'One published report: its texts and the frozen figures they speak of',
  can: 'public.read',
  timed: true,
  input: z.object({ id }),
  output: reportWhole,
})

export const getReportDraft = operation({
  method: 'GET',
  path: '/reports/drafts/{id}',
  summary: 'One report in any state, with the steps it has taken',
  can: 'release.prepare',
  timed: true,
  input: z.object({ id }),
  output: reportDraft,
})

export const beginReport = operation({
  method: 'POST',
  path: '/reports',
  summary: 'Begin the yearly report of a release; its commentary may be taken over from an earlier report',
  can: 'release.prepare',
  audit: 'report.begun',
  input: z.object({ release: slug, textsOf: z.optional(slug) }),
  output: report,
})

export const saveReportText = operation({
  method: 'POST',
  path: '/reports/{id}/texts/{section}/{language}',
  summary: 'Save the commentary of a section; refused where somebody saved another version meanwhile',
  can: 'release.prepare',
  audit: 'report.written',
  input: z.object({
    id,
    section: sectionId,
    language: writtenLanguage,
    /** The version it was written over; 0 where there was none. */
    basedOn: z.coerce.number().check(z.int(), z.gte(0)),
    content: z.string().check(z.maxLength(20_000)),
  }),
  output: reportText,
})

export const draftReport = operation({
  method: 'POST',
  path: '/reports/{id}/draft',
  summary: 'Open a report with frozen data for writing',
  can: 'release.prepare',
  audit: 'report.drafted',
  input: z.object({ id }),
  output: report,
})

export const agreeReport = operation({
  method: 'POST',
  path: '/reports/{id}/agreement',
  summary: 'Agree a draft: from now on nothing is written',
  can: 'release.prepare',
  audit: 'report.agreed',
  input: z.object({ id }),
  output: report,
})

export const reopenReport = operation({
  method: 'POST',
  path: '/reports/{id}/reopening',
  summary: 'Send an agreed report back to draft, with the reason',
  can: 'release.prepare',
  audit: 'report.reopened',
  input: z.object({ id, reason }),
  output: report,
})

export const readReportContent = operation({
  method: 'GET',
  path: '/reports/{id}/signed-content',
  summary: 'What is signed under a report: the hash of its release and its texts, as canonical JSON; a signature is made over these very bytes',
  can: 'release.approve',
  answers: 'file',
  input: z.object({ id }),
  output: fileAnswer,
})

export const approveReport = operation({
  method: 'POST',
  path: '/reports/{id}/approval',
  summary: 'Sign an agreed report and set when it is published; not by the one who agreed it',
  can: 'release.approve',
  audit: 'report.approved',
  input: z.object({
    id,
    publishAt: moment,
    /** `test` where test signing is allowed, or a signed message (PKCS#7, base64) over what readReportContent gives. */
    signature: z.string().check(z.minLength(1, 'signature.missing'), z.maxLength(100_000)),
  }),
  output: report,
})

export const buildReportFile = operation({
  method: 'POST',
  path: '/reports/{id}/files/{language}/{format}',
  summary: 'Ask for a file of a report as it stands; the building goes on when the page is closed',
  can: 'release.prepare',
  audit: 'report.fileAsked',
  input: z.object({ id, language, format }),
  output: reportFile,
})

export const listReportFiles = operation({
  method: 'GET',
  path: '/reports/{id}/files',
  summary: 'Files of a report with how far they are built',
  can: 'release.prepare',
  timed: true,
  input: z.object({ id }),
  output: z.object({ items: z.array(reportFile) }),
})

export const getReportFile = operation({
  method: 'GET',
  path: '/reports/{id}/files/{revision}/{language}/{format}',
  summary: 'A built file of a report',
  can: 'release.prepare',
  answers: 'file',
  input: z.object({ id, revision: z.coerce.number().check(z.int(), z.gte(0)), language, format }),
  output: fileAnswer,
})
