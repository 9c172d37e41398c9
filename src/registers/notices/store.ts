import { column, sql, type Reader, type Writer } from '#platform/database/sql.ts'
import type { Notice } from './model.ts'

export type NewNotice = {
  readonly key: string
  readonly values: Notice['values']
  readonly link: string
  readonly zone: string | undefined
  readonly dedupe: string
}

/** Tells people something; who was told it already is not told again. Gives those who were told now. */
export const putNotices = (writer: Writer, now: Date, notice: NewNotice, people: readonly string[], ids: readonly string[]) =>
  writer.all(sql<{ person: string; id: string }>`
    insert into notice (person_id, notice_id, dedupe, key, details, link, zone, created_at)
    select person, id, ${notice.dedupe}, ${notice.key}, ${JSON.stringify(notice.values)}::jsonb, ${notice.link}, ${notice.zone ?? null}, ${now.toISOString()}
    from unnest(${column(people, 'uuid')}, ${column(ids, 'uuid')}) as given (person, id)
    on conflict (person_id, dedupe) do nothing returning person_id as person, notice_id as id`)

const columns = sql.raw(`notice_id as id, key, details as values, link, zone, created_at as at, read_at as "readAt"`)

/** Notices of a person before a time and id, newest first. */
export const noticesBefore = (reader: Reader, person: string, unread: boolean, before: readonly [string, string] | null, limit: number) =>
  reader.all(sql<Notice>`
    select ${columns} from notice
    where person_id = ${person} and (not ${unread} or read_at is null)
      and (${before?.[0] ?? null}::timestamptz is null or (created_at, notice_id) < (${before?.[0] ?? null}::timestamptz, ${before?.[1] ?? null}::uuid))
    order by created_at desc, notice_id desc limit ${limit}`)

export const unreadCount = (reader: Reader, person: string) =>
  reader.first(sql<{ count: number }>`select count(*) as count from notice where person_id = ${person} and read_at is null`)

/** Marks notices of a person as read, or all of them. */
export const markRead = (writer: Writer, person: string, ids: readonly string[] | undefined, now: Date) =>
  writer.run(sql`
    update notice set read_at = ${now.toISOString()}
    where person_id = ${person} and read_at is null and (${ids === undefined} or notice_id = any(${column(ids ?? [], 'uuid')}))`)

export const markMailed = (writer: Writer, person: string, ids: readonly string[], now: Date) =>
  writer.run(sql`update notice set mailed_at = ${now.toISOString()} where person_id = ${person} and notice_id = any(${column(ids, 'uuid')})`)

/** People who wish a digest and have something in it, told before this time. */
export const peopleWithDigest = (reader: Reader, before: Date) =>
  reader.all(sql<{ person: string }>`
    select distinct notice.person_id as person from notice join person_preference using (person_id)
    where mail = 'daily' and mailed_at is null and read_at is null and created_at < ${before.toISOString()} order by 1 limit 10000`)

/** What a person's digest holds; locked, so that two programs do not send it twice. */
export const digestOf = (writer: Writer, person: string, before: Date) =>
  writer.all(sql<Notice>`
    select ${columns} from notice where person_id = ${person} and mailed_at is null and read_at is null and created_at < ${before.toISOString()}
    order by created_at, notice_id limit 200 for update`)
