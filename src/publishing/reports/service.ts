import { createHash } from 'node:crypto'
import { canonical } from '@sanoat/composite'
import { ok, refuse, type Result } from '#lib/result.ts'
import type { Reader, Writer } from '#platform/database/sql.ts'
import type { Circumstances, Done, FileHandler, ReadHandler, WriteHandler } from '#platform/dispatch.ts'
import { newId } from '#platform/id.ts'
import { addJob } from '#platform/jobs.ts'
import { saidSignature, takeMessage } from '#platform/signatures/sign.ts'
import { publicationTime } from '#publishing/releases/rules.ts'
import { readAnyRelease, readContent } from '#publishing/releases/service.ts'
import type * as contract from './contract.ts'
import type { Report, ReportStep, ReportWhole } from './model.ts'
import { isPublished, saveText, takeStep } from './rules.ts'
import * as store from './store.ts'

export const answerListReports: ReadHandler<typeof contract.listReports> = async (_input, reader, { now }) =>
  ok({ items: await store.publishedReports(reader, now) })

export const answerListReportDrafts: ReadHandler<typeof contract.listReportDrafts> = async (_input, reader, { now }) =>
  ok({ items: await store.unpublishedReports(reader, now), releases: await store.releasesWithoutReport(reader) })

async function requireReport(reader: Reader, id: string): Promise<Result<store.ReportRow>> {
  const report = await store.reportById(reader, id)
  return report === undefined ? refuse('report.unknown', { id }) : ok(report)
}

/** A report with its release's content, in any state; who may see it is the caller's question. */
export async function readWhole(reader: Reader, id: string): Promise<Result<ReportWhole>> {
  const report = await requireReport(reader, id)
  if (!report.ok) return report
  const release = await readAnyRelease(reader, id)
  return release.ok
    ? ok({ report: report.value, release: release.value, texts: await store.textsOf(reader, id), content: await readContent(reader, id) })
    : release
}

/** A report everybody may read now; another is as unknown as one that does not exist. */
export async function readPublished(reader: Reader, id: string, now: Date): Promise<Result<Report>> {
  const [report, release] = [await requireReport(reader, id), await readAnyRelease(reader, id)]
  return report.ok && release.ok && isPublished(report.value, release.value, now) ? ok(report.value) : refuse('report.unknown', { id })
}

export const answerGetReport: ReadHandler<typeof contract.getReport> = async ({ id }, reader, { now }) => {
  const published = await readPublished(reader, id, now)
  return published.ok ? readWhole(reader, id) : published
}

export const answerGetReportDraft: ReadHandler<typeof contract.getReportDraft> = async ({ id }, reader, { equipment }) => {
  const whole = await readWhole(reader, id)
  return whole.ok ? ok({ ...whole.value, steps: await store.stepsOf(reader, id), testSigning: equipment.testSigning }) : whole
}

export const answerBeginReport: WriteHandler<typeof contract.beginReport> = async ({ release: id, textsOf }, writer, { actor, now }) => {
  const release = await readAnyRelease(writer, id)
  if (!release.ok) return release
  if (release.value.period.length !== 4) return refuse('report.notYearly', { period: release.value.period })
  if (release.value.state === 'withdrawn') return refuse('release.decided', { state: release.value.state })
  const taken = textsOf === undefined ? ok(undefined) : await requireReport(writer, textsOf)
  if (!taken.ok) return taken
  if (!(await store.insertReport(writer, { id, year: Number(release.value.period) }, now))) return refuse('report.begun', { id })
  for (const text of textsOf === undefined ? [] : await store.textsOf(writer, textsOf))
    await store.putText(writer, id, { ...text, version: 1, by: actor.name, at: now.toISOString() })
  await store.insertStep(writer, { report: id, step: 'create', note: '', by: actor.name }, now)
  return stands(writer, id)
}

/** The report as it now stands, for the answer and the journal. */
async function stands(writer: Writer, id: string, journalled: object = {}): Promise<Result<Done<Report>>> {
  const report = await requireReport(writer, id)
  if (!report.ok) return report
  const { state, revision, signature, publishAt } = report.value
  return ok({ output: report.value, subject: id, journalled: { id, state, revision, signature, publishAt, ...journalled } })
}

export const answerSaveReportText: WriteHandler<typeof contract.saveReportText> = async (
  { id, section, language, basedOn, content },
  writer,
  { actor, now },
) => {
  await store.lockReport(writer, id)
  const report = await requireReport(writer, id)
  if (!report.ok) return report
  const latest = (await store.textsOf(writer, id)).find((text) => text.section === section && text.language === language)
  const version = saveText(report.value, basedOn, latest?.version ?? 0)
  if (!version.ok) return version
  const text = { section, language, version: version.value, content, by: actor.name, at: now.toISOString() }
  if (latest?.content === content) return ok({ output: latest, subject: id, unchanged: true })
  await store.putText(writer, id, text)
  await store.touch(writer, id)
  return ok({ output: text, subject: id })
}

