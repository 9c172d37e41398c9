import * as z from 'zod/mini'
import { operation } from '#lib/operation.ts'
import { asOf, period, soato } from '#lib/schema.ts'
import { dynamics, leagueTable, structure } from './model.ts'

const indicatorCode = z._default(z.string().check(z.regex(/^[A-Z]{2,8}-\d{2,3}$/, 'input.indicator')), 'ECO-01')
const place = z._default(soato, '1726')

export const compareZones = operation({
  method: 'GET',
  path: '/analysis/league',
  summary: 'Comparative analysis: league table of an indicator over the zones of a territory',
  can: 'public.read',
  snapshot: true,
  input: z.object({ indicator: indicatorCode, place, period: z.optional(period), asOf }),
  output: leagueTable,
})

export const traceDynamics = operation({
  method: 'GET',
  path: '/analysis/dynamics',
  summary: 'Dynamic analysis: series with chain and base growth, CAGR over a stated window, contributions',
  can: 'public.read',
  snapshot: true,
  input: z.object({
    indicator: indicatorCode,
    place,
    zones: z.optional(z.string().check(z.maxLength(500))),
    from: z.optional(period),
    to: z.optional(period),
    asOf,
  }),
  output: dynamics,
})

export const showStructure = operation({
  method: 'GET',
  path: '/analysis/structure',
  summary: 'Structural analysis: shares, concentration, inequality, shift between two years',
  can: 'public.read',
  snapshot: true,
  input: z.object({
    indicator: indicatorCode,
    place,
    by: z._default(z.enum(['zone', 'kind', 'district', 'region', 'direction']), 'zone'),
    period: z.optional(period),
    against: z.optional(period),
    asOf,
  }),
  output: structure,
})
