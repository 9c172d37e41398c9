import type { Role } from '#lib/access.ts'
import { dayInTashkent, isInstant } from '#lib/day.ts'
import { ok, refuse } from '#lib/result.ts'
import { translatorOf } from '#platform/catalogs.ts'
import { decodeCursor, pageOfRows } from '#platform/cursor.ts'
import type { Reader, Writer } from '#platform/database/sql.ts'
import type { ReadHandler, WriteHandler } from '#platform/dispatch.ts'
import { isId, newId } from '#platform/id.ts'
import { SITE, writeMail } from '#platform/mail.ts'
import { mailingOf, peopleWith } from '#registers/people/service.ts'
import type { listNotices, readNotices } from './contract.ts'
import type { Notice } from './model.ts'
import { noticeText } from './rules.ts'
import { markMailed, markRead, noticesBefore, putNotices, unreadCount } from './store.ts'

/** Whom a notice is for: people by their ids, or whoever has a role in a place on that day. */
export type Recipients = readonly string[] | { readonly role: Role; readonly zone?: string; readonly party?: string }

export type Telling = {
  readonly to: Recipients
  /** Message that says it, with its values: texts, numbers, days, names in the four languages. */
  readonly key: string
  readonly values: Notice['values']
  /** Page it leads to, below the language: `/zones/bektemir`. */
  readonly link: string
  readonly zone?: string
  /** What it is about and when: a person is told the same once, however often this is called. */
  readonly dedupe: string
}

/** Tells people something, and writes mails to those who wish them at once. Gives how many were told now. */
export async function notify(writer: Writer, now: Date, telling: Telling): Promise<number> {
  const { to, key, values, link, zone, dedupe } = telling
  const people = 'role' in to ? await peopleWith(writer, to, dayInTashkent(now)) : [...new Set(to)]
  if (people.length === 0) return 0
  const told = await putNotices(
    writer,
    now,
    { key, values, link, zone, dedupe },
    people,
    people.map(() => newId(now)),
  )
  const wishing = (
    await mailingOf(
      writer,
      told.map(({ person }) => person),
    )
  ).filter(({ mail }) => mail === 'at_once')
  for (const { person, address, language, name } of wishing) {
    const t = translatorOf(language)
    const text = noticeText(t, { key, values })
    await writeMail(writer, now, {
      person,
      address,
      language,
      subject: t.text('notice.mail.subject', { text: text.slice(0, 120) }),
      body: t.text('notice.mail.body', { name, text, link: `${SITE}/${language}${link}` }),
      secret: false,
    })
    const id = told.find((one) => one.person === person)?.id
    if (id !== undefined) await markMailed(writer, person, [id], now)
  }
  return told.length
}

export const answerListNotices: ReadHandler<typeof listNotices> = async ({ unread, cursor, limit }, reader, { actor }) => {
  const place = decodeCursor(cursor, 2)
  if (!place.ok) return place
  const [at = '', id = ''] = place.value ?? []
  if (place.value !== null && (!isInstant(at) || !isId(id))) return refuse('cursor.invalid')
  if (!isId(actor.id)) return ok({ items: [] })
  const rows = await noticesBefore(reader, actor.id, unread, place.value === null ? null : [at, id], limit + 1)
  return ok(pageOfRows(rows, limit, (row) => [row.at, row.id]))
}

export const answerReadNotices: WriteHandler<typeof readNotices> = async ({ ids }, writer, { actor, now }) => {
  const read = isId(actor.id) ? await markRead(writer, actor.id, ids, now) : 0
  return ok({ output: { read }, subject: actor.id, unchanged: read === 0, journalled: { count: read } })
}

/** How many notices a person has not read. */
export const countUnread = async (reader: Reader, person: string): Promise<number> => (await unreadCount(reader, person))?.count ?? 0
