import { LeagueRows } from '#statistics/analysis/ui/LeagueRows.tsx'
import { leagueChart } from '#statistics/analysis/ui/league.ts'
import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { ExportMenu } from '#web/kit/ExportMenu.tsx'
import { Part, PageHead } from '#web/kit/PageHead.tsx'
import { PageLink } from '#web/kit/PageLink.tsx'
import { ZoneMap } from '#web/map/ZoneMap.tsx'
import { IndicatorChoice } from '#statistics/indicators/ui/IndicatorChoice.tsx'
import { Contradictions } from './Contradictions.tsx'
import { CountryPart } from './CountryPart.tsx'
import { Events } from './Events.tsx'
import { homePage } from './homePage.ts'
import { KeyFigures } from './KeyFigures.tsx'
import { zonePoints } from './zonePoints.ts'

/** The city at a glance: fact, key figures, map and league table, what changed, what contradicts, the country. */
function HomeView({ data, t, address, page }: ViewProps<'showHome'>) {
  return (
    <>
      <PageHead
        kicker={<><span>{t.of(data.place.names)}</span>{data.period === null ? null : <span>{t.period(data.period)}</span>}</>}
        title={page.title(data, t, address)}
        lead={t.text('home.lead')}
        actions={<ExportMenu chart={leagueChart(data.league, t)} />}
      />
      <KeyFigures figures={data.keyFigures} />
      <div className="columns">
        <Part title={t.text('home.map.title')}>
          <ZoneMap {...zonePoints(data, t)} />
        </Part>
        <Part title={t.text('home.league.title')} actions={<PageLink to="/analysis" search={{ indicator: data.league.indicator.code, place: data.place.id }}>{t.text('home.league.more')}</PageLink>}>
          <div className="filters"><IndicatorChoice chosen={data.league.indicator.code} /></div>
          <LeagueRows league={data.league} brief />
        </Part>
      </div>
      <div className="columns even">
        <Part title={t.text('home.contradictions.title')} actions={<PageLink to="/quality">{t.text('home.contradictions.more', { count: data.findingCounts.open })}</PageLink>}>
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

export const page = drawn(homePage, HomeView)
