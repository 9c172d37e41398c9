import { sql, type Query, type Reader, type Writer } from '#platform/database/sql.ts'
import type { Claim, Measure, OfficialValue, Statement } from './model.ts'
import type { Candidate } from './rules.ts'

const columns = sql.raw(`
  claim.id, claim.subject, claim.measure, claim.period, claim.period_basis as "periodBasis", claim.value, claim.unit, claim.qualifier, claim.scope,
  claim.as_printed as "asPrinted", claim.source, claim.locator, claim.quote, claim.note,
  claim.recorded_from as "recordedFrom", claim.recorded_to as "recordedTo", claim.corrects, claim.reason`)

/** Versions that stood at an instant; without one, those that stand. */
const stoodAt = (asOf: string | undefined): Query<unknown> =>
  asOf === undefined
    ? sql`claim.recorded_to is null`
    : sql`claim.recorded_from <= ${asOf}::timestamptz and (claim.recorded_to is null or claim.recorded_to > ${asOf}::timestamptz)`

export type ClaimFilter = { subject?: string; measure?: string; period?: string; source?: string; asOf?: string }

export const claimsAfter = (reader: Reader, filter: ClaimFilter, after: readonly [string, string], limit: number) =>
  reader.all(sql<Claim>`
    select ${columns} from claim
    where (claim.subject, claim.id) > (${after[0]}, ${after[1]})
      and (${filter.subject ?? null}::text is null or claim.subject = ${filter.subject ?? null})
      and (${filter.measure ?? null}::text is null or claim.measure = ${filter.measure ?? null})
      and (${filter.period ?? null}::text is null or claim.period = ${filter.period ?? null})
      and (${filter.source ?? null}::text is null or claim.source = ${filter.source ?? null})
      and ${stoodAt(filter.asOf)}
    order by claim.subject, claim.id limit ${limit}`)

export const claimById = (reader: Reader, id: string) => reader.first(sql<Claim>`select ${columns} from claim where id = ${id}`)

export const claimsByIds = (reader: Reader, ids: readonly string[]) =>
  reader.all(sql<Claim>`select ${columns} from claim where id = any(${[...ids]}::text[]) order by subject, id limit 2000`)

/** Every version of one statement, oldest first: those it corrects and those that correct it. */
export const versionsOf = (reader: Reader, subject: string, id: string) =>
  reader.all(sql<Claim>`
    with recursive version as (
      select ${columns} from claim where subject = ${subject} and claim.id = ${id}
      union
      select ${columns} from claim join version on claim.subject = version.subject and (claim.id = version.corrects or claim.corrects = version.id)
    )
    select * from version order by "recordedFrom", id limit 200`)

/** Standing claims of the same figure. */
export const rivalsOf = (reader: Reader, claim: Claim) =>
  reader.all(sql<Claim>`
    select ${columns} from claim
    where subject = ${claim.subject} and measure = ${claim.measure} and id <> ${claim.id} and recorded_to is null
      and (period is not distinct from ${claim.period} or period is null or ${claim.period}::text is null)
    order by period nulls last, id limit 200`)

/** Months and quarters come by the thousand from reporting, which has checks of its own; documents state years or no date. */
const ofDocuments = sql`(claim.period is null or length(claim.period) = 4)`

/** Months and quarters that another source states otherwise: few, and the quality rules must see them. */
const contested = sql`exists (
  select 1 from official_value o where o.rivals > 0 and length(o.period) > 4 and o.subject = claim.subject and o.measure = claim.measure and o.period = claim.period)`

/** Standing yearly and undated claims of a set of subjects. */
export const claimsOfSubjects = (reader: Reader, subjects: readonly string[]) =>
  reader.all(
    sql<Claim>`select ${columns} from claim where subject = any(${[...subjects]}::text[]) and recorded_to is null and ${ofDocuments} order by subject, measure, period nulls last, id limit 5000`,
  )

/** How many zones sources state for territories, whether dated or not. */
export const zoneCountsAt = (reader: Reader, asOf: string | undefined) =>
  reader.all(
    sql<{
      subject: string
      value: number
    }>`select subject, value from claim where measure = 'zones' and value is not null and ${stoodAt(asOf)} order by subject, id limit 5000`,
  )

/** All standing yearly and undated claims, and the months and quarters that two sources state differently, for the quality rules. */
export const standingClaims = (reader: Reader) =>
  reader.all(sql<Claim>`select ${columns} from claim where recorded_to is null and (${ofDocuments} or ${contested}) order by subject, id limit 500000`)

