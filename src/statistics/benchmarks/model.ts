import * as z from 'zod/mini'
import { texts } from '#lib/schema.ts'

/** What peers abroad may state. Only quotients of these are compared, never sizes. */
export const PEER_MEASURES = ['area_ha', 'enterprises', 'workers', 'investment', 'output', 'exports'] as const
export const peerMeasure = z.enum(PEER_MEASURES)
export type PeerMeasure = z.output<typeof peerMeasure>

/** Intensities: what is compared, per hectare, per worker or per enterprise. */
export const INTENSITIES = {
  'enterprises-per-ha': ['enterprises', 'area_ha'],
  'workers-per-ha': ['workers', 'area_ha'],
  'workers-per-enterprise': ['workers', 'enterprises'],
  'investment-per-ha': ['investment', 'area_ha'],
  'investment-per-worker': ['investment', 'workers'],
  'output-per-worker': ['output', 'workers'],
  'output-per-ha': ['output', 'area_ha'],
  'exports-per-enterprise': ['exports', 'enterprises'],
} as const satisfies Record<string, readonly [PeerMeasure, PeerMeasure]>
export const INTENSITY_NAMES = [
  'enterprises-per-ha',
  'workers-per-ha',
  'workers-per-enterprise',
  'investment-per-ha',
  'investment-per-worker',
  'output-per-worker',
  'output-per-ha',
  'exports-per-enterprise',
] as const
export const intensity = z.enum(INTENSITY_NAMES)
export type Intensity = z.output<typeof intensity>

/** In which dollars money is compared: current at the year's rate, international (PPP), or constant. */
export const BASES = ['usd', 'ppp', 'constant'] as const
export const basis = z.enum(BASES)
export type Basis = z.output<typeof basis>

/**
 * Codes of our own definitions: a peer is ranked with us only where both its figures bear the same ones. area: within the zone's boundary; enterprises:
 * operating at the end of the period; workers: average list headcount; investment: fixed capital, cumulative; output: industrial output in current prices; exports: FOB.
 */
export const OWN_DEFINITIONS = {
  area_ha: 'area.boundary',
  enterprises: 'enterprises.operating',
  workers: 'workers.headcount',
  investment: 'investment.fixed-capital',
  output: 'output.current-prices',
  exports: 'exports.fob',
} as const satisfies Record<PeerMeasure, string>

export const peerFigure = z.object({
  peer: z.string(),
  name: z.string(),
  country: z.string(),
  kind: z.enum(['zone', 'programme']),
  year: z.number(),
  measure: peerMeasure,
  value: z.number(),
  currency: z.nullable(z.string()),
  priceBasis: z.enum(['current', 'constant']),
  definitionCode: z.string(),
  definition: z.string(),
  source: z.string(),
  locator: z.string(),
})
export type PeerFigure = z.output<typeof peerFigure>

export const conversionFactor = z.object({
  currency: z.string(),
  year: z.number(),
  basis,
  factor: z.number(),
  priceYear: z.nullable(z.number()),
  source: z.string(),
})
export type ConversionFactor = z.output<typeof conversionFactor>

/** Why a row has no value, or no rank: each is a message `benchmark.missing.<code>`. */
export const absence = z.enum(['figures', 'factor', 'prices', 'definitions', 'year'])

export const benchmarkRow = z.object({
  id: z.string(),
  /** Names by language for our own territory; a peer's name is the same in all. */
  names: texts,
  country: z.string(),
  own: z.boolean(),
  year: z.number(),
  value: z.nullable(z.number()),
  /** Why there is no value. */
  missing: z.nullable(absence),
  rank: z.nullable(z.number()),
  /** Why it has a value but no rank. */
  unranked: z.nullable(absence),
  /** Value over the best and over the median of those ranked. */
  toBest: z.nullable(z.number()),
  toMedian: z.nullable(z.number()),
  definitions: z.array(z.object({ measure: peerMeasure, code: z.string(), text: z.string() })),
  sources: z.array(z.string()),
})
export type BenchmarkRow = z.output<typeof benchmarkRow>

export const benchmark = z.object({
  intensity,
  basis,
  money: z.boolean(),
  year: z.number(),
  place: z.object({ id: z.string(), names: texts }),
  rows: z.array(benchmarkRow),
  /** Peers and factors on record, whatever is shown. */
  peers: z.number(),
  /** Factors used, each with its source. */
  factors: z.array(conversionFactor),
})
export type Benchmark = z.output<typeof benchmark>
