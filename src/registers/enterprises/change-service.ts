import { isDeepStrictEqual } from 'node:util'
import { dayInTashkent } from '#lib/day.ts'
import type { InputOf } from '#lib/operation.ts'
import { ok, refuse, type Fault, type Result } from '#lib/result.ts'
import type { Actor, Permission } from '#lib/access.ts'
import type { Writer } from '#platform/database/sql.ts'
import type { Circumstances, WriteHandler } from '#platform/dispatch.ts'
import { isId, newId } from '#platform/id.ts'
import { textsOf } from '#platform/reference.ts'
import { changeParty, createParty } from '#registers/parties/service.ts'
import { readZone } from '#registers/zones/service.ts'
import type * as contract from './contract.ts'
import type { Contact, Enterprise } from './model.ts'
import { finishResidencies, residenciesOf } from './residency-store.ts'
import { takeUpResidency } from './residency-service.ts'
import { checkSaid } from './rules/check.ts'
import { mayChange, maySetStatus } from './rules/status.ts'
import { mayWith } from './service.ts'
import * as store from './store.ts'

type Said = Omit<InputOf<typeof contract.addEnterprise>, 'zone' | 'since'>
type Content = Omit<Enterprise, 'id' | 'training' | 'status' | 'statusFrom' | 'mergedInto' | 'revision'>

/** What was typed in the form the register keeps, or every fault by field. */
function contentOf(said: Said, today: string): Result<{ content: Content; contacts: Contact[]; jshshir: string | null }> {
  const { value, faults } = checkSaid(said, today, true)
  const { jshshir, ...identifiers } = value
  const contactFaults: Fault[] = []
  const contacts = said.contacts.map(({ name, post, phone, email }, index): Contact => {
    const checked = checkSaid({ ...NOTHING, phone, email }, today, true)
    contactFaults.push(...checked.faults.map((fault) => ({ ...fault, path: `contacts.${index}.${fault.path}` })))
    return { name: name.trim(), post, phone: checked.value.phone, email: checked.value.email }
  })
  const all = [...faults, ...contactFaults]
  if (all.length > 0) return refuse('input.invalid', { count: all.length }, all)
  const { nameUz, nameRu, nameEn, legalForm, registeredOn, headName, address, size, foreignShare } = said
  const content: Content = {
    names: textsOf(nameUz, nameRu || nameUz, nameEn || nameUz),
    place: said.place === '' ? null : said.place,
    legalForm,
    registeredOn,
    headName,
    address,
    size,
    foreignShare,
    ...identifiers,
  }
  return ok({ content, contacts: contacts.filter(({ name }) => name !== ''), jshshir })
}

const NOTHING = { stir: '', ifut: '', hsCodes: [], headJshshir: '', phone: '', email: '', account: '', mfo: '', foreignShare: null, registeredOn: null }

/** Writes what happened to an enterprise into its own history. */
export const record = (
  writer: Writer,
  party: string,
  event: Pick<store.NewEvent, 'kind' | 'day'> & Partial<store.NewEvent>,
  { actor, now }: Circumstances,
): Promise<number> =>
  store.insertEvent(writer, { fields: [], status: null, other: null, note: '', ...event, party, id: newId(now), actor: actor.id, by: actor.name }, now)

export const answerAddEnterprise: WriteHandler<typeof contract.addEnterprise> = async (input, writer, circumstances) => {
  const { now } = circumstances
  const today = dayInTashkent(now)
  const checked = contentOf(input, today)
  if (!checked.ok) return checked
  const zone = input.zone === undefined ? undefined : await readZone(writer, input.zone)
  if (zone?.ok === false) return zone
  const training = zone?.value.training ?? false
  const { content, contacts, jshshir } = checked.value
  const party = await createParty(writer, { kind: 'enterprise', names: content.names, stir: content.stir, place: content.place, training }, now)
  if (!party.ok) return party
  const { id } = party.value
  const enterprise: Enterprise = { id, training, ...content, status: 'active', statusFrom: content.registeredOn, mergedInto: null, revision: 1 }
  await store.insertEnterprise(writer, enterprise, now)
  await store.putContacts(writer, id, contacts)
  if (jshshir !== null) await store.putJshshir(writer, id, jshshir)
  await record(writer, id, { kind: 'created', day: today }, circumstances)
  if (input.zone !== undefined) {
    const since = input.since ?? content.registeredOn ?? today
    const wish = { zone: input.zone, party: id, since, ifut: content.ifut, status: 'active' as const, contract: null, contractNote: '' }
    const taken = await takeUpResidency(writer, wish, circumstances)
    if (!taken.ok) return taken
  }
  return ok({
    output: enterprise,
    subject: id,
    zone: input.zone,
    journalled: { ...withoutPerson(enterprise), contacts: contacts.length, person: jshshir !== null },
  })
}

