import { dayInTashkent } from '#lib/day.ts'
import type { Language } from '#lib/language.ts'
import { ok, refuse, type Result } from '#lib/result.ts'
import type { Clock } from '#platform/clock.ts'
import { inWriting, type Database } from '#platform/database/connect.ts'
import type { Writer } from '#platform/database/sql.ts'
import type { WriteHandler } from '#platform/dispatch.ts'
import { newId } from '#platform/id.ts'
import { hashPassword, putPassword } from '#platform/identity/password.ts'
import type { confirmEmail, register, setUp } from './contract.ts'
import { giveRole } from './grant-service.ts'
import { dropSetUpLinks, mailedSince, openSetUpLink, putProof, putSetUpLink, takeProof, useSetUpLink } from './invitation-store.ts'
import { writeConfirmationMail, writeKnownMail } from './mails.ts'
import { administrators, confirmPerson, personByEmail, putPerson, putPreference } from './store.ts'
import { hashToken, newToken } from './tokens.ts'

/** Hours in which an e-mail may be confirmed. */
const CONFIRMATION_HOURS = 24

type NewAccount = { readonly name: string; readonly email: string; readonly password: string; readonly confirmed: boolean; readonly language: Language }

/** Records a person with a password. Refuses account.emailTaken where two do so at once. */
export async function makeAccount(writer: Writer, now: Date, { name, email, password, confirmed, language }: NewAccount): Promise<Result<string>> {
  const id = newId(now)
  const hash = await hashPassword(password)
  if (!(await putPerson(writer, now, { id, name, email, confirmed, training: false }))) return refuse('account.emailTaken')
  await putPassword(writer, now, id, hash)
  await putPreference(writer, id, language, 'at_once')
  return ok(id)
}

/** A link by which the first administrator is made; undefined where there is one. What was printed before no longer works. */
async function printSetUpLink(writer: Writer, now: Date): Promise<string | undefined> {
  if ((await administrators(writer, dayInTashkent(now))).length > 0) return undefined
  const token = newToken()
  await dropSetUpLinks(writer)
  await putSetUpLink(writer, hashToken(token), now)
  return token
}

/** The page by which the first administrator is made, with a new link; undefined where there is one already. */
export async function setUpAddress({ database, clock }: { readonly database: Database; readonly clock: Clock }): Promise<string | undefined> {
  const token = await inWriting(database, async (writer) => ({ keep: true, value: await printSetUpLink(writer, clock.now()) }))
  return token === undefined ? undefined : `/setup?token=${token}`
}

export const answerSetUp: WriteHandler<typeof setUp> = async ({ token, name, email, password }, writer, { now, language }) => {
  const hash = hashToken(token)
  if ((await openSetUpLink(writer, hash)) === undefined || (await administrators(writer, dayInTashkent(now))).length > 0) return refuse('account.linkUsed')
  const person = await makeAccount(writer, now, { name, email, password, confirmed: true, language })
  if (!person.ok) return person
  await useSetUpLink(writer, hash, person.value, now)
  await giveRole(writer, now, { person: person.value, role: 'sysadmin', from: dayInTashkent(now), by: 'set-up', reason: '' })
  return ok({ output: { person: person.value, email }, subject: person.value, journalled: { email } })
}

/**
 * Registers whoever wishes. The answer is the same for an e-mail that is known: its holder is told by mail, at most once an
 * hour, and whoever asked learns nothing.
 */
export const answerRegister: WriteHandler<typeof register> = async ({ name, email, password, language }, writer, { now, equipment }) => {
  if (!equipment.openRegistration) return refuse('registration.closed')
  const confirm = equipment.mail !== undefined
  const known = await personByEmail(writer, email)
  if (known !== undefined) {
    // As long as for somebody new, so that the time tells nothing either.
    await hashPassword(password)
    const lately = await mailedSince(writer, known.id, new Date(now.getTime() - 3_600_000))
    if (!known.training && lately === undefined) await writeKnownMail(writer, now, { ...known, email }, language)
    return ok({ output: { confirm }, subject: known.id, journalled: { again: true } })
  }
  const person = await makeAccount(writer, now, { name, email, password, confirmed: !confirm, language })
  // Somebody else registered it in the same moment: as above.
  if (!person.ok) return ok({ output: { confirm }, subject: email, unchanged: true })
  if (confirm) {
    const token = newToken()
    const identifier = proofOf(token)
    await putProof(writer, newId(now), identifier, person.value, new Date(now.getTime() + CONFIRMATION_HOURS * 3_600_000), now)
    await writeConfirmationMail(writer, now, { id: person.value, email, name }, language, token)
  }
  return ok({ output: { confirm }, subject: person.value, journalled: { email } })
}

export const answerConfirmEmail: WriteHandler<typeof confirmEmail> = async ({ token }, writer, { now }) => {
  const proof = await takeProof(writer, proofOf(token), now)
  const person = proof === undefined ? undefined : await confirmPerson(writer, proof.value, now)
  if (proof === undefined || person === undefined) return refuse('account.linkUsed')
  return ok({ output: { email: person.email }, subject: proof.value, journalled: {} })
}

const proofOf = (token: string) => `confirm ${hashToken(token).toString('base64url')}`
