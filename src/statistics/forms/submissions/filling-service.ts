import { dayInTashkent } from '#lib/day.ts'
import { refuse, ok, type Fault, type Result } from '#lib/result.ts'
import type { Texts } from '#lib/language.ts'
import type { Writer } from '#platform/database/sql.ts'
import type { Circumstances, Done, WriteHandler } from '#platform/dispatch.ts'
import { isId, newId } from '#platform/id.ts'
import { checkReport, unexplained, type CheckFinding } from '../templates/rules/checks.ts'
import { readFormsFor, readTemplate } from '../templates/service.ts'
import type { ReportValues } from '../templates/model.ts'
import { readContext } from './context-service.ts'
import type * as contract from './contract.ts'
import type { FieldEdit, ReportSummary, SaveOutcome } from './model.ts'
import { insertReports, lastSequence, reportersOf } from './round-store.ts'
import { divisionOf, openOne } from './round-service.ts'
import { acceptEdits, mergeEdits, splitFields, tooManyRows } from './rules/merge.ts'
import { boundsOf, dueDay, periodAt } from './rules/periods.ts'
import { takeReportStep } from './rules/steps.ts'
import { requireReport } from './service.ts'
import { contentOf, signContent } from './signing-service.ts'
import * as store from './store.ts'
import { calendarAround, readTerms } from './terms-service.ts'

/** A report locked for this transaction, as it then stands, where the step may be taken by this person. */
export async function lockedReport(
  writer: Writer,
  { actor }: Pick<Circumstances, 'actor'>,
  step: Parameters<typeof takeReportStep>[1],
  zone: string,
  id: string,
): Promise<Result<store.ReportRow>> {
  if (isId(id)) await store.lockReports(writer, zone, [id])
  const report = await requireReport(writer, actor, step === 'save' || step === 'submit' ? 'submission.file' : 'submission.read', zone, id)
  if (!report.ok) return report
  const next = takeReportStep(report.value, step, actor)
  return next.ok ? report : next
}

export const answerSaveSubmissionFields: WriteHandler<typeof contract.saveSubmissionFields> = async ({ zone, id, edits }, writer, circumstances) =>
  saveEdits(writer, circumstances, { zone, id, edits })

type Save = { readonly zone: string; readonly id: string; readonly edits: readonly FieldEdit[]; readonly overwrite?: boolean }

/**
 * Saves fields of a report: all that are well formed and that nobody else changed since they were read. `overwrite` takes what stands
 * as what the editor saw (a workbook is a whole of its own). What was answered as saved is committed.
 */
export async function saveEdits(
  writer: Writer,
  circumstances: Circumstances,
  { zone, id, edits, overwrite = false }: Save,
): Promise<Result<Done<SaveOutcome>>> {
  const { actor, now } = circumstances
  const report = await lockedReport(writer, circumstances, 'save', zone, id)
  if (!report.ok) return report
  const { content } = await readTemplate(writer, report.value.form, report.value.version)
  const accepted = acceptEdits(content, edits)
  if (!accepted.ok) return accepted
  const standing = new Map((await store.fieldsOf(writer, zone, id)).map((field) => [field.path, field]))
  const wished = overwrite ? accepted.value.map((edit) => ({ ...edit, base: standing.get(edit.path)?.version ?? 0 })) : accepted.value
  const { writes, same, conflicts } = mergeEdits(standing, wished)
  const after = { ...splitFields([...standing.values()]).values, ...Object.fromEntries(writes.map(({ path, value }) => [path, value])) }
  const long = tooManyRows(content, after)
  if (long.length > 0) return refuse('submission.fields', { count: long.length }, long)
  const state = report.value.state === 'awaited' ? 'draft' : report.value.state
  if (writes.length > 0) {
    await store.putFields(writer, zone, id, writes, actor, now)
    if (state !== report.value.state) await store.setState(writer, zone, id, state, report.value.returnedUntil)
  }
  const saved = [...writes, ...same].map(({ path, version }) => ({ path, version }))
  return ok({
    output: { saved, conflicts: [...conflicts], state: writes.length > 0 ? state : report.value.state, at: now.toISOString() },
    subject: id,
    zone,
    unchanged: writes.length === 0,
    journalled: { fields: Object.fromEntries(writes.map(({ path, value }) => [path, value])) },
  })
}

