import type { Zone } from '#registers/zones/model.ts'
import { qualified } from '#statistics/claims/ui/claim.ts'
import { QUALIFIERS } from '#statistics/claims/model.ts'
import { CellBar } from '#web/figure/CellBar.tsx'
import { DataTable } from '#web/kit/DataTable.tsx'
import { Empty } from '#web/kit/Empty.tsx'
import { PageLink } from '#web/kit/PageLink.tsx'
import { useTranslator } from '#web/kit/Translation.tsx'
import type { Passport } from '../model.ts'

/** The register entry of a zone. */
export function ZoneFacts({ zone }: { readonly zone: Zone }) {
  const t = useTranslator()
  return (
    <dl className="facts">
      <div>
        <dt>{t.text('passport.fact.kind')}</dt>
        <dd>
          {zone.kinds.length === 0
            ? t.text('passport.notStated')
            : zone.kinds.map(({ kind, validFrom }) => `${t.text(`zone.kind.${kind}`)}${validFrom === null ? '' : ` (${t.day(validFrom)})`}`).join('; ')}
        </dd>
      </div>
      <div>
        <dt>{t.text('passport.fact.place')}</dt>
        <dd>
          <PageLink to={`/places/${zone.district}`}>{t.of(zone.districtNames)}</PageLink>,{' '}
          <PageLink to={`/places/${zone.region}`}>{t.of(zone.regionNames)}</PageLink>
        </dd>
      </div>
      <div>
        <dt>{t.text('passport.fact.founded')}</dt>
        <dd>
          {zone.founded === null ? t.text('passport.notStated') : t.period(String(zone.founded))}
          {zone.foundingAct === null ? null : (
            <>
              , <PageLink to={`/acts/${zone.foundingAct}`}>{t.text('passport.fact.act')}</PageLink>
            </>
          )}
        </dd>
      </div>
      {t.of(zone.origin) === '' ? null : (
        <div>
          <dt>{t.text('passport.fact.origin')}</dt>
          <dd>{t.of(zone.origin)}</dd>
        </div>
      )}
      {zone.aliases.length === 0 ? null : (
        <div>
          <dt>{t.text('passport.fact.aliases')}</dt>
          <dd>{zone.aliases.join('; ')}</dd>
        </div>
      )}
      <div>
        <dt>{t.text('passport.fact.directions')}</dt>
        <dd>
          <ul className="plain">
            {zone.directions
              .filter(({ labels }, index, all) => all.findIndex((other) => other.labels.uz.toLowerCase() === labels.uz.toLowerCase()) === index)
              .map((direction) => (
                <li key={`${direction.ifut}${direction.labels.uz}`}>
                  {t.of(direction.labels)}{' '}
                  <span className="small muted">
                    {t.text('passport.fact.ifut', { code: direction.ifut })}
                    {direction.assumed ? `, ${t.text('passport.fact.ifutAssumed')}` : ''}
                  </span>
                </li>
              ))}
          </ul>
        </dd>
      </div>
      <div>
        <dt>{t.text('passport.fact.point')}</dt>
        <dd>
          {zone.point === null
            ? t.text('passport.notStated')
            : `${t.number(zone.point.latitude, { digits: 3 })}° / ${t.number(zone.point.longitude, { digits: 3 })}°${zone.point.approximate ? `, ${t.text('passport.fact.approximate')}` : ''}`}
        </dd>
      </div>
    </dl>
  )
}

/** Infrastructure by utility as sources state it: shares renewed and levels of provision are different measures and stay apart. */
export function Infrastructure({ data }: { readonly data: Passport }) {
  const t = useTranslator()
  if (data.infrastructure.length === 0) return <Empty title={t.text('passport.noInfrastructure')} />
  return (
    <DataTable
      title={t.text('passport.infrastructure')}
      rows={data.infrastructure}
      rowKey={({ claim, measure }) => claim + measure}
      columns={[
        { key: 'measure', title: t.text('passport.column.measure'), header: true, cell: (row) => t.of(row.names) },
        {
          key: 'period',
          title: t.text('passport.column.period'),
          cell: ({ period }) => (period === null ? <span className="missing">{t.text('claim.basis.undated')}</span> : t.periodShort(period)),
        },
        {
          key: 'value',
          title: t.text('passport.column.value'),
          unit: '%',
          cell: (row) => {
            const { value } = row
            if (value === null) return <span className="missing">{t.text('web.chart.noValue')}</span>
            const qualifier = QUALIFIERS.find((known) => known === row.qualifier) ?? 'exact'
            return (
              <CellBar value={value} max={100} certainty={qualifier === 'exact' ? 'exact' : 'qualified'}>
                <PageLink to={`/claims/${row.claim}`} className="quiet">
                  {qualified(qualifier, t.number(value))}
                </PageLink>
              </CellBar>
            )
          },
        },
      ]}
    />
  )
}
