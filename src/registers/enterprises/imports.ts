import { isDeepStrictEqual } from 'node:util'
import { fold } from '@sanoat/uzbek'
import { MOST_FAULTS, placeOf, readTable } from '#lib/columns.ts'
import { dayInTashkent } from '#lib/day.ts'
import { ok, refuse, type Fault } from '#lib/result.ts'
import type { Circumstances, WriteHandler } from '#platform/dispatch.ts'
import type { Writer } from '#platform/database/sql.ts'
import { newId } from '#platform/id.ts'
import { allTexts, textsOf, upsert } from '#platform/reference.ts'
import { doubledRows } from '#platform/register-import.ts'
import { readTableFile } from '#platform/tables.ts'
import type { importEnterprises } from './contract.ts'
import { differingHeads, knownEnterprises, knownPlaces, knownResidencies, knownZones, takenStir, type KnownEnterprise } from './import-store.ts'
import { bareName } from './rules/twins.ts'
import { checkSaid } from './rules/check.ts'
import { ENTERPRISE_COLUMNS } from './rules/columns.ts'
import { mayReside } from './rules/residency.ts'

type Row = ReturnType<typeof readTable<typeof ENTERPRISE_COLUMNS>>['rows'][number]

/** The column of a file in which a checked field stands. */
const COLUMN_OF: Readonly<Record<string, string>> = {
  hsCodes: 'hs_codes',
  headJshshir: 'head_jshshir',
  foreignShare: 'foreign_share_pct',
  registeredOn: 'registered_on',
}
const inRow = (number: number, fault: Fault): Fault => ({ ...fault, path: placeOf(number, COLUMN_OF[fault.path] ?? fault.path) })

const checkRow = (row: Row, today: string) =>
  checkSaid(
    {
      stir: row.stir,
      ifut: row.ifut,
      hsCodes: row.hs_codes,
      headJshshir: row.head_jshshir,
      phone: row.phone,
      email: row.email,
      account: row.account,
      mfo: row.mfo,
      foreignShare: row.foreign_share_pct,
      registeredOn: row.registered_on,
    },
    today,
    false,
  )

export const answerImportEnterprises: WriteHandler<typeof importEnterprises> = async ({ dryRun }, writer, circumstances) => {
  const { file, now } = circumstances
  const today = dayInTashkent(now)
  const table = await readTableFile(file)
  if (!table.ok) return table
  const { rows, numbers, faults } = readTable(table.value, ENTERPRISE_COLUMNS)
  if (faults.some(({ code }) => code.startsWith('import.column'))) return refuse('import.columns', { count: faults.length }, masked(faults))

  const find = finderOf(await knownEnterprises(writer))
  const taken = await takenStir(writer)
  const [places, zones] = [await knownPlaces(writer), await knownZones(writer)]
  const residencies = Map.groupBy(await knownResidencies(writer), ({ party }) => party)
  const warnings: Fault[] = []
  const found: Fault[] = [...faults]
  const plans = rows.map((row, index) => {
    const number = numbers[index] ?? 0
    const checked = checkRow(row, today)
    found.push(...checked.faults.map((fault) => inRow(number, fault)))
    warnings.push(...checked.warnings.map((fault) => inRow(number, fault)))
    if (row.place !== null && !places.has(row.place))
      found.push({ path: placeOf(number, 'place'), code: 'import.value.unknown', value: row.place, expected: 'SOATO' })
    if (row.zone !== '' && !zones.has(row.zone))
      found.push({ path: placeOf(number, 'zone'), code: 'import.value.unknown', value: row.zone, expected: [...zones].join(', ').slice(0, 200) })
    if (row.zone !== '' && row.since === null) found.push({ path: placeOf(number, 'since'), code: 'import.value.required' })
    if (checked.value.stir !== null && taken.has(checked.value.stir))
      found.push({ path: placeOf(number, 'stir'), code: 'import.value.stirTaken', value: checked.value.stir })
    const old = find(checked.value.stir, row.name_uz)
    const id = old?.id ?? newId(now)
    const standing = residencies.get(id) ?? []
    const resides = row.zone === '' || row.since === null || standing.some(({ zone, until }) => zone === row.zone && until === null)
    const residency = resides || row.since === null ? undefined : { zone: row.zone, party: id, since: row.since, until: null }
    const allowed = residency === undefined ? ok(null) : mayReside(residency, standing)
    if (!allowed.ok) found.push({ path: placeOf(number, 'since'), code: 'import.value.overlap', value: row.since ?? '' })
    return { row, old, id, checked: checked.value, residency }
  })
  const doubled = doubledRows(
    plans.map(({ old, checked, row }) => ({ name_uz: old?.id ?? checked.stir ?? bareName(row.name_uz) })),
    numbers,
    'name_uz',
  ).map((fault) => ({ ...fault, value: '' }))
  const all = masked([...found, ...doubled]).slice(0, MOST_FAULTS)
  if (all.length > 0) return refuse('import.rows', { count: all.length }, all)

  const next = plans.map((plan) => ({ ...plan, next: merged(plan, now) }))
  const heads = next.flatMap(({ id, checked }) => (checked.jshshir === null ? [] : [{ id, jshshir: checked.jshshir }]))
  const newHeads = new Set(await differingHeads(writer, heads))
  const touched = next.filter(
    ({ old, next: after, residency, id }) => old === undefined || !isDeepStrictEqual(old, after) || residency !== undefined || newHeads.has(id),
  )
  const report = {
    dryRun,
    rows: rows.length,
    added: touched.filter(({ old }) => old === undefined).length,
    changed: touched.filter(({ old }) => old !== undefined).length,
    unchanged: next.length - touched.length,
  }
  if (!dryRun)
    await save(
      writer,
      touched,
      heads.filter(({ id }) => newHeads.has(id)),
      circumstances,
    )
  const output = { ...report, warnings: warnings.slice(0, MOST_FAULTS).map(({ path, code }) => ({ path, code })) }
  return ok({ output, subject: file?.name ?? '', unchanged: dryRun || touched.length === 0, journalled: { file: file?.name ?? '', ...report } })
}