const candidateColumns = sql.raw(`claim.id, claim.subject, claim.measure, claim.period, claim.value, claim.qualifier, claim.period_basis as "periodBasis",
  claim.source, claim.recorded_from as "recordedFrom", source.priority, source.date as "sourceDate"`)

/** Candidates for the official values of a set of figures, given as columns of equal length. */
export const candidatesOf = (reader: Reader, subjects: readonly string[], measures: readonly string[], periods: readonly string[]) =>
  reader.all(sql<Candidate>`
    select ${candidateColumns}
    from (select distinct * from unnest(${[...subjects]}::text[], ${[...measures]}::text[], ${[...periods]}::text[]) as f (subject, measure, period)) figure
    join claim on claim.subject = figure.subject and claim.measure = figure.measure and claim.period = figure.period and claim.recorded_to is null
    join source on source.id = claim.source`)

/** All candidates that stood at an instant, of some measures. */
export const candidatesAsOf = (reader: Reader, measures: readonly string[], asOf: string) =>
  reader.all(sql<Candidate>`
    select ${candidateColumns} from claim join source on source.id = claim.source
    where claim.measure = any(${[...measures]}::text[]) and claim.period is not null and ${stoodAt(asOf)} limit 2000000`)

type OverrideRow = { subject: string; measure: string; period: string; claim: string; reason: string }

export const overridesOf = (reader: Reader, asOf?: string) =>
  reader.all(
    asOf === undefined
      ? sql<OverrideRow>`select subject, measure, period, claim, reason from official_override where recorded_to is null limit 100000`
      : sql<OverrideRow>`select subject, measure, period, claim, reason from official_override where recorded_from <= ${asOf}::timestamptz and (recorded_to is null or recorded_to > ${asOf}::timestamptz) limit 100000`,
  )

const officialColumns = sql.raw(
  `subject, measure, period, value, qualifier, period_basis as "periodBasis", claim, source, chosen_by as "chosenBy", rivals, override_reason as "overrideReason"`,
)

export const officialsAfter = (
  reader: Reader,
  filter: { subject?: string; measure?: string; period?: string },
  after: readonly [string, string, string],
  limit: number,
) =>
  reader.all(sql<OfficialValue>`
    select ${officialColumns} from official_value
    where (subject, measure, period) > (${after[0]}, ${after[1]}, ${after[2]})
      and (${filter.subject ?? null}::text is null or subject = ${filter.subject ?? null})
      and (${filter.measure ?? null}::text is null or measure = ${filter.measure ?? null})
      and (${filter.period ?? null}::text is null or period = ${filter.period ?? null})
    order by subject, measure, period limit ${limit}`)

export const officialOf = (reader: Reader, subject: string, measure: string, period: string) =>
  reader.first(sql<OfficialValue>`select ${officialColumns} from official_value where subject = ${subject} and measure = ${measure} and period = ${period}`)

export const officialsOfSubject = (reader: Reader, subject: string) =>
  reader.all(sql<OfficialValue>`select ${officialColumns} from official_value where subject = ${subject} order by measure, period limit 5000`)

/** Official values of some measures, of all subjects, whose periods are written this long: years 4, quarters and months 7. */
export const officialsOfMeasures = (reader: Reader, measures: readonly string[], length: number) =>
  reader.all(sql<OfficialValue>`
    select ${officialColumns} from official_value where measure = any(${[...measures]}::text[]) and length(period) = ${length} limit 2000000`)

/** The months and quarters of years of figures, given as columns of equal length. */
export const partsOfYears = (reader: Reader, subjects: readonly string[], measures: readonly string[], years: readonly string[]) =>
  reader.all(sql<OfficialValue>`
    select official_value.subject, official_value.measure, period, value, qualifier, period_basis as "periodBasis", claim, source, chosen_by as "chosenBy", rivals, override_reason as "overrideReason"
    from unnest(${[...subjects]}::text[], ${[...measures]}::text[], ${[...years]}::text[]) as figure (subject, measure, year)
    join official_value on official_value.subject = figure.subject and official_value.measure = figure.measure
      and official_value.period > figure.year and official_value.period < figure.year || '-Z'`)

const measureColumns = sql.raw('code, names, unit, dimension, aggregation, kind, note')

