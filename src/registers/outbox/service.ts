import { ok, refuse } from '#lib/result.ts'
import { decodeCursor, pageOfRows } from '#platform/cursor.ts'
import type { ReadHandler } from '#platform/dispatch.ts'
import { isId } from '#platform/id.ts'
import { withSite } from '#platform/mail.ts'
import { maskEmail } from '#registers/people/rules.ts'
import type { getMail, listMails } from './contract.ts'
import { mailById, mailsBefore } from './store.ts'

export const answerListMails: ReadHandler<typeof listMails> = async ({ state, cursor, limit }, reader) => {
  const place = decodeCursor(cursor, 1)
  if (!place.ok) return place
  const before = place.value?.[0] ?? null
  if (before !== null && !isId(before)) return refuse('cursor.invalid')
  const page = pageOfRows(await mailsBefore(reader, state, before, limit + 1), limit, (row) => [row.id])
  return ok({ ...page, items: page.items.map((row) => ({ ...row, address: maskEmail(row.address) })) })
}

export const answerGetMail: ReadHandler<typeof getMail> = async ({ id }, reader, { equipment }) => {
  const row = await mailById(reader, id)
  if (row === undefined) return refuse('mail.unknown', { id })
  return ok({ ...row, address: maskEmail(row.address), body: row.body === null ? null : withSite(row.body, equipment.publicUrl) })
}