/** A personal number is never repeated, not even where it is wrong. */
const masked = (faults: readonly Fault[]): Fault[] =>
  faults.map((fault) => (fault.path.endsWith(':head_jshshir') ? { path: fault.path, code: fault.code, expected: fault.expected } : fault))

/** Finds what the register knows by STIR, or by name where one of the two has none. */
function finderOf(all: readonly KnownEnterprise[]) {
  const byStir = new Map(all.map((one) => [one.stir, one]))
  const byName = new Map(all.filter(({ stir }) => stir === null).map((one) => [bareName(one.names.uz), one]))
  const byAnyName = new Map(all.map((one) => [bareName(one.names.uz), one]))
  return (stir: string | null, name: string): KnownEnterprise | undefined =>
    stir === null ? byAnyName.get(bareName(name)) : (byStir.get(stir) ?? byName.get(bareName(name)))
}

type Plan = { readonly row: Row; readonly old: KnownEnterprise | undefined; readonly id: string; readonly checked: ReturnType<typeof checkRow>['value'] }

/** The enterprise as the file and the register together know it. */
function merged({ row, old, id, checked }: Plan, now: Date): KnownEnterprise {
  const names = textsOf(row.name_uz, row.name_ru || old?.names.ru || row.name_uz, row.name_en || old?.names.en || row.name_uz)
  return {
    id,
    names,
    stir: checked.stir ?? old?.stir ?? null,
    place: row.place ?? old?.place ?? null,
    createdAt: old?.createdAt ?? now.toISOString(),
    legalForm: row.legal_form ?? old?.legalForm ?? null,
    registeredOn: row.registered_on ?? old?.registeredOn ?? null,
    ifut: checked.ifut ?? old?.ifut ?? null,
    hsCodes: checked.hsCodes.length > 0 ? checked.hsCodes : (old?.hsCodes ?? []),
    headName: row.head_name || old?.headName || '',
    phone: checked.phone ?? old?.phone ?? null,
    email: checked.email ?? old?.email ?? null,
    address: row.address || old?.address || '',
    account: checked.account ?? old?.account ?? null,
    mfo: checked.mfo ?? old?.mfo ?? null,
    size: row.size ?? old?.size ?? null,
    foreignShare: row.foreign_share_pct ?? old?.foreignShare ?? null,
    status: row.status ?? old?.status ?? 'active',
    statusFrom: old?.statusFrom ?? row.registered_on ?? null,
    revision: old?.revision ?? 1,
  }
}

type Touched = Plan & { readonly next: KnownEnterprise; readonly residency: { zone: string; party: string; since: string } | undefined }

async function save(
  writer: Writer,
  touched: readonly Touched[],
  heads: readonly { id: string; jshshir: string }[],
  { now, actor, file }: Circumstances,
): Promise<void> {
  const at = now.toISOString()
  const parties = touched.map(({ next: { id, names, stir, place, createdAt } }) => ({
    party_id: id,
    kind: 'enterprise',
    names,
    stir,
    place,
    training: false,
    search: [...new Set([...allTexts(names), stir ?? ''].map(fold))].filter((text) => text !== '').join(' | '),
    created_at: createdAt,
  }))
  const enterprises = touched.map(({ next, old }) => ({
    party_id: next.id,
    legal_form: next.legalForm,
    registered_on: next.registeredOn,
    ifut: next.ifut,
    hs_codes: next.hsCodes,
    head_name: next.headName,
    phone: next.phone,
    email: next.email,
    address: next.address,
    account: next.account,
    mfo: next.mfo,
    size: next.size,
    foreign_share: next.foreignShare,
    status: next.status,
    status_from: next.statusFrom,
    revision: old === undefined ? 1 : old.revision + 1,
    updated_at: at,
  }))
  const residencies = touched.flatMap(({ residency, row }) =>
    residency === undefined
      ? []
      : [
          {
            zone_id: residency.zone,
            residency_id: newId(now),
            party_id: residency.party,
            since: residency.since,
            contract_note: row.contract,
            status: 'active',
            reason: '',
            recorded_at: at,
          },
        ],
  )
  const events = touched.map(({ id }) => ({
    party_id: id,
    event_id: newId(now),
    kind: 'imported',
    day: dayInTashkent(now),
    fields: [],
    note: file?.name ?? '',
    actor: actor.id,
    actor_name: actor.name,
    at,
  }))
  await upsert(writer, 'party', ['party_id'], parties)
  await upsert(writer, 'enterprise', ['party_id'], enterprises)
  await upsert(
    writer,
    'enterprise_head',
    ['party_id'],
    heads.map(({ id, jshshir }) => ({ party_id: id, jshshir })),
  )
  await upsert(writer, 'residency', ['zone_id', 'residency_id'], residencies)
  await upsert(writer, 'enterprise_event', ['party_id', 'event_id'], events)
}
