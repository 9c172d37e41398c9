import { sql, type Reader } from '#platform/database/sql.ts'
import type { Mail, MailSummary } from './model.ts'

const columns = sql.raw(`mail_id as id, address, language, subject, state, attempts, fault, created_at as at, sent_at as "sentAt"`)

/** Mails before an id, newest first. */
export const mailsBefore = (reader: Reader, state: string | undefined, before: string | null, limit: number) =>
  reader.all(sql<MailSummary>`
    select ${columns} from mail_outbox
    where (${state ?? null}::text is null or state = ${state ?? null}) and (${before}::uuid is null or mail_id < ${before}::uuid)
    order by mail_id desc limit ${limit}`)

export const mailById = (reader: Reader, id: string) =>
  reader.first(sql<Mail>`select ${columns}, case when secret then null else body end as body from mail_outbox where mail_id = ${id}::uuid`)
