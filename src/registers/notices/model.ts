import * as z from 'zod/mini'
import { texts } from '#lib/schema.ts'

/** A value in a notice's message: a text, a number, a day written 2026-03-05, or a name in the four languages. */
export const noticeValue = z.union([z.string(), z.number(), texts])
export type NoticeValue = z.output<typeof noticeValue>

/** What a person is told: something waits for them, or something was decided. */
export const notice = z.object({
  id: z.string(),
  /** Message that says it. */
  key: z.string(),
  values: z.record(z.string(), noticeValue),
  /** Page it leads to, below the language. */
  link: z.string(),
  zone: z.nullable(z.string()),
  at: z.string(),
  readAt: z.nullable(z.string()),
})
export type Notice = z.output<typeof notice>
