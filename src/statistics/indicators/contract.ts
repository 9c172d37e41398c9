import * as z from 'zod/mini'
import { operation } from '#lib/operation.ts'
import { asOf, period, soato, subject } from '#lib/schema.ts'
import { measure } from '../claims/model.ts'
import { formulaCheck, indicator, indicatorDirection, indicatorValue, pillar, trace } from './model.ts'

const code = z.string().check(z.regex(/^[A-Z]{2,8}-\d{2,3}$/, 'input.indicator'))

export const listIndicators = operation({
  method: 'GET',
  path: '/indicators',
  summary: 'The dictionary of indicators, with how many zones have each',
  can: 'public.read',
  snapshot: true,
  input: z.object({ pillar: z.optional(pillar), q: z.optional(z.string().check(z.maxLength(100))) }),
  output: z.object({
    items: z.array(z.extend(indicator, { zonesWithValue: z.number(), latest: z.nullable(z.string()) })),
    zones: z.number(),
    pillars: z.array(z.object({ code: pillar, names: indicator.shape.names, weight: z.number() })),
  }),
})

export const getIndicator = operation({
  method: 'GET',
  path: '/indicators/{code}',
  summary: 'One indicator: its definition and the base figures it needs',
  can: 'public.read',
  snapshot: true,
  input: z.object({ code }),
  output: z.object({
    indicator,
    measures: z.array(measure),
    uses: z.array(z.string()),
    usedBy: z.array(z.string()),
    periods: z.array(z.string()),
  }),
})

export const indicatorValues = operation({
  method: 'GET',
  path: '/indicators/{code}/values',
  summary: 'Values of an indicator for zones, districts, regions or the country, by year or other period',
  can: 'public.read',
  snapshot: true,
  input: z.object({
    code,
    level: z._default(z.enum(['zone', 'district', 'region', 'country']), 'zone'),
    place: z.optional(soato),
    subject: z.optional(subject),
    from: z.optional(period),
    to: z.optional(period),
    asOf,
  }),
  output: z.object({ indicator, values: z.array(indicatorValue) }),
})

export const traceValue = operation({
  method: 'GET',
  path: '/indicators/{code}/trace',
  summary: 'A value opened down to its claims and quotes',
  can: 'public.read',
  snapshot: true,
  input: z.object({ code, subject, period, asOf }),
  output: trace,
})

export const checkFormula = operation({
  method: 'GET',
  path: '/formula-check',
  summary: 'Whether a formula is sound: syntax, figures it names, types and units',
  can: 'public.read',
  input: z.object({ formula: z.string().check(z.maxLength(2000)), unit: z.optional(z.string().check(z.maxLength(40))) }),
  output: formulaCheck,
})

export const defineIndicator = operation({
  method: 'POST',
  path: '/indicators',
  summary: "Add an indicator of one's own, or a new version of it",
  can: 'indicator.define',
  audit: 'indicator.defined',
  input: z.object({
    code: z.string().check(z.regex(/^OWN-\d{2,3}$/, 'input.ownIndicator')),
    pillar,
    names: z.object({ uz: z.string().check(z.minLength(2)), ru: z.string().check(z.minLength(2)), en: z.string().check(z.minLength(2)) }),
    unit: z.string().check(z.minLength(1), z.maxLength(40)),
    direction: indicatorDirection,
    formula: z.string().check(z.minLength(1), z.maxLength(2000)),
    notes: z.optional(z.string().check(z.maxLength(2000))),
  }),
  output: indicator,
})
