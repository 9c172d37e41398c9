import { sql, type Reader, type Writer } from '#platform/database/sql.ts'
import type { Place } from './model.ts'

const columns = sql.raw(`soato, level, parent, names, aliases, iso, latitude, longitude, valid_from as "validFrom", valid_to as "validTo", source`)

/** Places after a SOATO code, narrowed by level, parent and folded search text. */
export const placesAfter = (reader: Reader, filter: { level?: string; parent?: string; search?: string }, after: string, limit: number) =>
  reader.all(sql<Place>`
    select ${columns} from place
    where soato > ${after}
      and (${filter.level ?? null}::text is null or level = ${filter.level ?? null})
      and (${filter.parent ?? null}::text is null or parent = ${filter.parent ?? null})
      and (${filter.search ?? null}::text is null or search like '%' || ${filter.search ?? null} || '%')
    order by soato limit ${limit}`)

export const placeBySoato = (reader: Reader, soato: string) => reader.first(sql<Place>`select ${columns} from place where soato = ${soato}`)

export const childrenOf = (reader: Reader, soato: string) =>
  reader.all(sql<Place>`select ${columns} from place where parent = ${soato} order by soato limit 300`)

export const allSoato = (reader: Reader) => reader.all(sql<{ soato: string }>`select soato from place order by soato limit 100000`)

/** Puts boundaries on territories and zones; names those that neither register knows, and counts what changed. */
export async function putBoundaries(
  writer: Writer,
  boundaries: readonly { subject: string; geometry: unknown }[],
): Promise<{ unknown: string[]; changed: number }> {
  const given = sql`jsonb_to_recordset(${JSON.stringify(boundaries)}::jsonb) as given (subject text, geometry jsonb)`
  const unknown = await writer.all(sql<{ subject: string }>`
    select subject from ${given} where not exists (select 1 from place where soato = subject) and not exists (select 1 from zone where zone_id = subject) order by subject limit 200`)
  if (unknown.length > 0) return { unknown: unknown.map(({ subject }) => subject), changed: 0 }
  const places = await writer.run(sql`update place set boundary = geometry from ${given} where soato = subject and boundary is distinct from geometry`)
  const zones = await writer.run(sql`update zone set boundary = geometry from ${given} where zone_id = subject and boundary is distinct from geometry`)
  return { unknown: [], changed: places + zones }
}
