import type { Language } from '#lib/language.ts'
import { newId } from './id.ts'
import { sql, type Writer } from './database/sql.ts'

/** A mail as it is written; `secret` where it holds a link by which one may enter. */
export type Mail = {
  readonly person: string | undefined
  readonly address: string
  readonly language: Language
  readonly subject: string
  readonly body: string
  readonly secret: boolean
}

/** Writes a mail into the outbox, in the transaction that causes it. */
export async function writeMail(writer: Writer, now: Date, mail: Mail): Promise<string> {
  const id = newId(now)
  await writer.run(sql`
    insert into mail_outbox (mail_id, person_id, address, language, subject, body, secret, state, created_at)
    values (${id}, ${mail.person ?? null}::uuid, ${mail.address}, ${mail.language}, ${mail.subject}, ${mail.body}, ${mail.secret}, 'waiting', ${now.toISOString()})`)
  return id
}
