import { column, sql, type Reader, type Writer } from '#platform/database/sql.ts'
import type { Day } from '#lib/day.ts'
import type { Evidence, Listed, Obligation, Tranche } from './model.ts'

const columns = sql.raw(`
  o.zone_id as zone, o.obligation_id as id, o.contract_id as contract, o.contract_version as version, o.party_id as party, o.section, o.item, o.description, o.sense, o.unit,
  o.currency, o.target, o.weight, o.mandatory, o.due_on as due, o.keep_months as "keepMonths", o.confidential, o.status, o.achieved, o.decided_on as "decidedOn"`)

export const insertObligation = (writer: Writer, one: Obligation, now: Date) =>
  writer.run(sql`
    insert into obligation (zone_id, obligation_id, contract_id, contract_version, party_id, section, item, description, sense, unit, currency, target, weight, mandatory,
      due_on, keep_months, confidential, status, achieved, decided_on, created_at)
    values (${one.zone}, ${one.id}, ${one.contract}, ${one.version}, ${one.party}, ${one.section}, ${one.item}, ${one.description}, ${one.sense}, ${one.unit}, ${one.currency},
      ${one.target}, ${one.weight}, ${one.mandatory}, ${one.due}, ${one.keepMonths}, ${one.confidential}, ${one.status}, ${one.achieved}, ${one.decidedOn}, ${now.toISOString()})`)

/** Takes away the obligations of a contract and their tranches. */
export async function deleteObligations(writer: Writer, zone: string, contract: string): Promise<void> {
  await writer.run(sql`
    delete from obligation_tranche where zone_id = ${zone} and obligation_id in (select obligation_id from obligation where zone_id = ${zone} and contract_id = ${contract})`)
  await writer.run(sql`delete from obligation where zone_id = ${zone} and contract_id = ${contract}`)
}

export const insertTranche = (writer: Writer, zone: string, obligation: string, { number, due, amount }: Tranche) =>
  writer.run(sql`insert into obligation_tranche (zone_id, obligation_id, number, due_on, amount) values (${zone}, ${obligation}, ${number}, ${due}, ${amount})`)

/** Obligations of a contract that stand: those an amendment replaced are left out unless asked for. */
export const obligationsOf = (reader: Reader, zone: string, contract: string, replaced = false) =>
  reader.all(sql<Obligation>`
    select ${columns} from obligation o where o.zone_id = ${zone} and o.contract_id = ${contract} and (${replaced} or o.status <> 'superseded')
    order by o.due_on, o.section, o.obligation_id limit 500`)

export const obligationsByIds = (reader: Reader, zone: string, ids: readonly string[]) =>
  reader.all(
    sql<Obligation>`select ${columns} from obligation o where o.zone_id = ${zone} and o.obligation_id = any(${column(ids, 'uuid')}) order by o.section, o.due_on, o.obligation_id limit 500`,
  )

export const obligationById = (reader: Reader, zone: string, id: string) =>
  reader.first(sql<Obligation>`select ${columns} from obligation o where o.zone_id = ${zone} and o.obligation_id = ${id}`)

export const tranchesOf = (reader: Reader, zone: string, obligation: string) =>
  reader.all(
    sql<Tranche>`select number, due_on as due, amount from obligation_tranche where zone_id = ${zone} and obligation_id = ${obligation} order by number limit 200`,
  )

/** Contracts of a zone that have open obligations; of one organisation where it is named. */
export const contractsWithOpen = (reader: Reader, zone: string, party: string | null) =>
  reader.all(sql<{ id: string; number: string }>`
    select distinct k.contract_id as id, k.number from obligation o join contract k on k.zone_id = o.zone_id and k.contract_id = o.contract_id
    where o.zone_id = ${zone} and o.status = 'open' and (${party}::uuid is null or o.party_id = ${party}::uuid) order by k.number limit 500`)

