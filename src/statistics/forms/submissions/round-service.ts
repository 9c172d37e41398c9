import { dayInTashkent, type Day } from '#lib/day.ts'
import type { Period } from '#lib/period.ts'
import { ok, refuse, type Result } from '#lib/result.ts'
import type { Reader, Writer } from '#platform/database/sql.ts'
import type { WriteHandler } from '#platform/dispatch.ts'
import { newId } from '#platform/id.ts'
import { readZone } from '#registers/zones/service.ts'
import { readFormsFor } from '../templates/service.ts'
import type { FormVersion, Rhythm } from '../templates/model.ts'
import type * as contract from './contract.ts'
import type { Round } from './model.ts'
import * as store from './round-store.ts'
import { boundsOf, dueDay, graceDay } from './rules/periods.ts'
import { lockRound } from './rules/steps.ts'
import { insertSteps } from './store.ts'
import { calendarAround, numberParameter, readTerms } from './terms-service.ts'

/** The IFUT division of an activity code; `00` where it is unknown, so that it never mixes with the total. */
export const divisionOf = (ifut: string | null): string => (ifut !== null && /^\d{2}/.test(ifut) ? ifut.slice(0, 2) : '00')

type Wish = { readonly zone: string; readonly version: FormVersion; readonly period: Period; readonly today: Day; readonly now: Date }

/**
 * Opens a round, or fills it up: each residency that touches the period owes a report. Due days are those of the parameters in force
 * on the day after the period's end. Says how many reports were added.
 */
export async function openOne(writer: Writer, { zone, version, period, today, now }: Wish): Promise<number> {
  const { first, last } = boundsOf(period)
  const terms = await readTerms(writer, last)
  const calendar = await calendarAround(writer, last)
  const due = dueDay(version.rhythm, period, terms, calendar)
  const round = { zone, form: version.form, period, version: version.version, opened: today, due, grace: graceDay(due, terms, calendar) }
  await store.insertRound(writer, round)
  const standing = await store.roundRow(writer, zone, version.form, period)
  if (standing === undefined) throw new Error(`Cannot open ${version.form} ${period} in ${zone}: the round is not there after it was added`)
  if (version.rhythm === 'event' || standing.state === 'locked') return 0
  const reporters = await store.reportersOf(writer, zone, first, last)
  const reports = reporters.map(({ residency, party, ifut }) => ({ id: newId(now), residency, party, division: divisionOf(ifut), sequence: 1 }))
  const added =
    reports.length === 0
      ? 0
      : await store.insertReports(writer, { ...round, version: standing.version, due: standing.due, grace: standing.graceUntil }, reports)
  if (added > 0) await store.recountRound(writer, zone, version.form, period)
  return added
}

async function requireRound(reader: Reader, zone: string, form: string, period: string): Promise<Result<Round>> {
  const found = await store.roundRow(reader, zone, form, period)
  return found === undefined ? refuse('submission.round.unknown', { zone, form, period }) : ok(found)
}

const RHYTHMS: readonly Rhythm[] = ['month', 'quarter', 'year']

export const answerOpenReportingRound: WriteHandler<typeof contract.openReportingRound> = async ({ zone, form, period }, writer, { now }) => {
  const known = await readZone(writer, zone)
  if (!known.ok) return known
  const version = (await readFormsFor(writer, period, RHYTHMS)).get(form)?.version
  if (version === undefined) return refuse('form.notInForce', { form, period })
  const today = dayInTashkent(now)
  if (boundsOf(period).last >= today) return refuse('submission.round.early', { period, last: boundsOf(period).last })
  await openOne(writer, { zone, version, period, today, now })
  const opened = await requireRound(writer, zone, form, period)
  return opened.ok ? ok({ output: opened.value, subject: `${form}/${period}`, zone }) : opened
}

export const answerLockReportingRound: WriteHandler<typeof contract.lockReportingRound> = async ({ zone, form, period }, writer, { actor, now }) => {
  await store.lockRoundRow(writer, zone, form, period)
  const found = await requireRound(writer, zone, form, period)
  if (!found.ok) return found
  const { state, dueCount, approvedCount } = found.value
  const inCheck = (await store.countInCheck(writer, zone, form, period))?.count ?? 0
  const may = lockRound({ state, due: dueCount, approved: approvedCount, inCheck }, await numberParameter(writer, 'reporting.coverage_min', dayInTashkent(now)))
  if (!may.ok) return may
  const locked = await store.setLocked(writer, zone, form, period, actor.id, now)
  if (locked.length > 0) await insertSteps(writer, zone, locked, 'lock', '', actor, now)
  return ok({ output: { ...found.value, state: 'locked' }, subject: `${form}/${period}`, zone, journalled: { form, period, reports: locked.length } })
}
