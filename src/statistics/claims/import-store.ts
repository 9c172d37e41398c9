import { pipeline } from 'node:stream/promises'
import { Readable } from 'node:stream'
import { from as copyFrom } from 'pg-copy-streams'
import { sql, type Reader, type Writer } from '#platform/database/sql.ts'
import type { Claim } from './model.ts'

const COLUMNS = [
  'id',
  'subject',
  'measure',
  'period',
  'period_basis',
  'value',
  'unit',
  'qualifier',
  'scope',
  'as_printed',
  'source',
  'locator',
  'quote',
  'note',
] as const

const escaped = (value: string | number | null) =>
  value === null
    ? '\\N'
    : String(value).replace(/[\\\t\n\r]/g, (character) => ({ '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' })[character] ?? character)

function* lines(claims: readonly Claim[], staged: (rows: number) => void): Generator<string> {
  let chunk = ''
  let count = 0
  for (const claim of claims) {
    const cells = [
      claim.id,
      claim.subject,
      claim.measure,
      claim.period,
      claim.periodBasis,
      claim.value,
      claim.unit,
      claim.qualifier,
      claim.scope,
      claim.asPrinted,
      claim.source,
      claim.locator,
      claim.quote,
      claim.note,
    ]
    chunk += `${cells.map(escaped).join('\t')}\n`
    count++
    if (count % 2000 !== 0) continue
    staged(count)
    yield chunk
    chunk = ''
  }
  yield chunk
}

/** Copies claims into a table of this transaction, beside the register. */
export async function stageClaims(writer: Writer, claims: readonly Claim[], staged: (rows: number) => void): Promise<void> {
  await writer.run(sql`
    create temporary table staged_claim (id text, subject text, measure text, period text, period_basis text, value float8, unit text, qualifier text, scope text, as_printed text,
      source text, locator text, quote text, note text) on commit drop`)
  const stream = writer.connection.query(copyFrom(`copy staged_claim (${COLUMNS.join(', ')}) from stdin`))
  await pipeline(Readable.from(lines(claims, staged), { objectMode: false, encoding: 'utf8' }), stream)
  await writer.run(sql`analyze staged_claim`)
}

/** Compares the staged claims with those that stand under the same subject, measure, period, scope, source and locator. */
export async function compareStaged(writer: Writer): Promise<{ added: number; changed: number; unchanged: number }> {
  await writer.run(sql`
    create temporary table staged_match on commit drop as
    select s.id, c.id as old,
      (c.value is not distinct from s.value and c.unit = s.unit and c.qualifier = s.qualifier and c.period_basis = s.period_basis and c.quote = s.quote and c.note = s.note
        and c.as_printed is not distinct from s.as_printed) as same
    from staged_claim s
    left join claim c on c.subject = s.subject and c.measure = s.measure and c.period is not distinct from s.period and c.scope = s.scope and c.source = s.source and c.locator = s.locator
      and c.recorded_to is null`)
  const row = await writer.first(sql<{ added: number; changed: number; unchanged: number }>`
    select (count(*) filter (where old is null))::int as added, (count(*) filter (where old is not null and not same))::int as changed, (count(*) filter (where same))::int as unchanged from staged_match`)
  return row ?? { added: 0, changed: 0, unchanged: 0 }
}

/** Keeps every other writer of claims away until the transaction ends, so that what was compared is what is recorded. */
export const lockClaims = (writer: Writer) => writer.run(sql`lock table claim in share row exclusive mode`)

/** Puts the staged claims on record: new ones are added, different ones correct the version that stood. */
export async function recordStaged(writer: Writer, at: string, reason: string): Promise<void> {
  await writer.run(sql`
    update claim set recorded_to = ${at} from staged_match m join staged_claim s on s.id = m.id
    where m.old is not null and not m.same and claim.subject = s.subject and claim.id = m.old`)
  await writer.run(sql`
    insert into claim (id, subject, measure, period, period_basis, value, unit, qualifier, scope, as_printed, source, locator, quote, note, recorded_from, corrects, reason)
    select s.id, s.subject, s.measure, s.period, s.period_basis, s.value, s.unit, s.qualifier, s.scope, s.as_printed, s.source, s.locator, s.quote, s.note, ${at}::timestamptz, m.old, case when m.old is null then null else ${reason} end
    from staged_claim s join staged_match m on m.id = s.id where m.same is not true
    order by s.subject, s.measure, s.period`)
}

/**
 * Official values of the figures that had none and got exactly one claim by this import: there is nothing to choose.
 * Returns the ids of those claims; every other figure is chosen by the rule.
 */
export async function settleLoneFigures(writer: Writer): Promise<Set<string>> {
  const rows = await writer.all(sql<{ claim: string }>`
    insert into official_value (subject, measure, period, year, value, qualifier, period_basis, claim, source, chosen_by, rivals)
    select s.subject, s.measure, s.period, left(s.period, 4)::int, s.value, s.qualifier, s.period_basis, s.id, s.source, 'only', 0
    from (select *, count(*) over (partition by subject, measure, period) as twins from staged_claim where period is not null) s
    join staged_match m on m.id = s.id
    where s.twins = 1 and m.old is null and s.value is not null
    order by s.subject, s.measure, s.period
    on conflict do nothing returning claim`)
  return new Set(rows.map(({ claim }) => claim))
}

/** Every name a claim may lean on; of the training zone nothing is claimed. */
export async function readNames(reader: Reader): Promise<{ subjects: Set<string>; sources: Set<string>; units: Map<string, string> }> {
  const subjects = await reader.all(sql<{ id: string }>`select zone_id as id from zone where not training union all select soato from place limit 100000`)
  const sources = await reader.all(sql<{ id: string }>`select id from source limit 100000`)
  const measures = await reader.all(sql<{ code: string; unit: string }>`select code, unit from measure limit 100000`)
  return {
    subjects: new Set(subjects.map(({ id }) => id)),
    sources: new Set(sources.map(({ id }) => id)),
    units: new Map(measures.map(({ code, unit }) => [code, unit])),
  }
}
