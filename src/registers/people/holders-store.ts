import { sql, type Reader } from '#platform/database/sql.ts'

/** Grants of some roles that hold on a day and reach a zone, with their people. */
export const holderRows = (reader: Reader, roles: readonly string[], zone: string, day: string) =>
  reader.all(sql<{ id: string; name: string; role: string }>`
    select distinct p.person_id as id, p.name, g.role from role_grant g join person p on p.person_id = g.person_id join zone z on z.zone_id = ${zone}
    where g.role = any(${[...roles]}::text[]) and (g.zone is null or g.zone = ${zone}) and g.party_id is null and g.revoked_at is null
      and g.valid_from <= ${day}::date and (g.valid_to is null or g.valid_to >= ${day}::date) and p.training = z.training
    order by p.name, id limit 200`)

/** People who act for an organisation as its investor and not yet as its head. */
export const investorsOf = (reader: Reader, party: string, day: string) =>
  reader.all(sql<{ person: string }>`
    select distinct g.person_id as person from role_grant g
    where g.party_id = ${party} and g.role = 'investor' and g.revoked_at is null and g.valid_from <= ${day}::date and (g.valid_to is null or g.valid_to >= ${day}::date)
      and not exists (select 1 from role_grant h where h.person_id = g.person_id and h.party_id = g.party_id and h.role = 'resident.head' and h.revoked_at is null)
    limit 100`)
