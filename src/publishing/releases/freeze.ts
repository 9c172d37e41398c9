import { createHash } from 'node:crypto'
import { canonical } from '@sanoat/composite'
import { yearEarlier, type Period } from '#lib/period.ts'
import { ok, refuse, type Result } from '#lib/result.ts'
import type { Reader } from '#platform/database/sql.ts'
import { readPlace, readPlacesOf } from '#registers/places/service.ts'
import { readSources } from '#registers/sources/service.ts'
import type { Zone } from '#registers/zones/model.ts'
import { readEvents, readZone, readZones } from '#registers/zones/service.ts'
import { dynamicsOf, leagueOf, structureOf } from '#statistics/analysis/service.ts'
import type { Claim, OfficialValue } from '#statistics/claims/model.ts'
import { readClaimsOf, readOfficialsOf } from '#statistics/claims/service.ts'
import { loadEngine, readDictionary, THE_COUNTRY } from '#statistics/indicators/engine.ts'
import type { IndicatorValue } from '#statistics/indicators/model.ts'
import { readFindings } from '#statistics/quality/service.ts'
import { readComputedRating, readPublicRating } from '#statistics/ratings/run-service.ts'
import { PARTS, type PartName, type ReleaseContent } from './model.ts'

export type Wish = { readonly place: string; readonly period: Period; readonly run?: string; readonly method: string }

/** Indicators whose league table, series and structure a release carries. */
const LEAGUES = ['ECO-01', 'SOC-01', 'LAND-01', 'ECO-07', 'LAND-09', 'SOC-03', 'ECO-12'] as const
const SERIES = ['ECO-01', 'SOC-01'] as const
const STRUCTURES = [
  ['ECO-01', 'zone'],
  ['SOC-01', 'zone'],
  ['LAND-01', 'zone'],
  ['ECO-01', 'direction'],
  ['SOC-01', 'direction'],
  ['ECO-01', 'district'],
] as const

/** Reads everything a release holds, as it stands at this moment; the caller's transaction makes it one moment. */
export async function gather(reader: Reader, wish: Wish): Promise<Result<ReleaseContent>> {
  const place = await readPlace(reader, wish.place)
  if (place === undefined) return refuse('place.unknown', { soato: wish.place })
  const zones: Zone[] = []
  for (const { id } of await readZones(reader, { place: wish.place })) {
    const zone = await readZone(reader, id)
    if (zone.ok) zones.push(zone.value)
  }
  const regions = (await readPlacesOf(reader, THE_COUNTRY)).filter(({ level, validTo }) => level === 'region' && validTo === null)
  const country = await readPlace(reader, THE_COUNTRY)
  if (country === undefined) return refuse('place.unknown', { soato: THE_COUNTRY })
  const subjects = [...new Set([...zones.map(({ id }) => id), wish.place, ...regions.map(({ soato }) => soato), THE_COUNTRY])]
  const claims = await readClaimsOf(reader, subjects)
  const figures: OfficialValue[] = []
  for (const subject of subjects)
    figures.push(...(await readOfficialsOf(reader, subject)).filter(({ period }) => period.length === 4 || period === wish.period))

  const computed = await computeIndicators(reader, wish)
  if (!computed.ok) return computed
  const rated = await rate(reader, wish)
  if (!rated.ok) return rated
  const stated = (soato: string) => claims.find(({ subject, measure, value }) => subject === soato && measure === 'zones' && value !== null)
  const dictionary = await readDictionary(reader)
  return ok({
    scope: {
      place: { id: place.soato, names: place.names },
      period: wish.period,
      zones,
      regions: regions.map(({ soato, names, iso }) => ({ soato, names, iso, stated: stated(soato)?.value ?? null, claim: stated(soato)?.id ?? null })),
      country: { names: country.names, stated: stated(THE_COUNTRY)?.value ?? null, claim: stated(THE_COUNTRY)?.id ?? null },
    },
    dictionary: { measures: [...dictionary.measures.values()], indicators: [...dictionary.indicators] },
    figures,
    claims,
    sources: await readSources(reader, sourcesOf(claims, figures, zones)),
    indicators: computed.value.values,
    analysis: computed.value.analysis,
    rating: rated.value,
    findings: await findingsOf(reader, subjects, claims),
    events: await readEvents(reader, wish.place, 200),
  })
}

