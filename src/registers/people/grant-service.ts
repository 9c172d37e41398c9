import { may, isRole, type Role } from '#lib/access.ts'
import { dayInTashkent, type Day } from '#lib/day.ts'
import { ok, refuse, type Result } from '#lib/result.ts'
import type { Reader, Writer } from '#platform/database/sql.ts'
import type { WriteHandler } from '#platform/dispatch.ts'
import { newId } from '#platform/id.ts'
import type { grantRole, revokeRole } from './contract.ts'
import type { RoleGrant } from './model.ts'
import { checkGiven, checkGiver, whereOf, type Given } from './rules.ts'
import { administrators, endGrant, personRow, placeRow, putGrant, sameGrant } from './store.ts'

/** Whether a role may be given there: the place is known, and what is made up stays among itself. */
export async function checkPlace(reader: Reader, given: Given, personTraining: boolean, from: Day, to: Day | undefined): Promise<Result<null>> {
  const place = await placeRow(reader, given.zone, given.party)
  if (given.zone !== undefined && (place?.zone ?? null) === null) return refuse('zone.unknown', { zone: given.zone })
  if (given.party !== undefined && (place?.party ?? null) === null) return refuse('party.unknown', { id: given.party })
  const placeTraining = place?.zone === true || place?.party === true
  return checkGiven(given, { personTraining, placeTraining, placeGiven: given.zone !== undefined || given.party !== undefined }, from, to)
}

type NewRole = Given & { readonly person: string; readonly from: Day; readonly to?: Day | undefined; readonly by: string; readonly reason: string }

/** Gives a role unless the person has it there already; the id of the grant either way. */
export async function giveRole(writer: Writer, now: Date, { person, role, zone, party, from, to, by, reason }: NewRole): Promise<string> {
  const same = await sameGrant(writer, person, role, zone, party, from)
  if (same !== undefined) return same.id
  const id = newId(now)
  await putGrant(writer, now, { id, person, role, zone, party, from, to, by, reason })
  return id
}

export const answerGrantRole: WriteHandler<typeof grantRole> = async (input, writer, { actor, now }) => {
  const { id: person, role: wished, zone, party, from, to, reason } = input
  const row = await personRow(writer, person)
  // Training people give roles to training people only.
  if (row === undefined || (actor.training === true && !row.training)) return refuse('people.unknown', { id: person })
  const giver = checkGiver(actor.id, person)
  if (!giver.ok) return giver
  const role = roleOf(wished)
  const place = await checkPlace(writer, { role, zone, party }, row.training, from, to)
  if (!place.ok) return place
  if ((await sameGrant(writer, person, role, zone, party, from)) !== undefined) return refuse('grant.duplicate', { role })
  const grant = await giveRole(writer, now, { person, role, zone, party, from, to, by: actor.id, reason })
  return ok({ output: await readGrant(writer, person, grant), subject: person, zone })
}

export const answerRevokeRole: WriteHandler<typeof revokeRole> = async ({ id: person, grant, reason }, writer, { actor, now }) => {
  const row = await personRow(writer, person)
  const found = row?.grants.find((one) => one.id === grant)
  if (found === undefined || !may(actor, 'people.manage', whereOf(found))) return refuse('grant.unknown', { id: grant })
  if (found.revokedAt !== null) return refuse('grant.revoked')
  if (found.role === 'sysadmin' && found.zone === null && found.party === null) {
    const left = (await administrators(writer, dayInTashkent(now))).filter((one) => one.person !== person)
    if (left.length === 0) return refuse('grant.lastAdministrator')
  }
  await endGrant(writer, grant, now, actor.id, reason)
  return ok({ output: await readGrant(writer, person, grant), subject: person, zone: found.zone ?? undefined, journalled: { grant, role: found.role, reason } })
}

async function readGrant(reader: Reader, person: string, grant: string): Promise<RoleGrant> {
  const found = (await personRow(reader, person))?.grants.find(({ id }) => id === grant)
  if (found === undefined) throw new Error(`Cannot read grant ${grant}: it was written just now and is not there`)
  return found
}

function roleOf(text: string): Role {
  if (isRole(text)) return text
  throw new Error(`Cannot give a role: ${text} is none`)
}
