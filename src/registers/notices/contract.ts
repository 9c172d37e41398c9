import * as z from 'zod/mini'
import { operation } from '#lib/operation.ts'
import { pageOf, paging } from '#lib/schema.ts'
import { notice } from './model.ts'

export const listNotices = operation({
  method: 'GET',
  path: '/notices',
  summary: 'What the person who asks was told, newest first',
  can: 'account.own',
  input: z.object({ unread: z._default(z.union([z.boolean(), z.stringbool()]), false), ...paging }),
  output: pageOf(notice),
})

export const readNotices = operation({
  method: 'POST',
  path: '/notices/read',
  summary: 'Mark notices of one’s own as read; all of them where none is named',
  can: 'account.own',
  audit: 'notice.read',
  input: z.object({ ids: z.optional(z.array(z.uuid()).check(z.maxLength(500))) }),
  output: z.object({ read: z.number() }),
})
