import { sql, type Reader, type Writer } from '#platform/database/sql.ts'
import type { Texts } from '#lib/language.ts'
import type { Indicator } from './model.ts'

const columns = sql.raw(`code, pillar, names, unit, direction, periods, formula, formula_text as "formulaText", source_form as "sourceForm", provenance, weight,
  in_default_rating as "inDefaultRating", notes, own`)

/** The dictionary as it stood at an instant; without one, as it stands. */
export const indicatorsAt = (reader: Reader, asOf?: string) =>
  reader.all(
    asOf === undefined
      ? sql<Indicator>`select ${columns} from indicator where recorded_to is null order by own, position, code limit 2000`
      : sql<Indicator>`select ${columns} from indicator where recorded_from <= ${asOf}::timestamptz and (recorded_to is null or recorded_to > ${asOf}::timestamptz) order by own, position, code limit 2000`,
  )

export const pillarRows = (reader: Reader) =>
  reader.all(sql<{ code: Indicator['pillar']; names: Texts; weight: number }>`select code, names, weight from pillar order by position limit 100`)

type Shipped = Omit<Indicator, 'formulaText' | 'sourceForm' | 'inDefaultRating' | 'own' | 'pillar' | 'direction'> & {
  position: number
  pillar: string
  direction: string
  formula_text: string
  source_form: string
  in_default_rating: boolean
}

const versionColumns = sql.raw(
  'code, position, pillar, names, unit, direction, periods, formula, formula_text, source_form, provenance, weight, in_default_rating, notes',
)

/** Adds shipped indicators; one that differs from its standing version closes it and gets the next. */
export async function putShippedIndicators(writer: Writer, rows: readonly Shipped[], now: Date): Promise<void> {
  const at = now.toISOString()
  await writer.run(sql`
    create temporary table shipped on commit drop as
      select s.* from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as s (code text, position int, pillar text, names jsonb, unit text, direction text, periods text, formula text,
        formula_text text, source_form text, provenance text, weight float8, in_default_rating boolean, notes text)`)
  await writer.run(sql`
    delete from shipped using (select ${versionColumns} from indicator where recorded_to is null) standing
    where to_jsonb(shipped) = to_jsonb(standing)`)
  await writer.run(sql`update indicator set recorded_to = ${at} from shipped where indicator.code = shipped.code and recorded_to is null`)
  await writer.run(sql`
    insert into indicator (${versionColumns}, version, own, recorded_from)
    select ${versionColumns}, coalesce((select max(version) from indicator old where old.code = shipped.code), 0) + 1, false, ${at} from shipped`)
  await writer.run(sql`drop table shipped`)
}

/** Keeps other definitions away until the transaction ends, so that a formula that was found sound stays so. */
export const lockDictionary = (writer: Writer) => writer.run(sql`lock table indicator in share row exclusive mode`)

/** Adds the next version of an own indicator. */
export async function putOwnIndicator(writer: Writer, indicator: Indicator, now: Date): Promise<void> {
  const at = now.toISOString()
  await writer.run(sql`update indicator set recorded_to = ${at} where code = ${indicator.code} and recorded_to is null`)
  await writer.run(sql`
    insert into indicator (code, version, position, pillar, names, unit, direction, periods, formula, formula_text, provenance, notes, own, recorded_from)
    select ${indicator.code}, coalesce(max(version), 0) + 1, 1000, ${indicator.pillar}, ${JSON.stringify(indicator.names)}::jsonb, ${indicator.unit}, ${indicator.direction}, ${indicator.periods},
      ${indicator.formula}, ${indicator.formulaText}, ${indicator.provenance}, ${indicator.notes}, true, ${at}
    from indicator where code = ${indicator.code}`)
}
