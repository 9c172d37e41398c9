import * as z from 'zod/mini'
import { texts } from '#lib/schema.ts'
import { release, releaseContent } from '#publishing/releases/model.ts'

/** Sections of the yearly report (uz: yillik hisobot) in their order. */
export const SECTIONS = [
  'summary',
  'zones',
  'country',
  'dynamics',
  'structure',
  'rating',
  'economy',
  'land',
  'infrastructure',
  'procedures',
  'problems',
  'contradictions',
  'method',
  'annex',
] as const
export const sectionId = z.enum(SECTIONS)
export type SectionId = z.output<typeof sectionId>

/** frozen: data only; draft: texts are written; agreed; approved: signed, public from its time of publication on. */
export const REPORT_STATES = ['frozen', 'draft', 'agreed', 'approved'] as const
export const reportState = z.enum(REPORT_STATES)
export type ReportState = z.output<typeof reportState>

export const REPORT_STEPS = ['begin', 'agree', 'reopen', 'approve'] as const
export type ReportStep = (typeof REPORT_STEPS)[number]

/** Languages that commentary is written in; Uzbek in Cyrillic is made of the Latin. */
export const WRITTEN_LANGUAGES = ['uz', 'ru', 'en'] as const
export const writtenLanguage = z.enum(WRITTEN_LANGUAGES)

export const FORMATS = ['pdf', 'xlsx'] as const
export const format = z.enum(FORMATS)
export type Format = z.output<typeof format>

export const report = z.object({
  /** The release it is made of. */
  id: z.string(),
  year: z.number(),
  place: z.string(),
  placeNames: texts,
  state: reportState,
  /** Grows with every change of a text or state. */
  revision: z.number(),
  /** SHA-256 of the release's hash and the texts as they were signed. */
  signature: z.nullable(z.string()),
  signedBy: z.nullable(z.string()),
  signedAt: z.nullable(z.string()),
  /** test: by the key of the test signer, without legal force; pkcs7: by the signer's own certificate. */
  signedWith: z.nullable(z.enum(['test', 'pkcs7'])),
  /** Name in the certificate. */
  certificate: z.nullable(z.string()),
  /** Whether the certificate leads to a trusted root; null where that was not checked. */
  trusted: z.nullable(z.boolean()),
  publishAt: z.nullable(z.string()),
  createdAt: z.string(),
})
export type Report = z.output<typeof report>

export const reportText = z.object({
  section: sectionId,
  language: writtenLanguage,
  version: z.number(),
  content: z.string(),
  by: z.string(),
  at: z.string(),
})
export type ReportText = z.output<typeof reportText>

export const reportStep = z.object({ step: z.enum(['create', ...REPORT_STEPS]), state: reportState, note: z.string(), by: z.string(), at: z.string() })

/** A file of a report: asked for, being built, done, failed. */
export const reportFile = z.object({
  language: z.string(),
  format,
  revision: z.number(),
  state: z.enum(['waiting', 'building', 'done', 'failed']),
  done: z.number(),
  total: z.number(),
  fault: z.string(),
  hash: z.nullable(z.string()),
  bytes: z.nullable(z.number()),
  askedAt: z.string(),
  finishedAt: z.nullable(z.string()),
})
export type ReportFile = z.output<typeof reportFile>

/** A report whole: what it says and what it is made of. */
export const reportWhole = z.object({ report, release, texts: z.array(reportText), content: releaseContent })
export type ReportWhole = z.output<typeof reportWhole>

export const reportDraft = z.extend(reportWhole, { steps: z.array(reportStep), testSigning: z.boolean() })
export type ReportDraft = z.output<typeof reportDraft>
