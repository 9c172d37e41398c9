import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { dayInTashkent } from '#lib/day.ts'
import { queryFor } from '#web/client/query.ts'
import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { Empty } from '#web/kit/Empty.tsx'
import { ExportMenu } from '#web/kit/ExportMenu.tsx'
import { Part, PageHead } from '#web/kit/PageHead.tsx'
import { PageLink } from '#web/kit/PageLink.tsx'
import { useMay } from '#web/kit/useActor.ts'
import { useTranslator } from '#web/kit/Translation.tsx'
import type { LandBalance, Polygon } from '../model.ts'
import { medianVacancyDays } from '../rules/balance.ts'
import { AreasTable, BalanceTable } from './BalanceTables.tsx'
import { LotPlan } from './LotPlan.tsx'
import { LotTable } from './LotTable.tsx'
import { landPage } from './pages.ts'
import { hectares, planLot } from './words.ts'

/** The land of a zone: how much stands idle, where, the lots, and the balance with its areas reconciled. */
function LandView({ data, t, address, page }: ViewProps<'showLand'>) {
  const { zone, balance } = data
  const mayRead = useMay('register.read', { zone: zone.id })
  const mayWrite = useMay('land.write', { zone: zone.id })
  const geojson = mayRead ? `/api/zones/${zone.id}/lot-features` : `/api/lot-features?zone=${zone.id}`
  return (
    <>
      <PageHead
        kicker={
          <>
            <PageLink to="/zones">{t.text('web.nav.zones')}</PageLink>
            <PageLink to={`/zones/${zone.id}`}>{t.of(zone.names)}</PageLink>
          </>
        }
        title={page.title(data, t, address)}
        actions={
          <>
            {mayWrite ? (
              <>
                <PageLink to={`/zones/${zone.id}/land/forms`} className="button main">
                  {t.text('land.forms.open')}
                </PageLink>
                <PageLink to={`/zones/${zone.id}/land/import`} className="button">
                  {t.text('land.import.open')}
                </PageLink>
              </>
            ) : null}
            <a className="button" href={geojson} download={`${zone.id}.geojson`}>
              {t.text('land.geojson')}
            </a>
            <ExportMenu />
          </>
        }
      >
        {zone.training ? <p className="notice warning">{t.text('land.training')}</p> : null}
      </PageHead>
      {balance.lots.lots === 0 && balance.area === null ? (
        <Empty title={t.text('land.empty')}>{t.text(mayWrite ? 'land.emptyWrite' : 'land.emptyText')}</Empty>
      ) : (
        <>
          <Figures balance={balance} />
          {mayRead ? (
            <AllLots zone={zone.id} boundary={data.boundary} />
          ) : (
            <Part title={t.text('land.vacantLots')} lead={t.text('land.vacantLead')}>
              {data.vacant.length === 0 ? (
                <p className="muted">{t.text('land.noVacant')}</p>
              ) : (
                <>
                  <LotPlan
                    title={t.text('land.vacantLots')}
                    lots={data.vacant.map((lot) => planLot(t, lot, `/lots/${lot.zone}/${lot.id}`))}
                    boundary={data.boundary}
                  />
                  <LotTable lots={data.vacant} to={(lot) => `/lots/${lot.zone}/${lot.id}`} />
                </>
              )}
            </Part>
          )}
          <div className="columns even">
            <Part title={t.text('land.balance')} lead={t.text('land.balanceLead')}>
              <BalanceTable balance={balance} />
            </Part>
            <Part title={t.text('land.areas')} lead={t.text('land.areasLead')}>
              <AreasTable balance={balance} />
            </Part>
          </div>
        </>
      )}
    </>
  )
}

/** The figures of the head: how much is in use, how much stands vacant and how long. */
function Figures({ balance }: { readonly balance: LandBalance }) {
  const t = useTranslator()
  const [today] = useState(() => dayInTashkent(new Date()))
  const median = medianVacancyDays(balance.vacancies, today)
  const figures = [
    ['utilised', balance.utilised === null ? null : t.percent(balance.utilised)],
    ['vacant', hectares(t, balance.vacant.areaM2)],
    ['lots', t.number(balance.lots.lots)],
    ['allocable', balance.area === null ? null : hectares(t, balance.area.allocableM2)],
    ['median', median === null ? null : t.text('land.days', { count: Math.round(median) })],
  ] as const
  return (
    <dl className="figures">
      {figures.map(([key, value]) => (
        <div key={key}>
          <dt>{t.text(`land.figure.${key}`)}</dt>
          <dd className={value === null ? 'value absent' : 'value'}>{value ?? t.text('land.notRecorded')}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Every lot of the zone, for those who keep the register. */
function AllLots({ zone, boundary }: { readonly zone: string; readonly boundary: readonly Polygon[] }) {
  const t = useTranslator()
  const { data } = useQuery(queryFor('listLots', { zone }))
  const lots = data?.items ?? []
  return (
    <Part
      title={t.text('land.lots')}
      actions={
        <PageLink to={`/zones/${zone}/lots`} className="button">
          {t.text('land.lots.open')}
        </PageLink>
      }
    >
      {lots.length === 0 ? (
        <p className="muted">{t.text('land.noLots')}</p>
      ) : (
        <>
          <LotPlan title={t.text('land.lots')} lots={lots.map((lot) => planLot(t, lot, `/zones/${zone}/lots/${lot.id}`))} boundary={boundary} />
          <LotTable lots={lots} to={(lot) => `/zones/${zone}/lots/${lot.id}`} />
        </>
      )}
    </Part>
  )
}

export const page = drawn(landPage, LandView)
