import { sql, type Reader, type Writer } from '#platform/database/sql.ts'
import type { PartName, Release, ReleaseFile, ReleaseState } from './model.ts'

export type ReleaseRow = Release & { readonly maker: string }

const columns = sql.raw(`release.id, release.place, place.names as "placeNames", release.period, release.number, release.state, release.note, release.hash,
  release.prepared_by as maker, release.prepared_by_name as "preparedBy", release.prepared_at as "preparedAt", release.decided_by_name as "decidedBy",
  release.decided_at as "decidedAt", release.reason, release.publish_at as "publishAt"`)

/** Releases everybody may see at an instant, latest published first. */
export const publicReleases = (reader: Reader, filter: { place?: string; period?: string }, now: Date) =>
  reader.all(sql<ReleaseRow>`
    select ${columns} from release join place on place.soato = release.place
    where release.state = 'approved' and release.publish_at <= ${now.toISOString()}
      and (${filter.place ?? null}::text is null or release.place = ${filter.place ?? null})
      and (${filter.period ?? null}::text is null or release.period = ${filter.period ?? null})
    order by release.publish_at desc, release.id desc limit 1000`)

/** Releases that are not public at an instant. */
export const hiddenReleases = (reader: Reader, now: Date) =>
  reader.all(sql<ReleaseRow>`
    select ${columns} from release join place on place.soato = release.place
    where not (release.state = 'approved' and release.publish_at <= ${now.toISOString()})
    order by release.prepared_at desc, release.id desc limit 1000`)

/** Every release of a territory, latest prepared first. */
export const releasesOf = (reader: Reader, place: string) =>
  reader.all(sql<ReleaseRow>`
    select ${columns} from release join place on place.soato = release.place where release.place = ${place} order by release.prepared_at desc, release.id desc limit 1000`)

export const releaseById = (reader: Reader, id: string) =>
  reader.first(sql<ReleaseRow>`select ${columns} from release join place on place.soato = release.place where release.id = ${id}`)

export const partsOf = (reader: Reader, id: string) =>
  reader.all(
    sql<
      ReleaseFile['parts'][number]
    >`select name, hash, octet_length(content) as bytes, items from release_part where release = ${id} order by position limit 100`,
  )

export const contentsOf = (reader: Reader, id: string) =>
  reader.all(sql<{ name: PartName; content: string }>`select name, content from release_part where release = ${id} order by position limit 100`)

export const partContent = (reader: Reader, id: string, name: string) =>
  reader.first(sql<{ content: string }>`select content from release_part where release = ${id} and name = ${name}`)

/** The next number of a period; the lock keeps two who freeze at once from taking the same. */
export async function takeNumber(writer: Writer, period: string): Promise<number> {
  await writer.run(sql`lock table release in share row exclusive mode`)
  const row = await writer.first(sql<{ number: number }>`select coalesce(max(number), 0) + 1 as number from release where period = ${period}`)
  return row?.number ?? 1
}

export const lockRelease = (writer: Writer, id: string) => writer.run(sql`select 1 from release where id = ${id} for update`)

type NewRelease = { id: string; place: string; period: string; number: number; note: string; hash: string; maker: string; name: string }

export const insertRelease = (writer: Writer, release: NewRelease, now: Date) =>
  writer.run(sql`
    insert into release (id, place, period, number, state, note, hash, prepared_by, prepared_by_name, prepared_at)
    values (${release.id}, ${release.place}, ${release.period}, ${release.number}, 'draft', ${release.note}, ${release.hash}, ${release.maker}, ${release.name}, ${now.toISOString()})`)

export const insertPart = (writer: Writer, part: { release: string; name: string; position: number; content: string; hash: string; items: number }) =>
  writer.run(sql`
    insert into release_part (release, name, position, content, hash, items)
    values (${part.release}, ${part.name}, ${part.position}, ${part.content}, ${part.hash}, ${part.items})`)

type Decision = { id: string; state: ReleaseState; by: string; reason: string; publishAt: string | null }

export const setDecided = (writer: Writer, { id, state, by, reason, publishAt }: Decision, now: Date) =>
  writer.run(sql`
    update release set state = ${state}, decided_by_name = ${by}, decided_at = ${now.toISOString()}, reason = ${reason}, publish_at = ${publishAt}
    where id = ${id} and state = 'draft'`)
