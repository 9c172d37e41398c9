import * as z from 'zod/mini'
import { isDay, isInstant, type Day } from './day.ts'
import { LANGUAGES } from './language.ts'
import { isPeriod, type Period } from './period.ts'

/** Building blocks of the operations' inputs and outputs. */
export const language = z.enum(LANGUAGES)

export const texts = z.object({ uz: z.string(), 'uz-Cyrl': z.string(), ru: z.string(), en: z.string() })

export const day = z
  .custom<Day>((value) => typeof value === 'string' && isDay(value), { error: 'input.day' })
  .register(z.globalRegistry, { type: 'string', format: 'date' })

export const period = z
  .custom<Period>((value) => typeof value === 'string' && isPeriod(value), { error: 'input.period' })
  .register(z.globalRegistry, { type: 'string', pattern: '^\\d{4}(-(Q[1-4]|0[1-9]|1[0-2]))?$' })

export const slug = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,79}$/, 'input.slug'))

export const soato = z.string().check(z.regex(/^\d{2,10}$/, 'input.soato'))

/** A subject of statistics: a zone's slug or a place's SOATO code. */
export const subject = z.string().check(z.regex(/^(\d{2,10}|[a-z0-9][a-z0-9-]{0,79})$/, 'input.subject'))

/** Page of a list: cursor of the last row seen, and how many rows. */
export const paging = { cursor: z.optional(z.string().check(z.maxLength(300))), limit: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(500)), 50) }

/** One page of a list; `next` is the cursor of the following one, absent at the end. */
export const pageOf = <Item extends z.ZodMiniType>(item: Item) => z.object({ items: z.array(item), next: z.optional(z.string()) })

/** An instant at which the register is read: a day (its end in Tashkent) or an ISO time. */
export const asOf = z.optional(z.string().check(z.refine((text) => isDay(text) || isInstant(text), { error: 'input.instant' })))

/** What is told of a file beside its bytes: its name and media type. */
export const fileAnswer = z.object({ name: z.string(), type: z.string() })

/** What an import is told: a dry run checks and counts, and saves nothing. */
export const importWish = z.object({ dryRun: z._default(z.union([z.boolean(), z.stringbool()]), false) })

/** What an import did, or would do. */
export const importReport = z.object({ dryRun: z.boolean(), rows: z.number(), added: z.number(), changed: z.number(), unchanged: z.number() })
export type ImportReport = z.output<typeof importReport>
