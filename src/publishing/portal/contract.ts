import * as z from 'zod/mini'
import { operation } from '#lib/operation.ts'
import { asOf, period, slug, soato } from '#lib/schema.ts'
import { comparison, home, passport, searchHit } from './model.ts'

export const showHome = operation({
  method: 'GET',
  path: '/portal/home',
  summary: 'The territory at a glance: key figures, league table, events, contradictions, the national picture',
  can: 'public.read',
  snapshot: true,
  input: z.object({ place: z._default(soato, '1726'), indicator: z._default(z.string().check(z.regex(/^[A-Z]{2,8}-\d{2,3}$/, 'input.indicator')), 'ECO-07') }),
  output: home,
})

export const showPassport = operation({
  method: 'GET',
  path: '/portal/zones/{zone}',
  summary: 'Passport of a zone: register entry, figures with ranks, series, claims, sources, findings',
  can: 'public.read',
  snapshot: true,
  input: z.object({ zone: slug, period: z.optional(period), asOf }),
  output: passport,
})

export const compare = operation({
  method: 'GET',
  path: '/portal/compare',
  summary: 'Two to four zones side by side',
  can: 'public.read',
  snapshot: true,
  input: z.object({
    /** Slugs separated by commas. */
    zones: z.string().check(z.regex(/^[a-z0-9-]+(,[a-z0-9-]+){1,3}$/, 'input.zones')),
    period: z.optional(period),
    asOf,
  }),
  output: comparison,
})

export const search = operation({
  method: 'GET',
  path: '/search',
  summary: 'Search over everything; spelling and script are folded',
  can: 'public.read',
  input: z.object({ q: z.string().check(z.minLength(1), z.maxLength(100)), limit: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(50)), 20) }),
  output: z.object({ items: z.array(searchHit) }),
})
