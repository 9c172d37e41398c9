import { fold } from '@sanoat/uzbek'
import { isPeriod, type Period } from '#lib/period.ts'
import { expectOk, ok, refuse, type Result } from '#lib/result.ts'
import type { Reader } from '#platform/database/sql.ts'
import type { ReadHandler } from '#platform/dispatch.ts'
import { readPlacesOf } from '#registers/places/service.ts'
import { readSources } from '#registers/sources/service.ts'
import type { Zone } from '#registers/zones/model.ts'
import { readEvents, readZone, readZones } from '#registers/zones/service.ts'
import { readClaimsOf, readOfficialsOf, readMeasures } from '#statistics/claims/service.ts'
import type { Claim } from '#statistics/claims/model.ts'
import { readFindings } from '#statistics/quality/service.ts'
import { loadEngine, THE_COUNTRY, type Engine } from '#statistics/indicators/engine.ts'
import type { Indicator } from '#statistics/indicators/model.ts'
import { bestPeriod, dynamicsOf, leagueOf } from '#statistics/analysis/service.ts'
import type { compare, search, showHome, showPassport } from './contract.ts'
import type { Home, Passport } from './model.ts'
import { searchHits, type HitRow } from './store.ts'

type Loaded = Engine & { readonly chosen: readonly Indicator[] }

/** Indicators set large on the home page and the passports, in this order, where they have a value. */
const KEY_INDICATORS = ['ECO-01', 'SOC-01', 'LAND-01', 'ECO-07', 'LAND-09', 'SOC-03']
/** Indicators whose series a passport draws. */
const SERIES_INDICATORS = ['ECO-01', 'SOC-01', 'ECO-07']
const INFRASTRUCTURE = [
  'infrastructure_level_pct',
  'infrastructure_renewed_pct',
  'electricity_supply_pct',
  'gas_supply_pct',
  'water_supply_pct',
  'land_developed_pct',
]

export const answerHome: ReadHandler<typeof showHome> = async (input, reader) => {
  const loaded = await loadEngine(reader, { place: input.place, codes: [...new Set([...KEY_INDICATORS, input.indicator])] })
  if (!loaded.ok) return loaded
  const engine = loaded.value
  const league = leagueOf(engine, input.indicator)
  if (!league.ok) return league
  const subjects = [input.place, ...engine.zones.map(({ id }) => id)]
  const findings = await readFindings(reader)
  const concerned = findings.filter(({ subject }) => subjects.includes(subject) || subject === THE_COUNTRY)
  const { regions, country } = await nationalPicture(reader)
  return ok({
    place: { id: engine.place.soato, names: engine.place.names },
    period: league.value.period,
    zones: [...engine.zones],
    keyFigures: keyFiguresOf(engine, input.place),
    league: league.value,
    events: await readEvents(reader, input.place, 8),
    findings: concerned.filter(({ state }) => state === 'open').slice(0, 6),
    findingCounts: { open: countOf(concerned, 'open'), explained: countOf(concerned, 'explained'), settled: countOf(concerned, 'settled') },
    regions,
    country,
    contradictions: await contradictionsOf(reader, input.place),
  })
}

const countOf = (findings: Home['findings'], state: 'open' | 'explained' | 'settled') => findings.filter((finding) => finding.state === state).length

/** Key figures of a zone or territory with its place among its peers and its course over the years. */
function keyFiguresOf(engine: Loaded, subject: string, wished?: Period): Home['keyFigures'] {
  return engine.chosen
    .filter(({ code }) => KEY_INDICATORS.includes(code))
    .flatMap((indicator) => {
      const periods = engine.periodsOf(indicator)
      const isPlace = subject === engine.place.soato
      const valueAt = (period: Period) => (isPlace ? engine.placeValue(indicator, engine.place, period) : engine.zoneValue(indicator, subject, period)).value
      const period = wished ?? (isPlace ? bestPeriod(engine, indicator, periods) : (periods.findLast((one) => valueAt(one).value !== null) ?? periods.at(-1)))
      if (period === undefined) return []
      const row = isPlace ? undefined : expectOk(leagueOf(engine, indicator.code, period), `rank ${subject} by ${indicator.code}`)
      const own = row?.rows.find((one) => one.subject === subject)
      return [
        {
          indicator,
          value: valueAt(period),
          rank: own?.rank ?? null,
          rankLow: own?.rankLow ?? null,
          rankHigh: own?.rankHigh ?? null,
          outOf: row?.ranked ?? 0,
          spark: periods
            .filter((one) => one.length === 4)
            .map((one) => ({ period: one, value: valueAt(one).certainty === 'partial' ? null : valueAt(one).value })),
        },
      ]
    })
}

