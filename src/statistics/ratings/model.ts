import * as z from 'zod/mini'
import { texts } from '#lib/schema.ts'
import { missingReason } from '../indicators/model.ts'

/** How values get one scale: by the zones' own range, by stated goalposts, by mean and spread, by rank, by a threshold to reach. */
export const NORMALISATIONS = ['minMax', 'goalposts', 'zScore', 'rank', 'threshold'] as const
export const normalisation = z.enum(NORMALISATIONS)

/** How indicators make a pillar and pillars the total. */
export const AGGREGATIONS = ['arithmetic', 'geometric', 'harmonic', 'weightedMedian', 'mazziottaPareto'] as const
export const aggregation = z.enum(AGGREGATIONS)

const weight = z.number().check(z.gte(0, 'input.weight'), z.lte(1000, 'input.weight'))
const code = z.string().check(z.regex(/^[A-Z]{2,12}(-\d{2,3})?$/, 'input.nodeCode'))

/** One indicator in a method; bounds, thresholds and levels are in the indicator's own unit. */
export const methodItem = z.object({
  code,
  weight,
  direction: z.enum(['up', 'down']),
  /** Values that score nothing and full marks. */
  goalposts: z.nullable(z.object({ low: z.number(), high: z.number() })),
  /** What must be reached, where the method is one of thresholds; null while nobody has stated it. */
  threshold: z.nullable(z.number()),
  /** What is planned. */
  intended: z.nullable(z.number()),
})
export type MethodItem = z.output<typeof methodItem>

export const methodPillar = z.object({ code, names: texts, weight, items: z.array(methodItem).check(z.minLength(1, 'input.emptyList')) })
export type MethodPillar = z.output<typeof methodPillar>

/** The whole of a method that decides scores; its hash names it. With one pillar the indicators make the total directly. */
export const methodContent = z.object({
  pillars: z.array(methodPillar).check(z.minLength(1, 'input.emptyList')),
  normalisation,
  /** Values beyond the 5th and 95th percentile are moved to them, from 10 zones on. */
  winsorise: z.boolean(),
  aggregation,
  /** Share of a pillar's weight that must be present. */
  coverage: z.number().check(z.gte(0, 'input.share'), z.lte(1, 'input.share')),
})
export type MethodContent = z.output<typeof methodContent>

export const methodMark = z.enum(['paper', 'found', 'assumed', 'unverified'])

export const methodSummary = z.object({
  id: z.string(),
  version: z.number(),
  names: texts,
  notes: texts,
  mark: methodMark,
  own: z.boolean(),
  hash: z.string(),
})
export type MethodSummary = z.output<typeof methodSummary>

export const methodVersion = z.extend(methodSummary, { reason: z.string(), actor: z.string(), at: z.string() })
export type MethodVersion = z.output<typeof methodVersion>

/** One difference between two versions; its sentence is the message `rating.diff.<kind>`. */
export const methodChange = z.object({
  kind: z.enum([
    'normalisation',
    'winsorise',
    'aggregation',
    'coverage',
    'pillarAdded',
    'pillarRemoved',
    'pillarWeight',
    'itemAdded',
    'itemRemoved',
    'itemMoved',
    'itemWeight',
    'goalposts',
    'threshold',
    'intended',
    'direction',
  ]),
  /** Code of the pillar or indicator concerned; empty for the method as a whole. */
  subject: z.string(),
  from: z.string(),
  to: z.string(),
})
export type MethodChange = z.output<typeof methodChange>

/** What a method's indicators are, as the dictionary has them. */
export const scoredIndicator = z.object({
  code: z.string(),
  names: texts,
  unit: z.string(),
  pillar: z.string(),
  /** Zones that have a value. */
  known: z.number(),
})
export type ScoredIndicator = z.output<typeof scoredIndicator>

/** What must be known before believing the result; its sentence is the message `rating.message.<code>`. */
export const ratingMessage = z.object({ code: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])) })
export type RatingMessage = z.output<typeof ratingMessage>

export const pillarScore = z.object({
  code: z.string(),
  score: z.nullable(z.number()),
  rank: z.nullable(z.number()),
  /** Share of the pillar's weight that is present. */
  coverage: z.number(),
})

export const ratingRow = z.object({
  subject: z.string(),
  names: texts,
  district: z.string(),
  districtNames: texts,
  score: z.nullable(z.number()),
  /** Standard competition rank; null where the coverage rule is not met. */
  rank: z.nullable(z.number()),
  /** 5 % and 95 % quantiles of the ranks over the runs of the uncertainty study. */
  rankLow: z.nullable(z.number()),
  rankHigh: z.nullable(z.number()),
  /** Share of the whole weight that is present. */
  coverage: z.number(),
  pillars: z.array(pillarScore),
  /** Indicators without a value, by code. */
  missing: z.array(z.string()),
})
export type RatingRow = z.output<typeof ratingRow>

/** Zones of like profile, compared by pillars and not by the total. */
export const likeZones = z.object({ members: z.array(z.string()), profile: z.array(z.number()), typical: z.string() })

