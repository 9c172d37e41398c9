import { sql, type Reader } from '#platform/database/sql.ts'
import type { Day } from '#lib/day.ts'
import type { Texts } from '#lib/language.ts'

export type PrivatizationRow = {
  zone: string
  zoneNames: Texts
  id: string
  number: string
  partyNames: Texts
  state: string
  data: unknown
  openedOn: Day
  closedOn: Day | null
}

/** Privatizations of real zones, newest first after a row. */
export const privatizationsAfter = (reader: Reader, zone: string | undefined, after: readonly [string, string] | null, limit: number) =>
  reader.all(sql<PrivatizationRow>`
    select c.zone_id as zone, z.names as "zoneNames", c.case_id as id, c.number, p.names as "partyNames", c.state, c.data, c.opened_on as "openedOn", c.closed_on as "closedOn"
    from procedure_case c join zone z on z.zone_id = c.zone_id join party p on p.party_id = c.party_id
    where c.kind = 'privatization' and not z.training and (${zone ?? null}::text is null or c.zone_id = ${zone ?? null})
      and (${after?.[0] ?? null}::date is null or (c.opened_on, c.case_id) < (${after?.[0] ?? null}::date, ${after?.[1] ?? null}::uuid))
    order by c.opened_on desc, c.case_id desc limit ${limit}`)

export const closedPrivatizations = (reader: Reader) =>
  reader.first(sql<{ count: number }>`
    select count(*)::int as count from procedure_case c join zone z on z.zone_id = c.zone_id where c.kind = 'privatization' and c.state = 'closed' and not z.training`)
