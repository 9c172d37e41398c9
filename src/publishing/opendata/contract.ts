import * as z from 'zod/mini'
import { operation } from '#lib/operation.ts'
import { asOf } from '#lib/schema.ts'
import { collection, dataset, feature, flow, meaning, observation } from './model.ts'

export const listDatasets = operation({
  method: 'GET',
  path: '/opendata/datasets',
  summary: 'The catalogue of open data; releases and reports appear at their time of publication',
  can: 'public.read',
  timed: true,
  input: z.object({}),
  output: z.object({ items: z.array(dataset) }),
})

export const listObservations = operation({
  method: 'GET',
  path: '/opendata/observations',
  summary: 'Official figures of real zones and territories, or those of published releases; as they stood at a moment; or only what changed after one',
  can: 'public.read',
  timed: true,
  snapshot: true,
  input: z.object({ flow: z._default(flow, 'FIGURES'), asOf, updatedAfter: asOf }),
  output: z.object({ items: z.array(observation), meaning }),
})

export const listFeatures = operation({
  method: 'GET',
  path: '/opendata/features',
  summary: 'Zones, territories or vacant lots as geographic features',
  can: 'public.read',
  input: z.object({ collection }),
  output: z.object({ items: z.array(feature) }),
})
