import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { from as copyFrom } from 'pg-copy-streams'
import type pg from 'pg'
import { newId } from '#platform/id.ts'
import { generateFigures, generateZones, MEASURES, SIZE } from './generator.ts'

const UNITS: Readonly<Record<(typeof MEASURES)[number], string>> = {
  enterprises: 'count',
  workers: 'person',
  output_mln_som: 'mln_som',
  electricity_kwh: 'kwh',
  exports_thousand_usd: 'thousand_usd',
  investment_mln_som: 'mln_som',
  area_ha: 'ha',
  residents: 'count',
}

const FLOWS = ['output_mln_som', 'electricity_kwh', 'exports_thousand_usd', 'investment_mln_som']

/** Fills a database with the generated country: zones, claims by month, official values by month and year. Returns the number of figures. */
export async function fillWorld(client: pg.ClientBase): Promise<number> {
  const zones = generateZones()
  const names = (id: string) => JSON.stringify({ uz: id, 'uz-Cyrl': id, ru: id, en: id })
  await client.query('begin')
  await client.query(`insert into source (id, kind, titles, priority) values ('bench', 'dataset', '{"uz":"b","uz-Cyrl":"b","ru":"b","en":"b"}', 15)`)
  for (const [index, zone] of zones.entries()) {
    await client.query('insert into zone (zone_id, position, names, place, founded, search) values ($1, $2, $3, $4, $5, $1)', [
      zone.id,
      1000 + index,
      names(zone.id),
      zone.place,
      zone.founded,
    ])
    await client.query("insert into zone_kind (zone_id, kind) values ($1, 'small')", [zone.id])
  }
  const now = new Date()
  const at = now.toISOString()
  const figures = generateFigures(zones)
  const claims = client.query(
    copyFrom('copy claim (subject, id, measure, period, period_basis, value, unit, qualifier, scope, source, locator, recorded_from) from stdin'),
  )
  await pipeline(
    Readable.from(
      chunks(
        figures,
        (figure) =>
          `${figure.subject}\t${newId(now)}\t${figure.measure}\t${figure.period}\tstated\t${figure.value}\t${UNITS[figure.measure]}\texact\tzone\tbench\t\t${at}\n`,
      ),
    ),
    claims,
  )
  await client.query(`insert into official_value (subject, measure, period, year, value, qualifier, period_basis, claim, source, chosen_by, rivals)
    select subject, measure, period, left(period, 4)::int, value, 'exact', 'stated', id, source, 'only', 0 from claim where source = 'bench'`)
  await client.query(
    `insert into official_value (subject, measure, period, year, value, qualifier, period_basis, claim, source, chosen_by, rivals)
    select subject, measure, year::text, year, case when measure = any($1) then sum(value) else max(value) filter (where period like '%-12') end, 'exact', 'stated', max(claim), 'bench', 'rollup', 0
    from official_value where source = 'bench' group by subject, measure, year`,
    [FLOWS],
  )
  await client.query('commit')
  await client.query('analyze')
  return figures.length
}

function* chunks<T>(items: readonly T[], line: (item: T) => string): Generator<string> {
  for (let start = 0; start < items.length; start += 5000)
    yield items
      .slice(start, start + 5000)
      .map(line)
      .join('')
}

export const describeWorld = (figures: number) =>
  `${SIZE.zones} zones, ${SIZE.enterprises} enterprises simulated over ${SIZE.years * 12} months, ${figures} zone figures`