/** A finding as a fault of an input: the form's own words in the reader's language, or the message of the check. */
const faultOf =
  (language: keyof Texts) =>
  (one: CheckFinding): Fault => ({
    path: one.field,
    code: one.texts === null ? `form.check.${one.code}` : 'form.check.rule',
    value: String(one.values['value'] ?? one.values['change'] ?? ''),
    expected: one.texts === null ? String(one.values['before'] ?? '') : one.texts[language],
  })

export const answerSubmitSubmission: WriteHandler<typeof contract.submitSubmission> = async ({ zone, id, nil, source, signature }, writer, circumstances) => {
  const { actor, now, language } = circumstances
  const found = await lockedReport(writer, circumstances, 'submit', zone, id)
  if (!found.ok) return found
  const report = found.value
  const template = await readTemplate(writer, report.form, report.version)
  const { values, comments } = splitFields(await store.fieldsOf(writer, zone, id))
  const findings = checkReport(template.content, values, await readContext(writer, report, template.content), nil)
  const errors = findings.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) return refuse('submission.errors', { count: errors.length }, errors.slice(0, 200).map(faultOf(language)))
  const silent = unexplained(findings, comments)
  if (silent.length > 0) return refuse('submission.unexplained', { count: silent.length }, silent.map(faultOf(language)))
  const content = contentOf(report, values, nil)
  const signed = await signContent(writer, circumstances, report, content, signature)
  if (!signed.ok) return signed
  const { hash } = content
  const revision = report.revision + 1
  const row = { zone, id, revision, version: report.version, content: content.stated, comments: usedComments(findings, comments), findings, nil, hash, actor }
  await store.insertRevision(writer, { ...row, source: await sourceOf(writer, zone, id, source), signature: signed.value }, now)
  await store.setSubmitted(writer, zone, id, revision, nil, dayInTashkent(now))
  await store.insertSteps(writer, zone, [id], 'submit', '', actor, now)
  return finished(writer, zone, id, { id, revision, hash, nil, signature: signed.value })
}

/** How the fields came: by workbook where the last upload is later than any other change. */
const sourceOf = async (writer: Writer, zone: string, id: string, source: 'web' | 'api') => {
  const last = (await store.stepsOf(writer, zone, id)).findLast(({ step }) => step === 'upload' || step === 'submit')
  return last?.step === 'upload' ? ('xlsx' as const) : source
}

const usedComments = (findings: readonly CheckFinding[], comments: ReportValues): Record<string, string> =>
  findings.length === 0
    ? {}
    : Object.fromEntries(Object.entries(comments).flatMap(([path, text]) => (text === null || text === '' ? [] : [[path, String(text)]])))

/** The report as it now stands, with what the journal keeps of the step. */
export async function finished(writer: Writer, zone: string, id: string, journalled: unknown): Promise<Result<Done<ReportSummary>>> {
  const report = await store.reportRow(writer, zone, id)
  return report === undefined ? refuse('submission.unknown', { id }) : ok({ output: report, subject: id, zone, journalled })
}

export const answerOpenEventSubmission: WriteHandler<typeof contract.openEventSubmission> = async ({ zone, party, form }, writer, { actor, now }) => {
  const today = dayInTashkent(now)
  const period = periodAt(today, 'event')
  const version = (await readFormsFor(writer, period, ['event'])).get(form)?.version
  if (version === undefined) return refuse('form.notInForce', { form, period })
  const { first, last } = boundsOf(period)
  const reporter = (await reportersOf(writer, zone, first, last)).find((one) => one.party === party)
  if (reporter === undefined) return refuse('submission.noResidency', { zone, period })
  await openOne(writer, { zone, version, period, today, now })
  const sequence = ((await lastSequence(writer, zone, form, period, reporter.residency))?.last ?? 0) + 1
  const due = dueDay('event', period, await readTerms(writer, today), await calendarAround(writer, today), today)
  const id = newId(now)
  const round = { zone, form, period, version: version.version, due, grace: due }
  const added = await insertReports(writer, round, [{ id, residency: reporter.residency, party, division: divisionOf(reporter.ifut), sequence }])
  if (added === 0) return refuse('submission.busy')
  await store.insertSteps(writer, zone, [id], 'open', '', actor, now)
  return finished(writer, zone, id, { id, form, period, party })
}
