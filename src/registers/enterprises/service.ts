import { fold } from '@sanoat/uzbek'
import { may, type Actor, type Permission } from '#lib/access.ts'
import { dayInTashkent } from '#lib/day.ts'
import { ok, refuse, type Result } from '#lib/result.ts'
import { decodeCursor, pageOfRows } from '#platform/cursor.ts'
import type { Reader } from '#platform/database/sql.ts'
import type { ReadHandler } from '#platform/dispatch.ts'
import { isId } from '#platform/id.ts'
import { contractOn, contractsOfParty } from '#registers/contracts/service.ts'
import { partyById } from '#registers/parties/service.ts'
import { readZone } from '#registers/zones/service.ts'
import type * as contract from './contract.ts'
import type { Enterprise, EnterpriseRow, Residency } from './model.ts'
import { countResidents, residenciesOf, residentsAfter } from './residency-store.ts'
import { findTwins } from './rules/twins.ts'
import * as store from './store.ts'

/** Pairs that are proposed at once; more help nobody. */
const MOST_TWINS = 200

/** The cursor of a list by name: a name and an id. */
function afterName(cursor: string | undefined): Result<readonly [string, string] | null> {
  const decoded = decodeCursor(cursor, 2)
  if (!decoded.ok) return decoded
  const [name = '', id = ''] = decoded.value ?? []
  if (decoded.value === null) return ok(null)
  return isId(id) ? ok([name, id]) : refuse('cursor.invalid')
}

export const answerListEnterprises: ReadHandler<typeof contract.listEnterprises> = async (input, reader) => {
  const after = afterName(input.cursor)
  if (!after.ok) return after
  const { zone, ifut, status } = input
  const known = zone === undefined ? undefined : await readZone(reader, zone)
  if (known?.ok === false) return known
  // The enterprises of a zone are of its world: those of the training zone need not be asked for.
  const training = known?.value.training ?? input.training
  const filter = { zone, ifut, status, training, search: input.q === undefined ? undefined : fold(input.q) }
  const page = pageOfRows(await store.enterprisesAfter(reader, filter, after.value, input.limit + 1), input.limit, ({ names, id }) => [names.uz, id])
  return ok({ ...page, items: await withZones(reader, page.items), total: await store.countEnterprises(reader, filter) })
}

/** Rows of a list with the zones in which each works or will work. */
async function withZones(reader: Reader, rows: readonly store.ListedRow[]): Promise<EnterpriseRow[]> {
  const residencies = Map.groupBy(
    (
      await residenciesOf(
        reader,
        rows.map(({ id }) => id),
      )
    ).filter(({ status }) => status !== 'ended'),
    ({ party }) => party,
  )
  return rows.map((row) => ({
    ...row,
    zones: (residencies.get(row.id) ?? []).map(({ zone, zoneNames, since, status }) => ({ zone, names: zoneNames, since, status })),
  }))
}

export const answerListTwins: ReadHandler<typeof contract.listTwins> = async (_input, reader) => {
  const pairs = findTwins(await store.comparables(reader)).slice(0, MOST_TWINS)
  const rows = await withZones(reader, await store.listedRows(reader, [...new Set(pairs.flatMap(({ first, second }) => [first, second]))]))
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ok({
    items: pairs.flatMap(({ first, second, reasons }) => {
      const [one, other] = [byId.get(first), byId.get(second)]
      return one === undefined || other === undefined ? [] : [{ first: one, second: other, reasons }]
    }),
  })
}

/** Whether an actor may do this with an enterprise: for the network, in a zone where it is or was, or as its own people. */
export const mayWith = (actor: Actor, permission: Permission, party: string, residencies: readonly Residency[]): boolean =>
  may(actor, permission, { party }) || residencies.some(({ zone }) => may(actor, permission, { party, zone }))

/** An enterprise that the actor may read; a stranger learns not even that it exists. */
async function readable(reader: Reader, actor: Actor, id: string): Promise<Result<{ enterprise: Enterprise; residencies: Residency[] }>> {
  const found = isId(id) ? await store.enterpriseById(reader, id) : undefined
  if (found === undefined) return refuse('enterprise.unknown', { id })
  const residencies = await residenciesOf(reader, [id])
  const own = actor.grants.some(({ party }) => party === id)
  return own || mayWith(actor, 'register.read', id, residencies) ? ok({ enterprise: found, residencies }) : refuse('enterprise.unknown', { id })
}

export const answerGetEnterprise: ReadHandler<typeof contract.getEnterprise> = async ({ party: id }, reader, { actor, now }) => {
  const found = await readable(reader, actor, id)
  if (!found.ok) return found
  const { enterprise, residencies } = found.value
  return ok({
    enterprise,
    residencies,
    contacts: await store.contactsOf(reader, id),
    hasJshshir: await store.hasJshshir(reader, id),
    contracts: (await contractsOfParty(reader, id)).map((one) => contractOn(one, dayInTashkent(now))),
    events: await store.eventsOf(reader, id),
    absorbed: await store.absorbedBy(reader, id),
    mergedNames: enterprise.mergedInto === null ? null : ((await partyById(reader, enterprise.mergedInto))?.names ?? null),
  })
}

export const answerListResidents: ReadHandler<typeof contract.listResidents> = async ({ zone, cursor, limit }, reader) => {
  const after = afterName(cursor)
  if (!after.ok) return after
  const known = await readZone(reader, zone)
  if (!known.ok) return known
  const page = pageOfRows(await residentsAfter(reader, zone, after.value, limit + 1), limit, ({ names, id }) => [names.uz, id])
  return ok({ ...page, total: await countResidents(reader, zone) })
}

/** An enterprise by its party id, for other modules. */
export const enterpriseById = async (reader: Reader, id: string): Promise<Enterprise | undefined> => (isId(id) ? store.enterpriseById(reader, id) : undefined)

/** Where an enterprise works, worked or will work: one residency a zone and time; reports are due for each. */
export const residenciesOfParty = async (reader: Reader, id: string): Promise<Residency[]> => (isId(id) ? residenciesOf(reader, [id]) : [])