/** Zones by region: as sources state them, and as many as this register holds. */
async function nationalPicture(reader: Reader): Promise<Pick<Home, 'regions' | 'country'>> {
  const regions = (await readPlacesOf(reader, THE_COUNTRY)).filter(({ level, validTo }) => level === 'region' && validTo === null)
  const zones = await readZones(reader)
  const claims = (await readClaimsOf(reader, [THE_COUNTRY, ...regions.map(({ soato }) => soato)])).filter(
    ({ measure, value }) => measure === 'zones' && value !== null,
  )
  const statedOf = (soato: string) => claims.find(({ subject }) => subject === soato)
  const rows = regions.map(({ soato, names, iso }) => ({
    soato,
    names,
    iso,
    stated: statedOf(soato)?.value ?? null,
    registered: zones.filter(({ region }) => region === soato).length,
    claim: statedOf(soato)?.id ?? null,
  }))
  const total = statedOf(THE_COUNTRY)
  return { regions: rows, country: { stated: total?.value ?? null, claim: total?.id ?? null, named: rows.reduce((sum, { stated }) => sum + (stated ?? 0), 0) } }
}

/** Measures of a territory for which sources state different values that may be the same thing: claims side by side. */
async function contradictionsOf(reader: Reader, place: string): Promise<Home['contradictions']> {
  const claims = await readClaimsOf(reader, [place])
  const measures = new Map((await readMeasures(reader)).map((measure) => [measure.code, measure]))
  // The prose states the area in square metres: the same thing as the table's hectares under another measure.
  const alike = (claim: Claim) => (claim.measure === 'total_area_m2' ? 'area_ha' : claim.measure)
  return [...Map.groupBy(claims, alike)].flatMap(([measure, group]) => {
    const names = measures.get(measure)?.names
    const values = new Set(group.map(({ value, unit }) => (value === null ? null : unit === 'm2' ? value / 10_000 : value)))
    return names === undefined || values.size < 2 ? [] : [{ measure, names, claims: group }]
  })
}

export const answerPassport: ReadHandler<typeof showPassport> = async (input, reader) => {
  const zone = await readZone(reader, input.zone)
  if (!zone.ok) return zone
  const engine = expectOk(
    await loadEngine(reader, { place: zone.value.region, codes: KEY_INDICATORS, period: input.period, asOf: input.asOf }),
    `load the passport of ${input.zone}`,
  )
  const claims = await readClaimsOf(reader, [input.zone])
  const measures = new Map((await readMeasures(reader)).map((measure) => [measure.code, measure]))
  const findings = await readFindings(reader)
  const series: Passport['series'] = SERIES_INDICATORS.flatMap((code) => {
    const dynamics = expectOk(dynamicsOf(engine, code, { zones: [input.zone] }), `draw ${code} of ${input.zone}`)
    const own = dynamics.series.find(({ subject }) => subject === input.zone)
    return own === undefined || own.points.length === 0 ? [] : [{ indicator: dynamics.indicator, series: own }]
  })
  return ok({
    zone: zone.value,
    period: input.period ?? null,
    keyFigures: keyFiguresOf(engine, input.zone, input.period),
    series,
    infrastructure: claims.flatMap((claim) => {
      const names = measures.get(claim.measure)?.names
      return names === undefined || !INFRASTRUCTURE.includes(claim.measure)
        ? []
        : [{ measure: claim.measure, names, period: claim.period, value: claim.value, claim: claim.id, qualifier: claim.qualifier }]
    }),
    official: await readOfficialsOf(reader, input.zone),
    claims,
    sources: await readSources(
      reader,
      claims.map(({ source }) => source),
    ),
    findings: findings.filter((finding) => finding.subject === input.zone || finding.claims.some((id) => claims.some((claim) => claim.id === id))),
    peers: engine.zones.filter(({ id }) => id !== input.zone),
  })
}

