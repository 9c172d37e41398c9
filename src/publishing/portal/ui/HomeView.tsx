import { useQuery } from '@tanstack/react-query'
import { LeagueRows } from '#statistics/analysis/ui/LeagueRows.tsx'
import { leagueChart } from '#statistics/analysis/ui/league.ts'
import { leaguePoints } from '#statistics/analysis/ui/points.ts'
import { queryFor } from '#web/client/query.ts'
import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { ExportMenu } from '#web/kit/ExportMenu.tsx'
import { Part, PageHead } from '#web/kit/PageHead.tsx'
import { PageLink } from '#web/kit/PageLink.tsx'
import { useTranslator } from '#web/kit/Translation.tsx'
import { ZoneMap } from '#web/map/ZoneMap.tsx'
import { IndicatorChoice } from '#statistics/indicators/ui/IndicatorChoice.tsx'
import { Contradictions } from './Contradictions.tsx'
import { CountryPart } from './CountryPart.tsx'
import { Events } from './Events.tsx'
import { homePage, type HomeData } from './homePage.ts'
import { KeyFigures } from './KeyFigures.tsx'

/** The city at a glance: fact, key figures, map and league table, what changed, what contradicts, the country. */
function HomeView({ data, t, address, page }: ViewProps<'showHome'>) {
  return (
    <>
      <PageHead
        kicker={
          <>
            <span>{t.of(data.place.names)}</span>
            {data.period === null ? null : <span>{t.period(data.period)}</span>}
          </>
        }
        title={page.title(data, t, address)}
        lead={t.text('home.lead')}
        actions={<ExportMenu chart={leagueChart(data.league, t)} />}
      />
      <KeyFigures figures={data.keyFigures} period={data.period} />
      <div className="columns">
        <Part title={t.text('home.map.title')}>
          <HomeMap data={data} />
        </Part>
        <Part
          title={t.text('home.league.title')}
          actions={
            <PageLink to="/analysis" search={{ indicator: data.league.indicator.code, place: data.place.id }}>
              {t.text('home.league.more')}
            </PageLink>
          }
        >
          <div className="filters">
            <IndicatorChoice chosen={data.league.indicator} />
          </div>
          <LeagueRows league={data.league} brief />
        </Part>
      </div>
      <div className="columns even">
        <Part
          title={t.text('home.contradictions.title')}
          actions={<PageLink to="/quality">{t.text('home.contradictions.more', { count: data.findingCounts.open })}</PageLink>}
        >
          <Contradictions contradictions={data.contradictions} findings={data.findings} />
        </Part>
        <Part title={t.text('home.events.title')}>
          <Events events={data.events.slice(0, 8)} named />
        </Part>
      </div>
      <CountryPart data={data} />
    </>
  )
}

/** The league's zones on the map, circles sized by enterprises. */
function HomeMap({ data }: { readonly data: HomeData }) {
  const t = useTranslator()
  const { data: sizes } = useQuery(queryFor('compareZones', { indicator: 'ECO-01', place: data.place.id }))
  return <ZoneMap {...leaguePoints(data, t, sizes)} />
}

export const page = drawn(homePage, HomeView)