const sourcesOf = (claims: readonly Claim[], figures: readonly OfficialValue[], zones: readonly Zone[]): string[] => [
  ...claims.map(({ source }) => source),
  ...figures.map(({ source }) => source),
  ...zones.flatMap(({ events }) => events.map(({ source }) => source)),
]

async function findingsOf(reader: Reader, subjects: readonly string[], claims: readonly Claim[]): Promise<ReleaseContent['findings']> {
  const known = new Set(claims.map(({ id }) => id))
  return (await readFindings(reader)).filter((finding) => subjects.includes(finding.subject) || finding.claims.some((id) => known.has(id)))
}

/** Values of every indicator: of the period with the reason where there is none, of other years where there is one. */
async function computeIndicators(reader: Reader, { place, period }: Wish): Promise<Result<{ values: IndicatorValue[]; analysis: ReleaseContent['analysis'] }>> {
  const codes = (await readDictionary(reader)).indicators.map(({ code }) => code)
  const loaded = await loadEngine(reader, { place, codes, period })
  if (!loaded.ok) return loaded
  const engine = loaded.value
  const values = engine.chosen.flatMap((indicator) =>
    [...new Set([...engine.periodsOf(indicator), period])].toSorted().flatMap((one) => {
      const all = [...engine.zones.map(({ id }) => engine.zoneValue(indicator, id, one).value), engine.placeValue(indicator, engine.place, one).value]
      return one === period ? all : all.filter(({ value }) => value !== null)
    }),
  )
  const leagues: ReleaseContent['analysis']['leagues'] = []
  for (const code of LEAGUES) {
    const league = leagueOf(engine, code, period)
    if (!league.ok) return league
    leagues.push(league.value)
  }
  const dynamics: ReleaseContent['analysis']['dynamics'] = []
  const years = period.length === 4 ? ok(engine) : await loadEngine(reader, { place, codes: [...SERIES] })
  if (!years.ok) return years
  for (const code of SERIES) {
    // A release knows nothing that came after its period.
    const series = dynamicsOf(years.value, code, { to: period })
    if (!series.ok) return series
    dynamics.push(series.value)
  }
  const structures: ReleaseContent['analysis']['structures'] = []
  for (const [indicator, by] of STRUCTURES) {
    const structure = await structureOf(reader, { indicator, by, place, period, against: undefined, asOf: undefined })
    if (!structure.ok) return structure
    structures.push(structure.value)
  }
  return ok({ values, analysis: { leagues, dynamics, structures } })
}

/** The rating a release carries: a public run of the same territory and period, or one computed now; and that of a year earlier. */
async function rate(reader: Reader, { place, period, run, method }: Wish): Promise<Result<ReleaseContent['rating']>> {
  if (run === undefined) {
    const result = await readComputedRating(reader, { method, place, period })
    if (!result.ok) return result.code === 'rating.nothingScored' ? ok({ run: null, result: null, before: null }) : result
    return ok({ run: null, result: result.value, before: await rankedBefore(reader, method, place, period) })
  }
  const chosen = await readPublicRating(reader, run)
  if (!chosen.ok) return chosen
  if (chosen.value.run.place !== place || chosen.value.run.period !== period)
    return refuse('release.otherRun', { run, place: chosen.value.run.place, period: chosen.value.run.period })
  return ok({ run, result: chosen.value.rating, before: await rankedBefore(reader, chosen.value.run.method, place, period) })
}

async function rankedBefore(reader: Reader, method: string, place: string, period: Period): Promise<ReleaseContent['rating']['before']> {
  const before = await readComputedRating(reader, { method, place, period: yearEarlier(period) })
  return before.ok && before.value.ranked > 0 ? before.value : null
}

export type FrozenPart = { readonly name: PartName; readonly position: number; readonly content: string; readonly hash: string; readonly items: number }

/** Parts as canonical JSON, each with its SHA-256. */
export const freezeParts = (content: ReleaseContent): FrozenPart[] =>
  PARTS.map((name, position) => {
    const part = content[name]
    const text = canonical(part)
    return { name, position, content: text, hash: sha256(text), items: Array.isArray(part) ? part.length : Object.values(part).length }
  })

/** SHA-256 of what names the release and its parts: one hash over everything. */
export const hashOfRelease = (id: string, wish: Wish, parts: readonly FrozenPart[]): string =>
  sha256(canonical({ id, place: wish.place, period: wish.period, parts: parts.map(({ name, hash }) => ({ name, hash })) }))

export const sha256 = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex')
