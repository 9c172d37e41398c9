import { newId } from '../id.ts'
import { sql, type Writer } from '../database/sql.ts'

/** The password as scrypt hash with its salt, as the identity library writes and checks it; loaded when first needed. */
export async function hashPassword(password: string): Promise<string> {
  const library = await import('better-auth/crypto')
  return library.hashPassword(password)
}

/** Gives a person their first password; false where they have one. */
export const putPassword = async (writer: Writer, now: Date, person: string, hash: string) =>
  (await writer.run(sql`
    insert into auth_account (id, user_id, provider_id, account_id, password, created_at, updated_at)
    values (${newId(now)}, ${person}, 'credential', ${person}, ${hash}, ${now.toISOString()}, ${now.toISOString()})
    on conflict (provider_id, account_id) do nothing`)) > 0
