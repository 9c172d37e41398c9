import { yearPeriod } from '#lib/period.ts'
import { ok } from '#lib/result.ts'
import type { ReadHandler } from '#platform/dispatch.ts'
import { loadEngine, type Engine } from '../indicators/engine.ts'
import type { compareAbroad } from './contract.ts'
import { INTENSITIES, OWN_DEFINITIONS, type PeerFigure, type PeerMeasure } from './model.ts'
import { compareIntensity, isMoney, type Compared } from './rules.ts'
import { allFactors, allPeerFigures } from './store.ts'

/** Our own figures: the indicator, its unit as a whole number of the measure's own, and the currency. */
const OWN = {
  area_ha: { code: 'LAND-01', times: 1, currency: null },
  enterprises: { code: 'ECO-01', times: 1, currency: null },
  workers: { code: 'SOC-01', times: 1, currency: null },
  investment: { code: 'INV-01', times: 1_000_000, currency: 'UZS' },
  output: { code: 'ECO-04', times: 1_000_000, currency: 'UZS' },
  exports: { code: 'TRADE-01', times: 1000, currency: 'USD' },
} as const satisfies Record<PeerMeasure, { code: string; times: number; currency: string | null }>

export const answerCompareAbroad: ReadHandler<typeof compareAbroad> = async ({ intensity, basis, place, year: wished }, reader) => {
  const engine = await loadEngine(reader, { place, codes: Object.values(OWN).map(({ code }) => code) })
  if (!engine.ok) return engine
  const { place: territory } = engine.value
  const year = wished ?? latestYear(engine.value)
  const figures = await allPeerFigures(reader)
  const factors = await allFactors(reader)
  const own: Compared = { id: territory.soato, names: territory.names, country: 'UZB', own: true, year, figures: ownFigures(engine.value, year) }
  const { rows, used } = compareIntensity([own, ...peersOf(figures, year, INTENSITIES[intensity])], { intensity, basis, year }, factors)
  return ok({
    intensity,
    basis,
    money: isMoney(intensity),
    year,
    place: { id: territory.soato, names: territory.names },
    rows,
    peers: new Set(figures.map(({ peer }) => peer)).size,
    factors: [...new Set(used)],
  })
}

type Loaded = Engine & { readonly chosen: readonly Parameters<Engine['placeValue']>[0][] }

/** The latest year for which the number of enterprises stands. */
function latestYear(engine: Loaded): number {
  const enterprises = engine.dictionary.find(OWN.enterprises.code)
  const periods = enterprises === undefined ? [] : engine.periodsOf(enterprises).filter(({ length }) => length === 4)
  return Number(periods.at(-1) ?? 2025)
}

function ownFigures(engine: Loaded, year: number): Compared['figures'] {
  return (['area_ha', 'enterprises', 'workers', 'investment', 'output', 'exports'] as const).flatMap((measure) => {
    const { code, times, currency } = OWN[measure]
    const indicator = engine.dictionary.find(code)
    if (indicator === undefined) return []
    const { value } = engine.placeValue(indicator, engine.place, yearPeriod(year)).value
    if (value === null) return []
    return [
      {
        measure,
        value: value * times,
        year,
        currency,
        priceBasis: 'current' as const,
        definitionCode: OWN_DEFINITIONS[measure],
        definition: code,
        source: code,
        locator: '',
      },
    ]
  })
}

/** Each peer with the figures of its latest year, not after the one asked for, in which it has both. */
function peersOf(figures: readonly PeerFigure[], year: number, needed: readonly PeerMeasure[]): Compared[] {
  return [...Map.groupBy(figures, ({ peer }) => peer)].flatMap(([peer, own]) => {
    const [first] = own
    if (first === undefined) return []
    const years = [...new Set(own.map((figure) => figure.year))].filter((one) => one <= year).toSorted((a, b) => b - a)
    const complete = years.find((one) => needed.every((measure) => own.some((figure) => figure.year === one && figure.measure === measure)))
    const chosen = complete ?? years[0] ?? first.year
    const names = { uz: first.name, 'uz-Cyrl': first.name, ru: first.name, en: first.name }
    return [{ id: peer, names, country: first.country, own: false, year: chosen, figures: own.filter((figure) => figure.year === chosen) }]
  })
}
