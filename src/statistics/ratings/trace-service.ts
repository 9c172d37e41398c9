import { createBuilder, ranksOfNode, traceUnit, type TraceNode } from '@sanoat/composite'
import { isPeriod, type Period } from '#lib/period.ts'
import { ok, refuse } from '#lib/result.ts'
import type { ReadHandler } from '#platform/dispatch.ts'
import type { Reader } from '#platform/database/sql.ts'
import { readClaims } from '../claims/service.ts'
import { inputsOf } from '../indicators/rules/values.ts'
import type { traceRating } from './contract.ts'
import type { RatingTrace } from './model.ts'
import { buildRating, observationsOf } from './rules/compute.ts'
import { TOTAL } from './rules/specification.ts'
import { loadRating, type Loaded } from './service.ts'

type Node = RatingTrace['nodes'][number]

/** A zone's score down to its claims: total → pillars → indicators (value, treated, scaled, weight, contribution) → figures and quotes. */
export const answerTraceRating: ReadHandler<typeof traceRating> = async (input, reader) => {
  const loaded = await loadRating(reader, input)
  if (!loaded.ok) return loaded
  const { data } = loaded.value
  const row = data.zones.findIndex(({ id }) => id === input.subject)
  const zone = data.zones[row]
  if (zone === undefined) return refuse('zone.unknown', { zone: input.subject })
  const observations = observationsOf(data)
  if (!observations.ok) return observations
  const build = buildRating(data.content, createBuilder(observations.value))
  if (!build.ok) return build
  const claims = await claimsOf(reader, loaded.value, zone.id)
  const traced = traceUnit(build.value, row)
  const rank = ranksOfNode(build.value)[row] ?? 0
  return ok({
    method: data.method,
    zone: { id: zone.id, names: zone.names },
    period: data.period,
    score: orNull(traced.find(({ code }) => code === TOTAL)?.score),
    rank: rank === 0 ? null : rank,
    nodes: traced.map((node) => nodeOf(node, row, loaded.value, claims)),
  })
}

const orNull = (value: number | undefined): number | null => (value === undefined || !Number.isFinite(value) ? null : value)

function nodeOf(node: TraceNode, row: number, { data, engine }: Loaded, claims: ReadonlyMap<string, Node['claims']>): Node {
  const indicator = engine.chosen.find(({ code }) => code === node.code)
  const pillar = data.content.pillars.find(({ code }) => code === node.code)
  const zone = data.zones[row]?.id ?? ''
  const raw = node.values.find(({ stage }) => stage === 'raw')?.value
  const treated = node.values.find(({ stage }) => stage === 'treat')?.value ?? raw
  return {
    code: node.code,
    names: indicator?.names ?? pillar?.names ?? null,
    parent: node.parent ?? null,
    raw: orNull(raw),
    treated: orNull(treated),
    score: orNull(node.score),
    weight: orNull(node.weight) ?? 0,
    contribution: Number.isNaN(node.score) ? null : orNull(node.contribution),
    unit: indicator?.unit ?? '',
    missing: indicator === undefined ? null : engine.zoneValue(indicator, zone, asPeriod(data.period)).value.missing,
    claims: claims.get(node.code) ?? [],
  }
}

function asPeriod(text: string): Period {
  if (!isPeriod(text)) throw new Error(`Cannot trace a rating of ${text}: expected a period`)
  return text
}

/** The claims behind each indicator of a zone. */
async function claimsOf(reader: Reader, { data, engine }: Loaded, zone: string): Promise<ReadonlyMap<string, Node['claims']>> {
  const found = engine.chosen.map((indicator) => ({
    code: indicator.code,
    figures: inputsOf(engine.dictionary.expressionOf(indicator), engine.figuresOf(zone), asPeriod(data.period)).found,
  }))
  const ids = found.flatMap(({ figures }) => figures.map(({ official }) => official.claim))
  const claims = new Map((await readClaims(reader, [...new Set(ids)])).map((claim) => [claim.id, claim]))
  return new Map(
    found.map(({ code, figures }) => [
      code,
      figures.map(({ official }) => ({
        measure: official.measure,
        period: official.period,
        value: official.value,
        claim: official.claim,
        source: official.source,
        locator: claims.get(official.claim)?.locator ?? '',
        quote: claims.get(official.claim)?.quote ?? '',
      })),
    ]),
  )
}