/** Contracts with open obligations that are due, with the earliest due day of each: an acceptance is to be opened for them. */
export const contractsDue = (reader: Reader, day: Day) =>
  reader.all(sql<{ zone: string; contract: string; party: string; due: Day; ids: string[] }>`
    select o.zone_id as zone, o.contract_id as contract, o.party_id as party, o.due_on as due, array_agg(o.obligation_id::text order by o.obligation_id) as ids
    from obligation o where o.status = 'open' and o.due_on <= ${day}
    group by o.zone_id, o.contract_id, o.party_id, o.due_on order by o.due_on, o.zone_id, o.contract_id limit 2000`)

export const setStatus = (writer: Writer, zone: string, ids: readonly string[], status: Obligation['status'], decidedOn: Day | null) =>
  writer.run(sql`
    update obligation set status = ${status}, decided_on = ${decidedOn} where zone_id = ${zone} and obligation_id = any(${column(ids, 'uuid')})`)

export const setAchieved = (writer: Writer, zone: string, id: string, achieved: number) =>
  writer.run(sql`update obligation set achieved = ${achieved} where zone_id = ${zone} and obligation_id = ${id}`)

export const supersede = (writer: Writer, zone: string, id: string, by: string | null) =>
  writer.run(sql`update obligation set status = 'superseded', superseded_by = ${by} where zone_id = ${zone} and obligation_id = ${id} and status = 'open'`)

const evidenceColumns = sql.raw(`
  evidence_id as id, obligation_id as obligation, kind, number, dated, month, amount, currency, rate, rate_day as "rateDay", converted, document_id as document, status, accepted,
  remark, submitted_by as "submittedBy"`)

export const evidenceOf = (reader: Reader, zone: string, obligations: readonly string[]) =>
  reader.all(sql<Evidence>`
    select ${evidenceColumns} from evidence where zone_id = ${zone} and obligation_id = any(${column(obligations, 'uuid')}) order by submitted_at, evidence_id limit 2000`)

/** Evidence of the same kind and number that counts already, in whatever zone. */
export const evidenceWithNumber = (reader: Reader, kind: string, key: string) =>
  reader.first(sql<{ zone: string; id: string; contract: string }>`
    select e.zone_id as zone, e.evidence_id as id, o.contract_id as contract from evidence e join obligation o on o.zone_id = e.zone_id and o.obligation_id = e.obligation_id
    where e.kind = ${kind} and e.number_key = ${key} and e.status <> 'rejected' limit 1`)

/** Adds evidence; false where the same document counts already in this zone. */
export const insertEvidence = async (writer: Writer, zone: string, caseId: string, one: Evidence, key: string, now: Date): Promise<boolean> =>
  (await writer.run(sql`
    insert into evidence (zone_id, evidence_id, obligation_id, case_id, kind, number, number_key, dated, month, amount, currency, rate, rate_day, converted, document_id, submitted_by, submitted_at)
    values (${zone}, ${one.id}, ${one.obligation}, ${caseId}, ${one.kind}, ${one.number}, ${key}, ${one.dated}, ${one.month}, ${one.amount}, ${one.currency}, ${one.rate}, ${one.rateDay},
      ${one.converted}, ${one.document}, ${one.submittedBy}, ${now.toISOString()})
    on conflict do nothing`)) > 0

export const verifyEvidence = (
  writer: Writer,
  zone: string,
  id: string,
  verdict: { status: string; accepted: number | null; remark: string; by: string; on: Day },
) =>
  writer.run(sql`
    update evidence set status = ${verdict.status}, accepted = ${verdict.accepted}, remark = ${verdict.remark}, verified_by = ${verdict.by}, verified_on = ${verdict.on}
    where zone_id = ${zone} and evidence_id = ${id}`)

type ListFilter = { zone?: string; status?: string; from?: Day; to?: Day; training: boolean; undecidedBefore?: Day }

