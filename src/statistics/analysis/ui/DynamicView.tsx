import type { ReactNode } from 'react'
import { subjectPath } from '#registers/zones/ui/names.ts'
import { Chart } from '#web/chart/Chart.tsx'
import { Spark } from '#web/figure/Spark.tsx'
import { DataTable, type Column } from '#web/kit/DataTable.tsx'
import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { Empty } from '#web/kit/Empty.tsx'
import { Part } from '#web/kit/PageHead.tsx'
import { PageLink } from '#web/kit/PageLink.tsx'
import { useTranslator } from '#web/kit/Translation.tsx'
import { digitsOf } from '#web/view/digits.ts'
import type { Dynamics } from '../model.ts'
import { AnalysisFrame, PeriodChoice, viewOf } from './AnalysisFrame.tsx'
import { dynamicsChart } from './dynamics.ts'
import { dynamicPage } from './pages.ts'
import { SeriesTable } from './SeriesTable.tsx'

const VIEWS = ['chart', 'table']
type Row = Dynamics['series'][number]

/** Dynamic analysis: lines of the years, growth over each zone's own window, every stated figure. */
function DynamicView({ data, t, address, page }: ViewProps<'traceDynamics'>) {
  const chart = dynamicsChart(data, t)
  const view = viewOf(address.search.view, VIEWS)
  const { from, to } = address.search
  return (
    <AnalysisFrame
      method="dynamic"
      title={page.title(data, t, address)}
      indicator={data.indicator}
      place={data.place}
      views={VIEWS}
      chart={chart}
      controls={
        <>
          <PeriodChoice name="from" label={t.text('analysis.column.from')} periods={data.periods} chosen={from ?? ''} none={t.text('analysis.firstYear')} />
          <PeriodChoice name="to" label={t.text('analysis.column.to')} periods={data.periods} chosen={to ?? ''} none={t.text('analysis.lastYear')} />
        </>
      }
    >
      {chart === undefined ? (
        <Empty title={t.text('analysis.empty.title')}>{t.text('analysis.empty.text', { indicator: t.of(data.indicator.names) })}</Empty>
      ) : null}
      {view === 'chart' && chart !== undefined ? <Chart model={chart} /> : null}
      {view === 'table' ? <SeriesTable data={data} /> : null}
      <Part
        title={t.text('analysis.dynamic.growth')}
        lead={
          data.commonWindow === null
            ? t.text('analysis.dynamic.windowsDiffer')
            : t.text('analysis.dynamic.commonWindow', { from: t.periodShort(data.commonWindow.from), to: t.periodShort(data.commonWindow.to) })
        }
      >
        <GrowthTable data={data} />
      </Part>
    </AnalysisFrame>
  )
}

function GrowthTable({ data }: { readonly data: Dynamics }) {
  const t = useTranslator()
  const digits = digitsOf(data.indicator.unit)
  const unit = t.unit(data.indicator.unit)
  const windowed = (read: (window: NonNullable<Row['window']>) => number | null, write: (value: number) => string) => ({
    numeric: true,
    sort: ({ window }: Row) => (window === null ? null : read(window)),
    cell: ({ window }: Row): ReactNode => {
      const value = window === null ? null : read(window)
      return value === null ? <span className="missing">{t.text('analysis.noWindow')}</span> : write(value)
    },
  })
  const columns: Column<Row>[] = [
    {
      key: 'zone',
      title: t.text('analysis.column.zone'),
      header: true,
      sort: ({ names }) => t.of(names),
      cell: (row) => <PageLink to={subjectPath(row.subject)}>{t.of(row.names)}</PageLink>,
    },
    {
      key: 'spark',
      title: t.text('analysis.column.line'),
      cell: (row) => (
        <Spark
          name={t.of(row.names)}
          digits={digits}
          points={row.points.map(({ period, value, interpolated }) => ({ period, value: interpolated ? null : value }))}
        />
      ),
    },
    {
      key: 'window',
      title: t.text('analysis.column.window'),
      sort: ({ window }) => window?.from ?? null,
      cell: ({ window }) =>
        window === null ? (
          '–'
        ) : (
          <span className="nowrap">
            {t.periodShort(window.from)}–{t.periodShort(window.to)}
          </span>
        ),
    },
    {
      key: 'first',
      title: t.text('analysis.column.first'),
      unit,
      ...windowed(
        ({ first }) => first,
        (value) => t.number(value, { digits }),
      ),
    },
    {
      key: 'last',
      title: t.text('analysis.column.last'),
      unit,
      ...windowed(
        ({ last }) => last,
        (value) => t.number(value, { digits }),
      ),
    },
    {
      key: 'absolute',
      title: t.text('analysis.column.absolute'),
      unit,
      ...windowed(
        ({ absolute }) => absolute,
        (value) => t.number(value, { digits, sign: true }),
      ),
    },
    {
      key: 'ratio',
      title: t.text('analysis.column.ratio'),
      ...windowed(
        ({ ratio }) => ratio,
        (value) => t.number(value, { digits: 2 }),
      ),
    },
    {
      key: 'cagr',
      title: t.text('analysis.column.cagr'),
      unit: '%',
      ...windowed(
        ({ cagr }) => cagr,
        (value) => t.number(value * 100, { digits: 1, sign: true }),
      ),
    },
    ...(data.series.some(({ contribution }) => contribution !== null)
      ? [
          {
            key: 'contribution',
            title: t.text('analysis.column.contribution'),
            unit: '%',
            numeric: true,
            sort: (row: Row) => row.contribution,
            cell: ({ contribution }: Row) => (contribution === null ? '–' : t.number(contribution * 100, { digits: 1, sign: true })),
          },
        ]
      : []),
  ]
  return <DataTable title={t.text('analysis.dynamic.growth')} columns={columns} rows={data.series} rowKey={({ subject }) => subject} />
}

export const page = drawn(dynamicPage, DynamicView)
