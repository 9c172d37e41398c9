import { sql, type Reader, type Writer } from '#platform/database/sql.ts'
import type { Party } from './model.ts'

const columns = sql.raw('party_id as id, kind, names, stir, place, training')

export const partyRow = (reader: Reader, id: string) => reader.first(sql<Party>`select ${columns} from party where party_id = ${id}`)

export const partyRowByStir = (reader: Reader, stir: string) => reader.first(sql<Party>`select ${columns} from party where stir = ${stir}`)

export const partyRows = (reader: Reader, ids: readonly string[]) =>
  reader.all(sql<Party>`select ${columns} from party where party_id = any(${ids}::uuid[]) order by party_id limit 10000`)

/** Parties after an id, narrowed by kind and folded search text; those for training only when asked for. */
export const partiesAfter = (
  reader: Reader,
  filter: { kind: string | undefined; search: string | undefined; training: boolean },
  after: string | null,
  limit: number,
) =>
  reader.all(sql<Party>`
    select ${columns} from party
    where (${after}::uuid is null or party_id > ${after}::uuid)
      and training = ${filter.training}
      and (${filter.kind ?? null}::text is null or kind = ${filter.kind ?? null})
      and (${filter.search ?? null}::text is null or search like '%' || ${filter.search ?? null} || '%')
    order by party_id limit ${limit}`)

/** Adds a party; nothing is added where its STIR is taken. */
export const insertParty = (writer: Writer, party: Party, search: string, now: Date) =>
  writer.run(sql`
    insert into party (party_id, kind, names, stir, place, training, search, created_at)
    values (${party.id}, ${party.kind}, ${JSON.stringify(party.names)}::jsonb, ${party.stir}, ${party.place}, ${party.training}, ${search}, ${now.toISOString()})
    on conflict (stir) do nothing`)

export const updateParty = (writer: Writer, party: Pick<Party, 'id' | 'names' | 'stir' | 'place'>, search: string) =>
  writer.run(sql`
    update party set names = ${JSON.stringify(party.names)}::jsonb, stir = ${party.stir}, place = ${party.place}, search = ${search}
    where party_id = ${party.id}`)

export const placeExists = (reader: Reader, soato: string) => reader.first(sql<{ soato: string }>`select soato from place where soato = ${soato}`)

export const setEnterprise = (writer: Writer, id: string) => writer.run(sql`update party set kind = 'enterprise' where party_id = ${id} and kind = 'investor'`)
