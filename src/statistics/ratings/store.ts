import type { Texts } from '#lib/language.ts'
import { sql, type Reader, type Writer } from '#platform/database/sql.ts'
import type { MethodVersion } from './model.ts'

export type MethodRow = MethodVersion & { readonly content: string; readonly position: number }

const columns = sql.raw(`method as id, version, position, names, notes, mark, own, content, hash, reason, actor, recorded_at as "at"`)

/** The latest version of every method, in the order of lists. */
export const latestMethods = (reader: Reader) =>
  reader.all(
    sql<MethodRow>`select * from (select distinct on (method) ${columns} from rating_method order by method, version desc) latest order by position, id limit 500`,
  )

/** The versions of one method, latest first. */
export const versionsOf = (reader: Reader, method: string) =>
  reader.all(sql<MethodRow>`select ${columns} from rating_method where method = ${method} order by version desc limit 500`)

export const methodAt = (reader: Reader, method: string, version: number | undefined) =>
  reader.first(sql<MethodRow>`
    select ${columns} from rating_method where method = ${method} and (${version ?? null}::int is null or version = ${version ?? null}) order by version desc limit 1`)

/** The latest version that came with the program. */
export const latestShipped = (reader: Reader, method: string) =>
  reader.first(sql<MethodRow>`select ${columns} from rating_method where method = ${method} and not own order by version desc limit 1`)

type NewVersion = {
  readonly id: string
  readonly position: number
  readonly names: Texts
  readonly notes: Texts
  readonly mark: string
  readonly own: boolean
  readonly content: string
  readonly hash: string
  readonly reason: string
  readonly actor: string
}

/** Adds the next version of a method and gives its number. */
export async function insertVersion(writer: Writer, version: NewVersion, now: Date): Promise<number> {
  const row = await writer.first(sql<{ version: number }>`
    insert into rating_method (method, version, position, names, notes, mark, own, content, hash, reason, actor, recorded_at)
    select ${version.id}, coalesce(max(version), 0) + 1, ${version.position}, ${JSON.stringify(version.names)}::jsonb, ${JSON.stringify(version.notes)}::jsonb, ${version.mark}, ${version.own},
      ${version.content}, ${version.hash}, ${version.reason}, ${version.actor}, ${now.toISOString()}
    from rating_method where method = ${version.id} returning version`)
  if (row === undefined) throw new Error(`Cannot save the method ${version.id}: no version came back`)
  return row.version
}
