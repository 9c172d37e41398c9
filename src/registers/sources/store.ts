import { sql, type Reader, type Writer } from '#platform/database/sql.ts'
import type { Source } from './model.ts'

const columns = sql.raw('id, kind, titles, publisher, date, priority, note')

/** Sources with the number of claims that stand on each. */
export const sourcesAfter = (reader: Reader, after: string, limit: number) =>
  reader.all(sql<Source & { claims: number }>`
    select ${columns}, (select count(*) from claim where claim.source = source.id and recorded_to is null)::int as claims
    from source where id > ${after} order by id limit ${limit}`)

export const sourceById = (reader: Reader, id: string) => reader.first(sql<Source>`select ${columns} from source where id = ${id}`)

export const sourcesByIds = (reader: Reader, ids: readonly string[]) =>
  reader.all(sql<Source>`select ${columns} from source where id = any(${[...ids]}::text[]) order by priority, id limit 500`)

/** Adds a source where there is none of this id. */
export const insertSource = (writer: Writer, source: Source) =>
  writer.run(sql`
    insert into source (id, kind, titles, publisher, date, priority, note)
    values (${source.id}, ${source.kind}, ${JSON.stringify(source.titles)}::jsonb, ${source.publisher}, ${source.date}, ${source.priority}, ${source.note}) on conflict (id) do nothing`)
