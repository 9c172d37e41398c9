import * as z from 'zod/mini'
import { operation } from '#lib/operation.ts'
import { pageOf, paging } from '#lib/schema.ts'
import { party, partyKind } from './model.ts'

export const listParties = operation({
  method: 'GET',
  path: '/parties',
  summary: 'Organisations of the register by kind, name or STIR, in either script',
  can: 'register.read',
  input: z.object({
    kind: z.optional(partyKind),
    q: z.optional(z.string().check(z.maxLength(100))),
    training: z._default(z.union([z.boolean(), z.stringbool()]), false),
    ...paging,
  }),
  output: pageOf(party),
})
