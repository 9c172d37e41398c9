import { addWorkingDays, dayOf } from '@sanoat/uzbek'
import { dayInTashkent } from '#lib/day.ts'
import { ok, refuse, type Result } from '#lib/result.ts'
import type { Writer } from '#platform/database/sql.ts'
import type { Circumstances, WriteHandler } from '#platform/dispatch.ts'
import { isId } from '#platform/id.ts'
import { notify } from '#registers/notices/service.ts'
import { putValues, refreshFigures, valuesOfReport, type ValueRow } from '../figures/refresh-service.ts'
import { readTemplate } from '../templates/service.ts'
import { valuesOfContent } from './context-service.ts'
import type * as contract from './contract.ts'
import { finished, lockedReport } from './filling-service.ts'
import { lockRoundRow, recountRound } from './round-store.ts'
import { decideOnReport, takeReportStep } from './rules/steps.ts'
import * as store from './store.ts'
import { calendarAround, readTerms } from './terms-service.ts'

/** Reports that may all be approved by this person; the first that may not refuses all. Rounds are locked before reports, so that two approvals cannot wait for each other. */
async function approvable(writer: Writer, { actor }: Circumstances, zone: string, ids: readonly string[]): Promise<Result<store.ReportRow[]>> {
  const known = await store.reportRows(writer, zone, ids)
  const strange = ids.find((id) => !known.some((report) => report.id === id))
  if (strange !== undefined) return refuse('submission.unknown', { id: strange })
  for (const key of [...new Set(known.map(({ form, period }) => `${form}|${period}`))].toSorted()) {
    const [form = '', period = ''] = key.split('|')
    await lockRoundRow(writer, zone, form, period)
  }
  await store.lockReports(writer, zone, ids)
  const reports = await store.reportRows(writer, zone, ids)
  for (const report of reports) {
    const next = takeReportStep(report, 'approve', actor)
    if (!next.ok) return next
    const own = decideOnReport(
      actor,
      (await store.makersOf(writer, zone, report.id)).map((maker) => maker.actor),
    )
    if (!own.ok) return own
  }
  return ok(reports)
}

export const answerApproveSubmissions: WriteHandler<typeof contract.approveSubmissions> = async ({ zone, ids }, writer, circumstances) => {
  const { actor, now } = circumstances
  const wanted = [...new Set(ids)]
  const unread = wanted.find((id) => !isId(id))
  if (unread !== undefined) return refuse('submission.unknown', { id: unread })
  const reports = await approvable(writer, circumstances, zone, wanted)
  if (!reports.ok) return reports
  await store.setApproved(writer, zone, wanted)
  await store.setDecision(writer, zone, wanted, 'approved', actor, now)
  await store.insertSteps(writer, zone, wanted, 'approve', '', actor, now)
  const revisions = new Map((await store.latestRevisions(writer, zone, wanted)).map((revision) => [revision.id, revision]))
  const rounds = Map.groupBy(reports.value, ({ form, period }) => `${form}|${period}`)
  for (const [key, list] of [...rounds].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const [form = '', period = ''] = key.split('|')
    const rows: ValueRow[] = []
    for (const report of list) {
      const revision = revisions.get(report.id)
      if (revision === undefined) throw new Error(`Cannot approve ${report.id}: it has no submitted revision`)
      const { content } = await readTemplate(writer, form, revision.version)
      const figures = valuesOfReport(content, valuesOfContent(revision.content), revision.nil)
      rows.push(...figures.map(([field, value]) => ({ report: report.id, division: report.division, field, value })))
    }
    await putValues(
      writer,
      { zone, form, period },
      list.map(({ id }) => id),
      rows,
      false,
    )
    await recountRound(writer, zone, form, period)
    await refreshFigures(writer, { zone, form, period }, now)
  }
  const items = await store.reportRows(writer, zone, wanted)
  return ok({ output: { items }, subject: wanted.join(','), zone, journalled: { reports: items.map(({ id, revision }) => ({ id, revision })) } })
}

export const answerReturnSubmission: WriteHandler<typeof contract.returnSubmission> = async ({ zone, id, remarks }, writer, circumstances) => {
  const { actor, now } = circumstances
  const report = await lockedReport(writer, circumstances, 'return', zone, id)
  if (!report.ok) return report
  const own = decideOnReport(
    actor,
    (await store.makersOf(writer, zone, id)).map((maker) => maker.actor),
  )
  if (!own.ok) return own
  const today = dayInTashkent(now)
  const { returnDays } = await readTerms(writer, today)
  const until = addWorkingDays(dayOf(today), returnDays, await calendarAround(writer, today))
  await store.setState(writer, zone, id, 'returned', until)
  await store.setDecision(writer, zone, [id], 'returned', actor, now)
  await store.insertRemarks(writer, zone, id, report.value.revision, remarks, actor.name, now)
  await store.insertSteps(
    writer,
    zone,
    [id],
    'return',
    remarks
      .map(({ text }) => text)
      .join(' · ')
      .slice(0, 500),
    actor,
    now,
  )
  const { content } = await readTemplate(writer, report.value.form, report.value.version)
  for (const role of ['resident.head', 'resident.operator'] as const)
    await notify(writer, now, {
      to: { role, party: report.value.party },
      key: 'submission.notice.returned',
      values: { form: content.names, period: report.value.period, due: until },
      link: `/zones/${zone}/submissions/${id}`,
      zone,
      dedupe: `submission.notice.returned/${id}/${report.value.revision}`,
    })
  return finished(writer, zone, id, { id, remarks })
}

export const answerReopenSubmission: WriteHandler<typeof contract.reopenSubmission> = async ({ zone, id, reason }, writer, circumstances) => {
  const { actor, now } = circumstances
  const report = await lockedReport(writer, circumstances, 'reopen', zone, id)
  if (!report.ok) return report
  const today = dayInTashkent(now)
  const { returnDays } = await readTerms(writer, today)
  await store.setState(writer, zone, id, 'reopened', addWorkingDays(dayOf(today), returnDays, await calendarAround(writer, today)))
  await store.insertSteps(writer, zone, [id], 'reopen', reason, actor, now)
  return finished(writer, zone, id, { id, reason })
}
