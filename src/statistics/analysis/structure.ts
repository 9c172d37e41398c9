import type { Period } from '#lib/period.ts'
import type { Texts } from '#lib/language.ts'
import type { Reader } from '#platform/database/sql.ts'
import { readPlacesOf } from '#registers/places/service.ts'
import { readDirections } from '#registers/zones/service.ts'
import type { Engine } from '../indicators/engine.ts'
import type { Indicator } from '../indicators/model.ts'
import type { Structure } from './model.ts'
import type { Figure } from './rules/figures.ts'
import { measureGini, measureTheil } from './rules/inequality.ts'
import { relateTo, shareFigures } from './rules/comparative.ts'
import { measureConcentration, measureShift, relateShares } from './rules/structural.ts'

type Cut = Structure['by']
type Group = { readonly id: string; readonly names: Texts; readonly zones: readonly string[] }
type Wish = { readonly by: Cut; readonly period: Period; readonly periods: readonly Period[]; readonly against: Period | null; readonly sums: boolean }

/** Base figure that location quotients compare a group's share with. */
const QUOTIENT_OF = { 'ECO-01': 'LAND-01', 'SOC-01': 'ECO-01', 'LAND-01': 'ECO-01' } as const
export const quotientCode = (code: string): string | null => Object.entries(QUOTIENT_OF).find(([key]) => key === code)?.[1] ?? null

/** Shares of groups in the total, how concentrated and how unequal they are, and how the structure shifted. */
export async function readStructure(reader: Reader, engine: Engine, indicator: Indicator, wish: Wish): Promise<Structure> {
  const groups = await groupsOf(reader, engine, wish.by)
  const figuresAt = (period: Period): Figure[] => groups.map((group) => ({ id: group.id, value: groupFigure(engine, indicator, group, period, wish.by) }))
  const figures = figuresAt(wish.period)
  // Zones with several directions are counted in each: their shares are of the territory, and do not add up to one.
  const overlapping = wish.by === 'direction'
  const total = engine.placeValue(indicator, engine.place, wish.period).value.value
  const sharesOf = (list: readonly Figure[]) =>
    !wish.sums ? undefined : overlapping ? (total === null ? undefined : relateTo(list, total)) : shareFigures(list)
  const adding = wish.sums && !overlapping
  const shares = sharesOf(figures)
  const earlier = wish.against === null ? undefined : figuresAt(wish.against)
  const earlierShares = earlier === undefined || overlapping ? undefined : sharesOf(earlier)
  const hhi = adding ? measureConcentration(figures) : undefined
  const [gini, theil] = [measureGini(figures), measureTheil(figures)]
  const shift = earlier === undefined || !adding ? undefined : measureShift(earlier, figures)
  const quotients = quotientsOf(engine, indicator, groups, wish)
  const of = (list: ReturnType<typeof shareFigures> | undefined, id: string) =>
    list?.ok === true ? (list.value.find((figure) => figure.id === id)?.value ?? null) : null
  return {
    indicator,
    period: wish.period,
    periods: [...wish.periods],
    against: wish.against,
    by: wish.by,
    place: { id: engine.place.soato, names: engine.place.names },
    groups: groups
      .map((group) => ({
        id: group.id,
        names: group.names,
        value: figures.find((figure) => figure.id === group.id)?.value ?? null,
        share: of(shares, group.id),
        earlierShare: of(earlierShares, group.id),
        locationQuotient: quotients.get(group.id) ?? null,
        zones: group.zones.length,
      }))
      .toSorted((a, b) => (b.value ?? Number.NEGATIVE_INFINITY) - (a.value ?? Number.NEGATIVE_INFINITY)),
    total,
    hhi: hhi?.ok === true ? hhi.value.hhi : null,
    hhiBand: hhi?.ok === true ? hhi.value.band : null,
    gini: gini.ok ? gini.value.gini : null,
    theil: theil.ok ? theil.value.theil : null,
    structuralShift: shift?.ok === true ? shift.value.index : null,
    quotientOf: quotients.size === 0 ? null : quotientCode(indicator.code),
    parts: figures.filter(({ value }) => value !== null).length,
  }
}

function groupFigure(engine: Engine, indicator: Indicator, group: Group, period: Period, by: Cut): number | null {
  const [zone] = group.zones
  if (by === 'zone' && zone !== undefined) return engine.zoneValue(indicator, zone, period).value.value
  return engine.groupOf(indicator, group.id, group.zones, period).value.value
}

/** (group's figure / group's other figure) / (territory's figure / territory's other figure), for the pairs that have a meaning. */
function quotientsOf(engine: Engine, indicator: Indicator, groups: readonly Group[], wish: Wish): ReadonlyMap<string, number> {
  const other = engine.dictionary.find(quotientCode(indicator.code) ?? '')
  if (other === undefined || !wish.sums) return new Map()
  const [whole, wholeOther] = [
    engine.placeValue(indicator, engine.place, wish.period).value.value,
    engine.placeValue(other, engine.place, wish.period).value.value,
  ]
  if (whole === null || wholeOther === null) return new Map()
  return new Map(
    groups.flatMap((group): [string, number][] => {
      const [value, base] = [groupFigure(engine, indicator, group, wish.period, wish.by), groupFigure(engine, other, group, wish.period, wish.by)]
      if (value === null || base === null) return []
      const quotient = relateShares({ part: value, partOther: base, whole, wholeOther })
      return quotient.ok ? [[group.id, quotient.value]] : []
    }),
  )
}

async function groupsOf(reader: Reader, engine: Engine, by: Cut): Promise<Group[]> {
  if (by === 'zone') return engine.zones.map(({ id, names }) => ({ id, names, zones: [id] }))
  if (by === 'district') return merged(engine.zones.map((zone) => ({ id: zone.district, names: zone.districtNames, zone: zone.id })))
  if (by === 'kind') return merged(engine.zones.map((zone) => ({ id: zone.kind ?? 'unknown', names: plainTexts(zone.kind ?? 'unknown'), zone: zone.id })))
  if (by === 'region') {
    const regions = new Map((await readPlacesOf(reader, '17')).map((region) => [region.soato, region.names]))
    return merged(engine.zones.map((zone) => ({ id: zone.region, names: regions.get(zone.region) ?? plainTexts(zone.region), zone: zone.id })))
  }
  // An IFUT division is one direction; a direction read only as a whole section keeps its own words.
  // A zone with several directions stands in each of them: shares by direction may add up to more than one.
  const directions = (await readDirections(reader)).filter(({ basis }) => basis === 'table')
  return merged(
    directions.flatMap((one) =>
      engine.zones.some(({ id }) => id === one.zone) ? [{ id: /^\d/.test(one.ifut) ? one.ifut : one.labels.en, names: one.labels, zone: one.zone }] : [],
    ),
  )
}

function merged(members: readonly { id: string; names: Texts; zone: string }[]): Group[] {
  return [...Map.groupBy(members, ({ id }) => id)].map(([id, rows]) => ({
    id,
    names: rows[0]?.names ?? plainTexts(id),
    zones: [...new Set(rows.map(({ zone }) => zone))],
  }))
}

const plainTexts = (text: string): Texts => ({ uz: text, 'uz-Cyrl': text, ru: text, en: text })
