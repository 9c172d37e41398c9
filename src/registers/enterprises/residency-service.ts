import { ok, refuse, type Result } from '#lib/result.ts'
import type { Writer } from '#platform/database/sql.ts'
import type { Circumstances, WriteHandler } from '#platform/dispatch.ts'
import { isId, newId } from '#platform/id.ts'
import { contractById } from '#registers/contracts/service.ts'
import { readZone } from '#registers/zones/service.ts'
import type * as contract from './contract.ts'
import type { Residency } from './model.ts'
import { finishResidency, insertResidency, residenciesOf, residencyById } from './residency-store.ts'
import { checkSaid } from './rules/check.ts'
import { mayEnd, mayReside } from './rules/residency.ts'
import { mayChange } from './rules/status.ts'
import { insertEvent, lockedEnterprise } from './store.ts'

type Wish = Pick<Residency, 'zone' | 'party' | 'since' | 'status' | 'ifut' | 'contract' | 'contractNote'>

const inHistory = (writer: Writer, { party, zone }: Pick<Residency, 'party' | 'zone'>, day: string, note: string, { actor, now }: Circumstances) =>
  insertEvent(writer, { party, id: newId(now), kind: 'residency', day, fields: [], status: zone, other: null, note, actor: actor.id, by: actor.name }, now)

/** Records a residency. Refuses zone.unknown, enterprise.unknown, training.mixed, contract.unknown, residency.overlaps. */
export async function takeUpResidency(writer: Writer, wish: Wish, circumstances: Circumstances): Promise<Result<Residency>> {
  const zone = await readZone(writer, wish.zone)
  if (!zone.ok) return zone
  const enterprise = isId(wish.party) ? await lockedEnterprise(writer, wish.party) : undefined
  if (enterprise === undefined) return refuse('enterprise.unknown', { id: wish.party })
  const open = mayChange(enterprise)
  if (!open.ok) return open
  if (enterprise.training !== zone.value.training) return refuse('training.mixed', { zone: wish.zone })
  if (enterprise.status === 'closed') return refuse('enterprise.isClosed', { id: wish.party })
  const contract = wish.contract === null ? undefined : await contractById(writer, wish.zone, wish.contract)
  if (wish.contract !== null && contract?.party !== wish.party) return refuse('contract.unknown', { id: wish.contract })
  const allowed = mayReside({ ...wish, until: null }, await residenciesOf(writer, [wish.party]))
  if (!allowed.ok) return allowed
  const residency = { ...wish, id: newId(circumstances.now), until: null, reason: '' }
  if ((await insertResidency(writer, residency, circumstances.now)) === 0) return refuse('residency.overlaps', { zone: wish.zone, since: wish.since })
  await inHistory(writer, wish, wish.since, wish.contractNote, circumstances)
  return ok({ ...residency, zoneNames: zone.value.names })
}

export const answerAddResidency: WriteHandler<typeof contract.addResidency> = async (input, writer, circumstances) => {
  const { value, faults } = checkSaid(
    { stir: '', ifut: input.ifut, hsCodes: [], headJshshir: '', phone: '', email: '', account: '', mfo: '', foreignShare: null, registeredOn: null },
    input.since,
    true,
  )
  if (faults.length > 0) return refuse('input.invalid', { count: faults.length }, faults)
  const { zone, party, since, status, contract, contractNote } = input
  const taken = await takeUpResidency(writer, { zone, party, since, status, contract, contractNote, ifut: value.ifut }, circumstances)
  return taken.ok ? ok({ output: taken.value, subject: party, zone }) : taken
}

export const answerEndResidency: WriteHandler<typeof contract.endResidency> = async ({ zone, id, until, reason }, writer, circumstances) => {
  const found = isId(id) ? await residencyById(writer, zone, id) : undefined
  if (found === undefined) return refuse('residency.unknown', { id })
  await lockedEnterprise(writer, found.party)
  const allowed = mayEnd(found, until)
  if (!allowed.ok) return allowed
  if ((await finishResidency(writer, zone, id, until, reason)) === 0) return refuse('residency.ended', { until: found.until ?? '' })
  await inHistory(writer, found, until, reason, circumstances)
  return ok({ output: { ...found, until, status: 'ended' as const, reason }, subject: found.party, zone })
}
