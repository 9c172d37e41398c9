import { dayInTashkent } from '#lib/day.ts'
import { ok, refuse } from '#lib/result.ts'
import type { WriteHandler } from '#platform/dispatch.ts'
import { isId } from '#platform/id.ts'
import { moveContractsOf } from '#registers/contracts/service.ts'
import { moveGrantsOf } from '#registers/people/party-service.ts'
import { changeParty } from '#registers/parties/service.ts'
import { record } from './change-service.ts'
import type { mergeEnterprises } from './contract.ts'
import type { Enterprise } from './model.ts'
import { dropResidency, giveResidency, residenciesOf } from './residency-store.ts'
import { joinResidencies } from './rules/residency.ts'
import { mayMerge } from './rules/status.ts'
import * as store from './store.ts'

/** What the record that stays does not know, it takes from the other. */
function filled(into: Enterprise, from: Enterprise): Enterprise {
  return {
    ...into,
    stir: into.stir ?? from.stir,
    place: into.place ?? from.place,
    legalForm: into.legalForm ?? from.legalForm,
    registeredOn: into.registeredOn ?? from.registeredOn,
    ifut: into.ifut ?? from.ifut,
    hsCodes: [...new Set([...into.hsCodes, ...from.hsCodes])],
    headName: into.headName || from.headName,
    phone: into.phone ?? from.phone,
    email: into.email ?? from.email,
    address: into.address || from.address,
    account: into.account ?? from.account,
    mfo: into.account === null ? from.mfo : into.mfo,
    size: into.size ?? from.size,
    foreignShare: into.foreignShare ?? from.foreignShare,
    revision: into.revision + 1,
  }
}

/**
 * Joins a record into another: both ids stay, residencies, contracts and the roles of its people move, what the other did not know is filled in,
 * both histories say so. It is not undone: the journal holds what was moved.
 */
export const answerMergeEnterprises: WriteHandler<typeof mergeEnterprises> = async ({ party, into: target, reason }, writer, circumstances) => {
  const { now } = circumstances
  // Locked in one order whichever way round they are named, so that two mergers cannot wait for each other.
  const locked = new Map<string, Enterprise>()
  for (const id of [party, target].toSorted()) {
    const found = isId(id) ? await store.lockedEnterprise(writer, id) : undefined
    if (found === undefined) return refuse('enterprise.unknown', { id })
    locked.set(id, found)
  }
  const [from, into] = [locked.get(party), locked.get(target)]
  if (from === undefined || into === undefined) return refuse('enterprise.unknown', { id: party })
  const allowed = mayMerge(from, into)
  if (!allowed.ok) return allowed

  const [staying, moving] = [await residenciesOf(writer, [target]), await residenciesOf(writer, [party])]
  const { kept, dropped } = joinResidencies(staying, moving)
  for (const { zone, id } of dropped) await dropResidency(writer, zone, id)
  for (const residency of kept) await giveResidency(writer, residency, target)
  const contracts = await moveContractsOf(writer, party, target)
  const grants = await moveGrantsOf(writer, party, target)

  const next = filled(into, from)
  if (from.stir !== null) await changeParty(writer, { ...from, stir: null })
  await changeParty(writer, next)
  await store.updateEnterprise(writer, { ...from, mergedInto: target, revision: from.revision + 1 }, now)
  await store.updateEnterprise(writer, next, now)
  await store.moveJshshir(writer, party, target)
  const day = dayInTashkent(now)
  await record(writer, party, { kind: 'merged', day, other: target, note: reason }, circumstances)
  await record(writer, target, { kind: 'absorbed', day, other: party, note: reason }, circumstances)
  const moved = {
    residencies: moving.map(({ zone, id, since, until }) => ({ zone, id, since, until })),
    dropped: dropped.map(({ id }) => id),
    contracts,
    grants,
  }
  return ok({ output: next, subject: party, journalled: { party, into: target, reason, stir: from.stir, moved } })
}
