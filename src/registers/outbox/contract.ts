import * as z from 'zod/mini'
import { operation } from '#lib/operation.ts'
import { pageOf, paging } from '#lib/schema.ts'
import { mail, mailState, mailSummary } from './model.ts'

export const listMails = operation({
  method: 'GET',
  path: '/mails',
  summary: 'Mails of the outbox with what became of them, newest first',
  can: 'mail.read',
  input: z.object({ state: z.optional(mailState), ...paging }),
  output: pageOf(mailSummary),
})

export const getMail = operation({
  method: 'GET',
  path: '/mails/{id}',
  summary: 'One mail of the outbox; the text of those that hold a link by which one may enter is not told',
  can: 'mail.read',
  input: z.object({ id: z.uuid() }),
  output: mail,
})