/** What a journal may hold of an enterprise: not its people. */
const withoutPerson = ({ headName: _head, phone: _phone, email: _email, account: _account, mfo: _mfo, ...rest }: Enterprise) => rest

/** An enterprise locked for a change that the actor may make; a stranger learns not even that it exists. */
export async function changeable(writer: Writer, actor: Actor, permission: Permission, id: string): Promise<Result<Enterprise>> {
  const found = isId(id) ? await store.lockedEnterprise(writer, id) : undefined
  if (found === undefined || !mayWith(actor, permission, id, await residenciesOf(writer, [id]))) return refuse('enterprise.unknown', { id })
  return ok(found)
}

/** Names of the fields in which two states of an enterprise differ. */
export const changedFields = (old: Content, next: Content): string[] => {
  const before = new Map<string, unknown>(Object.entries(old))
  return Object.entries(next)
    .filter(([key, value]) => !isDeepStrictEqual(before.get(key), value))
    .map(([key]) => key)
}

export const answerChangeEnterprise: WriteHandler<typeof contract.changeEnterprise> = async (input, writer, circumstances) => {
  const { now, actor } = circumstances
  const today = dayInTashkent(now)
  const found = await changeable(writer, actor, 'enterprise.write', input.party)
  if (!found.ok) return found
  const old = found.value
  const open = mayChange(old)
  if (!open.ok) return open
  if (old.revision !== input.revision) return refuse('enterprise.changedMeanwhile', { id: old.id })
  const checked = contentOf(input, today)
  if (!checked.ok) return checked
  const { content, contacts, jshshir } = checked.value
  const oldContacts = await store.contactsOf(writer, old.id)
  const fields = [
    ...changedFields(old, content),
    ...(isDeepStrictEqual(oldContacts, contacts) ? [] : ['contacts']),
    ...(jshshir === null ? [] : ['headJshshir']),
  ]
  if (fields.length === 0) return refuse('enterprise.same')
  const renamed = await changeParty(writer, { id: old.id, names: content.names, stir: content.stir, place: content.place })
  if (!renamed.ok) return renamed
  const next: Enterprise = { ...old, ...content, revision: old.revision + 1 }
  await store.updateEnterprise(writer, next, now)
  await store.putContacts(writer, old.id, contacts)
  if (jshshir !== null) await store.putJshshir(writer, old.id, jshshir)
  await record(writer, old.id, { kind: 'changed', day: today, fields, note: input.reason }, circumstances)
  return ok({ output: next, subject: old.id, journalled: { fields, reason: input.reason, ...withoutPerson(next) } })
}

export const answerSetEnterpriseStatus: WriteHandler<typeof contract.setEnterpriseStatus> = async ({ party, status, from, reason }, writer, circumstances) => {
  const found = await changeable(writer, circumstances.actor, 'enterprise.write', party)
  if (!found.ok) return found
  const allowed = maySetStatus(found.value, status, from, dayInTashkent(circumstances.now))
  if (!allowed.ok) return allowed
  const next: Enterprise = { ...found.value, status, statusFrom: from, revision: found.value.revision + 1 }
  await store.updateEnterprise(writer, next, circumstances.now)
  const ended = status === 'closed' ? await finishResidencies(writer, party, from, reason) : 0
  await record(writer, party, { kind: 'status', day: from, status, note: reason }, circumstances)
  return ok({ output: next, subject: party, journalled: { status, from, reason, residenciesEnded: ended } })
}

export const answerRevealPerson: WriteHandler<typeof contract.revealPerson> = async ({ party, reason }, writer, { actor }) => {
  const found = await changeable(writer, actor, 'person.reveal', party)
  if (!found.ok) return found
  const person = await store.readJshshir(writer, party)
  if (person === undefined) return refuse('person.unknown', { id: party })
  return ok({ output: { name: found.value.headName, jshshir: person.jshshir }, subject: party, journalled: { party, reason } })
}
