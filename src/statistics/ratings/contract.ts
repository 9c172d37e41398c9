import * as z from 'zod/mini'
import { operation } from '#lib/operation.ts'
import { pageOf, paging, period, slug, soato, texts } from '#lib/schema.ts'
import {
  aggregation,
  methodChange,
  methodContent,
  methodSummary,
  methodVersion,
  normalisation,
  objection,
  rating,
  ratingData,
  ratingRow,
  ratingTrace,
  run,
  runFile,
  scoredIndicator,
  sensitivity,
} from './model.ts'

const version = z.optional(z.coerce.number().check(z.int(), z.gte(1)))
const place = z._default(soato, '1726')
const method = z._default(slug, 'paper-table')
const reason = z.string().check(z.minLength(10, 'input.reason'), z.maxLength(2000))
const wish = { method, version, place, period: z.optional(period) }

export const listMethods = operation({
  method: 'GET',
  path: '/rating/methods',
  summary: 'The rating methods, each in its latest version',
  can: 'public.read',
  input: z.object({}),
  output: z.object({ items: z.array(z.extend(methodSummary, { pillars: z.number(), indicators: z.number(), normalisation, aggregation })) }),
})

export const getMethod = operation({
  method: 'GET',
  path: '/rating/methods/{id}',
  summary: 'One rating method: a version whole, the list of versions, and what differs between two of them',
  can: 'public.read',
  snapshot: true,
  input: z.object({ id: slug, version, from: version }),
  output: z.object({
    method: methodVersion,
    content: methodContent,
    indicators: z.array(z.omit(scoredIndicator, { known: true })),
    versions: z.array(methodVersion),
    /** The earlier version compared with; null where there is none. */
    against: z.nullable(z.number()),
    changes: z.array(methodChange),
  }),
})

export const saveMethod = operation({
  method: 'POST',
  path: '/rating/methods/{id}',
  summary: 'Save a rating method as a new version; a method of a new name begins with version 1',
  can: 'method.write',
  audit: 'method.saved',
  input: z.object({
    id: slug,
    /** The latest version this one was made from; absent for a new method. */
    basedOn: z.optional(z.coerce.number()),
    names: z.optional(z.object({ uz: z.string().check(z.minLength(2)), ru: z.string().check(z.minLength(2)), en: z.string().check(z.minLength(2)) })),
    content: methodContent,
    reason,
  }),
  output: methodVersion,
})

export const rate = operation({
  method: 'GET',
  path: '/rating',
  summary: 'A rating: scores, ranks with their intervals, pillars, coverage, what is missing, groups of like zones',
  can: 'public.read',
  snapshot: true,
  input: z.object(wish),
  output: z.extend(rating, { periods: z.array(z.string()) }),
})

export const rateData = operation({
  method: 'GET',
  path: '/rating/data',
  summary: 'Method, zones and values a rating is made of, to compute it elsewhere',
  can: 'public.read',
  snapshot: true,
  input: z.object(wish),
  output: ratingData,
})

export const traceRating = operation({
  method: 'GET',
  path: '/rating/trace/{subject}',
  summary: "A zone's score opened down to raw values and the claims behind them",
  can: 'public.read',
  snapshot: true,
  input: z.object({ ...wish, subject: slug }),
  output: ratingTrace,
})

export const analyseSensitivity = operation({
  method: 'GET',
  path: '/rating/sensitivity',
  summary: 'What drives the order of a rating: choices of the method, pillars and indicators',
  can: 'public.read',
  snapshot: true,
  input: z.object(wish),
  output: sensitivity,
})

export const compareMethods = operation({
  method: 'GET',
  path: '/rating/comparison',
  summary: 'Two methods side by side over the same zones and period',
  can: 'public.read',
  snapshot: true,
  input: z.object({ ...wish, against: slug, againstVersion: version }),
  output: z.object({
    methods: z.array(methodSummary),
    period: z.string(),
    changes: z.array(methodChange),
    /** Mean and largest shift of ranks over the zones both methods rank. */
    meanShift: z.nullable(z.number()),
    maxShift: z.nullable(z.number()),
    rows: z.array(
      z.object({
        subject: z.string(),
        names: texts,
        sides: z.array(z.pick(ratingRow, { score: true, rank: true, rankLow: true, rankHigh: true })),
        shift: z.nullable(z.number()),
      }),
    ),
  }),
})

