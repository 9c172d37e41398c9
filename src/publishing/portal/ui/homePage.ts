import type { OutputOf } from '#lib/operation.ts'
import type { Translator } from '#lib/translator.ts'
import { leagueChart, leagueView } from '#statistics/analysis/ui/league.ts'
import { capital, numberCell, ofRegister, textCell } from '#web/view/cells.ts'
import { definePage } from '#web/view/page.ts'
import type { ViewTable } from '#web/view/table.ts'
import type { showHome } from '../contract.ts'
import type { Home } from '../model.ts'

export type HomeData = OutputOf<typeof showHome>

/** The first page: the city at a glance. */
export const homePage = definePage({
  path: '/',
  call: ({ search }) => ({ operation: 'showHome', input: { place: search.place, indicator: search.indicator } }),
  title: homeTitle,
  description: (data, t) => t.text('home.description', { place: t.of(data.place.names), zones: data.zones.length }),
  tables: (data, t) => [leagueView(data.league, t), regionsView(data, t)],
  chart: (data, t) => leagueChart(data.league, t),
})

/** The answer first: how many enterprises in how many zones on how much land. */
export function homeTitle(data: Home, t: Translator): string {
  const figure = (code: string) => data.keyFigures.find(({ indicator }) => indicator.code === code)?.value.value ?? null
  const [enterprises, area] = [figure('ECO-01'), figure('LAND-01')]
  const place = t.of(data.place.names)
  if (enterprises === null || area === null) return capital(t.text('home.titlePlain', { place, zones: data.zones.length }))
  return capital(t.text('home.title', { place, zones: data.zones.length, enterprises, area: t.number(area, { digits: 1 }) }))
}

/** Zones by region: as stated, and in this register. */
function regionsView(data: Home, t: Translator): ViewTable {
  return {
    name: 'regions',
    title: t.text('home.country.title'),
    columns: [
      { key: 'soato', title: t.text('home.column.soato'), numeric: false },
      { key: 'region', title: t.text('home.column.region'), numeric: false },
      { key: 'stated', title: t.text('home.column.stated'), numeric: true },
      { key: 'registered', title: t.text('home.column.registered'), numeric: true },
    ],
    rows: data.regions.map((region) => [
      textCell(region.soato),
      textCell(t.of(region.names)),
      numberCell(region.stated, 0, t.text('web.map.notGiven')),
      numberCell(region.registered, 0, ''),
    ]),
    ...ofRegister(t),
  }
}
