import { useQuery } from '@tanstack/react-query'
import { Chart } from '#web/chart/Chart.tsx'
import { queryFor } from '#web/client/query.ts'
import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { useTranslator } from '#web/kit/Translation.tsx'
import { Empty } from '#web/kit/Empty.tsx'
import { ZoneMap } from '#web/map/ZoneMap.tsx'
import { AnalysisFrame, PeriodChoice, viewOf } from './AnalysisFrame.tsx'
import { leagueChart } from './league.ts'
import { LeagueRows } from './LeagueRows.tsx'
import { comparativePage } from './pages.ts'
import { leaguePoints } from './points.ts'

const VIEWS = ['table', 'chart', 'map']

/** Comparative analysis: the league table of an indicator, as a table, bars or a map. */
function ComparativeView({ data, t, address, page }: ViewProps<'compareZones'>) {
  const chart = leagueChart(data, t)
  const view = viewOf(address.search.view, VIEWS)
  return (
    <AnalysisFrame
      method="comparative"
      title={page.title(data, t, address)}
      indicator={data.indicator}
      place={data.place}
      views={VIEWS}
      chart={chart}
      controls={<PeriodChoice label={t.text('analysis.column.period')} periods={data.periods} chosen={data.period} />}
    >
      {data.rows.length === 0 || chart === undefined ? (
        <Empty title={t.text('analysis.empty.title')}>{t.text('analysis.empty.text', { indicator: t.of(data.indicator.names) })}</Empty>
      ) : null}
      {view === 'table' && data.rows.length > 0 ? <LeagueRows league={data} /> : null}
      {view === 'chart' && chart !== undefined ? <Chart model={chart} /> : null}
      {view === 'map' ? <LeagueMap data={data} /> : null}
    </AnalysisFrame>
  )
}

function LeagueMap({ data }: { readonly data: ViewProps<'compareZones'>['data'] }) {
  const t = useTranslator()
  const { data: zones } = useQuery(queryFor('listZones', { place: data.place.id, limit: 500 }))
  const { data: sizes } = useQuery(queryFor('compareZones', { indicator: 'ECO-01', place: data.place.id }))
  if (zones === undefined) return null
  return <ZoneMap {...leaguePoints({ zones: zones.items, league: data }, t, sizes)} />
}

export const page = drawn(comparativePage, ComparativeView)
