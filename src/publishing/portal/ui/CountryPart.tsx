import { lazy, Suspense } from 'react'
import { DataTable } from '#web/kit/DataTable.tsx'
import { Part } from '#web/kit/PageHead.tsx'
import { PageLink } from '#web/kit/PageLink.tsx'
import { useTranslator } from '#web/kit/Translation.tsx'
import type { Home } from '../model.ts'

const CountryMap = lazy(() => import('#web/map/CountryMap.tsx').then((module) => ({ default: module.CountryMap })))

/** The national picture: how many zones each region is stated to have, and for which nothing is stated. */
export function CountryPart({ data }: { readonly data: Home }) {
  const t = useTranslator()
  const { stated, named, claim } = data.country
  return (
    <Part
      title={stated === null ? t.text('home.country.title') : t.text('home.country.fact', { stated, named })}
      lead={
        <>
          {t.text('home.country.lead')} {claim === null ? null : <PageLink to={`/claims/${claim}`}>{t.text('web.source')}</PageLink>}
        </>
      }
    >
      <div className="columns wide-first">
        <Suspense fallback={<div style={{ aspectRatio: '793 / 540' }} />}>
          <CountryMap
            title={t.text('home.country.title')}
            regions={data.regions.map(({ soato, iso, names, stated: count }) => ({ id: soato, iso, name: t.of(names), value: count }))}
          />
        </Suspense>
        <DataTable
          title={t.text('home.country.title')}
          sortName="regions"
          rows={data.regions.toSorted((a, b) => (b.stated ?? -1) - (a.stated ?? -1))}
          rowKey={({ soato }) => soato}
          columns={[
            {
              key: 'region',
              title: t.text('home.column.region'),
              header: true,
              sort: ({ names }) => t.of(names),
              cell: (region) => <PageLink to={`/places/${region.soato}`}>{t.of(region.names)}</PageLink>,
            },
            {
              key: 'stated',
              title: t.text('home.column.stated'),
              numeric: true,
              sort: (region) => region.stated,
              cell: (region) =>
                region.stated === null ? (
                  <span className="missing">{t.text('web.map.notGiven')}</span>
                ) : region.claim === null ? (
                  t.number(region.stated)
                ) : (
                  <PageLink to={`/claims/${region.claim}`} className="quiet">
                    {t.number(region.stated)}
                  </PageLink>
                ),
            },
            {
              key: 'registered',
              title: t.text('home.column.registered'),
              numeric: true,
              sort: ({ registered }) => registered,
              cell: ({ registered }) => t.number(registered),
            },
          ]}
        />
      </div>
    </Part>
  )
}
