import { isWorkingDay } from '@sanoat/uzbek'
import { dayInTashkent } from '#lib/day.ts'
import { translatorOf } from '#platform/catalogs.ts'
import { inWriting } from '#platform/database/connect.ts'
import { readerOf } from '#platform/database/sql.ts'
import type { Sweep } from '#platform/jobs.ts'
import { SITE, writeMail } from '#platform/mail.ts'
import { readCalendar } from '#registers/calendar/service.ts'
import { mailingOf } from '#registers/people/service.ts'
import { digestLine, noticeText } from './rules.ts'
import { digestOf, markMailed, peopleWithDigest } from './store.ts'

/**
 * Writes to everybody who wishes one mail a day what they have not read, each working morning at 08:00 in Tashkent. What
 * was mailed is marked in the same transaction, so that looking again sends nothing twice.
 */
export const sendDigests: Sweep = async (database, now) => {
  const line = digestLine(now)
  if (line === undefined) return
  const reader = readerOf(database.readers)
  const today = dayInTashkent(now)
  if (!isWorkingDay(today, await readCalendar(reader, [Number(today.slice(0, 4))]))) return
  for (const { person } of await peopleWithDigest(reader, line))
    await inWriting(database, async (writer) => {
      const notices = await digestOf(writer, person, line)
      const [to] = await mailingOf(writer, [person])
      if (notices.length === 0 || to === undefined) return { keep: false, value: undefined }
      const t = translatorOf(to.language)
      await writeMail(writer, now, {
        person,
        address: to.address,
        language: to.language,
        subject: t.text('notice.digest.subject', { count: notices.length, day: t.day(today) }),
        body: t.text('notice.digest.body', {
          name: to.name,
          list: notices.map((notice) => `– ${noticeText(t, notice)}\n  ${SITE}/${to.language}${notice.link}`).join('\n\n'),
        }),
        secret: false,
      })
      await markMailed(
        writer,
        person,
        notices.map(({ id }) => id),
        now,
      )
      return { keep: true, value: undefined }
    })
}
