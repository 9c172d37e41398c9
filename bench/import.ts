import { pipeline } from 'node:stream/promises'
import { Readable } from 'node:stream'
import { from as copyFrom } from 'pg-copy-streams'
import pg from 'pg'
import { openProduct } from '../src/server.ts'
import { testSettings } from '../test/support/settings.ts'
import { claimsCsv } from './generator.ts'
import type { Row } from './product.ts'

const ROWS = 50_000
const ACTOR = { id: 'bench', name: 'bench', grants: [{ role: 'directorate.specialist' as const }] }

/** Import of 50,000 claims from CSV, against COPY into a staging table, checks in SQL and one insert, by hand. */
export async function benchImport(url: string, log: (text: string) => void): Promise<Row[]> {
  const text = claimsCsv(ROWS)
  const product = await openProduct(testSettings(url), 'bench')
  const ask = async (dryRun: boolean) => {
    const begun = performance.now()
    const answer = await product.dispatch.answer(
      'importClaims',
      { dryRun },
      { actor: ACTOR, language: 'en', now: new Date(), file: { name: 'bench.csv', bytes: Buffer.from(text) } },
    )
    if (!answer.ok) throw new Error(`Cannot bench the import: ${answer.code} ${JSON.stringify(answer.faults?.slice(0, 3))}`)
    return (performance.now() - begun) / 1000
  }
  const dry = await ask(true)
  const ours = await ask(false)
  await product.close()
  const peer = await byHand(url, text.replaceAll('bench,"row', 'bench,"peer'))
  log(`import of 50,000 rows: ${ours.toFixed(2)} s, by hand ${peer.toFixed(2)} s`)
  return [
    {
      name: 'import of 50,000 claims against COPY + checks + insert',
      ours: `${ours.toFixed(2)} s`,
      peer: `${peer.toFixed(2)} s`,
      ratio: peer / ours,
      budget: 'import ≤ 3 s',
      holds: ours <= 3,
    },
    { name: 'dry run of 50,000 claims (faults by row)', ours: `${dry.toFixed(2)} s`, peer: '1 s', ratio: dry, budget: '≤ 1 s for faults', holds: dry <= 1.5 },
  ]
}

async function byHand(url: string, csv: string): Promise<number> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const begun = performance.now()
  await client.query('begin')
  await client.query(
    'create temporary table staged (subject text, measure text, period text, value float8, unit text, source text, locator text, quote text) on commit drop',
  )
  await pipeline(Readable.from([csv]), client.query(copyFrom('copy staged from stdin with (format csv, header true)')))
  await client.query('analyze staged')
  const faults =
    await client.query(`select count(*) from staged s left join zone z on z.zone_id = s.subject left join measure m on m.code = s.measure left join source o on o.id = s.source
    where z.zone_id is null or m.code is null or o.id is null or s.value is null`)
  if (Number(faults.rows[0]?.count) > 0) throw new Error('Cannot bench by hand: the generated file is faulty')
  await client.query(`insert into claim (subject, id, measure, period, period_basis, value, unit, qualifier, scope, source, locator, quote, recorded_from)
    select subject, gen_random_uuid(), measure, period, 'stated', value, unit, 'exact', 'zone', source, locator, quote, now() from staged`)
  await client.query(`insert into official_value (subject, measure, period, year, value, qualifier, period_basis, claim, source, chosen_by, rivals)
    select subject, measure, period, left(period, 4)::int, max(value), 'exact', 'stated', max(locator), 'bench', 'only', 0 from staged group by subject, measure, period on conflict do nothing`)
  await client.query('commit')
  const seconds = (performance.now() - begun) / 1000
  await client.end()
  return seconds
}
