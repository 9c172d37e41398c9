import type { Translator } from '#lib/translator.ts'
import { figureText } from '#statistics/indicators/ui/figure.ts'
import { definePage } from '#web/view/page.ts'
import type { Dynamics, LeagueTable, Structure } from '../model.ts'
import { dynamicsChart, growthView, seriesView } from './dynamics.ts'
import { leagueChart, leagueView } from './league.ts'
import { structureChart, structureView } from './structure.ts'

/** Comparative analysis: who stands where. */
export const comparativePage = definePage({
  path: '/analysis',
  call: ({ search }) => ({
    operation: 'compareZones',
    input: { indicator: search.indicator ?? 'ECO-07', place: search.place, period: search.period, asOf: search.asOf },
  }),
  title: comparativeTitle,
  description: (data, t) =>
    t.text('analysis.comparative.description', { indicator: t.of(data.indicator.names), place: t.of(data.place.names), period: t.period(data.period) }),
  tables: (data, t) => [leagueView(data, t)],
  chart: leagueChart,
})

/** Dynamic analysis: what grew and how fast. */
export const dynamicPage = definePage({
  path: '/analysis/dynamics',
  call: ({ search }) => ({
    operation: 'traceDynamics',
    input: { indicator: search.indicator ?? 'ECO-01', place: search.place, zones: search.zones, from: search.from, to: search.to, asOf: search.asOf },
  }),
  title: dynamicTitle,
  description: (data, t) => t.text('analysis.dynamic.description', { indicator: t.of(data.indicator.names), place: t.of(data.place.names) }),
  tables: (data, t) => [growthView(data, t), seriesView(data, t)],
  chart: dynamicsChart,
})

/** Structural analysis: how the whole is made up. */
export const structuralPage = definePage({
  path: '/analysis/structure',
  call: ({ search }) => ({
    operation: 'showStructure',
    input: {
      indicator: search.indicator ?? 'ECO-01',
      place: search.place,
      by: byOf(search.by),
      period: search.period,
      against: search.against,
      asOf: search.asOf,
    },
  }),
  title: structuralTitle,
  description: (data, t) =>
    t.text('analysis.structural.description', { indicator: t.of(data.indicator.names), place: t.of(data.place.names), period: t.period(data.period) }),
  tables: (data, t) => [structureView(data, t)],
  chart: structureChart,
})

export const GROUPINGS = ['zone', 'kind', 'district', 'region', 'direction'] as const
const byOf = (text: string | undefined) => GROUPINGS.find((grouping) => grouping === text)

function comparativeTitle(data: LeagueTable, t: Translator): string {
  const best = data.rows.find(({ rank }) => rank === 1)
  const name = t.of(data.indicator.names)
  if (best?.value === null || best === undefined) return t.text('analysis.title.noValues', { indicator: name, period: t.periodShort(data.period) })
  return t.text('analysis.comparative.title', {
    indicator: name,
    zone: t.of(best.names),
    value: figureText(best.value, data.indicator, best, t),
    unit: t.unit(data.indicator.unit),
    ranked: data.ranked,
    period: t.periodShort(data.period),
  })
}

function dynamicTitle(data: Dynamics, t: Translator): string {
  const fastest = data.series
    .filter(({ window }) => window?.cagr !== null && window !== null)
    .toSorted((a, b) => (b.window?.cagr ?? 0) - (a.window?.cagr ?? 0))[0]
  const name = t.of(data.indicator.names)
  const window = fastest?.window
  if (fastest === undefined || window === null || window === undefined || window.cagr === null)
    return t.text('analysis.dynamic.titlePlain', { indicator: name })
  return t.text('analysis.dynamic.title', {
    indicator: name,
    zone: t.of(fastest.names),
    cagr: t.percent(window.cagr, { sign: true }),
    from: t.periodShort(window.from),
    to: t.periodShort(window.to),
  })
}

function structuralTitle(data: Structure, t: Translator): string {
  const largest = data.groups.filter(({ share }) => share !== null).toSorted((a, b) => (b.share ?? 0) - (a.share ?? 0))[0]
  const name = t.of(data.indicator.names)
  if (largest?.share === null || largest === undefined) return t.text('analysis.title.noValues', { indicator: name, period: t.periodShort(data.period) })
  return t.text('analysis.structural.title', {
    indicator: name,
    group: t.of(largest.names),
    share: t.percent(largest.share),
    period: t.periodShort(data.period),
  })
}
