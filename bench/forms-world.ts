import type pg from 'pg'
import { generateZones } from './generator.ts'

/** Enterprises, and months before the rush, each with a whole KSZ-1 approved. */
export type FormsSize = { readonly enterprises: number; readonly months: number; readonly rush: number }

/** The form's fields with a figure each enterprise could state; e is its number. */
const FIELDS = {
  workers: '(10 + e % 90)',
  jobs_opened: '(e % 3)',
  jobs_closed: '(e % 2)',
  output: '((10 + e % 90) * (4000 + (e * 37) % 400))',
  sales: '((10 + e % 90) * 3800)',
  export_som: '((e * 13) % 30000)',
  export_usd: '((e * 7) % 9)',
  electricity: '(800 + (e * 11) % 400)',
  renewable: '(e % 100)',
  gas: '(10 + e % 40)',
  water: '(5 + e % 20)',
  stoppage_days: '(e % 4)',
} as const

const stated = `jsonb_build_object(${Object.entries(FIELDS)
  .map(([field, value]) => `'${field}', ${value}`)
  .join(', ')}, 'stoppage_reason', 'none', 'note', 'bench')`

const figure = `lateral (values ${Object.entries(FIELDS)
  .map(([field, value]) => `('${field}', ${value}::numeric)`)
  .join(', ')}) as f (field, value)`

const idOf = (prefix: string, number: string) => `('${prefix}-' || lpad(to_hex(${number}), 12, '0'))::uuid`
const monthOf = (index: number) => `${2025 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`

/** The month of the rush: the one after those that are approved. */
export const rushMonth = (size: FormsSize): string => monthOf(size.months)

/**
 * Fills a database with a made-up country of enterprises that report each month: everything of the past approved and summed, and
 * the last month open, with the fields of as many reports filled as are going to be submitted in the rush. Gives the number of figures.
 */
export async function fillForms(client: pg.ClientBase, size: FormsSize): Promise<number> {
  const zones = generateZones()
  const names = (id: string) => JSON.stringify({ uz: id, 'uz-Cyrl': id, ru: id, en: id })
  for (const [index, zone] of zones.entries()) {
    await client.query('insert into zone (zone_id, position, names, place, founded, search) values ($1, $2, $3, $4, $5, $1)', [
      zone.id,
      1000 + index,
      names(zone.id),
      zone.place,
      zone.founded,
    ])
  }
  const zoneOf = `('bench-' || lpad((e % ${zones.length} + 1)::text, 3, '0'))`
  const everybody = `generate_series(1, ${size.enterprises}) as e`
  await client.query(`
    insert into party (party_id, kind, names, search, created_at)
    select ${idOf('00000000-0000-7000-8000', 'e')}, 'enterprise', jsonb_build_object('uz', 'E' || e, 'uz-Cyrl', 'E' || e, 'ru', 'E' || e, 'en', 'E' || e), '', now() from ${everybody}`)
  await client.query(`
    insert into residency (zone_id, residency_id, party_id, since, ifut, status, recorded_at)
    select ${zoneOf}, ${idOf('00000000-0000-7000-8001', 'e')}, ${idOf('00000000-0000-7000-8000', 'e')}, '2020-01-01', (10 + e % 20)::text || '110', 'active', now() from ${everybody}`)
  for (let index = 0; index <= size.months; index += 1) await fillMonth(client, size, index, zones.length)
  await client.query('analyze')
  return size.enterprises * size.months * (Object.keys(FIELDS).length + 2)
}

async function fillMonth(client: pg.ClientBase, size: FormsSize, index: number, zones: number): Promise<void> {
  const [month, next] = [monthOf(index), monthOf(index + 1)]
  const past = index < size.months
  const zoneOf = `('bench-' || lpad((e % ${zones} + 1)::text, 3, '0'))`
  const id = idOf(`00000000-0000-7000-9${String(index).padStart(3, '0')}`, 'e')
  const everybody = `generate_series(1, ${size.enterprises}) as e`
  await client.query(`
    insert into reporting_round (zone_id, form, period, version, opened_on, due, grace_until, state, due_count, approved_count, on_time_count)
    select zone_id, 'ksz-1', '${month}', 1, '${next}-01', '${next}-10', '${next}-12', 'open', count(*), ${past ? 'count(*), count(*)' : '0, 0'} from residency where zone_id like 'bench-%' group by zone_id`)
  await client.query(`
    insert into submission (zone_id, submission_id, form, period, party_id, residency_id, division, version, state, due, grace_until, revision, approved_revision, submitted_on)
    select ${zoneOf}, ${id}, 'ksz-1', '${month}', ${idOf('00000000-0000-7000-8000', 'e')}, ${idOf('00000000-0000-7000-8001', 'e')}, (10 + e % 20)::text, 1,
      '${past ? 'approved' : 'awaited'}', '${next}-10', '${next}-12', ${past ? "1, 1, '" + next + "-05'" : '0, 0, null'} from ${everybody}`)
  if (!past) {
    await client.query(`
      insert into submission_field (zone_id, submission_id, path, value, version, actor, actor_name, at)
      select ${zoneOf}, ${id}, path, value, 1, 'operator', 'operator', now() from generate_series(1, ${size.rush}) as e, jsonb_each(${stated}) as s (path, value)`)
    return
  }
  await client.query(`
    insert into submission_revision (zone_id, submission_id, revision, version, content, comments, findings, nil, source, hash, submitted_by, submitted_name, submitted_at, decision, decided_by, decided_name, decided_at)
    select ${zoneOf}, ${id}, 1, 1, ${stated}::text, '{}', '[]', false, 'api', '', 'head', 'head', now(), 'approved', 'specialist', 'specialist', now() from ${everybody}`)
  await client.query(`
    insert into submission_value (zone_id, form, period, submission_id, field, division, value, imputed)
    select ${zoneOf}, 'ksz-1', '${month}', ${id}, field, (10 + e % 20)::text, value, false from ${everybody}, ${figure}`)
  await client.query(`
    insert into reported_figure (zone_id, form, period, field, division, approved, approved_count, approved_max, imputed, imputed_count)
    select zone_id, form, period, field, coalesce(division, ''), sum(value), count(*), max(abs(value)), 0, 0 from submission_value
    where form = 'ksz-1' and period = '${month}' group by grouping sets ((zone_id, form, period, field), (zone_id, form, period, field, division))`)
}