export const listRuns = operation({
  method: 'GET',
  path: '/rating/runs',
  summary: 'Published, final and withdrawn rating runs, latest first',
  can: 'public.read',
  input: z.object({ place: z.optional(soato), ...paging }),
  output: pageOf(run),
})

export const listDrafts = operation({
  method: 'GET',
  path: '/rating/drafts',
  summary: 'Rating runs that are drafts',
  can: 'rating.draft',
  input: z.object({}),
  output: z.object({ items: z.array(run) }),
})

export const getRun = operation({
  method: 'GET',
  path: '/rating/runs/{id}',
  summary: 'One published rating run: its steps, objections and result',
  can: 'public.read',
  snapshot: true,
  input: z.object({ id: slug }),
  output: runFile,
})

export const getDraft = operation({
  method: 'GET',
  path: '/rating/drafts/{id}',
  summary: 'One rating run in any state, drafts too',
  can: 'rating.draft',
  snapshot: true,
  input: z.object({ id: slug }),
  output: runFile,
})

export const getRunResult = operation({
  method: 'GET',
  path: '/rating/runs/{id}/result',
  summary: 'The result of a run, exactly the bytes whose SHA-256 the run states',
  can: 'public.read',
  input: z.object({ id: slug }),
  output: z.unknown(),
})

export const draftRun = operation({
  method: 'POST',
  path: '/rating/runs',
  summary: 'Compute a rating and keep it as a draft run',
  can: 'rating.draft',
  audit: 'rating.drafted',
  input: z.object({ method: slug, version, place: soato, period }),
  output: run,
})

const stepInput = z.object({ id: slug })
const reasonedInput = z.object({ id: slug, reason })

export const publishRun = operation({
  method: 'POST',
  path: '/rating/runs/{id}/publication',
  summary: 'Publish a draft for objections',
  can: 'rating.draft',
  audit: 'rating.published',
  input: stepInput,
  output: run,
})

export const reviseRun = operation({
  method: 'POST',
  path: '/rating/runs/{id}/revisions',
  summary: 'Compute a run anew from what is on record now; it becomes a draft again',
  can: 'rating.draft',
  audit: 'rating.revised',
  input: reasonedInput,
  output: run,
})

export const finaliseRun = operation({
  method: 'POST',
  path: '/rating/runs/{id}/finalisation',
  summary: 'Make a published run final: its objections are decided, from now on it never changes',
  can: 'rating.decide',
  audit: 'rating.finalised',
  input: stepInput,
  output: run,
})

export const withdrawRun = operation({
  method: 'POST',
  path: '/rating/runs/{id}/withdrawal',
  summary: 'Withdraw a run that is not final',
  can: 'rating.draft',
  audit: 'rating.withdrawn',
  input: reasonedInput,
  output: run,
})

export const objectToRun = operation({
  method: 'POST',
  path: '/rating/runs/{id}/objections',
  summary: 'Register an objection to a published run',
  can: 'rating.object',
  // An objection is about the whole rating, whatever zone or organisation it comes from.
  scope: 'record',
  audit: 'rating.objected',
  input: z.object({
    id: slug,
    subject: z.optional(slug),
    onBehalfOf: z.string().check(z.minLength(2, 'input.text'), z.maxLength(200)),
    text: reason,
  }),
  output: objection,
})

export const decideObjection = operation({
  method: 'POST',
  path: '/rating/runs/{id}/objections/{objection}/decision',
  summary: 'Uphold or reject an objection, with the reason; not by the one who published',
  can: 'rating.decide',
  audit: 'rating.objectionDecided',
  input: z.object({ id: slug, objection: slug, decision: z.enum(['upheld', 'rejected']), reason }),
  output: objection,
})
