import { isRole, type Actor, type Role } from '#lib/access.ts'
import { dayInTashkent, type Day } from '#lib/day.ts'
import type { Reader, Writer } from '#platform/database/sql.ts'
import { newId } from '#platform/id.ts'
import { holderRows, investorsOf } from './holders-store.ts'
import { putGrant } from './store.ts'

export type Holder = { readonly id: string; readonly name: string; readonly role: Role }

/** People who hold one of the roles on a day in a zone, or for the network; in the training zone only those who learn there. A person stands once, in the first of the roles. */
export async function holdersOf(reader: Reader, roles: readonly Role[], where: { readonly zone: string }, day: Day): Promise<Holder[]> {
  const rows = await holderRows(reader, roles, where.zone, day)
  const held = rows.flatMap(({ id, name, role }) => (isRole(role) ? [{ id, name, role }] : []))
  return held.toSorted((a, b) => roles.indexOf(a.role) - roles.indexOf(b.role)).filter(({ id }, index, all) => all.findIndex((one) => one.id === id) === index)
}

/** Whoever acts for an organisation as its investor acts for it as its head, too, now that it is a participant. */
export async function giveRoleOfResidents(writer: Writer, now: Date, party: string, by: Pick<Actor, 'id'>): Promise<void> {
  const today = dayInTashkent(now)
  for (const { person } of await investorsOf(writer, party, today))
    await putGrant(writer, now, { id: newId(now), person, role: 'resident.head', zone: undefined, party, from: today, to: undefined, by: by.id, reason: '' })
}
