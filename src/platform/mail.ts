import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Language } from '#lib/language.ts'
import { inWriting, reasonOf, type Database } from './database/connect.ts'
import { readerOf, sql, type Reader, type Writer } from './database/sql.ts'
import type { Equipment } from './equipment.ts'
import { newId } from './id.ts'
import { addJob, type Task } from './jobs.ts'

/** A mail as it is written; `secret` where it holds a link by which one may enter. */
export type Mail = {
  readonly person?: string | undefined
  readonly address: string
  readonly language: Language
  readonly subject: string
  readonly body: string
  readonly secret: boolean
}

/** Stands in a mail's text for the address people reach the product at, which is known when the mail is sent. */
export const SITE = '{site}'

/** The text as it is read, with the product's address in its links. */
export const withSite = (body: string, publicUrl: string): string => body.replaceAll(SITE, publicUrl)

/** Writes a mail into the outbox, in the transaction that causes it; a job sends it. */
export async function writeMail(writer: Writer, now: Date, mail: Mail): Promise<string> {
  const id = newId(now)
  await writer.run(sql`
    insert into mail_outbox (mail_id, person_id, address, language, subject, body, secret, state, created_at)
    values (${id}, ${mail.person ?? null}::uuid, ${mail.address}, ${mail.language}, ${mail.subject}, ${mail.body}, ${mail.secret}, 'waiting', ${now.toISOString()})`)
  await addJob(writer, 'sendMail', { mail: id }, { key: `mail ${id}` })
  return id
}

type Row = { readonly id: string; readonly address: string; readonly subject: string; readonly body: string; readonly at: string }

const waitingMail = (reader: Reader, id: string) =>
  reader.first(sql<Row>`select mail_id as id, address, subject, body, created_at as at from mail_outbox where mail_id = ${id}::uuid and state = 'waiting'`)

/**
 * Sends one mail. Without a mail server it is kept as a file in the outbox folder. What the server refuses for good (5xx) is
 * given up; everything else is tried again later. The Message-ID is the mail's own, so that one sent twice because the
 * program died in between is seen as one by whoever receives it.
 */
export const sendMail: Task = async (payload, { database, equipment, now, last }) => {
  const id = typeof payload === 'object' && payload !== null && 'mail' in payload ? String(payload.mail) : ''
  const waiting = await waitingMail(readerOf(database.writers), id)
  if (waiting === undefined) return
  const mail = { ...waiting, body: withSite(waiting.body, equipment.publicUrl) }
  if (equipment.mail === undefined) {
    await keepAsFile(mail, equipment)
    return settle(database, id, 'kept', null, now)
  }
  try {
    await deliver(mail, equipment.mail)
  } catch (error) {
    const forGood = last || isForGood(error)
    await settle(database, id, forGood ? 'failed' : 'waiting', reasonOf(error).slice(0, 500), now)
    if (forGood) return
    throw error
  }
  await settle(database, id, 'sent', null, now)
}

/** Records what became of an attempt. A link by which one may enter is removed once the mail has gone. */
async function settle(database: Database, id: string, state: 'waiting' | 'kept' | 'sent' | 'failed', fault: string | null, now: Date): Promise<void> {
  await inWriting(database, async (writer) => {
    await writer.run(sql`
      update mail_outbox set state = ${state}, fault = ${fault}, attempts = attempts + 1,
        sent_at = case when ${state} = 'sent' then ${now.toISOString()}::timestamptz end,
        body = case when secret and ${state} <> 'waiting' then '' else body end
      where mail_id = ${id}::uuid and state = 'waiting'`)
    return { keep: true, value: undefined }
  })
}

const messageOf = (mail: Row, from: string) => ({
  from,
  to: mail.address,
  subject: mail.subject,
  text: mail.body,
  date: new Date(mail.at),
  messageId: `<${mail.id}@${from.split('@')[1]?.replace(/[>\s].*$/, '') ?? 'sanoat'}>`,
})

async function deliver(mail: Row, { server, from }: NonNullable<Equipment['mail']>): Promise<void> {
  const { createTransport } = await import('nodemailer')
  const transport = createTransport({ url: server, connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 30_000 })
  try {
    await transport.sendMail(messageOf(mail, from))
  } finally {
    transport.close()
  }
}

/** Whether the server's answer says that trying again is of no use (RFC 5321: 5yz). A refused login may yet be mended. */
const isForGood = (error: unknown): boolean =>
  error instanceof Error &&
  'responseCode' in error &&
  typeof error.responseCode === 'number' &&
  error.responseCode >= 500 &&
  !('code' in error && error.code === 'EAUTH')

async function keepAsFile(mail: Row, { dataFolder }: Equipment): Promise<void> {
  const { createTransport } = await import('nodemailer')
  const written = await createTransport({ streamTransport: true, buffer: true }).sendMail(messageOf(mail, 'sanoat@localhost'))
  const folder = join(dataFolder, 'outbox')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (Buffer.isBuffer(written.message)) writeFileSync(join(folder, `${mail.id}.eml`), written.message, { mode: 0o600 })
}
