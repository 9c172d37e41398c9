import { Chart } from '#web/chart/Chart.tsx'
import { CellBar } from '#web/figure/CellBar.tsx'
import { Choice } from '#web/kit/Choice.tsx'
import { DataTable, type Column } from '#web/kit/DataTable.tsx'
import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { Empty } from '#web/kit/Empty.tsx'
import { Part } from '#web/kit/PageHead.tsx'
import { PageLink } from '#web/kit/PageLink.tsx'
import { useTranslator } from '#web/kit/Translation.tsx'
import { digitsOf } from '#web/view/digits.ts'
import type { Structure } from '../model.ts'
import { AnalysisFrame, PeriodChoice, viewOf } from './AnalysisFrame.tsx'
import { GROUPINGS, structuralPage } from './pages.ts'
import { isComparable, structureChart } from './structure.ts'

const VIEWS = ['table', 'chart']
type Row = Structure['groups'][number]

/** Structural analysis: shares of the whole, their shift, concentration and inequality. */
function StructuralView({ data, t, address, page }: ViewProps<'showStructure'>) {
  const chart = structureChart(data, t)
  const view = viewOf(address.search.view, VIEWS)
  return (
    <AnalysisFrame
      method="structural"
      title={page.title(data, t, address)}
      indicator={data.indicator}
      place={data.place}
      views={VIEWS}
      chart={chart}
      controls={
        <>
          <Choice label={t.text('analysis.by')} name="by" value={data.by} options={GROUPINGS.map((id) => ({ id, title: t.text(`analysis.by.${id}`) }))} />
          <PeriodChoice label={t.text('analysis.column.period')} periods={data.periods} chosen={data.period} />
          <PeriodChoice
            name="against"
            label={t.text('analysis.against')}
            periods={data.periods.filter((period) => period < data.period)}
            chosen={data.against ?? ''}
            none={t.text('analysis.againstNone')}
          />
        </>
      }
    >
      {chart === undefined ? <Empty title={t.text('analysis.empty.title')}>{t.text('analysis.structural.empty')}</Empty> : null}
      {view === 'table' && data.groups.length > 0 ? <PartsTable data={data} /> : null}
      {view === 'chart' && chart !== undefined ? <Chart model={chart} /> : null}
      <Part title={t.text('analysis.concentration.title')} lead={t.text('analysis.concentration.lead', { parts: data.parts })}>
        <Concentration data={data} />
      </Part>
    </AnalysisFrame>
  )
}

function PartsTable({ data }: { readonly data: Structure }) {
  const t = useTranslator()
  const max = Math.max(0, ...data.groups.map(({ share }) => share ?? 0))
  const digits = digitsOf(data.indicator.unit)
  const columns: Column<Row>[] = [
    {
      key: 'group',
      title: t.text(`analysis.by.${data.by}`),
      header: true,
      sort: ({ names }) => t.of(names),
      cell: (row) => (data.by === 'zone' ? <PageLink to={`/zones/${row.id}`}>{t.of(row.names)}</PageLink> : t.of(row.names)),
    },
    {
      key: 'value',
      title: t.of(data.indicator.names),
      unit: t.unit(data.indicator.unit),
      numeric: true,
      sort: ({ value }) => value,
      cell: ({ value }) => (value === null ? <span className="missing">{t.text('web.chart.noValue')}</span> : t.number(value, { digits })),
    },
    {
      key: 'share',
      title: t.text('analysis.column.share'),
      unit: '%',
      sort: ({ share }) => share,
      cell: ({ share }) =>
        share === null ? (
          '–'
        ) : (
          <CellBar value={share} max={max} certainty="exact">
            {t.number(share * 100, { digits: 1 })}
          </CellBar>
        ),
    },
    ...(data.against === null || !isComparable(data)
      ? []
      : [
          {
            key: 'earlier',
            title: t.text('analysis.column.earlierShare'),
            unit: `%, ${t.periodShort(data.against)}`,
            numeric: true,
            sort: (row: Row) => row.earlierShare,
            cell: ({ earlierShare }: Row) => (earlierShare === null ? '–' : t.number(earlierShare * 100, { digits: 1 })),
          },
        ]),
    ...(data.quotientOf === null
      ? []
      : [
          {
            key: 'quotient',
            title: t.text('analysis.column.quotient'),
            numeric: true,
            sort: (row: Row) => row.locationQuotient,
            cell: ({ locationQuotient }: Row) => (locationQuotient === null ? '–' : t.number(locationQuotient, { digits: 2 })),
          },
        ]),
    ...(data.by === 'zone'
      ? []
      : [{ key: 'zones', title: t.text('analysis.column.zones'), numeric: true, sort: ({ zones }: Row) => zones, cell: ({ zones }: Row) => t.number(zones) }]),
  ]
  return (
    <DataTable
      title={t.text('analysis.structural.parts')}
      columns={columns}
      rows={data.groups}
      rowKey={({ id }) => id}
      caption={
        data.total === null ? undefined : t.text('analysis.structural.total', { total: t.number(data.total, { digits }), unit: t.unit(data.indicator.unit) })
      }
    />
  )
}

/** Measures of concentration and inequality, each with what it means. */
function Concentration({ data }: { readonly data: Structure }) {
  const t = useTranslator()
  const measures = [
    {
      id: 'hhi',
      text: data.hhi === null ? null : t.number(data.hhi, { digits: 0 }),
      note: data.hhiBand === null ? '' : t.text(`analysis.hhi.${data.hhiBand}`),
    },
    { id: 'gini', text: data.gini === null ? null : t.number(data.gini, { digits: 3 }), note: '' },
    { id: 'theil', text: data.theil === null ? null : t.number(data.theil, { digits: 3 }), note: '' },
    {
      id: 'shift',
      text: data.structuralShift === null ? null : t.number(data.structuralShift, { digits: 3 }),
      note:
        data.structuralShift !== null
          ? ''
          : data.against === null
            ? t.text('analysis.shift.choose')
            : t.text('analysis.shift.incomplete', {
                period: t.periodShort(data.against),
                known: data.groups.filter(({ earlierShare }) => earlierShare !== null).length,
                of: data.groups.length,
              }),
    },
  ]
  return (
    <dl className="figures">
      {measures.map(({ id, text, note }) => (
        <div key={id}>
          <dt>{t.text(`analysis.${id}.name`)}</dt>
          <dd className={text === null ? 'value absent' : 'value'}>{text ?? t.text('indicator.missing.not_computable')}</dd>
          <dd className="under">{note === '' ? t.text(`analysis.${id}.note`) : note}</dd>
        </div>
      ))}
    </dl>
  )
}

export const page = drawn(structuralPage, StructuralView)