export const rating = z.object({
  method: methodSummary,
  content: methodContent,
  place: z.object({ id: z.string(), names: texts }),
  period: z.string(),
  rows: z.array(ratingRow),
  indicators: z.array(scoredIndicator),
  ranked: z.number(),
  /** Pairs of ranked zones, and those whose order held in at least 95 % of the runs. */
  pairs: z.number(),
  firmPairs: z.number(),
  runs: z.number(),
  failures: z.number(),
  groups: z.array(likeZones),
  /** Mean silhouette width of the groups, −1…1; below 0.25 there are hardly any. Null where there are none. */
  silhouette: z.nullable(z.number()),
  messages: z.array(ratingMessage),
})
export type Rating = z.output<typeof rating>

/** Everything a browser needs to compute the rating itself: method, zones, values by indicator in the order of the zones. */
export const ratingData = z.object({
  method: methodSummary,
  content: methodContent,
  place: z.object({ id: z.string(), names: texts }),
  period: z.string(),
  periods: z.array(z.string()),
  zones: z.array(z.object({ id: z.string(), names: texts, district: z.string(), districtNames: texts })),
  indicators: z.array(z.extend(scoredIndicator, { values: z.array(z.nullable(z.number())) })),
})
export type RatingData = z.output<typeof ratingData>

const effect = z.object({ first: z.nullable(z.number()), total: z.nullable(z.number()) })

/** What drives the order: choices of the method, and what every node does to the ranks. */
export const sensitivity = z.object({
  /** Sobol indices of the mean shift of ranks: weights, normalisation, aggregation, winsorising. */
  factors: z.array(z.extend(effect, { factor: z.string() })),
  /** By node: mean and largest shift of ranks without it, its effective weight, its main effect on the total (η²). */
  nodes: z.array(
    z.object({
      code: z.string(),
      level: z.number(),
      meanShift: z.number(),
      maxShift: z.number(),
      weight: z.number(),
      effect: z.nullable(z.number()),
    }),
  ),
  runs: z.number(),
  ranked: z.number(),
  messages: z.array(ratingMessage),
})
export type Sensitivity = z.output<typeof sensitivity>

/** One node behind a zone's score. */
export const traceNode = z.object({
  code: z.string(),
  names: z.nullable(texts),
  parent: z.nullable(z.string()),
  /** Value as computed, after treatment, on the common scale; null where there is none. */
  raw: z.nullable(z.number()),
  treated: z.nullable(z.number()),
  score: z.nullable(z.number()),
  /** Weight among its siblings that have a value: these sum to 1. */
  weight: z.number(),
  /** What it brings to the total; null where the aggregation does not split. */
  contribution: z.nullable(z.number()),
  unit: z.string(),
  /** Why there is no value. */
  missing: z.nullable(missingReason),
  /** Figures the value is made of, each with its claim. */
  claims: z.array(
    z.object({
      measure: z.string(),
      period: z.string(),
      value: z.number(),
      claim: z.string(),
      source: z.string(),
      locator: z.string(),
      quote: z.string(),
    }),
  ),
})
export const ratingTrace = z.object({
  method: methodSummary,
  zone: z.object({ id: z.string(), names: texts }),
  period: z.string(),
  score: z.nullable(z.number()),
  rank: z.nullable(z.number()),
  nodes: z.array(traceNode),
})
export type RatingTrace = z.output<typeof ratingTrace>

export const RUN_STATES = ['draft', 'published', 'final', 'withdrawn'] as const
export const runState = z.enum(RUN_STATES)
export type RunState = z.output<typeof runState>

export const RUN_STEPS = ['publish', 'revise', 'finalise', 'withdraw'] as const
export const runStep = z.enum(RUN_STEPS)
export type RunStep = z.output<typeof runStep>

export const run = z.object({
  id: z.string(),
  method: z.string(),
  version: z.number(),
  methodNames: texts,
  place: z.string(),
  placeNames: texts,
  period: z.string(),
  state: runState,
  revision: z.number(),
  /** SHA-256 of the result's bytes. */
  hash: z.string(),
  publishedOn: z.nullable(z.string()),
  publishedBy: z.nullable(z.string()),
  objectionsUntil: z.nullable(z.string()),
  createdAt: z.string(),
})
export type Run = z.output<typeof run>

export const takenStep = z.object({
  step: z.enum(['create', ...RUN_STEPS]),
  state: runState,
  revision: z.number(),
  hash: z.string(),
  note: z.string(),
  by: z.string(),
  at: z.string(),
})

export const objection = z.object({
  id: z.string(),
  revision: z.number(),
  zone: z.nullable(z.string()),
  onBehalfOf: z.string(),
  text: z.string(),
  by: z.string(),
  at: z.string(),
  decision: z.nullable(z.enum(['upheld', 'rejected'])),
  reason: z.nullable(z.string()),
  decidedBy: z.nullable(z.string()),
  decidedAt: z.nullable(z.string()),
})
export type Objection = z.output<typeof objection>

export const runFile = z.object({ run, steps: z.array(takenStep), objections: z.array(objection), result: rating })
export type RunFile = z.output<typeof runFile>
