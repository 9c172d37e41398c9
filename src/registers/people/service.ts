import { isRole, type Actor } from '#lib/access.ts'
import type { Day } from '#lib/day.ts'
import { isLanguage, type Language } from '#lib/language.ts'
import type { Reader } from '#platform/database/sql.ts'
import { actorRow, preferredLanguage } from './store.ts'

/** The person as an actor with the roles in force on that day, and with what everybody who has signed in may do. */
export async function actorOfPerson(reader: Reader, person: string, day: Day): Promise<Actor | undefined> {
  const row = await actorRow(reader, person, day)
  if (row === undefined) return undefined
  const grants = row.grants.flatMap(({ role, zone, party }) =>
    isRole(role) ? [{ role, ...(zone === undefined ? {} : { zone }), ...(party === undefined ? {} : { party }) }] : [],
  )
  return { id: row.id, name: row.name, grants: [{ role: 'person' }, ...grants], ...(row.training ? { training: true } : {}) }
}

/** The language a person chose; undefined where they have chosen none. */
export async function languageOfPerson(reader: Reader, person: string): Promise<Language | undefined> {
  const language = (await preferredLanguage(reader, person))?.language
  return language !== undefined && isLanguage(language) ? language : undefined
}
