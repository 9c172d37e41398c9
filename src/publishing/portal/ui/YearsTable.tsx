import { figureText, traceOf } from '#statistics/indicators/ui/figure.ts'
import { DataTable, type Column } from '#web/kit/DataTable.tsx'
import { PageLink, ViewLink } from '#web/kit/PageLink.tsx'
import { useTranslator } from '#web/kit/Translation.tsx'
import type { Passport } from '../model.ts'

type Row = Passport['series'][number]

/** A zone's figures by year: indicators down, years across; a year without a figure stays empty. */
export function YearsTable({ zone, series }: { readonly zone: string; readonly series: Passport['series'] }) {
  const t = useTranslator()
  const stated = (row: Row) => row.series.points.filter(({ value, interpolated }) => value !== null && !interpolated)
  const rows = series.filter((row) => stated(row).length > 0)
  const years = [...new Set(rows.flatMap((row) => stated(row).map(({ period }) => period)))].toSorted()
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
    ...years.map((period) => ({
      key: period,
      title: t.periodShort(period),
      numeric: true,
      cell: ({ indicator, series: { points } }: Row) => {
        const point = points.find((candidate) => candidate.period === period && !candidate.interpolated)
        if (point?.value === undefined || point.value === null) return <span className="missing">·</span>
        const text = figureText(point.value, indicator, point, t)
        return (
          <ViewLink
            change={{ trace: traceOf(indicator.code, zone, period) }}
            className="quiet"
            label={`${text}. ${t.text('web.trace.open', { name: t.of(indicator.names) })}`}
          >
            {text}
          </ViewLink>
        )
      },
    })),
  ]
  return (
    <DataTable
      title={t.text('passport.series')}
      columns={columns}
      rows={rows}
      rowKey={({ indicator }) => indicator.code}
      caption={t.text('passport.emptyYears')}
    />
  )
}
