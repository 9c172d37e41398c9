import type { Grant } from '#lib/access.ts'
import { inWriting } from '#platform/database/connect.ts'
import { sql } from '#platform/database/sql.ts'
import { newId } from '#platform/id.ts'
import { hashPassword, putPassword } from '#platform/identity/password.ts'
import { beginSession, sessionCookieName, signedToken } from '#platform/identity/session.ts'
import { findTrainingPerson, loadTrainingPeople } from '#registers/people/training.ts'
import type { Product } from '../../src/server.ts'
import { testSettings } from './settings.ts'

/** Ten letters or more, as every password. */
export const PASSWORD = 'a long enough password'

/** Days between which a grant holds; by default from long ago without end. */
type Given = Grant & { readonly from?: string; readonly to?: string }

/** Records a person with these roles, who may sign in with PASSWORD; gives their id. */
export async function makePerson(product: Product, email: string, grants: readonly Given[] = []): Promise<string> {
  const now = product.clock.now()
  const hash = await hashPassword(PASSWORD)
  return inWriting(product.database, async (writer) => {
    const id = newId(now)
    await writer.run(sql`
      insert into person (person_id, name, email, email_verified, created_at, updated_at) values (${id}, ${email}, ${email}, true, ${now.toISOString()}, ${now.toISOString()})`)
    await putPassword(writer, now, id, hash)
    for (const { role, zone, party, from = '2000-01-01', to } of grants)
      await writer.run(sql`
        insert into role_grant (grant_id, person_id, role, zone, party_id, valid_from, valid_to, granted_by, at)
        values (${newId(now)}, ${id}, ${role}, ${zone ?? null}, ${party ?? null}::uuid, ${from}::date, ${to ?? null}::date, 'test', ${now.toISOString()})`)
    return { keep: true, value: id }
  })
}

/** The cookie of a new session of a person: send it as `cookie`. */
export async function cookieFor(product: Product, person: string): Promise<string> {
  const { secret, publicUrl } = testSettings(product.database.url)
  const now = product.clock.now()
  const token = await inWriting(product.database, async (writer) => ({ keep: true, value: await beginSession(writer, now, person, '127.0.0.1', 'test') }))
  return `${sessionCookieName(publicUrl)}=${signedToken(token, secret ?? '')}`
}

/** The cookie of the training account of a role; makes the training zone and its people where they are missing. */
export async function trainingCookie(product: Product, account: string): Promise<string> {
  const now = product.clock.now()
  const person = await inWriting(product.database, async (writer) => {
    await loadTrainingPeople(writer, now)
    return { keep: true, value: await findTrainingPerson(writer, account) }
  })
  if (person === undefined) throw new Error(`Cannot enter: there is no training account ${account}`)
  return cookieFor(product, person)
}
