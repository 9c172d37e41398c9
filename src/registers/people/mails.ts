import { DEFAULT_LANGUAGE, type Language } from '#lib/language.ts'
import { translatorOf } from '#platform/catalogs.ts'
import type { Writer } from '#platform/database/sql.ts'
import { SITE, writeMail } from '#platform/mail.ts'
import { languageOfPerson } from './service.ts'

type To = { readonly id: string; readonly email: string; readonly name: string }

export const linkTo = (site: string, language: Language, path: string): string => `${site}/${language}${path}`

/** Writes to a person how to set a new password; the link works once and for an hour. */
export async function writeResetMail(writer: Writer, now: Date, to: To, token: string): Promise<void> {
  const language = (await languageOfPerson(writer, to.id)) ?? DEFAULT_LANGUAGE
  await send(writer, now, to.email, language, 'mail.reset', { name: to.name, link: linkTo(SITE, language, `/reset?token=${token}`) }, to.id)
}

/** Writes to somebody that they are invited. */
export async function writeInvitationMail(
  writer: Writer,
  now: Date,
  to: { readonly email: string; readonly role: string; readonly language: Language },
  path: string,
): Promise<void> {
  const role = translatorOf(to.language).text(`role.${to.role}`)
  await send(writer, now, to.email, to.language, 'mail.invitation', { role, link: linkTo(SITE, to.language, path) })
}

/** Writes to whoever registered how to confirm the e-mail. */
export async function writeConfirmationMail(writer: Writer, now: Date, to: To, language: Language, token: string): Promise<void> {
  await send(writer, now, to.email, language, 'mail.confirmation', { name: to.name, link: linkTo(SITE, language, `/register?token=${token}`) }, to.id)
}

/** Writes to somebody whose e-mail was used to register again that they have an account already. */
export async function writeKnownMail(writer: Writer, now: Date, to: To, language: Language): Promise<void> {
  await send(writer, now, to.email, language, 'mail.known', { name: to.name, link: linkTo(SITE, language, '/reset') }, to.id)
}

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
