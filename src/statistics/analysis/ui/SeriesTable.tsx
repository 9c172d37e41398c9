import { subjectPath } from '#registers/zones/ui/names.ts'
import { DataTable, type Column } from '#web/kit/DataTable.tsx'
import { PageLink, ViewLink } from '#web/kit/PageLink.tsx'
import { useTranslator } from '#web/kit/Translation.tsx'
import { figureText, traceOf } from '#statistics/indicators/ui/figure.ts'
import type { Dynamics } from '../model.ts'

type Row = Dynamics['series'][number]

/** Zones by years: stated figures open to their sources; years without one stay empty. */
export function SeriesTable({ data }: { readonly data: Pick<Dynamics, 'indicator' | 'periods' | 'series'> }) {
  const t = useTranslator()
  const at = (row: Row, period: string) => row.points.find((point) => point.period === period && !point.interpolated)
  const columns: Column<Row>[] = [
    {
      key: 'zone',
      title: t.text('analysis.column.zone'),
      header: true,
      sort: ({ names }) => t.of(names),
      cell: (row) => <PageLink to={subjectPath(row.subject)}>{t.of(row.names)}</PageLink>,
    },
    ...data.periods.map((period) => ({
      key: period,
      title: t.periodShort(period),
      numeric: true,
      sort: (row: Row) => at(row, period)?.value ?? null,
      cell: (row: Row) => {
        const point = at(row, period)
        if (point?.value === undefined || point.value === null)
          return (
            <span className="missing" title={t.text('web.chart.noValue')}>
              ·
            </span>
          )
        const text = figureText(point.value, data.indicator, point, t)
        return (
          <ViewLink
            change={{ trace: traceOf(data.indicator.code, row.subject, period) }}
            className="quiet"
            label={`${text}. ${t.text('web.trace.open', { name: t.of(row.names) })}`}
          >
            {text}
          </ViewLink>
        )
      },
    })),
  ]
  return (
    <DataTable
      title={`${t.of(data.indicator.names)}, ${t.unit(data.indicator.unit)}`}
      columns={columns}
      rows={data.series}
      rowKey={({ subject }) => subject}
      sortName="years"
      caption={t.text('analysis.dynamic.emptyYears', { unit: t.unit(data.indicator.unit) })}
    />
  )
}
