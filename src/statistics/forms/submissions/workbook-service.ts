import { ok } from '#lib/result.ts'
import type { ReadHandler, WriteHandler } from '#platform/dispatch.ts'
import { translatorOf } from '#platform/catalogs.ts'
import { readWorkbook, writeWorkbook } from '#platform/workbook.ts'
import { readTemplate } from '../templates/service.ts'
import { readPrevious } from './context-service.ts'
import type * as contract from './contract.ts'
import { lockedReport, saveEdits } from './filling-service.ts'
import { splitFields, suggestionsOf } from './rules/merge.ts'
import { editsOfWorkbook, sheetsOfReport } from './rules/workbook.ts'
import { requireReport } from './service.ts'
import { fieldsOf, insertSteps } from './store.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export const answerGetSubmissionWorkbook: ReadHandler<typeof contract.getSubmissionWorkbook> = async ({ zone, id }, reader, { actor, language }) => {
  const found = await requireReport(reader, actor, 'submission.read', zone, id)
  if (!found.ok) return found
  const report = found.value
  const { content } = await readTemplate(reader, report.form, report.version)
  const { values } = splitFields(await fieldsOf(reader, zone, id))
  const suggested = suggestionsOf(content, (await readPrevious(reader, report))?.values ?? {}, report.ifut === null ? {} : { ifut: report.ifut }, values)
  const t = translatorOf(language)
  const name = { form: report.form, version: report.version, period: report.period, report: id }
  const title = `${t.of(report.partyNames)}. ${t.of(report.zoneNames)}. ${t.of(content.names)}, ${t.period(report.period)}`
  const bytes = await writeWorkbook(sheetsOfReport(name, content, { ...suggested, ...values }, t.of, t.unit, title))
  return ok({ name: `${report.form}-${report.period}-${zone}.xlsx`, type: XLSX, base64: Buffer.from(bytes).toString('base64') })
}

export const answerUploadSubmissionWorkbook: WriteHandler<typeof contract.uploadSubmissionWorkbook> = async ({ zone, id }, writer, circumstances) => {
  const found = await lockedReport(writer, circumstances, 'save', zone, id)
  if (!found.ok) return found
  const sheets = await readWorkbook(circumstances.file)
  if (!sheets.ok) return sheets
  const report = found.value
  const { content } = await readTemplate(writer, report.form, report.version)
  const { values } = splitFields(await fieldsOf(writer, zone, id))
  const edits = editsOfWorkbook(sheets.value, { form: report.form, version: report.version, period: report.period, report: id }, content, values)
  if (!edits.ok) return edits
  const done = await saveEdits(writer, circumstances, { zone, id, edits: edits.value, overwrite: true })
  if (done.ok && done.value.unchanged !== true)
    await insertSteps(writer, zone, [id], 'upload', circumstances.file?.name ?? '', circumstances.actor, circumstances.now)
  return done
}
