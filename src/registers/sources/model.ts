import * as z from 'zod/mini'
import { texts } from '#lib/schema.ts'

export const sourceKind = z.enum(['publication', 'act', 'letter', 'submission', 'dataset'])

/** Where a statement comes from. A lower priority number is the stronger source when official values are chosen. */
export const source = z.object({
  id: z.string(),
  kind: sourceKind,
  titles: texts,
  publisher: z.string(),
  date: z.nullable(z.string()),
  priority: z.number(),
  note: z.string(),
})
export type Source = z.output<typeof source>
