import { checkStir, toCyrillic } from '@sanoat/uzbek'
import { dayInTashkent } from '#lib/day.ts'
import { isLanguage } from '#lib/language.ts'
import { ok, refuse, type Result } from '#lib/result.ts'
import type { Reader } from '#platform/database/sql.ts'
import type { ReadHandler, WriteHandler } from '#platform/dispatch.ts'
import { isId } from '#platform/id.ts'
import { endOtherSessions, endSessionOf, sessionsOf } from '#platform/identity/session.ts'
import { createParty } from '#registers/parties/service.ts'
import type * as contract from './contract.ts'
import { giveRole } from './grant-service.ts'
import { MAIL_WISHES, type Account } from './model.ts'
import { accountRow, putPreference, updatePerson } from './store.ts'

/** Most organisations one may record for oneself. */
const MOST_ORGANISATIONS = 3

/** The account of whoever asks. Keys and programs have none. */
async function readAccount(reader: Reader, person: string, now: Date): Promise<Result<Account>> {
  const row = isId(person) ? await accountRow(reader, person, dayInTashkent(now)) : undefined
  if (row === undefined) return refuse('account.unknown')
  const language = row.language !== null && isLanguage(row.language) ? row.language : null
  return ok({ ...row, language, mail: MAIL_WISHES.find((wish) => wish === row.mail) ?? 'at_once' })
}

export const answerMyAccount: ReadHandler<typeof contract.myAccount> = async (_input, reader, { actor, now }) => readAccount(reader, actor.id, now)

export const answerChangeAccount: WriteHandler<typeof contract.changeAccount> = async ({ name, phone, language, mail }, writer, { actor, now }) => {
  const before = await readAccount(writer, actor.id, now)
  if (!before.ok) return before
  // A training account is everybody's: its name stays, so that the next one knows whom they play.
  const known = before.value
  await updatePerson(writer, actor.id, known.training ? known.name : name, known.training || phone === undefined || phone === '' ? null : phone, now)
  await putPreference(writer, actor.id, language, mail)
  const after = await readAccount(writer, actor.id, now)
  return after.ok ? ok({ output: after.value, subject: actor.id, journalled: { language, mail } }) : after
}

export const answerMySessions: ReadHandler<typeof contract.mySessions> = async (_input, reader, { actor, now }) => {
  const rows = isId(actor.id) ? await sessionsOf(reader, actor.id, now) : []
  // A training account is shared: one sees and ends only one's own session.
  const own = actor.training === true ? rows.filter(({ id }) => id === actor.session) : rows
  return ok({ items: own.map((row) => ({ ...row, current: row.id === actor.session })) })
}

export const answerEndSession: WriteHandler<typeof contract.endSession> = async ({ id }, writer, { actor }) => {
  const allowed = isId(actor.id) && (actor.training !== true || id === actor.session)
  if (!allowed || !(await endSessionOf(writer, actor.id, id))) return refuse('session.unknown')
  return ok({ output: { ended: 1 }, subject: actor.id, journalled: { session: id } })
}

export const answerEndOtherSessions: WriteHandler<typeof contract.endOtherSessions> = async (_input, writer, { actor }) => {
  const ended = isId(actor.id) && actor.training !== true ? await endOtherSessions(writer, actor.id, actor.session) : 0
  return ok({ output: { ended }, subject: actor.id, unchanged: ended === 0, journalled: { ended } })
}

/** Records an organisation that invests, and makes whoever records it its investor. The register of taxpayers is not asked. */
export const answerRegisterOrganisation: WriteHandler<typeof contract.registerOrganisation> = async (input, writer, { actor, now }) => {
  const account = await readAccount(writer, actor.id, now)
  if (!account.ok) return account
  if (account.value.training) return refuse('account.training')
  if (account.value.grants.filter(({ role }) => role === 'investor').length >= MOST_ORGANISATIONS)
    return refuse('account.organisationsMany', { limit: MOST_ORGANISATIONS })
  const stir = checkStir(input.stir)
  if (!stir.ok) return refuse('input.invalid', { count: 1 }, [{ path: 'stir', code: 'input.stir', value: input.stir }])
  const { name } = input
  const names = { uz: name, 'uz-Cyrl': toCyrillic(name), ru: name, en: name }
  const party = await createParty(writer, { kind: 'investor', names, stir: stir.value.stir, place: input.place ?? null, training: false }, now)
  if (!party.ok) return party
  await giveRole(writer, now, { person: actor.id, role: 'investor', party: party.value.id, from: dayInTashkent(now), by: 'registration', reason: '' })
  return ok({ output: { party: party.value.id }, subject: party.value.id, journalled: { name, stir: stir.value.stir } })
}
