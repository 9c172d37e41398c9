import * as z from 'zod/mini'
import { texts } from '#lib/schema.ts'
import { qualifier } from '../claims/model.ts'

export const PILLARS = ['ECO', 'LAND', 'INFRA', 'INV', 'SOC', 'TRADE', 'GOV', 'GREEN', 'DIG'] as const
export const pillar = z.enum(PILLARS)

export const indicatorDirection = z.enum(['up', 'down', 'neutral'])

/** One indicator of the dictionary: what it measures and its formula (CEL) over base figures. */
export const indicator = z.object({
  code: z.string(),
  pillar,
  names: texts,
  unit: z.string(),
  direction: indicatorDirection,
  /** Periods it is made for: any of Y, Q, M, event. */
  periods: z.string(),
  /** CEL over measure codes and other indicators (ECO_04). Ratios of groups are Σnumerator / Σdenominator. */
  formula: z.string(),
  /** The formula as the dictionary words it. */
  formulaText: z.string(),
  sourceForm: z.string(),
  provenance: z.string(),
  weight: z.number(),
  inDefaultRating: z.boolean(),
  notes: z.string(),
  /** Own indicators of this installation, beside the shipped ones. */
  own: z.boolean(),
})
export type Indicator = z.output<typeof indicator>

/** Why there is no value; each code is a message `indicator.missing.<code>`. */
export const missingReason = z.object({
  code: z.enum(['no_figures', 'partial', 'zero_denominator', 'negative_base', 'not_for_level', 'no_earlier_year', 'not_computable']),
  /** Measures that are missing, by code. */
  measures: z.array(z.string()),
  /** Their names, in the same order. */
  names: z.optional(z.array(texts)),
})
export type MissingReason = z.output<typeof missingReason>

/** Status of a value: computed from figures, or taken as a source states it. */
export const valueStatus = z.enum(['computed', 'stated'])

/**
 * How certain a value is. `exact`: every input is stated exactly for the period. `inferred`: the year of an input is
 * inferred or an area is carried from an earlier year. `qualified`: an input is "more than", "about"… `partial`: a
 * group's value that does not cover all its zones.
 */
export const certainty = z.enum(['exact', 'inferred', 'qualified', 'partial'])

export const indicatorValue = z.object({
  indicator: z.string(),
  /** Zone slug or SOATO code. */
  subject: z.string(),
  period: z.string(),
  value: z.nullable(z.number()),
  missing: z.nullable(missingReason),
  status: z.nullable(valueStatus),
  certainty: z.nullable(certainty),
  /** How exactly the source states it, where the value is one figure as stated; null where it is computed from several. */
  qualifier: z.nullable(qualifier),
  /** Of a group: how many of its zones have all inputs, and how many there are. */
  covered: z.number(),
  due: z.number(),
  /** Other values of the same inputs stand in the claims. */
  contested: z.boolean(),
})
export type IndicatorValue = z.output<typeof indicatorValue>

/** One input of a value: the base figure, and where it comes from. */
export const traceInput = z.object({
  measure: z.string(),
  names: texts,
  unit: z.string(),
  period: z.string(),
  /** One term for a zone; one per zone for a group. */
  terms: z.array(
    z.object({
      subject: z.string(),
      value: z.nullable(z.number()),
      qualifier: z.nullable(z.string()),
      claim: z.nullable(z.string()),
      source: z.nullable(z.string()),
      locator: z.nullable(z.string()),
      quote: z.nullable(z.string()),
      chosenBy: z.nullable(z.string()),
    }),
  ),
  total: z.nullable(z.number()),
})

/** A value opened down to its quotes: formula → inputs → claims. */
export const trace = z.object({ indicator, value: indicatorValue, inputs: z.array(traceInput), expression: z.string() })
export type Trace = z.output<typeof trace>

export const formulaCheck = z.object({
  ok: z.boolean(),
  /** Result's unit as a dimension, when the formula is sound. */
  dimension: z.nullable(z.string()),
  measures: z.array(z.string()),
  faults: z.array(z.object({ code: z.string(), at: z.number(), value: z.string(), expected: z.string() })),
})
export type FormulaCheck = z.output<typeof formulaCheck>