export const measuresAfter = (reader: Reader, after: string, limit: number) =>
  reader.all(sql<Measure>`select ${measureColumns} from measure where code > ${after} order by code limit ${limit}`)

export const measureByCode = (reader: Reader, code: string) => reader.first(sql<Measure>`select ${measureColumns} from measure where code = ${code}`)

export const allUnits = (reader: Reader) => reader.all(sql<{ code: string; dimension: string }>`select code, dimension from unit order by code limit 1000`)

export const allStatements = (reader: Reader) =>
  reader.all(
    sql<Statement>`select id, kind, subject, measure, year, value, out_of as "outOf", against, text, source, locator, quote, note from statement order by id limit 5000`,
  )

/** Whether a zone or place of this name is in the register; of the training zone nothing is claimed. */
export const subjectExists = (reader: Reader, subject: string) =>
  reader.first(
    sql<{
      found: boolean
    }>`select true as found where exists (select 1 from zone where zone_id = ${subject} and not training) or exists (select 1 from place where soato = ${subject})`,
  )

export const standingTwin = (reader: Reader, claim: Pick<Claim, 'subject' | 'measure' | 'period' | 'scope' | 'source' | 'locator'>) =>
  reader.first(sql<{ id: string }>`
    select id from claim where recorded_to is null and subject = ${claim.subject} and measure = ${claim.measure} and period is not distinct from ${claim.period}
      and scope = ${claim.scope} and source = ${claim.source} and locator = ${claim.locator}`)

/**
 * Keeps everybody else from changing claims of a subject's measure until the transaction ends, so that the official
 * value is chosen among what stands. An import, which locks all claims, waits for it and it for the import.
 */
export async function lockFigure(writer: Writer, { subject, measure }: Pick<Claim, 'subject' | 'measure'>): Promise<void> {
  await writer.run(sql`select pg_advisory_xact_lock(hashtextextended(${`${subject}|${measure}`}, 0))`)
  await writer.run(sql`lock table claim in row exclusive mode`)
}

/** The same for many figures at once, in one order for everybody. */
export async function lockFigures(writer: Writer, figures: readonly Pick<Claim, 'subject' | 'measure'>[]): Promise<void> {
  const keys = [...new Set(figures.map(({ subject, measure }) => `${subject}|${measure}`))].toSorted()
  await writer.run(sql`select pg_advisory_xact_lock(hashtextextended(key, 0)) from unnest(${keys}::text[]) as k (key)`)
  await writer.run(sql`lock table claim in row exclusive mode`)
}

/** Standing claims that are the same statements as these: same subject, measure, period, scope, source and place in it. */
export const standingTwins = (reader: Reader, claims: readonly Claim[]) => {
  const of = <K extends keyof Claim>(key: K) => claims.map((claim) => claim[key])
  return reader.all(sql<Claim>`
    select ${columns}
    from unnest(${of('subject')}::text[], ${of('measure')}::text[], ${of('period')}::text[], ${of('scope')}::text[], ${of('source')}::text[], ${of('locator')}::text[])
      as s (subject, measure, period, scope, source, locator)
    join claim on claim.subject = s.subject and claim.measure = s.measure and claim.period is not distinct from s.period and claim.scope = s.scope and claim.source = s.source
      and claim.locator = s.locator and claim.recorded_to is null`)
}

/** Standing claims that reports make of figures which another source states too, with what that one says. */
export const reportedAgainstOthers = (reader: Reader, filter: { measure?: string; period?: string }, limit: number) =>
  reader.all(sql<{
    subject: string
    measure: string
    period: string
    unit: string
    reported: number
    claim: string
    source: string
    other: number
    otherClaim: string
    otherSource: string
    qualifier: string
  }>`
    select claim.subject, claim.measure, claim.period, claim.unit, claim.value as reported, claim.id as claim, claim.source, claim.qualifier,
      other.value as other, other.id as "otherClaim", other.source as "otherSource"
    from official_value
    join claim on claim.subject = official_value.subject and claim.measure = official_value.measure and claim.period = official_value.period and claim.recorded_to is null and claim.value is not null
    join source on source.id = claim.source and source.kind = 'submission'
    join claim other on other.subject = claim.subject and other.measure = claim.measure and other.period = claim.period and other.recorded_to is null and other.value is not null and other.source <> claim.source
    where official_value.rivals > 0
      and (${filter.measure ?? null}::text is null or official_value.measure = ${filter.measure ?? null})
      and (${filter.period ?? null}::text is null or official_value.period = ${filter.period ?? null})
    order by abs(claim.value - other.value) / nullif(abs(other.value), 0) desc nulls last, claim.id, other.id limit ${limit}`)

