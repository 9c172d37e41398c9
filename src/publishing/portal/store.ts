import { sql, type Reader } from '#platform/database/sql.ts'
import type { Texts } from '#lib/language.ts'

export type HitRow = { kind: 'zone' | 'place' | 'indicator' | 'act' | 'source' | 'event'; id: string; titles: Texts; detail: Texts; score: number }

/** Everything whose folded names hold the folded text; names that begin with it first. */
export const searchHits = (reader: Reader, folded: string, raw: string, limit: number) =>
  reader.all(sql<HitRow>`
    select * from (
      select 'zone' as kind, zone_id as id, zone.names as titles, place.names as detail,
        case when zone.search like ${folded} || '%' then 0 else 1 end as score
      from zone join place on place.soato = zone.place where zone.training = false and zone.search like '%' || ${folded} || '%'
      union all
      select 'place', place.soato, place.names, coalesce(parent.names, place.names), case when place.search like ${folded} || '%' then 2 else 3 end
      from place left join place parent on parent.soato = place.parent where place.search like '%' || ${folded} || '%'
      union all
      select 'indicator', code, names, jsonb_build_object('uz', code, 'uz-Cyrl', code, 'ru', code, 'en', code), case when lower(code) = ${raw} then 0 else 2 end
      from indicator where recorded_to is null and lower(code || ' ' || (names->>'uz') || ' ' || (names->>'uz-Cyrl') || ' ' || (names->>'ru') || ' ' || (names->>'en')) like '%' || ${raw} || '%'
      union all
      select 'act', id, case when titles->>'uz' = '' then sets else titles end, jsonb_build_object('uz', id, 'uz-Cyrl', id, 'ru', id, 'en', id), case when lower(id) = ${raw} then 0 else 2 end
      from act where search like '%' || ${folded} || '%'
      union all
      select 'source', id, titles, jsonb_build_object('uz', publisher, 'uz-Cyrl', publisher, 'ru', publisher, 'en', publisher), 4
      from source where lower((titles->>'uz') || ' ' || (titles->>'uz-Cyrl') || ' ' || (titles->>'ru') || ' ' || (titles->>'en')) like '%' || ${raw} || '%'
      union all
      select 'event', zone_event.zone_id || '/' || zone_event.id, zone_event.titles, zone.names, 5
      from zone_event join zone using (zone_id) where zone.training = false
        and lower((titles->>'uz') || ' ' || (titles->>'uz-Cyrl') || ' ' || (titles->>'ru') || ' ' || (titles->>'en') || ' ' || (effects->>'uz') || ' ' || (effects->>'ru') || ' ' || (effects->>'en')) like '%' || ${raw} || '%'
    ) hit order by score, kind, id limit ${limit}`)
