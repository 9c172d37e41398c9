import { dayInTashkent } from '#lib/day.ts'
import { ok, refuse } from '#lib/result.ts'
import type { WriteHandler } from '#platform/dispatch.ts'
import type { imputeReportingRound } from '../submissions/contract.ts'
import { lockRoundRow, recountRound, roundRow } from '../submissions/round-store.ts'
import { putValues, refreshFigures } from './refresh-service.ts'
import { imputedOf } from './rules/imputation.ts'
import { growthOf, missingWithPast } from './store.ts'

/** Estimates the reports of a round that are still missing after their grace. A report that comes later takes the place of its estimate. */
export const answerImputeReportingRound: WriteHandler<typeof imputeReportingRound> = async ({ zone, form, period }, writer, { now }) => {
  await lockRoundRow(writer, zone, form, period)
  const round = await roundRow(writer, zone, form, period)
  if (round === undefined) return refuse('submission.round.unknown', { zone, form, period })
  const today = dayInTashkent(now)
  if (today <= round.graceUntil) return refuse('submission.round.notOverdue', { until: round.graceUntil })
  const key = { zone, form, period }
  const missing = await missingWithPast(writer, key, today)
  const growth = new Map<string, Awaited<ReturnType<typeof growthOf>>>()
  for (const past of new Set(missing.map((row) => row.past))) growth.set(past, await growthOf(writer, key, past))
  const rows = missing.map(({ report, division, field, value, past }) => ({
    report,
    division,
    field,
    value: imputedOf(
      value,
      (growth.get(past) ?? []).find((one) => one.field === field),
    ),
  }))
  await putValues(writer, key, [...new Set(rows.map(({ report }) => report))], rows, true)
  await recountRound(writer, zone, form, period)
  await refreshFigures(writer, key, now)
  const after = await roundRow(writer, zone, form, period)
  return ok({
    output: after ?? round,
    subject: `${form}/${period}`,
    zone,
    journalled: { form, period, reports: new Set(rows.map(({ report }) => report)).size },
  })
}