/** Indicators a comparison shows, where at least one of the zones has a value. */
export const answerCompare: ReadHandler<typeof compare> = async (input, reader) => {
  const ids = [...new Set(input.zones.split(','))]
  const zones: Result<Zone>[] = []
  for (const id of ids) zones.push(await readZone(reader, id))
  const refused = zones.find((zone) => !zone.ok)
  if (refused !== undefined && !refused.ok) return refused
  const found = zones.flatMap((zone) => (zone.ok ? [zone.value] : []))
  const regions = new Set(found.map(({ region }) => region))
  const [region = THE_COUNTRY] = regions
  const place = regions.size === 1 ? region : THE_COUNTRY
  const basic = expectOk(await loadEngine(reader, { place, codes: ['ECO-01'], asOf: input.asOf }), 'load the comparison')
  const codes = basic.dictionary.indicators.map(({ code }) => code)
  const engine = expectOk(await loadEngine(reader, { place, codes, asOf: input.asOf }), 'load the comparison')
  const [main] = engine.chosen
  if (main === undefined) return refuse('indicator.unknown', { code: 'ECO-01' })
  const periods = [...new Set(engine.chosen.flatMap((indicator) => engine.periodsOf(indicator)))].filter(({ length }) => length === 4).toSorted()
  const period = input.period ?? bestPeriod(engine, main, engine.periodsOf(main))
  const rows = engine.chosen
    .map((indicator) => {
      const league = expectOk(leagueOf(engine, indicator.code, period), `compare by ${indicator.code}`)
      const values = ids.map((id) => engine.zoneValue(indicator, id, period).value)
      const own = ids.map((id) => league.rows.find(({ subject }) => subject === id))
      return {
        indicator,
        values,
        ranks: own.map((row) => row?.rank ?? null),
        rankBounds: own.map((row) => (row === undefined || row.rankLow === null || row.rankHigh === null ? null : { low: row.rankLow, high: row.rankHigh })),
        outOf: league.ranked,
      }
    })
    .filter(({ values }) => values.some(({ value }) => value !== null))
  const series = SERIES_INDICATORS.flatMap((code) => {
    const dynamics = expectOk(dynamicsOf(engine, code, { zones: ids }), `compare the course of ${code}`)
    const own = dynamics.series.filter(({ subject, points }) => ids.includes(subject) && points.length > 0)
    return own.length === 0 ? [] : [{ indicator: dynamics.indicator, series: own }]
  })
  return ok({ period, periods: periods.filter(isPeriod), zones: found, rows, series })
}

const PATHS = { zone: '/zones/', place: '/places/', indicator: '/indicators/', act: '/acts/', source: '/sources/', event: '/zones/' } as const satisfies Record<
  HitRow['kind'],
  string
>

export const answerSearch: ReadHandler<typeof search> = async ({ q, limit }, reader) => {
  const folded = fold(q)
  if (folded === '') return ok({ items: [] })
  const rows = await searchHits(reader, likeText(folded), likeText(q.trim().toLowerCase()), limit)
  return ok({
    items: rows.map(({ kind, id, titles, detail }) => ({
      kind,
      id,
      titles,
      detail,
      path: `${PATHS[kind]}${encodeURIComponent(kind === 'event' ? (id.split('/')[0] ?? id) : id)}`,
    })),
  })
}

/** A text as LIKE takes it literally. */
const likeText = (text: string) => text.replace(/[\\%_]/g, '\\$&')
