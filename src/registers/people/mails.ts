import { DEFAULT_LANGUAGE, type Language } from '#lib/language.ts'
import { translatorOf } from '#platform/catalogs.ts'
import type { Writer } from '#platform/database/sql.ts'
import { writeMail } from '#platform/mail.ts'
import { languageOfPerson } from './service.ts'

type To = { readonly id: string; readonly email: string; readonly name: string }

/** Writes to a person how to set a new password; the link works once and for an hour. */
export async function writeResetMail(writer: Writer, now: Date, publicUrl: string, to: To, token: string): Promise<void> {
  const language = (await languageOfPerson(writer, to.id)) ?? DEFAULT_LANGUAGE
  const link = linkTo(publicUrl, language, `/reset?token=${encodeURIComponent(token)}`)
  await send(writer, now, to.email, language, 'mail.reset', { name: to.name, link }, to.id)
}

export const linkTo = (publicUrl: string, language: Language, path: string): string => `${publicUrl}/${language}${path}`

/** Writes a mail of two messages: `<key>.subject` and `<key>.body`. */
async function send(
  writer: Writer,
  now: Date,
  address: string,
  language: Language,
  key: string,
  values: Record<string, string>,
  person?: string,
): Promise<void> {
  const t = translatorOf(language)
  await writeMail(writer, now, { person, address, language, subject: t.text(`${key}.subject`, values), body: t.text(`${key}.body`, values), secret: true })
}
