import * as z from 'zod/mini'
import { language } from '#lib/schema.ts'

/** waiting to be sent, sent, failed for good, or kept as a file where no mail server is set. */
export const MAIL_STATES = ['waiting', 'sent', 'failed', 'kept'] as const
export const mailState = z.enum(MAIL_STATES)

export const mailSummary = z.object({
  id: z.string(),
  /** Masked: its first letter and its domain. */
  address: z.string(),
  language,
  subject: z.string(),
  state: mailState,
  attempts: z.number(),
  /** Why the last attempt failed. */
  fault: z.nullable(z.string()),
  at: z.string(),
  sentAt: z.nullable(z.string()),
})
export type MailSummary = z.output<typeof mailSummary>

export const mail = z.extend(mailSummary, {
  /** Null where it holds a link by which one may enter. */
  body: z.nullable(z.string()),
})
export type Mail = z.output<typeof mail>