/** Obligations with their contracts and acceptance cases, by due date after a row. Superseded ones are left out. */
export const listedObligations = (reader: Reader, filter: ListFilter, after: readonly [string, string] | null, limit: number) =>
  reader.all(sql<Omit<Listed, 'decideBy' | 'masked'> & { confidential: boolean; decideDue: Day | null }>`
    select o.zone_id as zone, z.names as "zoneNames", o.obligation_id as id, p.names as "partyNames", k.number as "contractNumber", o.section, o.item, o.unit, o.currency, o.target,
      o.achieved, o.confidential, o.due_on as due, o.status, o.decided_on as "decidedOn", c.case_id as "caseId", c.state as "caseState",
      (select min(d.due_day) from case_deadline d where d.zone_id = c.zone_id and d.case_id = c.case_id and d.name = 'decide') as "decideDue"
    from obligation o join zone z on z.zone_id = o.zone_id join party p on p.party_id = o.party_id
      join contract k on k.zone_id = o.zone_id and k.contract_id = o.contract_id
      left join procedure_case c on c.zone_id = o.zone_id and c.kind = 'acceptance' and c.data -> 'obligations' ? o.obligation_id::text
    where o.status <> 'superseded' and z.training = ${filter.training}
      and (${filter.zone ?? null}::text is null or o.zone_id = ${filter.zone ?? null})
      and (${filter.status ?? null}::text is null or o.status = ${filter.status ?? null})
      and (${filter.from ?? null}::date is null or o.due_on >= ${filter.from ?? null}::date)
      and (${filter.to ?? null}::date is null or o.due_on <= ${filter.to ?? null}::date)
      and (${filter.undecidedBefore ?? null}::date is null or (o.status in ('open', 'inAcceptance') and o.due_on < ${filter.undecidedBefore ?? null}::date))
      and (${after?.[0] ?? null}::date is null or (o.due_on, o.obligation_id) > (${after?.[0] ?? null}::date, ${after?.[1] ?? null}::uuid))
    order by o.due_on, o.obligation_id limit ${limit}`)

/** First decisions on acceptance by zone and year: how many, and how many within three months. The training zone is left out. */
export const decisionsByZone = (reader: Reader) =>
  reader.all(sql<{ zone: string; year: string; decided: number; inTerm: number }>`
    select d.zone_id as zone, to_char(d.met_on, 'YYYY') as year, count(*) as decided, count(*) filter (where d.met_on <= d.due_day) as "inTerm"
    from case_deadline d join procedure_case c on c.zone_id = d.zone_id and c.case_id = d.case_id join zone z on z.zone_id = d.zone_id
    where c.kind = 'acceptance' and d.name = 'decide' and d.met_on is not null and not z.training
      and d.round = (select min(f.round) from case_deadline f where f.zone_id = d.zone_id and f.case_id = d.case_id and f.name = 'decide')
    group by 1, 2 order by 1, 2 limit 5000`)

/** Targets and what was accepted of them, decided obligations only, by zone, year of the due date and section; the training zone is left out. */
export const fulfilmentByZone = (reader: Reader) =>
  reader.all(sql<{ zone: string; year: string; section: 'investment' | 'social'; weight: number; met: number }>`
    select o.zone_id as zone, to_char(o.due_on, 'YYYY') as year, o.section, sum(o.weight)::float8 as weight,
      sum(o.weight * case when o.sense = 'atLeast' then least(1, coalesce(o.achieved, 0) / o.target) when coalesce(o.achieved, 0) <= 0 then 1 else least(1, o.target / o.achieved) end)::float8 as met
    from obligation o join zone z on z.zone_id = o.zone_id
    where o.status in ('accepted', 'partial', 'notAccepted') and not z.training group by 1, 2, 3 order by 1, 2, 3 limit 5000`)

export const moveObligations = (writer: Writer, from: string, to: string) => writer.run(sql`update obligation set party_id = ${to} where party_id = ${from}`)
