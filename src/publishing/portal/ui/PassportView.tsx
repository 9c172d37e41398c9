import { ClaimRows } from '#statistics/claims/ui/ClaimRows.tsx'
import { FindingRows } from '#statistics/quality/ui/FindingRows.tsx'
import { LandLink } from '#registers/land/ui/LandLink.tsx'
import { Chart } from '#web/chart/Chart.tsx'
import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { Empty } from '#web/kit/Empty.tsx'
import { ExportMenu } from '#web/kit/ExportMenu.tsx'
import { Part, PageHead } from '#web/kit/PageHead.tsx'
import { PageLink, ViewLink } from '#web/kit/PageLink.tsx'
import { Events } from './Events.tsx'
import { KeyFigures } from './KeyFigures.tsx'
import { chosenSeries, drawableSeries, passportChart, passportPage } from './passportPage.ts'
import { Infrastructure, ZoneFacts } from './PassportParts.tsx'
import { Residents } from './Residents.tsx'
import { YearsTable } from './YearsTable.tsx'

const SHOWN = 5
const WEIGHT = { error: 0, warning: 1, note: 2 } as const

/** Passport of a zone: fact, figures, the years, register entry, infrastructure, timeline, findings, sources and claims. */
function PassportView({ data, t, address, page }: ViewProps<'showPassport'>) {
  const { zone } = data
  const chart = passportChart(data, t, address)
  const chosen = chosenSeries(data, address)?.indicator.code
  return (
    <>
      <PageHead
        kicker={
          <>
            <PageLink to="/zones">{t.text('web.nav.zones')}</PageLink>
            {zone.kind === null ? null : <span>{t.text(`zone.kind.${zone.kind}`)}</span>}
            <PageLink to={`/places/${zone.district}`}>{t.of(zone.districtNames)}</PageLink>
            {zone.founded === null ? null : <span>{t.text('passport.since', { year: String(zone.founded) })}</span>}
          </>
        }
        title={page.title(data, t, address)}
        actions={
          <>
            {data.peers[0] === undefined ? null : (
              <PageLink to="/compare" search={{ zones: [zone.id, ...data.peers.slice(0, 2).map(({ id }) => id)].join(',') }} className="button">
                {t.text('passport.compare')}
              </PageLink>
            )}
            <LandLink zone={zone.id} />
            <ExportMenu chart={chart} />
          </>
        }
      >
        {zone.training ? <p className="notice warning">{t.text('passport.training')}</p> : null}
      </PageHead>
      <KeyFigures figures={data.keyFigures} period={data.period} />
      <Part title={t.text('passport.series')} lead={t.text('passport.seriesLead')}>
        {chart === undefined ? (
          <Empty title={t.text('passport.noSeries')} />
        ) : (
          <>
            <ul className="chips no-print" style={{ marginBottom: 12 }}>
              {drawableSeries(data).map(({ indicator }) => (
                <li key={indicator.code}>
                  <ViewLink change={{ series: indicator.code }} current={indicator.code === chosen}>
                    {t.of(indicator.names)}
                  </ViewLink>
                </li>
              ))}
            </ul>
            <Chart model={chart} />
          </>
        )}
        <YearsTable zone={zone.id} series={data.series} />
      </Part>
      <div className="columns even">
        <Part title={t.text('passport.register')}>
          <ZoneFacts zone={zone} />
        </Part>
        <Part title={t.text('passport.infrastructure')} lead={t.text('passport.infrastructureLead')}>
          <Infrastructure data={data} />
        </Part>
      </div>
      <Residents zone={zone.id} />
      <div className="columns even">
        <Part title={t.text('passport.timeline')}>
          <Events events={zone.events} />
        </Part>
        <Part
          title={t.text('passport.findings')}
          actions={
            <PageLink to="/quality" search={{ subject: zone.id }}>
              {t.text('passport.allFindings', { count: data.findings.length })}
            </PageLink>
          }
        >
          {data.findings.length === 0 ? (
            <Empty title={t.text('passport.noFindings')} />
          ) : (
            <FindingRows findings={data.findings.toSorted((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity]).slice(0, SHOWN)} />
          )}
        </Part>
      </div>
      <Part title={t.text('passport.claims')} lead={t.text('passport.claimsLead', { count: data.claims.length, sources: data.sources.length })}>
        <ClaimRows claims={data.claims} official={data.official} />
      </Part>
      <Part title={t.text('passport.peers')}>
        <ul className="chips">
          {data.peers.map((peer) => (
            <li key={peer.id}>
              <PageLink to={`/zones/${peer.id}`}>{t.of(peer.names)}</PageLink>
            </li>
          ))}
        </ul>
      </Part>
    </>
  )
}

export const page = drawn(passportPage, PassportView)