/** Adds versions of claims, one statement for any number; those whose statement stands already are left out. Says how many it added. */
export function insertClaims(writer: Writer, claims: readonly Claim[]): Promise<number> {
  const of = <K extends keyof Claim>(key: K) => claims.map((claim) => claim[key])
  return writer.run(sql`
    insert into claim (subject, id, measure, period, period_basis, value, unit, qualifier, scope, as_printed, source, locator, quote, note, recorded_from, corrects, reason)
    select * from unnest(${of('subject')}::text[], ${of('id')}::text[], ${of('measure')}::text[], ${of('period')}::text[], ${of('periodBasis')}::text[], ${of('value')}::float8[],
      ${of('unit')}::text[], ${of('qualifier')}::text[], ${of('scope')}::text[], ${of('asPrinted')}::text[], ${of('source')}::text[], ${of('locator')}::text[], ${of('quote')}::text[],
      ${of('note')}::text[], ${of('recordedFrom')}::timestamptz[], ${of('corrects')}::text[], ${of('reason')}::text[])
    on conflict do nothing`)
}

/** Closes versions that are being corrected; only those that still stand are closed, and counted. */
export const closeClaims = (writer: Writer, subjects: readonly string[], ids: readonly string[], at: string) =>
  writer.run(sql`
    update claim set recorded_to = ${at} from unnest(${[...subjects]}::text[], ${[...ids]}::text[]) as old (subject, id)
    where claim.subject = old.subject and claim.id = old.id and claim.recorded_to is null`)

/** Puts official values in place of what stood for the same figures; figures without one lose theirs. */
export async function replaceOfficials(
  writer: Writer,
  figures: { subjects: readonly string[]; measures: readonly string[]; periods: readonly string[] },
  values: readonly OfficialValue[],
): Promise<void> {
  const of = <K extends keyof OfficialValue>(key: K) => values.map((value) => value[key])
  await writer.run(sql`
    with figure as (select distinct * from unnest(${[...figures.subjects]}::text[], ${[...figures.measures]}::text[], ${[...figures.periods]}::text[]) as f (subject, measure, period)),
    value as (select * from unnest(${of('subject')}::text[], ${of('measure')}::text[], ${of('period')}::text[]) as v (subject, measure, period)),
    gone as (
      delete from official_value using figure
      where official_value.subject = figure.subject and official_value.measure = figure.measure and official_value.period = figure.period
        and not exists (select 1 from value where value.subject = figure.subject and value.measure = figure.measure and value.period = figure.period)
    )
    insert into official_value (subject, measure, period, year, value, qualifier, period_basis, claim, source, chosen_by, rivals, override_reason)
    select subject, measure, period, left(period, 4)::int, value, qualifier, period_basis, claim, source, chosen_by, rivals, override_reason
    from unnest(${of('subject')}::text[], ${of('measure')}::text[], ${of('period')}::text[], ${of('value')}::float8[], ${of('qualifier')}::text[], ${of('periodBasis')}::text[],
      ${of('claim')}::text[], ${of('source')}::text[], ${of('chosenBy')}::text[], ${of('rivals')}::int[], ${of('overrideReason')}::text[])
      as v (subject, measure, period, value, qualifier, period_basis, claim, source, chosen_by, rivals, override_reason)
    order by subject, measure, period
    on conflict (subject, measure, period) do update set value = excluded.value, qualifier = excluded.qualifier, period_basis = excluded.period_basis, claim = excluded.claim,
      source = excluded.source, chosen_by = excluded.chosen_by, rivals = excluded.rivals, override_reason = excluded.override_reason`)
}

/** Puts a person's choice of an official value on record; an earlier one of the same figure is closed. */
export async function insertOverride(writer: Writer, override: OverrideRow & { actor: string }, at: string): Promise<void> {
  await writer.run(sql`
    update official_override set recorded_to = ${at} where subject = ${override.subject} and measure = ${override.measure} and period = ${override.period} and recorded_to is null`)
  await writer.run(sql`
    insert into official_override (subject, measure, period, claim, reason, actor, recorded_from)
    values (${override.subject}, ${override.measure}, ${override.period}, ${override.claim}, ${override.reason}, ${override.actor}, ${at})`)
}
