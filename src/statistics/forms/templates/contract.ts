import * as z from 'zod/mini'
import { operation } from '#lib/operation.ts'
import { period } from '#lib/schema.ts'
import { formChange, formCode, formContent, formVersion } from './model.ts'

const version = z.optional(z.coerce.number().check(z.int(), z.gte(1)))

export const listForms = operation({
  method: 'GET',
  path: '/forms',
  summary: 'The forms by which enterprises report, each in its latest version',
  can: 'public.read',
  input: z.object({}),
  output: z.object({ items: z.array(z.extend(formVersion, { fields: z.number(), checks: z.number() })) }),
})

export const getForm = operation({
  method: 'GET',
  path: '/forms/{form}',
  summary: 'One form: a version whole, the list of versions, and what differs between two of them',
  can: 'public.read',
  snapshot: true,
  input: z.object({ form: formCode, version, from: version }),
  output: z.object({
    form: formVersion,
    content: formContent,
    versions: z.array(formVersion),
    /** The earlier version compared with; null where there is none. */
    against: z.nullable(z.number()),
    changes: z.array(formChange),
  }),
})

export const publishForm = operation({
  method: 'POST',
  path: '/forms/{form}/versions',
  summary: 'Publish a new version of a form, valid from a period on; reports already opened stay in their own version',
  can: 'form.design',
  audit: 'form.published',
  input: z.object({ form: formCode, validFrom: period, content: formContent, reason: z.string().check(z.minLength(10, 'input.reason'), z.maxLength(2000)) }),
  output: formVersion,
})
