import * as z from 'zod/mini'
import { operation } from '#lib/operation.ts'
import { day, pageOf, paging, slug, texts } from '#lib/schema.ts'

const privatizationEntry = z.object({
  zone: z.string(),
  zoneNames: texts,
  id: z.string(),
  number: z.string(),
  partyNames: texts,
  contractNumber: z.string(),
  cadastralNumber: z.string(),
  state: z.string(),
  orderNumber: z.nullable(z.string()),
  /** Tiyin; null until it is decided. */
  price: z.nullable(z.number()),
  openedOn: day,
  closedOn: z.nullable(day),
})

export const listPrivatizations = operation({
  method: 'GET',
  path: '/public/privatizations',
  summary: 'Public register of privatizations; the training zone is left out',
  can: 'public.read',
  input: z.object({ inZone: z.optional(slug), ...paging }),
  output: z.extend(pageOf(privatizationEntry), { closed: z.number() }),
})
