import { useQuery } from '@tanstack/react-query'
import { Figure } from '#statistics/indicators/ui/Figure.tsx'
import { Chart } from '#web/chart/Chart.tsx'
import { queryFor } from '#web/client/query.ts'
import { RankBar } from '#web/figure/RankBar.tsx'
import { AsOf } from '#web/kit/AsOf.tsx'
import { Empty } from '#web/kit/Empty.tsx'
import { CellBar } from '#web/figure/CellBar.tsx'
import { Choice } from '#web/kit/Choice.tsx'
import { DataTable, type Column } from '#web/kit/DataTable.tsx'
import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { ExportMenu } from '#web/kit/ExportMenu.tsx'
import { Part, PageHead } from '#web/kit/PageHead.tsx'
import { PageLink, ViewLink } from '#web/kit/PageLink.tsx'
import { useTranslator } from '#web/kit/Translation.tsx'
import type { Comparison } from '../model.ts'
import { compareChart, comparePage } from './comparePage.ts'

type Row = Comparison['rows'][number]

/** Two to four zones side by side: every indicator that any of them has, and the years as lines. */
function CompareView({ data, t, address, page }: ViewProps<'compare'>) {
  const chart = compareChart(data, t, address)
  return (
    <>
      <PageHead
        title={page.title(data, t, address)}
        kicker={
          <>
            <PageLink to="/zones">{t.text('web.nav.zones')}</PageLink>
            <span>{t.period(data.period)}</span>
          </>
        }
        actions={<ExportMenu chart={chart} />}
      />
      <div className="filters">
        <Picker data={data} />
        {data.periods.length === 0 ? null : (
          <Choice
            label={t.text('passport.column.period')}
            name="period"
            value={data.period}
            options={data.periods.toReversed().map((id) => ({ id, title: t.periodShort(id) }))}
          />
        )}
        <AsOf />
      </div>
      {data.rows.length === 0 ? <Empty title={t.text('asOf.nothing')} /> : <ComparisonTable data={data} />}
      {chart === undefined ? null : (
        <Part title={t.text('passport.series')}>
          <ul className="chips no-print" style={{ marginBottom: 12 }}>
            {data.series.map(({ indicator }) => (
              <li key={indicator.code}>
                <ViewLink change={{ series: indicator.code }} current={t.of(indicator.names) === chart.title}>
                  {t.of(indicator.names)}
                </ViewLink>
              </li>
            ))}
          </ul>
          <Chart model={chart} />
        </Part>
      )}
    </>
  )
}

/** Which zones stand side by side: each can be taken away while two remain, another added while there are fewer than four. */
function Picker({ data }: { readonly data: Comparison }) {
  const t = useTranslator()
  const { data: zones } = useQuery(queryFor('listZones', { limit: 500 }))
  const chosen = data.zones.map(({ id }) => id)
  const others = zones?.items.filter(({ id }) => !chosen.includes(id)) ?? []
  return (
    <>
      <div className="field">
        <span className="label">{t.text('compare.chosen')}</span>
        <ul className="chips">
          {data.zones.map((zone) => (
            <li key={zone.id}>
              {chosen.length > 2 ? (
                <ViewLink change={{ zones: chosen.filter((id) => id !== zone.id).join(',') }} label={t.text('compare.remove', { zone: t.of(zone.names) })}>
                  {t.of(zone.names)} ×
                </ViewLink>
              ) : (
                <PageLink to={`/zones/${zone.id}`}>{t.of(zone.names)}</PageLink>
              )}
            </li>
          ))}
        </ul>
      </div>
      {chosen.length >= 4 || others.length === 0 ? null : (
        <Choice
          label={t.text('compare.add')}
          name="zones"
          value={chosen.join(',')}
          options={[
            { id: chosen.join(','), title: t.text('compare.choose') },
            ...others.map((zone) => ({ id: [...chosen, zone.id].join(','), title: t.of(zone.names) })),
          ]}
        />
      )}
    </>
  )
}

function ComparisonTable({ data }: { readonly data: Comparison }) {
  const t = useTranslator()
  const rows = data.rows.filter(({ values }) => values.some(({ value }) => value !== null))
  const columns: Column<Row>[] = [
    {
      key: 'indicator',
      title: t.text('passport.column.indicator'),
      header: true,
      cell: ({ indicator }) => (
        <>
          <PageLink to={`/indicators/${indicator.code}`} className="quiet">
            {t.of(indicator.names)}
          </PageLink>{' '}
          <span className="small muted">{t.unit(indicator.unit)}</span>
        </>
      ),
    },
    ...data.zones.map((zone, index) => ({
      key: zone.id,
      title: t.of(zone.names),
      cell: ({ indicator, values, ranks, rankBounds, outOf }: Row) => {
        const value = values[index]
        if (value === undefined) return '–'
        const figure = (
          <Figure
            indicator={indicator}
            value={value.value}
            missing={value.missing}
            certainty={value.certainty}
            qualifier={value.qualifier}
            contested={value.contested}
            subject={zone.id}
            period={value.period}
          />
        )
        const rank = ranks[index]
        if (value.value === null) return figure
        return (
          <>
            <CellBar value={value.value} max={Math.max(...values.map((other) => other.value ?? 0))} certainty={value.certainty}>
              {figure}
            </CellBar>
            {rank === undefined || rank === null ? null : (
              <span className="small muted">
                {t.text('web.rank.of', { rank, outOf })}{' '}
                <RankBar rank={rank} low={rankBounds[index]?.low ?? null} high={rankBounds[index]?.high ?? null} outOf={outOf} />
              </span>
            )}
          </>
        )
      },
    })),
  ]
  return (
    <DataTable
      title={t.text('compare.table')}
      columns={columns}
      rows={rows}
      rowKey={({ indicator }) => indicator.code}
      caption={rows.length < data.rows.length ? t.text('compare.hidden', { count: data.rows.length - rows.length }) : undefined}
    />
  )
}

export const page = drawn(comparePage, CompareView)
