import { isRole, type Actor, type Grant, type Role } from '#lib/access.ts'
import { dayInTashkent, type Day } from '#lib/day.ts'
import { DEFAULT_LANGUAGE, isLanguage, type Language } from '#lib/language.ts'
import { ok, refuse } from '#lib/result.ts'
import { decodeCursor, pageOfRows } from '#platform/cursor.ts'
import type { Reader } from '#platform/database/sql.ts'
import type { ReadHandler } from '#platform/dispatch.ts'
import { isId } from '#platform/id.ts'
import { TRAINING_ZONE } from '#registers/zones/training.ts'
import type { getPerson, listPeople } from './contract.ts'
import { MAIL_WISHES, type MailWish } from './model.ts'
import { maskEmail, mayWithPerson } from './rules.ts'
import { actorRow, holdersOf, mailingRows, peopleAfter, personRow, preferredLanguage } from './store.ts'

/** The person as an actor with the roles in force on that day, and with what everybody who has signed in may do. */
export async function actorOfPerson(reader: Reader, person: string, day: Day): Promise<Actor | undefined> {
  const row = await actorRow(reader, person, day)
  if (row === undefined) return undefined
  const grants = row.grants.flatMap(({ role, zone, party }): Grant[] => (isRole(role) ? [{ role, zone, party }] : []))
  return { id: row.id, name: row.name, grants: [{ role: 'person' }, ...grants], ...(row.training ? { training: true } : {}) }
}

/** The language a person chose; undefined where they have chosen none. */
export async function languageOfPerson(reader: Reader, person: string): Promise<Language | undefined> {
  const language = (await preferredLanguage(reader, person))?.language
  return language !== undefined && isLanguage(language) ? language : undefined
}

/** Ids of the people who have a role on a day in a place: a role of the network reaches every place. */
export const peopleWith = async (reader: Reader, { role, zone, party }: { role: Role; zone?: string; party?: string }, day: Day): Promise<string[]> =>
  (await holdersOf(reader, role, zone, party, day)).map(({ person }) => person)

export type Mailing = { readonly person: string; readonly name: string; readonly address: string; readonly language: Language; readonly mail: MailWish }

/** Where and how people wish to be written to; training people, who have no address, are left out. */
export async function mailingOf(reader: Reader, people: readonly string[]): Promise<Mailing[]> {
  if (people.length === 0) return []
  return (await mailingRows(reader, people)).map(({ language, mail, ...row }) => ({
    ...row,
    language: language !== null && isLanguage(language) ? language : DEFAULT_LANGUAGE,
    mail: MAIL_WISHES.find((wish) => wish === mail) ?? 'at_once',
  }))
}

export const answerListPeople: ReadHandler<typeof listPeople> = async (input, reader, { actor, now }) => {
  const cursor = decodeCursor(input.cursor, 2)
  if (!cursor.ok) return cursor
  const [name = '', id = ''] = cursor.value ?? []
  if (cursor.value !== null && !isId(id)) return refuse('cursor.invalid')
  // Training people and real people do not meet in one list.
  const training = actor.training === true || input.zone === TRAINING_ZONE
  const search = input.q === undefined || input.q.trim() === '' ? undefined : `%${input.q.trim().replace(/[\\%_]/g, '\\$&')}%`
  const filter = { role: input.role, zone: input.zone, party: input.party, search, training }
  const rows = await peopleAfter(reader, filter, dayInTashkent(now), cursor.value === null ? null : [name, id], input.limit + 1)
  const page = pageOfRows(rows, input.limit, (row) => [row.name, row.id])
  return ok({ ...page, items: page.items.map((row) => ({ ...row, email: maskEmail(row.email) })) })
}

export const answerGetPerson: ReadHandler<typeof getPerson> = async ({ id }, reader, { actor }) => {
  const row = await personRow(reader, id)
  if (row === undefined || !mayWithPerson(actor, 'people.read', row.grants)) return refuse('people.unknown', { id })
  return ok(row)
}
