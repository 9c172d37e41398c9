import { may, type Actor, type Permission } from '#lib/access.ts'
import type { Day } from '#lib/day.ts'
import type { InboxItem } from '#lib/inbox.ts'
import { ok, refuse, type Result } from '#lib/result.ts'
import { decodeCursor, pageOfRows } from '#platform/cursor.ts'
import type { Reader } from '#platform/database/sql.ts'
import type { Circumstances, FileHandler, ReadHandler } from '#platform/dispatch.ts'
import { isId } from '#platform/id.ts'
import { isDay } from '#lib/day.ts'
import { readZone } from '#registers/zones/service.ts'
import { checkReport, type CheckContext } from '../templates/rules/checks.ts'
import { readTemplate } from '../templates/service.ts'
import { readContext, readNeighbours, valuesOfContent } from './context-service.ts'
import type * as contract from './contract.ts'
import type { ReportFile } from './model.ts'
import { matrixOf, roundRow, roundsOfYear, stepsBefore } from './round-store.ts'
import { splitFields, suggestionsOf } from './rules/merge.ts'
import { isHead, REPORT_STEPS_TABLE } from './rules/steps.ts'
import { CONTENT_TYPE, contentOf, readSigning } from './signing-service.ts'
import * as store from './store.ts'

/** Where an actor may use a permission: everywhere (null), or in these zones and for these enterprises. */
export function reachOf(actor: Actor, permission: Permission): store.ReportFilter['reach'] {
  const grants = actor.grants.filter((grant) => may({ ...actor, grants: [grant] }, permission))
  if (grants.some(({ zone, party }) => zone === undefined && party === undefined)) return null
  return {
    zones: grants.flatMap(({ zone, party }) => (zone !== undefined && party === undefined ? [zone] : [])),
    parties: grants.flatMap(({ party }) => (party !== undefined && isId(party) ? [party] : [])),
  }
}

/** A report the actor may see; to everybody else it is unknown. */
export async function requireReport(reader: Reader, actor: Actor, permission: Permission, zone: string, id: string): Promise<Result<store.ReportRow>> {
  const found = isId(id) ? await store.reportRow(reader, zone, id) : undefined
  if (found === undefined || !may(actor, permission, { zone, party: found.party })) return refuse('submission.unknown', { id })
  return ok(found)
}

export const answerListSubmissions: ReadHandler<typeof contract.listSubmissions> = async (input, reader, { actor }) => {
  const cursor = decodeCursor(input.cursor, 2)
  if (!cursor.ok) return cursor
  const after = cursor.value === null ? null : ([cursor.value[0] ?? '', cursor.value[1] ?? ''] as const)
  if (after !== null && (!isDay(after[0]) || !isId(after[1]))) return refuse('cursor.invalid')
  if (input.party !== undefined && !isId(input.party)) return refuse('party.unknown', { id: input.party })
  const rows = await store.reportsAfter(reader, { ...input, reach: reachOf(actor, 'submission.read') }, after, input.limit + 1)
  return ok(pageOfRows(rows, input.limit, (row) => [row.due, row.id]))
}

export const answerListReportingRounds: ReadHandler<typeof contract.listReportingRounds> = async (input, reader, { actor }) => {
  const reach = reachOf(actor, 'submission.read')
  return ok({ items: await roundsOfYear(reader, { ...input, zones: reach === null ? null : reach.zones }) })
}

export const answerShowReportingMatrix: ReadHandler<typeof contract.showReportingMatrix> = async ({ zone, form, year }, reader) => {
  const known = await readZone(reader, zone)
  if (!known.ok) return known
  const cells = await matrixOf(reader, zone, form, year)
  const rows = [...Map.groupBy(cells, ({ party }) => party)].map(([party, list]) => ({ party, names: list[0]?.names ?? known.value.names, cells: list }))
  return ok({ zone, zoneNames: known.value.names, form, year, rounds: await roundsOfYear(reader, { zone, form, year, zones: null }), rows })
}

/** Everything of a report as the reader may see it. */
export async function fileOf(reader: Reader, report: store.ReportRow, circumstances: Circumstances): Promise<ReportFile> {
  const { actor } = circumstances
  const { content } = await readTemplate(reader, report.form, report.version)
  const fields = await store.fieldsOf(reader, report.zone, report.id)
  const { values } = splitFields(fields)
  const { last, ...context } = await readContext(reader, report, content)
  const round = await roundRow(reader, report.zone, report.form, report.period)
  const checks = may(actor, 'submission.check', { zone: report.zone, party: report.party })
  return {
    report,
    content,
    fields,
    suggested: suggestionsOf(content, last?.values ?? {}, report.ifut === null ? {} : { ifut: report.ifut }, values),
    context,
    findings: report.revision === 0 && fields.length === 0 ? [] : checkReport(content, values, context, report.nil && report.state !== 'draft'),
    remarks: await store.remarksOf(reader, report.zone, report.id),
    revisions: await store.revisionsOf(reader, report.zone, report.id),
    steps: await store.stepsOf(reader, report.zone, report.id),
    previousPeriod: last?.period ?? null,
    neighbours: checks ? await readNeighbours(reader, report) : {},
    roundLocked: round?.state === 'locked',
    signing: await readSigning(reader, circumstances),
  }
}

