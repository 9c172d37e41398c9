import { addDays, addWorkingDays, dayOf } from '@sanoat/uzbek'
import { dayInTashkent, type Day } from '#lib/day.ts'
import { inWriting, type Database } from '#platform/database/connect.ts'
import { readerOf, type Reader, type Writer } from '#platform/database/sql.ts'
import type { Sweep } from '#platform/jobs.ts'
import { writeJournal } from '#platform/journal.ts'
import { notify } from '#registers/notices/service.ts'
import { refreshFigures } from '../figures/refresh-service.ts'
import { readFormsFor, readTemplate } from '../templates/service.ts'
import type { Rhythm } from '../templates/model.ts'
import { openOne } from './round-service.ts'
import { reportsToRemind, roundRow, zonesWithResidents } from './round-store.ts'
import { lastEnded } from './rules/periods.ts'
import { calendarAround, readTerms } from './terms-service.ts'

const RHYTHMS: readonly Rhythm[] = ['month', 'quarter', 'year']
const PROGRAM = { id: 'sanoat', name: 'sanoat', grants: [] }

/** Days after the grace in which the timeliness of a round is still brought up to date by itself. */
const TIMELINESS_DAYS = 7

/**
 * Opens the latest ended period of every form in a zone and adds those who have joined since; after the grace it brings the
 * timeliness of the round up to date. Says how many reports were added. Run twice it does nothing more.
 */
export async function openDue(writer: Writer, zone: string, training: boolean, now: Date): Promise<number> {
  const today = dayInTashkent(now)
  let reports = 0
  for (const rhythm of RHYTHMS) {
    const period = lastEnded(today, rhythm)
    for (const { version } of (await readFormsFor(writer, period, [rhythm])).values()) {
      const added = await openOne(writer, { zone, version, period, today, now })
      reports += added
      if (added > 0)
        await writeJournal(writer, PROGRAM, now, {
          chain: zone,
          action: 'submission.roundOpened',
          subject: `${version.form}/${period}`,
          content: { form: version.form, period, reports: added },
        })
      if (!training) await bringTimeliness(writer, zone, version.form, period, today, now)
    }
  }
  return reports
}

async function bringTimeliness(writer: Writer, zone: string, form: string, period: string, today: Day, now: Date): Promise<void> {
  const round = await roundRow(writer, zone, form, period)
  if (round === undefined || round.state === 'locked' || round.approvedCount === 0 || today <= round.graceUntil) return
  if (today > addDays(dayOf(round.graceUntil), TIMELINESS_DAYS)) return
  const stated = await refreshFigures(writer, { zone, form, period }, now)
  // Kept answers are given until the journal grows: a change of claims must stand in it.
  if (stated > 0)
    await writeJournal(writer, PROGRAM, now, {
      chain: zone,
      action: 'submission.timelinessStated',
      subject: `${form}/${period}`,
      content: { form, period, claims: stated },
    })
}

/** A reminder to the enterprise: before the due day, or on the last day of grace when it is late. */
export type Reminder = Awaited<ReturnType<typeof reportsToRemind>>[number]

/** Whom to remind on a day: so many working days before the due day, and on the last day of grace. */
export async function remindersOn(reader: Reader, today: Day): Promise<Reminder[]> {
  const { remindDays } = await readTerms(reader, today)
  return reportsToRemind(reader, { soon: addWorkingDays(dayOf(today), remindDays, await calendarAround(reader, today)), late: today })
}

/** Tells the head and the operators of an enterprise; each reminder once. */
async function remind(writer: Writer, reminder: Reminder, now: Date): Promise<void> {
  const { zone, id, party, form, period, due, late } = reminder
  const { content } = await readTemplate(writer, form, reminder.version)
  const key = late ? 'submission.notice.late' : 'submission.notice.due'
  for (const role of ['resident.head', 'resident.operator'] as const)
    await notify(writer, now, {
      to: { role, party },
      key,
      values: { form: content.names, period, due },
      link: `/zones/${zone}/submissions/${id}`,
      zone,
      dedupe: `${key}/${id}/${due}`,
    })
}

let swept: Day | undefined

/** The daily work of reporting: rounds opened zone by zone, each in a transaction of its own, and reminders. Once a day is enough; after a restart it is done again without harm. */
export const sweepReporting: Sweep = async (database: Database, now: Date) => {
  const today = dayInTashkent(now)
  if (swept === today) return
  const reader = readerOf(database.readers)
  for (const { zone, training } of await zonesWithResidents(reader))
    await inWriting(database, async (writer) => ({ keep: true, value: await openDue(writer, zone, training, now) }))
  for (const reminder of await remindersOn(reader, today))
    await inWriting(database, async (writer) => ({ keep: true, value: await remind(writer, reminder, now) }))
  swept = today
}
