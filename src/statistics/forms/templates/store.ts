import { sql, type Reader, type Writer } from '#platform/database/sql.ts'
import type { FormVersion } from './model.ts'

export type VersionRow = FormVersion & { readonly content: string; readonly position: number }

const columns = sql.raw('form, version, valid_from as "validFrom", names, rhythm, mark, own, hash, reason, actor, recorded_at as at, position, content')

/** Every version of every form, oldest first: few and small. */
export const allVersions = (reader: Reader) => reader.all(sql<VersionRow>`select ${columns} from form_version order by position, form, version limit 1000`)

export const versionsOfForm = (reader: Reader, form: string) =>
  reader.all(sql<VersionRow>`select ${columns} from form_version where form = ${form} order by version limit 200`)

export const insertFormVersion = (writer: Writer, row: Omit<VersionRow, 'at'>, now: Date) =>
  writer.run(sql`
    insert into form_version (form, version, position, valid_from, names, rhythm, mark, own, content, hash, reason, actor, recorded_at)
    values (${row.form}, ${row.version}, ${row.position}, ${row.validFrom}, ${JSON.stringify(row.names)}::jsonb, ${row.rhythm}, ${row.mark}, ${row.own}, ${row.content}, ${row.hash},
      ${row.reason}, ${row.actor}, ${now.toISOString()})`)

/** Makes everybody else who publishes a version of this form wait. */
export const lockForm = (writer: Writer, form: string) => writer.run(sql`select pg_advisory_xact_lock(hashtextextended(${`form|${form}`}, 0))`)

/** The latest period of a form that has been opened anywhere. */
export const latestOpened = (reader: Reader, form: string) =>
  reader.first(sql<{ period: string | null }>`select max(period) as period from reporting_round where form = ${form}`)
