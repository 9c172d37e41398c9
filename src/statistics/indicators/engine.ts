import { isPeriod, parsePeriod, periodOrder, type Period } from '#lib/period.ts'
import { refuse, ok, type Result } from '#lib/result.ts'
import type { Reader } from '#platform/database/sql.ts'
import { readPlace, readPlacesOf } from '#registers/places/service.ts'
import type { Place } from '#registers/places/model.ts'
import { readZones } from '#registers/zones/service.ts'
import type { ZoneSummary } from '#registers/zones/model.ts'
import type { Measure } from '../claims/model.ts'
import { instantOf, readMeasures, readOfficials, readZoneCounts } from '../claims/service.ts'
import type { Indicator } from './model.ts'
import { gatherFigures, type Figures } from './rules/figures.ts'
import { measuresOf, nameInFormula, parseFormula, type Expression, type Parsed } from './rules/formula.ts'
import { groupValue, valueOf, type Valued } from './rules/values.ts'
import { indicatorsAt } from './store.ts'

/** The dictionary with its measures and the formulas as expressions. */
export type Dictionary = {
  readonly indicators: readonly Indicator[]
  readonly measures: ReadonlyMap<string, Measure>
  readonly find: (code: string) => Indicator | undefined
  readonly expressionOf: (indicator: Indicator) => Expression
}

const parsed = new Map<string, Parsed>()

/** Reads the dictionary; formulas are parsed once for each wording. */
export async function readDictionary(reader: Reader, asOf?: string): Promise<Dictionary> {
  const indicators = await indicatorsAt(reader, instantOf(asOf))
  // A day before the dictionary was recorded still needs formulas: those that stand.
  const standing = indicators.length > 0 ? indicators : await indicatorsAt(reader)
  const measures = new Map((await readMeasures(reader)).map((measure) => [measure.code, measure]))
  const names = { measures: new Set(measures.keys()), indicators: new Map(standing.map(({ code, formula }) => [nameInFormula(code), formula])) }
  const wording = [...names.indicators].map(([name, formula]) => `${name}=${formula}`).join(';') + [...names.measures].join(',')
  return {
    indicators: standing,
    measures,
    find: (code) => standing.find((indicator) => indicator.code === code),
    expressionOf: (indicator) => {
      const key = `${indicator.code}|${wording}`
      const known = parsed.get(key) ?? parseFormula(indicator.formula, names)
      if (parsed.size > 5000) parsed.clear()
      parsed.set(key, known)
      if (known.expression === undefined) throw new Error(`Cannot compute ${indicator.code}: ${JSON.stringify(known.faults)}`)
      return known.expression
    },
  }
}

/** Everything to compute indicators of a territory's zones with. */
export type Engine = {
  readonly dictionary: Dictionary
  readonly place: Place
  readonly zones: readonly ZoneSummary[]
  /** Periods in which at least one of the territory's zones, or the territory itself, has a figure of the indicator. */
  readonly periodsOf: (indicator: Indicator) => Period[]
  readonly zoneValue: (indicator: Indicator, zone: string, period: Period) => Valued
  readonly placeValue: (indicator: Indicator, place: Place, period: Period) => Valued
  readonly groupOf: (indicator: Indicator, id: string, zones: readonly string[], period: Period) => Valued
  readonly figuresOf: (subject: string) => Figures | undefined
}

export const THE_COUNTRY = '17'

/** Reads the official values that the indicators need, once, and computes from memory. */
export async function loadEngine(
  reader: Reader,
  wish: { place: string; codes: readonly string[]; asOf?: string; period?: Period },
): Promise<Result<Engine & { readonly chosen: readonly Indicator[] }>> {
  const dictionary = await readDictionary(reader, wish.asOf)
  const place = await readPlace(reader, wish.place)
  if (place === undefined) return refuse('place.unknown', { soato: wish.place })
  const unknown = wish.codes.find((code) => dictionary.find(code) === undefined)
  if (unknown !== undefined) return refuse('indicator.unknown', { code: unknown })
  const chosen = wish.codes.flatMap((code) => dictionary.find(code) ?? [])
  const zones = await readZones(reader, { place: wish.place })
  const needed = [...new Set(['zones', ...chosen.flatMap((indicator) => measuresOf(dictionary.expressionOf(indicator)))])]
  const officials = await readOfficials(reader, needed, wish.period === undefined ? 'year' : parsePeriod(wish.period).kind, wish.asOf)
  const figures = gatherFigures(officials, dictionary.measures)
  const places = new Map([place, ...(await readPlacesOf(reader, wish.place))].map((one) => [one.soato, one]))
  const stated = await readStatedZones(reader, wish.asOf)
  const contains = (container: string, zone: ZoneSummary) => container === THE_COUNTRY || zone.region === container || zone.district === container

  const group = (indicator: Indicator, id: string, members: readonly string[], due: number, period: Period) =>
    groupValue(
      indicator,
      dictionary.expressionOf(indicator),
      { id, zones: members.map((zone) => figures.get(zone)), due, own: figures.get(id) },
      period,
      dictionary.measures,
    )

  return ok({
    dictionary,
    place,
    zones,
    chosen,
    figuresOf: (subject) => figures.get(subject),
    periodsOf: (indicator) => {
      const used = new Set(measuresOf(dictionary.expressionOf(indicator)))
      const subjects = new Set([...zones.map(({ id }) => id), ...places.keys()])
      const periods = new Set(officials.filter(({ measure, subject }) => used.has(measure) && subjects.has(subject)).map(({ period }) => period))
      return [...periods].filter(isPeriod).toSorted((a, b) => periodOrder(a) - periodOrder(b))
    },
    zoneValue: (indicator, zone, period) =>
      valueOf(indicator, dictionary.expressionOf(indicator), figures.get(zone), { id: zone, period }, dictionary.measures),
    placeValue: (indicator, one, period) => {
      const members = zones.filter((zone) => contains(one.soato, zone)).map(({ id }) => id)
      return group(indicator, one.soato, members, Math.max(members.length, stated.get(one.soato) ?? 0), period)
    },
    groupOf: (indicator, id, members, period) => group(indicator, id, members, members.length, period),
  })
}

/** How many zones sources state for a territory, dated or not: what a sum over the register must be measured against. */
async function readStatedZones(reader: Reader, asOf?: string): Promise<ReadonlyMap<string, number>> {
  const claims = await readZoneCounts(reader, instantOf(asOf))
  const counts = new Map<string, number>()
  for (const { subject, value } of claims) counts.set(subject, Math.max(counts.get(subject) ?? 0, value))
  return counts
}
