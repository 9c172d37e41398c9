import { daysOverdue, warningOn } from '#lib/terms.ts'
import { inWriting, type Database } from '#platform/database/connect.ts'
import { readerOf, type Reader, type Writer } from '#platform/database/sql.ts'
import { dayInTashkent } from '#lib/day.ts'
import type { Role } from '#lib/access.ts'
import { notify } from '#registers/notices/service.ts'
import type { StepContext } from './engine.ts'
import type { CaseRecord } from './model.ts'
import { isRoleName, type Task } from './rules/standing.ts'
import * as store from './store.ts'

const linkTo = ({ zone, id }: { readonly zone: string; readonly id: string }) => `/zones/${zone}/cases/${id}`

/** Tells those a case now waits for, once for each stay of the case in a state. */
export async function announceTasks(writer: Writer, record: CaseRecord, tasks: readonly Task[], { now }: StepContext): Promise<void> {
  for (const role of new Set(tasks.map((task) => task.role)))
    await notify(writer, now, {
      to: whom(role, record),
      key: 'case.notice.waits',
      values: { number: record.number, kind: record.kind, zone: record.zoneNames },
      link: linkTo(record),
      zone: record.zone,
      dedupe: `case ${record.id} ${record.round} ${role}`,
    })
}

/** People of a role in the zone; of the organisation, where the role is one that acts for it. */
const whom = (role: Role, { zone, party }: { readonly zone: string; readonly party: string | null }) => ({ role, zone, ...(party === null ? {} : { party }) })

/**
 * Warns of every term that has reached a half, four fifths or its end, and tells the head of the directorate of those that are over. It looks at
 * what stands, so that nothing is lost while the program is down; each person is told of each step of a term once, so that nothing is doubled.
 */
export async function warnOfTerms(database: Database, now: Date): Promise<void> {
  const today = dayInTashkent(now)
  const reader = readerOf(database.readers)
  for (const term of await store.runningDeadlines(reader)) {
    const level = warningOn(term.start, term.due, today)
    if (level === undefined) continue
    const over = daysOverdue(term.due, null, today) > 0
    const roles = await rolesOfCase(reader, term, over)
    await inWriting(database, async (writer) => {
      let told = 0
      for (const role of roles)
        told += await notify(writer, now, {
          to: whom(role, term),
          key: over ? 'case.notice.overdue' : 'case.notice.warning',
          values: { number: term.number, kind: term.kind, due: term.due, share: Math.round(level * 100) },
          link: linkTo(term),
          zone: term.zone,
          dedupe: `term ${term.id} ${term.name} ${term.round} ${over ? 'over' : level}`,
        })
      return { keep: told > 0, value: undefined }
    })
  }
}

async function rolesOfCase(reader: Reader, { zone, id }: { readonly zone: string; readonly id: string }, over: boolean): Promise<Role[]> {
  const roles = (await store.rolesWaitedFor(reader, zone, id)).map(({ role }) => role).filter(isRoleName)
  return [...new Set(over ? [...roles, 'directorate.head' as const] : roles)]
}
