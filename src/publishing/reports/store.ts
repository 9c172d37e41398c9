import { sql, type Reader, type Writer } from '#platform/database/sql.ts'
import type { Report, ReportDraft, ReportFile, ReportState, ReportText } from './model.ts'

export type ReportRow = Report & { readonly agreedBy: string | null }

const columns = sql.raw(`report.id, report.year, release.place, place.names as "placeNames", report.state, report.revision, report.signature,
  report.signed_by_name as "signedBy", report.signed_at as "signedAt", report.signature_method as "signedWith",
  report.signature_subject as certificate, report.signature_trusted as trusted, report.publish_at as "publishAt", report.created_at as "createdAt", report.agreed_by as "agreedBy"`)
const joins = sql.raw('join release on release.id = report.id join place on place.soato = release.place')
const published = (now: Date) =>
  sql`report.state = 'approved' and report.publish_at <= ${now.toISOString()} and release.state = 'approved' and release.publish_at <= ${now.toISOString()}`

export const publishedReports = (reader: Reader, now: Date) =>
  reader.all(
    sql<ReportRow>`select ${columns} from report ${joins} where ${published(now)} order by report.year desc, report.publish_at desc, report.id desc limit 500`,
  )

export const unpublishedReports = (reader: Reader, now: Date) =>
  reader.all(sql<ReportRow>`select ${columns} from report ${joins} where not (${published(now)}) order by report.created_at desc, report.id desc limit 500`)

export const reportById = (reader: Reader, id: string) => reader.first(sql<ReportRow>`select ${columns} from report ${joins} where report.id = ${id}`)

export const lockReport = (writer: Writer, id: string) => writer.run(sql`select 1 from report where id = ${id} for update`)

/** Releases of whole years that no report is made of. */
export const releasesWithoutReport = (reader: Reader) =>
  reader.all(sql<{ id: string; period: string; note: string }>`
    select release.id, release.period, release.note from release left join report on report.id = release.id
    where report.id is null and release.state <> 'withdrawn' and length(release.period) = 4 order by release.prepared_at desc, release.id desc limit 100`)

/** False where the report is begun already. */
export const insertReport = async (writer: Writer, report: { id: string; year: number }, now: Date): Promise<boolean> =>
  (await writer.run(
    sql`insert into report (id, year, state, revision, created_at) values (${report.id}, ${report.year}, 'frozen', 0, ${now.toISOString()}) on conflict (id) do nothing`,
  )) === 1

export const textsOf = (reader: Reader, id: string) =>
  reader.all(
    sql<ReportText>`select section, language, version, content, actor_name as by, at from report_text where report = ${id} order by section, language limit 200`,
  )

export const putText = (writer: Writer, id: string, text: ReportText) =>
  writer.run(sql`
    insert into report_text (report, section, language, version, content, actor_name, at)
    values (${id}, ${text.section}, ${text.language}, ${text.version}, ${text.content}, ${text.by}, ${text.at})
    on conflict (report, section, language) do update set version = excluded.version, content = excluded.content, actor_name = excluded.actor_name, at = excluded.at`)

export const touch = (writer: Writer, id: string) => writer.run(sql`update report set revision = revision + 1 where id = ${id}`)

export const setState = (writer: Writer, id: string, state: ReportState, agreedBy: string | null) =>
  writer.run(sql`update report set state = ${state}, agreed_by = ${agreedBy}, revision = revision + 1 where id = ${id} and state <> 'approved'`)

type SignedReport = {
  readonly signature: string
  readonly by: string
  readonly publishAt: string
  readonly method: 'test' | 'pkcs7'
  readonly message: Buffer
  readonly subject: string
  readonly trusted: boolean | null
}

export const setSigned = (writer: Writer, id: string, signed: SignedReport, now: Date) =>
  writer.run(sql`
    update report set state = 'approved', signature = ${signed.signature}, signed_by_name = ${signed.by}, signed_at = ${now.toISOString()}, publish_at = ${signed.publishAt},
      signature_method = ${signed.method}, signature_message = ${signed.message}, signature_subject = ${signed.subject}, signature_trusted = ${signed.trusted},
      revision = revision + 1 where id = ${id} and state = 'agreed'`)

export const stepsOf = (reader: Reader, id: string) =>
  reader.all(sql<ReportDraft['steps'][number]>`select step, state, note, actor_name as by, at from report_step where report = ${id} order by seq limit 500`)

export const insertStep = (writer: Writer, step: { report: string; step: string; note: string; by: string }, now: Date) =>
  writer.run(sql`
    insert into report_step (report, seq, step, state, note, actor_name, at)
    select report.id, (select coalesce(max(seq), 0) + 1 from report_step where report = ${step.report}), ${step.step}, report.state, ${step.note}, ${step.by}, ${now.toISOString()}
    from report where report.id = ${step.report}`)

const fileColumns = sql.raw(
  `id, language, format, revision, state, done, total, fault, hash, octet_length(content) as bytes, asked_at as "askedAt", finished_at as "finishedAt"`,
)

export const filesOf = (reader: Reader, id: string) =>
  reader.all(sql<ReportFile & { id: string }>`select ${fileColumns} from report_file where report = ${id} order by revision desc, language, format limit 200`)

/** Asks for a file; one that failed is asked for anew. */
export const askFile = (writer: Writer, file: { id: string; report: string; revision: number; language: string; format: string; by: string }, now: Date) =>
  writer.first(sql<ReportFile & { id: string }>`
    insert into report_file (id, report, revision, language, format, state, asked_by_name, asked_at)
    values (${file.id}, ${file.report}, ${file.revision}, ${file.language}, ${file.format}, 'waiting', ${file.by}, ${now.toISOString()})
    on conflict (report, revision, language, format) do update set state = case when report_file.state = 'failed' then 'waiting' else report_file.state end,
      asked_at = case when report_file.state = 'failed' then excluded.asked_at else report_file.asked_at end
    returning ${fileColumns}`)

export type FileWork = { readonly id: string; readonly report: string; readonly revision: number; readonly language: string; readonly format: string }

/** Takes a file in hand, unless it is done; undefined where there is nothing to do. */
export const takeFile = (writer: Writer, id: string) =>
  writer.first(sql<FileWork>`
    update report_file set state = 'building', done = 0, total = 4 where id = ${id} and state in ('waiting', 'building') returning id, report, revision, language, format`)

/** Files asked for before a moment that are neither done nor failed. */
export const leftFiles = (reader: Reader, before: Date) =>
  reader.all(
    sql<{
      id: string
    }>`select id from report_file where state in ('waiting', 'building') and asked_at < ${before.toISOString()} order by asked_at, id limit 100`,
  )

export const setProgress = (writer: Writer, id: string, done: number) => writer.run(sql`update report_file set done = ${done} where id = ${id}`)

export const setBuilt = (writer: Writer, id: string, content: Buffer, hash: string, now: Date) =>
  writer.run(
    sql`update report_file set state = 'done', done = total, content = ${content}, hash = ${hash}, fault = '', finished_at = ${now.toISOString()} where id = ${id}`,
  )

export const setFailed = (writer: Writer, id: string, fault: string, now: Date) =>
  writer.run(sql`update report_file set state = 'failed', fault = ${fault}, finished_at = ${now.toISOString()} where id = ${id}`)

export const builtFile = (reader: Reader, file: { report: string; revision: number; language: string; format: string }) =>
  reader.first(sql<{ content: Buffer; hash: string }>`
    select content, hash from report_file
    where report = ${file.report} and revision = ${file.revision} and language = ${file.language} and format = ${file.format} and state = 'done'`)
