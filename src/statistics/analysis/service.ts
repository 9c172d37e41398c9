import { yearOf, yearPeriod, type Period } from '#lib/period.ts'
import { ok, refuse, type Result } from '#lib/result.ts'
import type { Texts } from '#lib/language.ts'
import type { InputOf } from '#lib/operation.ts'
import type { ReadHandler } from '#platform/dispatch.ts'
import type { Reader } from '#platform/database/sql.ts'
import { loadEngine, type Engine } from '../indicators/engine.ts'
import type { Indicator } from '../indicators/model.ts'
import type { Valued } from '../indicators/rules/values.ts'
import type { compareZones, showStructure, traceDynamics } from './contract.ts'
import type { Dynamics, LeagueTable, Structure } from './model.ts'
import { bestOf, meanOf, rankBounds, rankFigures, relateTo, shareFigures } from './rules/comparative.ts'
import { averageGrowth, commonWindow, contributeToGrowth, interpolateSeries, measureGrowth } from './rules/dynamic.ts'
import type { Figure } from './rules/figures.ts'
import { quotientCode, readStructure } from './structure.ts'

type Loaded = Engine & { readonly chosen: readonly Indicator[] }

export const answerCompareZones: ReadHandler<typeof compareZones> = async (input, reader) => {
  const engine = await loadEngine(reader, { place: input.place, codes: [input.indicator], asOf: input.asOf, period: input.period })
  if (!engine.ok) return engine
  return leagueOf(engine.value, input.indicator, input.period)
}

/** The league table of an indicator over the engine's zones; of the latest period that most zones have, unless told. */
export function leagueOf(engine: Loaded, code: string, wished?: Period): Result<LeagueTable> {
  const indicator = engine.dictionary.find(code)
  if (indicator === undefined) return refuse('indicator.unknown', { code })
  const periods = engine.periodsOf(indicator)
  const period = wished ?? bestPeriod(engine, indicator, periods)
  const valued = engine.zones.map((zone) => ({ zone, ...engine.zoneValue(indicator, zone.id, period) }))
  const figures = valued.map(({ zone, value }): Figure => ({ id: zone.id, value: value.value }))
  const down = indicator.direction === 'down'
  const ranks = new Map(rankFigures(figures, down ? 'down' : 'up').map(({ id, rank }) => [id, rank]))
  const bounds = new Map(boundsOfRanks(valued, down).map((bound) => [bound.id, bound]))
  const total = engine.placeValue(indicator, engine.place, period)
  const sums = isSum(engine, indicator)
  const shares = sums ? shareFigures(figures) : undefined
  const mean = meanOf(figures)
  const best = bestOf(figures, down ? 'down' : 'up')
  const toMean = mean.ok ? relateTo(figures, mean.value) : mean
  const toBest = best.ok ? relateTo(figures, best.value.value) : best
  const of = (list: Result<Figure[]> | undefined, id: string) => (list?.ok === true ? (list.value.find((figure) => figure.id === id)?.value ?? null) : null)
  const rows = valued.map(({ zone, value }) => ({
    subject: zone.id,
    names: zone.names,
    district: zone.district,
    districtNames: zone.districtNames,
    value: value.value,
    missing: value.missing,
    certainty: value.certainty,
    qualifier: value.qualifier,
    contested: value.contested,
    rank: ranks.get(zone.id) ?? null,
    rankLow: bounds.get(zone.id)?.best ?? null,
    rankHigh: bounds.get(zone.id)?.worst ?? null,
    share: of(shares, zone.id),
    toMean: of(toMean, zone.id),
    toBest: of(toBest, zone.id),
  }))
  return ok({
    indicator,
    period,
    periods,
    place: { id: engine.place.soato, names: engine.place.names },
    rows: rows.toSorted((a, b) => (a.rank ?? Number.MAX_SAFE_INTEGER) - (b.rank ?? Number.MAX_SAFE_INTEGER)),
    total: total.value,
    mean: mean.ok ? mean.value : null,
    ranked: rows.filter(({ rank }) => rank !== null).length,
  })
}

/** Ranks each zone may have, given the bounds of the values; the least is best where the indicator points down. */
function boundsOfRanks(valued: readonly (Valued & { zone: { id: string } })[], down: boolean) {
  const bounded = valued.flatMap(({ zone, bounds }) =>
    bounds === null ? [] : [{ id: zone.id, low: down ? -bounds.high : bounds.low, high: down ? -bounds.low : bounds.high }],
  )
  return rankBounds(bounded)
}

/** Whether zones' values of an indicator add up: its formula is one base figure that does. */
export function isSum(engine: Engine, indicator: Indicator): boolean {
  const expression = engine.dictionary.expressionOf(indicator)
  return expression.kind === 'figure' && engine.dictionary.measures.get(expression.measure)?.aggregation === 'sum'
}

/** The latest among the periods in which the most zones have a value. */
export function bestPeriod(engine: Engine, indicator: Indicator, periods: readonly Period[]): Period {
  const counted = periods.map((period) => ({ period, zones: engine.zones.filter(({ id }) => engine.zoneValue(indicator, id, period).bounds !== null).length }))
  const most = Math.max(0, ...counted.map(({ zones }) => zones))
  return counted.findLast(({ zones }) => zones === most)?.period ?? periods.at(-1) ?? yearPeriod(LATEST_YEAR_WITHOUT_DATA)
}

/** The year named where an indicator has no figures at all: the last of the article's period. */
const LATEST_YEAR_WITHOUT_DATA = 2025

