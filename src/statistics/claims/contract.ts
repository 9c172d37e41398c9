import * as z from 'zod/mini'
import { operation } from '#lib/operation.ts'
import { asOf, importReport, importWish, pageOf, paging, period, subject } from '#lib/schema.ts'
import { claim, measure, officialValue, periodBasis, qualifier, scope } from './model.ts'

const measureCode = z.string().check(z.regex(/^[a-z0-9_]{1,60}$/, 'input.measure'))

export const listClaims = operation({
  method: 'GET',
  path: '/claims',
  summary: 'Claims by subject, measure, period or source, as known at a moment',
  can: 'public.read',
  input: z.object({
    subject: z.optional(subject),
    measure: z.optional(measureCode),
    period: z.optional(period),
    source: z.optional(z.string()),
    asOf,
    ...paging,
  }),
  output: pageOf(claim),
})

export const getClaim = operation({
  method: 'GET',
  path: '/claims/{id}',
  summary: 'One claim with its earlier and later versions and the claims it competes with',
  can: 'public.read',
  snapshot: true,
  input: z.object({ id: z.string().check(z.maxLength(80)) }),
  output: z.object({ claim, history: z.array(claim), rivals: z.array(claim), official: z.nullable(officialValue) }),
})

export const listMeasures = operation({
  method: 'GET',
  path: '/measures',
  summary: 'Base figures of which indicators are made',
  can: 'public.read',
  input: z.object({ ...paging, limit: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(500)), 500) }),
  output: pageOf(measure),
})

const claimFields = {
  value: z.nullable(z.number()),
  unit: z.string().check(z.maxLength(40)),
  period: z.nullable(period),
  periodBasis,
  qualifier,
  scope,
  source: z.string().check(z.minLength(1), z.maxLength(80)),
  locator: z.string().check(z.maxLength(200)),
  quote: z.string().check(z.maxLength(4000)),
  note: z.optional(z.string().check(z.maxLength(2000))),
}

export const recordClaim = operation({
  method: 'POST',
  path: '/claims',
  summary: 'Record a new claim with its source',
  can: 'claim.write',
  audit: 'claim.recorded',
  input: z.object({ subject, measure: measureCode, ...claimFields }),
  output: claim,
})

export const correctClaim = operation({
  method: 'POST',
  path: '/claims/{id}/corrections',
  summary: 'Correct a claim: the old version stays on record',
  can: 'claim.write',
  audit: 'claim.corrected',
  input: z.object({ id: z.string(), ...claimFields, reason: z.string().check(z.minLength(3), z.maxLength(2000)) }),
  output: claim,
})

export const overrideOfficial = operation({
  method: 'POST',
  path: '/official-values/overrides',
  summary: 'Choose another claim as the official value, with a reason on record',
  can: 'claim.override',
  audit: 'official.overridden',
  input: z.object({ claim: z.string(), reason: z.string().check(z.minLength(10, 'input.reason'), z.maxLength(2000)) }),
  output: officialValue,
})

export const listOfficialValues = operation({
  method: 'GET',
  path: '/official-values',
  summary: 'Official values of base figures, as known at a moment',
  can: 'public.read',
  input: z.object({ subject: z.optional(subject), measure: z.optional(measureCode), period: z.optional(period), asOf, ...paging }),
  output: pageOf(officialValue),
})

export const importClaims = operation({
  method: 'POST',
  path: '/imports/claims',
  summary: 'Import claims from CSV or XLSX: all or nothing, faults by row and column; the same file twice changes nothing',
  can: 'register.import',
  audit: 'claims.imported',
  file: ['csv', 'xlsx'],
  input: importWish,
  output: importReport,
})

export const importStatistics = operation({
  method: 'POST',
  path: '/imports/statistics',
  summary: "Import figures in the statistics agency's exchange format (SIAT JSON)",
  can: 'register.import',
  audit: 'statistics.imported',
  file: ['json'],
  input: importWish,
  output: importReport,
})