export const answerGetSubmission: ReadHandler<typeof contract.getSubmission> = async ({ zone, id }, reader, circumstances) => {
  const report = await requireReport(reader, circumstances.actor, 'submission.read', zone, id)
  return report.ok ? ok(await fileOf(reader, report.value, circumstances)) : report
}

/** What the head would sign now: for whoever may read the report, while it may still be submitted. */
export const answerReadSubmissionContent: FileHandler<typeof contract.readSubmissionContent> = async ({ zone, id, nil }, reader, { actor }) => {
  const found = await requireReport(reader, actor, 'submission.read', zone, id)
  if (!found.ok) return found
  const report = found.value
  if (!REPORT_STEPS_TABLE.submit.from.some((state) => state === report.state)) return refuse('submission.wrongState', { state: report.state, step: 'submit' })
  const { bytes, name } = contentOf(report, splitFields(await store.fieldsOf(reader, zone, id)).values, nil)
  return ok({ bytes, name, type: CONTENT_TYPE })
}

export const answerGetSubmissionRevision: ReadHandler<typeof contract.getSubmissionRevision> = async ({ zone, id, revision }, reader, circumstances) => {
  const report = await requireReport(reader, circumstances.actor, 'submission.read', zone, id)
  if (!report.ok) return report
  const found = await store.revisionOf(reader, zone, id, revision)
  if (found === undefined) return refuse('submission.revision.unknown', { revision })
  const file = await fileOf(reader, report.value, circumstances)
  const { content } = await readTemplate(reader, report.value.form, found.version)
  const context: CheckContext = file.context
  const values = valuesOfContent(found.content)
  return ok({ file: { ...file, content, findings: checkReport(content, values, context, found.nil) }, revision, values, comments: found.comments })
}

export const answerListSubmissionSteps: ReadHandler<typeof contract.listSubmissionSteps> = async (input, reader) => {
  const cursor = decodeCursor(input.cursor, 3)
  if (!cursor.ok) return cursor
  const [at = '', id = '', seq = '0'] = cursor.value ?? []
  if (cursor.value !== null && (!isId(id) || !/^\d{1,6}$/.test(seq) || Number.isNaN(Date.parse(at)))) return refuse('cursor.invalid')
  const rows = await stepsBefore(reader, cursor.value === null ? null : [at, id, Number(seq)], input.limit + 1)
  return ok(pageOfRows(rows, input.limit, (row) => [row.at, row.id, String(row.seq)]))
}

const MOST_INBOX = 500

/** What of reporting waits for a person: reports to fill or correct, and for those who check, reports to decide. */
export async function reportingInbox(reader: Reader, actor: Actor, today: Day): Promise<InboxItem[]> {
  const files = reachOf(actor, 'submission.file')
  const checks = reachOf(actor, 'submission.check')
  const mine = actor.grants.some((grant) => may({ ...actor, grants: [grant] }, 'submission.file'))
    ? (await store.reportsAfter(reader, { reach: files }, null, MOST_INBOX)).filter(
        ({ state, due }) => state !== 'approved' && state !== 'locked' && due >= addYear(today),
      )
    : []
  const toCheck = actor.grants.some((grant) => may({ ...actor, grants: [grant] }, 'submission.check'))
    ? await store.reportsAfter(reader, { reach: checks, state: 'in_check' }, null, MOST_INBOX)
    : []
  return [
    ...mine.map((report) =>
      itemOf(report, report.state === 'in_check' ? 'others' : 'me', report.state === 'draft' && !isHead(actor, report) ? 'continue' : report.state),
    ),
    ...toCheck.filter(({ id }) => !mine.some((own) => own.id === id)).map((report) => itemOf(report, 'me', 'check')),
  ]
}

/** Reports more than a year old wait for nobody any more. */
const addYear = (today: Day): string => `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`

function itemOf(report: store.ReportRow, waitsFor: InboxItem['waitsFor'], what: string): InboxItem {
  const due = report.returnedUntil ?? report.due
  return {
    id: report.id,
    kind: 'report',
    title: { key: 'submission.inbox.title', values: { form: report.formNames, period: report.period, party: report.partyNames } },
    ...(waitsFor === 'me' ? { action: `submission.inbox.${what}` } : {}),
    zone: report.zone,
    party: report.party,
    due: isDay(due) ? due : null,
    link: `/zones/${report.zone}/submissions/${report.id}`,
    waitsFor,
  }
}
