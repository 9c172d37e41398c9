import * as z from 'zod/mini'
import { operation } from '#lib/operation.ts'
import { period, soato, texts } from '#lib/schema.ts'
import { fieldCode, formCode } from '../templates/model.ts'
import { difference, figureField, reportedFigure } from './model.ts'

const wish = { form: z._default(formCode, 'ksz-1'), period: z.optional(period), place: z._default(soato, '17'), field: z.optional(fieldCode) }

const figures = z.object({
  form: formCode,
  formNames: texts,
  version: z.number(),
  /** The period shown, and those that have figures, latest first. */
  period: z.nullable(z.string()),
  periods: z.array(z.string()),
  place: z.object({ id: z.string(), names: texts }),
  fields: z.array(figureField),
  items: z.array(reportedFigure),
  /** The rule of confidentiality: fewest enterprises of a cell, largest share of one, and how sure these are. */
  rule: z.object({ minCount: z.number(), maxShare: z.number(), mark: z.string() }),
})

export const listReportedFigures = operation({
  method: 'GET',
  path: '/reported-figures',
  summary: 'Sums of approved reports of a place with coverage, and for one field of everything within it; what would tell of a single enterprise is withheld',
  can: 'public.read',
  snapshot: true,
  input: z.object(wish),
  output: figures,
})

export const listFullFigures = operation({
  method: 'GET',
  path: '/full-figures',
  summary: 'The same sums whole, for those who check reports of the network',
  can: 'submission.check',
  snapshot: true,
  input: z.object(wish),
  output: figures,
})

export const listDifferences = operation({
  method: 'GET',
  path: '/reported-differences',
  summary: 'Figures that approved reports and another source (state statistics, a publication) state differently, the farthest apart first',
  can: 'public.read',
  input: z.object({ measure: z.optional(z.string().check(z.regex(/^[a-z0-9_]{1,60}$/, 'input.measure'))), period: z.optional(period) }),
  output: z.object({ items: z.array(difference) }),
})