export const answerTraceDynamics: ReadHandler<typeof traceDynamics> = async (input, reader) => {
  const engine = await loadEngine(reader, { place: input.place, codes: [input.indicator], asOf: input.asOf })
  if (!engine.ok) return engine
  const zones = input.zones?.split(',').filter((zone) => zone !== '')
  const unknown = zones?.find((zone) => !engine.value.zones.some(({ id }) => id === zone))
  if (unknown !== undefined) return refuse('zone.unknown', { zone: unknown })
  return dynamicsOf(engine.value, input.indicator, { zones, from: input.from, to: input.to })
}

type Wish = { readonly zones?: readonly string[]; readonly from?: Period; readonly to?: Period }

/** Series of an indicator by year for the engine's zones and for their territory, with growth over each one's window. */
export function dynamicsOf(engine: Loaded, code: string, wish: Wish = {}): Result<Dynamics> {
  const indicator = engine.dictionary.find(code)
  if (indicator === undefined) return refuse('indicator.unknown', { code })
  const inWindow = (period: Period) =>
    (wish.from === undefined || yearOf(period) >= yearOf(wish.from)) && (wish.to === undefined || yearOf(period) <= yearOf(wish.to))
  const periods = engine.periodsOf(indicator).filter((period) => period.length === 4 && inWindow(period))
  const subjects = [
    ...engine.zones
      .filter(({ id }) => wish.zones === undefined || wish.zones.includes(id))
      .map(({ id, names }) => ({ id, names, value: (period: Period) => engine.zoneValue(indicator, id, period) })),
    { id: engine.place.soato, names: engine.place.names, value: (period: Period) => engine.placeValue(indicator, engine.place, period) },
  ]
  const all = subjects.map(({ id, names, value }) => ({ id, names, valued: periods.map((period) => value(period).value) }))
  const points = (valued: readonly Valued['value'][]) =>
    valued.map((one) => ({ year: Number(one.period), value: one.certainty === 'partial' ? null : one.value }))
  const zonesOnly = all.slice(0, -1)
  const common = zonesOnly.length === 0 ? null : commonWindow(zonesOnly.map(({ valued }) => points(valued)))
  const contributions =
    common === null || !isSum(engine, indicator)
      ? undefined
      : contributionsOf(
          zonesOnly.map(({ id, valued }) => ({ id, points: points(valued) })),
          common,
        )
  return ok({
    indicator,
    place: { id: engine.place.soato, names: engine.place.names },
    periods,
    series: all.map(({ id, names, valued }) => ({ ...seriesOf(id, names, valued, points(valued)), contribution: contributions?.get(id) ?? null })),
    commonWindow: common === null ? null : { from: String(common.from), to: String(common.to) },
  })
}

type PointOf = { readonly year: number; readonly value: number | null }

function contributionsOf(
  all: readonly { id: string; points: readonly PointOf[] }[],
  window: { from: number; to: number },
): ReadonlyMap<string, number> | undefined {
  const at = (points: readonly PointOf[], year: number) => points.find((point) => point.year === year)?.value ?? null
  const result = contributeToGrowth(all.map(({ id, points }) => ({ id, first: at(points, window.from), last: at(points, window.to) })))
  return result.ok ? new Map(result.value.parts.map(({ id, contribution }) => [id, contribution])) : undefined
}

function seriesOf(
  subject: string,
  names: Texts,
  valued: readonly Valued['value'][],
  points: readonly PointOf[],
): Omit<Dynamics['series'][number], 'contribution'> {
  const growth = new Map(measureGrowth(points).map((point) => [point.year, point]))
  const stated = new Map(valued.map((one) => [Number(one.period), one]))
  const drawn = interpolateSeries(points).map(({ year, value, interpolated }) => ({
    period: String(year),
    value,
    certainty: interpolated ? null : (stated.get(year)?.certainty ?? null),
    qualifier: interpolated ? null : (stated.get(year)?.qualifier ?? null),
    interpolated,
    chainGrowth: interpolated ? null : (growth.get(year)?.chainGrowth ?? null),
    baseGrowth: interpolated ? null : (growth.get(year)?.baseGrowth ?? null),
    absoluteChange: interpolated ? null : (growth.get(year)?.absoluteChange ?? null),
  }))
  const window = averageGrowth(points)
  return {
    subject,
    names,
    points: drawn,
    window: window.ok
      ? {
          from: String(window.value.from),
          to: String(window.value.to),
          first: window.value.first,
          last: window.value.last,
          ratio: window.value.ratio,
          cagr: window.value.rate,
          absolute: window.value.absolute,
        }
      : null,
  }
}

export const answerShowStructure: ReadHandler<typeof showStructure> = async (input, reader) => structureOf(reader, input)

/** The structure of an indicator over a territory, with the engine loaded for it. */
export async function structureOf(reader: Reader, input: InputOf<typeof showStructure>): Promise<Result<Structure>> {
  const other = quotientCode(input.indicator)
  const engine = await loadEngine(reader, {
    place: input.place,
    codes: other === null ? [input.indicator] : [input.indicator, other],
    asOf: input.asOf,
    period: input.period,
  })
  if (!engine.ok) return engine
  const [indicator] = engine.value.chosen
  if (indicator === undefined) return refuse('indicator.unknown', { code: input.indicator })
  const periods = engine.value.periodsOf(indicator)
  const period = input.period ?? bestPeriod(engine.value, indicator, periods)
  return ok(
    await readStructure(reader, engine.value, indicator, {
      by: input.by,
      period,
      periods,
      against: input.against ?? null,
      sums: isSum(engine.value, indicator),
    }),
  )
}