/** Locks the report and asks the table of steps. */
async function permitted(writer: Writer, id: string, step: ReportStep, { actor }: Circumstances): Promise<Result<store.ReportRow>> {
  await store.lockReport(writer, id)
  const report = await requireReport(writer, id)
  if (!report.ok) return report
  const release = await readAnyRelease(writer, id)
  if (!release.ok) return release
  const state = takeStep(report.value, release.value, step, actor)
  return state.ok ? report : state
}

const plainStep =
  (step: 'begin' | 'agree') =>
  async ({ id }: { readonly id: string }, writer: Writer, circumstances: Circumstances): Promise<Result<Done<Report>>> => {
    const report = await permitted(writer, id, step, circumstances)
    if (!report.ok) return report
    await store.setState(writer, id, step === 'begin' ? 'draft' : 'agreed', step === 'agree' ? circumstances.actor.id : null)
    await store.insertStep(writer, { report: id, step, note: '', by: circumstances.actor.name }, circumstances.now)
    return stands(writer, id)
  }

export const answerDraftReport: WriteHandler<typeof contract.draftReport> = plainStep('begin')
export const answerAgreeReport: WriteHandler<typeof contract.agreeReport> = plainStep('agree')

export const answerReopenReport: WriteHandler<typeof contract.reopenReport> = async ({ id, reason }, writer, circumstances) => {
  const report = await permitted(writer, id, 'reopen', circumstances)
  if (!report.ok) return report
  await store.setState(writer, id, 'draft', null)
  await store.insertStep(writer, { report: id, step: 'reopen', note: reason, by: circumstances.actor.name }, circumstances.now)
  return stands(writer, id, { reason })
}

/** The bytes that a signature under a report is made over: the release's hash and the texts, as canonical JSON. */
async function signedContent(reader: Reader, id: string): Promise<Result<Buffer>> {
  const release = await readAnyRelease(reader, id)
  if (!release.ok) return release
  const texts = (await store.textsOf(reader, id)).map(({ section, language, content }) => ({ section, language, content }))
  return ok(Buffer.from(canonical({ release: release.value.hash, texts })))
}

export const answerReadReportContent: FileHandler<typeof contract.readReportContent> = async ({ id }, reader) => {
  const report = await requireReport(reader, id)
  if (!report.ok) return report
  const bytes = await signedContent(reader, id)
  return bytes.ok ? ok({ bytes: bytes.value, name: `report-${id}.json`, type: 'application/json' }) : bytes
}

export const answerApproveReport: WriteHandler<typeof contract.approveReport> = async ({ id, publishAt, signature: said }, writer, circumstances) => {
  const { actor, now, equipment } = circumstances
  const report = await permitted(writer, id, 'approve', circumstances)
  if (!report.ok) return report
  const time = publicationTime(publishAt, now)
  if (!time.ok) return time
  const bytes = await signedContent(writer, id)
  if (!bytes.ok) return bytes
  const brought = saidSignature(said)
  const taken = await takeMessage(equipment, bytes.value, now, brought)
  if (!taken.ok) return taken
  const { message, verified } = taken.value
  const signature = createHash('sha256').update(bytes.value).digest('hex')
  const signed = { signature, by: actor.name, publishAt: time.value, method: brought.method, message, subject: verified.name, trusted: verified.trusted }
  await store.setSigned(writer, id, signed, now)
  await store.insertStep(writer, { report: id, step: 'approve', note: '', by: actor.name }, now)
  return stands(writer, id)
}

/** The job that builds a file. */
export const PRINT_TASK = 'printReport'

export const answerBuildReportFile: WriteHandler<typeof contract.buildReportFile> = async ({ id, language, format }, writer, { actor, now }) => {
  const report = await requireReport(writer, id)
  if (!report.ok) return report
  const file = await store.askFile(writer, { id: newId(now), report: id, revision: report.value.revision, language, format, by: actor.name }, now)
  if (file === undefined) throw new Error(`Cannot ask for ${format} of the report ${id}: nothing was written`)
  if (file.state === 'waiting') await addJob(writer, PRINT_TASK, { file: file.id }, { key: `report ${file.id}` })
  return ok({ output: file, subject: `${id} ${language} ${format}` })
}

export const answerListReportFiles: ReadHandler<typeof contract.listReportFiles> = async ({ id }, reader) => {
  const report = await requireReport(reader, id)
  return report.ok ? ok({ items: await store.filesOf(reader, id) }) : report
}

const TYPES = { pdf: 'application/pdf', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' } as const

export const answerGetReportFile: FileHandler<typeof contract.getReportFile> = async ({ id, revision, language, format }, reader) => {
  const file = await store.builtFile(reader, { report: id, revision, language, format })
  if (file === undefined) return refuse('report.unknown', { id: `${id} ${language}.${format}` })
  return ok({ bytes: file.content, name: `report-${id}-${language}.${format}`, type: TYPES[format] })
}

/** Reports everybody may read now, latest year first. */
export const readPublishedReports = (reader: Reader, now: Date): Promise<Report[]> => store.publishedReports(reader, now)
